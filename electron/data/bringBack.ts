// What has no trash (who took part in a talk, its files) is kept whole in the log when it goes, and comes back from there.
import { referencesOf, type RecordTable } from "./headings.ts";
import type { ChangeRow } from "./merging/carried.ts";
import { idOf, insertRecord } from "./records.ts";
import type { Writer } from "./store.ts";

/** A field's stamp as the log keeps those of a record that went. */
export type OwnStamp = [
  field: string,
  clock: number,
  device: string,
  author: string,
  received?: number | null,
];

export function putStamp(db: Writer, uid: string, [field, clock, device, author, received]: OwnStamp): void {
  db.run(
    "INSERT OR REPLACE INTO field_stamp (uid, field, clock, device, author, received) VALUES (?, ?, ?, ?, ?, ?)",
    uid,
    field,
    clock,
    device,
    author,
    received ?? null,
  );
}

/**
 * Puts back who was taken off a talk, or a file of it, unless the talk or all of them are gone.
 * @param silent with the stamps that it had
 */
export function bringBack(db: Writer, row: ChangeRow, silent: boolean): boolean {
  const values = JSON.parse(row.old!) as Record<string, string | null>;
  const references = Object.entries(referencesOf(row.of)).map(([column, table]) => {
    const uid = values[column];
    return [column, uid ? (idOf(db, table as RecordTable, uid) ?? null) : null] as const;
  });
  const { interactionId = null, ...who } = Object.fromEntries(references);
  const left = Object.values(who);
  if (interactionId === null || (left.length > 0 && left.every((id) => id === null))) return false;
  insertRecord(db, row.of, { ...values, interactionId, ...who, uid: row.uid });
  if (silent && row.was !== null)
    for (const stamp of JSON.parse(row.was) as OwnStamp[]) putStamp(db, row.uid, stamp);
  return true;
}
