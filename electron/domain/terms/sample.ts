// Facts made ready for guessing: by calendar month, running sums of orders and value, so that terms over another volume cost no walk over the orders.
import { numberOfDay } from "../reports/dayNumber.ts";
import { orderStatuses } from "../reports/record.ts";
import { countBetween, type Facts } from "./facts.ts";
import { periodOf, periodsBetween } from "./calendarPeriods.ts";
import { spanOf, spansOf } from "./moneyOverTime.ts";
import { inTime, isDeclined, ordersOf } from "./rows.ts";
import type { Money } from "../metrics/fee.ts";

/** What happened in a stretch of days: row 0 of the running sums is 0, the last is the whole. */
export interface Happened {
  days: number;
  orders: Float64Array;
  value: Float64Array;
  clicks: number;
  impressions: number;
  /** Null where leads are not counted apart. */
  leads: number | null;
}

/** A stretch of days within one calendar month. */
export interface Stretch {
  /** First and last day, as day numbers. */
  from: number;
  to: number;
  /** False before the window: it counts for tiers, and nothing of it is due. */
  isInside: boolean;
  money: Money | null;
  happened: Happened;
  /** By which everything that happened is multiplied. */
  scale: number;
}

export interface Sample {
  currency: string;
  from: number;
  to: number;
  /** In order of time. */
  stretches: Stretch[];
  /** Declined orders ÷ declined and approved ones; null where nothing is decided. */
  reversal: number | null;
}

const APPROVED = new Set(
  ["approved" as const, "paid" as const].map((status) => orderStatuses.indexOf(status)),
);

/** Declined and approved orders of the window; rows without a status count as approved, days as they say. */
function reversalOf({ orders, declined }: Facts, from: number, to: number): number | null {
  let kept = 0;
  let lost = declined ? countBetween(declined, from, to) : 0;
  for (let row = 0; row < orders.day.length; row++) {
    if (orders.day[row]! < from || orders.day[row]! > to) continue;
    if (isDeclined(orders, row)) lost++;
    else if (!orders.status || APPROVED.has(orders.status[row]!)) kept += ordersOf(orders, row);
  }
  return kept + lost > 0 ? lost / (kept + lost) : null;
}

/** Made once for a window; every guess is made from it. @param sorted the places of the orders in time, where they are known */
export function sampleOf(facts: Facts, sorted = inTime(facts.orders)): Sample {
  const { orders, clicks, impressions, leads } = facts;
  const from = numberOfDay(facts.from);
  const to = numberOfDay(facts.to);
  const spans = spansOf(facts.money);
  const first = sorted.length > 0 ? Math.min(from, orders.day[sorted[0]!]!) : from;
  // What lies before the year of the window touches none of its periods.
  const begin = Math.max(first, periodOf(from, "year").from);
  const stretches: Stretch[] = [];
  let next = 0;
  const add = (start: number, end: number, isInside: boolean): void => {
    while (next < sorted.length && orders.day[sorted[next]!]! < start) next++;
    const [orderSums, valueSums] = [[0], [0]];
    let [count, value] = [0, 0];
    for (; next < sorted.length && orders.day[sorted[next]!]! <= end; next++) {
      const row = sorted[next]!;
      if (isDeclined(orders, row)) continue;
      orderSums.push((count += ordersOf(orders, row)));
      valueSums.push((value += orders.value[row]!));
    }
    stretches.push({
      from: start,
      to: end,
      isInside,
      money: spans[spanOf(spans, end)]!.money,
      scale: 1,
      happened: {
        days: end - start + 1,
        orders: Float64Array.from(orderSums),
        value: Float64Array.from(valueSums),
        clicks: countBetween(clicks, start, end),
        impressions: countBetween(impressions, start, end),
        leads: leads ? countBetween(leads, start, end) : null,
      },
    });
  };
  for (const month of periodsBetween(begin, to, "month")) {
    const start = Math.max(month.from, begin);
    if (start < from) add(start, Math.min(month.to, from - 1), false);
    if (month.to >= from) add(Math.max(start, from), Math.min(month.to, to), true);
  }
  return { currency: facts.currency, from, to, stretches, reversal: reversalOf(facts, from, to) };
}
