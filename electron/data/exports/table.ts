// Tables as files: one as CSV, several as the sheets of an Excel workbook. Numbers stay numbers, texts never become formulas.
import writeXlsxFile, { type CellObject, type Sheet } from "write-excel-file/node";
import {
  cellText,
  csvLine,
  type ExportCell,
  type ExportColumn,
  type ExportTable,
} from "../../domain/exportTable.ts";
import { savedWhole } from "./saving.ts";

/** Excel reads a file without it in the system's own code page. */
const BOM = "\ufeff";

/** Writes the table as CSV: UTF-8, commas, shares in percent (their head says so). @throws UserError `disk-full`, `cannot-save` */
export const saveCsv = async (file: string, { columns, rows }: ExportTable): Promise<{ bytes: number }> =>
  savedWhole(file, async (put) => {
    put(BOM);
    put(
      csvLine(columns.map(({ label, kind }) => cellText("text", kind === "share" ? `${label} (%)` : label))),
    );
    for (const row of rows) put(csvLine(columns.map(({ kind }, at) => cellText(kind, row[at] ?? null))));
  });

const formatOf = ({ kind, digits = 2 }: ExportColumn): string | undefined => {
  if (kind === "count") return "#,##0";
  if (kind === "amount") return digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
  if (kind === "share") return "0.00%";
  return kind === "ratio" ? "0.00" : undefined;
};

function cellOf(column: ExportColumn, cell: ExportCell): CellObject | null {
  if (cell === null) return null;
  const { kind } = column;
  if (kind === "text" || kind === "day") return { value: String(cell), type: String };
  const format = formatOf(column);
  const number = Number(cell);
  return {
    value: kind === "share" ? number / 10_000 : number,
    type: Number,
    ...(format !== undefined && { format }),
  };
}

/** What Excel takes as a sheet's name: at most 31 characters, none of : \ / ? * [ ]. */
const sheetName = (name: string): string => name.replaceAll(/[:\\/?*[\]]/g, " ").slice(0, 31);

const sheetOf = ({ name, columns, rows }: ExportTable): Sheet<never> => ({
  sheet: sheetName(name),
  columns: columns.map(({ kind, label }) => ({
    width: kind === "text" ? 28 : Math.max(12, label.length + 2),
  })),
  stickyRowsCount: 1,
  data: [
    columns.map(({ label, kind }) => ({
      value: label,
      type: String,
      fontWeight: "bold" as const,
      align: kind === "text" || kind === "day" ? ("left" as const) : ("right" as const),
    })),
    ...rows.map((row) => columns.map((column, at) => cellOf(column, row[at] ?? null))),
  ],
});

/** Writes the tables as the sheets of a workbook. @throws UserError `disk-full`, `cannot-save` */
export async function saveXlsx(file: string, tables: readonly ExportTable[]): Promise<{ bytes: number }> {
  const bytes = await writeXlsxFile(tables.map(sheetOf)).toBuffer();
  return savedWhole(file, async (put) => put(bytes));
}
