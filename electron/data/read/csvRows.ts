// The rows of a text table as a stream: decoded and parsed piece by piece, with the physical line of each row, and every
// row that cannot be taken as it stands said so instead of guessed.
import { cleanCell, hasControls } from "../../domain/contacts/cells.ts";
import type { Remark } from "../../domain/contacts/record.ts";
import { readText, type TextPiece } from "./encoding.ts";
import type { ReadWatch } from "./files.ts";
import { afterLines, type Layout, type Newline, type ParsedRow, parseRows } from "./layout.ts";
import type { CsvSource, TableRow } from "./tableShape.ts";

/** A row longer than this, in characters, is no row: a quote was opened and never closed. */
const longestRow = 4_000_000;

/** How often a character occurs. */
function occurrences(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

/** How many physical lines a row with its line end takes; nearly every row takes one. */
const linesOf = (raw: string, newline: Newline): number => {
  const first = raw.indexOf(newline);
  return first < 0 || first === raw.length - 1 ? 1 : occurrences(raw, newline);
};

const carriageReturn = 13;
const mark = 0xfeff;

const blank = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (cell !== "" && (cell.charCodeAt(0) > 32 || cell.trim() !== "")) return false;
  return true;
};

type EachRow = (row: TableRow) => void;

/** Takes text in pieces, from the header on, and gives its rows. */
export class RowReader {
  /** The text at hand may hold control characters, so each cell is looked at. */
  strange = false;
  /** 1-based physical line of what is taken next. */
  line: number;
  headerSeen = false;
  private readonly layout: Layout;
  private readonly broken: boolean;

  constructor({ layout, encoding }: CsvSource) {
    this.layout = layout;
    this.broken = encoding.broken;
    this.line = layout.headerLine;
  }

  /** Takes the complete rows off the front of a text, and all of it where no more follows; gives what is left of it. */
  take(text: string, more: boolean, each: EachRow): string {
    const { delimiter, newline } = this.layout;
    let rest = text;
    for (;;) {
      const { open, unread } = parseRows(rest, delimiter, newline, more, (row) => this.append(row, each));
      if (!open && unread.length <= longestRow) return unread;
      rest = this.afterOpenQuote(unread, more, each);
      if (rest === "") return "";
    }
  }

  /**
   * A quote was opened and never closed. If what follows on the next lines are rows of this table, the quote is a stray
   * one and only its line is lost; if not, the file ends inside a cell, and the rest belongs to that cell.
   */
  private afterOpenQuote(text: string, more: boolean, each: EachRow): string {
    const { delimiter, newline, header } = this.layout;
    const tail = afterLines(text, 1, newline);
    let following = 0;
    let whole = 0;
    parseRows(tail.slice(0, 64_000), delimiter, newline, tail.length > 64_000, ({ cells }) => {
      if (blank(cells)) return;
      following++;
      if (cells.length === header.length) whole++;
    });
    const stray = more || (whole > 0 && header.length > 1 && whole >= following / 2);
    const first = stray ? text.slice(0, text.length - tail.length) : text;
    const lines = occurrences(first.trimEnd(), newline) + 1;
    each({
      line: this.line,
      cells: [],
      raw: first.trimEnd(),
      rejected: { code: "quote-open", params: { lines } },
    });
    this.line += lines;
    return stray ? tail : "";
  }

  private append({ cells, raw, oddQuote }: ParsedRow, each: EachRow): void {
    const { newline } = this.layout;
    const { line } = this;
    const lines = linesOf(raw, newline);
    this.line += lines;
    const last = cells.length - 1;
    const end = cells[last]!;
    if (end.charCodeAt(end.length - 1) === carriageReturn) cells[last] = end.slice(0, -1);
    const row = this.row(cells, line, raw, this.strange || lines > 1);
    if (row === null) return;
    if (oddQuote) (row.problems ??= []).push({ code: "quote-odd", params: {} });
    each(row);
  }

  private row(cells: string[], line: number, raw: string, look: boolean): TableRow | null {
    const { header } = this.layout;
    if (!this.headerSeen) {
      this.headerSeen = true;
      return null;
    }
    if (blank(cells)) return null;
    // Joined files: the mark and the header of the second one stand in the middle.
    if (cells[0]!.charCodeAt(0) === mark) cells[0] = cells[0]!.slice(1);
    if (
      cells[0] === header[0] &&
      cells.length === header.length &&
      header.every((name, at) => name === cells[at]!.trim())
    )
      return null;
    const row: TableRow = { line, cells, raw };
    if (look) {
      if (cells.some((cell) => cell.includes("\0"))) row.problems = [{ code: "nul-removed", params: {} }];
      for (const [at, cell] of cells.entries()) if (hasControls(cell)) cells[at] = cleanCell(cell);
    }
    const fault = this.broken || cells.length > header.length ? this.fault(cells) : undefined;
    if (fault) {
      row.rejected = fault;
      return row;
    }
    if (cells.length > header.length) cells.length = header.length;
    while (cells.length < header.length) cells.push("");
    return row;
  }

  private fault(cells: readonly string[]): Remark | undefined {
    const columns = this.layout.header.length;
    if (this.broken && cells.some((cell) => cell.includes("\ufffd")))
      return { code: "broken-encoding", params: {} };
    if (cells.length > columns && !blank(cells.slice(columns)))
      return { code: "row-too-long", params: { cells: cells.length, columns } };
    return undefined;
  }
}

/** Leaves out the lines above the header, which may lie in more than one piece. */
async function* fromHeader(
  pieces: AsyncIterable<TextPiece>,
  headerLine: number,
  newline: Newline,
): AsyncGenerator<TextPiece> {
  let skip = headerLine - 1;
  for await (const piece of pieces) {
    if (skip > 0) {
      const lines = occurrences(piece.text, newline);
      piece.text = afterLines(piece.text, skip, newline);
      skip -= Math.min(skip, lines);
    }
    if (skip === 0) yield piece;
  }
}

/**
 * What `each` makes of the rows below the header, in blocks; null leaves a row out. It is called while the text is
 * parsed: a row is in the processor's cache then, and gone before the collector sees it.
 */
export async function* csvRows<T>(
  source: CsvSource,
  each: (row: TableRow) => T | null,
  watch: ReadWatch,
): AsyncGenerator<T[]> {
  const { stamp, encoding, layout } = source;
  const reader = new RowReader(source);
  let rest = "";
  let strangeRest = false;
  let block: T[] = [];
  const take = (row: TableRow): void => {
    const made = each(row);
    if (made !== null) block.push(made);
  };
  for await (const { text, strange } of fromHeader(
    readText(stamp, encoding, watch),
    layout.headerLine,
    layout.newline,
  )) {
    reader.strange = strange || strangeRest;
    rest = reader.take(rest + text, true, take);
    strangeRest = reader.strange && rest !== "";
    if (block.length) yield block;
    block = [];
  }
  reader.take(rest, false, take);
  if (block.length) yield block;
}
