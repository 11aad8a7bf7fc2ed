// How far a replay may be off: the partner's own months, drawn again and again.
import { costOfEstimate, earningsOf } from "./curve.ts";
import { estimatePriced, type Growth } from "./estimate.ts";
import { priced } from "./priced.ts";
import type { Sample, Stretch } from "./sample.ts";
import type { Terms } from "./shape.ts";

/** Units of 1/100,000 of the currency, basis points for the return; one in ten draws is below `low`, one in ten above `high`. */
export interface Spread {
  low: number;
  high: number;
}
export interface Range {
  orders: Spread;
  netValue: Spread;
  commission: Spread;
  cost: Spread;
  earnings: Spread;
  /** Null where the margin is not known or nothing is paid. */
  roiBp: Spread | null;
  /** How many months were drawn from. */
  months: number;
}

/** A month of which fewer days are known says more of chance than of the partner. */
const LEAST_DAYS = 14;
/** Fewer months show no variation. */
const LEAST_MONTHS = 3;

function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { low: at(0.1), high: at(0.9) };
}

/** The window again, with months drawn in blocks of neighbours; a drawn month is stretched to the days it stands for. */
function drawn(sample: Sample, from: readonly Stretch[], random: () => number): Sample {
  const block = Math.max(1, Math.round(Math.cbrt(from.length)));
  let at = 0;
  let left = 0;
  const stretches = sample.stretches.map((stretch) => {
    if (!stretch.isInside) return stretch;
    if (left === 0) {
      at = Math.floor(random() * from.length);
      left = block;
    } else at = (at + 1) % from.length;
    left--;
    const { happened } = from[at]!;
    return { ...stretch, happened, scale: stretch.happened.days / happened.days };
  });
  return { ...sample, stretches };
}

/**
 * The range in which the totals of terms lie if the partner goes on as variedly as in the window: a circular block bootstrap
 * over calendar months (blocks of neighbouring months, about the cube root of their number, so that a season stays together).
 * Source: Politis and Romano, A circular block-resampling procedure for stationary data (1992).
 *
 * @param random numbers from 0 up to 1, from a generator with a seed, so that the same question has the same answer
 * @returns null where fewer than three months are known
 */
export function rangeOf(
  terms: Terms,
  sample: Sample,
  random: () => number,
  { growth = {}, draws = 200 }: { growth?: Growth; draws?: number } = {},
): Range | null {
  const months = sample.stretches.filter(({ isInside, happened }) => isInside && happened.days >= LEAST_DAYS);
  if (months.length < LEAST_MONTHS) return null;
  const numbers = priced(terms);
  const all = Array.from({ length: draws }, () =>
    estimatePriced(numbers, drawn(sample, months, random), growth),
  );
  const rois = all.flatMap((sums) => {
    const cost = costOfEstimate(sums);
    return sums.margin4 === null || cost <= 0 ? [] : [Math.round(sums.margin4 / cost - 10_000)];
  });
  return {
    orders: spread(all.map((sums) => sums.orders)),
    netValue: spread(all.map((sums) => sums.value)),
    commission: spread(all.map((sums) => sums.commission)),
    cost: spread(all.map(costOfEstimate)),
    earnings: spread(all.map(earningsOf)),
    roiBp: rois.length === draws ? spread(rois) : null,
    months: months.length,
  };
}
