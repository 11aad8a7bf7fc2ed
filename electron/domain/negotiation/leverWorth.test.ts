// What a lever costs and is worth, worked out from a partner's own numbers, up to a package.
import { describe, expect, test } from "vitest";
import { UNITS as EUR } from "../amount.ts";
import { factsOfDays } from "../terms/facts.ts";
import { sampleOf } from "../terms/sample.ts";
import { parseTerms } from "../terms/terms.ts";
import { leverOf } from "./levers.ts";
import { capitalWorth, replayWorth, usualStep } from "./leverWorth.ts";
import { middleGround } from "./middleGround.ts";

/** The worked fixture in one day: 43,200.00 of 720 orders, fee 30 % of commission. */
const sample = sampleOf(
  factsOfDays(
    [
      {
        day: "2026-08-01",
        orders: 720,
        value: 43_200 * EUR,
        clicks: 40_000,
        impressions: 0,
        declinedOrders: 80,
      },
    ],
    {
      currency: "EUR",
      from: "2026-07-03",
      to: "2026-09-30",
      money: [
        { from: "0001-01-01", marginBp: 3500, networkFee: { kind: "percentOfCommission", value: 3000 } },
      ],
    },
  ),
);
const inForce = parseTerms({ currency: "EUR", basis: "percent", rateBp: 800 });

describe("worth", () => {
  test("of a rate is what a replay says: with the fee for us, without it for them", () => {
    expect(replayWorth(sample, inForce, leverOf("rateBp"), [1000, 800])).toEqual({
      ours: [
        { at: 800, value: 449_280_000 },
        { at: 1000, value: 561_600_000 },
      ],
      theirs: [
        { at: 800, value: 345_600_000 },
        { at: 1000, value: 432_000_000 },
      ],
    });
  });
  test("of a flat fee is the fee", () => {
    const { ours } = replayWorth(sample, inForce, leverOf("flat.amount"), [0, 50_000_000]);
    expect(ours[1]!.value - ours[0]!.value).toBe(50_000_000);
  });
  test("of thirty days at 6 % on 3,456.00", () => {
    expect(capitalWorth(345_600_000n, 600, 30)).toBe(1_704_329n);
    expect(capitalWorth(345_600_000n, 600, -30)).toBe(-1_704_329n);
  });
  test("makes packages that trade what is cheap to us", () => {
    const rateBp = leverOf("rateBp");
    const { ours, theirs } = replayWorth(sample, inForce, rateBp, [800, 850, 900, 950, 1000]);
    const { packages } = middleGround([
      {
        lever: "rateBp",
        better: rateBp.better,
        inForce: 800,
        step: 50,
        ours: { ideal: 800, walkAway: 1000, worth: { curve: ours } },
        theirs: { ideal: 1000, walkAway: 800, worth: { curve: theirs } },
      },
      {
        lever: "flat.amount",
        better: "more",
        inForce: 0,
        step: 10_000_000,
        ours: { ideal: 0, walkAway: 50_000_000, worth: { perStep: 10_000_000 } },
        theirs: { ideal: 50_000_000, walkAway: 0, worth: { perStep: 10_000_000 } },
      },
    ]);
    // A flat fee paid directly bears no network fee, so it comes before a rate.
    const half = packages.find(({ theirGain }) => theirGain === 50_000_000);
    expect(packages[0]).toMatchObject({
      values: { rateBp: 800, "flat.amount": 0 },
      ourCost: 0,
      theirGain: 0,
    });
    expect(half ?? packages[1]).toMatchObject({ values: { rateBp: 800 } });
  });
});

test.each([
  ["rateBp", 800, 1000, 50],
  ["netDays", 30, 15, 5],
  ["exclusivity", 90, 0, 30],
  ["flat.amount", 0, 50_000_000, 5_000_000],
  ["flat.amount", 0, 0, 1],
  ["tiers.steps.0.from", 300, 800, 50],
] as const)("the usual step of %s from %d to %d is %d", (key, low, high, step) => {
  expect(usualStep(leverOf(key), low, high)).toBe(step);
});
