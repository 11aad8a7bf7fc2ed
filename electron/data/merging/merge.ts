// Two partners, or two people, become one: an ordinary edit that remembers what went into what; and that taken back.
import type { Choices } from "../../domain/duplicates/merge.ts";
import { UserError } from "../../domain/errors.ts";
import type { WriteContext } from "../context.ts";
import type { SetOwner } from "../headings.ts";
import { idOf, updateRecord, usable } from "../records.ts";
import type { Writer } from "../store.ts";
import { markUndone, planUndo, undoSteps } from "../undo.ts";
import { mergeOf, type Merge } from "./carried.ts";
import { mergeMembers } from "./members.ts";
import { moveHanging, moveParts, moveTalks, type Pair } from "./moves.ts";
import { checkChoices, mergeFields, mergeSets } from "./values.ts";

const nameColumn = { partner: "name", contact: "fullName" } as const;

/** What a running import reads it may write to in a moment: nothing of it may be put into something else meanwhile. */
function refuseWhileImporting(db: Writer): void {
  const running = db.value(
    "SELECT 1 FROM batch WHERE state = 'running' AND kind IN ('import', 'merge', 'example') LIMIT 1",
  );
  if (running !== undefined) throw new UserError("merge-while-importing");
}

/** A person whose partner is in the trash is hidden with it: what goes into them would be out of sight. */
function refuseHidden(db: Writer, ids: readonly number[]): void {
  const hidden = db.value(
    `SELECT 1 FROM contact c JOIN partner p ON p.id = c.partnerId WHERE c.id IN (SELECT value FROM json_each(?)) AND p.deletedAt IS NOT NULL`,
    JSON.stringify(ids),
  );
  if (hidden !== undefined) throw new UserError("in-trash");
}

/**
 * Puts `drop` into `keep`. All that hangs on it moves; sets are kept whole; empty values are filled; notes are joined;
 * `fields` says where the other value is wanted. The dropped record goes to the trash as it was.
 * @throws UserError `merge-same`, `missing-…`, `in-trash`, `importing`, `merge-while-importing`, `unknown-field`
 */
export function mergeRecords(
  context: WriteContext,
  of: SetOwner,
  keepId: number,
  dropId: number,
  choices: Choices,
): { batchId: number } {
  const { db, batchId, now } = context;
  if (keepId === dropId) throw new UserError(of === "partner" ? "merge-same" : "merge-same-person");
  checkChoices(of, choices);
  type Record = { id: number; uid: string; name?: string; fullName?: string };
  const pair: Pair = {
    keep: usable<Record>(context, of, keepId),
    drop: usable<Record>(context, of, dropId),
  };
  if (of === "contact") refuseHidden(db, [keepId, dropId]);
  refuseWhileImporting(db);
  const named = (id: number) => db.value<string>(`SELECT ${nameColumn[of]} FROM ${of} WHERE id = ?`, id)!;
  const merged: Merge = {
    of,
    keep: pair.keep.uid,
    drop: pair.drop.uid,
    keepName: named(keepId),
    dropName: named(dropId),
    choices,
  };
  db.run("UPDATE batch SET detail = ? WHERE id = ?", JSON.stringify({ merged }), batchId);
  updateRecord(db, of, dropId, { deletedAt: now() }, batchId);
  moveHanging(db, of, pair);
  moveTalks(db, of, pair);
  if (of === "partner") mergeMembers(context, pair);
  else moveParts(context, pair);
  const names = mergeFields(db, of, pair, choices, batchId);
  mergeSets(db, of, pair, names, choices);
  return { batchId };
}

/**
 * Takes a merge back, however long ago: what was moved and written returns unless somebody changed it since; what came later
 * stays with the kept record.
 * @throws UserError `not-a-merge`, `already-undone`, `merge-gone` when the dropped one was deleted for good
 */
export function unmergeRecords(
  context: WriteContext,
  of: SetOwner,
  batchId: number,
): { restored: number; kept: number } {
  const { db, now } = context;
  const state = db.value<string>("SELECT state FROM batch WHERE id = ?", batchId);
  const merge = state === undefined ? null : mergeOf(db, batchId);
  if (merge?.of !== of) throw new UserError("not-a-merge");
  if (state !== "done") throw new UserError("already-undone");
  if (idOf(db, of, merge.drop) === undefined) throw new UserError("merge-gone", { name: merge.dropName });
  db.run("UPDATE batch SET kind = 'undo', undoes = ? WHERE id = ?", batchId, context.batchId);
  const steps = undoSteps(db, planUndo(db, batchId, "trash"), now());
  let step = steps.next();
  while (!step.done) step = steps.next();
  markUndone(db, batchId);
  const { restored, removed, kept } = step.value;
  return { restored: restored + removed, kept };
}
