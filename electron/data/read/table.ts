// One table of a file, whichever kind of file it is in.
import { UserError } from "../../domain/errors.ts";
import { csvRows } from "./csvRows.ts";
import type { ReadWatch } from "./files.ts";
import { findLayout } from "./layout.ts";
import { sectionOf } from "./sections.ts";
import { headText, sniff, type SniffedFile } from "./sniff.ts";
import { sampleRows, type Table, type TableChoice } from "./tableShape.ts";
import { openWorkbook } from "./workbook.ts";

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
    above: layout.above,
    sheets: [],
    sheet: null,
    source: { stamp, encoding, layout },
    sample: layout.rows.slice(0, sampleRows),
    first: layout.rows,
    bytes: stamp.size,
    map: (each, watch = {}) => csvRows({ stamp, encoding, layout }, each, watch),
  };
}

/** The table in a file that was sniffed before. */
export async function openSniffed(file: SniffedFile, choice: TableChoice = {}): Promise<Table> {
  if (file.kind === "workbook") return await openWorkbook(file.stamp, choice);
  if (file.kind === "table") {
    const section = await sectionOf(file, choice);
    if (!section) return openText(file, choice);
    const { sheets, sheet } = section;
    return { ...openText(section.file, choice), sheets, sheet, encoding: file.encoding.encoding };
  }
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
