// The partner as it might be: more or less traffic, dearer orders, other reversals; and a replay of that in the page.
import { amountUnits } from "../../../../electron/domain/amount.ts";
import { ordersOfUplift } from "../../../../electron/domain/terms/breakEven.ts";
import type { Growth } from "../../../../electron/domain/terms/estimate.ts";
import type { Range } from "../../../../electron/domain/terms/range.ts";
import { rangeOf } from "../../../../electron/domain/terms/range.ts";
import type { ReplayRow } from "../../../../electron/domain/terms/replayRow.ts";
import type { Sample } from "../../../../electron/domain/terms/sample.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";

/** What the sliders say. Percent; the reversal rate in basis points, null as it was. */
export interface Sliders {
  volume: number;
  orderValue: number;
  reversalBp: number | null;
}
export const asItWas: Sliders = { volume: 100, orderValue: 100, reversalBp: null };

export const isAsItWas = ({ volume, orderValue, reversalBp }: Sliders): boolean =>
  volume === 100 && orderValue === 100 && reversalBp === null;

export const growthOf = ({ volume, orderValue, reversalBp }: Sliders): Growth => ({
  volume: volume / 100,
  orderValue: orderValue / 100,
  ...(reversalBp !== null && { reversalBp }),
});

/** Numbers from 0 up to 1 that are the same each time (mulberry32), so that the same question has the same range. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const rangesOf = (terms: readonly Terms[], sample: Sample, growth: Growth): (Range | null)[] =>
  terms.map((each) => rangeOf(each, sample, seeded(42), { growth }));

/** How many orders more break even, at the mean value of an order in this row; null where that cannot be said. */
export function upliftOrders({ uplift, netValue }: ReplayRow, orders: number): number | null {
  if (!uplift) return null;
  const [more, value] = [amountUnits(uplift.value), amountUnits(netValue)];
  if (more === null || value === null) return null;
  return ordersOfUplift(
    { value: BigInt(more) },
    { orders: BigInt(Math.round(orders)), value: BigInt(value) },
  );
}
