// The middle ground against a search of every package, its ties, what is missing where there is none, and how long it takes.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeWords } from "../words/words.ts";
import type { OpenLever, SideLimits } from "./grid.ts";
import { middleGround } from "./middleGround.ts";
import { sayWhy, whyOf } from "./why.ts";

const EUR = 100_000;
const side = (ideal: number, walkAway: number, perStep: number): SideLimits => ({
  ideal,
  walkAway,
  worth: { perStep },
});
/** 8 to 10 % against 9 to 12 %, in force 8 %; half a percent costs 216.00 and is worth as much. */
const rate: OpenLever = {
  lever: "rateBp",
  better: "more",
  inForce: 800,
  step: 50,
  ours: side(800, 1000, 216 * EUR),
  theirs: side(1200, 900, 216 * EUR),
};
/** Net 30 in force; five days earlier cost us 10.00 and are worth 60.00 to them. */
const net: OpenLever = {
  lever: "netDays",
  better: "less",
  inForce: 30,
  step: 5,
  ours: side(30, 15, 10 * EUR),
  theirs: side(7, 30, 60 * EUR),
};

/** Every package, by itself. Costs and gains are worked out apart from the code that is tested. */
function every(levers: readonly OpenLever[], budget: number) {
  const rows = levers.map(({ ours, theirs, step, better, inForce }) => {
    const all: { value: number; cost: number; gain: number }[] = [];
    const sign = ours.walkAway >= ours.ideal ? 1 : -1;
    for (
      let value = ours.ideal;
      sign > 0 ? value <= ours.walkAway : value >= ours.walkAway;
      value += sign * step
    ) {
      const isTheirs =
        value >= Math.min(theirs.ideal, theirs.walkAway) && value <= Math.max(theirs.ideal, theirs.walkAway);
      if (!isTheirs) continue;
      const steps = ((value - inForce) / step) * (better === "more" ? 1 : -1);
      const worth = (limits: SideLimits) => {
        const exact = ("perStep" in limits.worth ? limits.worth.perStep : Number.NaN) * steps;
        return Math.sign(exact) * Math.round(Math.abs(exact));
      };
      all.push({ value, cost: worth(ours), gain: worth(theirs) });
    }
    return all;
  });
  let found: { values: number[]; cost: number; gain: number }[] = [{ values: [], cost: 0, gain: 0 }];
  for (const row of rows)
    found = found.flatMap((a) =>
      row.map((b) => ({ values: [...a.values, b.value], cost: a.cost + b.cost, gain: a.gain + b.gain })),
    );
  return found.filter(({ cost }) => cost <= budget);
}

type Found = ReturnType<typeof every>[number];
/** The best by a list of numbers, the earlier ones first, larger is better; of equals the first, by lever order. */
const bestOf = (all: readonly Found[], score: (one: Found) => number[]): Found =>
  all.reduce((a, b) => {
    const [x, y] = [score(a), score(b)];
    const at = x.findIndex((each, place) => Math.abs(each - y[place]!) > 1e-12);
    return at >= 0 && y[at]! > x[at]! ? b : a;
  });

const someLever = fc
  .record({
    better: fc.constantFrom("more", "less" as const),
    step: fc.integer({ min: 1, max: 3 }),
    ideal: fc.integer({ min: -4, max: 4 }),
    ours: fc.integer({ min: 0, max: 5 }),
    theirWalk: fc.integer({ min: -4, max: 4 }),
    theirs: fc.integer({ min: 0, max: 8 }),
    inForce: fc.integer({ min: -4, max: 4 }),
    cost: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9_999 })),
    gain: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9_999 })),
  })
  .map(({ better, step, ideal, ours, theirWalk, theirs, inForce, cost, gain }) => {
    const sign = better === "more" ? 1 : -1;
    return {
      better,
      step,
      inForce,
      ours: side(ideal, ideal + sign * ours * step, cost * step),
      theirs: side(theirWalk + sign * theirs, theirWalk, gain * step),
    };
  });
const someLevers = fc
  .array(someLever, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((lever, at): OpenLever => ({ ...lever, lever: `lever${at}` })));
const someBudget = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -20, max: 60 }),
  fc.integer({ min: -20_000, max: 60_000 }),
);

describe("against every package", () => {
  test("the kinds, their ties and the zones are those of a search of all", () => {
    let feasible = 0;
    fc.assert(
      fc.property(someLevers, someBudget, (levers, budget) => {
        const found = middleGround(levers, budget);
        const all = every(levers, budget ?? Infinity);
        expect(found.feasible).toBe(all.length > 0);
        if (all.length === 0) {
          expect(found.packages).toEqual([]);
          return;
        }
        feasible++;
        const plain = (kind: string) =>
          found.packages
            .filter((each) => each.kind === kind)
            .map(({ values, ourCost, theirGain }) => ({
              values: Object.values(values),
              cost: ourCost,
              gain: theirGain,
            }));
        expect(plain("together")).toEqual([bestOf(all, ({ cost, gain }) => [gain - cost, -cost])]);
        const [least, most] = [
          Math.min(...all.map((each) => each.cost)),
          Math.max(...all.map((each) => each.gain)),
        ];
        const edge = (limits: SideLimits, { inForce, better }: OpenLever, step: number) =>
          (("perStep" in limits.worth ? limits.worth.perStep : 0) / step) *
          (better === "more" ? limits.walkAway - inForce : inForce - limits.walkAway);
        const bothGain = least < 0 && most > 0;
        const given = levers.reduce((sum, lever) => sum + edge(lever.ours, lever, lever.step), 0);
        const ourZero = bothGain ? 0 : -Math.min(budget ?? Infinity, given);
        const theirZero = bothGain
          ? 0
          : levers.reduce((sum, lever) => sum + edge(lever.theirs, lever, lever.step), 0);
        const share = (zero: number, top: number, now: number) =>
          top > zero ? (now - zero) / (top - zero) : now >= top ? 1 : 0;
        expect(plain("fairest")).toEqual([
          bestOf(all, ({ cost, gain }) => [
            Math.min(share(ourZero, -least, -cost), share(theirZero, most, gain)),
            -cost,
            gain,
          ]),
        ]);
        const levels = plain("cheapest");
        expect(levels[0]).toEqual(bestOf(all, ({ cost, gain }) => [-cost, gain]));
        expect(levels.at(-1)).toEqual(bestOf(all, ({ cost, gain }) => [gain, -cost]));
        for (const level of levels)
          expect(level).toEqual(
            bestOf(
              all.filter(({ gain }) => gain === level.gain),
              ({ cost }) => [-cost],
            ),
          );
        expect(
          levels.every(
            ({ cost, gain }, at) => at === 0 || (cost > levels[at - 1]!.cost && gain > levels[at - 1]!.gain),
          ),
        ).toBe(true);
      }),
      { numRuns: 800 },
    );
    expect(feasible).toBeGreaterThan(150);
  });
  test("where none is feasible, the move that is missing makes one so, and no cheaper one does", () => {
    let moved = 0;
    fc.assert(
      fc.property(someLevers, someBudget, (levers, budget) => {
        const { feasible, missing } = middleGround(levers, budget);
        if (feasible) {
          expect(missing).toBeNull();
          return;
        }
        const extended = (at: number, by: "us" | "them", to: number): OpenLever[] =>
          levers.map((lever, place) => {
            if (place !== at) return lever;
            const limits = by === "us" ? lever.ours : lever.theirs;
            const [low, high] = [
              Math.min(limits.ideal, limits.walkAway),
              Math.max(limits.ideal, limits.walkAway),
            ];
            const rises = limits.walkAway > limits.ideal || (limits.walkAway === limits.ideal && to > high);
            const [ideal, walkAway] = rises
              ? [Math.min(low, to), Math.max(high, to)]
              : [Math.max(high, to), Math.min(low, to)];
            // The grid stays where it was: an ideal that moves does so by whole steps.
            return by === "us"
              ? { ...lever, ours: { ...limits, ideal, walkAway } }
              : { ...lever, theirs: { ...limits, ideal, walkAway } };
          });
        const works = (at: number, by: "us" | "them", to: number) =>
          middleGround(extended(at, by, to), budget).feasible;
        const options: number[] = [];
        for (const [at, lever] of levers.entries())
          for (const by of ["us", "them"] as const) {
            const limits = by === "us" ? lever.ours : lever.theirs;
            const [low, high] = [
              Math.min(limits.ideal, limits.walkAway),
              Math.max(limits.ideal, limits.walkAway),
            ];
            for (let k = -40; k <= 40; k++) {
              const to = lever.ours.ideal + k * lever.step;
              if (to >= low && to <= high) continue;
              const from = to < low ? low : high;
              if (!works(at, by, to)) continue;
              const perStep = "perStep" in limits.worth ? limits.worth.perStep : 0;
              const dearer = (((to - from) * perStep) / lever.step) * (lever.better === "more" ? 1 : -1);
              options.push(Math.max(0, by === "us" ? dearer : -dearer));
            }
          }
        const whole = budget === null ? null : Math.min(...every(levers, Infinity).map(({ cost }) => cost));
        if (whole !== null && Number.isFinite(whole)) options.push(whole - budget!);
        if (options.length === 0) {
          expect(missing).toBeNull();
          return;
        }
        moved++;
        expect(missing?.cost).toBeCloseTo(Math.min(...options), 6);
        const { lever, by, to } = missing!;
        if (lever === "package") expect(middleGround(levers, to).feasible).toBe(true);
        else
          expect(
            works(
              levers.findIndex((one) => one.lever === lever),
              by,
              to,
            ),
          ).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(moved).toBeGreaterThan(10);
  });
});

describe("a rate and the day of payment", () => {
  const words = makeWords("en-GB");
  const found = middleGround([rate, net]);
  test("the zones", () => {
    expect(found.zones).toEqual([
      { lever: "rateBp", low: 900, high: 1000 },
      { lever: "netDays", low: 15, high: 30 },
    ]);
  });
  test("trade what is cheap to us and dear to them", () => {
    const [cheapest, next] = found.packages;
    expect(cheapest).toMatchObject({
      values: { rateBp: 900, netDays: 30 },
      ourCost: 432 * EUR,
      theirGain: 432 * EUR,
    });
    expect(next!.values).toEqual({ rateBp: 900, netDays: 15 });
    expect(found.packages.find(({ kind }) => kind === "together")).toMatchObject({
      values: { rateBp: 900, netDays: 15 },
      ourCost: 462 * EUR,
      theirGain: 612 * EUR,
    });
  });
  test("explains itself in two sentences", () => {
    const said = found.packages.map(({ why }) => sayWhy(words, "en-GB", "EUR", why));
    expect(said[1]).toBe(
      "They gain €612.00 and it costs us €462.00: nothing gives them as much for less. What carries it is the net days: it costs us €30.00 and is worth €180.00 to them.",
    );
    expect(said.every((text) => /^[^{}]+\. [^{}]+\.$/.test(text))).toBe(true);
  });
  test("where every lever costs more than it is worth, what it gives them carries it", () => {
    const dear = { ...rate, ours: side(800, 1000, 300 * EUR), theirs: side(1200, 900, 216 * EUR) };
    const back = { ...net, ours: side(45, 30, 10 * EUR), theirs: side(0, 45, 60 * EUR) };
    const [cheapest] = middleGround([dear, back]).packages;
    expect(cheapest!.values).toEqual({ rateBp: 900, netDays: 45 });
    expect(cheapest!.why[1]).toMatchObject({ params: { lever: { lever: "rateBp" } } });
    // Where the whole is for us, it is what saves us.
    const points = [
      { value: 900, cost: 300 * EUR, gain: 216 * EUR },
      { value: 60, cost: -500 * EUR, gain: -900 * EUR },
    ];
    const sums = { cost: -200 * EUR, gain: -684 * EUR };
    expect(whyOf("cheapest", [dear, back], points, sums)[1]).toMatchObject({
      code: "ui.negotiation.why.takes",
      params: { lever: { lever: "netDays" } },
    });
  });
  test("a fairest package at which somebody loses says how much, and no share below nothing", () => {
    const points = [
      { value: 900, cost: 0, gain: 0 },
      { value: 30, cost: 0, gain: 0 },
    ];
    const why = whyOf("fairest", [rate, net], points, { cost: 0, gain: 0 }, { part: -3, whole: 7 });
    expect(sayWhy(words, "en-GB", "EUR", why)).toMatch(
      /^No side loses more than 43% of the most that it could gain\./,
    );
  });
  test("a budget takes the dearer ones away, and says what is missing when it takes all", () => {
    expect(middleGround([rate, net], 500 * EUR).packages.every(({ ourCost }) => ourCost <= 500 * EUR)).toBe(
      true,
    );
    const none = middleGround([rate, net], 400 * EUR);
    // Our budget would have to rise by 32.00; the partner's walk-away by half a percent, which is 216.00 to it.
    expect(none).toMatchObject({
      feasible: false,
      packages: [],
      missing: { by: "us", lever: "package", to: 432 * EUR, move: 32 * EUR },
    });
  });
  test("limits that do not meet name the cheaper side to move", () => {
    const apart = { ...rate, ours: side(700, 850, 216 * EUR), theirs: side(1200, 900, 100 * EUR) };
    expect(middleGround([apart, net])).toMatchObject({
      feasible: false,
      zones: [{ lever: "rateBp", none: true }, { lever: "netDays" }],
      missing: { by: "them", lever: "rateBp", from: 900, to: 850, move: -50, cost: 100 * EUR },
    });
    const both = { ...net, theirs: side(0, 10, 1) };
    expect(middleGround([apart, both]).missing).toBeNull();
  });
  test("of moves that cost both sides as much the shortest is named", () => {
    const worth = {
      curve: [
        { at: 800, value: 0 },
        { at: 900, value: 0 },
        { at: 1000, value: 100 * EUR },
      ],
    };
    const free = { ...rate, ours: { ideal: 800, walkAway: 1000, worth }, theirs: side(1200, 1100, 0) };
    expect(middleGround([free]).missing).toEqual({
      by: "them",
      lever: "rateBp",
      from: 1100,
      to: 900,
      move: -200,
      cost: 0,
    });
  });
  test("one lever alone meets in the middle", () => {
    expect(middleGround([rate]).packages.find(({ kind }) => kind === "fairest")!.values).toEqual({
      rateBp: 950,
    });
  });
  test("a curve takes the place of a value for each step", () => {
    const curve = [
      { at: 800, value: 0 },
      { at: 900, value: 100 },
      { at: 1000, value: 1_000 },
    ];
    const [first, ...others] = middleGround([{ ...rate, ours: { ...rate.ours, worth: { curve } } }]).packages;
    expect([first!.ourCost, others.at(1)!.ourCost]).toEqual([100, 1_000]);
  });
  test("without an open lever there is nothing to meet on", () => {
    expect(middleGround([], 100)).toEqual({ feasible: false, zones: [], packages: [], missing: null });
  });
  test("a step that makes far too many values is refused at its field", () => {
    expect(() => middleGround([{ ...rate, step: 0 }])).toThrow(
      expect.objectContaining({ code: "limits-step", field: "step" }),
    );
  });
});

test("six levers of fifty values take no time to speak of", () => {
  const levers = Array.from({ length: 6 }, (_, at): OpenLever => ({
    lever: `lever${at}`,
    better: at % 2 === 0 ? "more" : "less",
    inForce: at % 2 === 0 ? 10 : 40,
    step: 1,
    ours: side(at % 2 === 0 ? 0 : 49, at % 2 === 0 ? 49 : 0, 1_234_567 + at * 3_456_789),
    theirs: side(at % 2 === 0 ? 49 : 0, at % 2 === 0 ? 0 : 49, 2_345_671 + ((at * 7) % 5) * 2_999_983),
  }));
  const begin = performance.now();
  const { packages } = middleGround(levers, 400 * EUR);
  expect(packages.length).toBe(7);
  // The goal of 200 ms is measured by the benchmark; here a machine may be busy.
  expect(performance.now() - begin).toBeLessThan(2_000);
});
