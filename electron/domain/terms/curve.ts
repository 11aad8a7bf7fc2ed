// What terms cost and what the partner earns over the volume, with every bend and jump where it is.
import { estimatePriced, type Estimated, type Growth } from "./estimate.ts";
import { kinksOf } from "./kinks.ts";
import { priced } from "./priced.ts";
import type { Sample } from "./sample.ts";
import type { Terms } from "./shape.ts";

/** Amounts in units of 1/100,000 of the currency, to be drawn. */
export interface CurvePoint {
  /** Times the sample's volume. Where the curve jumps, two points have the same. */
  volume: number;
  orders: number;
  netValue: number;
  /** Commission, fee, flat fees and bonuses. */
  cost: number;
  /** Commission, flat fees and bonuses. */
  earnings: number;
  /** True where a tier, a cap or a goal begins to count. */
  isKink: boolean;
}

/** All that we pay, the network's fee with it, in units. */
export const costOfEstimate = ({ commission, flat, bonus, fee4, fixedFee4 }: Estimated): number =>
  commission + flat + bonus + (fee4 + fixedFee4) / 10_000;
/** What the partner gets, in units. */
export const earningsOf = ({ commission, flat, bonus }: Estimated): number => commission + flat + bonus;

/** So near to a jump that nothing else lies between. */
const NEAR = 1e-9;

/**
 * Points from no volume to `most` times the sample's: `steps` even ones, and one (at a jump two) at each kink.
 *
 * @param growth what else is different; its volume is not looked at
 */
export function curveOf(
  terms: Terms,
  sample: Sample,
  { most = 2, steps = 40, growth = {} }: { most?: number; steps?: number; growth?: Growth } = {},
): CurvePoint[] {
  const numbers = priced(terms);
  const point = (volume: number, at: number, isKink: boolean): CurvePoint => {
    const sums = estimatePriced(numbers, sample, { ...growth, volume: at });
    const { orders, value: netValue } = sums;
    return { volume, orders, netValue, cost: costOfEstimate(sums), earnings: earningsOf(sums), isKink };
  };
  const kinks = kinksOf(numbers, sample, most, growth);
  const even = Array.from({ length: steps + 1 }, (_, at) => (at * most) / steps).filter(
    (volume) => !kinks.some((kink) => Math.abs(kink - volume) < NEAR),
  );
  const points = even.map((volume) => point(volume, volume, false));
  for (const kink of kinks) {
    const [before, after] = [point(kink, kink * (1 - NEAR), true), point(kink, kink * (1 + NEAR), true)];
    // On a bend the two differ by what so little volume costs, at a jump by far more.
    const isJump = Math.abs(after.cost - before.cost) > 1_000 * NEAR * Math.max(after.cost, 1) + 1;
    points.push(...(isJump ? [before, after] : [point(kink, kink, true)]));
  }
  return points.toSorted(
    (a, b) => a.volume - b.volume || Number(a.earnings > b.earnings) - Number(b.earnings > a.earnings),
  );
}
