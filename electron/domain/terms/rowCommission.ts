// The commission of one row at its place in a calendar period: the rate that holds there, or the split across a tier's threshold.
import { divided } from "../amount.ts";
import type { Priced, Rate } from "./priced.ts";

type Tiers = NonNullable<Priced["tiers"]>;

/** Below this a value times a rate is exact as a number. */
const EXACT_VALUE = Number.MAX_SAFE_INTEGER / 10_000;

/** `value × bp / 10,000`, rounded half away from zero. */
export function shareOf(value: number, bp: number): number {
  if (Math.abs(value) > EXACT_VALUE) return Number(divided(BigInt(value) * BigInt(bp), 10_000n));
  const product = Math.abs(value) * bp;
  const rest = product % 10_000;
  const whole = (product - rest) / 10_000 + (rest >= 5_000 ? 1 : 0);
  return value < 0 ? -whole : whole;
}

/** What a row earns at one rate: a number where that is exact. */
export function atRate({ bp, each }: Rate, orders: number, value: number): number | bigint {
  const share = bp === 0 ? 0 : shareOf(value, bp);
  if (each === 0) return share;
  const sum = each * orders + share;
  return Math.abs(sum) <= Number.MAX_SAFE_INTEGER ? sum : BigInt(each) * BigInt(orders) + BigInt(share);
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
): number | bigint {
  const size = tiers.by === "orders" ? orders : value;
  const end = counted + size;
  const [low, high] = size < 0 ? [end, counted] : [counted, end];
  let splits = false;
  for (const { from } of tiers.steps) if (from > low && from < high) splits = true;
  if (!splits) return atRate(rateAt(tiers, own, low), orders, value);
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
  return divided(sum, whole * 10_000n);
}
