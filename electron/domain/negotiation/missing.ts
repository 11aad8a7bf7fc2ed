// Where no package can be: the one limit that, moved least dearly for whoever moves it, makes one possible.
import { boundsOf, costAt, gainAt, pointsBetween, type OpenLever, type Point } from "./grid.ts";

/** `lever` is `package` where our budget has to rise. Values in the lever's units. */
export interface Missing {
  by: "us" | "them";
  lever: string;
  /** From the limit as it stands to the value that it has to let in. */
  from: number;
  to: number;
  /** `to − from`. */
  move: number;
  /** What the move costs its mover. */
  cost: number;
}

interface Candidate extends Missing {
  ourCost: number;
}

const sides = ["us", "them"] as const;

/** The other side's bounds may be far apart. */
const MOST_MOVES = 20_000;

/** The points that a side would let in by moving its nearest bound as far as they are, the shortest move first; the other side's bounds stay. */
function movesOf(lever: OpenLever, by: "us" | "them"): (Point & { from: number; moverCost: number })[] {
  const own = boundsOf(lever, by);
  const [low, high] = boundsOf(lever, by === "us" ? "them" : "us");
  return pointsBetween(lever, low, high, MOST_MOVES)
    .filter(({ value }) => value < own[0] || value > own[1])
    .map((point) => {
      const from = point.value < own[0] ? own[0] : own[1];
      const moverCost = by === "us" ? point.cost - costAt(lever, from) : gainAt(lever, from) - point.gain;
      return { ...point, from, moverCost: Math.max(0, moverCost) };
    })
    .toSorted((a, b) => Math.abs(a.value - a.from) - Math.abs(b.value - b.from));
}

/**
 * The single move with the smallest cost to its mover, or null where one move is not enough. Ties: lower cost to us of the
 * package that it makes possible, then lever order, then us, then the shorter move.
 *
 * @param points those of each lever's zone, empty where there is none
 * @param budget Infinity without one
 */
export function missingMove(
  levers: readonly OpenLever[],
  points: readonly (readonly Point[])[],
  budget: number,
): Missing | null {
  const least = points.map((all) => all.reduce((a, { cost }) => Math.min(a, cost), Infinity));
  const closed = least.filter((cost) => cost === Infinity).length;
  if (closed > 1 || levers.length === 0) return null;
  const whole = least.reduce((a, b) => a + b, 0);
  const candidates: Candidate[] = [];
  for (const [at, lever] of levers.entries()) {
    if (closed === 1 && least[at] !== Infinity) continue;
    const others = least.reduce((sum, cost, place) => (place === at ? sum : sum + cost), 0);
    for (const by of sides)
      for (const { value, cost, from, moverCost } of movesOf(lever, by)) {
        const ourCost = others + cost;
        if (ourCost > budget) continue;
        candidates.push({
          by,
          lever: lever.lever,
          from,
          to: value,
          move: value - from,
          cost: moverCost,
          ourCost,
        });
      }
  }
  if (closed === 0 && whole > budget) {
    const more = whole - budget;
    candidates.push({
      by: "us",
      lever: "package",
      from: budget,
      to: whole,
      move: more,
      cost: more,
      ourCost: whole,
    });
  }
  let best: Candidate | null = null;
  for (const each of candidates)
    if (!best || each.cost < best.cost || (each.cost === best.cost && each.ourCost < best.ourCost))
      best = each;
  if (!best) return null;
  const { ourCost: _, ...missing } = best;
  return missing;
}
