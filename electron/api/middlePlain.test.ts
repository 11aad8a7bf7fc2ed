// The middle ground as a call against a search that knows nothing of how it is found: every package, every single move.
import {
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  option,
  record,
  uniqueArray,
} from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Terms } from "../domain/terms/terms.ts";
import { parseTerms } from "../domain/terms/terms.ts";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Middle {
  feasible: boolean;
  zones: ({ lever: string; low: string | number; high: string | number } | { lever: string; none: true })[];
  packages: {
    kind: string;
    values: Record<string, string | number>;
    terms: Terms;
    ourCost: string;
    theirGain: string;
  }[];
  missing?: { by: string; lever: string; move: string | number; cost: string };
}

/** What a step of each lever is here, whom a rise favours, and how a value travels. */
const kinds = {
  rateBp: { unit: 25, sign: 1, isAmount: false },
  "flat.amount": { unit: 250, sign: 1, isAmount: true },
  "tiers.steps.0.rateBp": { unit: 50, sign: 1, isAmount: false },
  cookieDays: { unit: 7, sign: 1, isAmount: false },
  netDays: { unit: 5, sign: -1, isAmount: false },
  holdbackBp: { unit: 100, sign: -1, isAmount: false },
} as const;
type Key = keyof typeof kinds;

interface Drawn {
  key: Key;
  /** In units of the lever. */
  ours: [ideal: number, width: number];
  theirs: [ideal: number, width: number];
  inForce: number;
  step: number;
  theirStep: number | null;
  /** Whole currency, for each step of its side. */
  cost: number;
  worth: number;
}
const drawnBy = (key: Key) =>
  record({
    key: constantFrom(key),
    ours: record({ at: integer({ min: 2, max: 8 }), width: integer({ min: 0, max: 6 }) }),
    theirs: record({ at: integer({ min: 4, max: 12 }), width: integer({ min: 0, max: 7 }) }),
    inForce: integer({ min: 1, max: 9 }),
    step: integer({ min: 1, max: 2 }),
    theirStep: option(constantFrom(1, 2, 3), { nil: null }),
    cost: integer({ min: 0, max: 12 }),
    worth: integer({ min: 0, max: 12 }),
  }).map(({ ours, theirs, ...rest }): Drawn => {
    // Ours rises from its ideal towards the partner; theirs falls from its own. Net days the other way round.
    const { sign } = kinds[key];
    const from = sign > 0 ? ours.at : 16 - ours.at;
    const back = sign > 0 ? theirs.at : 16 - theirs.at;
    return {
      ...rest,
      ours: [from, from + sign * ours.width],
      theirs: [back, back - sign * Math.min(theirs.width, theirs.at)],
    };
  });
const tupleOf = (keys: readonly Key[]) =>
  keys.reduce(
    (all, key) => all.chain((before) => drawnBy(key).map((one) => [...before, one])),
    constant<Drawn[]>([]),
  );
const drawnLevers = uniqueArray(constantFrom(...(Object.keys(kinds) as Key[])), {
  minLength: 1,
  maxLength: 3,
}).chain(tupleOf);

interface Point {
  at: number;
  cost: number;
  gain: number;
}
/** Worths are so many times what is drawn, so that steps of 1, 2 and 3 units stay whole. */
const TIMES = 6;
const row = ([a, b]: readonly [number, number]) => [Math.min(a, b), Math.max(a, b)] as const;
const costOf = ({ key, inForce, step, cost }: Drawn, at: number) =>
  (kinds[key].sign * (at - inForce) * cost * TIMES) / step;
const gainOf = ({ key, inForce, step, theirStep, worth }: Drawn, at: number) =>
  (kinds[key].sign * (at - inForce) * worth * TIMES) / (theirStep ?? step);
/** The grid: our ideal and whole steps from it. */
const isOnGrid = ({ ours, step }: Drawn, at: number) => (at - ours[0]) % step === 0;
function points(drawn: Drawn, low: number, high: number): Point[] {
  const all: Point[] = [];
  for (let at = low; at <= high; at++)
    if (isOnGrid(drawn, at)) all.push({ at, cost: costOf(drawn, at), gain: gainOf(drawn, at) });
  return all;
}
function zone(drawn: Drawn): Point[] {
  const [a, b] = [row(drawn.ours), row(drawn.theirs)];
  return points(drawn, Math.max(a[0], b[0]), Math.min(a[1], b[1]));
}
interface Whole {
  at: number[];
  cost: number;
  gain: number;
}
const packagesOf = (zones: readonly Point[][], budget: number): Whole[] =>
  zones
    .reduce<Whole[]>(
      (all, own) =>
        all.flatMap((one) =>
          own.map(({ at, cost, gain }) => ({
            at: [...one.at, at],
            cost: one.cost + cost,
            gain: one.gain + gain,
          })),
        ),
      [{ at: [], cost: 0, gain: 0 }],
    )
    .filter(({ cost }) => cost <= budget);

/** The least cost to its mover of any one limit's move that makes a package possible, and who could make it. */
function moves(levers: readonly Drawn[], budget: number): { by: string; lever: string; cost: number }[] {
  const zones = levers.map(zone);
  const found: { by: string; lever: string; cost: number }[] = [];
  for (const [place, drawn] of levers.entries())
    for (const by of ["us", "them"] as const) {
      const own = row(by === "us" ? drawn.ours : drawn.theirs);
      const other = row(by === "us" ? drawn.theirs : drawn.ours);
      for (const point of points(drawn, other[0], other[1])) {
        if (point.at >= own[0] && point.at <= own[1]) continue;
        const moved = zones.map((each, at) => (at === place ? [point] : each));
        if (packagesOf(moved, budget).length === 0) continue;
        const bound = point.at < own[0] ? own[0] : own[1];
        const cost =
          by === "us" ? point.cost - costOf(drawn, bound) : gainOf(drawn, bound) - gainOf(drawn, point.at);
        found.push({ by, lever: drawn.key, cost: Math.max(0, cost) });
      }
    }
  const all = packagesOf(zones, Infinity);
  if (all.length > 0) {
    const least = Math.min(...all.map(({ cost }) => cost));
    if (least > budget) found.push({ by: "us", lever: "package", cost: least - budget });
  }
  return found;
}

/** The share of a side's own greatest gain: from the terms in force where both can gain on them, else from its walk-away. */
function shares(levers: readonly Drawn[], all: readonly Whole[], budget: number) {
  const [ourMost, theirMost] = [
    Math.max(...all.map(({ cost }) => -cost)),
    Math.max(...all.map(({ gain }) => gain)),
  ];
  const both = ourMost > 0 && theirMost > 0;
  const sum = (of: (each: Drawn) => number) => levers.reduce((whole, each) => whole + of(each), 0);
  const ourZero = both
    ? 0
    : -Math.min(
        budget,
        sum((each) => costOf(each, each.ours[1])),
      );
  const theirZero = both ? 0 : sum((each) => gainOf(each, each.theirs[1]));
  const share = (zero: number, most: number, amount: number) =>
    most > zero ? (amount - zero) / (most - zero) : amount >= most ? 1 : 0;
  return ({ cost, gain }: Whole) =>
    Math.min(share(ourZero, ourMost, -cost), share(theirZero, theirMost, gain));
}

const wire = (key: Key, at: number): string | number =>
  kinds[key].isAmount ? `${at * kinds[key].unit}.00` : at * kinds[key].unit;

test("is what a search of every package and of every move finds", { timeout: 120_000 }, async () => {
  let count = 0;
  const law = asyncProperty(
    drawnLevers,
    option(integer({ min: 0, max: 60 }), { nil: null }),
    boolean(),
    async (levers, budget, agreed) => {
      const { id: partnerId } = await host.call<{ id: number }>("partners.create", { name: `P${count++}` });
      const at = (key: Key) => levers.find((each) => each.key === key)?.inForce;
      const terms = {
        currency: "EUR",
        basis: "percent",
        rateBp: 25 * (at("rateBp") ?? 32),
        tiers: {
          by: "orders",
          per: "month",
          mode: "marginal",
          steps: [{ from: "100", rateBp: 50 * (at("tiers.steps.0.rateBp") ?? 20) }],
        },
        ...(at("flat.amount") !== undefined && {
          flat: { amount: `${250 * at("flat.amount")!}.00`, per: "once", viaNetwork: false },
        }),
        cookieDays: 7 * (at("cookieDays") ?? 4),
        netDays: 5 * (at("netDays") ?? 6),
        holdbackBp: 100 * (at("holdbackBp") ?? 0),
      };
      const { id } = await host.call<{ id: number }>("negotiations.create", {
        partnerId,
        programId: 1,
        subject: "All",
      });
      if (agreed)
        await host.call("agreements.create", { partnerId, programId: 1, terms, from: "2026-01-01" });
      await host.call("offers.add", { negotiationId: id, by: "us", terms });
      const set = (side: string, lever: string, more: object) =>
        host.call("limits.set", { negotiationId: id, side, lever, ...more });
      for (const { key, ours, theirs, step, theirStep, cost, worth } of levers) {
        await set("us", key, {
          ideal: wire(key, ours[0]),
          walkAway: wire(key, ours[1]),
          step: wire(key, step),
          valuePerStep: `${cost * TIMES}.00`,
        });
        await set("them", key, {
          ideal: wire(key, theirs[0]),
          walkAway: wire(key, theirs[1]),
          valuePerStep: `${worth * TIMES}.00`,
          ...(theirStep !== null && { step: wire(key, theirStep) }),
        });
      }
      if (budget !== null) await set("us", "package", { walkAway: `${budget * TIMES}.00` });
      const found = await host.call<Middle>("negotiations.middleGround", { negotiationId: id });
      const most = budget === null ? Infinity : budget * TIMES;
      const zones = levers.map(zone);
      const all = packagesOf(zones, most);
      expect(found.feasible).toBe(all.length > 0);
      for (const [place, drawn] of levers.entries()) {
        const { key } = drawn;
        const [a, b] = [row(drawn.ours), row(drawn.theirs)];
        expect(found.zones[place]).toEqual(
          zones[place]!.length === 0
            ? { lever: key, none: true }
            : {
                lever: key,
                low: wire(key, Math.max(a[0], b[0])),
                high: wire(key, Math.min(a[1], b[1])),
              },
        );
      }
      if (all.length === 0) {
        const possible = moves(levers, most);
        expect(found.packages).toEqual([]);
        if (possible.length === 0) {
          expect(found.missing).toBeUndefined();
          return;
        }
        const least = Math.min(...possible.map(({ cost }) => cost));
        expect(Number(found.missing!.cost)).toBeCloseTo(least, 2);
        const best = possible.filter(({ cost }) => cost - least < 0.01);
        expect(best.map(({ by, lever }) => `${by} ${lever}`)).toContain(
          `${found.missing!.by} ${found.missing!.lever}`,
        );
        return;
      }
      expect(found.missing).toBeUndefined();
      const fairness = shares(levers, all, most);
      for (const { kind, values, ourCost, theirGain, terms: next } of found.packages) {
        const is = all.find((one) =>
          levers.every(({ key }, place) => wire(key, one.at[place]!) === values[key]),
        )!;
        expect(is).toBeDefined();
        expect(Number(ourCost)).toBeCloseTo(is.cost, 2);
        expect(Number(theirGain)).toBeCloseTo(is.gain, 2);
        expect(parseTerms(next, "EUR")).toEqual(next);
        for (const { key } of levers) {
          const value = key
            .split(".")
            .reduce<unknown>((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], next);
          expect(value ?? (key === "flat.amount" ? "0.00" : null)).toBe(values[key]);
        }
        const isBetter = (worth: (one: Whole) => number) =>
          all.some(
            (one) =>
              worth(one) > worth(is) + 1e-9 ||
              (Math.abs(worth(one) - worth(is)) <= 1e-9 && one.cost < is.cost - 1e-9),
          );
        if (kind === "together") expect(isBetter((one) => one.gain - one.cost)).toBe(false);
        if (kind === "fairest") expect(isBetter(fairness)).toBe(false);
        if (kind === "cheapest")
          expect(all.some((one) => one.gain >= is.gain - 1e-9 && one.cost < is.cost - 1e-9)).toBe(false);
      }
      const kindsFound = new Set(found.packages.map(({ kind }) => kind));
      expect([...kindsFound].toSorted()).toEqual(["cheapest", "fairest", "together"]);
    },
  );
  await assert(law, { numRuns: 100 });
});
