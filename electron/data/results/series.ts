// Numbers over time: by day, week or month, in one currency, beside the other period.
import { amountText, divided } from "../../domain/amount.ts";
import { net, nothing, plus, type Sums } from "../../domain/metrics/totals.ts";
import { dayOfNumber, monthEnd, monthOfDay, monthStart } from "../../domain/reports/dayNumber.ts";
import type { Reader } from "../store.ts";
import { anyLong } from "./ask.ts";
import { dailyOf } from "./daily.ts";
import { moneyOn, moneySpans, type MoneySpan } from "./money.ts";
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

/** Sums of one step of a chart, in plain numbers as long as they are exact. */
interface Plain {
  clicks: number;
  orders: number;
  value: number;
  commission: number;
  fee4: number;
}

/**
 * The sums of steps where all are in one currency, by day, and of whole programs; null where they are not, or where a number
 * is too large to be exact.
 */
function plainSums(
  db: Reader,
  { programs, accounts }: Scope,
  range: Range,
  count: number,
  indexOf: (day: number) => number,
  currency: string,
  currencies: readonly string[],
): Sums[] | null {
  if (accounts || currencies.some((each) => each !== currency) || anyLong(db)) return null;
  const sums = Array.from({ length: count }, (): Plain => ({
    clicks: 0,
    orders: 0,
    value: 0,
    commission: 0,
    fee4: 0,
  }));
  const money = new Map<number, MoneySpan[]>();
  let [last, at] = [Number.NaN, -1];
  for (const [day, programId, clicks, orders, value, commission] of dailyOf(db, programs, range, currency)) {
    if (day !== last) [last, at] = [day, indexOf(day)];
    let spans = money.get(programId);
    if (!spans) money.set(programId, (spans = moneySpans(db, programId)));
    const sum = sums[at]!;
    sum.clicks += clicks;
    sum.orders += orders;
    sum.value += value;
    sum.commission += commission;
    const on = moneyOn(spans, day);
    if (on) sum.fee4 += fee4On(on, orders, value, commission);
  }
  if (sums.some((sum) => Object.values(sum).some((number) => !Number.isSafeInteger(number)))) return null;
  return sums.map(({ clicks, orders, value, commission, fee4 }) => ({
    ...nothing(currency),
    clicks: BigInt(clicks),
    approvedOrders: BigInt(orders),
    approvedValue: BigInt(value),
    approvedCommission: BigInt(commission),
    fee4: BigInt(fee4),
  }));
}

/** Network fee × 10,000. */
function fee4On({ feeKind, feeValue }: MoneySpan, orders: number, value: number, commission: number): number {
  if (feeKind === "percentOfCommission") return commission * feeValue;
  return feeKind === "percentOfSales" ? value * feeValue : orders * feeValue * 10_000;
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
  let undated = nothing(currency);
  const indexOf = (day: number): number =>
    by === "day"
      ? day - range.from
      : by === "week"
        ? (weekStart(day) - weekStart(range.from)) / 7
        : monthOfDay(day) - monthOfDay(range.from);
  const whole = by === "month";
  const plain = plainSums(db, scope, range, steps.length, indexOf, currency, currencies);
  const sums = plain ?? steps.map(() => nothing(currency));
  const left = plain
    ? []
    : viewSums(db, scope, range, whole ? ["day", "month"] : ["day"], converter, currencies);
  for (const { sum, sums: own } of left) {
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
