// Terms in whole numbers, as pay-out reckons with them.
import { amountUnits } from "../amount.ts";
import type { Per, Terms } from "./shape.ts";

/** Basis points of the value, and units of 1/100,000 of the currency for each order, lead, click or 1,000 impressions. */
export interface Rate {
  bp: number;
  each: number;
}

/** What a basis pays for: orders (leads are reported as orders), clicks, or 1,000 impressions. */
export type Paid = "orders" | "leads" | "clicks" | "impressions";

export interface Priced {
  paid: Paid;
  own: Rate;
  /** `from` in orders or in units. Rising. */
  tiers: {
    by: "orders" | "value";
    per: Per;
    mode: "marginal" | "retroactive";
    steps: (Rate & { from: number })[];
  } | null;
  flat: { amount: number; per: Per | "once"; viaNetwork: boolean } | null;
  bonus: { amount: number; by: "orders" | "value"; atLeast: number; per: Per } | null;
  cap: { by: "orders" | "commission"; atMost: number; per: Per } | null;
}

const units = (text: string | undefined): number => amountUnits(text ?? "0") ?? 0;
const threshold = (by: "orders" | "value" | "commission", text: string): number =>
  by === "orders" ? Number(text) : units(text);
const paidFor: Readonly<Record<Terms["basis"], Paid>> = {
  perSale: "orders",
  percent: "orders",
  hybrid: "orders",
  perLead: "leads",
  perClick: "clicks",
  perMille: "impressions",
};

/** Terms such as `parseTerms` gives, as numbers. */
export function priced({ basis, rateBp, perAction, tiers, flat, bonus, cap }: Terms): Priced {
  const when = bonus?.when;
  const own = { bp: rateBp ?? 0, each: units(perAction) };
  return {
    paid: paidFor[basis],
    own,
    tiers: tiers
      ? {
          by: tiers.by,
          per: tiers.per,
          mode: tiers.mode,
          steps: tiers.steps.map((step) => ({
            from: threshold(tiers.by, step.from),
            // A step of hybrid terms that names one of the two leaves the other as it is.
            bp: step.rateBp ?? (basis === "hybrid" ? own.bp : 0),
            each: step.perAction === undefined && basis === "hybrid" ? own.each : units(step.perAction),
          })),
        }
      : null,
    flat: flat ? { amount: units(flat.amount), per: flat.per, viaNetwork: flat.viaNetwork } : null,
    bonus:
      bonus && when
        ? {
            amount: units(bonus.amount),
            by: when.by,
            atLeast: threshold(when.by, when.atLeast),
            per: when.per,
          }
        : null,
    cap: cap ? { by: cap.by, atMost: threshold(cap.by, cap.atMost), per: cap.per } : null,
  };
}
