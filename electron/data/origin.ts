// Who wrote each value of a record, when, and the file it came with.
import { joinedFields } from "../domain/duplicates/merge.ts";
import { instantOf } from "./batches.ts";
import type { SetOwner } from "./headings.ts";
import type { Merge } from "./merging/carried.ts";
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
  clock: number;
  received: number | null;
  /** A colleague's uid. */
  author: string;
}

interface BatchOf {
  id: number;
  file: string | null;
  kind: string;
  undoes: number | null;
  /** What was put into what, where it is that. */
  merged: string | null;
}

const columns =
  "b.id, b.file, b.kind, b.undoes, iif(b.kind = 'edit', json_extract(b.detail, '$.merged'), NULL) AS merged FROM change c JOIN batch b ON b.id = c.batchId";

/**
 * The batch of a stamp: the one that has its clock wrote it here; a stamp whose clock is of another workspace came with the newest
 * merge that was not taken back. By its own log row and not by the newest one, because undo puts an earlier stamp back.
 */
const batchOf = (db: Reader, uid: string, field: string, clock: number): BatchOf | undefined =>
  db.get<BatchOf>(
    `SELECT ${columns} WHERE c.uid = ? AND c.field = ? AND c.clock = ? ORDER BY c.id DESC LIMIT 1`,
    uid,
    field,
    clock,
  ) ??
  db.get<BatchOf>(
    `SELECT ${columns} WHERE c.uid = ? AND c.field = ? AND b.kind = 'merge' AND b.state <> 'undone' ORDER BY c.id DESC LIMIT 1`,
    uid,
    field,
  );

/** The stamp that a field had before a batch; null: that of its record, undefined: the batch did not write it. */
function stampBefore(db: Reader, uid: string, field: string, batchId: number): Stamp | null | undefined {
  const was = db.value<string | null>(
    "SELECT was FROM change WHERE batchId = ? AND uid = ? AND field = ? ORDER BY id LIMIT 1",
    batchId,
    uid,
    field,
  );
  if (was === undefined || was === null) return was;
  const [clock, , author] = JSON.parse(was) as [number, string, string];
  return { clock, received: null, author };
}

/** The record's making as the log has it; where a merge brought the record, its own stamp says who made it. */
const making = `SELECT c.clock, NULL AS received, b.author FROM change c JOIN batch b ON b.id = c.batchId
  WHERE c.uid = ? AND c.field = '*' ORDER BY c.id DESC LIMIT 1`;

const nameOf = { partner: "name", contact: "fullName" } as const;

/** Whether the kept record has the very value of the one that was put into it; of two notes it has both. */
function isTheirs(db: Reader, { of, keep, drop }: Merge, field: string): boolean {
  if (!joinedFields.has(field)) return true;
  const value = (uid: string) =>
    db.value<string | null>(`SELECT "${field}" FROM ${of} WHERE uid = ?`, uid) ?? null;
  return value(keep) === value(drop);
}

const isThere = (db: Reader, of: SetOwner, uid: string): boolean =>
  db.value(`SELECT 1 FROM ${of} WHERE uid = ?`, uid) !== undefined;

/** Who wrote what came with a record that was put into this one: a merge wrote it for nobody. Null: the merge itself. */
function writerBefore(db: Reader, merge: Merge, field: string, batchId: number): Origin | null {
  const { of, drop } = merge;
  if (!isThere(db, of, drop) || !isTheirs(db, merge, field)) return null;
  // The other spelling of a name was the name of the one that went.
  const named = field.startsWith("set:alias:") ? [nameOf[of]] : [];
  for (const one of [field, ...named]) {
    const before = stampBefore(db, drop, one, batchId);
    const stamp =
      before === undefined
        ? db.get<Stamp>(
            "SELECT clock, received, author FROM field_stamp WHERE uid = ? AND field = ?",
            drop,
            one,
          )
        : before;
    const writer = stamp ? writerOf(db, drop, one, stamp) : null;
    if (writer) return writer;
  }
  const made = db.get<Stamp>(making, drop);
  return made ? writerOf(db, drop, "*", made) : null;
}

/** Who wrote a value. An undo brought an earlier one back: it is whose it was then. Null: it is as the record was made. */
function writerOf(db: Reader, uid: string, field: string, stamp: Stamp): Origin | null {
  const batch = batchOf(db, uid, field, stamp.clock);
  if (batch?.kind === "undo" && batch.undoes !== null) {
    const before = stampBefore(db, uid, field, batch.undoes);
    if (before === null) return null;
    if (before && before.clock < stamp.clock) return writerOf(db, uid, field, before);
  }
  if (batch?.merged) {
    const merge = JSON.parse(batch.merged) as Merge;
    const before = merge.keep === uid ? writerBefore(db, merge, field, batch.id) : null;
    if (before) return before;
  }
  return {
    at: instantOf(stamp.received ?? stamp.clock),
    author: db.value<string>("SELECT name FROM colleague WHERE uid = ?", stamp.author) ?? "",
    file: batch?.file ?? null,
    batchId: batch?.id ?? null,
  };
}

/** The rows of a record's sets that are there, as fields of the log. */
const setRows = `SELECT 'set:' || s.kind || ':' || s.key, s.value FROM partner p JOIN partner_set s ON s.ownerId = p.id WHERE p.uid = ?1
  UNION ALL SELECT 'set:' || s.kind || ':' || s.key, s.value FROM contact c JOIN contact_set s ON s.ownerId = c.id WHERE c.uid = ?1`;

/** By field; `*` is the record's making, for fields that have no entry of their own. */
export function originOf(db: Reader, uid: string): Record<string, Origin> {
  const made = db.get<Stamp>(making, uid);
  const stamps = db.all<Stamp & { field: string }>(
    "SELECT field, clock, received, author FROM field_stamp WHERE uid = ?",
    uid,
  );
  const values = new Map(db.arrays<[string, string]>(setRows, uid));
  const rows = [...(made ? [{ ...made, field: "*" }] : []), ...stamps];
  return Object.fromEntries(
    rows.flatMap(({ field, ...stamp }) => {
      const origin = writerOf(db, uid, field, stamp);
      if (!origin) return [];
      const value = values.get(field);
      return [[field, value === undefined ? origin : { ...origin, value }]];
    }),
  );
}
