// Several terms over the same facts: one row for each, held against the terms in force or the first.
import { bentUplift, evenUplift, isEven } from "./breakEven.ts";
import { asTotals, estimatePriced, type Growth } from "./estimate.ts";
import type { Facts } from "./facts.ts";
import { priced } from "./priced.ts";
import { replayRow, type ReplayRow, type Uplift } from "./replayRow.ts";
import { replayTotals, type ReplayTotals } from "./replayTotals.ts";
import { inTime } from "./rows.ts";
import { sampleOf, type Sample } from "./sample.ts";
import type { Terms } from "./shape.ts";

/** The uplift at which terms bring as much as what they are held against. `sample` is asked for only where their cost bends. */
export function upliftOf(
  terms: Terms,
  sample: () => Sample,
  totals: ReplayTotals,
  against: ReplayTotals,
): Uplift | null {
  const numbers = priced(terms);
  return isEven(numbers) ? evenUplift(totals, against) : bentUplift(numbers, sample(), totals, against);
}

/** What is made once and shared by several looks at the same facts. */
export function lazySample(facts: Facts, sorted?: Uint32Array): () => Sample {
  let sample: Sample | null = null;
  return () => (sample ??= sampleOf(facts, sorted));
}

/**
 * The rows of a replay, exact to 1/100,000 of the currency.
 *
 * @param terms all in the currency of the facts
 * @param inForce what the rows are held against; the first of `terms` where it is null
 */
export function replay(facts: Facts, terms: readonly Terms[], inForce: Terms | null = null): ReplayRow[] {
  const sorted = inTime(facts.orders);
  const all = terms.map((each) => replayTotals(each, facts, sorted));
  const against = inForce ? replayTotals(inForce, facts, sorted) : all[0];
  if (!against) return [];
  const sample = lazySample(facts, sorted);
  return all.map((totals, at) => replayRow(totals, against, upliftOf(terms[at]!, sample, totals, against)));
}

/**
 * The same rows, guessed for a partner that sells otherwise; for a dragged slider. At no growth they differ from `replay` by
 * at most half of 1/100,000 for each order. What they are held against is the terms in force over the same growth.
 *
 * @param rests false while something is being dragged: where the cost bends, break-even takes a search and is left null
 */
export function replayGrown(
  sample: Sample,
  terms: readonly Terms[],
  growth: Growth,
  inForce: Terms | null = null,
  rests = true,
): ReplayRow[] {
  const totalsOf = (each: Terms): ReplayTotals =>
    asTotals(estimatePriced(priced(each), sample, growth), sample.currency);
  const all = terms.map(totalsOf);
  const against = inForce ? totalsOf(inForce) : all[0];
  if (!against) return [];
  return all.map((totals, at) => {
    const numbers = priced(terms[at]!);
    if (isEven(numbers)) return replayRow(totals, against, evenUplift(totals, against));
    const uplift = rests ? bentUplift(numbers, sample, totals, against, growth) : null;
    return replayRow(totals, against, uplift);
  });
}
