// A value in each of the three files: a cell of a CSV line that no spreadsheet calculates with, a cell of a sheet, a value of JSON.
import { amountText } from "../../../domain/amount.ts";
import { unformula } from "../../../domain/exportTable.ts";
import { sayTerms } from "../../../domain/terms/describe.ts";
import type { Terms } from "../../../domain/terms/shape.ts";
import type { Words } from "../../../domain/words/words.ts";
import type { Column, Kind } from "./column.ts";

/** As SQLite gives it. */
export type Value = string | number | null;
/** Numbers are decimal text, exact; `number` tells a sheet that it is one. */
export interface Plain {
  text: string;
  number: boolean;
}

const MS_PER_DAY = 86_400_000;
const days = new Map<number, string>();
/** Results have thousands of rows of one day. */
function dayText(count: number): string {
  let known = days.get(count);
  if (known === undefined) {
    known = new Date(count * MS_PER_DAY).toISOString().slice(0, 10);
    if (days.size < 100_000) days.set(count, known);
  }
  return known;
}

/** Basis points as percent, exact: 3050 → "30.5". */
function percentText(bp: number): string {
  const digits = String(Math.abs(bp)).padStart(3, "0");
  const part = digits.slice(-2).replace(/0+$/, "");
  return `${bp < 0 ? "-" : ""}${digits.slice(0, -2)}${part === "" ? "" : `.${part}`}`;
}

/** ISO 8601; what lies beyond the calendar of JavaScript stays the number that it is. */
function instantText(at: number): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? String(at) : moment.toISOString();
}

const parsed = (value: Value): unknown => {
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
};
const listed = (value: Value): string[] => {
  const all = parsed(value);
  return Array.isArray(all) ? all.map(String) : [String(all)];
};

function termsText(words: Words, value: Value): string {
  try {
    return sayTerms(words, "en", JSON.parse(String(value)) as Terms);
  } catch {
    // Terms of a later version, which this one cannot say: they are beside it as JSON.
    return "";
  }
}

/** How values of this column are read by a person. `currency`: of this row. */
export function plainOf(kind: Kind, words: Words): (value: Value, currency: string) => string {
  switch (kind) {
    case "dayNumber":
      return (value) => dayText(Number(value));
    case "instant":
      return (value) => instantText(Number(value));
    case "share":
      return (value) => percentText(Number(value));
    case "amount":
      return (value, currency) => (value === 0 ? zeroOf(currency) : amountText(Number(value), currency));
    case "flag": {
      const [yes, no] = [words("ui.exportAll.yes"), words("ui.exportAll.no")];
      return (value) => (value === 1 ? yes : no);
    }
    case "list":
      return (value) => listed(value).join("; ");
    case "terms":
      return (value) => termsText(words, value);
    default:
      return String;
  }
}

const zeros = new Map<string, string>();
function zeroOf(currency: string): string {
  let known = zeros.get(currency);
  if (known === undefined) zeros.set(currency, (known = amountText(0, currency)));
  return known;
}

/** The kinds that are numbers to a spreadsheet. */
export const isNumber = (kind: Kind): boolean => kind === "number" || kind === "share" || kind === "amount";

/** A cell of CSV. Source: RFC 4180. */
export function csvCell(text: string, number: boolean): string {
  if (number) return text;
  // A NUL ends a text in many readers.
  const cell = unformula(text.replaceAll("\u0000", "")).replaceAll(/\r\n?/g, "\n");
  return /[",\n;\t]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A value of JSON: texts, decimal texts, lists, and JSON as it is. */
export function jsonOf(kind: Kind, words: Words): (value: Value, currency: string) => string {
  const plain = plainOf(kind, words);
  if (kind === "number") return String;
  if (kind === "flag") return (value) => (value === 1 ? "true" : "false");
  if (kind === "list") return (value) => JSON.stringify(listed(value));
  if (kind === "json") return (value) => JSON.stringify(parsed(value));
  return (value, currency) => JSON.stringify(plain(value, currency));
}

/** The head of a column: a person's own words, or the name in words: "partnerUid" is "Partner uid". */
export const headOf = ({ name, head }: Column): string => {
  if (head !== undefined) return head;
  const words = name.replaceAll(/([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
