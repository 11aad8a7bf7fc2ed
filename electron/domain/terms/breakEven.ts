// How much more must be sold for dearer terms to bring as much as others do.
import { divided } from "../amount.ts";
import { costOfEstimate } from "./curve.ts";
import { estimatePriced, type Growth } from "./estimate.ts";
import { kinksOf } from "./kinks.ts";
import type { Priced } from "./priced.ts";
import type { Uplift } from "./replayRow.ts";
import { cost4Of, type ReplayTotals } from "./replayTotals.ts";
import type { Sample } from "./sample.ts";

/** Beyond so many times today's volume an uplift is none that anybody reaches. */
const MOST = 1_024;
const BETWEEN = 24;
const HALVINGS = 60;

/** Whether everything but the fixed parts grows evenly with the volume. */
export const isEven = ({ tiers, cap, bonus }: Priced): boolean => !tiers && !cap && !bonus;

/**
 * Of terms without tiers, cap and goal: the extra cost ÷ (margin − rate × (1 + fee share)), exactly. The divisor is what
 * each unit of value leaves over, whatever the basis and the kind of fee.
 */
export function evenUplift(totals: ReplayTotals, against: ReplayTotals): Uplift | null {
  const { value, commission, fee4, margin4 } = totals;
  const extra4 = cost4Of(totals) - cost4Of(against);
  if (value <= 0n) return null;
  if (extra4 === 0n) return { value: 0n, bp: 0 };
  if (margin4 === null) return null;
  const leaves4 = margin4 - commission * 10_000n - fee4;
  if (leaves4 <= 0n) return null;
  const bp = Number(divided(extra4 * 10_000n, leaves4));
  return { value: divided(extra4 * value, leaves4), bp };
}

/** The volumes to be looked at from today's to `end`, in that direction: all kinks from both sides, and some between. */
function ladder(kinks: readonly number[], end: number): number[] {
  const [low, high] = [Math.min(1, end), Math.max(1, end)];
  const inside = kinks.filter((kink) => kink > low && kink < high);
  const stops = [low, ...inside.flatMap((kink) => [kink * (1 - 1e-9), kink * (1 + 1e-9)]), high];
  const rungs = stops.flatMap((stop, at) => {
    const next = stops[at + 1];
    return next === undefined
      ? [stop]
      : Array.from({ length: BETWEEN }, (_, part) => stop + ((next - stop) * part) / BETWEEN);
  });
  return end >= 1 ? rungs : rungs.toReversed();
}

/**
 * Of terms whose cost bends or jumps: the volume nearest to today's at which they bring what `against` brings today,
 * found between the kinks by halving.
 *
 * @param growth under which the totals were reckoned; today's volume is then its own
 */
export function bentUplift(
  terms: Priced,
  sample: Sample,
  totals: ReplayTotals,
  against: ReplayTotals,
  growth: Growth = {},
): Uplift | null {
  const { value, margin4 } = totals;
  const extra4 = cost4Of(totals) - cost4Of(against);
  if (value <= 0n) return null;
  if (extra4 === 0n) return { value: 0n, bp: 0 };
  if (margin4 === null) return null;
  const { volume: base = 1 } = growth;
  const kinksTo = (end: number): number[] =>
    kinksOf(terms, sample, end * base, growth).map((kink) => kink / base);
  const profit = (volume: number): number => {
    const sums = estimatePriced(terms, sample, { ...growth, volume: base * volume });
    return (sums.margin4 ?? 0) / 10_000 - costOfEstimate(sums);
  };
  // The exact difference at today's volume, so that rounding of single orders is not taken for an uplift.
  const goal = profit(1) + Number(extra4) / 10_000;
  const found = (volume: number): Uplift => ({
    value: BigInt(Math.round((volume - 1) * Number(value))),
    bp: Math.round((volume - 1) * 10_000),
  });
  const search = (kinks: readonly number[], end: number): Uplift | null => {
    const isThere = (volume: number): boolean =>
      extra4 > 0n ? profit(volume) >= goal : profit(volume) <= goal;
    let before = 1;
    for (const rung of ladder(kinks, end)) {
      if (!isThere(rung)) {
        before = rung;
        continue;
      }
      let [no, yes] = [before, rung];
      for (let step = 0; step < HALVINGS; step++) {
        const middle = (no + yes) / 2;
        if (isThere(middle)) yes = middle;
        else no = middle;
      }
      return found(yes);
    }
    return null;
  };
  if (extra4 < 0n) return search(kinksTo(1), 0);
  for (let end = 2; end <= MOST; end *= 4) {
    const uplift = search(kinksTo(end), end);
    if (uplift) return uplift;
  }
  return null;
}

/** How many orders more an uplift is at a mean value of orders; null where there are none. Rounded up: half an order is none. */
export function ordersOfUplift(
  uplift: Pick<Uplift, "value">,
  { orders, value }: Pick<ReplayTotals, "orders" | "value">,
): number | null {
  if (orders <= 0n || value <= 0n) return null;
  const product = uplift.value * orders;
  const whole = product / value;
  return Number(product > 0n && product % value !== 0n ? whole + 1n : whole);
}
