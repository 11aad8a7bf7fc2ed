// Writing limits: one side of one lever is one record, sent whole.
import { call, type Api, type InputOf, type OutputOf } from "../../../api/client.ts";

export type LimitRow = OutputOf<Api["limits"]["list"]>["rows"][number];
export type LimitInput = InputOf<Api["limits"]["set"]>;

type Change = Partial<
  Pick<LimitInput, "ideal" | "walkAway" | "step" | "valuePerStep" | "source" | "certainty">
>;

type Of = Pick<LimitInput, "negotiationId" | "side" | "lever">;

// One after the other, each on what the one before left: a record is sent whole, and a fast typist is ahead of the screen.
let last: Promise<unknown> = Promise.resolve();

/** One fact of a side; a bound that is given first stands for both until the other is. */
export function setLimit(of: Of, change: Change): Promise<unknown> {
  const write = last.then(() => writeLimit(of, change));
  last = write.catch(() => undefined);
  return write;
}

async function writeLimit(of: Of, change: Change): Promise<void> {
  const { rows } = await call((api) => api.limits.list, { negotiationId: of.negotiationId });
  const row = rows.find(({ side, lever }) => side === of.side && lever === of.lever);
  const given = change.walkAway ?? change.ideal;
  const walkAway = change.walkAway ?? row?.walkAway ?? given;
  const ideal = change.ideal ?? row?.ideal ?? given;
  if (walkAway === undefined || ideal === undefined) return;
  const { step, valuePerStep, source, certainty } = { ...row, ...change };
  await call((api) => api.limits.set, {
    ...of,
    ideal,
    walkAway,
    step: step ?? null,
    valuePerStep: valuePerStep ?? null,
    source: source ?? null,
    certainty: certainty ?? null,
  });
}

/** Takes a lever away on both sides; the batches, the last first. */
export async function clearLever(
  negotiationId: number,
  lever: string,
  rows: readonly LimitRow[],
): Promise<number[]> {
  const batches: number[] = [];
  for (const { side } of rows)
    batches.unshift((await call((api) => api.limits.clear, { negotiationId, side, lever })).batchId);
  return batches;
}
