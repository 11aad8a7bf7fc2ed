// What terms may say: what is refused at which field, what is only warned of, and that each of it has its words.
import { describe, expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { errors } from "../words/en-errors.ts";
import { makeWords, sentence } from "../words/words.ts";
import { parseTerms, problemsOf, type Terms } from "./terms.ts";
import { warningsOf } from "./warnings.ts";

const plain = { currency: "EUR", basis: "percent", rateBp: 800 };
const tiers = (...steps: unknown[]) => ({ by: "orders", per: "month", mode: "marginal", steps });
const words = makeWords("en-GB");

/** Everything that terms may hold. */
const full: Terms = {
  currency: "EUR",
  basis: "hybrid",
  perAction: "1.00",
  rateBp: 800,
  tiers: { by: "orders", per: "quarter", mode: "retroactive", steps: [{ from: "500", rateBp: 1000 }] },
  flat: { amount: "500.00", per: "once", viaNetwork: false },
  bonus: { amount: "250.00", when: { by: "value", atLeast: "50000.00", per: "quarter" } },
  cap: { by: "commission", atMost: "9000.00", per: "month" },
  cookieDays: 30,
  attribution: "last",
  exclusivity: { scope: "outdoor shoes", from: "2026-12-01", to: "2027-02-28" },
  netDays: 30,
  lockingDays: 30,
  holdbackBp: 1000,
  policies: ["No bidding on the brand"],
  clauses: ["A landing page of their own"],
};

test("whole terms are taken as they are, without anything odd", () => {
  expect(parseTerms(full, "EUR")).toEqual(full);
  expect(warningsOf(full)).toEqual([]);
});

test.each<[name: string, input: unknown, field: string, code: string]>([
  ["nothing", null, "terms", "bad-input"],
  ["an unknown key", { ...plain, rate: 8 }, "rate", "unknown-field"],
  [
    "an unknown key within",
    { ...plain, flat: { amount: "1", per: "once", viaNetwork: true, x: 1 } },
    "flat.x",
    "unknown-field",
  ],
  ["an unknown basis", { ...plain, basis: "cps" }, "basis", "bad-input"],
  [
    "an amount that is a number",
    { ...plain, flat: { amount: 5, per: "once", viaNetwork: true } },
    "flat.amount",
    "bad-input",
  ],
  [
    "an amount with a comma",
    { ...plain, flat: { amount: "5,00", per: "once", viaNetwork: true } },
    "flat.amount",
    "terms-amount",
  ],
  [
    "an amount of six digits behind the point",
    { ...plain, bonus: { amount: "0.000001", when: { by: "orders", atLeast: "1", per: "month" } } },
    "bonus.amount",
    "terms-amount",
  ],
  [
    "an amount of 91 billion",
    { ...plain, flat: { amount: "91000000000.00", per: "once", viaNetwork: true } },
    "flat.amount",
    "terms-amount-large",
  ],
  [
    "a negative amount",
    { ...plain, flat: { amount: "-1.00", per: "once", viaNetwork: true } },
    "flat.amount",
    "terms-negative",
  ],
  ["a negative rate", { ...plain, rateBp: -1 }, "rateBp", "terms-negative"],
  ["a rate over 100 %", { ...plain, rateBp: 10_001 }, "rateBp", "terms-rate-over"],
  ["a rate between basis points", { ...plain, rateBp: 8.5 }, "rateBp", "terms-rate-whole"],
  [
    "a rate of a step over 100 %",
    { ...plain, tiers: tiers({ from: "5", rateBp: 20_000 }) },
    "tiers.steps.0.rateBp",
    "terms-rate-over",
  ],
  ["a holdback over 100 %", { ...plain, holdbackBp: 10_100 }, "holdbackBp", "terms-rate-over"],
  ["percent without a rate", { currency: "EUR", basis: "percent" }, "rateBp", "terms-needs-rate"],
  ["an order without an amount", { currency: "EUR", basis: "perSale" }, "perAction", "terms-needs-amount"],
  ["a click without an amount", { currency: "EUR", basis: "perClick" }, "perAction", "terms-needs-amount"],
  ["hybrid of nothing", { currency: "EUR", basis: "hybrid" }, "rateBp", "terms-needs-rate"],
  ["hybrid of one thing", { currency: "EUR", basis: "hybrid", rateBp: 500 }, "perAction", "terms-needs-both"],
  [
    "an amount that percent does not pay",
    { ...plain, perAction: "1.00" },
    "perAction",
    "terms-amount-not-paid",
  ],
  [
    "a rate that a lead does not pay",
    { currency: "EUR", basis: "perLead", perAction: "1.00", rateBp: 5 },
    "rateBp",
    "terms-rate-not-paid",
  ],
  [
    "a step that pays something else",
    { ...plain, tiers: tiers({ from: "5", perAction: "2.00" }) },
    "tiers.steps.0.rateBp",
    "terms-needs-rate",
  ],
  [
    "steps that fall",
    { ...plain, tiers: tiers({ from: "50", rateBp: 900 }, { from: "20", rateBp: 1000 }) },
    "tiers.steps.1.from",
    "terms-steps-fall",
  ],
  [
    "a step twice",
    { ...plain, tiers: tiers({ from: "50", rateBp: 900 }, { from: "050", rateBp: 1000 }) },
    "tiers.steps.1.from",
    "terms-step-twice",
  ],
  [
    "half an order",
    { ...plain, tiers: tiers({ from: "0.5", rateBp: 900 }) },
    "tiers.steps.0.from",
    "terms-count",
  ],
  ["tiers without a step", { ...plain, tiers: tiers() }, "tiers.steps", "terms-tiers-none"],
  [
    "tiers of clicks",
    { currency: "EUR", basis: "perClick", perAction: "0.10", tiers: tiers({ from: "5", perAction: "0.20" }) },
    "tiers",
    "terms-tiers-basis",
  ],
  [
    "a cap of 0",
    { ...plain, cap: { by: "commission", atMost: "0.00", per: "month" } },
    "cap.atMost",
    "terms-cap-zero",
  ],
  [
    "a cap of no orders",
    { ...plain, cap: { by: "orders", atMost: "0", per: "month" } },
    "cap.atMost",
    "terms-cap-zero",
  ],
  [
    "a cap of orders on clicks",
    {
      currency: "EUR",
      basis: "perClick",
      perAction: "0.10",
      cap: { by: "orders", atMost: "5", per: "month" },
    },
    "cap.by",
    "terms-cap-basis",
  ],
  [
    "a goal of 0",
    { ...plain, bonus: { amount: "5.00", when: { by: "orders", atLeast: "0", per: "month" } } },
    "bonus.when.atLeast",
    "terms-goal-zero",
  ],
  [
    "an end before the start",
    { ...plain, exclusivity: { scope: "all", from: "2026-12-01", to: "2026-11-30" } },
    "exclusivity.to",
    "terms-end-first",
  ],
  [
    "a day that no calendar has",
    { ...plain, exclusivity: { scope: "all", from: "2026-02-30" } },
    "exclusivity.from",
    "terms-day",
  ],
  ["eleven years of cookies", { ...plain, cookieDays: 4_000 }, "cookieDays", "terms-days"],
  ["net days below 0", { ...plain, netDays: -1 }, "netDays", "terms-days"],
  ["another currency than the program's", { ...plain, currency: "USD" }, "currency", "terms-currency"],
  ["no currency", { ...plain, currency: "EURO" }, "currency", "terms-currency-unknown"],
  ["an empty clause", { ...plain, clauses: [" "] }, "clauses.0", "bad-input"],
])("%s is refused at its field", (_, input, field, code) => {
  expect(problemsOf(input, "EUR")[0]).toMatchObject({ field, code });
  try {
    parseTerms(input, "EUR");
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { code: said, field: at, params } = error as UserError;
    expect([said, at]).toEqual([code, field]);
    expect(code in errors).toBe(true);
    expect(sentence(words, "errors", code, params)).not.toMatch(/[{}]/);
  }
});

test("everything that is wrong is said at once", () => {
  const input = { ...plain, rateBp: 12_000, netDays: -1, cap: { by: "orders", atMost: "0", per: "month" } };
  expect(problemsOf(input).map(({ field }) => field)).toEqual(["rateBp", "cap.atMost", "netDays"]);
});

describe("what is odd but possible", () => {
  test.each<[code: string, field: string, more: Partial<Terms>]>([
    ["ratesFall", "tiers.steps.0", { tiers: tiers({ from: "5", rateBp: 700 }) as Terms["tiers"] }],
    ["stepAtZero", "tiers.steps.0.from", { tiers: tiers({ from: "0", rateBp: 900 }) as Terms["tiers"] }],
    [
      "capBelowTier",
      "cap.atMost",
      {
        tiers: tiers({ from: "500", rateBp: 900 }) as Terms["tiers"],
        cap: { by: "orders", atMost: "400", per: "month" },
      },
    ],
    ["rateHigh", "rateBp", { rateBp: 8_000 }],
    ["rateZero", "rateBp", { rateBp: 0 }],
    ["flatZero", "flat.amount", { flat: { amount: "0.00", per: "once", viaNetwork: false } }],
    [
      "capBelowFlat",
      "cap.atMost",
      {
        flat: { amount: "500.00", per: "month", viaNetwork: false },
        cap: { by: "commission", atMost: "400.00", per: "month" },
      },
    ],
    [
      "capBelowBonus",
      "cap.atMost",
      {
        bonus: { amount: "500.00", when: { by: "orders", atLeast: "5", per: "month" } },
        cap: { by: "commission", atMost: "400.00", per: "month" },
      },
    ],
    ["netLong", "netDays", { netDays: 181 }],
    ["cookieLong", "cookieDays", { cookieDays: 366 }],
    ["cookieNone", "cookieDays", { cookieDays: 0 }],
    ["paidBeforeLocked", "netDays", { netDays: 15, lockingDays: 30 }],
    ["holdbackHigh", "holdbackBp", { holdbackBp: 6_000 }],
    ["exclusiveOpen", "exclusivity.to", { exclusivity: { scope: "all", from: "2026-12-01" } }],
    [
      "leadsHaveNoValue",
      "tiers.by",
      {
        basis: "perLead",
        rateBp: undefined,
        perAction: "1.00",
        tiers: { by: "value", per: "month", mode: "marginal", steps: [{ from: "5", perAction: "2.00" }] },
      },
    ],
  ])("%s", (code, field, more) => {
    const [first, ...others] = warningsOf(parseTerms({ ...plain, ...more }));
    expect([first?.code, first?.field, others]).toEqual([code, field, []]);
    const said = words(`ui.terms.warnings.${first!.code}`, first!.params);
    expect(said).toMatch(/^[A-Z0-9][^{}!]*\.$/);
  });
});
