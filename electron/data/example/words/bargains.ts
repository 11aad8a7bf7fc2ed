// What is bargained over in the example, in the words of the manager.
import type { InteractionKind } from "../../../domain/interaction.ts";
import type { By } from "../../../domain/negotiation/stages.ts";
import type { Terms } from "../../../domain/terms/shape.ts";
import type { ExampleLimit } from "../world.ts";
import type { ProgramName } from "./goods.ts";

/** What is asked for; `rate` in basis points above the one in force, `tierFrom` one percent more above so many orders. */
export interface Ask extends Omit<Partial<Terms>, "currency" | "basis" | "rateBp" | "tiers"> {
  rate?: number;
  tierFrom?: string;
}

/** Days are counted from today. */
export interface Bargain {
  partner: string;
  program: ProgramName;
  subject: string;
  since: number;
  decide: number | null;
  fallback: string | null;
  note: string | null;
  rounds: readonly (readonly [
    by: By,
    day: number,
    channel: InteractionKind,
    ask: Ask,
    note: string | null,
  ])[];
  end:
    | { kind: "accepted"; day: number; from: number; reason: string }
    | { kind: "declined" | "paused"; day: number; reason: string }
    | null;
  limits: (rateBp: number) => ExampleLimit[];
}

const once = (amount: string): Terms["flat"] => ({ amount, per: "once", viaNetwork: false });
const monthly = (amount: string): Terms["flat"] => ({ amount, per: "month", viaNetwork: false });
const none = (): ExampleLimit[] => [];

export const bargains: readonly Bargain[] = [
  {
    partner: "Wanderfuchs Magazin",
    program: "Brackenfold Europe",
    subject: "Winter issue: rate and the opening page",
    since: -30,
    decide: 9,
    fallback: "Keep today's rate and book the page with Żółty Szlak",
    note: "They know that the page sells out by mid December. The editor decides, not sales.",
    rounds: [
      ["us", -27, "email", { rate: 100, netDays: 30, cookieDays: 30 }, "As before, for the whole winter."],
      ["them", -19, "email", { rate: 400, flat: once("1200.00"), netDays: 30, cookieDays: 30 }, null],
      [
        "us",
        -11,
        "call",
        { rate: 150, flat: once("500.00"), netDays: 30, cookieDays: 30 },
        "The page for half.",
      ],
      [
        "them",
        -5,
        "email",
        { rate: 250, flat: once("800.00"), netDays: 15, cookieDays: 30 },
        "They would rather be paid sooner than more.",
      ],
    ],
    end: null,
    limits: (rateBp) => [
      { side: "us", lever: "rateBp", ideal: rateBp + 100, walkAway: rateBp + 250, step: 50 },
      { side: "them", lever: "rateBp", ideal: rateBp + 400, walkAway: rateBp + 150, certainty: "medium" },
      { side: "us", lever: "flat.amount", ideal: "0.00", walkAway: "800.00", step: "100.00" },
      {
        side: "them",
        lever: "flat.amount",
        ideal: "1200.00",
        walkAway: "300.00",
        source: "What the last issue's page cost others",
        certainty: "low",
      },
      { side: "us", lever: "netDays", ideal: 30, walkAway: 15, step: 5 },
      {
        side: "them",
        lever: "netDays",
        ideal: 15,
        walkAway: 30,
        valuePerStep: "60.00",
        source: "Their last e-mail: printers are paid in advance",
        certainty: "high",
      },
      { side: "us", lever: "package", ideal: "0.00", walkAway: "2500.00" },
    ],
  },
  {
    partner: "Bergpreis Vergleich",
    program: "Brackenfold Europe",
    subject: "Terms for the new year",
    since: -26,
    decide: 20,
    fallback: "Today's terms run on until June",
    note: "Their feed costs rise in January: the flat fee matters more to them than the rate.",
    rounds: [
      ["them", -22, "meeting", { rate: 200, flat: monthly("400.00"), netDays: 15 }, null],
      ["us", -15, "email", { rate: 50, flat: monthly("400.00"), netDays: 30 }, null],
      [
        "them",
        -8,
        "call",
        { rate: 50, flat: monthly("700.00"), netDays: 15 },
        "Rate is fine, the fee is not.",
      ],
      [
        "us",
        -2,
        "email",
        { rate: 50, flat: monthly("500.00"), netDays: 15 },
        "Said that this is the last word.",
      ],
    ],
    end: null,
    limits: (rateBp) => [
      { side: "us", lever: "rateBp", ideal: rateBp, walkAway: rateBp + 100, step: 25 },
      { side: "them", lever: "rateBp", ideal: rateBp + 200, walkAway: rateBp, certainty: "high" },
      { side: "us", lever: "flat.amount", ideal: "400.00", walkAway: "600.00", step: "50.00" },
      { side: "them", lever: "flat.amount", ideal: "700.00", walkAway: "450.00", certainty: "medium" },
    ],
  },
  {
    partner: "Kit Ferret",
    program: "Brackenfold UK",
    subject: "More for what they bring beyond today",
    since: -48,
    decide: null,
    fallback: null,
    note: null,
    rounds: [
      [
        "them",
        -44,
        "email",
        { rate: 200, netDays: 30, cookieDays: 30 },
        "They point at three months of growth.",
      ],
      [
        "us",
        -37,
        "call",
        { tierFrom: "400", netDays: 30, cookieDays: 30 },
        "Growth earns, not what is there.",
      ],
      ["them", -30, "email", { tierFrom: "200", netDays: 30, cookieDays: 45 }, null],
      ["us", -21, "email", { tierFrom: "300", netDays: 30, cookieDays: 45 }, null],
    ],
    end: { kind: "accepted", day: -16, from: 14, reason: "Both wanted the growth to carry it" },
    limits: none,
  },
  {
    partner: "Groschenhof Cashback",
    program: "Brackenfold Europe",
    subject: "Rate for the January sale",
    since: -34,
    decide: 4,
    fallback: "No sale page there, the rate stays",
    note: "A third of their orders are by customers we have anyway.",
    rounds: [
      ["us", -31, "email", { rate: 50, netDays: 45 }, null],
      ["them", -26, "email", { rate: 250, netDays: 45 }, "The other shop gives 7.5."],
      [
        "us",
        -20,
        "call",
        { rate: 100, netDays: 45, cap: { by: "commission", atMost: "6000.00", per: "month" } },
        null,
      ],
      [
        "them",
        -13,
        "email",
        { rate: 150, netDays: 45, cap: { by: "commission", atMost: "9000.00", per: "month" } },
        null,
      ],
    ],
    end: null,
    limits: (rateBp) => [
      { side: "us", lever: "rateBp", ideal: rateBp + 50, walkAway: rateBp + 150, step: 25 },
      {
        side: "them",
        lever: "rateBp",
        ideal: rateBp + 250,
        walkAway: rateBp + 100,
        source: "What they pass on to members",
        certainty: "medium",
      },
      { side: "us", lever: "cap.atMost", ideal: "6000.00", walkAway: "9000.00", step: "500.00" },
      { side: "them", lever: "cap.atMost", ideal: "12000.00", walkAway: "7000.00", certainty: "low" },
    ],
  },
  {
    partner: "Trailhead Ledger",
    program: "Brackenfold North America",
    subject: "A gear test every month",
    since: -75,
    decide: null,
    fallback: "One test a quarter, as now",
    note: "Their tester is ill until spring.",
    rounds: [
      ["us", -70, "email", { flat: monthly("300.00"), netDays: 30 }, null],
      ["them", -58, "email", { rate: 100, flat: monthly("650.00"), netDays: 30 }, null],
    ],
    end: { kind: "paused", day: -50, reason: "Their tester is away until March" },
    limits: none,
  },
  {
    partner: "Coupon Otter",
    program: "Tamsin & Grove",
    subject: "Codes for the skincare shop",
    since: -90,
    decide: null,
    fallback: "No codes for skincare",
    note: null,
    rounds: [
      ["them", -84, "email", { rate: 300, flat: once("500.00"), cookieDays: 30 }, null],
      ["us", -77, "email", { rate: -200, cookieDays: 7, attribution: "code" }, "New customers only."],
      ["them", -69, "email", { rate: 200, cookieDays: 30 }, "They do not split by new and known customers."],
    ],
    end: { kind: "declined", day: -64, reason: "Most of their orders would have come anyway" },
    limits: none,
  },
  {
    partner: "Clubcarte Avantage",
    program: "Brackenfold Europe",
    subject: "First terms",
    since: -12,
    decide: 30,
    fallback: null,
    note: null,
    rounds: [["us", -6, "email", { netDays: 45, lockingDays: 45, cookieDays: 7 }, "What other clubs have."]],
    end: null,
    limits: none,
  },
  {
    partner: "Studio Fernweh Film",
    program: "Brackenfold Europe",
    subject: "Film of the Dolomites tour",
    since: -4,
    decide: 45,
    fallback: "Send the tent and wait for the film",
    note: "Ask what the last sponsor paid before naming a sum.",
    rounds: [],
    end: null,
    limits: none,
  },
];
