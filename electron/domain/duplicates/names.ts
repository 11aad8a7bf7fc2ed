// A name as it is compared with others, where names that could be like it meet, and how like two of them are.
import { editDistance } from "../text/distance.ts";
import { added } from "./fillers.ts";
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

/**
 * @param key the folded name without its legal form (`text/names.ts`)
 * @param said the words that are compared: the key without what says little
 */
export function nameKeys(name: string, key: string, said: string = key): NameKeys {
  const words = soundOf(said)
    .split(" ")
    .filter((word) => word !== "" && word !== "&");
  return {
    name,
    key,
    // Two words put together have one letter twice that each has once: "Loop Perks", "LoopPerks".
    compact: words.join("").replace(/(\D)\1+/g, "$1"),
    sorted: words.toSorted().join(" "),
    words,
    numbers: /\d/.test(said) ? said.replace(/\D+/g, " ").trim() : "",
  };
}

/** Shorter names have too many neighbours, longer ones need only their beginning. */
const [shortest, longest] = [5, 16];
/** Words that many names hold. */
const fromLetters = 4;

/**
 * What two records meet by: one of their values, or the number of what is made of a name, which takes a third of a text's room. Two
 * texts of one number meet for nothing.
 */
export type Meeting = string | number;

/** What the number of a meeting is of; its last two bits. */
export const ofName = 0;
export const ofWord = 1;
export const ofWordAt = 2;
export const ofKey = 3;

const [offset, prime] = [0x811c9dc5, 0x01000193];

/** The number of a text without the letter at a place. Source: FNV-1a. */
function numberOf(of: 0 | 1 | 2 | 3, text: string, place = -1, seed = offset): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++)
    if (at !== place) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return ((hash >>> 4) << 2) | of;
}

/** Where two meet that are called the same. */
export const keyNumber = (key: string): number => numberOf(ofKey, key);

/** Where two meet by a word at one partner. */
export const wordAt = (partnerId: number, word: string): number =>
  numberOf(ofWordAt, word, -1, Math.imul(offset ^ partnerId, prime));

/**
 * Where two names meet: the same key, the same sound, the same words, one letter left out, one word. A slip of the keyboard in one
 * of them leaves them the same but for one letter, wherever it was made.
 */
export function meetings({ key, compact, sorted, words }: NameKeys): Meeting[] {
  const found = new Set<Meeting>([keyNumber(key), numberOf(ofName, sorted)]);
  const start = compact.slice(0, longest);
  found.add(numberOf(ofName, start));
  if (compact.length >= shortest)
    for (let at = 0; at < start.length; at++) found.add(numberOf(ofName, start, at));
  for (const word of words.slice(0, 8))
    if (word.length >= fromLetters && !/^\d+$/.test(word)) found.add(numberOf(ofWord, word));
  return [...found];
}

export type NameCode =
  | "same-name"
  | "spelt-otherwise"
  | "word-order"
  | "near-name"
  | "added-word"
  | "holds-name"
  | "initials"
  | "short-name";

/** From the most to the least like. */
export const nameCodes: readonly NameCode[] = [
  "same-name",
  "spelt-otherwise",
  "word-order",
  "near-name",
  "added-word",
  "initials",
  "short-name",
  "holds-name",
];

const slipsAllowed = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);

const lettersOf = (word: string): string => word.split("").toSorted().join("");
const withoutVowel = (word: string): string => word.replace(/[aeiou]$/, "");
const withoutS = (word: string): string => word.replace(/(?<=[aeiou])s$/, "");
const asIan = (word: string): string => word.replace(/ina$/, "ian");

/** "daniel" and "daniela", "mario" and "maria", "andrea" and "andreas", "christian" and "christina": two people. */
const otherEnding = (a: string, b: string): boolean =>
  withoutVowel(a) === b ||
  withoutVowel(b) === a ||
  [withoutVowel, withoutS, asIan].some((form) => form(a) === form(b));

/**
 * Whether one word is the other with a slip. Another letter in a short word makes another word (Fox, Box), and so does another
 * ending in the name of a person.
 */
function wordNear(a: string, b: string, person: boolean): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return false;
  const limit = person || shorter < 9 ? 1 : 2;
  if (editDistance(a, b, limit) > limit) return false;
  if (shorter <= (person ? 5 : 4) && a.length === b.length && lettersOf(a) !== lettersOf(b)) return false;
  return !person || !otherEnding(a, b);
}

const wordsNear = (a: readonly string[], b: readonly string[], person: boolean): boolean =>
  a.length !== b.length || a.every((word, at) => wordNear(word, b[at]!, person));

const near = (a: readonly string[], b: readonly string[], person: boolean): boolean => {
  const [left, right] = [a.join(""), b.join("")];
  const limit = slipsAllowed(Math.min(left.length, right.length));
  return (
    limit > 0 &&
    Math.abs(left.length - right.length) <= limit &&
    wordsNear(a, b, person) &&
    editDistance(left, right, limit) <= limit
  );
};

/** Whether the words of two names are the same but for some that agree otherwise. */
const alikeWords = (
  a: readonly string[],
  b: readonly string[],
  agree: (one: string, other: string) => boolean,
): boolean =>
  a.length === b.length &&
  a.length > 1 &&
  a.some((word, at) => word === b[at] && word.length > 1) &&
  a.every((word, at) => word === b[at] || agree(word, b[at]!));

/** "m okafor" and "maya okafor": the same words, some by their first letter alone. */
const byInitial = (one: string, other: string): boolean =>
  (one.length === 1 || other.length === 1) && one.charAt(0) === other.charAt(0);

/** What makes a woman's name of a man's. */
const feminine = /^(?:ina|ine|ete|eta|ela)$/;

/** "alex" and "alexander"; "jan" and "jana" are two names, and so are "josef" and "josefine". */
const byShortForm = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const more = long.slice(short.length);
  return short.length >= 3 && more.length >= 3 && long.startsWith(short) && !feminine.test(more);
};

/** Whether one name is whole words of the other, and whether what is more says little. */
function holds(a: NameKeys, b: NameKeys): "added-word" | "holds-name" | null {
  const [short, long] = a.compact.length <= b.compact.length ? [a, b] : [b, a];
  if (short.compact.length < 3 || !short.words.every((word) => long.words.includes(word))) return null;
  const more = long.words.filter((word) => !short.words.includes(word));
  const little = (word: string) => added.has(word);
  return more.length > 0 && more.every(little) && !short.words.every(little) ? "added-word" : "holds-name";
}

/** How like two names are; null where they are not. Other numbers in the name are another one. */
export function likeness(a: NameKeys, b: NameKeys, person = false): NameCode | null {
  if (a.key === b.key) return "same-name";
  if (a.compact === b.compact) return "spelt-otherwise";
  if (a.sorted === b.sorted) return "word-order";
  if (a.numbers !== b.numbers) return null;
  if (near(a.words, b.words, person)) return "near-name";
  if (a.words.length > 1 && near(a.sorted.split(" "), b.sorted.split(" "), person)) return "near-name";
  if (alikeWords(a.words, b.words, byInitial)) return "initials";
  if (person && alikeWords(a.words, b.words, byShortForm)) return "short-name";
  const held = holds(a, b);
  return held === "added-word" && person ? "holds-name" : held;
}
