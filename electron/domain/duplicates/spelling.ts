// One spelling for the many of a name: other alphabets in Latin letters, umlauts with or without the e, doubled letters once.

const cyrillic =
  "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sh ъ: ы:i ь: э:e ю:iu я:ia і:i є:e ґ:g ј:i љ:li њ:ni ћ:c ђ:d џ:dz";
const greek =
  "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s τ:t υ:i φ:f χ:ch ψ:ps ω:o";
const latin = new Map(
  `${cyrillic} ${greek}`.split(" ").map((pair) => {
    const [letter = "", text = ""] = pair.split(":");
    return [letter, text] as const;
  }),
);
const ascii = /^[\x20-\x7e]*$/;

/** Two letters that are one sound: υ after a vowel is v or f, and γ before another throat sound is n. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/ου/g, "u"],
  [/μπ/g, "b"],
  [/γγ/g, "ng"],
  [/γ(?=[ξχ])/g, "n"],
  [/(?<=[αεη])υ(?=[αεηιουωβγδζλμνρ])/g, "v"],
  [/(?<=[αεη])υ/g, "f"],
];
/** Ukrainian, where г is an h. */
const ukrainian = /[іїєґ]/;

/** A folded text in Latin letters; scripts without letters of sounds (Chinese, Japanese) stay as they are. */
const inLatin = (key: string): string =>
  ascii.test(key)
    ? key
    : pairs
        .reduce((text, [pattern, by]) => text.replace(pattern, by), key)
        .replaceAll("г", ukrainian.test(key) ? "h" : "г")
        .replace(/[\u0370-\u03ff\u0400-\u052f]/g, (letter) => latin.get(letter) ?? letter);

const alike: readonly (readonly [RegExp, string])[] = [
  [/sch|shch/g, "sh"],
  [/ph/g, "f"],
  [/kh/g, "h"],
  [/tz/g, "ts"],
  [/ks/g, "x"],
  [/ck/g, "k"],
  [/dj/g, "d"],
  [/[yj]/g, "i"],
  [/w/g, "v"],
  [/([aou])e/g, "$1"],
  [/ou/g, "u"],
  [/(\D)\1+/g, "$1"],
];

/** How a folded name sounds, word by word: equal for "Müller", "Mueller" and "Muller", for "Юлия", "Julia" and "Yuliya". */
export const soundOf = (key: string): string =>
  alike.reduce((text, [pattern, by]) => text.replace(pattern, by), inLatin(key));
