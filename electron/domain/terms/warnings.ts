// What is odd in terms but possible: said beside its field, and never in the way.
import { amountUnits } from "../amount.ts";
import type { WordParams } from "../errors.ts";
import type { Words } from "../words/words.ts";
import type { Terms } from "./shape.ts";

/** `code` is a key of the catalogue's `ui.terms.warnings`; `field` the path in the terms. */
export interface TermsWarning {
  field: string;
  code: WarningCode;
  params: WordParams;
}
export type WarningCode =
  | "ratesFall"
  | "stepAtZero"
  | "rateHigh"
  | "rateZero"
  | "capBelowFlat"
  | "capBelowBonus"
  | "capBelowTier"
  | "flatZero"
  | "netLong"
  | "cookieLong"
  | "cookieNone"
  | "paidBeforeLocked"
  | "holdbackHigh"
  | "exclusiveOpen"
  | "leadsHaveNoValue";

/** Above this a rate is more often a slip of the keyboard than meant. */
const HIGH_BP = 5_000;
const LONG_NET = 180;
const LONG_COOKIE = 365;

const units = (text: string): number => amountUnits(text) ?? 0;

function ofTiers({ tiers, rateBp, perAction, basis, cap }: Terms): TermsWarning[] {
  if (!tiers) return [];
  const found: TermsWarning[] = [];
  const own = { rate: rateBp ?? 0, each: units(perAction ?? "0") };
  let last = own;
  for (const [index, step] of tiers.steps.entries()) {
    // Hybrid steps leave what they do not name as it is.
    const now = {
      rate: step.rateBp ?? own.rate,
      each: step.perAction === undefined ? own.each : units(step.perAction),
    };
    if (now.rate < last.rate || now.each < last.each)
      found.push({ field: `tiers.steps.${index}`, code: "ratesFall", params: { from: step.from } });
    if (Number(step.from) === 0)
      found.push({ field: `tiers.steps.${index}.from`, code: "stepAtZero", params: {} });
    last = now;
  }
  const top = tiers.steps.at(-1);
  if (cap?.by === "orders" && tiers.by === "orders" && cap.per === tiers.per && top)
    if (Number(cap.atMost) <= Number(top.from))
      found.push({ field: "cap.atMost", code: "capBelowTier", params: { from: top.from, cap: cap.atMost } });
  if (basis === "perLead" && tiers.by === "value")
    found.push({ field: "tiers.by", code: "leadsHaveNoValue", params: {} });
  return found;
}

/** What a person may want to look at again. The terms are such as `parseTerms` gives. */
export function warningsOf(terms: Terms): TermsWarning[] {
  const { rateBp, perAction, flat, bonus, cap, netDays, lockingDays, cookieDays, holdbackBp, exclusivity } =
    terms;
  const found = ofTiers(terms);
  const warn = (field: string, code: WarningCode, params: WordParams = {}): void => {
    found.push({ field, code, params });
  };
  if (rateBp !== undefined && rateBp > HIGH_BP) warn("rateBp", "rateHigh", { percent: rateBp / 100 });
  if ((rateBp ?? 0) === 0 && units(perAction ?? "0") === 0 && !terms.tiers)
    warn(rateBp === undefined ? "perAction" : "rateBp", "rateZero");
  if (flat && units(flat.amount) === 0) warn("flat.amount", "flatZero");
  if (cap?.by === "commission") {
    if (flat && flat.per !== "once" && units(cap.atMost) < units(flat.amount))
      warn("cap.atMost", "capBelowFlat", { cap: cap.atMost, flat: flat.amount });
    if (bonus && units(cap.atMost) < units(bonus.amount))
      warn("cap.atMost", "capBelowBonus", { cap: cap.atMost, bonus: bonus.amount });
  }
  if (netDays !== undefined && netDays > LONG_NET) warn("netDays", "netLong", { count: netDays });
  if (netDays !== undefined && lockingDays !== undefined && netDays < lockingDays)
    warn("netDays", "paidBeforeLocked", { netDays, lockingDays });
  if (cookieDays !== undefined && cookieDays > LONG_COOKIE)
    warn("cookieDays", "cookieLong", { count: cookieDays });
  if (cookieDays === 0) warn("cookieDays", "cookieNone");
  if (holdbackBp !== undefined && holdbackBp > HIGH_BP)
    warn("holdbackBp", "holdbackHigh", { percent: holdbackBp / 100 });
  if (exclusivity && exclusivity.to === undefined) warn("exclusivity.to", "exclusiveOpen");
  return found;
}

/** The same in words, for whoever gave the terms without a form that says them. */
export const warningsSaid = (words: Words, terms: Terms): (TermsWarning & { text: string })[] =>
  warningsOf(terms).map((warning) => ({
    ...warning,
    text: words(`ui.terms.warnings.${warning.code}`, warning.params),
  }));
