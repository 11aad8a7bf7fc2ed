// Numbers as reports write them, exactly: signs, thousands in any habit, brackets, per cent. Amounts become whole numbers of 1/100,000.
import { LARGEST, UNITS } from "../amount.ts";

export type Mark = "." | ",";

/** A number taken apart, before anybody knows which sign is its decimal mark. */
export interface NumberParts {
  negative: boolean;
  /** Digits with whatever stands between them. */
  body: string;
  /** A currency's sign or code; empty where none is there. */
  sign: string;
  percent: boolean;
}

const minus = "[-\u2010-\u2015\u2212\ufe63\uff0d]";
const gap = "[\\s\u00a0\u2007\u2009\u202f]*";
const word = "[\\p{Sc}\\p{L}][\\p{Sc}\\p{L}.]{0,3}";
const whole = new RegExp(
  `^${gap}(\\()?${gap}(${minus}|\\+)?${gap}(${word})?${gap}(${minus})?${gap}` +
    `(\\d[\\d.,'\u2019\u00b4\\s\u00a0\u2007\u2009\u202f]*|[.,]\\d+)${gap}(${word}|%)?${gap}(${minus})?${gap}(\\))?${gap}$`,
  "u",
);

/** What programs write where there is no number. */
const nothing: ReadonlySet<string> = new Set([
  "",
  "-",
  "--",
  "\u2013",
  "\u2014",
  "none",
  "null",
  "nil",
  "n/a",
  "na",
  "nan",
  "k.a.",
  "<none>",
  "(none)",
  "undefined",
]);

/** Whether a cell stands for nothing. */
export const isNothing = (text: string): boolean => text === "" || nothing.has(text.trim().toLowerCase());

/** No number is written with more characters; the pattern below would take its time over them. */
const longest = 60;

/** The parts of a cell with a number; null where it holds none. */
export function numberParts(text: string): NumberParts | null {
  if (text.length > longest) return null;
  const found = whole.exec(text);
  if (!found) return null;
  const [, open, before, first, between, body = "", last, after, close] = found;
  if ((open === undefined) !== (close === undefined)) return null;
  const signs = [before, between, after].filter((one) => one !== undefined);
  if (signs.length > 1 || (signs.length > 0 && open !== undefined)) return null;
  const percent = last === "%";
  const suffix = percent ? undefined : last;
  if (first !== undefined && suffix !== undefined) return null;
  return {
    negative: open !== undefined || (signs[0] !== undefined && signs[0] !== "+"),
    body: body.trimEnd(),
    sign: first ?? suffix ?? "",
    percent,
  };
}

/** Which mark a number itself shows to be the decimal one; null where it can be read both ways or has none. */
export function shownMark(body: string): Mark | null {
  const point = body.lastIndexOf(".");
  const comma = body.lastIndexOf(",");
  if (point < 0 && comma < 0) return null;
  if (point >= 0 && comma >= 0) return point > comma ? "." : ",";
  const mark: Mark = point >= 0 ? "." : ",";
  const other: Mark = mark === "." ? "," : ".";
  const at = Math.max(point, comma);
  if (body.indexOf(mark) !== at) return other;
  // Thousands are parted in another way already, so this one is no thousands sign.
  if (/[^\d.,]/.test(body)) return mark;
  const before = at;
  const after = body.length - at - 1;
  if (after !== 3 || before > 3 || before === 0 || body.startsWith("0")) return mark;
  return null;
}

export interface Digits {
  whole: string;
  fraction: string;
}

const grouped = /^\d{1,3}(?:([.,'\u2019\u00b4\s\u00a0\u2007\u2009\u202f])\d{2,3})*$/u;

/** The digits before and after the decimal mark; null where the number is not written in this habit. */
export function digitsOf(body: string, mark: Mark): Digits | null {
  const at = body.indexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? "" : body.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  if (/^\d*$/.test(whole)) return whole === "" && fraction === "" ? null : { whole, fraction };
  const separator = grouped.exec(whole)?.[1];
  if (separator === undefined || separator === mark) return null;
  const groups = whole.split(separator);
  // Two digits in a middle group are the Indian way of counting.
  if (groups.some((group) => !/^\d+$/.test(group)) || groups.at(-1)?.length !== 3) return null;
  return { whole: groups.join(""), fraction };
}

/**
 * Digits as a whole number of 1/100,000, rounded half away from zero where there are more than five decimals; infinite
 * above `LARGEST`.
 */
export function amountOf({ whole, fraction }: Digits, shift = 0): number {
  // Hundredths: the decimal point moves two digits to the left.
  const padded = shift > 0 ? whole.padStart(shift + 1, "0") : whole;
  const units = shift > 0 ? padded.slice(0, -shift) : padded;
  const rest = shift > 0 ? padded.slice(-shift) + fraction : fraction;
  const main = units === "" ? 0 : Number(units);
  if (main > LARGEST / UNITS) return Number.POSITIVE_INFINITY;
  const part = Number(rest.slice(0, 5).padEnd(5, "0"));
  const amount = main * 100_000 + part + ((rest.charCodeAt(5) || 0) >= 53 ? 1 : 0);
  return amount > LARGEST ? Number.POSITIVE_INFINITY : amount;
}

/** A count: digits without a fraction, or with one of zeros; NaN where it has a fraction. */
export function countOf({ whole, fraction }: Digits): number {
  if (/[1-9]/.test(fraction)) return Number.NaN;
  const count = Number(whole === "" ? "0" : whole);
  return count > LARGEST ? Number.POSITIVE_INFINITY : count;
}
