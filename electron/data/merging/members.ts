// Programs of two partners that become one.
import { mergedMembership, type Member } from "../../domain/duplicates/merge.ts";
import type { WriteContext } from "../context.ts";
import { membershipUid } from "../ids.ts";
import { insertRecord, uidOf, updateRecord } from "../records.ts";
import type { Pair } from "./moves.ts";

interface Row extends Member {
  id: number;
  programId: number;
}

/**
 * A membership has its key from its partner and program, so the kept partner gets its own where it has none, and those of the
 * dropped one stay with it in the trash. Where both are in a program: `mergedMembership`.
 * @param only of one program
 */
export function mergeMembers(
  { db, now, batchId }: Pick<WriteContext, "db" | "now" | "batchId">,
  { keep, drop }: Pair,
  only?: number,
): void {
  const of = (id: number) =>
    db.all<Row>(
      "SELECT id, programId, stage, lostReason, joinedOn FROM membership WHERE partnerId = ? AND deletedAt IS NULL",
      id,
    );
  const mine = new Map(of(keep.id).map((row) => [row.programId, row]));
  for (const { programId, id: _, ...theirs } of of(drop.id)) {
    if (only !== undefined && programId !== only) continue;
    const there = mine.get(programId);
    if (there) {
      updateRecord(db, "membership", there.id, { ...mergedMembership(there, theirs) }, batchId);
      continue;
    }
    const uid = membershipUid(keep.uid, uidOf(db, "program", programId));
    const known = db.value<number>("SELECT id FROM membership WHERE uid = ?", uid);
    if (known !== undefined) updateRecord(db, "membership", known, { ...theirs, deletedAt: null }, batchId);
    else
      insertRecord(db, "membership", {
        uid,
        partnerId: keep.id,
        programId,
        ...theirs,
        createdAt: now(),
      });
  }
}
