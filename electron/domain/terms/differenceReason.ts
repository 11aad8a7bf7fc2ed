// Why an order was paid otherwise than its terms say: a guess from the amounts alone.
import { priced, type Rate } from "./priced.ts";
import { atRate } from "./rowCommission.ts";
import type { Terms } from "./shape.ts";

const differenceReasons = ["tier", "cap", "wrong rate", "after change", "unknown"] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

export interface Difference {
  /** All in units of 1/100,000 of the currency. */
  value: number;
  orders: number;
  paid: number;
  due: number;
  /** What the terms before and those after would have given. */
  others: readonly number[];
  /** To what commissions are rounded. */
  unit: number;
}

/** Rates that people agree on are whole tenths of a percent. */
const ROUND_BP = 10;

/**
 * - *tier*: it is what another step of the tiers, or their own rate, gives
 * - *cap*: it is what would be paid without the cap, or less than is left of it
 * - *after change*: it is what the terms before or after these give
 * - *wrong rate*: it is a round share of the value, or an amount where the terms pay one
 */
export function reasonOf(
  terms: Terms,
  { value, orders, paid, due, others, unit }: Difference,
): DifferenceReason {
  const { own, tiers, cap } = priced(terms);
  const rounding = { unit, pieces: 1 };
  const gives = (rate: Rate): boolean => Number(atRate(rate, orders, value, rounding)) === paid;
  const rates: Rate[] = [own, ...(tiers?.steps ?? [])];
  if (tiers && rates.some(gives)) return "tier";
  if (cap && (rates.some(gives) || (paid === 0 && due > 0))) return "cap";
  if (others.includes(paid)) return "after change";
  if (paid === 0 || value <= 0) return "unknown";
  if (terms.perAction !== undefined && terms.rateBp === undefined) return "wrong rate";
  const bp = Math.round((paid / value) * 10_000);
  const round = Math.round(bp / ROUND_BP) * ROUND_BP;
  return [bp, round].some((each) => each % ROUND_BP === 0 && gives({ bp: each, each: own.each }))
    ? "wrong rate"
    : "unknown";
}
