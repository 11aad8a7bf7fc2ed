// The example workspace: added and removed whole.
import { z } from "zod";
import { addExample } from "../data/example/add.ts";
import { takeBackBatch } from "../data/takeBack.ts";
import { UserError } from "../domain/errors.ts";
import { job } from "./call.ts";
import { Job } from "../domain/fields.ts";

export const add = job(z.object({ ...Job }), async (context) => {
  if (context.db.value("SELECT 1 FROM batch WHERE kind = 'example' AND state = 'done' LIMIT 1") !== undefined)
    throw new UserError("example-there");
  return addExample(context);
});

/** Takes away what the example made; what a person added to it stays. */
export const remove = job(z.object({ ...Job }), async (context) => {
  const batchId = context.db.value<number>(
    "SELECT id FROM batch WHERE kind = 'example' AND state = 'done' ORDER BY id DESC LIMIT 1",
  );
  if (batchId === undefined) throw new UserError("no-example");
  return takeBackBatch(context, batchId, ["example"]);
});
