// Talks of the way in: first words, answers, negotiations, agreements, the first weeks.
import type { Talk } from "./talk.ts";

export const startTalks: readonly Talk[] = [
  {
    topic: "first mail, their article",
    phase: "recruit",
    subject: "{client} and {partner}",
    types: ["content", "review", "email", "community"],
    steps: [
      [
        "note",
        0,
        "Found {site} while looking for [who ranks for|reviews of] the {product}. Good photos, [no affiliate links yet|links to two other shops|writes about every second week].",
        "{site} came up in a list of readers' favourites. About {visits} visits a month by their media kit, audience fits.",
      ],
      [
        "email out",
        1,
        "Hello {first}, I [read|enjoyed] your piece on {theme} and [think|believe] our readers overlap. We pay {rate} on every sale with a {cookie}-day cookie. Would you be open to [trying|testing] the {product} first and then deciding?",
        "Hello {first}, I look after partners at {client}. Your guide on {theme} is [the one I send to friends|better than ours]. May I send you a {product} and the terms, {rate} per sale?",
      ],
    ],
  },
  {
    topic: "first mail, codes",
    phase: "recruit",
    subject: "A code for {partner}",
    types: ["discount-code", "cashback", "loyalty", "employee-portal", "browser-extension"],
    steps: [
      [
        "note",
        0,
        "{partner} lists [three|four] of our competitors and an expired code of ours. [Worth a clean offer|Better to give them a valid one].",
      ],
      [
        "email out",
        1,
        "Hello {first}, you still show an old {client} code. I can offer a [working|current] one, {pct} for new customers, and {rate} commission. Who decides about new merchants at {partner}?",
        "Hello {first}, {client} would like to be listed with {partner}. We can start with {rate} and a code of {pct} for your members until {by}.",
      ],
    ],
  },
  {
    topic: "first mail, creators",
    phase: "recruit",
    subject: "Working together this {season}",
    types: ["influencer"],
    steps: [
      [
        "note",
        0,
        "{first} has [{visits} followers|an engaged audience of {visits}], comments read [like real people|honest and friendly]. Posts about {theme} twice a month.",
        "Two colleagues sent me the same video of {partner} about {theme}. [Asked|Looked] around: no exclusive deal known.",
      ],
      [
        "chat out",
        0,
        "Hi {first}, your {theme} video made my week. I run the partner program of {client}, may I send you an e-mail with an idea?",
      ],
      [
        "email out",
        2,
        "Hi {first}, as promised: we would send you the {product}, you say what you really think, and you earn {rate} on each order. A fee for a [series|longer cooperation] is possible once we see how your audience reacts.",
      ],
    ],
  },
  {
    topic: "first mail, technical partners",
    phase: "recruit",
    subject: "{partner} for {program}",
    types: [
      "comparison",
      "sub-network",
      "technology",
      "display",
      "search",
      "lead-generation",
      "b2b-referral",
    ],
    steps: [
      [
        "note",
        0,
        "{partner} was named [twice|by two people] at {event}. Checked {site}: [imprint fine, traffic sources stated|looks serious, asks for a product feed].",
      ],
      [
        "email out",
        2,
        "Hello {first}, we are choosing [one or two|two] new partners of your kind for {program}. Could you send me your traffic sources, the markets you cover and two references?",
        "Hello {first}, [before we talk about money|first things first]: which data do you need from us, and how do you treat brand terms? We usually start at {rate}.",
      ],
    ],
  },
  {
    topic: "met at an event",
    phase: "recruit",
    subject: "Good to meet you at {event}",
    steps: [
      [
        "meeting",
        0,
        "Met {first} at {event}, [at the coffee stand|in the queue for lunch|after the panel]. Talked about {theme}; {partner} is [looking for steady partners|unhappy with its current shop]. Promised to write this week.",
      ],
      [
        "email out",
        2,
        "Hello {first}, it was good to talk at {event}. As said, I would like to start with {rate} and the {product} as a first topic. Does [a short call|half an hour] next week suit you?",
      ],
    ],
  },
  {
    topic: "second try",
    phase: "nudge",
    subject: "One more idea for {partner}",
    steps: [
      [
        "email out",
        6,
        "Hello {first}, [I know your inbox is full|only a short one]. We have a new {product} and [few|only a handful of] people have tested it yet. Would that be a reason to talk?",
        "Hello {first}, I tried you in {prevMonth} and will not become a nuisance. If {client} is not for you, one word is enough.",
      ],
      [
        "call out",
        5,
        "Tried {first} by phone, [voicemail|no answer|colleague says back on Monday]. Left a message about the {product}.",
      ],
    ],
  },
  {
    topic: "answer, interested",
    phase: "answer",
    subject: "Re: {client} and {partner}",
    steps: [
      [
        "email in",
        3,
        "Hello, thank you for [writing|your message]. {client} would fit, our readers ask about {theme} [all the time|quite often]. We do not work below {rateUp} though. What could you do?\n{first}",
        "Hi, sounds good in principle. Can you send me [a feed and banners|the {product} and some pictures]? I would like to see it before I promise anything.\n{first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, [glad to hear|good news]. I have put a {product} in the post for you and attach our picture library. On the rate: let us look at the first month together, there is room above {rate}.",
      ],
    ],
  },
  {
    topic: "answer, call",
    phase: "answer",
    subject: "Call with {partner}",
    steps: [
      [
        "call in",
        4,
        "{first} called back. [Friendly, knows the brand|Curious, a little cautious]. Main worry: {worry}. Wants the terms in writing and [a contact for technical questions|a date for the first payment].",
        "{first} rang from [a train|the airport], line was poor. Interested, but {worry}. I send a summary.",
      ],
      [
        "email out",
        0,
        "Hello {first}, thank you for the call. In short: {rate} on net sales, {cookie} days of cookie, payment {net} days after approval, and a person (me) who answers. Anything I [forgot|missed]?",
      ],
      [
        "chat in",
        2,
        "[Got it, thanks|Received, thank you|Read it on the way home]. [Showing it to my colleague tomorrow|Give me until {by}|Let me sleep on it], [looks fair|{rate} to start with is fair|I like the {cookie} days].",
        "[One question|Quick one]: does {rate} also hold for the {product}? Otherwise [all clear|nothing to add].",
      ],
    ],
  },
  {
    topic: "answer, questions",
    phase: "answer",
    subject: "Questions about the program",
    steps: [
      [
        "email in",
        2,
        "Hello, a few questions before we say yes: how long is the cookie, do you validate returns [weekly|monthly], and may we use our own photos of the {product}?\nRegards, {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, {cookie} days; we validate on the 10th of each month; and your own photos are [welcome|better than ours]. What we do not allow is bidding on our name.",
      ],
    ],
  },
  {
    topic: "negotiating the rate",
    phase: "negotiate",
    subject: "Rate for {partner}",
    steps: [
      [
        "email in",
        2,
        "Hello, we discussed it here. For {rateUp} we would put {client} [in the first three of our list|on the start page for a month]. Below that it is a normal listing.\n{first}",
        "Hello, two other shops in your field pay us {rateUp}. I would rather work with you, but [the difference is real money|I have to explain it to my partner]. {first}",
      ],
      [
        "note",
        0,
        "Did the sums for {partner}: at {rateUp} we need about {orders} orders a month, at {rate} about half. [Limit is {rateMid} without placement|I can go to {rateMid} if they drop the flat fee].",
      ],
      [
        "email out",
        2,
        "Hello {first}, I can offer {rateMid} from {nextMonth}, and {rateUp} for every order above {orders} in a month. That rewards what you [say you can do|expect yourself]. Fair?",
      ],
      [
        "call out",
        4,
        "Went through the steps with {first}. Likes the idea, [wants the threshold lower|asks whether it counts from the first order]. I said marginal, not from the first. Answer [by the end of the week|after the weekend].",
      ],
    ],
  },
  {
    topic: "negotiating a fee",
    phase: "negotiate",
    subject: "Fee and commission",
    types: ["influencer", "content", "review", "email", "community"],
    steps: [
      [
        "email in",
        3,
        "Hi, for two posts and one newsletter my fee is {flat}. I [do not|never] work on commission alone, that went wrong [last year|with another brand]. {first}",
      ],
      [
        "email out",
        1,
        "Hi {first}, understood. Our budget for a first cooperation is {flatLow}, plus {rateUp} instead of {rate} for [sixty|ninety] days. If it carries itself we do the second round at your price.",
      ],
      [
        "call in",
        3,
        "{first} called about the fee. [Long talk, good mood|Short and clear]: {flatLow} is too little for three pieces, fine for one post and a story. Asks for {rateUp} and a code of their own.",
      ],
      [
        "note",
        0,
        "Position: {flatLow} for one post and one story, code {code}, {rateUp} for ninety days. Not above. [Next: send as one page|Wait for the word of {first}].",
      ],
    ],
  },
  {
    topic: "negotiating payment",
    phase: "negotiate",
    subject: "Payment terms",
    with: "finance",
    steps: [
      [
        "email in",
        2,
        "Dear partner team, our accounting needs payment within 30 days of the order, not {net} days after approval. Is that [possible|something you can change]?\n{first}",
      ],
      [
        "email out",
        2,
        "Hello {first}, returns come in for [four|five] weeks, so I cannot approve earlier. What I can do: pay [twice a month|every second week] for approved orders. Would that help your cash flow?",
      ],
      [
        "chat in",
        1,
        "[Better than nothing|That works for us|Twice a month is fine]. Can you put it into the agreement, [with {rateMid}|together with the {cookie} days|as a sentence of its own]?",
        "[Our accountant|My partner] is fine with {net} days [if it is on time|then]. Let us move on.",
      ],
    ],
  },
  {
    topic: "negotiating exclusivity",
    phase: "negotiate",
    subject: "Being the only one",
    types: ["comparison", "cashback", "loyalty", "influencer", "community", "content"],
    steps: [
      [
        "call in",
        2,
        "{first} offers to show only {client} in the category [for a quarter|until the end of the season]. Price: {rateUp} and {flat} up front. [Tempting|Interesting], but we lose the comparison with others.",
      ],
      [
        "email out",
        3,
        "Hello {first}, thank you for the offer. Exclusivity is worth it to us for the {product} only, not for everything. For that I offer {rateMid} and {flatLow}, for [eight|ten] weeks.",
      ],
      [
        "email in",
        4,
        "Hello, {product} only is fine. Make it {rateUp} and we have a deal, I already told [the team|my editor]. {first}",
        "Hello, my colleagues say no to a single product. Could we meet at {rateMid} with {flat}? {first}",
      ],
    ],
  },
  {
    topic: "agreement by mail",
    phase: "agree",
    subject: "Our agreement",
    steps: [
      [
        "email out",
        2,
        "Hello {first}, as agreed: {rateMid} from the first of {nextMonth}, {cookie} days, code {code} for {pct}, one placement a quarter. Please reply with a yes and I set it up.",
        "Hello {first}, here is what we [said|agreed], on one page: {rateMid}, payment after {net} days, no brand bidding, [four weeks|thirty days] notice on both sides.",
      ],
      [
        "email in",
        1,
        "Yes. [Looking forward to it|Happy to start]. {first}",
        "All correct, thank you. One detail: please use our company address on the [invoice|credit note]. {first}",
      ],
      [
        "note",
        0,
        "{partner} agreed: {rateMid}. Set in {network}, starts on the first of {nextMonth}. Contract filed.",
      ],
    ],
  },
  {
    topic: "agreement by phone",
    phase: "agree",
    subject: "Agreed by phone",
    steps: [
      [
        "call out",
        2,
        "[We have a deal|{first} says yes]: {rateMid} and code {code}. They start with the {product} around {by}. I confirm in writing today.",
      ],
      [
        "email out",
        0,
        "Hello {first}, to confirm our call: {rateMid}, code {code} ({pct}), first piece by {by}. [Welcome aboard|I look forward to it].",
      ],
    ],
  },
  {
    topic: "first weeks, links",
    phase: "onboard",
    subject: "Getting started",
    with: "tech",
    steps: [
      [
        "email out",
        3,
        "Hello {first}, here is what you need: your id in {network}, the feed address, ten pictures and a deep link to {landing}. Tell me when the first link is [live|online] and I check the tracking the same day.",
      ],
      [
        "chat in",
        4,
        "[Links are in|Everything is built in|First links are live], could you [test|check] one order? We [bought|ordered] a {product} [at about ten o'clock|just now|this morning].",
        "The {product} is [on the page|in our list] with your link, [does it count|do you see the clicks]?",
      ],
      [
        "chat out",
        0,
        "[Test order|Your {product}|One click and one order] is there, [right program, right amount|everything in its place], {rate} booked. [You are live|All set|Welcome to {program}].",
      ],
      [
        "note",
        2,
        "First {n} clicks from {partner} arrived, [no order yet|one order of a {product}]. Look again in two weeks.",
      ],
    ],
  },
  {
    topic: "first weeks, sample",
    phase: "onboard",
    subject: "Your {product}",
    types: ["influencer", "content", "review", "community", "email"],
    with: "content",
    steps: [
      [
        "gift out",
        2,
        "Sent a {product} to {first} with a hand-written card. [Arrives by {by}|Two-day delivery].",
      ],
      [
        "chat in",
        5,
        "[It is here|The {product} is here|Parcel came today], thank you. [Colour is lovely|Lighter than I thought|Smaller than in the pictures]. [Taking it out on Saturday|First test tonight|I write when I know more].",
        "[Unpacked|Opened] the {product} [on camera|with the children], [everybody wants one|looks even better than on your site].",
      ],
      [
        "email in",
        9,
        "Hi, draft of the {product} piece is attached. I was honest about [the zip|the smell|the price], hope that is fine. {first}",
      ],
      [
        "email out",
        1,
        "Hi {first}, more than fine, it makes the rest believable. Only one thing: the link should go to {landing}. [Publish whenever you like|From our side it can go out].",
      ],
    ],
  },
];
