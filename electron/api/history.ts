// Who, when, from which file; and undo.
import { z } from "zod";
import type { BatchKind } from "../data/batches.ts";
import { historyOf, lastEdit, recent as recentBatches, undoable } from "../data/history.ts";
import { markUndone, planUndo, undoSteps } from "../data/undo.ts";
import { UserError } from "../domain/errors.ts";
import { read, write } from "./call.ts";
import { Id } from "../domain/fields.ts";

const Limit = z.int().min(1).max(1000);

export const of = read(
  z.object({ uid: z.string(), limit: Limit.default(200) }),
  ({ db }, { uid, limit }) => ({
    rows: historyOf(db, uid, limit),
  }),
);

export const last = read(z.object({}), ({ db }) => lastEdit(db));

export const recent = read(z.object({ limit: Limit.default(50) }), ({ db }, { limit }) => ({
  rows: recentBatches(db, limit),
}));

/**
 * Takes a batch back: earlier values return unless they were changed since; what it made goes to the trash.
 * Undoing an undo brings the change back. Imports and the example are taken back by their own calls.
 */
export const undo = write(z.object({ batchId: Id }), (context, { batchId }) => {
  const { db } = context;
  const batch = db.get<{ kind: BatchKind; state: string }>(
    "SELECT kind, state FROM batch WHERE id = ?",
    batchId,
  );
  if (!batch || batch.kind === "upkeep") throw new UserError("missing-batch", { id: batchId });
  if (batch.state !== "done") throw new UserError("already-undone");
  if (!undoable(db, batchId)) throw new UserError("cannot-undo-purge");
  const made = batch.kind === "import" || batch.kind === "example" ? "remove" : "trash";
  db.run("UPDATE batch SET kind = 'undo', undoes = ? WHERE id = ?", batchId, context.batchId);
  const steps = undoSteps(db, planUndo(db, batchId, made), context.now());
  let step = steps.next();
  while (!step.done) step = steps.next();
  markUndone(db, batchId);
  const { restored, removed, kept } = step.value;
  return { restored: restored + removed, kept, batchId: context.batchId };
});
