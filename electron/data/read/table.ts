// One table of a file, text or workbook, behind one interface: how it is laid out, and its rows in blocks.
import type { FormatDefinition } from "../../domain/contacts/formatShape.ts";
import type { Remark } from "../../domain/contacts/record.ts";
import { UserError } from "../../domain/errors.ts";
import { csvRows } from "./csvRows.ts";
import type { ReadWatch } from "./files.ts";
import { findLayout } from "./layout.ts";
import { headText, sniff, type SniffedFile } from "./sniff.ts";
import { openWorkbook } from "./workbook.ts";

export interface TableRow {
  /** 1-based physical line where the row starts; the row number in a workbook. */
  line: number;
  /** As many as the header has, without control characters; line ends inside are `\n`. */
  cells: string[];
  /** The row as it stands in the file, with its line end; the cells with tabs between them for a workbook. */
  raw: string;
  problems?: Remark[];
  /** The row cannot be read; its cells are only to be shown. */
  rejected?: Remark;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Rows with content, header included. */
  rows: number;
}

export interface Table {
  kind: "csv" | "xlsx";
  /** Of text: which encoding and delimiter were found or chosen. */
  encoding: string | null;
  delimiter: string | null;
  headerLine: number;
  header: string[];
  /** The known format of the header, if it is one. */
  definition: FormatDefinition | null;
  sheets: Sheet[];
  sheet: string | null;
  /** The first rows below the header. */
  sample: string[][];
  /** Complete rows of the file's first part, at least those of the sample: what days and numbers look like. */
  first: string[][];
  /** Size of the file; `onProgress` counts up to it. */
  bytes: number;
  /** The rows below the header in blocks, blank ones left out. Never all in memory for text. */
  rows: (watch?: ReadWatch) => AsyncIterable<TableRow[]>;
}

/** What the person may correct. */
export interface TableChoice {
  encoding?: string;
  delimiter?: string;
  /** 1-based physical line. */
  headerLine?: number;
  sheet?: string;
}

/** How many rows `sample` has. */
export const sampleRows = 20;

function openText({ stamp, encoding, head }: SniffedFile, choice: TableChoice): Table {
  const complete = stamp.size <= head.length;
  const layout = findLayout(headText(head, encoding), complete, choice);
  if (!layout) throw new UserError("no-header", { file: stamp.name });
  if (complete && layout.rows.length === 0 && !layout.unread)
    throw new UserError("no-rows", { file: stamp.name, line: layout.headerLine });
  return {
    kind: "csv",
    encoding: encoding.encoding,
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    header: layout.header,
    definition: layout.definition,
    sheets: [],
    sheet: null,
    sample: layout.rows.slice(0, sampleRows),
    first: layout.rows,
    bytes: stamp.size,
    rows: (watch = {}) => csvRows({ stamp, encoding, layout }, watch),
  };
}

/** The table in a file that was sniffed before. */
export async function openSniffed(file: SniffedFile, choice: TableChoice = {}): Promise<Table> {
  if (file.kind === "workbook") return await openWorkbook(file.stamp, choice);
  if (file.kind === "table") return openText(file, choice);
  throw new UserError("file-not-a-table", { file: file.stamp.name, kind: "vcard" });
}

/** Opens the table in a file. Throws a `UserError` naming the file and what to do where there is none. */
export async function openTable(
  path: string,
  choice: TableChoice = {},
  watch: ReadWatch = {},
): Promise<Table> {
  return await openSniffed(await sniff(path, choice.encoding, watch), choice);
}
