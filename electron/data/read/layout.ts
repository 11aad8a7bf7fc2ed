// How a text table is laid out: its delimiter and its header line, found below whatever a program wrote above it.
import Papa from "papaparse";
import { detectFormat } from "../../domain/contacts/formats.ts";
import type { FormatDefinition } from "../../domain/contacts/formatShape.ts";
import { guessMapping } from "../../domain/contacts/headers.ts";
import { detectReport, isReportHeader } from "../../domain/reports/headers.ts";

export interface ParsedRow {
  cells: string[];
  /** The row's own text, with its line end. */
  raw: string;
  /** A quote inside a quoted cell was not doubled; the cell is taken as it seems to be meant. */
  oddQuote: boolean;
}

export type Newline = "\n" | "\r";

interface CoreRow {
  data: [string[]];
  errors: { code: string }[];
  meta: { cursor: number };
}

/**
 * Papa Parse's core without its wrapper, which gives neither a way to say "more text follows" nor where in the text a row
 * stands. `more` leaves an incomplete last row unread. `open`: the unread row has a quote that is never closed.
 */
export function parseRows(
  text: string,
  delimiter: string,
  newline: Newline,
  more: boolean,
  onRow: (row: ParsedRow) => void,
): { open: boolean; unread: string } {
  let from = 0;
  let open = false;
  const step = ({ data: [cells], errors, meta: { cursor } }: CoreRow): void => {
    const oddQuote = errors.length > 0;
    open = oddQuote && errors.some((error) => error.code === "MissingQuotes");
    if (open) return;
    onRow({ cells, raw: text.slice(from, cursor), oddQuote });
    from = cursor;
  };
  // The types are those of the wrapper's `step`, whose rows have another shape.
  const config: object = { delimiter, newline, step };
  new Papa.Parser(config).parse(text, 0, more);
  return { open, unread: text.slice(from) };
}

/** Rows end at line feeds wherever there are any (a carriage return before one is dropped); else at carriage returns. */
const newlineOf = (text: string): Newline => (text.includes("\n") || !text.includes("\r") ? "\n" : "\r");

export interface Layout {
  delimiter: string;
  newline: Newline;
  /** 1-based physical line of the header. */
  headerLine: number;
  header: string[];
  definition: FormatDefinition | null;
  /** What stands above the header; blank lines left out. */
  above: string[][];
  /** Complete rows below the header that the first bytes hold; blank ones left out. */
  rows: string[][];
  /** Below them is text that no row was made of yet. */
  unread: boolean;
}

const delimiters = [",", ";", "\t", "|"] as const;

const trimmed = (cells: readonly string[]): string[] =>
  cells.map((cell) =>
    cell
      .replace(/^\ufeff/, "")
      .replaceAll("\0", "")
      .trim(),
  );
const blank = (cells: readonly string[]): boolean => cells.every((cell) => cell === "");
const count = (cells: readonly string[]): number => cells.filter((cell) => cell !== "").length;
/** A column's name has letters and is short; it is no address, no number, and no sentence. */
const looksLikeName = (cell: string): boolean =>
  /\p{L}/u.test(cell) && cell.length <= 60 && !/[@\n]|https?:|^\d|\s\S*[.!?]$/.test(cell);

/** How many cells most rows have. */
function usualWidth(rows: readonly string[][]): number {
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

export interface Candidate {
  delimiter: string;
  rows: { line: number; cells: string[] }[];
  at: number;
  definition: FormatDefinition | null;
  score: number;
  unread: boolean;
}

/**
 * Which of the rows is the header, and how sure that is: 3 a known format of contacts or reports, 2 known words, 1 names in
 * every cell, 0 none.
 */
export function headerRow(
  rows: Candidate["rows"],
  width: number,
): { at: number; definition: FormatDefinition | null; sure: number } {
  const first = rows.slice(0, 40);
  for (const [at, { cells }] of first.entries()) {
    const definition = detectFormat(cells);
    if (definition) return { at, definition, sure: 3 };
  }
  const report = first.findIndex(({ cells }) => cells.length > 2 && detectReport(cells)?.certain === true);
  if (report >= 0) return { at: report, definition: null, sure: 3 };
  const numbers = first.findIndex(({ cells }) => cells.length > 1 && isReportHeader(cells));
  if (numbers >= 0) return { at: numbers, definition: null, sure: 2 };
  const words = first.findIndex(({ cells }) => {
    const known = Object.keys(guessMapping(cells)).length;
    return known >= Math.min(2, count(cells)) && known > 0 && cells.every((cell) => cell.length <= 80);
  });
  if (words >= 0) return { at: words, definition: null, sure: 2 };
  const names = first.findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell !== "");
    return (
      filled.length >= Math.max(2, width * 0.6) &&
      filled.every(looksLikeName) &&
      new Set(filled).size === filled.length
    );
  });
  return { at: names, definition: null, sure: names >= 0 ? 1 : 0 };
}

function candidate(
  text: string,
  delimiter: string,
  newline: Newline,
  firstLine: number,
  complete: boolean,
): Candidate {
  let line = firstLine;
  const rows: Candidate["rows"] = [];
  const { unread } = parseRows(text, delimiter, newline, !complete, (row) => {
    const cells = trimmed(row.cells);
    if (!blank(cells)) rows.push({ line, cells });
    line += Math.max(1, row.raw.split(newline).length - 1);
  });
  const width = usualWidth(rows.map((row) => row.cells));
  const { at, definition, sure } = headerRow(rows, width);
  const regular = rows.length ? rows.filter((row) => row.cells.length === width).length / rows.length : 0;
  return {
    delimiter,
    rows,
    at,
    definition,
    unread: unread.trim() !== "",
    score: width < 2 && sure < 3 ? sure / 10 : sure + regular + Math.min(width, 50) / 1000,
  };
}

/**
 * The layout of a table by its first text; null where no header can be found. What is given is the person's correction
 * and is kept. `complete` says that the text is the whole file.
 */
export function findLayout(
  text: string,
  complete: boolean,
  given: { delimiter?: string; headerLine?: number },
): Layout | null {
  const newline = newlineOf(text);
  // Excel reads this line itself and hides it.
  const named = /^sep=(.)\r?[\n\r]/i.exec(text);
  const skipped = given.headerLine !== undefined ? given.headerLine - 1 : named ? 1 : 0;
  const below = afterLines(text, skipped, newline);
  const tried = given.delimiter !== undefined ? [given.delimiter] : named ? [named[1]!] : delimiters;
  const best = tried
    .map((delimiter) => candidate(below, delimiter, newline, skipped + 1, complete))
    .reduce((a, b) => (b.score > a.score ? b : a));
  // What the person chose holds, whatever it looks like.
  const chosen = given.headerLine !== undefined || (given.delimiter !== undefined && best.at < 0);
  const at = chosen ? 0 : best.at;
  const header = best.rows[at];
  if (!header) return null;
  return {
    delimiter: best.delimiter,
    newline,
    headerLine: header.line,
    header: header.cells,
    definition: given.headerLine === undefined ? best.definition : detectFormat(header.cells),
    above: best.rows.slice(0, at).map((row) => row.cells),
    rows: best.rows.slice(at + 1).map((row) => row.cells),
    unread: best.unread,
  };
}

/** The text below its first lines. */
export function afterLines(text: string, lines: number, newline: Newline): string {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const next = text.indexOf(newline, at);
    if (next < 0) return "";
    at = next + 1;
  }
  return text.slice(at);
}
