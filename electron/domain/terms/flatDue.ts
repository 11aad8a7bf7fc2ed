// What of a flat fee falls into some days, by calendar month.
import { divided } from "../amount.ts";
import { periodsBetween, type Period } from "./calendarPeriods.ts";
import type { Priced } from "./priced.ts";

/**
 * The fee of each month of a window. A fee by month, quarter or year falls evenly on the days of its calendar period, so
 * that a whole period costs exactly its fee and ninety days cost ninety days; one that is paid once falls on the first
 * day. The sum to the end of each month is rounded half away from zero, so that the months of a period add up to its fee.
 *
 * @returns one amount for each of `months`, units of 1/100,000 of the currency
 */
export function flatDue(
  flat: Priced["flat"],
  { from, to, once = true }: { from: number; to: number; once?: boolean },
  months: readonly Period[],
): bigint[] {
  const due = months.map(() => 0n);
  if (!flat || months.length === 0) return due;
  const amount = BigInt(flat.amount);
  if (flat.per === "once") {
    if (once) due[0] = amount;
    return due;
  }
  let place = 0;
  for (const period of periodsBetween(from, to, flat.per)) {
    const days = BigInt(period.to - period.from + 1);
    const upTo = (day: number): bigint => divided(amount * BigInt(day - period.from + 1), days);
    // Months lie whole in their periods, and both come in order.
    for (; place < months.length && months[place]!.from <= period.to; place++) {
      const month = months[place]!;
      due[place]! += upTo(Math.min(month.to, to)) - upTo(Math.max(month.from, from) - 1);
    }
  }
  return due;
}
