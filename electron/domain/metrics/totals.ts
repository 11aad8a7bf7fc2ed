// Sums of imported numbers, and every metric that can be said of them. Whole numbers all the way; rounded once, where it is written.
import { amountText, basisPoints, divided, perPiece, ratioText } from "../amount.ts";
import { orderStatuses, type OrderStatus } from "../reports/record.ts";

type Parts = "Orders" | "Value" | "Commission";

/** Sums over rows of one currency. Amounts are 1/100,000 of its unit. */
export type Sums = Record<`${OrderStatus}${Parts}`, bigint> & {
  currency: string;
  impressions: bigint;
  clicks: bigint;
  uniqueClicks: bigint;
  /** Network fee × 10,000. */
  fee4: bigint;
  /** Net value × margin in basis points: the margin × 10,000. Null where a part of the value belongs to a program whose margin is not known. */
  margin4: bigint | null;
};

/** What travels to screens and scripts: counts and basis points as numbers, amounts as decimal text, null where nothing can be said. */
export interface Shown {
  currency: string;
  impressions: number;
  clicks: number;
  uniqueClicks: number;
  orders: number;
  value: string;
  commission: string;
  networkFee: string;
  cost: string;
  pendingOrders: number;
  pendingValue: string;
  pendingCommission: string;
  approvedOrders: number;
  approvedValue: string;
  approvedCommission: string;
  paidOrders: number;
  paidValue: string;
  paidCommission: string;
  declinedOrders: number;
  declinedValue: string;
  declinedCommission: string;
  ctrBp: number | null;
  crBp: number | null;
  aov: string | null;
  epc: string | null;
  effectiveRateBp: number | null;
  roas: string | null;
  roiBp: number | null;
  ecpa: string | null;
  reversalBp: number | null;
  decidedBp: number | null;
}

/** Sums of nothing. */
export const nothing = (currency: string): Sums => ({
  currency,
  impressions: 0n,
  clicks: 0n,
  uniqueClicks: 0n,
  pendingOrders: 0n,
  pendingValue: 0n,
  pendingCommission: 0n,
  approvedOrders: 0n,
  approvedValue: 0n,
  approvedCommission: 0n,
  paidOrders: 0n,
  paidValue: 0n,
  paidCommission: 0n,
  declinedOrders: 0n,
  declinedValue: 0n,
  declinedCommission: 0n,
  fee4: 0n,
  margin4: 0n,
});

/** Both together. Two currencies are never added. */
export function plus(a: Sums, b: Sums): Sums {
  if (a.currency !== b.currency) throw new Error(`${a.currency} and ${b.currency} cannot be added`);
  const both = { ...a };
  both.impressions += b.impressions;
  both.clicks += b.clicks;
  both.uniqueClicks += b.uniqueClicks;
  for (const status of orderStatuses) {
    both[`${status}Orders`] += b[`${status}Orders`];
    both[`${status}Value`] += b[`${status}Value`];
    both[`${status}Commission`] += b[`${status}Commission`];
  }
  both.fee4 += b.fee4;
  both.margin4 = a.margin4 === null || b.margin4 === null ? null : a.margin4 + b.margin4;
  return both;
}

type Counting = Pick<Sums, `${OrderStatus}${Parts}`>;

/** What is not declined: pending, approved and paid. */
export const net = (sums: Counting, part: Parts): bigint =>
  sums[`pending${part}`] + sums[`approved${part}`] + sums[`paid${part}`];

/** Corrections without their order can leave less than nothing; by that nothing is divided. */
const positive = (whole: bigint): bigint => (whole > 0n ? whole : 0n);

/**
 * Everything that can be said of the sums.
 *
 * @param other flat fees, bonuses, product and gifts, in the sums' units; they are a part of the cost
 */
export function shown(sums: Sums, other = 0n): Shown {
  const { currency, impressions, clicks, uniqueClicks, fee4, margin4 } = sums;
  const text = (units: bigint): string => amountText(units, currency);
  const orders = net(sums, "Orders");
  const value = net(sums, "Value");
  const commission = net(sums, "Commission");
  const networkFee = divided(fee4, 10_000n);
  const cost = commission + networkFee + other;
  const cost4 = (commission + other) * 10_000n + fee4;
  const approved = sums.approvedOrders + sums.paidOrders;
  const decided = approved + sums.declinedOrders;
  return {
    currency,
    impressions: Number(impressions),
    clicks: Number(clicks),
    uniqueClicks: Number(uniqueClicks),
    orders: Number(orders),
    value: text(value),
    commission: text(commission),
    networkFee: text(networkFee),
    cost: text(cost),
    pendingOrders: Number(sums.pendingOrders),
    pendingValue: text(sums.pendingValue),
    pendingCommission: text(sums.pendingCommission),
    approvedOrders: Number(sums.approvedOrders),
    approvedValue: text(sums.approvedValue),
    approvedCommission: text(sums.approvedCommission),
    paidOrders: Number(sums.paidOrders),
    paidValue: text(sums.paidValue),
    paidCommission: text(sums.paidCommission),
    declinedOrders: Number(sums.declinedOrders),
    declinedValue: text(sums.declinedValue),
    declinedCommission: text(sums.declinedCommission),
    ctrBp: basisPoints(clicks, positive(impressions)),
    crBp: basisPoints(orders, positive(clicks)),
    aov: perPiece(value, positive(orders), currency),
    epc: perPiece(commission, positive(clicks), currency),
    effectiveRateBp: basisPoints(commission, positive(value)),
    roas: ratioText(value * 10_000n, positive(cost4)),
    roiBp: margin4 === null ? null : basisPoints(margin4 - cost4, positive(cost4)),
    ecpa: perPiece(cost4, positive(approved) * 10_000n, currency),
    reversalBp: basisPoints(sums.declinedOrders, positive(decided)),
    decidedBp: basisPoints(decided, positive(orders + sums.declinedOrders)),
  };
}

/** What a partner earns for a click when flat fees count as earned too; null without clicks. */
export const partnerEpc = (sums: Sums, flat: bigint): string | null =>
  perPiece(net(sums, "Commission") + flat, positive(sums.clicks), sums.currency);
