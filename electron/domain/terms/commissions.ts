// The commission of every row at its place in time: tiers and caps that begin anew with each calendar period.
import { divided } from "../amount.ts";
import { Amounts } from "./exact.ts";
import { periodOf, type Period } from "./calendarPeriods.ts";
import type { Priced } from "./priced.ts";
import { atRate, marginal, rateOfTotal } from "./rowCommission.ts";
import { isDeclined, ordersOf, type Orders } from "./rows.ts";
import type { Per } from "./shape.ts";

/** Goes through calendar periods with the days of rows that come in order of time. */
export class Periods {
  #per: Per;
  #now: Period = { from: 1, to: 0 };
  index = -1;
  constructor(per: Per) {
    this.#per = per;
  }
  /** True when the day begins another period. */
  reach(day: number): boolean {
    if (this.index >= 0 && day <= this.#now.to) return false;
    this.#now = periodOf(day, this.#per);
    this.index++;
    return true;
  }
}

/** Orders or value of each period, over all rows: what retroactive tiers look at. */
function totalsOf(rows: Orders, sorted: Uint32Array, by: "orders" | "value", per: Per): number[] {
  const periods = new Periods(per);
  const totals: number[] = [];
  for (const row of sorted) {
    if (isDeclined(rows, row)) continue;
    if (periods.reach(rows.day[row]!)) totals.push(0);
    totals[periods.index]! += by === "orders" ? ordersOf(rows, row) : rows.value[row]!;
  }
  return totals;
}

/** The commission of each row at its place in its calendar periods, cut by the cap; 0 for what is declined or outside of the days. */
export function commissions(
  terms: Priced,
  rows: Orders,
  sorted: Uint32Array,
  { from, to, unit = 1 }: { from: number; to: number; unit?: number },
): Amounts {
  const { own, tiers, cap } = terms;
  const rounding = { unit, pieces: terms.paid === "impressions" ? 1_000 : 1 };
  const due = new Amounts(rows.day.length);
  const tierPeriods = tiers && new Periods(tiers.per);
  const totals = tiers?.mode === "retroactive" ? totalsOf(rows, sorted, tiers.by, tiers.per) : null;
  const capPeriods = cap && new Periods(cap.per);
  let counted = 0;
  let left = 0;
  for (const row of sorted) {
    if (isDeclined(rows, row)) continue;
    const day = rows.day[row]!;
    const value = rows.value[row]!;
    const orders = ordersOf(rows, row);
    if (tierPeriods?.reach(day)) counted = 0;
    if (capPeriods?.reach(day)) left = cap!.atMost;
    const paid = cap?.by === "orders" ? Math.min(orders, left) : orders;
    const part = paid === orders ? value : Number(divided(BigInt(value) * BigInt(paid), BigInt(orders)));
    let earned: number | bigint;
    if (!tiers) earned = atRate(own, paid, part, rounding);
    else if (totals)
      earned = atRate(rateOfTotal(tiers, own, totals[tierPeriods!.index]!), paid, part, rounding);
    else earned = marginal(tiers, own, counted, paid, part, rounding);
    if (tiers) counted += tiers.by === "orders" ? orders : value;
    if (cap?.by === "orders") left -= paid;
    else if (cap) {
      if (earned > left) earned = left;
      left -= Number(earned);
    }
    if (day >= from && day <= to) due.set(row, earned);
  }
  return due;
}
