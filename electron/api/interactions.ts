// What was said: logging a talk from anywhere, the timeline, editing, the trash.
import { z } from "zod";
import { changeTalk, logTalk, timeline as timelineOf } from "../data/interactions.ts";
import { readThread } from "../data/messages.ts";
import { withPeople } from "../data/threadPeople.ts";
import { updateRecord } from "../data/records.ts";
import { purgeRecord, restoreRecord, trashRecord } from "../data/trash.ts";
import { UserError } from "../domain/errors.ts";
import { directions, interactionKinds } from "../domain/interaction.ts";
import { read, write } from "./call.ts";
import { Day, Id, Instant, Long, Page, Short } from "../domain/fields.ts";

const Kind = z.enum(interactionKinds);
const Way = z.enum(directions);

export const log = write(
  z.object({
    partnerId: Id.optional(),
    contactIds: z.array(Id).max(200).optional(),
    kind: Kind,
    text: Long,
    subject: Short.nullish(),
    at: Instant.optional(),
    direction: Way.optional(),
    nextContactOn: Day.nullish(),
  }),
  (context, input) => {
    const talk = logTalk(context, input);
    if (input.nextContactOn !== undefined) {
      const partnerId =
        input.partnerId ??
        context.db.value<number>(
          "SELECT partnerId FROM participant WHERE interactionId = ? AND partnerId IS NOT NULL",
          talk.id,
        );
      if (!partnerId) throw new UserError("no-partner-for-day", {}, { field: "nextContactOn" });
      updateRecord(context.db, "partner", partnerId, { nextContactOn: input.nextContactOn }, context.batchId);
    }
    return { ...talk, batchId: context.batchId };
  },
);

export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({
      kind: Kind.optional(),
      text: Long.optional(),
      subject: Short.nullish(),
      at: Instant.optional(),
      direction: Way.optional(),
      contactIds: z.array(Id).max(200).optional(),
    }),
  }),
  (context, { id, set }) => {
    changeTalk(context, id, set);
    return { batchId: context.batchId };
  },
);

export const timeline = read(
  z
    .object({
      partnerId: Id.optional(),
      contactId: Id.optional(),
      kinds: z.array(Kind).optional(),
      direction: Way.optional(),
      ...Page,
    })
    .refine((input) => input.partnerId !== undefined || input.contactId !== undefined),
  ({ db }, input) => timelineOf(db, input),
);

const One = z.object({ id: Id });
/** The messages of a thread, oldest first; a talk that is no message alone. */
export const thread = read(One, ({ db, workspace }, { id }) => withPeople(db, readThread(db, workspace, id)));

export const trash = write(One, (context, { id }) => trashRecord(context, "interaction", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "interaction", id));
export const purge = write(One, (context, { id }) => purgeRecord(context, "interaction", id));
