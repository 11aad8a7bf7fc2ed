// Taking a finished import or the example back, whole or not at all.
import { UserError } from "../domain/errors.ts";
import { TALK_NAME } from "./changeRows.ts";
import type { JobContext } from "./context.ts";
import type { RecordTable } from "./headings.ts";
import { takeBackResults } from "./results/journal.ts";
import { linkedBefore, relink } from "./results/relink.ts";
import { settle } from "./settle.ts";
import type { Reader } from "./store.ts";
import { markUndone, planUndo, undoSteps } from "./undo.ts";

const nameOf = (db: Reader, of: RecordTable, uid: string): string =>
  of === "contact"
    ? (db.value<string>("SELECT fullName FROM contact WHERE uid = ?", uid) ?? "")
    : of === "partner"
      ? (db.value<string>("SELECT name FROM partner WHERE uid = ?", uid) ?? "")
      : of === "interaction"
        ? (db.value<string>(TALK_NAME, uid) ?? "")
        : "";

/** Records that people see; what hangs on them goes and stays with them. */
const main = new Set<string>(["partner", "contact", "interaction"]);

/**
 * Takes a whole batch back: what it made is gone for good, earlier values are back, what a person changed later is kept
 * and listed. One transaction, so that it happens whole or not at all.
 */
export async function takeBackBatch(context: JobContext, batchId: number, kinds: string[]) {
  const state = context.db.get<{ kind: string; state: string }>(
    "SELECT kind, state FROM batch WHERE id = ?",
    batchId,
  );
  if (!state || !kinds.includes(state.kind)) throw new UserError("missing-batch", { id: batchId });
  if (state.state !== "done") throw new UserError("already-undone");
  const batch = context.batch("undo", null);
  const result = await batch.chunk((write) => {
    const linked = linkedBefore(write.db, batchId);
    const plan = planUndo(write.db, batchId, "remove");
    // First the results: they refer to programs and partners that may go.
    const results = takeBackResults(write.db, batchId);
    const total = plan.fields.length + plan.created.length;
    const removed = plan.created.filter((row) => main.has(row.of)).length;
    const steps = undoSteps(write.db, plan, write.now());
    let done = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) if (++done % 500 === 0) context.progress(done, total, "undoing");
    relink(write.db, linked, write.now());
    settle(write.db, write.now());
    write.db.run("UPDATE batch SET undoes = ? WHERE id = ?", batchId, batch.id);
    markUndone(write.db, batchId);
    // In the same transaction, or a kill just after it would take the undo back by half.
    write.db.run("UPDATE batch SET state = 'done' WHERE id = ?", batch.id);
    const stayed = step.value.stayed.filter((each) => main.has(each.of));
    return {
      removed: removed + results.removed,
      restored: step.value.restored + results.restored,
      kept: stayed.length,
      keptItems: stayed.map((each) => ({
        title: nameOf(write.db, each.of, each.uid),
        field: each.field,
        reason: write.words(each.field === null ? "reasons.touched-later" : "reasons.changed-later"),
      })),
    };
  });
  batch.done({});
  return result;
}
