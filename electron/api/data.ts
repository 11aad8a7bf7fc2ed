// Everything at once, for whoever leaves or looks elsewhere.
import { z } from "zod";
import { exportAll as writeAll } from "../data/exports/all/exportAll.ts";
import { FilePath, Job } from "../domain/fields.ts";
import { aside } from "./call.ts";

/**
 * One zip file that anyone can read: a CSV per table, one Excel workbook, `everything.json` and a README.txt. Nothing private and nothing of
 * the trash is in it. `records` counts the rows of all tables; `longer` says which rows a sheet of Excel had no room for.
 */
export const exportAll = aside(z.object({ file: FilePath, ...Job }), (context, { file }) =>
  writeAll(context, file),
);
