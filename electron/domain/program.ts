// The words of a program's money as data.
import { z } from "zod";
import { amountText, amountUnits } from "./amount.ts";

/** What a network charges on top: a share of the commission or of the sales, or an amount for each order. */
export const feeKinds = ["percentOfCommission", "percentOfSales", "perOrder"] as const;
export type FeeKind = (typeof feeKinds)[number];

/** Whose program it is to run. */
export const runBys = ["in-house", "agency"] as const;
export type RunBy = (typeof runBys)[number];

/** Days after which an order's fate is usually decided, where a program says nothing else (docs/product.md). */
export const usualRipening = 45;

/** The day from which a program's first money entry holds: since ever. */
export const SINCE_EVER = "0001-01-01";

/** A fee as it travels: basis points for the percent kinds, an amount of the program's currency for an order. */
export interface ShownFee {
  kind: FeeKind;
  value: number | string;
}

/** A margin or a share, in basis points: 3000 is 30 %. */
export const ShareBp = z.int().min(0).max(10_000);
export const NetworkFee = z.strictObject({
  kind: z.enum(feeKinds),
  value: z.union([z.number(), z.string()]),
});

/** A fee's value as it is kept: basis points, or 1/100,000 of the currency. Null where it is none of that kind. */
export function feeUnits({ kind, value }: ShownFee): number | null {
  if (kind !== "perOrder") return ShareBp.safeParse(value).data ?? null;
  const units = amountUnits(String(value).trim());
  return units === null || units < 0 ? null : units;
}

/** A kept fee as it travels. */
export const shownFee = (kind: FeeKind, units: number, currency: string): ShownFee => ({
  kind,
  value: kind === "perOrder" ? amountText(units, currency) : units,
});
