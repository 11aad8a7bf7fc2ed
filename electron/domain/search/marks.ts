// Which parts of a shown text are what was looked for: for the page to mark, and for the excerpt to be cut around.
import { folded, rangeOf, type Folded } from "./folded.ts";
import type { Term } from "./query.ts";

/** Any part of a word (names, values), or only its beginning (long texts). */
export type Within = "part" | "start";
export type Range = [start: number, end: number];

const letter = /[\p{L}\p{N}\p{M}]/u;

/** Whether a word begins at this place. */
export const wordStarts = (text: string, at: number): boolean =>
  at === 0 || !letter.test(text.charAt(at - 1)) || !letter.test(text.charAt(at));

/** The first place where the key stands so, or -1. */
export function placeOf(text: string, key: string, within: Within, from = 0): number {
  for (let at = text.indexOf(key, from); at >= 0; at = text.indexOf(key, at + 1))
    if (within === "part" || wordStarts(text, at)) return at;
  return -1;
}

/** Digits with whatever stands between them: "7946 0123" in "+44 20 7946-0123". */
function numberPlaces(text: string, numbers: readonly string[]): Range[] {
  const places: number[] = [];
  let digits = "";
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits += text.charAt(at);
      places.push(at);
    }
  }
  for (const number of numbers) {
    const at = digits.indexOf(number);
    if (at >= 0) return [[places[at]!, places[at + number.length - 1]! + 1]];
  }
  return [];
}

/** Where one term stands in a folded text. */
function placesOf(text: string, term: Term, within: Within): Range[] {
  const short = term.key.length < 3 ? "start" : within;
  const found: Range[] = [];
  for (const { key } of term.parts.length > 0 ? term.parts : [term])
    for (let at = placeOf(text, key, short); at >= 0; at = placeOf(text, key, short, at + key.length))
      found.push([at, at + key.length]);
  return found.length > 0 || term.numbers.length === 0 ? found : numberPlaces(text, term.numbers);
}

/** Ranges in order, none touching another. */
function joined(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** The ranges in the folded text, with the nth term that each is of. */
export const termPlaces = ({ text }: Folded, terms: readonly Term[], within: Within): [...Range, number][] =>
  terms.flatMap((term, nth) =>
    placesOf(text, term, within).map(([start, end]): [...Range, number] => [start, end, nth]),
  );

/**
 * What to mark in a shown text, as ranges of its UTF-16 places, in order and apart. `also` are further words that led
 * to it (a name that was meant although another letter was typed), folded.
 */
export function marks(
  text: string,
  terms: readonly Term[],
  within: Within = "part",
  also: readonly string[] = [],
): Range[] {
  const fold = folded(text);
  const all = [...terms, ...also.map((key): Term => ({ key, typed: key, numbers: [], parts: [] }))];
  return joined(termPlaces(fold, all, within).map(([start, end]) => rangeOf(fold, start, end)));
}
