// What is to be done, was done, was promised and was agreed in the example, in the manager's words.
import type { Stage } from "../../../domain/partner.ts";
import type { InitiativeKind, Priority, Promiser, PromiseOutcome } from "../../../domain/tasks/task.ts";

/** A task to do: `due` in days from today, null without a day. `{partner}` stands for the partner's name. */
export interface OpenSeed {
  title: string;
  /** Whom it is about: a partner of this stage. */
  stage?: Stage;
  due: number | null;
  time?: string;
  priority?: Priority;
  effort?: number;
  initiative?: 0 | 1;
  /** It waits for the partner's first person. */
  waits?: true;
  note?: string;
  checklist?: readonly (readonly [text: string, done: boolean])[];
  repeat?: string;
  planned?: true;
}

export const openTasks: readonly OpenSeed[] = [
  {
    title: "Check how {partner} shows the new code",
    stage: "active",
    due: -4,
    priority: 2,
    effort: 15,
  },
  {
    title: "Answer {partner} about the flat fee",
    stage: "key",
    due: -1,
    priority: 1,
    effort: 30,
    planned: true,
  },
  {
    title: "Send the winter banners to all key partners",
    due: 0,
    priority: 1,
    effort: 60,
    initiative: 0,
    planned: true,
    checklist: [
      ["Sizes for newsletters", true],
      ["Sizes for sidebars", true],
      ["A square one for social posts", false],
      ["Proofread the prices", false],
    ],
  },
  { title: "Call {partner} about the tenancy in January", stage: "key", due: 0, time: "15:00", effort: 20 },
  { title: "Look through last week’s reversals", due: 1, effort: 45, repeat: "FREQ=WEEKLY" },
  { title: "Write up what {partner} asked for", stage: "negotiating", due: 1, priority: 2, effort: 25 },
  { title: "Agree the gift list with marketing", due: 2, effort: 30, initiative: 0 },
  { title: "Signed contract of {partner}", stage: "agreed", due: 3, waits: true },
  {
    title: "Set up tracking links for {partner}",
    stage: "onboarded",
    due: 3,
    priority: 3,
    effort: 20,
    checklist: [
      ["Deep link to the winter page", false],
      ["Test order", false],
    ],
  },
  { title: "Book a table for the lunch with {partner}", stage: "key", due: 5, effort: 10 },
  { title: "Ask {partner} why the traffic fell", stage: "active", due: 6, priority: 2, effort: 30 },
  { title: "Media kit of {partner}", stage: "replied", due: 7, waits: true },
  { title: "Draft the rules of the photo contest", due: 9, effort: 90, initiative: 1 },
  {
    title: "Report to the client",
    due: 11,
    priority: 2,
    effort: 120,
    repeat: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  },
  { title: "Clean up partners without an answer since summer", due: 20, effort: 60 },
  { title: "Read the new rules of the networks on browser extensions", due: null, effort: 40 },
  { title: "Find three podcasts about slow travel", due: null, priority: 3, effort: 60, initiative: 1 },
];

/** Tasks that were done or dropped; the days are spread over the last four months. */
export const closedTasks: readonly (readonly [title: string, stage?: Stage, dropped?: string])[] = [
  ["Send the autumn code to {partner}", "active"],
  ["Call {partner} about the returns", "active"],
  ["Thank {partner} for the long review", "key"],
  ["Check the disclosure on {partner}", "active"],
  ["Answer {partner} on payment terms", "key"],
  ["Ship two samples to {partner}", "onboarded"],
  ["Approve {partner} in the network", "onboarded"],
  ["Ask {partner} for the audience split", "replied"],
  ["Follow up with {partner}", "contacted"],
  ["Follow up with {partner}", "contacted", "They asked to be left alone"],
  ["Write the brief for the hut weekend"],
  ["Update the product feed notes"],
  ["Pay the tenancy of {partner}", "key"],
  ["Compare the voucher pages of October"],
  ["Remove the expired codes"],
  ["Review the terms of {partner}", "active"],
  ["Meet {partner} at the fair", "key"],
  ["Send numbers of the third quarter to {partner}", "key"],
  ["Look into the broken links after the relaunch"],
  ["Offer {partner} the exclusive code", "active"],
  ["Invite {partner} to the photo contest", "active", "The contest moved to spring"],
  ["Correct the commission of one order of {partner}", "active"],
  ["Prepare the talk with {partner}", "negotiating"],
  ["Ask finance about the late payment to {partner}", "active"],
  ["Collect questions for the network’s call"],
  ["Check {partner} for brand bidding", "active"],
  ["Translate the newsletter text for {partner}", "onboarded"],
  ["Say goodbye to {partner}", "ended"],
  ["Try to win {partner} back", "dormant", "No answer to three messages"],
  ["Plan the week with the designers"],
];

/** `due` and `settled` in days from today. */
export interface PromiseSeed {
  by: Promiser;
  text: string;
  stage: Stage;
  due: number | null;
  outcome?: PromiseOutcome;
  settled?: number;
}

export const promises: readonly PromiseSeed[] = [
  { by: "us", text: "Send the product pictures without a watermark", stage: "key", due: 1 },
  { by: "us", text: "Look into the two missing orders", stage: "active", due: -2 },
  { by: "us", text: "Raise the cap for December", stage: "key", due: 6 },
  { by: "us", text: "Introduce them to the photographer", stage: "onboarded", due: null },
  { by: "them", text: "Place the winter guide above the fold", stage: "key", due: 2 },
  { by: "them", text: "Take the old code off the page", stage: "active", due: -3 },
  { by: "them", text: "Send last month’s newsletter numbers", stage: "active", due: 8 },
  { by: "us", text: "Send samples for the review", stage: "key", due: -40, outcome: "kept", settled: -43 },
  { by: "us", text: "Answer on the flat fee", stage: "key", due: -28, outcome: "kept", settled: -24 },
  {
    by: "us",
    text: "Correct the commission of the August orders",
    stage: "active",
    due: -60,
    outcome: "kept",
    settled: -61,
  },
  {
    by: "us",
    text: "Give two weeks’ notice before the sale",
    stage: "active",
    due: -35,
    outcome: "broken",
    settled: -30,
  },
  {
    by: "us",
    text: "Share the calendar of the season",
    stage: "key",
    due: -15,
    outcome: "kept",
    settled: -15,
  },
  {
    by: "them",
    text: "Publish the comparison by the end of the month",
    stage: "key",
    due: -20,
    outcome: "kept",
    settled: -20,
  },
  {
    by: "them",
    text: "Mark the links as advertising",
    stage: "active",
    due: -30,
    outcome: "kept",
    settled: -22,
  },
  {
    by: "them",
    text: "Mention the repair service in the video",
    stage: "active",
    due: -50,
    outcome: "broken",
    settled: -40,
  },
  { by: "them", text: "Send pictures of the trip", stage: "key", due: -9, outcome: "kept", settled: -10 },
  {
    by: "them",
    text: "Try the new landing page",
    stage: "onboarded",
    due: -18,
    outcome: "withdrawn",
    settled: -12,
  },
];

/** `from` and `to` in days from today. */
export interface AgreementSeed {
  text: string;
  stage: Stage;
  from: number;
  to: number | null;
  notice?: number;
}

export const agreements: readonly AgreementSeed[] = [
  { text: "9 % and 400 flat a month for the top placement", stage: "key", from: -340, to: 24, notice: 14 },
  { text: "7 %, exclusive code, no other outdoor shop in the same letter", stage: "key", from: -160, to: 18 },
  { text: "8 %, cookie 45 days", stage: "key", from: -300, to: 95, notice: 60 },
  { text: "6 % until 300 orders a quarter, 7 % above", stage: "active", from: -200, to: null },
  { text: "5 % on sale items, 8 % on everything else", stage: "active", from: -400, to: -36 },
  { text: "8 % on everything", stage: "active", from: -35, to: 330 },
];

export const initiatives: readonly { name: string; kind: InitiativeKind; starts: number; ends: number }[] = [
  { name: "Winter sale", kind: "seasonal", starts: 12, ends: 45 },
  { name: "Photo contest “First light”", kind: "contest", starts: 70, ends: 110 },
];
