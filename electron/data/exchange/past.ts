// What was put together before: the merges, their conflicts with the values that lost, and the folder that files come from.
import type { Choice } from "../../domain/sharing/settled.ts";
import { instantOf } from "../batches.ts";
import type { Reader } from "../store.ts";
import { parseStamp } from "./known.ts";

export interface PastMerge {
  batchId: number;
  at: number;
  author: string;
  file: string;
  state: "done" | "undone";
  created: number;
  updated: number;
  conflicts: number;
  undoable: boolean;
}

/** Merges, newest first. */
export function pastMerges(db: Reader, limit: number): PastMerge[] {
  const rows = db.all<Omit<PastMerge, "created" | "updated" | "undoable"> & { detail: string | null }>(
    `SELECT b.id AS batchId, b.startedAt AS at, ifnull(w.name, '') AS author, ifnull(b.file, '') AS file, b.state, b.detail,
       (SELECT count(*) FROM conflict c WHERE c.batchId = b.id) AS conflicts
     FROM batch b LEFT JOIN colleague w ON w.uid = b.author WHERE b.kind = 'merge' AND b.state <> 'running' ORDER BY b.id DESC LIMIT ?`,
    limit,
  );
  return rows.map(({ detail, ...row }) => {
    const { created = 0, updated = 0 } = JSON.parse(detail ?? "{}") as { created?: number; updated?: number };
    return { ...row, created, updated, undoable: row.state === "done" };
  });
}

/** The merge of this very file, if it was merged and not undone. @param hash SHA-256 of the file, hex */
export const mergedBefore = (db: Reader, hash: string): number | null =>
  db.value<number>(
    "SELECT id FROM batch WHERE kind = 'merge' AND state = 'done' AND json_extract(detail, '$.hash') = ? ORDER BY id DESC LIMIT 1",
    hash,
  ) ?? null;

export interface LostRow {
  id: number;
  batchId: number;
  field: string;
  choice: Choice;
  mine: string | null;
  theirs: string | null;
  mineBy: { author: string; at: number };
  theirsBy: { author: string; at: number };
  /** When it was decided, ms UTC. */
  at: number;
}

/** Conflicts of a record with both values, newest first: the losing one stays for good. */
export function lostValues(db: Reader, uid: string): LostRow[] {
  const by = (json: string) => {
    const { clock, author } = parseStamp(json);
    return {
      author: db.value<string>("SELECT name FROM colleague WHERE uid = ?", author) ?? "",
      at: instantOf(clock),
    };
  };
  return db
    .all<Omit<LostRow, "mineBy" | "theirsBy"> & { mineBy: string; theirsBy: string }>(
      `SELECT c.id, c.batchId, c.field, c.choice, c.mine, c.theirs, c.mineBy, c.theirsBy, b.startedAt AS at
       FROM conflict c JOIN batch b ON b.id = c.batchId AND b.state = 'done' WHERE c.uid = ? ORDER BY c.id DESC`,
      uid,
    )
    .map((row) => ({ ...row, mineBy: by(row.mineBy), theirsBy: by(row.theirsBy) }));
}
