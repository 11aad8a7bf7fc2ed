// Packages that no other beats on both sides, as running lists of cost and gain; exact, without looking at every package.
import type { Point } from "./grid.ts";

/**
 * Sums of cost and gain of packages of some levers of which none is beaten: cost and gain both rise strictly. Numbers are
 * exact: a sum of all levers stays below 2^53.
 */
export interface Frontier {
  cost: Float64Array;
  gain: Float64Array;
}

const NOTHING: Frontier = { cost: Float64Array.of(0), gain: Float64Array.of(0) };

/** Both lists in one, without what is beaten. */
function joined(a: Frontier, b: Frontier): Frontier {
  const most = a.cost.length + b.cost.length;
  const cost = new Float64Array(most);
  const gain = new Float64Array(most);
  let [i, j, count] = [0, 0, 0];
  let best = -Infinity;
  while (i < a.cost.length || j < b.cost.length) {
    // Of equal costs the greater gain comes first, so that the other one is beaten by it.
    const [ca, cb] = [i < a.cost.length ? a.cost[i]! : Infinity, j < b.cost.length ? b.cost[j]! : Infinity];
    const isA = ca < cb || (ca === cb && a.gain[i]! >= b.gain[j]!);
    const now = isA ? a.gain[i]! : b.gain[j]!;
    if (now > best) {
      cost[count] = isA ? ca : cb;
      gain[count] = best = now;
      count++;
    }
    if (isA) i++;
    else j++;
  }
  return { cost: cost.subarray(0, count), gain: gain.subarray(0, count) };
}

/** The frontier with one lever more: a copy of it moved by each of the lever's points, joined in pairs. */
function withPoints(frontier: Frontier, points: readonly Point[]): Frontier {
  let lists = points.map(({ cost, gain }) => ({
    cost: frontier.cost.map((each) => each + cost),
    gain: frontier.gain.map((each) => each + gain),
  }));
  while (lists.length > 1) {
    const next: Frontier[] = [];
    for (let at = 0; at < lists.length; at += 2) {
      const [a, b] = [lists[at]!, lists[at + 1]];
      next.push(b ? joined(a, b) : a);
    }
    lists = next as typeof lists;
  }
  return lists[0] ?? { cost: new Float64Array(0), gain: new Float64Array(0) };
}

/** For each place the frontier of the levers from there on; behind the last that of none. */
export function suffixes(levers: readonly (readonly Point[])[]): Frontier[] {
  const found: Frontier[] = [NOTHING];
  for (const points of levers.toReversed()) found.unshift(withPoints(found[0]!, points));
  return found;
}

/**
 * The least cost of a pair, one of each list, that gains at least so much; Infinity where none does. The lists are walked
 * once, towards each other.
 */
export function leastCost(a: Frontier, b: Frontier, gain: number): { cost: number; gain: number } {
  let least = { cost: Infinity, gain: -Infinity };
  let j = b.cost.length - 1;
  for (let i = 0; i < a.cost.length; i++) {
    while (j > 0 && a.gain[i]! + b.gain[j - 1]! >= gain) j--;
    const sum = a.gain[i]! + b.gain[j]!;
    if (sum < gain) continue;
    const cost = a.cost[i]! + b.cost[j]!;
    if (cost < least.cost || (cost === least.cost && sum > least.gain)) least = { cost, gain: sum };
  }
  return least;
}

/** How many of a frontier cost at most so much. */
export function affordable({ cost }: Frontier, most: number): number {
  let [low, high] = [0, cost.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cost[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
