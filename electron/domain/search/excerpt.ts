// The piece of a long text that shows why it was found.
import { folded, rangeOf } from "./folded.ts";
import { termPlaces, type Within } from "./marks.ts";
import type { Term } from "./query.ts";

/** UTF-16 units, the dots included. */
export const excerptLength = 160;
/** What is shown before the first match. */
const before = 40;
const dots = "…";
/** What mail programs put before each line that they quote. */
const quoteMarks = /^(?:> ?)+/gmu;

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

/** A long text is looked at in pieces, so that a match near its beginning does not cost a look at all of it. */
const piece = 4000;
const overlap = 200;

interface Piece {
  from: number;
  text: string;
  /** How many of the terms it has. */
  terms: number;
}

/** A piece begins with a word where there are words, and never inside of a character. */
function pieceAt(text: string, at: number): Omit<Piece, "terms"> {
  const space = at === 0 ? -1 : text.slice(at, at + overlap).search(/\s/u);
  const start = at + space + 1;
  const from = /[\udc00-\udfff]/.test(text.charAt(start)) ? start - 1 : start;
  const end = Math.min(text.length, at + piece);
  return {
    from,
    text: text.slice(from, /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end < text.length ? end - 1 : end),
  };
}

/** The first piece that has the most of the terms. */
function bestPiece(text: string, terms: readonly Term[], within: Within): Piece {
  let best: Piece | null = null;
  for (let at = 0; at === 0 || at < text.length - overlap; at += piece - overlap) {
    const part = pieceAt(text, at);
    const has = new Set(termPlaces(folded(part.text), terms, within).map(([, , nth]) => nth)).size;
    if (!best || has > best.terms) best = { ...part, terms: has };
    if (best.terms === terms.length) break;
  }
  return best!;
}

/** Whether a text shows any of the terms. */
export function showsAny(text: string, terms: readonly Term[], within: Within = "start"): boolean {
  for (let at = 0; at === 0 || at < text.length - overlap; at += piece - overlap)
    if (termPlaces(folded(pieceAt(text, at).text), terms, within).length > 0) return true;
  return false;
}

/** One line of at most 160 characters around the place where most of the terms stand together, cut at the ends of words. */
export function excerpt(text: string, terms: readonly Term[], within: Within = "start"): string {
  const { from, text: part } = text.length > piece ? bestPiece(text, terms, within) : { from: 0, text };
  const goesOn = from + part.length < text.length;
  const line = part.replace(quoteMarks, "").replace(/\s+/gu, " ").trim();
  if (line.length <= excerptLength - 2) return `${from > 0 ? dots : ""}${line}${goesOn ? dots : ""}`;
  if (line.length <= excerptLength && from === 0 && !goesOn) return line;
  const fold = folded(line);
  const places = termPlaces(fold, terms, within).toSorted((a, b) => a[0] - b[0]);
  let best = 0;
  let most = 0;
  for (const [at, [start]] of places.entries()) {
    const seen = new Set<number>();
    for (let next = at; next < places.length && places[next]![0] < start + excerptLength - before; next++)
      seen.add(places[next]![2]);
    if (seen.size <= most) continue;
    [best, most] = [start, seen.size];
    if (most === terms.length) break;
  }
  const [match] = rangeOf(fold, best, best);
  const start = wordStart(line, match - before, match);
  const cut = start > 0 || from > 0;
  const end = wordEnd(line, Math.max(start, match), start + excerptLength - (cut ? 2 : 1));
  return `${cut ? dots : ""}${line.slice(start, end).trimEnd()}${end < line.length || goesOn ? dots : ""}`;
}
