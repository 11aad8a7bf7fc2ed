// Numbers over time: by day, week or month, in one currency, beside the other period.
import { amountText, divided } from "../../domain/amount.ts";
import { net, nothing, plus, type Sums } from "../../domain/metrics/totals.ts";
import { dayOfNumber, monthEnd, monthOfDay, monthStart } from "../../domain/reports/dayNumber.ts";
import type { Reader } from "../store.ts";
import { viewSums, type Converter, type Range, type Scope } from "./view.ts";

export type Step = "day" | "week" | "month";

export interface Point {
  from: string;
  to: string;
  value: string;
  cost: string;
  commission: string;
  orders: number;
  clicks: number;
  /** All of its days are ripe. */
  ripe: boolean;
}

/** Day 0 is a Thursday; weeks begin on Monday (ISO 8601). */
const weekStart = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** The steps of a range, the first and last cut at its ends. */
export function stepsOf({ from, to }: Range, by: Step): Range[] {
  const found: Range[] = [];
  for (let start = from; start <= to;) {
    const end = by === "day" ? start : by === "week" ? weekStart(start) + 6 : monthEnd(monthOfDay(start));
    found.push({ from: start, to: Math.min(end, to) });
    start = end + 1;
  }
  return found;
}

const cost = (sums: Sums): bigint => net(sums, "Commission") + divided(sums.fee4, 10_000n);

export interface Series {
  points: Point[];
  /** What longer reports say that no step has room for. */
  undated: { value: string; orders: number; clicks: number };
}

export function seriesOf(
  db: Reader,
  scope: Scope,
  range: Range,
  by: Step,
  converter: Converter,
  currencies: readonly string[],
  ripeThrough: number,
): Series {
  const { currency } = converter;
  const steps = stepsOf(range, by);
  const sums = steps.map(() => nothing(currency));
  let undated = nothing(currency);
  const indexOf = (day: number): number =>
    by === "day"
      ? day - range.from
      : by === "week"
        ? (weekStart(day) - weekStart(range.from)) / 7
        : monthOfDay(day) - monthOfDay(range.from);
  const whole = by === "month";
  for (const { sum, sums: own } of viewSums(
    db,
    scope,
    range,
    whole ? ["day", "month"] : ["day"],
    converter,
    currencies,
  )) {
    const day = sum.day ?? (whole && sum.month !== null ? monthStart(sum.month) : null);
    // A week's or month's report fits a step only where it lies in one.
    const at = day === null ? -1 : indexOf(Math.max(day, range.from));
    if (at < 0 || at >= sums.length) undated = plus(undated, own);
    else sums[at] = plus(sums[at]!, own);
  }
  return {
    points: steps.map(({ from, to }, at) => {
      const own = sums[at]!;
      return {
        from: dayOfNumber(from),
        to: dayOfNumber(to),
        value: amountText(net(own, "Value"), currency),
        cost: amountText(cost(own), currency),
        commission: amountText(net(own, "Commission"), currency),
        orders: Number(net(own, "Orders")),
        clicks: Number(own.clicks),
        ripe: to <= ripeThrough,
      };
    }),
    undated: {
      value: amountText(net(undated, "Value"), currency),
      orders: Number(net(undated, "Orders")),
      clicks: Number(undated.clicks),
    },
  };
}
