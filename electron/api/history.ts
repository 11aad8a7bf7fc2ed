// Who, when, from which file; and undo.
import { z } from "zod";
import { batchKinds, type BatchKind } from "../data/batches.ts";
import { historyOf, lastEdit, recent as recentBatches, undoable } from "../data/history.ts";
import { historyOfBatch } from "../data/batchHistory.ts";
import { originOf } from "../data/origin.ts";
import { batchesOfPartner, historyOfPartner } from "../data/partnerHistory.ts";
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

const Kind = z.enum(batchKinds);
const Paged = { limit: Limit.default(50), offset: z.int().min(0).default(0) };

/** Recent batches, newest first. `author` is a colleague's uid; a merge fits when it brought what they wrote. */
export const recent = read(
  z.object({ author: z.string().optional(), kind: Kind.optional(), partnerId: Id.optional(), ...Paged }),
  ({ db }, { partnerId, ...filter }) =>
    recentBatches(db, {
      ...filter,
      ...(partnerId !== undefined && { among: batchesOfPartner(db, partnerId) }),
    }),
);

/** Who wrote each value of a record, when, and the file it came with; `*` stands for fields without an entry. */
export const fields = read(z.object({ uid: z.string() }), ({ db }, { uid }) => ({
  fields: originOf(db, uid),
}));

/**
 * All changes of a partner and of what hangs on it, by batch, newest first; at most 50 lines of each batch (`more`).
 * `author` is a colleague's uid, `field` a field's name or `set:<kind>`.
 */
export const ofPartner = read(
  z.object({
    partnerId: Id,
    author: z.string().optional(),
    batchId: Id.optional(),
    kind: Kind.optional(),
    field: z.string().optional(),
    ...Paged,
  }),
  ({ db }, { partnerId, ...filter }) => historyOfPartner(db, partnerId, filter),
);

/** What one batch changed, in the order in which it did, each line with its partner; `after` is the last line that is known. */
export const ofBatch = read(
  z.object({ batchId: Id, after: z.int().min(0).default(0), limit: Limit.default(100) }),
  ({ db }, { batchId, after, limit }) => historyOfBatch(db, batchId, after, limit),
);

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
