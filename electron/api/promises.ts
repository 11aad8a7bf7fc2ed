// Promises, ours and theirs, with a partner: what was promised until when, what became of it, and how often each side keeps its word.
import { z } from "zod";
import { changePromise, makePromise, promisesOf, reopenPromise, settlePromise } from "../data/promises.ts";
import { restoreRecord, trashRecord } from "../data/trash.ts";
import { Day, Id, Name } from "../domain/fields.ts";
import { promiseOutcomes, promisers } from "../domain/tasks/task.ts";
import { read, write } from "./call.ts";

const One = z.object({ id: Id });
const Facts = { dueOn: Day.nullish(), contactId: Id.nullish(), interactionId: Id.nullish() };

/** Open ones first. `rateBp`: kept in time of all that are over; what was withdrawn counts nowhere. */
export const list = read(z.object({ partnerId: Id }), ({ db, now }, { partnerId }) =>
  promisesOf(db, partnerId, now()),
);

/** With a day it has a task, which waits for them where it is theirs. */
export const make = write(
  z.object({ partnerId: Id, by: z.enum(promisers), text: Name, ...Facts }),
  (context, input) => ({ ...makePromise(context, input), batchId: context.batchId }),
);

export const update = write(
  z.object({ id: Id, set: z.strictObject({ text: Name.optional(), ...Facts }) }),
  (context, { id, set }) => {
    changePromise(context, id, set);
    return { batchId: context.batchId };
  },
);

/** Its open task is done with it, or dropped. */
export const settle = write(
  z.object({ id: Id, outcome: z.enum(promiseOutcomes), on: Day.optional() }),
  (context, { id, outcome, on }) => {
    settlePromise(context, id, outcome, on);
    return { batchId: context.batchId };
  },
);

export const reopen = write(One, (context, { id }) => {
  reopenPromise(context, id);
  return { batchId: context.batchId };
});

export const trash = write(One, (context, { id }) => trashRecord(context, "promise", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "promise", id));
