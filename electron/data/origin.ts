// Who, when, from which file: the newest log row of each field of a record.
import { instantOf } from "./batches.ts";
import type { Reader } from "./store.ts";

export interface Origin {
  at: number;
  author: string;
  file: string | null;
}

/** By field; `*` is the record's making, for fields that have no entry of their own. */
export function originOf(db: Reader, uid: string): Record<string, Origin> {
  const rows = db.all<{ field: string; clock: number; author: string; file: string | null }>(
    `SELECT c.field, max(c.clock) AS clock, ifnull(w.name, '') AS author, b.file
     FROM change c JOIN batch b ON b.id = c.batchId LEFT JOIN colleague w ON w.uid = b.author
     WHERE c.uid = ? AND c.field <> '-' GROUP BY c.field`,
    uid,
  );
  return Object.fromEntries(
    rows.map(({ field, clock, author, file }) => [field, { at: instantOf(clock), author, file }]),
  );
}
