// What happened: the log of a record, the recent batches with a title each, and what an undo would take back.
import type { WordParams } from "../domain/errors.ts";
import type { BatchKind } from "./batches.ts";
import { changeLines, isSaid, type ChangeLine } from "./changeRows.ts";
import { mergeOf } from "./merging/carried.ts";
import type { Bind, Reader } from "./store.ts";

export interface Title {
  code: string;
  params: WordParams;
}

export interface HistoryRow extends ChangeLine {
  file: string | null;
  batchId: number;
  kind: BatchKind;
  state: string;
  undoable: boolean;
}

/** The log of one record, newest first. */
export function historyOf(db: Reader, uid: string, limit: number): HistoryRow[] {
  const rows = db.all<{ id: number; batchId: number; kind: BatchKind; file: string | null; state: string }>(
    `SELECT c.id, c.batchId, b.kind, b.file, b.state FROM change c JOIN batch b ON b.id = c.batchId
     WHERE c.uid = ? AND ${isSaid} ORDER BY c.id DESC LIMIT ?`,
    uid,
    limit,
  );
  const lines = changeLines(
    db,
    rows.map(({ id }) => id),
  ).toReversed();
  return rows.map((row, at) => ({ ...lines[at]!, ...row, undoable: undoable(db, row.batchId) }));
}

interface First {
  of: string;
  uid: string;
  field: string;
  old: string | null;
  new: string | null;
}

const nameOf = (db: Reader, of: string, uid: string): string => {
  const partnerOf = (table: string) =>
    db.value<string>(
      `SELECT p.name FROM ${table} t JOIN partner p ON p.id = t.partnerId WHERE t.uid = ?`,
      uid,
    );
  if (
    of === "partner" ||
    of === "own_field" ||
    of === "program" ||
    of === "client" ||
    of === "colleague" ||
    of === "template"
  )
    return db.value<string>(`SELECT name FROM ${of} WHERE uid = ?`, uid) ?? "";
  if (of === "program_money")
    return (
      db.value<string>(
        "SELECT g.name FROM program_money m JOIN program g ON g.id = m.programId WHERE m.uid = ?",
        uid,
      ) ?? ""
    );
  if (of === "exchange_rate")
    return db.value<string>("SELECT base || '/' || quote FROM exchange_rate WHERE uid = ?", uid) ?? "";
  if (of === "ignored_sender")
    return db.value<string>("SELECT address FROM ignored_sender WHERE uid = ?", uid) ?? "";
  if (of === "task") return db.value<string>("SELECT title FROM task WHERE uid = ?", uid) ?? "";
  if (of === "initiative") return db.value<string>("SELECT name FROM initiative WHERE uid = ?", uid) ?? "";
  const negotiated = (table: string) =>
    db.value<string>(
      `SELECT n.subject FROM ${table} o JOIN negotiation n ON n.id = o.negotiationId WHERE o.uid = ?`,
      uid,
    ) ?? "";
  if (of === "negotiation")
    return db.value<string>("SELECT subject FROM negotiation WHERE uid = ?", uid) ?? "";
  if (of === "offer" || of === "negotiation_limit" || of === "negotiation_part") return negotiated(of);
  if (of === "promise" || of === "agreement")
    return db.value<string>(`SELECT text FROM ${of} WHERE uid = ?`, uid) ?? "";
  if (of === "contact") return db.value<string>("SELECT fullName FROM contact WHERE uid = ?", uid) ?? "";
  if (of === "membership") return partnerOf("membership") ?? "";
  const talk =
    of === "participant" ? "i.id = (SELECT interactionId FROM participant WHERE uid = ?)" : "i.uid = ?";
  return (
    db.value<string>(
      `SELECT ifnull(p.name, c.fullName) FROM interaction i JOIN participant q ON q.interactionId = i.id
       LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId WHERE ${talk} LIMIT 1`,
      uid,
    ) ?? ""
  );
};

/**
 * What a batch did, as a code and its parameters: `made-<table>`, `trashed-<table>`, `restored-<table>`,
 * `merged-<table>` (with `into`), `changed-<table>` (with the first field), `changed-many` (records), or the batch's own kind.
 */
export function titleOf(
  db: Reader,
  batch: { id: number; kind: BatchKind; file: string | null },
): Title | null {
  if (batch.kind === "import" || batch.kind === "merge")
    return { code: batch.kind, params: { file: batch.file ?? "" } };
  if (batch.kind === "example" || batch.kind === "purge") return { code: batch.kind, params: {} };
  const merge = mergeOf(db, batch.id);
  if (merge) return { code: `merged-${merge.of}`, params: { name: merge.dropName, into: merge.keepName } };
  const rows = db.all<First>(
    `SELECT "of", uid, field, old, new FROM change c WHERE batchId = ? AND "of" <> 'colleague' AND ${isSaid} ORDER BY id LIMIT 500`,
    batch.id,
  );
  const first =
    rows.find((row) => row.field === "*" && (row.of === "interaction" || row.of === "program")) ?? rows[0];
  if (!first) return null;
  const name = nameOf(db, first.of, first.uid);
  // A partner's task that follows its next contact day is no record of its own here.
  const records = new Set(rows.filter(({ of }) => of === first.of || of !== "task").map((row) => row.uid))
    .size;
  if (first.field === "*") return { code: `made-${first.of}`, params: { name } };
  if (records > 1 && first.of === "partner") return { code: "changed-many", params: { count: records } };
  const closed = first.of === "task" ? rows.find((row) => row.field === "closedAt") : undefined;
  if (closed) {
    const dropped = rows.some((row) => row.field === "outcome" && row.new === "dropped");
    if (records > 2) return { code: "closed-tasks", params: { count: records } };
    return {
      code: `${closed.new === null ? "opened" : dropped ? "dropped" : "done"}-task`,
      params: { name },
    };
  }
  if (first.field === "deletedAt")
    return { code: `${first.new === null ? "restored" : "trashed"}-${first.of}`, params: { name } };
  return { code: `changed-${first.of}`, params: { name, field: first.field } };
}

export interface BatchRow {
  id: number;
  kind: BatchKind;
  state: string;
  file: string | null;
  startedAt: number;
  author: string;
  undoes: number | null;
}
export const batches = `SELECT b.id, b.kind, b.state, b.file, b.startedAt, ifnull(w.name, '') AS author, b.undoes
  FROM batch b LEFT JOIN colleague w ON w.uid = b.author`;

/** What Ctrl-Z would undo and Ctrl-Shift-Z would redo: a stack of a person's edits. */
export function lastEdit(db: Reader): {
  batchId: number | null;
  kind: string;
  title: Title | null;
  redo: number | null;
} {
  const last = db.get<BatchRow>(
    `${batches} WHERE b.kind = 'edit' AND b.state = 'done' ORDER BY b.id DESC LIMIT 1`,
  );
  const undo = db.get<BatchRow>(
    `${batches} WHERE b.kind = 'undo' AND b.state = 'done' AND (SELECT kind FROM batch t WHERE t.id = b.undoes) = 'edit' ORDER BY b.id DESC LIMIT 1`,
  );
  // A new edit after the undo ends the chance to redo; undone edits are redone oldest first.
  const redo = undo && (!last || last.id < undo.id) && (!last || last.id < undo.undoes!) ? undo.id : null;
  return {
    batchId: last?.id ?? null,
    kind: last?.kind ?? "edit",
    title: last ? titleOf(db, last) : null,
    redo,
  };
}

/** Not a purge, and not the undo of what removes for good (an import, the example): nothing of those is left to bring back. */
export const undoable = (db: Reader, batchId: number): boolean =>
  db.value(
    `SELECT 1 FROM batch b LEFT JOIN batch t ON t.id = b.undoes WHERE b.id = ? AND b.state = 'done' AND b.kind <> 'purge'
       AND (b.kind <> 'undo' OR t.kind NOT IN ('import', 'example', 'merge'))`,
    batchId,
  ) !== undefined;

export interface BatchFacts {
  batchId: number;
  at: number;
  author: string;
  kind: BatchKind;
  title: Title | null;
  file: string | null;
  state: string;
  undoable: boolean;
}

const factsOf = (db: Reader, batch: BatchRow): BatchFacts => ({
  batchId: batch.id,
  at: batch.startedAt,
  author: batch.author,
  kind: batch.kind,
  title: batch.kind === "undo" ? undoTitle(db, batch.undoes) : titleOf(db, batch),
  file: batch.file,
  state: batch.state,
  undoable: undoable(db, batch.id),
});

/** What is said of one batch. */
export const batchFacts = (db: Reader, batchId: number): BatchFacts =>
  factsOf(db, db.get<BatchRow>(`${batches} WHERE b.id = ?`, batchId)!);

export interface RecentFilter {
  /** A colleague's uid: who made the batch, or wrote something that it brought. */
  author?: string | undefined;
  kind?: BatchKind | undefined;
  /** Only these batches. */
  among?: readonly number[] | undefined;
  limit: number;
  offset: number;
}

/** Only a merge has rows for a stamp alone. */
const changesOf = (db: Reader, { id, kind }: BatchRow): number =>
  db.value<number>(
    `SELECT count(*) FROM change c WHERE c.batchId = ?${kind === "merge" ? ` AND ${isSaid}` : ""}`,
    id,
  )!;

/** Recent batches that fit, newest first; `total` ignores the limit. */
export function recent(db: Reader, { author, kind, among, limit, offset }: RecentFilter) {
  const where = ["b.kind <> 'upkeep'"];
  const params: Bind[] = [];
  if (kind !== undefined) {
    where.push("b.kind = ?");
    params.push(kind);
  }
  if (among !== undefined) {
    where.push("b.id IN (SELECT value FROM json_each(?))");
    params.push(JSON.stringify(among));
  }
  if (author !== undefined) {
    where.push(`(b.author = ? OR (b.kind = 'merge' AND EXISTS (SELECT 1 FROM change c
      JOIN field_stamp f ON f.uid = c.uid AND f.field = c.field WHERE c.batchId = b.id AND f.author = ?)))`);
    params.push(author, author);
  }
  const fits = `WHERE ${where.join(" AND ")}`;
  return {
    total: db.value<number>(`SELECT count(*) FROM batch b ${fits}`, ...params)!,
    rows: db
      .all<BatchRow>(`${batches} ${fits} ORDER BY b.id DESC LIMIT ? OFFSET ?`, ...params, limit, offset)
      .map((batch) => ({ ...factsOf(db, batch), changes: changesOf(db, batch) })),
  };
}

/** What a batch did is said of the batch that an undo took back. */
function undoTitle(db: Reader, undoes: number | null): Title | null {
  const target = undoes === null ? undefined : db.get<BatchRow>(`${batches} WHERE b.id = ?`, undoes);
  return target ? titleOf(db, target) : null;
}
