// Offers in rounds, by us or by them, and their answers.
import { z } from "zod";
import { addOffer, answerOffer, changeOffer, restoreOffer, trashOffer } from "../data/negotiation/rounds.ts";
import { Day, Id, Instant, Long, Short } from "../domain/fields.ts";
import { interactionKinds } from "../domain/interaction.ts";
import { answers, sides } from "../domain/negotiation/stages.ts";
import { write } from "./call.ts";

const Facts = {
  at: Instant.optional(),
  channel: z.enum(interactionKinds).nullish(),
  note: Long.nullish(),
};
/** Checked by the rules of terms, which say at which field what is wrong. */
const Terms = z.json();
const One = z.object({ id: Id });

export const add = write(
  z.object({ negotiationId: Id, by: z.enum(sides), terms: Terms, ...Facts }),
  (context, { negotiationId, ...offer }) => ({
    ...addOffer(context, negotiationId, offer),
    batchId: context.batchId,
  }),
);

export const update = write(
  z.object({ id: Id, set: z.strictObject({ terms: Terms.optional(), ...Facts }) }),
  (context, { id, set }) => {
    changeOffer(context, id, set);
    return { batchId: context.batchId };
  },
);

/** Accepted terms become an agreement from `from` (today) on. */
export const answer = write(
  z.object({
    id: Id,
    answer: z.enum(answers),
    at: Instant.optional(),
    reason: Short.nullish(),
    from: Day.optional(),
    to: Day.nullish(),
  }),
  (context, { id, ...given }) => ({ ...answerOffer(context, id, given), batchId: context.batchId }),
);

export const trash = write(One, (context, { id }) => trashOffer(context, id));
export const restore = write(One, (context, { id }) => restoreOffer(context, id));
