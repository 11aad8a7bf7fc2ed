// The keyboard in a chart: arrows walk from point to point, Home and End to its ends.

/** Points that Page Up and Page Down go at once. */
const leap = 7;

/** The point a key leads to from `at` (null: none yet), or null where the key means nothing to a chart. */
export function walk(key: string, at: number | null, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const from = at ?? -1;
  const to: Record<string, number> = {
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    ArrowLeft: at === null ? last : from - 1,
    ArrowDown: at === null ? last : from - 1,
    PageDown: from + leap,
    PageUp: from - leap,
    Home: 0,
    End: last,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.max(0, Math.min(last, wanted));
}
