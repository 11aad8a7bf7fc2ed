// What was put into what and stands: whom a record in the trash belongs to now.
import { idOf } from "../records.ts";
import type { SetOwner } from "../headings.ts";
import type { Reader } from "../store.ts";
import { standingMerges, type Standing } from "./carried.ts";

/** The merges that stand, by the uid of what went. */
export const mergesByDrop = (db: Reader, of: SetOwner): Map<string, Standing> =>
  new Map(standingMerges(db, 0).flatMap((merge) => (merge.of === of ? [[merge.drop, merge] as const] : [])));

/** The uid of what a record is now, however often what it was put into was put into another; its own where it was not. */
export function nowOf(merges: ReadonlyMap<string, Standing>, uid: string): string {
  const seen = new Set<string>();
  let now = uid;
  for (
    let next = merges.get(now)?.keep;
    next !== undefined && !seen.has(next);
    next = merges.get(now)?.keep
  ) {
    seen.add(next);
    now = next;
  }
  return now;
}

/** Of records in the trash that are there because they were put into one that is alive: the merge that is taken apart to have them back. */
export function heldInTrash(db: Reader, of: SetOwner): Map<string, Standing> {
  const merges = mergesByDrop(db, of);
  const isAlive = (uid: string): boolean => {
    const id = idOf(db, of, uid);
    return (
      id !== undefined && db.value(`SELECT 1 FROM ${of} WHERE id = ? AND deletedAt IS NULL`, id) !== undefined
    );
  };
  return new Map([...merges].filter(([uid]) => !isAlive(uid) && isAlive(nowOf(merges, uid))));
}
