// Who wrote each value of a record, when, and the file it came with.
import { instantOf } from "./batches.ts";
import type { Reader } from "./store.ts";

export interface Origin {
  /** ms UTC, by the clock of who wrote it; of a clock that ran far ahead, when it was received here */
  at: number;
  author: string;
  /** The file's name; null for what was written in this workspace. */
  file: string | null;
  /** The batch that wrote it or brought it; null where the log no longer has it. */
  batchId: number | null;
  /** Of a set's row that is there: its value. */
  value?: string;
}

interface Stamp {
  field: string;
  clock: number;
  received: number | null;
  author: string;
  batchId: number | null;
  file: string | null;
}

/**
 * The batch of a stamp: the one that has its clock wrote it here; a stamp whose clock is of another workspace came with the newest
 * merge that was not taken back. By its own log row and not by the newest one, because undo puts an earlier stamp back.
 */
const stamps = `SELECT f.field, f.clock, f.received, ifnull(w.name, '') AS author, b.id AS batchId, b.file
  FROM field_stamp f LEFT JOIN colleague w ON w.uid = f.author
  LEFT JOIN batch b ON b.id = ifnull(
    (SELECT c.batchId FROM change c WHERE c.uid = f.uid AND c.field = f.field AND c.clock = f.clock ORDER BY c.id DESC LIMIT 1),
    (SELECT c.batchId FROM change c JOIN batch m ON m.id = c.batchId
       WHERE c.uid = f.uid AND c.field = f.field AND m.kind = 'merge' AND m.state <> 'undone' ORDER BY c.id DESC LIMIT 1))
  WHERE f.uid = ?`;

/** The record's making as the log has it; where a merge brought the record, its own stamp says who made it. */
const making = `SELECT '*' AS field, c.clock, NULL AS received, ifnull(w.name, '') AS author, b.id AS batchId, b.file
  FROM change c JOIN batch b ON b.id = c.batchId LEFT JOIN colleague w ON w.uid = b.author
  WHERE c.uid = ? AND c.field = '*' ORDER BY c.id DESC LIMIT 1`;

/** The rows of a record's sets that are there, as fields of the log. */
const setRows = `SELECT 'set:' || s.kind || ':' || s.key, s.value FROM partner p JOIN partner_set s ON s.ownerId = p.id WHERE p.uid = ?1
  UNION ALL SELECT 'set:' || s.kind || ':' || s.key, s.value FROM contact c JOIN contact_set s ON s.ownerId = c.id WHERE c.uid = ?1`;

/** By field; `*` is the record's making, for fields that have no entry of their own. */
export function originOf(db: Reader, uid: string): Record<string, Origin> {
  const made = db.get<Stamp>(making, uid);
  const rows = db.all<Stamp>(stamps, uid);
  const values = new Map(db.arrays<[string, string]>(setRows, uid));
  return Object.fromEntries(
    [...(made ? [made] : []), ...rows].map(({ field, clock, received, author, batchId, file }) => {
      const value = values.get(field);
      const origin = { at: instantOf(received ?? clock), author, file, batchId };
      return [field, value === undefined ? origin : { ...origin, value }];
    }),
  );
}
