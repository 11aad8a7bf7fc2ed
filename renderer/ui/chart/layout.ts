// Where things stand in a chart: bands of points along it, heights of values, labels that do not touch.
import type { Axis } from "./ticks.ts";

/** The inner box in px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Height of a value within the box; higher values are nearer to its top. */
export const heightOf = (value: number, { low, high }: Axis, { top, bottom }: Box): number =>
  bottom - ((value - low) / (high - low)) * (bottom - top);

export interface Bands {
  /** px from one point to the next. */
  step: number;
  bar: number;
  /** Middle of a point's band. */
  middle: (at: number) => number;
}

/** `count` bands of equal width; bars keep a gap to each other as long as there is room for one, and never get fat. */
export function bandsOf(count: number, { left, right }: Pick<Box, "left" | "right">): Bands {
  const step = count === 0 ? right - left : (right - left) / count;
  const gap = step >= 4 ? Math.max(1, step * 0.28) : 0;
  return { step, bar: Math.min(48, step - gap), middle: (at) => left + (at + 0.5) * step };
}

/** The point whose band a place lies in, or null where there are none. */
export function pointAt(x: number, count: number, box: Pick<Box, "left" | "right">): number | null {
  if (count === 0) return null;
  const at = Math.floor((x - box.left) / bandsOf(count, box).step);
  return Math.max(0, Math.min(count - 1, at));
}

/** Which points are labelled: every n-th from the first, so that labels of `width` px do not touch. */
export function labelled(count: number, step: number, width: number): number[] {
  const every = Math.max(1, Math.ceil(width / Math.max(step, 0.001)));
  return Array.from({ length: Math.ceil(count / every) }, (_, at) => at * every);
}

/** Two heights moved apart, about their middle, until `gap` px are between them; both stay within top and bottom. */
export function apart(
  a: number,
  b: number,
  gap: number,
  { top, bottom }: Pick<Box, "top" | "bottom">,
): readonly [number, number] {
  if (Math.abs(a - b) >= gap) return [a, b];
  const middle = Math.max(top + gap / 2, Math.min(bottom - gap / 2, (a + b) / 2));
  return a <= b ? [middle - gap / 2, middle + gap / 2] : [middle + gap / 2, middle - gap / 2];
}

/** Places without those on the ground among others on the ground: there a line crosses nothing that it had to be told from. */
export const offGround = (
  places: readonly (readonly [x: number, y: number])[],
  ground: number,
): (readonly [x: number, y: number] | null)[] =>
  places.map((place, at) =>
    [places[at - 1], place, places[at + 1]].every((near) => near === undefined || near[1] === ground)
      ? null
      : place,
  );

/** A line through places, broken where there is none. The text is the `d` of an SVG path. */
export function lineThrough(places: readonly (readonly [x: number, y: number] | null)[]): string {
  let pen = "M";
  let path = "";
  for (const place of places) {
    if (place === null) pen = "M";
    else {
      path += `${pen}${place.map((part) => Math.round(part * 10) / 10).join(" ")}`;
      pen = "L";
    }
  }
  return path;
}
