// Talks of the season: Black Friday, the end of the year, sales, trade fairs.
import type { Talk } from "./talk.ts";

export const seasonTalks: readonly Talk[] = [
  {
    topic: "Black Friday",
    phase: "run",
    subject: "Black Friday at {partner}",
    months: [9, 10],
    again: true,
    steps: [
      [
        "email out",
        0,
        "Hello {first}, our Black Friday runs from Monday to Monday, {pct} on almost everything. Which places are [still free|left], and what do they cost?",
        "Hello {first}, planning Black Friday: {rateUp} for the week, code {code} from Thursday evening. What do you need, and until when?",
      ],
      [
        "email in",
        4,
        "Hello, left are the [top banner for {flat}|second row for {flatLow}] and one mailing on Friday. Hold for you until {by}. {first}",
        "Hi, material by {by} at the latest, then the page is [closed|frozen]. And {rateUp} please in writing. {first}",
      ],
      [
        "call out",
        3,
        "Took the [second row|mailing on Friday] at {partner} for {flatLow}, {rateUp} for eight days. Needs the final text by {by}.",
      ],
      [
        "note",
        12,
        "Material sent to {partner}, link to {landing}, tested. [All in order|Banner in two sizes].",
      ],
    ],
  },
  {
    topic: "Black Friday result",
    phase: "run",
    subject: "How the week went",
    months: [12],
    steps: [
      [
        "email out",
        0,
        "Hello {first}, the week is over: {clicks} clicks, {orders} orders, conversion {cr}. [More than last year|About as last year with fewer codes]. Thank you for the night shift.",
      ],
      [
        "email in",
        1,
        "Hello, good to hear. On our side the Saturday was [surprisingly strong|weak]. Next year we should start on Wednesday. {first}",
      ],
    ],
  },
  {
    topic: "season greetings",
    phase: "run",
    subject: "Thank you for this year",
    months: [12],
    stages: ["key", "active"],
    again: true,
    steps: [
      ["gift out", 0, "Year-end parcel to {first}: {treat} and a card signed by [all of us|the team]."],
      [
        "email in",
        5,
        "Dear all, the parcel is here, [the office is happy|it did not survive the first day]. A good new year to you, and to {rateUp}. {first}",
      ],
    ],
  },
  {
    topic: "summer sale",
    phase: "run",
    subject: "Sale from {by}",
    months: [5, 6],
    again: true,
    steps: [
      [
        "email out",
        0,
        "Hello {first}, the sale starts on {by}, up to {pctBig}. Not before that day, please; text, pictures and {code} attached.",
      ],
      [
        "chat in",
        2,
        "[Noted|Thank you, all there]. May we [tease it without the number|announce it in the mailing the evening before|show the {product} already]?",
      ],
      [
        "chat out",
        0,
        "[The evening before|The night before {by}] is fine, [after eight|not earlier|without {pctBig}].",
      ],
    ],
  },
  {
    topic: "new season",
    phase: "run",
    subject: "New season",
    months: [2, 3, 8],
    again: true,
    steps: [
      [
        "email out",
        0,
        "Hello {first}, the new season is in the shop from {by}: {product}, {product2} and a few [surprises|colours]. Pictures before all others, under embargo until then.",
      ],
      [
        "email in",
        3,
        "Beautiful. We plan [a gallery|a first look] on the day itself. Can we say the price of the {product}? {first}",
      ],
      [
        "email out",
        0,
        "Hello {first}, yes, price and weight are in the sheet. [Have fun with it|I am curious].",
      ],
    ],
  },
  {
    topic: "meeting at an event",
    phase: "run",
    subject: "{event}",
    months: [3, 4, 5, 9, 10],
    steps: [
      [
        "email out",
        0,
        "Hello {first}, will you be at {event}? I am there [both days|on the second day] and would buy you a coffee.",
      ],
      ["email in", 2, "Yes, with {other}. [Eleven at the entrance|After lunch, hall two]? {first}"],
      [
        "meeting",
        11,
        "Coffee with {partner} at {event}. They [grow|hired two people], plan something on {theme}, ask for {rateUp} in the new year. Good hour, no paper.",
      ],
    ],
  },
];
