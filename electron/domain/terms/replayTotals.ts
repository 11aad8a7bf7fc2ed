// What terms would have cost over the facts, in whole numbers: pay-out, the network's fee and the margin on the days on which each holds.
import { feeOn } from "../metrics/fee.ts";
import { numberOfDay } from "../reports/dayNumber.ts";
import { countBetween, type Facts } from "./facts.ts";
import { feeOnFixed, spanOf, spansOf } from "./moneyOverTime.ts";
import { Sum } from "./exact.ts";
import { payoutColumns } from "./payout.ts";
import { inTime, isDeclined, ordersOf } from "./rows.ts";
import type { Terms } from "./shape.ts";

/** Amounts are units of 1/100,000 of the currency; those named 4 are times 10,000. */
export interface ReplayTotals {
  currency: string;
  orders: bigint;
  clicks: bigint;
  value: bigint;
  commission: bigint;
  flat: bigint;
  bonus: bigint;
  /** The network's fee on what grows with the sales. */
  fee4: bigint;
  /** The network's fee on a flat fee that goes through it. */
  fixedFee4: bigint;
  /** Null where a part of the value has no known margin. */
  margin4: bigint | null;
}

/** The whole cost × 10,000: commission, fee, flat fees and bonuses. */
export const cost4Of = ({ commission, flat, bonus, fee4, fixedFee4 }: ReplayTotals): bigint =>
  (commission + flat + bonus) * 10_000n + fee4 + fixedFee4;

/**
 * The sums of terms over facts. A bonus and a flat fee paid directly bear no network fee.
 *
 * @param sorted the places of the orders in time, where several terms share them
 */
export function replayTotals(terms: Terms, facts: Facts, sorted = inTime(facts.orders)): ReplayTotals {
  const { currency, orders, clicks, impressions, leads, money, unit } = facts;
  const from = numberOfDay(facts.from);
  const to = numberOfDay(facts.to);
  const window = { from, to, clicks, impressions, ...(leads && { leads }), ...(unit && { unit }) };
  const paid = payoutColumns(terms, orders, window, sorted);
  const spans = spansOf(money);
  const sums = spans.map(() => ({ orders: 0, value: new Sum(), commission: new Sum() }));
  const [first, last] = [spanOf(spans, from), spanOf(spans, to)];
  if (first === last) {
    const sum = sums[first]!;
    sum.orders = paid.orders;
    sum.value.addWhole(paid.value);
    sum.commission.addWhole(paid.commission);
  } else {
    for (let row = 0; row < orders.day.length; row++) {
      const day = orders.day[row]!;
      if (day < from || day > to || isDeclined(orders, row)) continue;
      const sum = sums[spanOf(spans, day)]!;
      sum.orders += ordersOf(orders, row);
      sum.value.add(orders.value[row]!);
      paid.due.addTo(sum.commission, row);
    }
    for (let row = 0; row < paid.dueOfCounts.length; row++)
      paid.dueOfCounts.addTo(sums[spanOf(spans, paid.dayOfCounts[row]!)]!.commission, row);
  }
  let fee4 = 0n;
  let margin4: bigint | null = 0n;
  for (const [place, sum] of sums.entries()) {
    const entry = spans[place]!.money;
    const value = sum.value.total;
    if (entry) fee4 += feeOn(entry.networkFee, BigInt(sum.orders), value, sum.commission.total);
    if (entry && margin4 !== null) margin4 += value * BigInt(entry.marginBp);
    else if (value !== 0n) margin4 = null;
  }
  if (paid.value === 0n && spans[last]!.money === null) margin4 = null;
  let fixedFee4 = 0n;
  if (terms.flat?.viaNetwork)
    for (const month of paid.months)
      fixedFee4 += feeOnFixed(spans[spanOf(spans, numberOfDay(month.from))]!.money?.networkFee, month.flat);
  return {
    currency,
    orders: BigInt(paid.orders),
    clicks: BigInt(Math.round(countBetween(clicks, from, to))),
    value: paid.value,
    commission: paid.commission,
    flat: paid.flat,
    bonus: paid.bonus,
    fee4,
    fixedFee4,
    margin4,
  };
}
