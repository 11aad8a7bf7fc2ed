// Words as the index of long texts knows them: runs of letters and digits, found by their beginning.
import { foldKey } from "../../domain/text/fold.ts";
import type { Term } from "../../domain/search/query.ts";

/** What the index takes for the inside of a word: letters, digits, private characters, and Latin marks on letters. */
const inWord = /[\p{L}\p{N}\p{Co}\u0300-\u036f]+/gu;

/** Letters that the index keeps as they are, and what people type for them. */
const letters: readonly (readonly [plain: string, letter: string])[] = [
  ["ss", "ß"],
  ["o", "ø"],
  ["ae", "æ"],
  ["oe", "œ"],
  ["l", "ł"],
  ["d", "đ"],
  ["d", "ð"],
  ["th", "þ"],
];

/** The spellings under which the index may have a word: as typed, folded, and with its own letters. */
function spelt(word: string): string[] {
  const folded = foldKey(word).match(inWord)?.join("") ?? word;
  const own = letters.flatMap(([plain, letter]) =>
    folded.includes(plain) ? [folded.replaceAll(plain, letter)] : [],
  );
  return [...new Set([word, folded, ...own])];
}

const oneLetter = (word: string): boolean => Array.from(word).length < 2;

/** The words of a term; those of one letter say nothing in a long text. */
const wordsIn = (term: Term): string[] => (term.typed.match(inWord) ?? []).filter((word) => !oneLetter(word));

const expression = (words: readonly string[]): string | null =>
  words.length === 0
    ? null
    : words
        .map(
          (word) =>
            `(${spelt(word)
              .map((each) => `"${each}"*`)
              .join(" OR ")})`,
        )
        .join(" AND ");

/** The expression that finds long texts with all of the term's words; null where it has none of two letters. */
export const tokensOf = (term: Term): string | null => expression(wordsIn(term));

/** The same for all terms together. */
export const allTokens = (terms: readonly Term[]): string | null =>
  expression([...new Set(terms.flatMap(wordsIn))]);
