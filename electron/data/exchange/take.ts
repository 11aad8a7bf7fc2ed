// Putting the losing value of a conflict in place: an ordinary edit of the record.
import { UserError } from "../../domain/errors.ts";
import { linkedWith, type SharedName } from "../../domain/sharing/columns.ts";
import type { SetValue } from "../../domain/sharing/compare.ts";
import type { WriteContext } from "../context.ts";
import { fieldsOf, referencesOf, type RecordTable } from "../headings.ts";
import { idOf, updateRecord } from "../records.ts";
import { dropItem, putItem } from "../sets.ts";
import type { Bind } from "../store.ts";
import { hasSets } from "./rows.ts";

interface Conflict {
  of: SharedName;
  uid: string;
  field: string;
  value: string | null;
}

/** @throws UserError `missing-…` where the record is gone */
export function takeLost(context: WriteContext, id: number, side: "mine" | "theirs"): void {
  const { db } = context;
  const row = db.get<Conflict>(`SELECT "of", uid, field, ${side} AS value FROM conflict WHERE id = ?`, id);
  const record = row && idOf(db, row.of, row.uid);
  if (!row || record === undefined) throw new UserError("missing-conflict");
  const set = /^set:([^:]*):([\s\S]*)$/.exec(row.field);
  if (set) {
    if (!hasSets(row.of)) return;
    if (row.value === null) dropItem(db, row.of, record, set[1]!, set[2]!);
    else putItem(db, row.of, record, JSON.parse(row.value) as SetValue);
    return;
  }
  const fields = linkedWith(row.of, row.field);
  const values: Record<string, string | number | null> =
    fields.length > 1
      ? (JSON.parse(row.value ?? "{}") as Record<string, string | number | null>)
      : { [row.field]: row.value };
  const references = referencesOf(row.of);
  const known = fieldsOf(row.of);
  const put: Record<string, Bind> = {};
  for (const [field, value] of Object.entries(values)) {
    if (!known.includes(field)) continue;
    const other = references[field];
    const bound = other && value !== null ? (idOf(db, other as RecordTable, String(value)) ?? null) : value;
    // The log keeps numbers as text; the column's own type makes a number of it again.
    put[field] = bound;
  }
  updateRecord(db, row.of, record, put, context.batchId);
}
