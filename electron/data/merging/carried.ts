// Which changes an undo of a merge takes back: its own, and those of later merges that only carried the same things on.
import type { Choices } from "../../domain/duplicates/merge.ts";
import { referencesOf, type RecordTable, type SetOwner } from "../headings.ts";
import type { Reader } from "../store.ts";

/** A row of the log. */
export interface ChangeRow {
  id: number;
  of: RecordTable;
  uid: string;
  field: string;
  old: string | null;
  new: string | null;
  was: string | null;
}

/** What a batch that put one record into another remembers in its `detail`. */
export interface Merge {
  of: SetOwner;
  /** uids */
  keep: string;
  drop: string;
  /** What they were called. */
  keepName: string;
  dropName: string;
  /** Whose value was wanted, by field. */
  choices: Choices;
}

/** SQL: batches whose effect is nothing: undone ones and the undos that undid them. */
export const netZero = `SELECT id FROM batch WHERE state = 'undone'
  UNION SELECT u.id FROM batch u JOIN batch b ON b.id = u.undoes WHERE u.kind = 'undo' AND b.state = 'undone'`;

const merged = "json_extract(detail, '$.merged')";

/** The merge that a batch is; null for any other. */
export function mergeOf(db: Reader, batchId: number): Merge | null {
  const text = db.value<string | null>(
    `SELECT ${merged} FROM batch WHERE id = ? AND kind = 'edit' AND detail IS NOT NULL`,
    batchId,
  );
  return text ? (JSON.parse(text) as Merge) : null;
}

export interface Standing extends Merge {
  batchId: number;
}

/** Merges after a batch that nobody has taken back, in order. */
export const standingMerges = (db: Reader, after: number): Standing[] =>
  db
    .all<{ id: number; merged: string }>(
      `SELECT id, ${merged} AS merged FROM batch WHERE id > ? AND kind = 'edit' AND state = 'done' AND detail IS NOT NULL
         AND ${merged} IS NOT NULL ORDER BY id`,
      after,
    )
    .map((row) => ({ ...(JSON.parse(row.merged) as Merge), batchId: row.id }));

/** Changes that an undo which still stands has taken back with those of an earlier merge. */
export const takenAlready = (db: Reader): Set<number> =>
  new Set(
    db
      .column<string>(
        "SELECT detail FROM batch WHERE kind = 'undo' AND state = 'done' AND detail IS NOT NULL AND json_extract(detail, '$.carried') IS NOT NULL",
      )
      .flatMap((text) => (JSON.parse(text) as { carried: number[] }).carried),
  );

const columns = `id, "of", uid, field, old, new, was`;
// The number first: most rows end there, and all batches need not be looked through.
const since = `id > ? AND batchId NOT IN (${netZero})`;

/** The changes of a field since one of its rows that still hold, oldest first, with their batches. */
const afterwards = (
  db: Reader,
  row: ChangeRow,
  taken: ReadonlySet<number>,
): (ChangeRow & { batchId: number })[] =>
  db
    .all<ChangeRow & { batchId: number }>(
      `SELECT ${columns}, batchId FROM change WHERE uid = ? AND field = ? AND ${since} ORDER BY id`,
      row.uid,
      row.field,
      row.id,
    )
    .filter(({ id }) => !taken.has(id));

/** Fields that say on what a record hangs. */
const leads = (row: ChangeRow): boolean => row.field in referencesOf(row.of) || row.field === "source";

/**
 * A record that was moved: where later merges moved it on and nobody else did, all that those did to it; null where
 * somebody else did.
 * @param rows what the merge itself did to it
 */
function movedOn(
  db: Reader,
  rows: readonly ChangeRow[],
  merges: ReadonlyMap<number, Standing>,
  taken: ReadonlySet<number>,
): ChangeRow[] | null {
  for (const row of rows.filter(leads)) {
    let { new: value } = row;
    for (const next of afterwards(db, row, taken)) {
      if (!merges.has(next.batchId) || next.old !== value) return null;
      value = next.new;
    }
  }
  return byMerges(db, [rows[0]!.uid], merges);
}

/** The partner that a person came to by the merge, put into others since. */
function ledOn(
  db: Reader,
  row: ChangeRow,
  merges: readonly Standing[],
  taken: ReadonlySet<number>,
): ChangeRow[] {
  const known = new Set(merges.map(({ batchId }) => batchId));
  const found: ChangeRow[] = [];
  let { new: value } = row;
  for (const next of afterwards(db, row, taken)) {
    if (!known.has(next.batchId) || next.old !== value) return [];
    value = next.new;
    found.push(next);
  }
  return found;
}

/** Of somebody on a talk: that another merge took them off it, because they were on it twice then. */
const takenOff = (db: Reader, [first]: readonly ChangeRow[], merges: readonly Standing[]): ChangeRow[] =>
  first?.of === "participant"
    ? db.all<ChangeRow>(
        `SELECT ${columns} FROM change WHERE uid = ? AND field = '-' AND batchId IN (SELECT value FROM json_each(?))`,
        first.uid,
        JSON.stringify(merges.map(({ batchId }) => batchId)),
      )
    : [];

/** What merges did to records that were there. */
const byMerges = (db: Reader, uids: readonly string[], merges: ReadonlyMap<number, Merge>): ChangeRow[] =>
  db.all<ChangeRow>(
    `SELECT ${columns} FROM change WHERE uid IN (SELECT value FROM json_each(?)) AND field <> '*' AND batchId IN (SELECT value FROM json_each(?))`,
    JSON.stringify(uids),
    JSON.stringify([...merges.keys()]),
  );

/** A value or set row that came with the dropped record, and went on with the kept one into another. */
function passedOn(db: Reader, row: ChangeRow, keep: string, merges: readonly Standing[]): ChangeRow[] {
  if (row.old !== null || row.new === null) return [];
  const next = merges.find(({ drop }) => drop === keep);
  if (!next) return [];
  const there = db.get<ChangeRow>(
    `SELECT ${columns} FROM change WHERE batchId = ? AND uid = ? AND field = ? AND old IS NULL`,
    next.batchId,
    next.keep,
    row.field,
  );
  const left = db.get<ChangeRow>(
    `SELECT ${columns} FROM change WHERE batchId = ? AND uid = ? AND field = ? AND new IS NULL`,
    next.batchId,
    keep,
    row.field,
  );
  // Another value was chosen there.
  if (!there || (there.new !== row.new && !row.field.startsWith("set:"))) return left ? [left] : [];
  const onward = passedOn(
    db,
    there,
    next.keep,
    merges.filter(({ batchId }) => batchId > next.batchId),
  );
  return [there, ...(left ? [left] : []), ...onward];
}

/**
 * The rows that taking back a batch writes, latest first. Of a merge (A into B) these are also the rows of later merges
 * (B into C) that carried on what A brought, as far as nobody else has changed it, so that all of it goes back to A.
 * What they did to a record that the merge made goes as well. `carried` are their ids: whoever takes those merges back later leaves them out.
 */
export function carriedOn(
  db: Reader,
  batchId: number,
  merge: Merge | null,
  rows: ChangeRow[],
  made: readonly string[],
): { fields: ChangeRow[]; carried: number[] } {
  if (!merge) return { fields: rows, carried: [] };
  const taken = takenAlready(db);
  const own = rows.filter(({ id }) => !taken.has(id));
  const every = standingMerges(db, batchId);
  // People and partners are put together apart from one another.
  const later = every.filter(({ of }) => of === merge.of);
  if (every.length === 0) return { fields: own, carried: [] };
  const merges = new Map(later.map((each) => [each.batchId, each]));
  const same = new Map(later.filter(({ keep }) => keep === merge.keep).map((each) => [each.batchId, each]));
  const more = new Map<number, ChangeRow>();
  for (const [uid, of] of Map.groupBy(own, (row) => row.uid)) {
    if (uid === merge.drop) continue;
    const fields = new Set(of.map(({ field }) => field));
    // What others that were put into the same record wrote over it is written anew by `repeatOthers`.
    const over = () => byMerges(db, [uid], same).filter(({ field }) => fields.has(field));
    const found =
      uid === merge.keep
        ? [
            ...of.flatMap((row) => passedOn(db, row, merge.keep, later)),
            ...over(),
            ...of.filter(leads).flatMap((row) => ledOn(db, row, every, taken)),
          ]
        : of.some(leads)
          ? [...(movedOn(db, of, merges, taken) ?? []), ...takenOff(db, of, every)]
          : [...over(), ...takenOff(db, of, every)];
    for (const row of found) if (!taken.has(row.id)) more.set(row.id, row);
  }
  for (const row of byMerges(db, made, merges)) if (!taken.has(row.id)) more.set(row.id, row);
  const onward = [...more.values()].toSorted((a, b) => b.id - a.id);
  const last = new Map<string, number>();
  for (const { uid, field, id } of onward.toReversed()) last.set(`${uid} ${field}`, id);
  // What the carried rows did is no later change of those before them.
  const raised = (row: ChangeRow): ChangeRow => ({
    ...row,
    id: Math.max(row.id, last.get(`${row.uid} ${row.field}`) ?? 0),
  });
  return { fields: [...onward, ...own].map(raised), carried: onward.map(({ id }) => id) };
}
