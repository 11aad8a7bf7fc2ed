// Initiatives: what is planned with several partners, and what is left to do for it.
import { z } from "zod";
import { changeInitiative, initiatives, makeInitiative } from "../data/initiatives.ts";
import { restoreRecord, trashRecord } from "../data/trash.ts";
import { Day, Id, Name } from "../domain/fields.ts";
import { initiativeKinds } from "../domain/tasks/task.ts";
import { read, write } from "./call.ts";

const One = z.object({ id: Id });
const Facts = { kind: z.enum(initiativeKinds).nullish(), startsOn: Day.nullish(), endsOn: Day.nullish() };

export const list = read(z.object({}), ({ db }) => ({ rows: initiatives(db) }));

export const create = write(z.object({ name: Name, ...Facts }), (context, input) => ({
  ...makeInitiative(context, input),
  batchId: context.batchId,
}));

export const update = write(
  z.object({ id: Id, set: z.strictObject({ name: Name.optional(), ...Facts }) }),
  (context, { id, set }) => {
    changeInitiative(context, id, set);
    return { batchId: context.batchId };
  },
);

export const trash = write(One, (context, { id }) => trashRecord(context, "initiative", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "initiative", id));
