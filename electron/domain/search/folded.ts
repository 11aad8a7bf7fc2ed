// A text as it is compared, with the way back: which letter of it each folded letter comes from.
import { foldKey } from "../text/fold.ts";

export interface Folded {
  text: string;
  /** For each place of `text` the place in the original; null where they are the same. */
  from: number[] | null;
  original: string;
}

const plain = /^[\x20-\x7e]*$/;
const known = new Map<string, string>();

function foldLetter(letter: string): string {
  const found = known.get(letter);
  if (found !== undefined) return found;
  const folded = /\s/u.test(letter) ? " " : foldKey(letter);
  // The letters of any one person's languages fit.
  if (known.size < 5000) known.set(letter, folded);
  return folded;
}

/** Folds letter by letter, so that a place in the folded text has its place in the original. */
export function folded(original: string): Folded {
  if (plain.test(original)) return { text: original.toLowerCase(), from: null, original };
  let text = "";
  const from: number[] = [];
  let place = 0;
  for (const letter of original) {
    const fold = letter < "\x7f" ? letter.toLowerCase() : foldLetter(letter);
    for (let each = 0; each < fold.length; each++) from.push(place);
    text += fold === "\n" || fold === "\t" || fold === "\r" ? " " : fold;
    place += letter.length;
  }
  return { text, from, original };
}

/** Where in the original the letters [start, end) of the folded text stand. */
export function rangeOf({ from, original }: Folded, start: number, end: number): [number, number] {
  if (!from) return [start, end];
  const first = from[start] ?? original.length;
  // Marks that belong to the last letter stand behind it.
  return [first, end < from.length ? Math.max(from[end]!, first) : original.length];
}
