// The commission of one row at its place in a calendar period: the rate that holds there, or the split across a tier's threshold.
import { divided } from "../amount.ts";
import type { Priced, Rate } from "./priced.ts";

type Tiers = NonNullable<Priced["tiers"]>;

/** To what a row is rounded, and of how many pieces an amount is paid: 1,000 impressions, else 1. */
export interface Rounding {
  /** Units of 1/100,000 of the currency: 1, or 1,000 for whole cents. */
  unit: number;
  pieces: number;
}

/** Half away from zero, to a multiple of the unit. `numerator` is 10,000 times what is earned for `pieces`. */
const roundedWhole = (numerator: bigint, over: bigint, { unit, pieces }: Rounding): bigint =>
  divided(numerator, over * BigInt(unit) * BigInt(pieces)) * BigInt(unit);

/** What a row earns at one rate: a number where that is exact. */
export function atRate(
  { bp, each }: Rate,
  orders: number,
  value: number,
  rounding: Rounding,
): number | bigint {
  const numerator = value * bp + each * orders * 10_000;
  // Both parts count: a large one below 0 must not hide another above.
  if (Math.abs(value) * bp + each * orders * 10_000 > Number.MAX_SAFE_INTEGER)
    return roundedWhole(
      BigInt(value) * BigInt(bp) + BigInt(each) * BigInt(orders) * 10_000n,
      10_000n,
      rounding,
    );
  const over = 10_000 * rounding.unit * rounding.pieces;
  const size = Math.abs(numerator);
  const rest = size % over;
  const whole = ((size - rest) / over + (rest * 2 >= over ? 1 : 0)) * rounding.unit;
  return numerator < 0 ? -whole : whole;
}

/** The rate at a place: that of the last step that begins at or before it. */
export function rateAt({ steps }: Tiers, own: Rate, place: number): Rate {
  let found = own;
  for (const step of steps) {
    if (step.from > place) break;
    found = step;
  }
  return found;
}

/** The one rate of a whole period under retroactive tiers: that of the highest step exceeded. */
export function rateOfTotal({ steps }: Tiers, own: Rate, total: number): Rate {
  let found = own;
  for (const step of steps) if (step.from === 0 || step.from < total) found = step;
  return found;
}

/**
 * What a row earns under marginal tiers. Of several orders in one row (a day) all have the same value.
 *
 * @param counted orders (`by` orders) or value in units (`by` value) of the period before the row
 */
export function marginal(
  tiers: Tiers,
  own: Rate,
  counted: number,
  orders: number,
  value: number,
  rounding: Rounding,
): number | bigint {
  const size = tiers.by === "orders" ? orders : value;
  const end = counted + size;
  const [low, high] = size < 0 ? [end, counted] : [counted, end];
  let splits = false;
  for (const { from } of tiers.steps) if (from > low && from < high) splits = true;
  if (!splits) return atRate(rateAt(tiers, own, low), orders, value, rounding);
  // Numerators over 10,000 × the size, so that a row is rounded once.
  let sum = 0n;
  let at = low;
  const whole = BigInt(high - low);
  for (const edge of [
    ...tiers.steps.map(({ from }) => from).filter((from) => from > low && from < high),
    high,
  ]) {
    const { bp, each } = rateAt(tiers, own, at);
    sum += BigInt(edge - at) * (BigInt(value) * BigInt(bp) + BigInt(each) * BigInt(orders) * 10_000n);
    at = edge;
  }
  return roundedWhole(sum, whole * 10_000n, rounding);
}
