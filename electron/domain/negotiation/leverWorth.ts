// What the values of a lever cost us and are worth to them, where that can be worked out: by replay, or by what capital costs.
import { divided } from "../amount.ts";
import { costOfEstimate, earningsOf } from "../terms/curve.ts";
import { estimate } from "../terms/estimate.ts";
import type { Sample } from "../terms/sample.ts";
import type { Terms } from "../terms/shape.ts";
import { withLever, type Lever } from "./levers.ts";

/** A curve as `Worth` takes it: at rising values of the lever, in units of 1/100,000 of the currency. */
export type WorthCurve = { at: number; value: number }[];

/**
 * Both sides' curves of a lever that pay-out depends on: our cost with the network's fee, their earnings without it. Each
 * lever is priced alone, from the terms in force; two that work on each other (a rate and its tiers) are only near the truth
 * together, and the replay of the whole package says it exactly.
 *
 * @param values of the lever, in its units, each once
 * @throws UserError `lever-not-there` where the terms in force have no such part
 */
export function replayWorth(
  sample: Sample,
  inForce: Terms,
  lever: Lever,
  values: readonly number[],
): { ours: WorthCurve; theirs: WorthCurve } {
  const ours: WorthCurve = [];
  const theirs: WorthCurve = [];
  for (const at of values.toSorted((a, b) => a - b)) {
    const sums = estimate(withLever(inForce, lever, at), sample);
    ours.push({ at, value: Math.round(costOfEstimate(sums)) });
    theirs.push({ at, value: Math.round(earningsOf(sums)) });
  }
  return { ours, theirs };
}

const DAYS_OF_YEAR = 365n;

/**
 * What it is worth to have a sum so many days longer, at a rate of capital by year: what a day of net days costs us, and with
 * their own rate what it is worth to them.
 *
 * @param sum units of 1/100,000 of the currency that are paid over the replay's days
 * @param rateBp of a year, basis points
 */
export const capitalWorth = (sum: bigint, rateBp: number, days: number): bigint =>
  divided(sum * BigInt(rateBp) * BigInt(days), 10_000n * DAYS_OF_YEAR);

/** The step of a lever where nobody gave one: half a percent, five days (of an exclusivity thirty), or about a twentieth of what lies between the limits. */
export function usualStep({ key, kind }: Lever, low: number, high: number): number {
  if (kind === "bp") return 50;
  if (key === "exclusivity") return 30;
  if (kind === "days") return 5;
  const twentieth = Math.abs(high - low) / 20;
  // The next of 1, 2 and 5 with zeros, so that the values are ones that people say.
  const size = 10 ** Math.floor(Math.log10(Math.max(1, twentieth)));
  return [1, 2, 5, 10].map((each) => each * size).find((each) => each >= twentieth) ?? size;
}
