// An Excel workbook written as it comes, sheet by sheet and row by row: numbers are numbers, everything else is text and never a formula.
import { ZipWriter } from "./zip.ts";

/** Rows of a sheet, its head among them. Source: Excel specifications and limits. */
const SHEET_ROWS = 1_048_576;
/** Characters of a cell. Source: as above. */
export const CELL_CHARACTERS = 32_767;
/** Uncompressed bytes after which a sheet ends: a zip file without zip64, as Excel wants it, holds 4 GB. */
const SHEET_BYTES = 3_000_000_000;

const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Characters that XML 1.0 cannot hold. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const special = /[&<>"]/g;

/** A text for XML; what Excel would read as an escape of its own (`_x0041_`) is escaped. Source: ECMA-376, ST_Xstring. */
function xml(text: string): string {
  // Most cells are a number, a day or an id.
  if (/^[a-zA-Z0-9 .:-]*$/.test(text)) return text;
  return text
    .replaceAll(unwritable, "")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(special, (sign) => signs[sign]!);
}

export interface SheetCell {
  text: string;
  number: boolean;
}

/** The text as far as a cell holds it; no half character at its end. */
const fitting = (text: string): string =>
  text.length <= CELL_CHARACTERS
    ? text
    : `${text.slice(0, CELL_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** The letters of a column: A, B … Z, AA. */
function letters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

/** @param at where it stands, as `B7`: some readers need it */
function cellXml({ text, number }: SheetCell, at: string): string {
  if (text === "") return "";
  if (number) return `<c r="${at}"><v>${text}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xml(fitting(text))}</t></is></c>`;
}

export class WorkbookWriter {
  readonly #zip: ZipWriter;
  readonly #sheets: string[] = [];
  readonly #rows: number;
  #left = 0;
  #columns: string[] = [];
  /** Texts that a cell could not hold whole. */
  shortened = 0;

  /** @param rows rows that a sheet holds, its head among them */
  constructor(put: (bytes: Uint8Array) => void, at: number, rows = SHEET_ROWS) {
    this.#zip = new ZipWriter(put, at);
    this.#rows = rows;
  }

  /** @param name at most 31 characters, none of : \ / ? * [ ] */
  begin(name: string, heads: readonly string[]): void {
    this.#sheets.push(name);
    this.#left = this.#rows;
    this.#zip.begin(`xl/worksheets/sheet${this.#sheets.length}.xml`);
    this.#zip.write(
      `${HEAD}<worksheet xmlns="${SPREADSHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
        `<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, heads.length)}" width="20" customWidth="1"/></cols><sheetData>`,
    );
    this.#columns = heads.map((_, at) => letters(at));
    this.#row(heads.map((text) => ({ text, number: false })));
  }

  #row(cells: readonly SheetCell[]): void {
    const row = this.#rows - this.#left + 1;
    const written = cells.map((cell, at) => cellXml(cell, `${this.#columns[at]}${row}`));
    this.#zip.write(`<row r="${row}">${written.join("")}</row>`);
    this.#left--;
  }

  /** @returns whether there was room for the row */
  row(cells: readonly SheetCell[]): boolean {
    if (this.#left === 0 || this.#zip.size > SHEET_BYTES) return false;
    for (const { text, number } of cells) if (!number && text.length > CELL_CHARACTERS) this.shortened++;
    this.#row(cells);
    return true;
  }

  end(): void {
    this.#zip.write("</sheetData></worksheet>");
    this.#zip.end();
  }

  #part(name: string, text: string): void {
    this.#zip.begin(name);
    this.#zip.write(HEAD + text);
    this.#zip.end();
  }

  /** Writes what names the sheets. Source: ECMA-376, parts of a minimal workbook. */
  finish(): void {
    const each = (line: (name: string, at: number) => string) =>
      this.#sheets.map((name, at) => line(xml(name), at + 1)).join("");
    this.#part(
      "xl/styles.xml",
      `<styleSheet xmlns="${SPREADSHEET}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
        `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>` +
        `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`,
    );
    this.#part(
      "xl/workbook.xml",
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets>${each((name, at) => `<sheet name="${name}" sheetId="${at}" r:id="rId${at}"/>`)}</sheets></workbook>`,
    );
    this.#part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${each((_, at) => `<Relationship Id="rId${at}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at}.xml"/>`)}` +
        `<Relationship Id="rId${this.#sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    );
    this.#part(
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    this.#part(
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${MIME}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${MIME}.styles+xml"/>` +
        `${each((_, at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${MIME}.worksheet+xml"/>`)}</Types>`,
    );
    this.#zip.finish();
  }
}
