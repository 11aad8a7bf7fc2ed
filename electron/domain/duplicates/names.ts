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

/** @param key the folded name without its legal form (`text/names.ts`) */
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

/** What two records meet by: a text behind the letter of its kind, or the number of a name but for one letter. */
export type Meeting = string | number;

/** The number of a text without the letter at a place: texts would take most of the room. Source: FNV-1a. */
function without(text: string, place: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    if (at !== place) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 2;
}

/**
 * Where two names meet: the same key, the same sound, the same words, one letter left out, one word. A slip of the keyboard in one
 * of them leaves them the same but for one letter, wherever it was made.
 */
export function meetings({ key, compact, sorted, words }: NameKeys): Meeting[] {
  const found = new Set<Meeting>([`n:${key}`, `c:${compact}`, `s:${sorted}`]);
  if (compact.length >= shortest) {
    const start = compact.slice(0, longest);
    for (let at = -1; at < start.length; at++) found.add(without(start, at));
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
