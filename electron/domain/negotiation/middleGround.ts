// The middle ground of a negotiation: where both sides' limits overlap, the packages worth offering, or what is missing.
import { UserError } from "../errors.ts";
import { boundsOf, costAt, gainAt, zoneOf, type OpenLever, type Point, type Zone } from "./grid.ts";
import { missingMove, type Missing } from "./missing.ts";
import { Packages, type Sums } from "./packages.ts";
import type { Scale } from "./shares.ts";
import { whyOf, type Why } from "./why.ts";

export type { OpenLever, Zone } from "./grid.ts";
export type { Missing } from "./missing.ts";

export type PackageKind = "cheapest" | "fairest" | "together";

export interface Package {
  kind: PackageKind;
  /** By lever, in the lever's units. */
  values: Record<string, number>;
  /** In units of 1/100,000 of the currency over the replay's days, beyond the terms in force. */
  ourCost: number;
  theirGain: number;
  /** Two sentences. */
  why: Why[];
}

export interface MiddleGround {
  feasible: boolean;
  zones: Zone[];
  /**
   * Those of the kind `cheapest` come first, by rising cost: at up to five levels of their gain, from the cheapest package of
   * all to the one that gains them most, the cheapest that gains them as much.
   */
  packages: Package[];
  missing: Missing | null;
}

/** How many levels of their gain are looked at, the ends included. */
const LEVELS = 5;

/** The ends of both sides' shares: from the terms in force where both can gain on them, else from each side's walk-away. */
function scalesOf(levers: readonly OpenLever[], least: number, most: number, budget: number): [Scale, Scale] {
  if (-least > 0 && most > 0)
    return [
      { zero: 0, most: -least },
      { zero: 0, most },
    ];
  const given = levers.reduce((sum, lever) => sum + costAt(lever, lever.ours.walkAway), 0);
  const worst = levers.reduce((sum, lever) => sum + gainAt(lever, lever.theirs.walkAway), 0);
  return [
    { zero: -Math.min(budget, given), most: -least },
    { zero: worst, most },
  ];
}

/** Sums above this would not be exact. */
function checkSize(levers: readonly OpenLever[], points: readonly (readonly Point[])[]): void {
  let size = 0;
  for (const [at, lever] of levers.entries()) {
    const ends = (["us", "them"] as const).flatMap((side) => boundsOf(lever, side));
    const all = [
      ...points[at]!.flatMap(({ cost, gain }) => [cost, gain]),
      ...ends.flatMap((end) => [costAt(lever, end), gainAt(lever, end)]),
    ];
    size += all.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  }
  if (size > Number.MAX_SAFE_INTEGER / 4) throw new UserError("limits-too-large");
}

/**
 * The middle ground of open levers.
 *
 * Costs and gains are 0 at the terms in force. A package is one point of the grid for each lever, within both sides' bounds
 * and our budget. `fairest` has the largest lesser share of each side's own greatest gain; `together` the largest gain of
 * theirs beyond our cost. Of packages that are equal in that, the one goes first that costs us less, then the one that gains
 * them more, then the nearer to our ideal by lever order. All are found exactly.
 *
 * @param levers with limits of both sides (`checkLimits` refuses those the wrong way round)
 * @param budget the most that a package may cost us, in units; null without one
 * @throws UserError `limits-step`, `limits-too-large`
 */
export function middleGround(levers: readonly OpenLever[], budget: number | null = null): MiddleGround {
  const most = budget ?? Infinity;
  const found = levers.map(zoneOf);
  const zones = found.map(({ zone }) => zone);
  const points = found.map((each) => each.points);
  checkSize(levers, points);
  const nothing = (): MiddleGround => ({
    feasible: false,
    zones,
    packages: [],
    missing: missingMove(levers, points, most),
  });
  if (levers.length === 0 || points.some((all) => all.length === 0)) return nothing();
  const packages = new Packages(points, most);
  const dearest = packages.dearest();
  if (!dearest) return nothing();
  const least = packages.leastCost;
  const made = (kind: PackageKind, sums: Sums, share?: { part: number; whole: number }): Package => {
    const chosen = packages.first(sums);
    return {
      kind,
      values: Object.fromEntries(levers.map(({ lever }, at) => [lever, chosen[at]!.value])),
      ourCost: sums.cost,
      theirGain: sums.gain,
      why: whyOf(kind, levers, chosen, sums, share),
    };
  };
  const [ours, theirs] = scalesOf(levers, least, dearest.gain, most);
  const fairest = packages.fairest(ours, theirs)!;
  return {
    feasible: true,
    zones,
    packages: [
      ...levelsOf(packages, dearest).map((sums) => made("cheapest", sums)),
      made("fairest", fairest, fairest.share),
      made("together", packages.together()!),
    ],
    missing: null,
  };
}

/** The cheapest sums at even levels of their gain, from those of the cheapest package of all to their greatest. */
function levelsOf(packages: Packages, dearest: Sums): Sums[] {
  const cheapest = packages.cheapest(-Infinity)!;
  const levels: Sums[] = [cheapest];
  for (let at = 1; at < LEVELS; at++) {
    const gain = cheapest.gain + Math.ceil(((dearest.gain - cheapest.gain) * at) / (LEVELS - 1));
    const sums = at === LEVELS - 1 ? dearest : packages.cheapest(gain);
    if (sums && sums.gain > levels.at(-1)!.gain) levels.push(sums);
  }
  return levels;
}
