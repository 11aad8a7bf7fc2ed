// How two spellings of one text are compared: a folded key for matching and sorting, and equality aside from case and spacing.

// Optional marks of alphabets that can be written without them. Marks of other scripts (Devanagari vowels, Japanese
// voicing) carry the word and stay.
const accents = /[[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Cyrillic}]&&\p{M}]--[\u3099\u309a]]/gv;
// Characters without width that copying from pages and documents leaves behind.
const invisible = /[[\p{Cc}\p{Cf}\ufe00-\ufe0f]--[\t\n\v\f\r]]/gv;
const letters: Record<string, string> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŧ: "t",
  ŋ: "n",
  ĸ: "k",
  ς: "σ",
};
const stubborn = new RegExp(`[${Object.keys(letters).join("")}]`, "g");
const plain = /^[\x20-\x7e]*$/;
const spaces = /\s+/g;
const doubleSpace = /\s\s/;

/** The key by which texts are compared and sorted: no accents, lower case, single spaces. Empty only for a text without content. */
export function foldKey(text: string): string {
  if (plain.test(text)) {
    const lower = text.toLowerCase().trim();
    return doubleSpace.test(lower) ? lower.replace(spaces, " ") : lower;
  }
  return text
    .normalize("NFKD")
    .replace(invisible, "")
    .replace(accents, "")
    .toLowerCase()
    .replace(accents, "")
    .replace(stubborn, (letter) => letters[letter] ?? letter)
    .normalize("NFKC")
    .replace(spaces, " ")
    .trim();
}

/** Lower case without any white space, accents kept. */
const bare = (text: string): string =>
  text.normalize("NFC").replace(invisible, "").replace(spaces, "").toLowerCase().replaceAll("ς", "σ");

/** Whether two texts differ at most in case or spacing ("Loop Perks", "LOOPPERKS"). Accents and punctuation make a difference. */
export const sameText = (a: string, b: string): boolean => a === b || bare(a) === bare(b);
