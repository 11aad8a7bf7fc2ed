// Keys by which names of people and companies are matched, and how alike two names are when they do not match.
import { editDistance } from "./distance.ts";
import { foldKey } from "./fold.ts";
import { attachedForms, formSpellings, joiners, leadingForms, legalForms } from "./legalForms.ts";

const plainName = /^[a-z0-9 ]*$/;
const apostrophes = /(?<=[\p{L}\p{N}])['’‘`´ʼ](?=[\p{L}\p{N}])/gu;
const initials = /(?<![\p{L}\p{N}])(?:\p{L}\.){1,}\p{L}?(?![\p{L}\p{N}])/gu;
const slashed = /(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;
const joined = /(?<=[\p{L}\p{N}])[ ]*[&+]+[ ]*(?=[\p{L}\p{N}])/gu;
const notWord = /[^\p{L}\p{N}\p{M}&]+/gu;

const words = (key: string): string[] => key.split(" ").filter((word) => word !== "");

/** One word for every "and" between two words; at the ends it is part of the name ("Y Combinator"). */
function joinersToOne(list: string[]): string[] {
  return list.map((word, at) => (at > 0 && at < list.length - 1 && joiners.has(word) ? "&" : word));
}

/**
 * The key by which names match: folded, without punctuation, every "and" alike ("Peak & Pine" = "peak and pine").
 * A name of signs alone keeps them, so only an empty name has an empty key.
 */
export function nameKey(name: string): string {
  const folded = foldKey(name);
  if (plainName.test(folded)) return joinersToOne(words(folded)).join(" ");
  const separate = folded
    .replace(apostrophes, "")
    .replace(initials, (letters) => letters.replaceAll(".", ""))
    .replace(slashed, "$1$2")
    .replace(joined, " & ")
    .replaceAll("+", " plus ")
    .replaceAll("&", " & ")
    .replace(notWord, " ");
  const list = words(separate).filter((word, at, all) => word !== "&" || (at > 0 && at < all.length - 1));
  return list.length ? joinersToOne(list).join(" ") : folded;
}

const formsByLast = new Map<string, string[][]>();
for (const form of legalForms) {
  const list = form.split(" ");
  const last = list.at(-1)!;
  formsByLast.set(
    last,
    [...(formsByLast.get(last) ?? []), list].toSorted((a, b) => b.length - a.length),
  );
}

/** How many words at the end are a legal form; 0 for none. */
function formLength(list: string[], end: number): number {
  for (const form of formsByLast.get(list[end - 1]!) ?? []) {
    if (form.length < end && form.every((word, at) => list[end - form.length + at] === word))
      return form.length;
  }
  return 0;
}

/** Whether what is left still names somebody: never nothing, never "The" alone. */
const names = (list: string[], start: number, end: number): boolean =>
  end > start && !(end - start === 1 && list[start] === "the");

/** Takes off forms written without a space, unless nothing would be left. */
function detached(name: string): string {
  if (plainName.test(name)) return name;
  const rest = name.normalize("NFKC").trim().replace(attachedForms, "").trim();
  const key = nameKey(rest);
  return key === "" || key === "the" || rest === name ? name : detached(rest);
}

/** `nameKey` without the legal form ("Trail Thrift Ltd" = "Trail Thrift Limited" = "Trail Thrift"); a leading "The" stays. */
export function companyKey(name: string): string {
  const list = nameKey(detached(name)).split(" ");
  let start = 0;
  let end = list.length;
  while (leadingForms.includes(list[start]!) && names(list, start + 1, end)) start++;
  for (let last = true; ; last = false) {
    const length = formLength(list.slice(start), end - start);
    if (length === 0) break;
    const spelling = length === 1 ? formSpellings[list[end - 1]!] : undefined;
    if (spelling && !(last && spelling.test(name))) break;
    const rest = list[end - length - 1] === "&" ? end - length - 1 : end - length;
    if (!names(list, start, rest)) break;
    end = rest;
  }
  const key = list.slice(start, end).join(" ");
  // A Latin form taken off can lay an attached one bare.
  return plainName.test(name) || key === name ? key : companyKey(key);
}

/** From this score on two names are worth a question to the person; nothing is ever joined by a score. */
export const similarEnough = 0.8;

const withoutThe = (key: string): string => (key.startsWith("the ") ? key.slice(4) : key);
const digits = (key: string): string => key.replace(/\D+/g, " ").trim();

/** Whether the short name is whole words of the long one, also when the long one writes them together or apart. */
function holds(long: string, short: string): boolean {
  const longWords = long.split(" ");
  const shortWords = short.split(" ");
  if (shortWords.every((word) => longWords.includes(word))) return true;
  const compact = shortWords.join("");
  for (let from = 0; from < longWords.length; from++) {
    let run = "";
    for (let to = from; to < longWords.length && run.length < compact.length; to++) {
      run += longWords[to];
      if (run === compact) return true;
    }
  }
  return false;
}

/**
 * How alike two company names are, 0 to 1, for proposals only. 1 is the same key, 0.95 the same letters put together
 * otherwise ("TrailThrift"), then names that hold one another, then slips of the keyboard. Other numbers in the name: 0.
 */
export function similarNames(a: string, b: string): number {
  const left = companyKey(a);
  const right = companyKey(b);
  if (left === "" || right === "") return 0;
  if (left === right) return 1;
  const [x, y] = [withoutThe(left), withoutThe(right)];
  const [cx, cy] = [x.replace(/ (?:& )?/g, ""), y.replace(/ (?:& )?/g, "")];
  if (cx === cy) return 0.95;
  if (digits(x) !== digits(y)) return 0;
  const [short, long] = cx.length <= cy.length ? [cx, cy] : [cy, cx];
  const [shortKey, longKey] = cx.length <= cy.length ? [x, y] : [y, x];
  if (short.length >= 5 && short.length < long.length && holds(longKey, shortKey))
    return 0.8 + (0.12 * short.length) / long.length;
  const limit = short.length < 5 ? 0 : short.length < 9 ? 1 : 2;
  const slips = editDistance(short, long, limit);
  return slips > limit ? 0 : 0.94 - slips / long.length;
}
