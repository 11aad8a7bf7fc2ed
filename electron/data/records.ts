// Making and changing one record: the only code that writes to logged tables. Triggers do the log, the search and the summaries.
import { UserError } from "../domain/errors.ts";
import { refuseImporting } from "./importing.ts";
import { fieldsOf, type RecordTable } from "./headings.ts";
import { withKeys } from "./keys.ts";
import type { Bind, Reader, Writer } from "./store.ts";

const texts = new Map<string, string>();
const insertText = (table: string, columns: string[]): string => {
  const key = `+${table}:${columns.join()}`;
  let text = texts.get(key);
  if (!text) {
    text = `INSERT INTO ${table} (${columns.map((each) => `"${each}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
    texts.set(key, text);
  }
  return text;
};
const updateText = (table: string, columns: string[]): string => {
  const key = `=${table}:${columns.join()}`;
  let text = texts.get(key);
  if (!text) {
    text = `UPDATE ${table} SET ${columns.map((each) => `"${each}" = ?`).join(", ")} WHERE id = ?`;
    texts.set(key, text);
  }
  return text;
};

/** Makes a record; `values` holds its columns without the derived ones. @returns the local id */
export function insertRecord(db: Writer, table: RecordTable, values: Record<string, Bind>): number {
  const all = withKeys(table, values);
  const columns = Object.keys(all);
  return db.run(insertText(table, columns), ...columns.map((column) => all[column]!)).id;
}

/** Sets fields of a record. @throws UserError `missing` when it is not there, `importing` when a running import made it */
export function updateRecord(
  db: Writer,
  table: RecordTable,
  id: number,
  set: Record<string, Bind | undefined>,
  batchId: number,
): void {
  refuseImporting(db, uidOf(db, table, id), batchId);
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Record<
    string,
    Bind
  >;
  const all = withKeys(table, given);
  const columns = Object.keys(all);
  if (columns.length > 0) db.run(updateText(table, columns), ...columns.map((column) => all[column]!), id);
}

/** A record's uid. @throws UserError `missing` */
export function uidOf(db: Reader, table: RecordTable, id: number): string {
  const uid = db.value<string>(`SELECT uid FROM ${table} WHERE id = ?`, id);
  if (uid === undefined) throw new UserError(`missing-${table}`, { id });
  return uid;
}

export const idOf = (db: Reader, table: RecordTable, uid: string): number | undefined =>
  db.value<number>(`SELECT id FROM ${table} WHERE uid = ?`, uid);

/** A record that is there and not in the trash. @throws UserError `missing-…` or `in-trash` */
export function live<T extends object>(db: Reader, table: RecordTable, id: number): T {
  const row = db.get<T & { deletedAt: number | null }>(`SELECT * FROM ${table} WHERE id = ?`, id);
  if (!row) throw new UserError(`missing-${table}`, { id });
  if (row.deletedAt !== null && row.deletedAt !== undefined) throw new UserError("in-trash", { id });
  return row;
}

/** A record that something new may hang on: there, not in the trash, and not made by a running import, which may take it back. */
export function usable<T extends object>(
  context: { db: Reader; batchId: number },
  table: RecordTable,
  id: number,
): T {
  const row = live<T & { uid: string }>(context.db, table, id);
  refuseImporting(context.db, row.uid, context.batchId);
  return row;
}

export const isField = (table: RecordTable, field: string): boolean => fieldsOf(table).includes(field);
