// What somebody types into the search box, read: words as they are compared, and numbers in all spellings they can be kept in.
import { foldKey } from "../text/fold.ts";
import { phoneKey } from "../text/phone.ts";

/** One thing that must be found. */
export interface Term {
  /** Folded, without the signs around it. */
  key: string;
  /** As typed, without the signs around it: the index of long texts folds in its own way. */
  typed: string;
  /** Digits that a telephone number in any spelling is kept by; empty where it is no number. */
  numbers: string[];
  /** The words of a number that was typed with spaces; otherwise none. */
  parts: Term[];
}

export interface Query {
  /** The whole text, folded. */
  key: string;
  terms: Term[];
}

/** Beyond this nobody types; a page pasted by mistake is cut here. */
const longest = 400;
const mostTerms = 8;
const content = /[\p{L}\p{N}]/u;
/** Signs that people and programs put around words; inside a word they are part of it. */
const around = /^["'“”„«»‘’()[\]{}<>*,;:!?.]+|["'“”„«»‘’()[\]{}<>*,;:!?]+$/gu;
const unseen = /[\p{Cc}\p{Cf}]+/gu;
const ofNumber = /^[+(]*\d[\d()./+\-–‐]*$/;
const digitsOf = (text: string): string => text.replace(/\D/g, "");
/** An address as it is copied from a browser; sites are kept without this. */
const scheme = /^(?:https?:\/\/)?(?:www\.)?(?=.)/i;

function termOf(word: string): Term | null {
  const bare = content.test(word) ? word.replace(around, "") : word;
  const typed = /^(?:https?:|www\.)/i.test(bare) ? bare.replace(scheme, "").replace(/\/+$/, "") : bare;
  const key = foldKey(typed);
  return key === "" ? null : { key, typed, numbers: [], parts: [] };
}

/**
 * What a telephone number can be kept as: international, or as somebody wrote it without the country. `digits` of
 * less than four say nothing.
 */
function numbersOf(text: string, region: string | undefined): string[] {
  const digits = digitsOf(text.replace("(0)", ""));
  if (digits.length < 4) return [];
  const bare = digits.replace(/^0+/, "");
  const known = phoneKey(text, region)?.key.replace(/;ext=.*/, "") ?? "";
  const spelt = [
    digits,
    ...(bare.length >= 4 ? [bare] : []),
    ...(known.startsWith("+") ? [known.slice(1)] : []),
  ];
  // A number kept without its country ends in what follows the country code.
  if (/^\s*(?:\+|00)/.test(text) && bare.length >= 10)
    for (const code of [1, 2, 3]) spelt.push(`0${bare.slice(code)}`);
  return [...new Set(spelt)];
}

/** Words that make up one number, typed with spaces: "+44 (0)20 7946.0123". */
function numberAt(words: string[], from: number): number {
  let to = from;
  while (to < words.length && ofNumber.test(words[to]!)) to++;
  return digitsOf(words.slice(from, to).join("")).length >= 4 ? to : from;
}

/** `region` (ISO country) completes telephone numbers. Never fails: any text is a query, an empty one has no terms. */
export function readQuery(text: string, region?: string): Query {
  const given = text.slice(0, longest).replace(unseen, (hidden) => (/[\t\n\r]/.test(hidden) ? " " : ""));
  const words = given.split(/\s+/u).filter(Boolean);
  const terms: Term[] = [];
  for (let at = 0; at < words.length && terms.length < mostTerms;) {
    const end = numberAt(words, at);
    const next = Math.max(end, at + 1);
    const run = words.slice(at, next);
    at = next;
    const parts = run.flatMap((word) => termOf(word) ?? []);
    const numbers = end > next - run.length ? numbersOf(run.join(" "), region) : [];
    if (parts.length === 0) continue;
    if (parts.length === 1) terms.push({ ...parts[0]!, numbers });
    else terms.push({ key: foldKey(run.join(" ")), typed: run.join(" "), numbers, parts });
  }
  const said = terms.filter(({ key }) => content.test(key));
  // Signs alone ("&") are looked for only where nothing else is.
  return { key: foldKey(given), terms: said.length > 0 ? said : terms };
}
