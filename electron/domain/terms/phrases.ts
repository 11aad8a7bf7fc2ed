// The parts of terms as short phrases: what the paragraph and the list of changes are made of.
import { said, type Said } from "./said.ts";
import type { Terms, Tiers } from "./shape.ts";

/** A rate as terms or a step of them say it. */
export interface RateWords {
  rateBp?: number | undefined;
  perAction?: string | undefined;
}

/** "8 % of the sale", "€5.00 for each lead". */
export function rateOf({ basis }: Terms, { rateBp, perAction }: RateWords): Said {
  const rate = { bp: rateBp ?? 0 };
  const amount = { amount: perAction ?? "0" };
  if (basis === "percent" || (basis === "hybrid" && perAction === undefined))
    return said("ui.terms.short.percent", { rate });
  if (basis !== "hybrid") return said(`ui.terms.short.${basis}`, { amount });
  return rateBp === undefined
    ? said("ui.terms.short.perSale", { amount })
    : said("ui.terms.short.hybrid", { rate, amount });
}

/** A share alone, where what it is of is said already. */
export const shareAlone = (terms: Terms, rate: RateWords): Said =>
  terms.basis === "percent"
    ? said("ui.terms.short.rate", { rate: { bp: rate.rateBp ?? 0 } })
    : rateOf(terms, rate);

/** "10 % above 500 orders a quarter"; with an end "8 % above 200 and up to 300 orders a quarter". */
export function above(terms: Terms, tiers: Tiers, from: string, what: Said, to?: string): Said {
  const { basis } = terms;
  const { by, per } = tiers;
  if (to !== undefined) return between(terms, tiers, [from, to], what);
  if (by === "value")
    return said("ui.terms.short.aboveValue", { what, amount: { amount: from }, per: { per } });
  const code = basis === "perLead" ? "ui.terms.short.aboveLeads" : "ui.terms.short.aboveOrders";
  return said(code, { what, count: { count: Number(from) }, per: { per } });
}

function between({ basis }: Terms, { by, per }: Tiers, [from, to]: [string, string], what: Said): Said {
  if (by === "value")
    return said("ui.terms.short.aboveValueTo", {
      what,
      amount: { amount: from },
      end: { amount: to },
      per: { per },
    });
  const code = basis === "perLead" ? "ui.terms.short.aboveLeadsTo" : "ui.terms.short.aboveOrdersTo";
  return said(code, { what, low: { count: Number(from) }, count: { count: Number(to) }, per: { per } });
}

export const flatOf = ({ amount, per }: NonNullable<Terms["flat"]>): Said =>
  said("ui.terms.short.flat", { amount: { amount }, per: { per } });

export function bonusOf({ amount, when: { by, atLeast, per } }: NonNullable<Terms["bonus"]>): Said {
  return by === "orders"
    ? said("ui.terms.short.bonusOrders", {
        amount: { amount },
        count: { count: Number(atLeast) },
        per: { per },
      })
    : said("ui.terms.short.bonusValue", { amount: { amount }, goal: { amount: atLeast }, per: { per } });
}

export function capOf({ by, atMost, per }: NonNullable<Terms["cap"]>): Said {
  return by === "orders"
    ? said("ui.terms.short.capOrders", { count: { count: Number(atMost) }, per: { per } })
    : said("ui.terms.short.capCommission", { amount: { amount: atMost }, per: { per } });
}

function exclusivityOf({ scope, from, to }: NonNullable<Terms["exclusivity"]>): Said {
  const text = { text: scope };
  return to === undefined
    ? said("ui.terms.short.exclusive", { text, from: { day: from } })
    : said("ui.terms.short.exclusiveTo", { text, from: { day: from }, to: { day: to } });
}

const countOf = (name: "cookieDays" | "netDays" | "lockingDays", count: number): Said =>
  said(`ui.terms.short.${name}`, { count: { count } });

/** Every part beside the rate and its tiers, by what it is about; two terms are compared by these. */
export function partsOf(terms: Terms): Map<string, Said> {
  const { flat, bonus, cap, cookieDays, attribution, exclusivity, netDays, lockingDays, holdbackBp } = terms;
  const parts = new Map<string, Said>();
  if (flat) parts.set("flat", flatOf(flat));
  if (bonus) parts.set("bonus", bonusOf(bonus));
  if (cap) parts.set("cap", capOf(cap));
  if (cookieDays !== undefined) parts.set("cookieDays", countOf("cookieDays", cookieDays));
  if (attribution) parts.set("attribution", said(`ui.terms.short.${attribution}`));
  if (exclusivity) parts.set("exclusivity", exclusivityOf(exclusivity));
  if (netDays !== undefined) parts.set("netDays", countOf("netDays", netDays));
  if (lockingDays !== undefined) parts.set("lockingDays", countOf("lockingDays", lockingDays));
  if (holdbackBp !== undefined)
    parts.set("holdbackBp", said("ui.terms.short.holdbackBp", { rate: { bp: holdbackBp } }));
  for (const text of terms.policies ?? [])
    parts.set(`policy ${text}`, said("ui.terms.short.policy", { text: { text } }));
  for (const text of terms.clauses ?? [])
    parts.set(`clause ${text}`, said("ui.terms.short.clause", { text: { text } }));
  return parts;
}
