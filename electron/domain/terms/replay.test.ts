// Terms over the same facts: the worked fixture to the cent, guesses beside exact sums, break-even, kinks and ranges.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNITS as EUR } from "../amount.ts";
import type { Money } from "../metrics/fee.ts";
import { numberOfDay } from "../reports/dayNumber.ts";
import { ordersOfUplift } from "./breakEven.ts";
import { costOfEstimate, curveOf } from "./curve.ts";
import { estimate } from "./estimate.ts";
import { factsOfDays, type DayFacts, type Facts } from "./facts.ts";
import { rangeOf } from "./range.ts";
import { lazySample, replay, replayGrown, upliftOf } from "./replay.ts";
import { cost4Of, replayTotals } from "./replayTotals.ts";
import { sampleOf } from "./sample.ts";
import { parseTerms, type Terms } from "./terms.ts";

const first = numberOfDay("2026-07-03");
const money: Money[] = [
  { from: "0001-01-01", marginBp: 3500, networkFee: { kind: "percentOfCommission", value: 3000 } },
];
const make = (more: Partial<Terms> = {}): Terms =>
  parseTerms({ currency: "EUR", basis: "percent", rateBp: 800, ...more });
const flat = (amount: string, viaNetwork = false) => ({ flat: { amount, per: "once", viaNetwork } as const });
const tiers = (mode: "marginal" | "retroactive", from = "500") => ({
  tiers: { by: "orders", per: "quarter", mode, steps: [{ from, rateBp: 1000 }] } as Terms["tiers"],
});

/** 90 days of one quarter, 40,000 clicks, 800 orders of 60.00 of which 80 are reversed. */
const fixture: Facts = {
  currency: "EUR",
  from: "2026-07-03",
  to: "2026-09-30",
  orders: {
    day: Array.from({ length: 800 }, (_, at) => first + (at % 90)),
    value: Array.from({ length: 800 }, () => 60 * EUR),
    status: Array.from({ length: 800 }, (_, at) => (at % 10 === 0 ? 3 : 1)),
  },
  clicks: {
    day: Array.from({ length: 80 }, (_, at) => first + at),
    count: Array.from({ length: 80 }, () => 500),
  },
  impressions: { day: [], count: [] },
  money,
};

describe("the worked fixture", () => {
  const eight = make();
  const ten = make({ rateBp: 1000, ...flat("500.00") });
  test("at 8 %, and 10 % with 500.00 paid directly", () => {
    const [a, b] = replay(fixture, [eight, ten]);
    expect(a).toEqual({
      commission: "3456.00",
      networkFee: "1036.80",
      flat: "0.00",
      bonus: "0.00",
      totalCost: "4492.80",
      netValue: "43200.00",
      roiBp: 23_654,
      roas: "9.6154",
      effectiveRateBp: 800,
      partnerEpc: "0.0864",
      extraCost: "0.00",
      uplift: { value: "0.00", bp: 0 },
    });
    expect(b).toEqual({
      commission: "4320.00",
      networkFee: "1296.00",
      flat: "500.00",
      bonus: "0.00",
      totalCost: "6116.00",
      netValue: "43200.00",
      roiBp: 14_722,
      roas: "7.0634",
      effectiveRateBp: 1000,
      partnerEpc: "0.1205",
      extraCost: "1623.20",
      uplift: { value: "7378.18", bp: 1708 },
    });
  });
  test("the order of the offers does not matter where terms are in force", () => {
    const [b, a] = replay(fixture, [ten, eight], eight);
    expect([a!.extraCost, b!.extraCost, b!.uplift]).toEqual([
      "0.00",
      "1623.20",
      { value: "7378.18", bp: 1708 },
    ]);
    // Held against the dearer ones, the cheaper may lose 1,623.20 ÷ (0.35 − 0.08 × 1.3) of sales.
    expect(replay(fixture, [eight], ten)[0]!.uplift).toEqual({ value: "-6598.37", bp: -1527 });
  });
  test("500.00 alone at 8 % needs 34 orders more", () => {
    const [against, totals] = [eight, make(flat("500.00"))].map((each) => replayTotals(each, fixture));
    const uplift = upliftOf(make(flat("500.00")), lazySample(fixture), totals!, against!);
    expect(ordersOfUplift(uplift!, totals!)).toBe(34);
  });
  test("tiers from 500 orders", () => {
    const rows = replay(fixture, [make(tiers("marginal")), make(tiers("retroactive"))]);
    expect(rows.map((row) => row.commission)).toEqual(["3720.00", "4320.00"]);
  });
  test("by day it is the same as by order", () => {
    const days = Array.from({ length: 90 }, (_, at): DayFacts => {
      const here = Array.from({ length: 800 }, (_, order) => order).filter((order) => order % 90 === at);
      const kept = here.filter((order) => order % 10 !== 0).length;
      const day = new Date((first + at) * 86_400_000).toISOString().slice(0, 10);
      return {
        day,
        orders: kept,
        value: kept * 60 * EUR,
        clicks: at < 80 ? 500 : 0,
        impressions: 0,
        declinedOrders: here.length - kept,
      };
    });
    const byDay = factsOfDays(days, fixture);
    const all = [eight, ten, make(tiers("marginal")), make(tiers("retroactive"))];
    expect(replay(byDay, all)).toEqual(replay(fixture, all));
    expect(sampleOf(byDay).reversal).toBe(0.1);
  });
});

describe("the network's fee", () => {
  test("is on a flat fee only where that goes through the network", () => {
    const [, direct, via] = replay(fixture, [make(), make(flat("500.00")), make(flat("500.00", true))]);
    expect([direct!.networkFee, via!.networkFee, via!.extraCost]).toEqual(["1036.80", "1186.80", "650.00"]);
  });
  test.each([
    [{ kind: "percentOfSales", value: 250 } as const, "1080.00"],
    [{ kind: "perOrder", value: 150_000 } as const, "1080.00"],
  ])("%j", (networkFee, fee) => {
    const facts = { ...fixture, money: [{ ...money[0]!, networkFee }] };
    expect(replay(facts, [make(flat("500.00", true))])[0]!.networkFee).toBe(fee);
  });
  test("and the margin are those of the day", () => {
    const later: Money = {
      from: "2026-08-01",
      marginBp: 2000,
      networkFee: { kind: "percentOfCommission", value: 1000 },
    };
    const totals = replayTotals(make(), { ...fixture, money: [later, ...money] });
    const early = replayTotals(make(), { ...fixture, to: "2026-07-31" });
    const late = replayTotals(make(), { ...fixture, from: "2026-08-01", money: [later] });
    expect(totals.fee4).toBe(early.fee4 + late.fee4);
    expect(totals.margin4).toBe(early.margin4! + late.margin4!);
    expect(replay({ ...fixture, money: [later] }, [make()])[0]).toMatchObject({
      roiBp: null,
      uplift: { bp: 0 },
    });
  });
});

describe("nothing to reckon with", () => {
  const nothing: Facts = { ...fixture, orders: { day: [], value: [] }, clicks: { day: [], count: [] } };
  test("no orders", () => {
    const [plain, paid] = replay(nothing, [
      make(),
      make({ rateBp: 1000, ...flat("500.00"), ...tiers("marginal") }),
    ]);
    expect(plain).toMatchObject({
      roiBp: null,
      roas: null,
      effectiveRateBp: null,
      partnerEpc: null,
      uplift: null,
    });
    expect(paid).toMatchObject({ totalCost: "500.00", roiBp: -10_000, roas: "0.0000", uplift: null });
    expect(
      curveOf(make(tiers("retroactive")), sampleOf(nothing)).every((point) => Number.isFinite(point.cost)),
    ).toBe(true);
  });
  test("only reversals", () => {
    const facts = { ...fixture, orders: { ...fixture.orders, status: new Uint8Array(800).fill(3) } };
    expect(replay(facts, [make(), make({ rateBp: 1000 })])[1]).toMatchObject({
      commission: "0.00",
      uplift: null,
    });
    const [row] = replayGrown(sampleOf(facts), [make()], { volume: 2, reversalBp: 100 });
    expect(row).toMatchObject({ commission: "0.00", roas: null });
  });
  test("no terms", () => expect(replay(fixture, [])).toEqual([]));
  test("terms that cost more than a sale leaves never break even", () => {
    expect(replay(fixture, [make(), make({ rateBp: 3000 })])[1]!.uplift).toBeNull();
    expect(
      replay(fixture, [
        make(),
        make({
          rateBp: 800,
          ...tiers("retroactive"),
          tiers: { ...tiers("retroactive").tiers!, steps: [{ from: "500", rateBp: 3000 }] },
        }),
      ])[1]!.uplift,
    ).toBeNull();
  });
});

const factsOf = (all: { day: number; value: number; status: number }[], from = "2026-02-17"): Facts => ({
  ...fixture,
  from,
  orders: {
    day: all.map((row) => row.day),
    value: all.map((row) => row.value),
    status: all.map((row) => row.status),
  },
});

describe("growth", () => {
  test("reversals take orders away and give them back, traffic stays", () => {
    const sample = sampleOf(fixture);
    const [row] = replayGrown(sample, [make()], { reversalBp: 2000 });
    expect(row).toMatchObject({ netValue: "38400.00", commission: "3072.00", partnerEpc: "0.0768" });
    expect(replayGrown(sample, [make()], { volume: 1.5 })[0]).toMatchObject({
      commission: "5184.00",
      partnerEpc: "0.0864",
    });
  });
});

describe("break-even where the cost bends", () => {
  test("is where the profit is that of the terms in force", () => {
    const terms = make(tiers("marginal"));
    const [row] = replay(fixture, [terms], make());
    // 264.00 more commission and its fee, over what an order above the step leaves: 343.20 ÷ (0.35 − 0.10 × 1.3).
    expect(row!.uplift).toEqual({ value: "1560.00", bp: 361 });
  });
  test("is found of a partner that has grown as well, once nothing is dragged", () => {
    const terms = make(tiers("marginal"));
    const sample = sampleOf(fixture);
    const growth = { volume: 1.5, orderValue: 1.2, reversalBp: 500 };
    expect(replayGrown(sample, [terms], growth, make(), false)[0]!.uplift).toBeNull();
    const [row] = replayGrown(sample, [terms], growth, make());
    const { value, bp } = row!.uplift!;
    expect(bp).toBeGreaterThan(0);
    // Grown by it once more, the dearer terms bring what the others brought before.
    const brings = (each: Terms, volume: number): number => {
      const sums = estimate(each, sample, { ...growth, volume });
      return sums.margin4! / 10_000 - costOfEstimate(sums);
    };
    const more = 1.5 * (1 + Number(value) / Number(row!.netValue));
    expect(Math.abs(brings(terms, more) - brings(make(), 1.5))).toBeLessThan(EUR / 50);
    expect(replayGrown(sample, [terms], {}, make())[0]!.uplift).toEqual({ value: "1560.00", bp: 361 });
  });
  test("of a bonus that is just missed is none", () => {
    const bonus = { amount: "500.00", when: { by: "orders", atLeast: "721", per: "quarter" } } as const;
    expect(replay(fixture, [make({ bonus })], make())[0]).toMatchObject({
      extraCost: "0.00",
      uplift: { value: "0.00", bp: 0 },
    });
  });
  test("holds when the facts grow by it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 900 }), fc.integer({ min: 850, max: 1500 }), (from, rateBp) => {
        const terms = make({
          tiers: { by: "orders", per: "quarter", mode: "marginal", steps: [{ from: String(from), rateBp }] },
          ...flat("100.00"),
        });
        const [against, totals] = [make(), terms].map((each) => replayTotals(each, fixture));
        const uplift = upliftOf(terms, lazySample(fixture), totals!, against!);
        const grown = estimate(terms, sampleOf(fixture), {
          volume: 1 + Number(uplift!.value) / Number(totals!.value),
        });
        const profit =
          grown.margin4! / 10_000 - grown.commission - grown.flat - (grown.fee4 + grown.fixedFee4) / 10_000;
        const before = Number(against!.margin4! - cost4Of(against!)) / 10_000;
        expect(Math.abs(profit - before)).toBeLessThan(1_000);
      }),
    );
  });
});

describe("the curve", () => {
  const sample = sampleOf(fixture);
  test("has a point where a tier begins and where a cap ends, and two where it jumps", () => {
    const marginal = curveOf(make(tiers("marginal")), sample).filter((point) => point.isKink);
    expect(marginal.map(({ volume, orders }) => [volume, Math.round(orders)])).toEqual([[500 / 720, 500]]);
    const jump = curveOf(make(tiers("retroactive")), sample).filter((point) => point.isKink);
    expect(jump.map(({ volume, earnings }) => [volume, Math.round(earnings / EUR)])).toEqual([
      [500 / 720, 2400],
      [500 / 720, 3000],
    ]);
    const capped = curveOf(make({ cap: { by: "commission", atMost: "4000.00", per: "quarter" } }), sample);
    const kink = capped.find((point) => point.isKink);
    expect(kink!.volume).toBeCloseTo(4000 / 3456, 8);
    expect(capped.at(-1)!.earnings).toBe(4000 * EUR);
    const bonus = { amount: "500.00", when: { by: "orders", atLeast: "900", per: "quarter" } } as const;
    expect(curveOf(make({ bonus }), sample).filter((point) => point.isKink)).toHaveLength(2);
  });
  test("begins with what is paid without any sale and never turns back", () => {
    const points = curveOf(make({ ...tiers("marginal"), ...flat("500.00") }), sample);
    expect([points[0]!.volume, points[0]!.cost]).toEqual([0, 500 * EUR]);
    expect(points.every((point, at) => at === 0 || point.volume >= points[at - 1]!.volume)).toBe(true);
  });
});

describe("the range", () => {
  const seeded = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  test("of a partner without variation is one number, else it holds most of the months", () => {
    const all = rowsOf(() => 4);
    const even = rangeOf(make(), sampleOf(factsOf(all, "2026-01-01")), seeded(7))!;
    expect(even.netValue.high / even.netValue.low).toBeLessThan(1.15);
    const varied = sampleOf(
      factsOf(
        rowsOf((day) => (Math.floor((day - numberOfDay("2026-01-01")) / 91) % 2 === 0 ? 1 : 9)),
        "2026-01-01",
      ),
    );
    const wide = rangeOf(make(), varied, seeded(7))!;
    const middle = estimate(make(), varied).value;
    expect(wide.netValue.low).toBeLessThan(middle);
    expect(wide.netValue.high).toBeGreaterThan(middle);
    expect(wide.netValue.high / wide.netValue.low).toBeGreaterThan(1.2);
    expect(rangeOf(make(), varied, seeded(7))).toEqual(wide);
    expect(rangeOf(make(), sampleOf({ ...fixture, from: "2026-08-20" }), seeded(1))).toBeNull();
  });
  const rowsOf = (many: (day: number) => number) =>
    Array.from({ length: 273 }, (_, at) => numberOfDay("2026-01-01") + at).flatMap((day) =>
      Array.from({ length: many(day) }, () => ({ day, value: 50 * EUR, status: 1 })),
    );
});
