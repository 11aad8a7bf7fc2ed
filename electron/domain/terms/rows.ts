// The facts that terms are reckoned over, in columns: orders, days of orders, and counts by day.
import { orderStatuses } from "../reports/record.ts";

/** Numbers in a plain or typed array. */
export type Column = ArrayLike<number>;

/**
 * Orders in columns of one length, in any order. Days are whole days since 1970-01-01, values units of 1/100,000 of the
 * currency (exact numbers, as they are kept: at most 9·10^15).
 */
export interface Orders {
  day: Column;
  value: Column;
  /** A moment within the day, in any unit; orders of one day without it go by value, the smaller first. */
  at?: Column;
  /** Place in `orderStatuses`; without the column nothing is declined. */
  status?: Column;
  /**
   * How many orders the row is: more than 1 for a day of which only sums are known, 0 for a correction without its order.
   * Without the column 1, and 0 where the value is below 0.
   */
  orders?: Column;
}

/** How many on which day: clicks, impressions or leads. */
export interface Counts {
  day: Column;
  count: Column;
}

/** Some 270 years of days are dealt out; more are compared. */
const MOST_DAYS = 100_000;
const DECLINED = orderStatuses.indexOf("declined");

export const isDeclined = ({ status }: Orders, row: number): boolean =>
  status !== undefined && status[row] === DECLINED;
export const ordersOf = ({ orders, value }: Orders, row: number): number =>
  orders ? orders[row]! : value[row]! < 0 ? 0 : 1;

/**
 * The places of all rows in order of time: day, moment, then the smaller value, so that how a file was sorted changes no
 * sum. Days are dealt out first: comparing all rows with each other would cost more than the reckoning itself.
 */
export function inTime({ day, at, value }: Orders): Uint32Array {
  const count = day.length;
  const places = new Uint32Array(count);
  const within = (a: number, b: number): number => (at ? at[a]! - at[b]! : 0) || value[a]! - value[b]!;
  let first = Infinity;
  let last = -Infinity;
  let isSorted = true;
  for (let row = 0; row < count; row++) {
    places[row] = row;
    const now = day[row]!;
    first = Math.min(first, now);
    last = Math.max(last, now);
    if (row > 0 && (day[row - 1]! - now || within(row - 1, row)) > 0) isSorted = false;
  }
  if (isSorted) return places;
  if (last - first > MOST_DAYS) return places.toSorted((a, b) => day[a]! - day[b]! || within(a, b));
  const ends = new Uint32Array(last - first + 2);
  for (let row = 0; row < count; row++) ends[day[row]! - first + 1]!++;
  for (let at = 1; at < ends.length; at++) ends[at]! += ends[at - 1]!;
  const next = ends.slice();
  for (let row = 0; row < count; row++) places[next[day[row]! - first]!++] = row;
  for (let at = 1; at < ends.length; at++)
    if (ends[at]! - ends[at - 1]! > 1) places.subarray(ends[at - 1], ends[at]).sort(within);
  return places;
}

/** Counts by day as rows of orders without a value. */
export const asRows = ({ day, count }: Counts): Orders => ({
  day,
  value: new Float64Array(day.length),
  orders: count,
});
