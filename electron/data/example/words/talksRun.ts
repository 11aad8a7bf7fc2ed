// Talks of everyday work: tracking, validation, payments, rates, placements, articles, samples.
import type { Talk } from "./talk.ts";

export const runTalks: readonly Talk[] = [
  {
    topic: "broken deep link",
    phase: "run",
    subject: "Links to {landing}",
    with: "tech",
    again: true,
    steps: [
      [
        "email in",
        0,
        "Hi, our link checker says {landing} [gives an error page|ends on the start page] since [yesterday|Monday]. We send about {clicks} clicks a week there. {first}",
        "Hello, three readers wrote that the {product} link [does not open|leads nowhere]. Can you look? {first}",
      ],
      [
        "chat out",
        0,
        "Found it, the shop renamed {landing} in the last release. [Redirect goes live tonight|Our developers are on it].",
      ],
      [
        "email out",
        1,
        "Hello {first}, the redirect is live and I [clicked through|tested] all {n} links on your page. The two days without tracking I make up with {flatLow}.",
        "Hello {first}, fixed. Old and new address both work now; [no need to change anything|you need not touch your pages].",
      ],
      [
        "chat in",
        0,
        "[Thank you, that was quick|Works again, thanks|All links to {landing} are fine again].",
      ],
    ],
  },
  {
    topic: "validation delay",
    phase: "run",
    subject: "Open orders from {prevMonth}",
    with: "finance",
    again: true,
    steps: [
      [
        "email in",
        0,
        "Hello, {orders} orders from {prevMonth} are still pending. When [will they be validated|can we expect the approval]? {first}",
        "Hi, the pending sum is now higher than what was paid this year. Is validation [late|stuck]? {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, you are right, [the returns file came late|a colleague was ill]. I approve everything older than {net} days [today|by {by}].",
        "Hello {first}, the shop changed its returns system and the export failed. {by} at the latest, I promise.",
      ],
      [
        "note",
        3,
        "Approved {orders} orders of {partner}, {n} declined as returns. [Told them|Sent the list]. Ask the shop for a fixed day each month.",
      ],
    ],
  },
  {
    topic: "payment date",
    phase: "run",
    subject: "Payment of {prevMonth}",
    with: "finance",
    again: true,
    steps: [
      [
        "chat in",
        0,
        "Did the payment for {prevMonth} go out? [Nothing on our account yet|Our accountant asks].",
      ],
      [
        "chat out",
        0,
        "It left {network} on the [5th|8th], usually [two|three] days. [Tell me if it is not there by {by}|I keep an eye on it].",
      ],
      ["chat in", 2, "[Arrived, thank you|It is there now]."],
    ],
  },
  {
    topic: "wrong invoice",
    phase: "run",
    subject: "Credit note {prevMonth}",
    with: "finance",
    steps: [
      [
        "email in",
        0,
        "Dear team, the credit note for {prevMonth} shows the old company address and [no|the wrong] tax number. Could you issue it again? {first}",
      ],
      [
        "email out",
        2,
        "Hello {first}, corrected and attached. I changed the address in {network} too, so that it [does not come back|stays right].",
      ],
    ],
  },
  {
    topic: "missing orders",
    phase: "run",
    subject: "Orders that were not counted",
    with: "tech",
    steps: [
      [
        "email in",
        0,
        "Hello, five readers sent us order confirmations, and none of them shows up in {network}. Numbers attached. {first}",
        "Hi, we count {orders} outgoing orders, {network} shows a quarter less. Who is right? {first}",
      ],
      [
        "note",
        0,
        "Checked the orders: {n} were paid by [voucher|invoice], where the tag does not fire. Rest came in after {cookie} days. Ticket with the shop.",
      ],
      [
        "email out",
        2,
        "Hello {first}, we found a payment method without tracking. It is being fixed; your {n} orders I [book by hand|add today]. Thank you for keeping the evidence.",
      ],
      [
        "call in",
        9,
        "{first} confirms that counts agree since the fix, difference under two in a hundred. [Closed|Good].",
      ],
    ],
  },
  {
    topic: "asks for a higher rate",
    phase: "run",
    subject: "Your rate from {nextMonth}",
    steps: [
      [
        "email in",
        0,
        "Hello, we brought you {orders} orders in {prevMonth}, more than ever. At {rateUp} we would [push further|move you up in our list]. {first}",
        "Hi, we are planning {season}. A competitor offers {rateUp} and a fee. I would rather stay with you, can we talk about {rate}? {first}",
      ],
      [
        "note",
        0,
        "Numbers of {partner}: {orders} orders, {newShare} new customers, returns normal. At {rateUp} still worth it as long as [the share of new customers holds|orders stay above last year].",
      ],
      [
        "call out",
        2,
        "Offered {first} {rateMid} at once and {rateUp} above {orders} orders. [Took it with thanks|Wants to sleep on it].",
      ],
      [
        "email out",
        1,
        "Hello {first}, as discussed: {rateMid} from {nextMonth}, {rateUp} for each order beyond {orders}. Set in {network} [today|this morning].",
      ],
    ],
  },
  {
    topic: "rate for a product line",
    phase: "run",
    subject: "More for the {product}",
    steps: [
      [
        "email out",
        0,
        "Hello {first}, we have [a full warehouse of|good margin on] the {product}. Until {by} you get {rateUp} on it instead of {rate}. Is there a place for it?",
        "Hello {first}, the {product} sells well with your readers: conversion {cr}. I raise it to {rateUp} for [four|six] weeks.",
      ],
      [
        "email in",
        2,
        "[Nice|Good timing], we just planned something on {theme}. The {product} gets [its own box|a paragraph and a picture]. {first}",
      ],
      [
        "note",
        16,
        "The {product} at {partner}: {orders} orders in the period, before that about {n} a week. [Repeat in {season}|Worked].",
      ],
    ],
  },
  {
    topic: "new placement",
    phase: "run",
    subject: "Placement in {nextMonth}",
    steps: [
      [
        "email in",
        0,
        "Hello, the [top banner|first box on the start page] is free in {nextMonth}. {flat} for four weeks, you get the first call. {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, {flat} needs about {orders} orders to pay for itself. I can do {flatLow} plus {rateUp} on what comes from it. How many views [did|does] it have?",
      ],
      [
        "call in",
        2,
        "{first} accepts {flatLow} if we deliver pictures in two sizes by {by}. Said yes. Book it, ask design.",
      ],
      [
        "email out",
        1,
        "Hello {first}, pictures attached, link to {landing} with its own id so that we can [measure|see] it.",
      ],
      [
        "note",
        22,
        "Placement at {partner} over: {clicks} clicks, {orders} orders. [Paid for itself|Just about even|A bit under plan, still new customers].",
      ],
    ],
  },
  {
    topic: "new article",
    phase: "run",
    subject: "Piece on {theme}",
    types: ["content", "review", "community", "email", "comparison"],
    with: "content",
    again: true,
    steps: [
      [
        "email in",
        0,
        "Hi, we write about {theme} next. Do you have [a {product} to spare|pictures and a quote]? {first}",
        "Hello, our readers voted: {theme}. Which of your things would you [show|choose]? {first}",
      ],
      [
        "email out",
        1,
        "Hello {first}, [gladly|with pleasure]: the {product} for the text, {product2} as the cheaper choice. Pictures are in the library, a sample [leaves today|is on its way].",
      ],
      [
        "chat in",
        11,
        "Piece on {theme} is live: https://{site}/{slug}. [Comments are friendly so far|Already our most read this week].",
      ],
      [
        "chat out",
        0,
        "[Read it twice|Shared it with the product team], lovely. The picture with the {product} goes on our wall.",
      ],
    ],
  },
  {
    topic: "update of an old article",
    phase: "run",
    subject: "Your guide to {theme}",
    types: ["content", "review", "comparison", "community"],
    with: "content",
    steps: [
      [
        "note",
        0,
        "Guide to {theme} on {site} still names the old {product} and [last year's|an outdated] price. It brings a third of their orders.",
      ],
      [
        "email out",
        0,
        "Hello {first}, your guide to {theme} still shows the old {product}. The new one is lighter and costs the same; text and pictures attached. Could you [swap|update] it before {season}?",
      ],
      [
        "email in",
        4,
        "Done, and thank you for the [ready text|pictures]. I also [fixed two links|took out the sold-out one]. {first}",
        "Hi, on my list for the weekend after next. Send the {product} and it goes faster. {first}",
      ],
    ],
  },
  {
    topic: "product sample",
    phase: "run",
    subject: "A {product} for you",
    with: "content",
    types: ["content", "review", "influencer", "community", "email", "comparison"],
    again: true,
    steps: [
      [
        "email out",
        0,
        "Hello {first}, the new {product} is here. Which [size|version] may I send you, and to which address?",
      ],
      [
        "email in",
        1,
        "[Size M|The green one|The larger one], same address as last time. [Curious|Perfect timing]. {first}",
      ],
      [
        "gift out",
        2,
        "{product} sent to {first}, parcel with tracking, [should be there on {by}|customs paper included].",
      ],
      [
        "chat in",
        8,
        "Parcel arrived. First impression: [excellent|very good], only the [label|strap|lid] is a bit much. Review in about [two|three] weeks.",
      ],
    ],
  },
];
