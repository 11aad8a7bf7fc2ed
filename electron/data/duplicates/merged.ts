// What was put into a record, also by way of others: whose history belongs to its own.
import type { Kind } from "../../domain/duplicates/facts.ts";
import type { Merge } from "../merging/carried.ts";
import { idOf, uidOf } from "../records.ts";
import type { Reader } from "../store.ts";

export interface MergedRow {
  batchId: number;
  at: number;
  author: string;
  /** What it was called, its uid, and its local id while it is not deleted for good. */
  name: string;
  uid: string;
  id: number | null;
  /** What it was put into: the record itself, or one that was put into that later. */
  into: string;
  intoUid: string;
  undone: boolean;
}

interface Row {
  batchId: number;
  at: number;
  author: string;
  state: string;
  merged: string;
}

/** Newest first. Of what was taken apart again, only its own line is told, not what had come with it. */
export function mergedInto(db: Reader, kind: Kind, id: number): MergedRow[] {
  const merges = db
    .all<Row>(
      `SELECT b.id AS batchId, b.startedAt AS at, ifnull(w.name, '') AS author, b.state, json_extract(b.detail, '$.merged') AS merged
       FROM batch b LEFT JOIN colleague w ON w.uid = b.author
       WHERE b.kind = 'edit' AND b.detail IS NOT NULL AND json_extract(b.detail, '$.merged.of') = ? ORDER BY b.id DESC`,
      kind,
    )
    .map((row) => ({ ...row, merge: JSON.parse(row.merged) as Merge }));
  const found = new Map<number, MergedRow>();
  const ways = [uidOf(db, kind, id)];
  for (let uid = ways.pop(); uid !== undefined; uid = ways.pop()) {
    for (const { merge, batchId, at, author, state } of merges) {
      if (merge.keep !== uid || found.has(batchId)) continue;
      found.set(batchId, {
        batchId,
        at,
        author,
        name: merge.dropName,
        uid: merge.drop,
        id: idOf(db, kind, merge.drop) ?? null,
        into: merge.keepName,
        intoUid: merge.keep,
        undone: state === "undone",
      });
      if (state !== "undone") ways.push(merge.drop);
    }
  }
  return [...found.values()].toSorted((a, b) => b.batchId - a.batchId);
}
