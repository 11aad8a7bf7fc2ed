// How much each term of a score weighs, and what other weights would do.
import { z } from "zod";
import { writeSetting } from "../data/settings.ts";
import { weightsOf } from "../data/tasks/facts.ts";
import { previewWeights } from "../data/tasks/preview.ts";
import { usualWeights, weightNames, type WeightName, type Weights } from "../domain/priority.ts";
import { read, write } from "./call.ts";

const Weight = z.int().min(0).max(100);
const WeightsGiven = z.strictObject(
  Object.fromEntries(weightNames.map((name) => [name, Weight])) as Record<WeightName, typeof Weight>,
);

/** `usual`: those of a new workspace. */
export const get = read(z.object({}), ({ db }) => ({ weights: weightsOf(db), usual: usualWeights }));

export const set = write(z.object({ weights: WeightsGiven }), ({ db }, { weights }) => {
  writeSetting(db, "priorityWeights", weights satisfies Weights);
  return { weights };
});

/** Today's first tasks under these weights beside the stored ones; writes nothing. */
export const preview = read(
  z.object({ weights: WeightsGiven, limit: z.int().min(1).max(100).default(10) }),
  ({ db, now }, { weights, limit }) => previewWeights(db, now(), weights, limit),
);
