// Talks of people who have worked together for a while: stock, numbers, reviews, changes, gifts.
import type { Talk } from "./talk.ts";

export const closeTalks: readonly Talk[] = [
  {
    topic: "sold out",
    phase: "run",
    subject: "{product} sold out",
    steps: [
      [
        "chat in",
        0,
        "The {product} shows as sold out, and it is [number one|number two] in our list. Coming back?",
      ],
      [
        "chat out",
        0,
        "Next delivery around {by}. [Point it to {product2} until then|{product2} is the closest], same rate, I raise it by a point for the meantime.",
      ],
      [
        "chat out",
        13,
        "The {product} is back in stock, [all sizes|all versions]. You can switch the link again.",
      ],
    ],
  },
  {
    topic: "monthly numbers",
    phase: "run",
    subject: "{prevMonth} in numbers",
    again: true,
    steps: [
      [
        "email out",
        0,
        "Hello {first}, {prevMonth}: {clicks} clicks, {orders} orders, conversion {cr}. [Best day was a Sunday|Most of it came from {landing}]. What [did you do|changed]?",
        "Hello {first}, a look at {prevMonth}: {clicks} clicks, conversion {cr}, {newShare} new customers. [Mobile is weaker than desktop|The {product} leads]. Shall we try another page than {landing}?",
      ],
      [
        "email in",
        2,
        "Thanks, useful. We [moved you up|changed the button|sent one more newsletter]. In {nextMonth} we are [on holiday for a week|busy with a relaunch], expect a bit less. {first}",
        "Interesting. Could you send this every month? It helps when I [plan|argue with my editor]. {first}",
      ],
    ],
  },
  {
    topic: "drop in clicks",
    phase: "run",
    subject: "Fewer clicks since {prevMonth}",
    steps: [
      [
        "note",
        0,
        "Clicks from {partner} [halved|down by a third] since the middle of {prevMonth}. Rankings for {theme} look [unchanged|lower].",
      ],
      [
        "email out",
        0,
        "Hello {first}, I see clearly fewer clicks since {prevMonth}. [Did you change something|Was there a relaunch], or did a search update hit you?",
      ],
      [
        "email in",
        2,
        "Hi, both. The relaunch cost us [some|a few] rankings, and we lost the box with your {product}. It comes back next week. {first}",
        "Hello, a search update, sadly. We are down [a third|a quarter] overall, you are not alone. We work on it. {first}",
      ],
      [
        "call out",
        20,
        "Clicks of {partner} are [back to normal|recovering slowly]. {first} thinks the worst is over. [No change in terms|Keep {rate} as it is].",
      ],
    ],
  },
  {
    topic: "quarterly review",
    phase: "run",
    subject: "Quarterly review with {partner}",
    stages: ["key", "active"],
    again: true,
    steps: [
      [
        "email out",
        0,
        "Hello {first}, time for our quarter: numbers, plans, wishes. [Thursday|Tuesday] at ten? I bring the figures, you bring the complaints.",
      ],
      [
        "meeting",
        4,
        "Quarter with {partner}: {orders} orders, conversion {cr}, {newShare} new customers. They want [earlier sale dates|more exclusive pictures|a second code]. We want [more on the {product}|less code-only traffic]. To do: feed by {by}, new pictures, {rateMid} to be checked.",
        "Review by video, {n} topics. Best page is {landing}. Agreed: placement in {nextMonth} for {flatLow}, sample of the {product}, next review in three months.",
      ],
      [
        "email out",
        1,
        "Hello {first}, minutes attached. Mine: [feed and pictures|dates of the sale], by {by}. Yours: the {product} piece and the figures of the newsletter.",
      ],
    ],
  },
  {
    topic: "contact changes",
    phase: "run",
    subject: "New contact",
    steps: [
      [
        "email in",
        0,
        "Hello, I am on [parental leave|a sabbatical] from {nextMonth}. {other} takes over and knows [everything|the history]. It was a pleasure. {first}",
      ],
      [
        "call out",
        5,
        "First call with {other}: [direct, likes numbers|friendly, new in the trade]. Explained the terms and the story behind {rate}.",
      ],
    ],
  },
  {
    topic: "data feed",
    phase: "run",
    subject: "Product feed",
    types: ["comparison", "cashback", "browser-extension", "loyalty", "sub-network", "content"],
    with: "tech",
    steps: [
      [
        "email in",
        0,
        "Hello, the feed has {n} products without a price and the {product} twice. Our import [stops|skips them]. {first}",
      ],
      [
        "chat out",
        0,
        "Passed on to the feed people. [Doubles come from the colours|Price is missing where stock is zero]. Fix [tomorrow|on {by}].",
      ],
      [
        "email in",
        5,
        "Import runs through since this morning, [all products|no errors]. Could you add the delivery time as a column? {first}",
      ],
    ],
  },
  {
    topic: "cookie and basket",
    phase: "run",
    subject: "Who gets the order?",
    steps: [
      [
        "email in",
        0,
        "Hello, we start many journeys and someone else gets the last click. Would you [share|split] an order when we were first? {first}",
      ],
      [
        "note",
        0,
        "Path report for {partner}: first click in {newShare} of the orders they lose. Last click goes [mostly to codes|to cashback]. A fixed bonus for first clicks may be simpler than splitting.",
      ],
      [
        "email out",
        4,
        "Hello {first}, splitting is not possible in {network}. My proposal: {cookieUp} days of cookie for you and a bonus of {flatLow} each quarter in which your share of first clicks stays above a third.",
      ],
      [
        "call in",
        2,
        "{first} takes the {cookieUp} days, [wants the bonus in writing|asks for it from this quarter on]. Fine.",
      ],
    ],
  },
  {
    topic: "birthday",
    phase: "run",
    subject: "Congratulations",
    stages: ["key", "active", "onboarded"],
    steps: [
      ["chat out", 0, "Happy birthday, {first}. [Have a day without dashboards|Hope there is cake]."],
      [
        "chat in",
        0,
        "Thank you, [there is cake|I am on a mountain, no signal after this]. How did you remember?",
      ],
    ],
  },
  {
    topic: "small gift",
    phase: "run",
    subject: "A thank-you",
    stages: ["key", "active"],
    steps: [
      [
        "gift out",
        0,
        "Sent {first} {treat} after [the best month so far|the good work on the {product}]. Card by hand.",
        "{treat} for {first}: [ten thousand orders together|two years of working together].",
      ],
      [
        "chat in",
        4,
        "What a surprise, thank you. [It stands on my desk|My family is already fighting over it].",
      ],
    ],
  },
  {
    topic: "gift from them",
    phase: "run",
    subject: "From {partner}",
    stages: ["key", "active"],
    steps: [
      [
        "gift in",
        0,
        "{partner} sent {treat} with a card from the whole team. Value under the limit, reported to the office anyway.",
      ],
      ["email out", 0, "Hello {first}, what a lovely surprise. The [whole corridor|team] says thank you."],
    ],
  },
];
