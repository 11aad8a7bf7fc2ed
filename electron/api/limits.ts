// Both sides' limits, by lever. Private: they leave this workspace in no file, and no screen that is shown has them.
import { z } from "zod";
import { limitsWithWorth } from "../data/negotiation/middle.ts";
import { clearLimit, setLimit } from "../data/negotiation/write.ts";
import { Id, Short } from "../domain/fields.ts";
import { certainties, sides } from "../domain/negotiation/stages.ts";
import { read, write } from "./call.ts";

const Value = z.union([z.string().max(30), z.number()]);
const Lever = z.string().min(1).max(60);

/** `lever: "package"` with a walk-away is our budget for all levers together. */
export const set = write(
  z.object({
    negotiationId: Id,
    side: z.enum(sides),
    lever: Lever,
    ideal: Value.optional(),
    walkAway: Value,
    step: Value.nullish(),
    valuePerStep: z.string().max(30).nullish(),
    source: Short.nullish(),
    certainty: z.enum(certainties).nullish(),
  }),
  (context, input) => {
    setLimit(context, { ...input, ideal: input.ideal ?? input.walkAway });
    return { batchId: context.batchId };
  },
);

export const clear = write(
  z.object({ negotiationId: Id, side: z.enum(sides), lever: Lever }),
  (context, { negotiationId, side, lever }) => {
    clearLimit(context, negotiationId, side, lever);
    return { batchId: context.batchId };
  },
);

/** With what a step of each lever costs us or is worth to them, where that is judged or can be worked out. */
export const list = read(z.object({ negotiationId: Id }), ({ db, now }, { negotiationId }) =>
  limitsWithWorth(db, now(), negotiationId),
);
