// Who was taken off a talk has no trash: the log keeps the row whole, and it comes back from there.
import { referencesOf, type RecordTable } from "./headings.ts";
import type { ChangeRow } from "./merging/carried.ts";
import { idOf, insertRecord } from "./records.ts";
import type { Writer } from "./store.ts";

/** Puts back who was taken off a talk, unless the talk or all of them are gone. */
export function bringBack(db: Writer, row: ChangeRow): boolean {
  const values = JSON.parse(row.old!) as Record<string, string | null>;
  const references = Object.entries(referencesOf(row.of)).map(([column, table]) => {
    const uid = values[column];
    return [column, uid ? (idOf(db, table as RecordTable, uid) ?? null) : null] as const;
  });
  const { interactionId = null, ...who } = Object.fromEntries(references);
  if (interactionId === null || Object.values(who).every((id) => id === null)) return false;
  insertRecord(db, row.of, { ...values, interactionId, ...who, uid: row.uid });
  return true;
}
