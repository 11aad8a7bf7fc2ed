// What a merge writes beside the values: stamps, what the file had seen, and deletions.
import { see, type Stamp, type Vector } from "../../domain/sharing/stamps.ts";
import type { SharedName } from "../../domain/sharing/columns.ts";
import type { Value } from "../../domain/sharing/values.ts";
import type { Writer } from "../store.ts";
import type { Tomb } from "./tombs.ts";

/** Who wrote a value last, in the place of who did before. */
export function writeStamp(
  db: Writer,
  uid: string,
  field: string,
  { clock, device, author, received }: Stamp,
): void {
  db.run(
    `INSERT INTO field_stamp (uid, field, clock, device, author, received) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (uid, field) DO UPDATE SET clock = excluded.clock, device = excluded.device, author = excluded.author, received = excluded.received`,
    uid,
    field,
    clock,
    device,
    author,
    received ?? null,
  );
}

/** A stamp that changes without its value: the log keeps what it was, so that undo brings it back. */
export function logStamp(db: Writer, table: SharedName, uid: string, field: string, value: Value): void {
  db.run(
    `INSERT INTO change (clock, batchId, "of", uid, field, old, new, was)
     SELECT s.clock, s.batchId, ?, ?, ?, ?, ?,
            (SELECT json_array(f.clock, f.device, f.author, f.received) FROM field_stamp f WHERE f.uid = ? AND f.field = ?) FROM stamp s`,
    table,
    uid,
    field,
    value,
    value,
    uid,
    field,
  );
}

/** Notes what the file had seen beyond these stamps. */
export function noteSeen(
  db: Writer,
  batchId: number,
  uid: string,
  vector: Vector,
  stamps: readonly Stamp[],
): void {
  if (vector.size === 0) return;
  const implied: Vector = new Map();
  for (const { device, clock } of stamps) see(implied, device, clock);
  for (const [device, clock] of vector)
    if ((implied.get(device) ?? -1) < clock)
      db.run(
        `INSERT INTO seen (uid, device, clock, batchId) VALUES (?, ?, ?, ?)
         ON CONFLICT (uid, device, batchId) DO UPDATE SET clock = max(clock, excluded.clock)`,
        uid,
        device,
        clock,
        batchId,
      );
}

/** The first deletion that was heard of stays. */
export function noteGone(db: Writer, batchId: number, { uid, of, by, vector, partnerUid }: Tomb): void {
  db.run(
    `INSERT OR IGNORE INTO tombstone (uid, "of", clock, device, author, seen, partnerUid, batchId) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    of,
    by.clock,
    by.device,
    by.author,
    JSON.stringify(Object.fromEntries(vector)),
    partnerUid,
    batchId,
  );
}
