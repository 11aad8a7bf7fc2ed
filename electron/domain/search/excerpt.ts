// The piece of a long text that shows why it was found.
import { folded, rangeOf } from "./folded.ts";
import { termPlaces, type Within } from "./marks.ts";
import type { Term } from "./query.ts";

/** UTF-16 units, the dots included. */
export const excerptLength = 160;
/** What is shown before the first match. */
const before = 40;
const dots = "…";

/** The end of a word at most at `to`; `to` itself in a text without spaces. */
function wordEnd(text: string, from: number, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(" ", to);
  const end = space > from + (to - from) / 2 ? space : to;
  // Never between the halves of one character.
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

function wordStart(text: string, from: number, to: number): number {
  if (from <= 0) return 0;
  const space = text.indexOf(" ", from);
  const start = space >= 0 && space < to ? space + 1 : from;
  return /[\udc00-\udfff]/.test(text.charAt(start)) ? start - 1 : start;
}

/** One line of at most 160 characters around the place where most of the terms stand together, cut at the ends of words. */
export function excerpt(text: string, terms: readonly Term[], within: Within = "start"): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= excerptLength) return line;
  const fold = folded(line);
  const places = termPlaces(fold, terms, within).toSorted((a, b) => a[0] - b[0]);
  let best = 0;
  let most = 0;
  for (const [start] of places) {
    const seen = new Set(
      places.filter(([at]) => at >= start && at < start + excerptLength - before).map(([, , nth]) => nth),
    );
    if (seen.size <= most) continue;
    [best, most] = [start, seen.size];
    if (most === terms.length) break;
  }
  const [match] = rangeOf(fold, best, best);
  const start = wordStart(line, match - before, match);
  const room = excerptLength - (start > 0 ? 2 : 1);
  const end = wordEnd(line, Math.max(start, match), start + room);
  return `${start > 0 ? dots : ""}${line.slice(start, end).trimEnd()}${end < line.length ? dots : ""}`;
}
