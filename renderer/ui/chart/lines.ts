// Lines of a chart as data: their values between points, the places one walks over, names that do not touch.
import type { Box } from "./layout.ts";

export interface LinePoint {
  x: number;
  value: number;
  /** Where a bend or a jump is; at a jump two points have the same place. */
  isKink: boolean;
}

export interface Line {
  /** Each line's own. */
  name: string;
  /** At its end. */
  short: string;
  /** By rising x, from 0. */
  points: readonly LinePoint[];
}

/** The value at a place: straight between points, beyond a jump what it jumps to. */
export function valueAt({ points }: Pick<Line, "points">, x: number): number {
  const next = points.findLastIndex((point) => point.x <= x);
  const [a, b] = [points[next], points[next + 1]];
  if (!a) return points[0]?.value ?? 0;
  if (!b || b.x === a.x) return a.value;
  return a.value + ((b.value - a.value) * (x - a.x)) / (b.x - a.x);
}

/** All places of all lines, each once, rising. */
export const stopsOf = (lines: readonly Pick<Line, "points">[]): number[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => a - b);

/** The place in `stops` that is nearest; 0 where there are none. */
export function nearestAt(stops: readonly number[], x: number): number {
  let best = 0;
  for (const [at, stop] of stops.entries())
    if (Math.abs(stop - x) < Math.abs((stops[best] ?? 0) - x)) best = at;
  return best;
}

/** Heights moved apart until `gap` px are between neighbours, in their own order and within the box where there is room. */
export function spreadOut(
  heights: readonly number[],
  gap: number,
  { top, bottom }: Pick<Box, "top" | "bottom">,
): number[] {
  const order = heights.map((_, at) => at).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const spread = [...heights];
  let least = top;
  for (const at of order) {
    spread[at] = Math.max(spread[at] ?? 0, least);
    least = spread[at] + gap;
  }
  let most = bottom;
  for (const at of order.toReversed()) {
    spread[at] = Math.min(spread[at] ?? 0, most);
    most = spread[at] - gap;
  }
  return spread;
}
