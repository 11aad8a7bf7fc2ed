// Report formats that people made or were given: kept in the workspace, by name.
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { UserError } from "../domain/errors.ts";
import {
  definitionFrom,
  formatOf,
  writeDefinition,
  type ReportDefinition,
} from "../domain/reports/definition.ts";
import type { ReportFormat } from "../domain/reports/formatShape.ts";
import { fileError } from "./read/files.ts";
import type { Reader, Writer } from "./store.ts";

export interface KeptFormat {
  id: number;
  name: string;
  createdAt: number;
  format: ReportFormat;
}

interface Row {
  id: number;
  name: string;
  createdAt: number;
  detail: string;
}

const kept = ({ detail, ...row }: Row): KeptFormat => ({
  ...row,
  format: JSON.parse(detail) as ReportFormat,
});

export const keptFormats = (db: Reader): KeptFormat[] =>
  db.all<Row>("SELECT id, name, createdAt, detail FROM report_format ORDER BY name COLLATE NOCASE").map(kept);

/** @throws UserError `missing-report-format` */
export function keptFormat(db: Reader, id: number): KeptFormat {
  const row = db.get<Row>("SELECT id, name, createdAt, detail FROM report_format WHERE id = ?", id);
  if (!row) throw new UserError("missing-report-format");
  return kept(row);
}

/** The definition as the text of a file. */
export const formatText = ({ name, format }: KeptFormat): string =>
  writeDefinition(definitionFrom(format, name));

/**
 * Keeps a definition under its name. `replace`: one of the same name goes; its text is given, so that it can come back.
 *
 * @throws UserError `format-name-taken`
 */
export function keepFormat(
  db: Writer,
  definition: ReportDefinition,
  now: number,
  replace: boolean,
): { id: number; name: string; replaced: string | null } {
  const { name } = definition;
  const before = db.value<number>("SELECT id FROM report_format WHERE name = ? COLLATE NOCASE", name);
  if (before !== undefined && !replace) throw new UserError("format-name-taken", { name }, { field: "name" });
  const replaced = before === undefined ? null : formatText(keptFormat(db, before));
  if (before !== undefined) db.run("DELETE FROM report_format WHERE id = ?", before);
  const { id } = db.run(
    "INSERT INTO report_format (name, detail, createdAt) VALUES (?, ?, ?)",
    name,
    JSON.stringify(formatOf(definition)),
    now,
  );
  return { id, name, replaced };
}

/** Bytes; a definition has some thousands. */
const largestDefinition = 1024 * 1024;

/** The text of a definition's file. @throws UserError naming the file and what to do */
export function definitionText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size <= largestDefinition) return readFileSync(file, "utf8");
    throw new UserError("file-too-large", {
      file: path.basename(file),
      size: Math.ceil(size / largestDefinition),
      limit: 1,
    });
  } catch (error) {
    throw fileError(error, file);
  }
}
