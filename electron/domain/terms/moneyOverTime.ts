// A program's margin and fee by day number, for rows by the ten thousand.
import { feeOn, type Fee, type Money } from "../metrics/fee.ts";
import { numberOfDay } from "../reports/dayNumber.ts";

export interface MoneySpan {
  /** First day of the span, as a day number. */
  from: number;
  /** Null before the first entry: no fee, and a margin that is not known. */
  money: Money | null;
}

/** The spans between entries, from the first day there is. */
export function spansOf(money: readonly Money[]): MoneySpan[] {
  const entries = money
    .map((entry) => ({ from: numberOfDay(entry.from), money: entry }))
    .toSorted((a, b) => a.from - b.from);
  return [{ from: -Infinity, money: null }, ...entries];
}

/** The place of the span that holds a day. */
export function spanOf(spans: readonly MoneySpan[], day: number): number {
  let place = spans.length - 1;
  while (place > 0 && spans[place]!.from > day) place--;
  return place;
}

/** The fee × 10,000 on what the network itself pays out as a fixed sum: only a share of the commission takes one. */
export const feeOnFixed = (fee: Fee | undefined, sum: bigint): bigint =>
  fee?.kind === "percentOfCommission" ? feeOn(fee, 0n, 0n, sum) : 0n;
