// Undo through the log: earlier values come back unless somebody changed them since; what was made is trashed, or gone for an import.
import { UserError } from "../domain/errors.ts";
import { bringBack, putStamp } from "./bringBack.ts";
import { idOf, isField } from "./records.ts";
import { recordTables, referencesOf, setTables, type RecordTable, type SetOwner } from "./headings.ts";
import { deleteOrder, deleteRow, remove, unmake } from "./purge.ts";
import type { Bind, Reader, Writer } from "./store.ts";
import { withKeys } from "./keys.ts";
import {
  carriedOn,
  mergeOf,
  netZero,
  standingMerges,
  takenAlready,
  type ChangeRow,
  type Merge,
} from "./merging/carried.ts";
import { repeatOthers } from "./merging/repeat.ts";
import { partsOfMerge } from "./results/journal.ts";

/** What to do with records that the batch made: `trash` for a person's edit, `remove` for an import or the example. */
export type Made = "trash" | "remove";

export interface UndoPlan {
  batchId: number;
  made: Made;
  /**
   * Whether nothing of it is told to others: a merge, or what never was finished. Then values have the stamps of before. The undo of
   * anything else is a change like any other: a copy may have seen what it takes back.
   */
  silent: boolean;
  /** Updates, latest first. */
  fields: ChangeRow[];
  /** Records to take away, children first. */
  created: ChangeRow[];
  /** Made by the batch, but somebody worked on them since: they stay. */
  kept: { of: RecordTable; uid: string }[];
  /** Of one record put into another: the changes of later merges that carried its things on, taken back as well. */
  carried: number[];
  /** What was put into what, where it is that. */
  merge: Merge | null;
  /** Changes of standing merges that the undo of an earlier one has taken back: nobody changed anything by them. */
  taken: ReadonlySet<number>;
}

export interface UndoCount {
  removed: number;
  restored: number;
  kept: number;
  /** uids of what stayed and why: `changed-later` */
  stayed: { of: RecordTable; uid: string; field: string | null }[];
}

/** Every reference from one record to another. What somebody put on a record keeps that record. */
const links: { on: RecordTable; of: RecordTable; by: string }[] = recordTables.flatMap((of) =>
  Object.entries(referencesOf(of)).map(([by, on]) => ({ on: on as RecordTable, of, by })),
);
const onPartner = ["task", "promise", "agreement", "negotiation"] as const;
const keepsAll: Partial<Record<RecordTable, readonly RecordTable[]>> = {
  partner: [...onPartner, "membership"],
  negotiation: ["task", "offer", "negotiation_limit", "negotiation_part"],
  program: ["program_money"],
  interaction: ["participant", "attachment"],
};

/** uids made by the batch that others have touched since, with the parents that they need. */
function touched(db: Reader, batchId: number): Set<string> {
  const mine = `SELECT uid FROM change WHERE batchId = ${batchId} AND field = '*'`;
  // What was purged once and came again has an older log.
  const later = db.column<string>(
    `SELECT DISTINCT c.uid FROM change m JOIN change c ON c.uid = m.uid AND c.id > m.id WHERE m.batchId = ${batchId} AND m.field = '*'
       AND c.batchId <> ${batchId} AND c.batchId NOT IN (${netZero})`,
  );
  const parents = db.column<string>(
    `${links
      .map(
        ({ on, of, by }) =>
          `SELECT p.uid FROM ${on} p JOIN ${of} h ON h.${by} = p.id WHERE p.uid IN (${mine}) AND h.uid NOT IN (${mine})
       AND NOT EXISTS (SELECT 1 FROM change k WHERE k.uid = h.uid AND k.field = '${by}' AND k.batchId = ${batchId} AND k.new = p.uid)`,
      )
      .join("\n     UNION ")}
     UNION SELECT g.uid FROM program g JOIN result_cover c ON c.programId = g.id WHERE g.uid IN (${mine}) AND c.batchId <> ${batchId}
       AND c.batchId NOT IN (${partsOfMerge(batchId)})`,
  );
  const kept = new Set([...later, ...parents]);
  if (kept.size === 0) return kept;
  const more = (text: string): void => {
    const found = db.column<string>(`${text} AND x.uid IN (${mine})`, JSON.stringify([...kept]));
    for (const uid of found) kept.add(uid);
  };
  const amongKept = "IN (SELECT value FROM json_each(?))";
  for (let before = 0; before < kept.size;) {
    before = kept.size;
    for (const { on, of, by } of links) {
      // What is kept keeps what it names, and a partner, a negotiation, a program and a talk keep what hangs on them.
      more(`SELECT x.uid FROM ${on} x JOIN ${of} h ON h.${by} = x.id WHERE h.uid ${amongKept}`);
      if (keepsAll[on]?.includes(of))
        more(`SELECT x.uid FROM ${of} x JOIN ${on} p ON p.id = x.${by} WHERE p.uid ${amongKept}`);
    }
  }
  return kept;
}

/** uids made by a merge that somebody has worked on since; another merge is nobody's work. */
const editedSince = (db: Reader, batchId: number): Set<string> =>
  new Set(
    db.column<string>(
      `SELECT c.uid FROM change c WHERE c.batchId = ?1 AND c.field = '*' AND EXISTS (SELECT 1 FROM change l
       WHERE l.uid = c.uid AND l.batchId <> ?1 AND l.batchId NOT IN (SELECT value FROM json_each(?2)) AND l.batchId NOT IN (${netZero}))`,
      batchId,
      JSON.stringify(standingMerges(db, 0).map((each) => each.batchId)),
    ),
  );

/** Reads what undoing a batch means; writes nothing. */
export function planUndo(db: Reader, batchId: number, made: Made): UndoPlan {
  const rows = db.all<ChangeRow>(
    `SELECT id, "of", uid, field, old, new, was FROM change WHERE batchId = ? ORDER BY id DESC`,
    batchId,
  );
  if (rows.some((row) => row.field === "-" && row.old === null)) throw new UserError("cannot-undo-purge");
  // Who was taken off a talk and brought back in the name of the same batch was not made by it.
  const there = new Set(rows.filter((row) => row.field === "-").map((row) => row.uid));
  const all = rows.filter((row) => row.field === "*" && row.of !== "colleague" && !there.has(row.uid));
  const merge = mergeOf(db, batchId);
  const keep =
    made === "remove" ? touched(db, batchId) : merge ? editedSince(db, batchId) : new Set<string>();
  const gone = new Set(all.filter((row) => !keep.has(row.uid)).map((row) => row.uid));
  const { fields, carried } = carriedOn(
    db,
    batchId,
    merge,
    rows.filter((row) => row.field !== "*" && !gone.has(row.uid)),
    [...gone],
  );
  const silent =
    db.value("SELECT 1 FROM batch WHERE id = ? AND (kind = 'merge' OR state = 'running')", batchId) !==
    undefined;
  return {
    batchId,
    made,
    silent,
    fields,
    carried,
    merge,
    taken: takenAlready(db),
    created: all
      .filter((row) => gone.has(row.uid))
      .toSorted((a, b) => deleteOrder.indexOf(a.of) - deleteOrder.indexOf(b.of)),
    kept: all.filter((row) => keep.has(row.uid)),
  };
}

const set = /^set:([^:]*):([\s\S]*)$/;

/** A field's value as the log writes it. */
function logged(db: Reader, row: ChangeRow, id: number): string | null {
  const item = set.exec(row.field);
  if (item) {
    const text = db.value<string>(
      `SELECT json_object('value', value, 'label', label, 'preferred', preferred, 'match', match) FROM ${setTables[row.of as SetOwner]} WHERE ownerId = ? AND kind = ? AND key = ?`,
      id,
      item[1]!,
      item[2]!,
    );
    return text ?? null;
  }
  const other = referencesOf(row.of)[row.field];
  const column = other
    ? `(SELECT uid FROM ${other} r WHERE r.id = t."${row.field}")`
    : `CAST(t."${row.field}" AS TEXT)`;
  return db.value<string | null>(`SELECT ${column} FROM ${row.of} t WHERE t.id = ?`, id) ?? null;
}

function writeBack(db: Writer, row: ChangeRow, id: number, silent: boolean): void {
  const item = set.exec(row.field);
  if (item) {
    const table = setTables[row.of as SetOwner];
    db.run(`DELETE FROM ${table} WHERE ownerId = ? AND kind = ? AND key = ?`, id, item[1]!, item[2]!);
    if (row.old !== null) {
      const old = JSON.parse(row.old) as {
        value: string;
        label: string | null;
        preferred: number;
        match: string | null;
      };
      db.run(
        `INSERT INTO ${table} (ownerId, kind, key, value, label, preferred, match) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...([id, item[1]!, item[2]!, old.value, old.label, old.preferred, old.match] satisfies Bind[]),
      );
    }
  } else {
    if (!isField(row.of, row.field)) return;
    const other = referencesOf(row.of)[row.field];
    const value: Bind =
      other && row.old !== null ? (idOf(db, other as RecordTable, row.old) ?? null) : row.old;
    const values = withKeys(row.of, { [row.field]: value });
    for (const [column, each] of Object.entries(values))
      db.run(`UPDATE ${row.of} SET "${column}" = ? WHERE id = ?`, each, id);
  }
  if (silent) stampBack(db, row);
}

/** The field's own stamp is what it was before, so that a later merge compares with the right one. */
function stampBack(db: Writer, row: ChangeRow): void {
  // It is in its place again: where that goes back too, nothing is to say any more that it was seen.
  db.run("UPDATE change SET was = NULL WHERE id = ?", row.id);
  db.run("DELETE FROM field_stamp WHERE uid = ? AND field = ?", row.uid, row.field);
  if (row.was === null) return;
  const [clock, device, author, received] = JSON.parse(row.was) as [number, string, string, number | null];
  putStamp(db, row.uid, [row.field, clock, device, author, received]);
}

/** Whether somebody wrote the field after this batch, be it with the same value. */
const changedSince = (db: Reader, row: ChangeRow, { batchId, taken }: UndoPlan): boolean =>
  db
    .column<number>(
      `SELECT id FROM change WHERE uid = ? AND field = ? AND id > ? AND batchId <> ?
       AND batchId IS NOT (SELECT batchId FROM stamp) AND batchId NOT IN (${netZero})${taken.size === 0 ? " LIMIT 1" : ""}`,
      row.uid,
      row.field,
      row.id,
      batchId,
    )
    .some((id) => !taken.has(id));

/** Whether the field named a record that was purged since. */
function ledToGone(db: Reader, row: ChangeRow): boolean {
  const other = referencesOf(row.of)[row.field];
  return other !== undefined && row.old !== null && idOf(db, other as RecordTable, row.old) === undefined;
}

const hasTrash = new Set<RecordTable>([
  "partner",
  "contact",
  "interaction",
  "membership",
  "own_field",
  "program",
  "program_money",
  "exchange_rate",
  "client",
  "template",
  "ignored_sender",
  "task",
  "promise",
  "agreement",
  "initiative",
  "negotiation",
  "offer",
  "negotiation_limit",
  "negotiation_part",
]);

/**
 * The steps of an undo, one small write each, so that a large one runs in chunks.
 * Run it inside transactions whose stamp is set; ends when all is done.
 */
export function* undoSteps(db: Writer, plan: UndoPlan, now: number): Generator<void, UndoCount> {
  const count: UndoCount = { removed: 0, restored: 0, kept: 0, stayed: [] };
  for (const row of plan.fields) {
    const id = idOf(db, row.of, row.uid);
    if (row.field === "-") {
      if (id === undefined && bringBack(db, row, plan.silent)) count.restored++;
      yield;
      continue;
    }
    if (id === undefined) continue;
    const current = logged(db, row, id);
    if (current === row.old) {
      if (plan.silent && !changedSince(db, row, plan)) stampBack(db, row);
      count.restored++;
    } else if (current === row.new && !changedSince(db, row, plan) && !ledToGone(db, row)) {
      writeBack(db, row, id, plan.silent);
      count.restored++;
    } else {
      count.kept++;
      count.stayed.push({ of: row.of, uid: row.uid, field: row.field });
    }
    yield;
  }
  const madeTogether = new Set(plan.created.map((row) => row.uid));
  for (const { of, uid, id: made } of plan.created) {
    const id = idOf(db, of, uid);
    if (id === undefined) continue;
    if (plan.made === "remove") {
      if (plan.silent) unmake(db, of, id, uid, made);
      else remove(db, of, id, uid);
    } else if (!hasTrash.has(of)) {
      // A participant or a file of a talk that is trashed as a whole stays on it.
      if (madeTogether.has(ownerUid(db, of, id))) continue;
      deleteRow(db, of, id);
    } else {
      if (of === "membership" && madeTogether.has(partnerUid(db, id))) continue;
      db.run(`UPDATE ${of} SET deletedAt = ? WHERE id = ? AND deletedAt IS NULL`, now, id);
    }
    count.removed++;
    yield;
  }
  if (plan.merge) {
    const { of, drop } = plan.merge;
    // Whatever took it to the trash since: it is asked for.
    const { changes } = db.run(
      `UPDATE ${of} SET deletedAt = NULL WHERE uid = ? AND deletedAt IS NOT NULL`,
      drop,
    );
    count.restored += changes;
    repeatOthers(db, plan.merge, plan.batchId, now);
  }
  if (plan.carried.length > 0)
    db.run(
      "UPDATE batch SET detail = ? WHERE id = (SELECT batchId FROM stamp)",
      JSON.stringify({ carried: plan.carried }),
    );
  for (const { of, uid } of plan.kept) {
    count.kept++;
    count.stayed.push({ of, uid, field: null });
  }
  return count;
}

const ownerUid = (db: Reader, of: RecordTable, id: number): string =>
  db.value<string>(
    `SELECT i.uid FROM ${of} p JOIN interaction i ON i.id = p.interactionId WHERE p.id = ?`,
    id,
  ) ?? "";
const partnerUid = (db: Reader, membership: number): string =>
  db.value<string>(
    "SELECT p.uid FROM membership m JOIN partner p ON p.id = m.partnerId WHERE m.id = ?",
    membership,
  ) ?? "";

/** After the last step of an undo: the batch counts as undone, and an undone undo brings its own target back. */
export function markUndone(db: Writer, batchId: number): void {
  db.run("UPDATE batch SET state = 'undone' WHERE id = ?", batchId);
  db.run("DELETE FROM import_memory WHERE batchId = ?", batchId);
  forgetMerge(db, batchId);
  const target = db.value<number | null>("SELECT undoes FROM batch WHERE id = ? AND kind = 'undo'", batchId);
  if (target) db.run("UPDATE batch SET state = 'done' WHERE id = ?", target);
}

/** What a merged file had seen, and which deletions it brought. */
function forgetMerge(db: Writer, batchId: number): void {
  db.run("DELETE FROM seen WHERE batchId = ?", batchId);
  db.run(
    "DELETE FROM tombstone WHERE batchId = ? AND batchId IN (SELECT id FROM batch WHERE kind = 'merge')",
    batchId,
  );
}

/** After an unfinished batch was taken back: nothing else of it stays, not even its own log. */
export function eraseBatch(db: Writer, batchId: number): void {
  for (const table of ["seen", "conflict", "tombstone"])
    db.run(`DELETE FROM ${table} WHERE batchId = ?`, batchId);
  db.run("DELETE FROM import_memory WHERE batchId = ?", batchId);
  db.run("DELETE FROM change WHERE batchId = ?", batchId);
  db.run("UPDATE batch SET state = 'undone' WHERE id = ? OR undoes = ?", batchId, batchId);
  db.run(
    "DELETE FROM batch WHERE undoes = ? AND NOT EXISTS (SELECT 1 FROM change WHERE batchId = batch.id)",
    batchId,
  );
  db.run(
    "DELETE FROM batch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM batch u WHERE u.undoes = ?)",
    batchId,
    batchId,
  );
}
