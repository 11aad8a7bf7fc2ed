// The shape of one table of a file, text or workbook: how it is laid out, and its rows in blocks.
import type { FormatDefinition } from "../../domain/contacts/formatShape.ts";
import type { Remark } from "../../domain/contacts/record.ts";
import type { TextEncoding } from "./encoding.ts";
import type { FileStamp, ReadWatch } from "./files.ts";
import type { Layout } from "./layout.ts";

/** How many rows `sample` has. */
export const sampleRows = 20;

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

/** Where the rows of a text table are. */
export interface CsvSource {
  stamp: FileStamp;
  encoding: TextEncoding;
  layout: Layout;
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
  /** What stands above the header; blank lines left out. */
  above: string[][];
  sheets: Sheet[];
  sheet: string | null;
  /** Of text: for readers that take its bytes. */
  source: CsvSource | null;
  /** The first rows below the header. */
  sample: string[][];
  /** Complete rows of the file's first part, at least those of the sample: what days and numbers look like. */
  first: string[][];
  /** Size of the file; `onProgress` counts up to it. */
  bytes: number;
  /**
   * What `each` makes of the rows below the header, in blocks of some hundred; null leaves a row out, blank ones are left
   * out anyway. Never all in memory for text. Making it here is faster than making it of the rows of a block.
   */
  map: <T>(each: (row: TableRow) => T | null, watch?: ReadWatch) => AsyncIterable<T[]>;
}

/** What the person may correct. */
export interface TableChoice {
  encoding?: string;
  delimiter?: string;
  /** 1-based physical line. */
  headerLine?: number;
  sheet?: string;
}
