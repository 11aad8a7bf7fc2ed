// The row that a replay shows of its totals: what it costs, what it brings, what the partner earns, and what it adds to the terms it is held against.
import { amountText, basisPoints, divided, minorUnit, perPiece, ratioText } from "../amount.ts";
import { cost4Of, type ReplayTotals } from "./replayTotals.ts";

/** More net value, in units and as a share of what there was. Below 0 it is what may be lost. */
export interface Uplift {
  value: bigint;
  bp: number;
}

/** On the wire: amounts as decimal text, basis points as numbers, null where nothing can be said. */
export interface ReplayRow {
  commission: string;
  networkFee: string;
  flat: string;
  bonus: string;
  totalCost: string;
  netValue: string;
  roiBp: number | null;
  roas: string | null;
  effectiveRateBp: number | null;
  partnerEpc: string | null;
  extraCost: string;
  uplift: { value: string; bp: number } | null;
}

const positive = (whole: bigint): bigint => (whole > 0n ? whole : 0n);
const toMinor = (units: bigint, currency: string): bigint => {
  const minor = BigInt(minorUnit(currency));
  return divided(units, minor) * minor;
};
/** The cost in units; the fee is rounded once. */
export const costOf = ({ commission, flat, bonus, fee4, fixedFee4 }: ReplayTotals): bigint =>
  commission + flat + bonus + divided(fee4 + fixedFee4, 10_000n);

/**
 * @param against the totals of the terms in force, or of the first terms
 * @param uplift what must be sold more for the extra cost to pay; null where it cannot be reached or said
 */
export function replayRow(totals: ReplayTotals, against: ReplayTotals, uplift: Uplift | null): ReplayRow {
  const { currency, commission, flat, bonus, value, clicks, fee4, fixedFee4, margin4 } = totals;
  const text = (units: bigint): string => amountText(units, currency);
  const cost4 = cost4Of(totals);
  return {
    commission: text(commission),
    networkFee: text(divided(fee4 + fixedFee4, 10_000n)),
    flat: text(flat),
    bonus: text(bonus),
    totalCost: text(costOf(totals)),
    netValue: text(value),
    roiBp: margin4 === null ? null : basisPoints(margin4 - cost4, positive(cost4)),
    roas: ratioText(value * 10_000n, positive(cost4)),
    effectiveRateBp: basisPoints(commission, positive(value)),
    partnerEpc: perPiece(commission + flat + bonus, positive(clicks), currency),
    extraCost: text(costOf(totals) - costOf(against)),
    // A quotient: said to the cent, as nobody sells less.
    uplift: uplift && { value: text(toMinor(uplift.value, currency)), bp: uplift.bp },
  };
}
