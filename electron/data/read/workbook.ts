// Excel workbooks: their sheets, hidden ones marked, and the chosen sheet's cells as the text a person would see.
import readSheets from "read-excel-file/node";
import { cleanCell } from "../../domain/contacts/cells.ts";
import { UserError } from "../../domain/errors.ts";
import { type FileStamp, largest, readWhole } from "./files.ts";
import { headerRow } from "./layout.ts";
import { sampleRows, type Sheet, type Table, type TableChoice, type TableRow } from "./tableShape.ts";
import { zipEntries, zipText } from "./zip.ts";

/** A number as the file has it: told from text by being none. */
interface NumberCell {
  digits: string;
}

const isNumber = (cell: object): cell is NumberCell => "digits" in cell;

const blockSize = 500;

/** A number without exponent, whole ones to the last digit that the file has. */
export function numberText(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (Number.isInteger(number)) return BigInt(number).toString();
  const short = String(number);
  return short.includes("e") ? number.toFixed(20).replace(/0+$/, "") : short;
}

/** A day as `YYYY-MM-DD`; with a time of day, ` HH:MM:SS` follows. Excel keeps no zone, the library gives its clock as UTC. */
function dateText(date: Date): string {
  const [day = "", time = ""] = new Date(Math.round(date.getTime() / 1000) * 1000)
    .toISOString()
    .split(/[T.]/);
  return time === "00:00:00" ? day : `${day} ${time}`;
}

/** The library's own type of a cell is wrong about dates, so it is looked at here. */
function cellText(cell: unknown): string {
  if (typeof cell === "string") return cleanCell(cell).trim();
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : dateText(cell);
  return typeof cell === "object" && cell !== null && isNumber(cell) ? numberText(cell.digits) : "";
}

/** Names of hidden sheets; the library that reads the cells does not tell. */
function hiddenSheets(workbook: string): Set<string> {
  const names = new Set<string>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    if (!/\sstate="(?:hidden|veryHidden)"/.test(tag)) continue;
    const name = /\sname="([^"]*)"/.exec(tag)?.[1] ?? "";
    names.add(
      name.replace(
        /&(amp|lt|gt|quot|apos);/g,
        (_, word: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[word] ?? "",
      ),
    );
  }
  return names;
}

interface SheetRows extends Sheet {
  lines: { line: number; cells: string[] }[];
}

async function readAll(stamp: FileStamp): Promise<SheetRows[]> {
  const bytes = await readWhole(stamp, largest.workbook);
  const entries = zipEntries(bytes) ?? [];
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > largest.unpacked)
    throw new UserError("file-too-large", { file: stamp.name, limit: largest.unpacked / 1024 / 1024 });
  const workbook = entries.find((entry) => entry.name === "xl/workbook.xml");
  const hidden = hiddenSheets((workbook && zipText(bytes, workbook)) ?? "");
  const sheets = await readSheets(bytes, { parseNumber: (digits) => ({ digits }), trim: false }).catch(
    (error: unknown) => {
      throw new UserError("workbook-broken", {
        file: stamp.name,
        reason: error instanceof Error ? error.message : String(error),
      });
    },
  );
  return sheets.map(({ sheet, data }) => {
    const lines = data
      .map((row, index) => ({ line: index + 1, cells: row.map((cell) => cellText(cell)) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
    return { name: sheet, hidden: hidden.has(sheet), rows: lines.length, lines };
  });
}

/** The chosen sheet; else the first visible one with a header that is known best. */
function chosenSheet(sheets: SheetRows[], choice: TableChoice, file: string): SheetRows {
  if (choice.sheet !== undefined) {
    const named = sheets.find((sheet) => sheet.name === choice.sheet);
    if (!named) throw new UserError("sheet-missing", { file, sheet: choice.sheet });
    if (named.rows === 0) throw new UserError("sheet-empty", { file, sheet: named.name });
    return named;
  }
  const ranked = sheets
    .filter((sheet) => sheet.rows > 0)
    .map((sheet) => ({
      sheet,
      sure: headerRow(sheet.lines, sheet.lines[0]?.cells.length ?? 0).sure - (sheet.hidden ? 10 : 0),
    }))
    .toSorted((a, b) => b.sure - a.sure);
  if (!ranked[0]) throw new UserError("sheet-empty", { file, sheet: sheets[0]?.name ?? "" });
  return ranked[0].sheet;
}

function rowOf(line: number, cells: string[], width: number): TableRow {
  const raw = cells.join("\t");
  if (cells.slice(width).some((cell) => cell !== ""))
    return {
      line,
      cells,
      raw,
      rejected: { code: "row-too-long", params: { cells: cells.length, columns: width } },
    };
  const row = cells.slice(0, width);
  while (row.length < width) row.push("");
  return { line, cells: row, raw };
}

export async function openWorkbook(stamp: FileStamp, choice: TableChoice): Promise<Table> {
  const file = stamp.name;
  const sheets = await readAll(stamp);
  const sheet = chosenSheet(sheets, choice, file);
  const found =
    choice.headerLine === undefined
      ? headerRow(sheet.lines, Math.max(...sheet.lines.map((row) => row.cells.length)))
      : { at: sheet.lines.findIndex(({ line }) => line >= choice.headerLine!), definition: null };
  const top = sheet.lines[found.at];
  if (!top) throw new UserError("no-header", { file });
  const header = top.cells.slice(0, top.cells.findLastIndex((cell) => cell !== "") + 1);
  const body = sheet.lines.slice(found.at + 1);
  if (body.length === 0) throw new UserError("no-rows", { file, line: top.line });
  const rows = body.map(({ line, cells }) => rowOf(line, cells, header.length));
  return {
    kind: "xlsx",
    encoding: null,
    delimiter: null,
    headerLine: top.line,
    header,
    definition: found.definition,
    above: sheet.lines.slice(0, found.at).map((row) => row.cells),
    source: null,
    sheets: sheets.map(({ name, hidden, rows: count }) => ({ name, hidden, rows: count })),
    sheet: sheet.name,
    sample: rows.slice(0, sampleRows).map((row) => row.cells),
    first: rows.slice(0, 500).map((row) => row.cells),
    bytes: stamp.size,
    async *map(each, watch = {}) {
      for (let at = 0; at < rows.length; at += blockSize) {
        watch.signal?.throwIfAborted();
        yield rows.slice(at, at + blockSize).flatMap((row) => each(row) ?? []);
        watch.onProgress?.(Math.min(stamp.size, Math.round((stamp.size * (at + blockSize)) / rows.length)));
      }
    },
  };
}
