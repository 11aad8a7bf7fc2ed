// What is seen, as a file: tables as CSV or as an Excel workbook.
import path from "node:path";
import { z } from "zod";
import { saveCsv as writeCsv, saveXlsx as writeXlsx } from "../data/exports/table.ts";
import { columnKinds } from "../domain/exportTable.ts";
import { FilePath, Job } from "../domain/fields.ts";
import { aside } from "./call.ts";

const Cell = z.union([z.string().max(2000), z.number(), z.null()]);
const Table = z.strictObject({
  name: z.string().min(1).max(60),
  columns: z
    .array(
      z.strictObject({
        label: z.string().max(200),
        kind: z.enum(columnKinds),
        digits: z.int().min(0).max(5).optional(),
      }),
    )
    .min(1)
    .max(200),
  rows: z.array(z.array(Cell).max(200)).max(100_000),
});
const File = { file: FilePath, ...Job };

/** One table as CSV (RFC 4180, UTF-8 with its mark): numbers with a point, shares in percent, days as YYYY-MM-DD. */
export const saveCsv = aside(z.object({ ...File, table: Table }), async (_, { file, table }) => ({
  name: path.basename(file),
  rows: table.rows.length,
  ...(await writeCsv(file, table)),
}));

/** Several tables as the sheets of a workbook: numbers are numbers there, formatted by their kind. */
export const saveXlsx = aside(
  z.object({ ...File, tables: z.array(Table).min(1).max(10) }),
  async (_, { file, tables }) => ({
    name: path.basename(file),
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    ...(await writeXlsx(file, tables)),
  }),
);
