// Talks of the way out: fading, ending, and those that never came to be.
import type { Talk } from "./talk.ts";

export const endTalks: readonly Talk[] = [
  {
    topic: "gone quiet",
    phase: "fade",
    subject: "Is everything all right?",
    steps: [
      [
        "note",
        0,
        "{partner} sent {n} clicks in {prevMonth}, [a year ago it was twenty times that|down from thousands]. Last new article is [old|from spring].",
      ],
      [
        "email out",
        3,
        "Hello {first}, it has been quiet between us. Is there something [we can do|you miss], a new topic, a better link, a fresh {product}? I have time for a call any day.",
      ],
      [
        "call out",
        12,
        "Tried {first}, [number rings, nobody answers|voicemail]. Will look again [next season|before {season}].",
      ],
    ],
  },
  {
    topic: "pause",
    phase: "fade",
    subject: "A pause on our side",
    steps: [
      [
        "email in",
        2,
        "Hello, I [start a new job|move house] next month and the site will rest for a while. The links stay, but do not expect [much|new pieces]. {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, thank you for telling me, and all the best. Your terms stay as they are, {rate}, and [a word is enough|you know where I am] when you are back.",
      ],
    ],
  },
  {
    topic: "ended, brand bidding",
    phase: "end",
    subject: "Ads on our name",
    types: ["search", "display"],
    steps: [
      [
        "note",
        0,
        "Saw an ad on our own name leading through {partner}, on three evenings after seven. Screenshots saved, orders of those hours: {n}.",
      ],
      [
        "email out",
        0,
        "Hello {first}, on three evenings your ads ran on our name. The terms exclude that. Please stop it today and explain how it happened. The orders concerned are declined.",
      ],
      [
        "email in",
        2,
        "Hello, this was an automatic campaign of a sub-publisher, it is off now. We ask you to pay the orders nevertheless. {first}",
      ],
      [
        "call out",
        3,
        "Told {first} that it is the second time. They see it differently. We end the cooperation with notice to the end of {month}.",
      ],
      [
        "email out",
        0,
        "Hello {first}, to confirm our call: the partnership ends on {by}. Approved orders are paid as usual, the others stay declined. Please remove all links by then.",
      ],
    ],
  },
  {
    topic: "ended, old codes",
    phase: "end",
    subject: "End of our cooperation",
    steps: [
      [
        "email out",
        0,
        "Hello {first}, the code {code} shown on {site} was meant for our newsletter only. This is the third time. I would like to know [how it got there|where it comes from].",
      ],
      ["email in", 3, "Hello, our users submit codes and we cannot check each one. We took it down. {first}"],
      [
        "note",
        1,
        "Share of new customers at {partner} is under a tenth, and codes leak. Costs more than it brings. Decision: end with notice.",
      ],
      [
        "email out",
        1,
        "Hello {first}, we have decided to end the partnership on {by}. Thank you for the work of the past year. Open commission is paid with the next run.",
      ],
    ],
  },
  {
    topic: "lost to a competitor",
    phase: "lose",
    reason: "Exclusive with a competitor until next year",
    subject: "Our decision",
    steps: [
      [
        "call in",
        3,
        "{first} called out of courtesy: they signed with another shop, exclusive for the whole category until next year. The offer there was {rateUp} and a yearly fee. We would not have gone so far.",
      ],
      [
        "email out",
        0,
        "Hello {first}, thank you for telling me yourself. I would like to write again when your year is over. Until then, good luck with it.",
      ],
    ],
  },
  {
    topic: "lost over the fee",
    phase: "lose",
    reason: "Wants a fixed fee that the sales cannot carry",
    subject: "About the fee",
    steps: [
      [
        "email in",
        3,
        "Hola, I spoke with my manager. Less than {flat} for a reel is not possible this year, with or without commission. {first}",
      ],
      [
        "note",
        0,
        "At our order value {flat} needs more than {orders} orders from one reel; the best creator so far brought a third. No.",
      ],
      [
        "email out",
        1,
        "Hola {first}, I did the sums honestly and cannot carry {flat}. If you ever want to try commission with a smaller fee, I am here. No hard feelings.",
      ],
    ],
  },
  {
    topic: "lost in silence",
    phase: "lose",
    reason: "No answer after several attempts",
    subject: "Last attempt",
    steps: [
      [
        "email out",
        8,
        "Hello {first}, this is my fourth message and the last one for this year. If the topic comes back, a single line is enough.",
      ],
      [
        "note",
        14,
        "No reaction to four messages and two calls. Closed. The site still links to a shop that no longer exists, so they may simply not look after it.",
      ],
    ],
  },
];
