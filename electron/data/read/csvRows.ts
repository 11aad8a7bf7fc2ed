// The rows of a text table as a stream: decoded and parsed piece by piece, with the physical line of each row, and every
// row that cannot be taken as it stands said so instead of guessed.
import { cleanCell, hasControls } from "../../domain/contacts/cells.ts";
import type { Remark } from "../../domain/contacts/record.ts";
import { readText, type TextEncoding } from "./encoding.ts";
import type { FileStamp, ReadWatch } from "./files.ts";
import { afterLines, type Layout, type Newline, type ParsedText, parseText } from "./layout.ts";
import type { TableRow } from "./table.ts";

export interface CsvSource {
  stamp: FileStamp;
  encoding: TextEncoding;
  layout: Layout;
}

/** Rows in one block. */
const blockSize = 500;
/** A row longer than this, in characters, is no row: a quote was opened and never closed. */
const longestRow = 4_000_000;

/** How often a character occurs. */
function occurrences(text: string, sign: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && at < end; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

/** Control characters beside line ends: where a piece of text has one, each of its cells is looked at. */
const strange = /[^\n\r\u0020-\uffff]/;
const strangeBesideTabs = /[^\n\r\t\u0020-\uffff]/;

const blank = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
};

/** Line ends inside the cells of one row. */
function lineEnds(cells: readonly string[], newline: Newline): number {
  let count = 0;
  for (const cell of cells)
    if (cell !== "" && cell.includes(newline)) count += occurrences(cell, newline, cell.length);
  return count;
}

class RowReader {
  private readonly layout: Layout;
  private readonly broken: boolean;
  private line: number;
  private headerSeen = false;

  constructor({ layout, encoding }: CsvSource) {
    this.layout = layout;
    this.broken = encoding.broken;
    this.line = layout.headerLine;
  }

  /** Takes all complete rows off the front of a text and gives what is left of it. */
  take(text: string, into: TableRow[]): string {
    const { delimiter, newline } = this.layout;
    let rest = text;
    for (;;) {
      const { data, errors, cursor } = parseText(rest, delimiter, newline, true);
      this.append(data, errors, rest, cursor, into);
      rest = rest.slice(cursor);
      if (rest.length <= longestRow) return rest;
      rest = this.afterOpenQuote(rest, true, into);
    }
  }

  /** Takes everything: no more text follows. */
  finish(text: string, into: TableRow[]): void {
    const { delimiter, newline } = this.layout;
    let rest = this.take(text, into);
    while (rest !== "") {
      const { data, errors } = parseText(rest, delimiter, newline, false);
      if (errors.some((error) => error.code === "MissingQuotes"))
        rest = this.take(this.afterOpenQuote(rest, false, into), into);
      else {
        this.append(data, errors, rest, rest.length, into);
        rest = "";
      }
    }
  }

  /**
   * A quote was opened and never closed. If what follows on the next lines are rows of this table, the quote is a stray
   * one and only its line is lost; if not, the file ends inside a cell, and the rest belongs to that cell.
   */
  private afterOpenQuote(text: string, more: boolean, into: TableRow[]): string {
    const { delimiter, newline, header } = this.layout;
    const tail = afterLines(text, 1, newline);
    const following = parseText(tail.slice(0, 64_000), delimiter, newline, tail.length > 64_000).data.filter(
      (row) => !blank(row),
    );
    const rows = following.filter((row) => row.length === header.length).length;
    const stray = more || (rows > 0 && header.length > 1 && rows >= following.length / 2);
    const first = stray ? text.slice(0, text.length - tail.length) : text;
    into.push({
      line: this.line,
      cells: [first.trimEnd()],
      rejected: {
        code: "quote-open",
        params: { lines: stray ? 1 : occurrences(text.trimEnd(), newline, text.length) + 1 },
      },
    });
    this.line += 1;
    return stray ? tail : "";
  }

  private append(
    data: string[][],
    errors: ParsedText["errors"],
    text: string,
    end: number,
    into: TableRow[],
  ): void {
    const { newline } = this.layout;
    const odd = new Set(errors.filter((error) => error.code === "InvalidQuotes").map((error) => error.row));
    const several = text.includes('"') && occurrences(text, newline, end) !== data.length;
    const dirty = (this.layout.delimiter === "\t" ? strangeBesideTabs : strange).test(text);
    for (const [at, cells] of data.entries()) {
      const line = this.line;
      this.line += 1;
      const last = cells.length - 1;
      if (cells[last]!.endsWith("\r")) cells[last] = cells[last]!.slice(0, -1);
      const below = several ? lineEnds(cells, newline) : 0;
      this.line += below;
      const row = this.row(cells, line, dirty || below > 0);
      if (row === null) continue;
      if (odd.has(at)) (row.problems ??= []).push({ code: "quote-odd", params: {} });
      into.push(row);
    }
  }

  private row(cells: string[], line: number, look: boolean): TableRow | null {
    const { header } = this.layout;
    if (!this.headerSeen) {
      this.headerSeen = true;
      return null;
    }
    if (blank(cells)) return null;
    // Joined files: the mark and the header of the second one stand in the middle.
    if (cells[0]!.startsWith("\ufeff")) cells[0] = cells[0]!.slice(1);
    if (
      cells[0] === header[0] &&
      cells.length === header.length &&
      header.every((name, at) => name === cells[at]!.trim())
    )
      return null;
    let problems: Remark[] | undefined;
    if (look) {
      if (cells.some((cell) => cell.includes("\0"))) problems = [{ code: "nul-removed", params: {} }];
      for (const [at, cell] of cells.entries()) if (hasControls(cell)) cells[at] = cleanCell(cell);
    }
    if (this.broken && cells.some((cell) => cell.includes("\ufffd")))
      return { line, cells, problems, rejected: { code: "broken-encoding", params: {} } };
    if (cells.length > header.length) {
      if (!blank(cells.slice(header.length)))
        return {
          line,
          cells,
          problems,
          rejected: { code: "row-too-long", params: { cells: cells.length, columns: header.length } },
        };
      cells.length = header.length;
    }
    while (cells.length < header.length) cells.push("");
    return problems ? { line, cells, problems } : { line, cells };
  }
}

/** Leaves out the lines above the header, which may lie in more than one piece. */
async function* fromHeader(
  pieces: AsyncIterable<string>,
  headerLine: number,
  newline: Newline,
): AsyncGenerator<string> {
  let skip = headerLine - 1;
  for await (const piece of pieces) {
    if (skip === 0) {
      yield piece;
      continue;
    }
    const lines = occurrences(piece, newline, piece.length);
    const rest = afterLines(piece, skip, newline);
    skip -= Math.min(skip, lines);
    if (skip === 0) yield rest;
  }
}

/** The rows below the header, in blocks. */
export async function* csvRows(source: CsvSource, watch: ReadWatch): AsyncGenerator<TableRow[]> {
  const { stamp, encoding, layout } = source;
  const reader = new RowReader(source);
  let rest = "";
  let rows: TableRow[] = [];
  for await (const piece of fromHeader(readText(stamp, encoding, watch), layout.headerLine, layout.newline)) {
    rest = reader.take(rest + piece, rows);
    for (let at = 0; at < rows.length; at += blockSize) yield rows.slice(at, at + blockSize);
    rows = [];
  }
  reader.finish(rest, rows);
  for (let at = 0; at < rows.length; at += blockSize) yield rows.slice(at, at + blockSize);
}
