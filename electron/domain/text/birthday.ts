// Birthdays as address books write them, with or without a year.

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["jan", "january", "januar", "janvier", "janv", "enero", "ene", "gennaio", "gen", "januari", "janeiro"],
    ["feb", "february", "februar", "fevrier", "fevr", "febrero", "febbraio", "februari", "fevereiro", "fev"],
    ["mar", "march", "marz", "mrz", "mars", "marzo", "maart", "marco", "mrt"],
    ["apr", "april", "avril", "avr", "abril", "abr", "aprile"],
    ["may", "mai", "mayo", "maggio", "mag", "mei", "maj", "maio"],
    ["jun", "june", "juni", "juin", "junio", "giugno", "giu", "junho"],
    ["jul", "july", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    ["aug", "august", "aout", "agosto", "ago", "augustus", "augusti"],
    ["sep", "sept", "september", "septembre", "septiembre", "settembre", "set", "setembro"],
    ["oct", "october", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    ["nov", "november", "novembre", "noviembre", "novembro"],
    ["dec", "december", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro"],
  ].flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

/** The last day of each month; February of an unknown year may have 29. */
function exists(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const two = (part: number): string => String(part).padStart(2, "0");

/** Apple keeps a birthday without a year in 1604; Outlook's empty date is in 4501. Both are no year of a living person. */
function made(year: number | null, month: number, day: number): string | null {
  const known = year === null || year === 0 || year === 1604 ? null : year;
  if (known !== null && (known < 1850 || known > 2200)) return null;
  if (!exists(known, month, day)) return null;
  return known === null ? `--${two(month)}-${two(day)}` : `${known}-${two(month)}-${two(day)}`;
}

/** A year of two digits is the past: 00 to 29 are this century's. */
const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900);

function fromNumbers(
  first: number,
  second: number,
  year: number | null,
  monthFirst: boolean | undefined,
): string | null {
  if (first > 12) return made(year, second, first);
  if (second > 12) return made(year, first, second);
  if (first === second) return made(year, first, second);
  return monthFirst === undefined ? null : monthFirst ? made(year, first, second) : made(year, second, first);
}

/**
 * Reads a birthday as `YYYY-MM-DD`, or `--MM-DD` without a year; null where it is none or cannot be known. Where day and
 * month cannot be told apart (03/04/1988), `monthFirst` decides; without it the date is null. Points (3.4.1988) are day first.
 */
export function parseBirthday(text: string, monthFirst?: boolean): string | null {
  const value = text
    .trim()
    .replace(/^'/, "")
    .replace(/[T ]\d{1,2}:\d{2}.*$/i, "")
    .replace(/^(\d{8}|--\d{4})T.*$/i, "$1")
    .trim();
  if (value === "") return null;
  let hit = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})Z?$/.exec(value) ?? /^(\d{4})(\d{2})(\d{2})Z?$/.exec(value);
  if (hit) return made(Number(hit[1]), Number(hit[2]), Number(hit[3]));
  hit = /^--?(\d{1,2})-(\d{1,2})$/.exec(value) ?? /^(?:--)?(\d{2})(\d{2})$/.exec(value);
  if (hit) return made(null, Number(hit[1]), Number(hit[2]));
  hit = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?$/.exec(value);
  if (hit) return made(hit[3] ? fullYear(hit[3]) : null, Number(hit[2]), Number(hit[1]));
  hit = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(value);
  if (hit) return fromNumbers(Number(hit[1]), Number(hit[2]), hit[3] ? fullYear(hit[3]) : null, monthFirst);
  return fromWords(value);
}

/** `14 March 1988`, `March 14, 1988`, `14. März`, `14 de marzo de 1988`. */
function fromWords(value: string): string | null {
  const words = value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[\s.,\-/]+/)
    .filter((word) => word !== "" && word !== "de" && word !== "of");
  if (words.length > 1 && /^[a-z]+day$/.test(words[0]!)) words.shift();
  const at = words.findIndex((word) => months[word] !== undefined);
  const month = at < 0 ? undefined : months[words[at]!];
  if (month === undefined || words.length > 3) return null;
  const numbers = words
    .filter((_, index) => index !== at)
    .map((word) => word.replace(/(?:st|nd|rd|th|er)$/, ""));
  if (!numbers.every((word) => /^\d{1,4}$/.test(word))) return null;
  const [first, second] = numbers;
  if (first === undefined) return null;
  if (second === undefined) return first.length <= 2 ? made(null, month, Number(first)) : null;
  return first.length === 4
    ? made(Number(first), month, Number(second))
    : made(fullYear(second), month, Number(first));
}
