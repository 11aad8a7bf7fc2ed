// A name as it is compared with others, where names that could be like it meet, and how like two of them are.
import { editDistance } from "../text/distance.ts";
import { soundOf } from "./spelling.ts";

export interface NameKeys {
  name: string;
  /** `companyKey` or `nameKey`. */
  key: string;
  /** How it sounds, without spaces. */
  compact: string;
  /** Its words by how they sound, in order of the alphabet. */
  sorted: string;
  words: readonly string[];
  numbers: string;
}

export function nameKeys(name: string, key: string): NameKeys {
  const words = soundOf(key)
    .split(" ")
    .filter((word) => word !== "" && word !== "&");
  return {
    name,
    key,
    compact: words.join(""),
    sorted: words.toSorted().join(" "),
    words,
    numbers: /\d/.test(key) ? key.replace(/\D+/g, " ").trim() : "",
  };
}

/** Shorter names have too many neighbours, longer ones need only their beginning. */
const [shortest, longest] = [5, 24];
/** Words that many names hold. */
const fromLetters = 4;

/**
 * Where two names meet: the same key, the same sound, the same words, one letter left out, one word. A slip of the keyboard in one
 * of them leaves them the same but for one letter, wherever it was made.
 */
export function meetings({ key, compact, sorted, words }: NameKeys): string[] {
  const found = new Set([`n:${key}`, `c:${compact}`, `s:${sorted}`]);
  if (compact.length >= shortest) {
    const start = compact.slice(0, longest);
    found.add(`d:${start}`);
    for (let at = 0; at < start.length; at++) found.add(`d:${start.slice(0, at)}${start.slice(at + 1)}`);
  }
  for (const word of words.slice(0, 8))
    if (word.length >= fromLetters && !/^\d+$/.test(word)) found.add(`w:${word}`);
  return [...found];
}

export type NameCode =
  | "same-name"
  | "spelt-otherwise"
  | "word-order"
  | "near-name"
  | "holds-name"
  | "initials";

/** From the most to the least like. */
export const nameCodes: readonly NameCode[] = [
  "same-name",
  "spelt-otherwise",
  "word-order",
  "near-name",
  "initials",
  "holds-name",
];

const slipsAllowed = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);

const near = (a: string, b: string): boolean => {
  const limit = slipsAllowed(Math.min(a.length, b.length));
  return limit > 0 && Math.abs(a.length - b.length) <= limit && editDistance(a, b, limit) <= limit;
};

/** "m okafor" and "maya okafor": the same words, some by their first letter alone. */
const initialsOf = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length &&
  a.length > 1 &&
  a.some((word, at) => word === b[at] && word.length > 1) &&
  a.every(
    (word, at) =>
      word === b[at] || ((word.length === 1 || b[at]!.length === 1) && word.charAt(0) === b[at]!.charAt(0)),
  );

/** Whether one name is whole words of the other. */
function holds(a: NameKeys, b: NameKeys): boolean {
  const [short, long] = a.compact.length <= b.compact.length ? [a, b] : [b, a];
  return short.compact.length >= 5 && short.words.every((word) => long.words.includes(word));
}

/** How like two names are; null where they are not. Other numbers in the name are another one. */
export function likeness(a: NameKeys, b: NameKeys): NameCode | null {
  if (a.key === b.key) return "same-name";
  if (a.compact === b.compact) return "spelt-otherwise";
  if (a.sorted === b.sorted) return "word-order";
  if (a.numbers !== b.numbers) return null;
  if (near(a.compact, b.compact)) return "near-name";
  if (a.words.length > 1 && near(a.sorted.replaceAll(" ", ""), b.sorted.replaceAll(" ", "")))
    return "near-name";
  if (initialsOf(a.words, b.words)) return "initials";
  return holds(a, b) ? "holds-name" : null;
}
