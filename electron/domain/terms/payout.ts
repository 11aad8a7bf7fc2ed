// What is due for a list of orders under terms: for each order, and for each calendar month. Whole numbers, rounded once for each row.
import { dayOfNumber } from "../reports/dayNumber.ts";
import type { Day } from "../days.ts";
import { periodsBetween, type Period } from "./calendarPeriods.ts";
import { commissions, Periods } from "./commissions.ts";
import { Amounts, Sum } from "./exact.ts";
import { flatDue } from "./flatDue.ts";
import { priced, type Priced } from "./priced.ts";
import { asRows, inTime, isDeclined, ordersOf, type Column, type Counts, type Orders } from "./rows.ts";
import type { Terms } from "./shape.ts";

/** Days as numbers since 1970-01-01, both included. */
export interface PayoutWindow {
  from: number;
  to: number;
  clicks?: Counts;
  impressions?: Counts;
  /** Where a report counts leads apart; without it each order is a lead. */
  leads?: Counts;
  /** Whether a fee that is paid once falls into these days; it does unless said otherwise. */
  once?: boolean;
  /** To what each row's commission is rounded, in units: 1 unless said otherwise; `minorUnit` for what a network pays. */
  unit?: number;
}

/** Amounts are units of 1/100,000 of the terms' currency. */
export interface Due {
  orders: number;
  value: bigint;
  commission: bigint;
  flat: bigint;
  bonus: bigint;
  total: bigint;
}

/** A pay-out with its rows in columns. */
export interface PayoutColumns extends Due {
  due: Amounts;
  dueOfCounts: Amounts;
  /** The days of the clicks, impressions or leads that the terms pay for. */
  dayOfCounts: Column;
  /** The commission by what it is paid for. */
  parts: { orders: bigint; leads: bigint; clicks: bigint; impressions: bigint };
  /** One for each calendar month that has a day in the window; they add up to the whole. */
  months: (Due & { from: Day; to: Day })[];
}

export interface Payout extends Omit<PayoutColumns, "due" | "dueOfCounts" | "dayOfCounts"> {
  /** The commission of each order, in the order in which they came; 0 for what is declined or outside of the days. */
  due: bigint[];
  /** The same for each row of the clicks, impressions or leads that the terms pay for. */
  dueOfCounts: bigint[];
}

/** The days on which a bonus is earned: the last time that a period's count rose to the goal, where it stayed there. */
function bonusDays(bonus: NonNullable<Priced["bonus"]>, rows: Orders, sorted: Uint32Array): number[] {
  const periods = new Periods(bonus.per);
  const days: number[] = [];
  let counted = 0;
  let reached: number | null = null;
  const close = (): void => {
    if (reached !== null) days.push(reached);
    reached = null;
    counted = 0;
  };
  for (const row of sorted) {
    if (isDeclined(rows, row)) continue;
    const day = rows.day[row]!;
    if (periods.reach(day)) close();
    counted += bonus.by === "orders" ? ordersOf(rows, row) : rows.value[row]!;
    if (counted < bonus.atLeast) reached = null;
    else reached ??= day;
  }
  close();
  return days;
}

/** The month (its place among the months of the window) of a day in the window. */
function placeIn(months: readonly Period[]): (day: number) => number {
  let place = 0;
  return (day) => {
    while (day > months[place]!.to) place++;
    while (day < months[place]!.from) place--;
    return place;
  };
}

/**
 * What is due under terms.
 *
 * Tiers, caps and goals count by calendar period, in order of time. Orders outside of the window are counted there (give
 * those since the period began) and nothing is due for them. Declined orders neither count nor earn; pending ones do both.
 * Each row is rounded once, half away from zero, to 1/100,000 of the currency (or to `unit`); sums are exact. See docs/terms.md.
 *
 * @param terms such as `parseTerms` gives
 */
export function payout(terms: Terms, orders: Orders, window: PayoutWindow): Payout {
  const { due, dueOfCounts, dayOfCounts: _, ...rest } = payoutColumns(terms, orders, window, inTime(orders));
  return { ...rest, due: due.whole(), dueOfCounts: dueOfCounts.whole() };
}

/** The same for several terms over orders that are put into the order of time only once. @param sorted `inTime(orders)` */
export function payoutColumns(
  terms: Terms,
  orders: Orders,
  window: PayoutWindow,
  sorted: Uint32Array,
): PayoutColumns {
  const numbers = priced(terms);
  const { paid, bonus } = numbers;
  const months = periodsBetween(window.from, window.to, "month");
  const sums = months.map(() => ({
    orders: 0,
    value: new Sum(),
    commission: new Sum(),
    flat: 0n,
    bonus: 0n,
  }));
  const placed = placeIn(months);
  const isIn = (day: number): boolean => day >= window.from && day <= window.to;
  const counts = paid === "orders" ? undefined : window[paid];
  const countRows = counts && asRows(counts);
  const paysOrders = paid === "orders" || (paid === "leads" && !counts);
  const due = paysOrders ? commissions(numbers, orders, sorted, window) : new Amounts(orders.day.length);
  const dueOfCounts = countRows ? commissions(numbers, countRows, inTime(countRows), window) : new Amounts(0);
  for (const row of sorted) {
    const day = orders.day[row]!;
    if (!isIn(day) || isDeclined(orders, row)) continue;
    const sum = sums[placed(day)]!;
    sum.orders += ordersOf(orders, row);
    sum.value.add(orders.value[row]!);
    due.addTo(sum.commission, row);
  }
  for (let row = 0; row < dueOfCounts.length; row++)
    if (isIn(counts!.day[row]!)) dueOfCounts.addTo(sums[placed(counts!.day[row]!)]!.commission, row);
  if (bonus)
    for (const day of bonusDays(bonus, orders, sorted))
      if (isIn(day)) sums[placed(day)]!.bonus += BigInt(bonus.amount);
  for (const [place, amount] of flatDue(numbers.flat, window, months).entries()) sums[place]!.flat += amount;
  const shown = sums.map(({ value, commission, ...sum }, place) => ({
    ...sum,
    value: value.total,
    commission: commission.total,
    total: commission.total + sum.flat + sum.bonus,
    from: dayOfNumber(Math.max(months[place]!.from, window.from)),
    to: dayOfNumber(Math.min(months[place]!.to, window.to)),
  }));
  const all = shown.reduce<Due>(
    (a, b) => ({
      orders: a.orders + b.orders,
      value: a.value + b.value,
      commission: a.commission + b.commission,
      flat: a.flat + b.flat,
      bonus: a.bonus + b.bonus,
      total: a.total + b.total,
    }),
    { orders: 0, value: 0n, commission: 0n, flat: 0n, bonus: 0n, total: 0n },
  );
  const parts = { orders: 0n, leads: 0n, clicks: 0n, impressions: 0n, [paid]: all.commission };
  return { ...all, due, dueOfCounts, dayOfCounts: counts?.day ?? [], parts, months: shown };
}
