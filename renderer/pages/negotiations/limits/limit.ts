// Writing limits: one side of one lever is one record, sent whole.
import { call, type Api, type InputOf, type OutputOf } from "../../../api/client.ts";

export type LimitRow = OutputOf<Api["limits"]["list"]>["rows"][number];
export type LimitInput = InputOf<Api["limits"]["set"]>;

type Change = Partial<
  Pick<LimitInput, "ideal" | "walkAway" | "step" | "valuePerStep" | "source" | "certainty">
>;

/** One fact of a side; a bound that is given first stands for both until the other is. */
export function setLimit(
  of: Pick<LimitInput, "negotiationId" | "side" | "lever">,
  row: LimitRow | undefined,
  change: Change,
): Promise<unknown> {
  const given = change.walkAway ?? change.ideal;
  const walkAway = change.walkAway ?? row?.walkAway ?? given;
  const ideal = change.ideal ?? row?.ideal ?? given;
  if (walkAway === undefined || ideal === undefined) return Promise.resolve();
  const { step, valuePerStep, source, certainty } = { ...row, ...change };
  return call((api) => api.limits.set, {
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
