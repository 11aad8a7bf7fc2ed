// Long made-up texts for measuring search: words as unevenly used as in a language, the same for the same row and seed.
import { scattered } from "./names.ts";

const heads = [
  "ka",
  "mo",
  "ri",
  "ste",
  "lu",
  "van",
  "pe",
  "tro",
  "shi",
  "ne",
  "bal",
  "fo",
  "gra",
  "ji",
  "wen",
  "do",
];
const middles = [
  "ra",
  "l",
  "no",
  "ste",
  "mi",
  "r",
  "ve",
  "cu",
  "nd",
  "ta",
  "so",
  "ng",
  "lla",
  "pi",
  "be",
  "x",
];
const tails = [
  "n",
  "ting",
  "s",
  "re",
  "der",
  "ly",
  "ment",
  "a",
  "tion",
  "o",
  "est",
  "um",
  "ck",
  "rd",
  "el",
  "ish",
];

/** How many different words there are. */
export const vocabulary = 20_000;
const at = (list: readonly string[], nth: number): string => list[nth % list.length]!;

/** The word of a rank: frequent ones are short, as in a language. */
const wordOf = (rank: number): string => {
  const head = at(heads, rank) + (rank < 40 ? "" : at(middles, rank >> 4));
  return rank < 16
    ? head
    : head + at(tails, rank >> 6) + (rank < 4096 ? "" : at(middles, rank >> 10) + at(heads, rank >> 12));
};
export const words: readonly string[] = Array.from({ length: vocabulary }, (_, rank) => wordOf(rank));

/** 65,536 places filled by rank as 1 / (rank + 2): a pick of a place is a pick by Zipf's law. */
const places: readonly string[] = (() => {
  const weights = words.map((_, rank) => 1 / (rank + 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const filled: string[] = [];
  let reached = 0;
  for (const [rank, weight] of weights.entries()) {
    reached += (weight / sum) * 65_536;
    while (filled.length < reached && filled.length < 65_536) filled.push(words[rank]!);
  }
  // What is too rare for a place of its own shares the last ones.
  while (filled.length < 65_536) filled.push(words.at(-1)!);
  return filled;
})();

/** A text of 300 to 1,000 characters. */
export function longText(row: number, seed: number): string {
  let state = scattered(row, 110, seed) || 1;
  const length = 300 + (state % 700);
  let text = "";
  while (text.length < length) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    text += `${places[state & 0xffff]!} `;
    // A rare word now and then, so that every word of the vocabulary is somewhere.
    if ((state & 0x1f0000) === 0) text += `${words[(state >>> 8) % vocabulary]!} `;
  }
  return text.slice(0, length - 1).trimEnd();
}

export const longSubject = (row: number, seed: number): string => {
  const chance = scattered(row, 111, seed);
  return `${places[chance & 0xffff]!} ${places[chance >>> 16]!} ${row % 9973}`;
};

/** Words to ask for: 1 to 3 of one text, so that they are used as often as words are, and some query answers. */
export function queryOf(nth: number, seed: number, rows: number): string[] {
  const chance = scattered(nth, 112, seed);
  const list = longText(1 + (chance % rows), seed).split(" ");
  return Array.from(
    { length: 1 + (nth % 3) },
    (_, word) => list[scattered(nth, 113 + word, seed) % (list.length - 1)]!,
  );
}
