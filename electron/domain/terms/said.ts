// A phrase about terms as a key of the catalogue with raw values, and its text for a reader.
import { currencyDigits } from "../amount.ts";
import type { Day } from "../days.ts";
import type { WordParams } from "../errors.ts";
import type { terms as catalogue } from "../words/ui/terms.ts";
import type { Words } from "../words/words.ts";
import type { Per } from "./shape.ts";

type Plain<K extends string> = K extends `${infer Stem}_${"one" | "other"}` ? Stem : K;
type Keys<S extends keyof typeof catalogue> = `ui.terms.${S}.${Plain<keyof (typeof catalogue)[S] & string>}`;
export type SaidCode = Keys<"whole"> | Keys<"short">;

/**
 * A value that fills a phrase: basis points, an amount as decimal text, a count that also chooses the plural, a day, a
 * period, words of the terms themselves, another phrase, or several.
 */
export type Part =
  | { bp: number }
  | { amount: string }
  | { count: number }
  | { day: Day }
  | { per: Per | "once" }
  | { period: Per }
  | { text: string }
  | Said
  | { list: Said[] };

export interface Said {
  code: SaidCode;
  params: Record<string, Part>;
}

export const said = (code: SaidCode, params: Record<string, Part> = {}): Said => ({ code, params });

/** How numbers, amounts and days are written for one reader. */
export interface Speaker {
  words: Words;
  /** BCP 47. */
  locale: string;
  /** Of the amounts; null writes them bare. */
  currency: string | null;
  /** Of bare amounts, for their digits. */
  digitsOf: string;
}

/** Decimal text is formatted as it is, so that no digit is lost. */
const exact = (text: string): number => text as unknown as number;

function amountText({ locale, currency, digitsOf }: Speaker, amount: string): string {
  const least = currencyDigits(digitsOf);
  const written = (amount.split(".")[1] ?? "").replace(/0+$/, "").length;
  const digits = { minimumFractionDigits: least, maximumFractionDigits: Math.max(least, written) };
  return new Intl.NumberFormat(
    locale,
    currency === null ? digits : { ...digits, style: "currency", currency, currencyDisplay: "narrowSymbol" },
  ).format(exact(amount));
}

function partText(speaker: Speaker, part: Part): string | number {
  const { words, locale } = speaker;
  if ("code" in part) return sayIt(speaker, part);
  if ("list" in part) {
    const format = new Intl.ListFormat(locale, { type: "unit", style: "short" });
    return format.format(part.list.map((one) => sayIt(speaker, one)));
  }
  if ("bp" in part)
    return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
      part.bp / 10_000,
    );
  if ("amount" in part) return amountText(speaker, part.amount);
  if ("count" in part) return part.count;
  if ("per" in part) return words(`ui.terms.per.${part.per}`);
  if ("period" in part) return words(`ui.terms.period.${part.period}`);
  if ("text" in part) return part.text;
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" }).format(
    Date.parse(`${part.day}T00:00:00Z`),
  );
}

/** The text of a phrase. */
export function sayIt(speaker: Speaker, { code, params }: Said): string {
  const filled: WordParams = {};
  for (const [name, part] of Object.entries(params)) filled[name] = partText(speaker, part);
  return speaker.words(code, filled);
}
