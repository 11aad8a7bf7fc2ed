// Memberships: a partner in a program, with its stage.
import { z } from "zod";
import { join } from "../data/partners.ts";
import { live, updateRecord, usable } from "../data/records.ts";
import { trashRecord } from "../data/trash.ts";
import { write } from "./call.ts";
import { Day, Id, Short, StageName } from "../domain/fields.ts";

export const create = write(
  z.object({ partnerId: Id, programId: Id, stage: StageName.default("found") }),
  (context, { partnerId, programId, stage }) => {
    usable(context, "partner", partnerId);
    live(context.db, "program", programId);
    return { ...join(context, partnerId, programId, stage), batchId: context.batchId };
  },
);

export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({
      stage: StageName.optional(),
      lostReason: Short.nullish(),
      joinedOn: Day.nullish(),
    }),
  }),
  (context, { id, set }) => {
    live(context.db, "membership", id);
    const lostReason = set.stage && set.stage !== "lost" ? null : set.lostReason;
    updateRecord(context.db, "membership", id, { ...set, lostReason }, context.batchId);
    return { batchId: context.batchId };
  },
);

export const trash = write(z.object({ id: Id }), (context, { id }) => trashRecord(context, "membership", id));
