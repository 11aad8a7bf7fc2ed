// What a network charges and what the brand keeps of a sale, on the days on which each holds.
import { compareDays, type Day } from "../days.ts";
import type { FeeKind } from "../program.ts";
import { net, type Sums } from "./totals.ts";

/** `value`: basis points for the percent kinds, 1/100,000 of the currency for an order. */
export interface Fee {
  kind: FeeKind;
  value: bigint | number;
}

/** A program's money from a day on, until the next one that is given. */
export interface Money {
  from: Day;
  marginBp: number;
  networkFee: Fee;
}

type Rows = Omit<Sums, "fee4" | "margin4">;

/** The fee × 10,000 on so many orders, so much value and commission. */
export function feeOn({ kind, value }: Fee, orders: bigint, sales: bigint, commission: bigint): bigint {
  const each = BigInt(value);
  if (kind === "percentOfCommission") return commission * each;
  return kind === "percentOfSales" ? sales * each : orders * each * 10_000n;
}

/** The fee of these sums × 10,000. What is declined costs no fee; what is pending is expected to. */
export const fee4Of = (sums: Rows, fee: Fee): bigint =>
  feeOn(fee, net(sums, "Orders"), net(sums, "Value"), net(sums, "Commission"));

/** The margin on the net value × 10,000. */
export const margin4Of = (sums: Rows, marginBp: number): bigint => net(sums, "Value") * BigInt(marginBp);

/** The entry that holds on a day: the latest that began on or before it. Rows in any order; null where none had begun. */
export function moneyOn<M extends { from: Day }>(day: Day, rows: readonly M[]): M | null {
  let found: M | null = null;
  for (const row of rows)
    if (compareDays(row.from, day) <= 0 && (found === null || compareDays(row.from, found.from) > 0))
      found = row;
  return found;
}

/**
 * Sums with their fee and margin. Without an entry there is no fee, and the margin is not known wherever there is value: the
 * cost is then the commission, and there is no ROI.
 */
export function priced(sums: Rows, money: Omit<Money, "from"> | null): Sums {
  if (money) {
    const { marginBp, networkFee } = money;
    return { ...sums, fee4: fee4Of(sums, networkFee), margin4: margin4Of(sums, marginBp) };
  }
  return { ...sums, fee4: 0n, margin4: net(sums, "Value") === 0n ? 0n : null };
}
