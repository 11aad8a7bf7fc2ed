// A table that is written into a file: what its columns hold, and each cell as plain text for CSV.
import { guarded } from "./contacts/writeGoogleCsv.ts";

/** text · day: 'YYYY-MM-DD' · count: a whole number · amount: decimal text · share: basis points · ratio: decimal text. */
export const columnKinds = ["text", "day", "count", "amount", "share", "ratio"] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface ExportColumn {
  label: string;
  kind: ColumnKind;
  /** Decimal digits of amounts. Default 2. */
  digits?: number | undefined;
}
/** A value as it is on the wire; null where it does not apply. */
export type ExportCell = string | number | null;

export interface ExportTable {
  name: string;
  columns: ExportColumn[];
  rows: ExportCell[][];
}

/** A decimal text moved two places: basis points as percent, "23650" → "236.5". */
function percent(bp: number): string {
  const text = String(Math.abs(bp)).padStart(3, "0");
  const part = text.slice(-2).replace(/0+$/, "");
  return `${bp < 0 ? "-" : ""}${text.slice(0, -2)}${part === "" ? "" : `.${part}`}`;
}

/** Signs that some spreadsheets take for = + - @ as well, because they are their wide forms. Source: OWASP, CSV injection. */
const wide = /^['\s]*[＝＋－＠]/;

/**
 * A text that no spreadsheet takes for a formula, with its line breaks: an apostrophe before what begins with = + - @, also after blanks, tabs and
 * line breaks, and before a leading tab or carriage return. Numbers and phone numbers stay as they are.
 */
export function unformula(cell: string): string {
  const isMeant = /^[\t\r]/.test(cell) || wide.test(cell);
  const body = cell.trimStart();
  return isMeant || guarded(body) !== body ? `'${cell}` : cell;
}

/** The cell as plain text: numbers with a point and no grouping, shares in percent, a text that no spreadsheet takes for a formula. */
export function cellText(kind: ColumnKind, cell: ExportCell): string {
  if (cell === null) return "";
  if (kind === "share") return percent(Number(cell));
  if (kind === "text") return unformula(String(cell).replaceAll(/\s+/g, " ").trim());
  return String(cell);
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of CSV. Source: RFC 4180. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;
