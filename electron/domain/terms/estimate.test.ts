// Guesses from running sums against exact pay-outs: at no growth, at twice the value, at twice the volume, and of clicks and leads.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNITS as EUR } from "../amount.ts";
import { numberOfDay } from "../reports/dayNumber.ts";
import { estimate } from "./estimate.ts";
import type { Facts } from "./facts.ts";
import { cost4Of, replayTotals } from "./replayTotals.ts";
import { sampleOf } from "./sample.ts";
import { parseTerms, type Terms } from "./terms.ts";

const make = (more: Partial<Terms> = {}): Terms =>
  parseTerms({ currency: "EUR", basis: "percent", rateBp: 800, ...more });
const clicks = { day: [numberOfDay("2026-07-03")], count: [40_000] };
const fixture: Facts = {
  currency: "EUR",
  from: "2026-02-17",
  to: "2026-09-30",
  orders: { day: [], value: [] },
  clicks,
  impressions: clicks,
  money: [{ from: "0001-01-01", marginBp: 3500, networkFee: { kind: "percentOfCommission", value: 3000 } }],
};

const rows = fc.array(
  fc.record({
    day: fc.integer({ min: numberOfDay("2026-01-05"), max: numberOfDay("2026-09-30") }),
    value: fc.integer({ min: 0, max: 400 * EUR }),
    status: fc.constantFrom(0, 1, 2, 3),
  }),
  { minLength: 1, maxLength: 60 },
);
const per = fc.constantFrom("month", "quarter", "year" as const);
const anyTerms = fc
  .record({
    mode: fc.constantFrom("marginal", "retroactive" as const),
    by: fc.constantFrom("orders", "value" as const),
    tierPer: per,
    capPer: per,
    bonusPer: per,
    capBy: fc.constantFrom("orders", "commission", null),
    isHybrid: fc.boolean(),
    network: fc.boolean(),
  })
  .map(({ mode, by, tierPer, capPer, bonusPer, capBy, isHybrid, network }) =>
    make({
      ...(isHybrid && { basis: "hybrid", perAction: "2.50" }),
      tiers: {
        by,
        per: tierPer,
        mode,
        steps: [
          { from: by === "orders" ? "3" : "310.50", rateBp: 900 },
          { from: by === "orders" ? "10" : "1500.00", rateBp: 1100 },
        ],
      },
      ...(capBy && { cap: { by: capBy, atMost: capBy === "orders" ? "4" : "60.00", per: capPer } }),
      bonus: { amount: "25.00", when: { by, atLeast: "5", per: bonusPer } },
      flat: { amount: "90.00", per: "quarter", viaNetwork: network },
    }),
  );
const factsOf = (all: { day: number; value: number; status: number }[], from = "2026-02-17"): Facts => ({
  ...fixture,
  from,
  orders: {
    day: all.map((row) => row.day),
    value: all.map((row) => row.value),
    status: all.map((row) => row.status),
  },
});

describe("guesses from running sums", () => {
  test("are the exact sums where nothing grows", () => {
    fc.assert(
      fc.property(anyTerms, rows, (terms, all) => {
        const facts = factsOf(all);
        const [exact, guess] = [replayTotals(terms, facts), estimate(terms, sampleOf(facts))];
        const slack = all.length;
        expect(Math.abs(Number(exact.commission) - guess.commission)).toBeLessThanOrEqual(slack);
        expect(Math.abs(Number(exact.value) - guess.value)).toBeLessThanOrEqual(1);
        expect(
          Math.abs(
            Number(cost4Of(exact)) / 10_000 -
              (guess.commission + guess.flat + guess.bonus + (guess.fee4 + guess.fixedFee4) / 10_000),
          ),
        ).toBeLessThanOrEqual(2 * slack);
        expect([guess.bonus, guess.flat, guess.orders]).toEqual(
          [exact.bonus, exact.flat, exact.orders].map(Number),
        );
        expect(Math.abs(Number(exact.margin4) - guess.margin4!)).toBeLessThan(10_000);
      }),
      { numRuns: 300 },
    );
  });
  test("also where clicks, impressions or leads are paid", () => {
    const basis = fc.constantFrom("perClick", "perMille", "perLead" as const);
    const counts = fc.array(
      fc.record({
        day: fc.integer({ min: numberOfDay("2026-02-17"), max: numberOfDay("2026-09-30") }),
        count: fc.integer({ min: 0, max: 900 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        basis,
        counts,
        rows,
        per,
        fc.constantFrom("marginal", "retroactive" as const),
        fc.boolean(),
        (basis, all, orders, per, mode, isCapped) => {
          const column = { day: all.map((row) => row.day), count: all.map((row) => row.count) };
          const facts = { ...factsOf(orders), clicks: column, impressions: column, leads: column };
          const terms = make({
            basis,
            rateBp: undefined,
            perAction: "0.35",
            ...(basis === "perLead" && {
              tiers: {
                by: "orders",
                per,
                mode,
                steps: [{ from: "700", perAction: "0.40" }],
              },
            }),
            ...(isCapped && { cap: { by: "commission", atMost: "150.00", per: "month" } as const }),
          });
          const [exact, guess] = [replayTotals(terms, facts), estimate(terms, sampleOf(facts))];
          expect(Math.abs(Number(exact.commission) - guess.commission)).toBeLessThanOrEqual(all.length + 1);
          expect(guess.clicks).toBe(Number(exact.clicks));
        },
      ),
    );
  });
  test("of twice the value are the exact sums of orders of twice the value", () => {
    fc.assert(
      fc.property(anyTerms, rows, (terms, all) => {
        const twice = all.map((row) => ({ ...row, value: row.value * 2 }));
        const exact = replayTotals(terms, factsOf(twice));
        const guess = estimate(terms, sampleOf(factsOf(all)), { orderValue: 2 });
        expect(Math.abs(Number(exact.commission) - guess.commission)).toBeLessThanOrEqual(2 * all.length);
      }),
    );
  });
  test("of twice the volume are the sums of orders that each came twice", () => {
    fc.assert(
      fc.property(anyTerms, rows, (terms, all) => {
        const sorted = all.toSorted((a, b) => a.day - b.day || a.value - b.value);
        const exact = replayTotals(terms, factsOf([...sorted, ...sorted]));
        const guess = estimate(terms, sampleOf(factsOf(all)), { volume: 2 });
        expect(Math.abs(Number(exact.commission) - guess.commission)).toBeLessThanOrEqual(2 * all.length);
        expect(guess.bonus).toBe(Number(exact.bonus));
      }),
    );
  });
});
