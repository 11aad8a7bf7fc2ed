// What terms would cost if the partner sold more, dearer or with other reversals: from running sums, in microseconds, close but not to the last digit.
import { feeOn } from "../metrics/fee.ts";
import { flatDue } from "./flatDue.ts";
import { periodOf, periodsBetween, type Period } from "./calendarPeriods.ts";
import { feeOnFixed } from "./moneyOverTime.ts";
import { priced, type Priced } from "./priced.ts";
import type { ReplayTotals } from "./replayTotals.ts";
import type { Sample, Stretch } from "./sample.ts";
import type { Per, Terms } from "./shape.ts";
import { stretchCommission, type Place } from "./stretchCommission.ts";

/** Each 1 is as it was. */
export interface Growth {
  /** Times the traffic and the orders. */
  volume?: number;
  /** Times the value of each order. */
  orderValue?: number;
  /** The share of decided orders that is reversed, basis points; left out as it was. */
  reversalBp?: number;
}

/** Where a count by calendar period stands. */
class Running {
  #per: Per;
  #now: Period = { from: 1, to: 0 };
  orders = 0;
  value = 0;
  /** What is left of a cap. */
  left = 0;
  /** Whether a goal was reached in the window already. */
  isReached = false;
  constructor(per: Per) {
    this.#per = per;
  }
  reach(day: number, cap: number): void {
    if (this.#now.from <= day && day <= this.#now.to) return;
    this.#now = periodOf(day, this.#per);
    this.orders = 0;
    this.value = 0;
    this.left = cap;
    this.isReached = false;
  }
}

export interface Factors {
  traffic: number;
  orders: number;
  value: number;
}

/** By what traffic, orders and their values are multiplied. */
export function factorsOf({ reversal }: Sample, growth: Growth): Factors {
  const { volume = 1, orderValue = 1, reversalBp } = growth;
  const kept = reversal === null ? 0 : 1 - reversal;
  const keep = reversalBp === undefined || kept === 0 ? 1 : (1 - reversalBp / 10_000) / kept;
  return { traffic: volume, orders: volume * keep, value: volume * keep * orderValue };
}

/** The orders or the value of a stretch that tiers count; leads that are counted apart are what counts, and have no value. */
export function countedOf(
  { happened }: Stretch,
  by: "orders" | "value",
  paid: Priced["paid"],
  factors: Factors,
): number {
  if (paid === "leads" && happened.leads !== null)
    return by === "orders" ? happened.leads * factors.traffic : 0;
  return happened[by].at(-1)! * factors[by];
}

/** What tiers count in the whole calendar period of each stretch. */
function periodTotals(
  { stretches }: Sample,
  { by, per }: NonNullable<Priced["tiers"]>,
  paid: Priced["paid"],
  factors: Factors,
): number[] {
  const totals = new Map<number, number>();
  const starts = stretches.map(({ from }) => periodOf(from, per).from);
  for (const [at, stretch] of stretches.entries())
    totals.set(
      starts[at]!,
      (totals.get(starts[at]!) ?? 0) + countedOf(stretch, by, paid, factors) * stretch.scale,
    );
  return starts.map((start) => totals.get(start)!);
}

/** Numbers with fractions, in the units of `ReplayTotals`. */
export type Estimated = { [K in keyof Omit<ReplayTotals, "currency" | "margin4">]: number } & {
  margin4: number | null;
};

/** What terms would give over a sample that grew. */
export function estimate(terms: Terms, sample: Sample, growth: Growth = {}): Estimated {
  return estimatePriced(priced(terms), sample, growth);
}

/**
 * The same of terms that are numbers already, for curves and drags.
 *
 * @param trace takes the commission of each stretch before a cap cuts it
 */
export function estimatePriced(terms: Priced, sample: Sample, growth: Growth, trace?: number[]): Estimated {
  const { own, tiers, cap, bonus, flat, paid } = terms;
  const by = factorsOf(sample, growth);
  const totals = tiers?.mode === "retroactive" ? periodTotals(sample, tiers, paid, by) : null;
  const inTiers = new Running(tiers?.per ?? "year");
  const inCap = new Running(cap?.per ?? "year");
  const inBonus = new Running(bonus?.per ?? "year");
  const sum: Estimated = {
    orders: 0,
    clicks: 0,
    value: 0,
    commission: 0,
    flat: 0,
    bonus: 0,
    fee4: 0,
    fixedFee4: 0,
    margin4: 0,
  };
  const months = periodsBetween(sample.from, sample.to, "month");
  const flats = flatDue(flat, sample, months);
  let month = 0;
  for (const [at, stretch] of sample.stretches.entries()) {
    const { from, isInside, money, happened, scale } = stretch;
    inTiers.reach(from, 0);
    inCap.reach(from, cap?.atMost ?? Infinity);
    inBonus.reach(from, 0);
    const place: Place = {
      counted: tiers?.by === "value" ? inTiers.value : inTiers.orders,
      total: totals?.[at] ?? null,
      mostOrders: cap?.by === "orders" ? inCap.left : Infinity,
      orders: by.orders * scale,
      value: by.value * scale,
      traffic: by.traffic * scale,
    };
    const earned = stretchCommission({ own, tiers, paid }, happened, place);
    trace?.push(earned);
    const orders = happened.orders.at(-1)! * place.orders;
    const value = happened.value.at(-1)! * place.value;
    const counted = countedOf(stretch, "orders", paid, by) * scale;
    let commission = earned;
    if (cap?.by === "commission") {
      commission = Math.min(earned, inCap.left);
      inCap.left -= commission;
    } else inCap.left = Math.max(0, inCap.left - counted);
    inTiers.orders += counted;
    inTiers.value += countedOf(stretch, "value", paid, by) * scale;
    inBonus.orders += orders;
    inBonus.value += value;
    const reached = bonus !== null && inBonus[bonus.by] >= bonus.atLeast && !inBonus.isReached;
    if (reached) inBonus.isReached = true;
    if (!isInside) continue;
    const flatPart = flats[month++]!;
    sum.orders += orders;
    sum.clicks += happened.clicks * place.traffic;
    sum.value += value;
    sum.commission += commission;
    sum.flat += Number(flatPart);
    if (reached) sum.bonus += bonus.amount;
    const fee = money?.networkFee;
    if (fee) {
      // Rates and amounts are whole; the sums are not, so they are taken by the unit.
      sum.fee4 += orders * Number(feeOn(fee, 1n, 0n, 0n)) + value * Number(feeOn(fee, 0n, 1n, 0n));
      sum.fee4 += commission * Number(feeOn(fee, 0n, 0n, 1n));
    }
    if (flat?.viaNetwork) sum.fixedFee4 += Number(feeOnFixed(fee, flatPart));
    if (money && sum.margin4 !== null) sum.margin4 += value * money.marginBp;
    else if (!money) sum.margin4 = null;
  }
  return sum;
}

const whole = (number: number): bigint => BigInt(Math.round(number));

/** An estimate as totals, for the row of a replay. */
export const asTotals = ({ margin4, ...sums }: Estimated, currency: string): ReplayTotals => ({
  currency,
  orders: whole(sums.orders),
  clicks: whole(sums.clicks),
  value: whole(sums.value),
  commission: whole(sums.commission),
  flat: whole(sums.flat),
  bonus: whole(sums.bonus),
  fee4: whole(sums.fee4),
  fixedFee4: whole(sums.fixedFee4),
  margin4: margin4 === null ? null : whole(margin4),
});
