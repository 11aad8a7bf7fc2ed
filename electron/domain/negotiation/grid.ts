// One lever of a negotiation as points that both sides can live with, each with what it costs us and what it is worth to them.
import { divided } from "../amount.ts";
import { UserError } from "../errors.ts";

/** The value of a lever to one side, in units of 1/100,000 of the currency over the replay's days. */
export type Worth =
  /** Of each step (`of` units of the lever, the grid's own unless said otherwise), for the one whom it costs or favours; linear. */
  | { perStep: number; of?: number }
  /** At values of the lever, rising; straight between them and level beyond. */
  | { curve: readonly { at: number; value: number }[] };

/** Both are hard bounds. */
export interface SideLimits {
  ideal: number;
  walkAway: number;
  worth: Worth;
}

/** All values are whole numbers in the lever's own units (basis points, days, 1/100,000 of the currency). */
export interface OpenLever {
  lever: string;
  /** What the partner would rather have. */
  better: "more" | "less";
  /** Both sides' costs and worths are 0 here. */
  inForce: number;
  /** Above 0. The grid is our ideal and every whole step from it. */
  step: number;
  ours: SideLimits;
  theirs: SideLimits;
}

export interface Point {
  value: number;
  /** What it costs us more than the terms in force. */
  cost: number;
  /** What it is worth to them beyond the terms in force. */
  gain: number;
}

export type Zone = { lever: string; low: number; high: number } | { lever: string; none: true };

/** So many points of one lever are enough for any table; more would not be seen and take long. */
const MOST_POINTS = 400;

const inRow = ({ ideal, walkAway }: SideLimits): [low: number, high: number] =>
  ideal < walkAway ? [ideal, walkAway] : [walkAway, ideal];

/** The value of a lever at `x`, beyond that at the terms in force; for a rise that favours the partner it is above 0. */
function worthAt({ step, inForce, better }: OpenLever, worth: Worth, x: number): number {
  if ("perStep" in worth) {
    const away = better === "more" ? x - inForce : inForce - x;
    return Number(divided(BigInt(worth.perStep) * BigInt(away), BigInt(worth.of ?? step)));
  }
  return onCurve(worth.curve, x) - onCurve(worth.curve, inForce);
}

function onCurve(curve: readonly { at: number; value: number }[], x: number): number {
  const next = curve.findIndex(({ at }) => at >= x);
  const [before, after] = [curve[next - 1], curve[next]];
  if (!after) return curve.at(-1)?.value ?? 0;
  if (!before || after.at === x) return after.value;
  const rise = BigInt(after.value - before.value) * BigInt(x - before.at);
  return before.value + Number(divided(rise, BigInt(after.at - before.at)));
}

/** What a value costs us against the base, in units; between two points of the curve by a straight line. */
export const costAt = (lever: OpenLever, x: number): number => worthAt(lever, lever.ours.worth, x);
/** The same for what it is worth to them. */
export const gainAt = (lever: OpenLever, x: number): number => worthAt(lever, lever.theirs.worth, x);

/**
 * The points of the grid between two values, the nearest to our ideal first.
 *
 * @throws UserError `limits-step` where the step is not above 0 or there would be far too many points
 */
export function pointsBetween(lever: OpenLever, low: number, high: number, most = MOST_POINTS): Point[] {
  const { step, ours } = lever;
  if (!(step > 0) || (high - low) / step > most)
    throw new UserError("limits-step", { count: most }, { field: "step" });
  const points: Point[] = [];
  for (let k = Math.ceil((low - ours.ideal) / step); ours.ideal + k * step <= high; k++) {
    const value = ours.ideal + k * step;
    points.push({ value, cost: costAt(lever, value), gain: gainAt(lever, value) });
  }
  return points.toSorted((a, b) => Math.abs(a.value - ours.ideal) - Math.abs(b.value - ours.ideal));
}

/** From the lower to the higher of a side's two bounds: its ideal and its walk-away. */
export const boundsOf = (lever: OpenLever, side: "us" | "them"): [low: number, high: number] =>
  inRow(side === "us" ? lever.ours : lever.theirs);

/** Where both sides' bounds overlap, and the points of the grid in it. */
export function zoneOf(lever: OpenLever): { zone: Zone; points: Point[] } {
  const [ours, theirs] = [boundsOf(lever, "us"), boundsOf(lever, "them")];
  const [low, high] = [Math.max(ours[0], theirs[0]), Math.min(ours[1], theirs[1])];
  const points = low <= high ? pointsBetween(lever, low, high) : [];
  const { lever: name } = lever;
  return { zone: points.length > 0 ? { lever: name, low, high } : { lever: name, none: true }, points };
}
