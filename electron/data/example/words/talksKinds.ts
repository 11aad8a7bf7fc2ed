// Talks that only some types of partner have.
import type { Talk } from "./talk.ts";

export const kindTalks: readonly Talk[] = [
  {
    topic: "exclusive code",
    phase: "run",
    subject: "Exclusive code {code}",
    types: ["influencer", "content", "email", "loyalty", "employee-portal", "discount-code", "community"],
    steps: [
      [
        "email in",
        0,
        "Hi, could we have a code that is [only ours|nowhere else]? Something like {code}. Our audience loves that. {first}",
      ],
      [
        "email out",
        2,
        "Hello {first}, {code} is set: {pct} on everything except [gift cards|sale items], valid until {by}, only yours. If it turns up elsewhere I have to close it.",
      ],
      [
        "note",
        20,
        "{code}: {orders} uses, {newShare} new customers. [Not seen anywhere else|One forum copied it, harmless].",
      ],
    ],
  },
  {
    topic: "leaked code",
    phase: "run",
    subject: "{code} on other sites",
    types: ["influencer", "email", "content", "discount-code"],
    steps: [
      [
        "note",
        0,
        "{code} appears on two code sites that are not partners. Uses [tripled|doubled] overnight, mostly old customers.",
      ],
      [
        "call out",
        0,
        "Told {first} about {code}. [Surprised and sorry|Suspected a reader]. We replace it by a new one on {by}, the old one ends tonight.",
      ],
      ["chat in", 1, "New code is in all our links, [old posts too|stories updated]. Sorry for the work."],
    ],
  },
  {
    topic: "expired codes",
    phase: "run",
    subject: "Expired codes on {site}",
    types: ["discount-code", "browser-extension", "cashback"],
    again: true,
    steps: [
      ["note", 0, "Check of {site}: {n} codes shown, [two|three] expired, one never existed."],
      [
        "email out",
        0,
        "Hello {first}, {n} codes are listed for us, and only {code} is valid. Please take the others down by {by}; I attach what [you may show|is current].",
      ],
      [
        "email in",
        1,
        "Hello, cleaned up. [Our editor missed the end date|They came from users]. Could you send end dates with each code? {first}",
      ],
    ],
  },
  {
    topic: "missing cashback",
    phase: "run",
    subject: "Member claims {prevMonth}",
    types: ["cashback", "loyalty", "employee-portal", "browser-extension"],
    with: "finance",
    again: true,
    steps: [
      [
        "email in",
        0,
        "Hello, {n} members claim purchases in {prevMonth} that were not tracked. List with order numbers attached. {first}",
      ],
      [
        "email out",
        4,
        "Hello {first}, checked: most are ours and get approved [today|with the next run], two used a code that is not for members, one was returned.",
      ],
      ["chat in", 1, "Clear, thank you. We [tell the members|close the tickets]."],
    ],
  },
  {
    topic: "raised cashback week",
    phase: "run",
    subject: "Double week in {nextMonth}",
    types: ["cashback", "loyalty", "browser-extension", "employee-portal"],
    steps: [
      [
        "email in",
        0,
        "Hello, we plan a double week in {nextMonth}. With {rateUp} you would be on the start page and in the mailing to [all|active] members. {first}",
      ],
      [
        "note",
        0,
        "Last double week: {orders} orders, {newShare} new. At {rateUp} plus network fee we [break even|earn a little] on new customers only.",
      ],
      [
        "email out",
        1,
        "Hello {first}, {rateUp} for new customers, {rate} for the others, for seven days. [Deal|Does that work]?",
      ],
      [
        "email in",
        2,
        "Agreed for seven days. Mailing goes out on the first morning. Logo in white, please. {first}",
      ],
      [
        "note",
        12,
        "Double week over: {orders} orders, {clicks} clicks. [Good|Better than expected], a fifth more returns than usual, look again when it is ripe.",
      ],
    ],
  },
  {
    topic: "stand-down rules",
    phase: "run",
    subject: "Pop-ups after other partners",
    types: ["browser-extension", "cashback"],
    with: "tech",
    steps: [
      [
        "email out",
        0,
        "Hello {first}, a content partner recorded your extension opening right after their click. Our terms ask for [thirty minutes of|a clear] stand-down. Can your developers check?",
      ],
      [
        "email in",
        3,
        "Hello, a new version lost the rule for {network}. Fixed, rolls out by {by}. We are sorry. {first}",
      ],
      [
        "note",
        5,
        "Tested {partner} with three browsers: stands down as it should. Told the content partner.",
      ],
    ],
  },
  {
    topic: "where the traffic comes from",
    phase: "run",
    subject: "Your publishers",
    types: ["sub-network", "display", "search", "lead-generation"],
    steps: [
      [
        "email out",
        0,
        "Hello {first}, one of your ids brings {newShare} of all orders within a minute of the click. Who is behind it?",
      ],
      [
        "call in",
        2,
        "{first} names the publisher: a [toolbar|code page]. Will be switched off for us today. [Wants to keep the good ones|Sends a monthly list from now on].",
      ],
    ],
  },
  {
    topic: "newsletter slot",
    phase: "run",
    subject: "Newsletter on {by}",
    types: ["email", "content"],
    with: "content",
    again: true,
    steps: [
      [
        "email in",
        0,
        "Hello, the slot on {by} is free, {visits} readers. {flatLow} as last time? I need text and a picture [a week|three days] before. {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, taken. Topic is the {product}, text below, picture in the library, link to {landing} with code {code}.",
      ],
      [
        "chat in",
        6,
        "Sent this morning. Open rate [a little above usual|best this year], your link got {clicks} clicks so far.",
      ],
      [
        "note",
        5,
        "Newsletter of {partner}: {clicks} clicks, {orders} orders. [Pays|Would book again in {season}].",
      ],
    ],
  },
  {
    topic: "video",
    phase: "run",
    subject: "Video with the {product}",
    types: ["influencer"],
    with: "content",
    again: true,
    steps: [
      [
        "chat in",
        0,
        "Idea: [a week with only the {product}|the {product} against my old one]. Would you be in?",
      ],
      [
        "chat out",
        0,
        "Very much. Do you need [a second one to give away|anything besides the {product}]? Same terms, {rateUp} and {flatLow}.",
      ],
      [
        "email in",
        6,
        "Hi, rough cut attached. Advertising label is in the first second. Tell me if a [fact|price] is wrong. {first}",
      ],
      [
        "email out",
        1,
        "Hi {first}, only one thing: it is [waterproof|vegan], not water-repellent. Otherwise go. It is marked correctly.",
      ],
      [
        "note",
        10,
        "Video of {partner}: {visits} views in ten days, {orders} orders with {code}. [Comments ask for sizes|Many saves, orders come late].",
      ],
    ],
  },
  {
    topic: "label for advertising",
    phase: "run",
    subject: "Label on your story",
    types: ["influencer"],
    steps: [
      [
        "chat out",
        0,
        "Hi {first}, small thing: the story from [yesterday|Sunday] has our link but no advertising label. Could you add it? We both [need|want] it.",
      ],
      ["chat in", 0, "[Oh, forgot|You are right], reposted with the label."],
    ],
  },
  {
    topic: "test and ranking",
    phase: "run",
    subject: "Your test of {theme}",
    types: ["review", "comparison"],
    with: "content",
    steps: [
      [
        "email in",
        0,
        "Hello, the test of {theme} is done. Your {product} is [second|third], the winner is lighter. Published on {by}, you may comment on facts. {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, fair result. One fact: the weight is from the old model. The new one is a tenth less, data sheet attached.",
      ],
      [
        "email in",
        1,
        "Corrected, it is [still second|now first by a hair]. Thank you for not arguing about the rest. {first}",
      ],
    ],
  },
  {
    topic: "reader meeting",
    phase: "run",
    subject: "Readers' weekend",
    types: ["community", "content"],
    steps: [
      [
        "email in",
        0,
        "Hello, our community meets near {city} in {nextMonth}, about {n}0 people. Would {client} [bring a few things to try|give prizes for the quiz]? {first}",
      ],
      [
        "email out",
        2,
        "Hello {first}, gladly: a {product} or two to try, prizes for the quiz, no speech. I come myself if I [may|can].",
      ],
      [
        "meeting",
        18,
        "Weekend with the community of {partner} near {city}. [Rain and good mood|Sun all day]. People asked about repairs and about the {product} in smaller sizes. {first} wants to do it every year.",
      ],
      ["gift in", 4, "{first} sent a photo book of the weekend, signed by [everybody|the whole group]."],
    ],
  },
];
