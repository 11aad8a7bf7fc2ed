// Terms while they are edited: parts that come and go, another basis, and the value that is sent.
import { paysOrders, paysShare } from "../../../../electron/domain/terms/problems.ts";
import type { Basis, Terms } from "../../../../electron/domain/terms/shape.ts";
import { today } from "../../../format.ts";

/** What may be there or not. */
export const partNames = [
  "tiers",
  "flat",
  "bonus",
  "cap",
  "cookieDays",
  "attribution",
  "exclusivity",
  "netDays",
  "lockingDays",
  "holdbackBp",
  "policies",
  "clauses",
] as const;
export type PartName = (typeof partNames)[number];

export const newTerms = (currency: string): Terms => ({ currency, basis: "percent" });

type Step = NonNullable<Terms["tiers"]>["steps"][number];

const paysAmount = (basis: Basis): boolean => basis !== "percent";

/** A step with only the rates that the basis pays. */
const stepFor = (basis: Basis, { from, rateBp, perAction }: Step): Step => ({
  from,
  ...(paysShare(basis) && rateBp !== undefined && { rateBp }),
  ...(paysAmount(basis) && perAction !== undefined && { perAction }),
});

/** The same terms on another basis: rates that it does not pay go. */
export function withBasis({ rateBp, perAction, tiers, ...rest }: Terms, basis: Basis): Terms {
  return {
    ...rest,
    basis,
    ...(paysShare(basis) && rateBp !== undefined && { rateBp }),
    ...(paysAmount(basis) && perAction !== undefined && { perAction }),
    ...(tiers &&
      paysOrders(basis) && { tiers: { ...tiers, steps: tiers.steps.map((step) => stepFor(basis, step)) } }),
  };
}

/** What a part begins as: amounts empty, so that nothing is promised that nobody typed. */
const begins: { [P in PartName]: () => Required<Pick<Terms, P>> } = {
  tiers: () => ({ tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "" }] } }),
  flat: () => ({ flat: { amount: "", per: "once", viaNetwork: false } }),
  bonus: () => ({ bonus: { amount: "", when: { by: "orders", atLeast: "", per: "month" } } }),
  cap: () => ({ cap: { by: "commission", atMost: "", per: "month" } }),
  cookieDays: () => ({ cookieDays: 30 }),
  attribution: () => ({ attribution: "last" }),
  exclusivity: () => ({ exclusivity: { scope: "", from: today() } }),
  netDays: () => ({ netDays: 30 }),
  lockingDays: () => ({ lockingDays: 30 }),
  holdbackBp: () => ({ holdbackBp: Number.NaN }),
  policies: () => ({ policies: [""] }),
  clauses: () => ({ clauses: [""] }),
};

export const addPart = (terms: Terms, part: PartName): Terms => ({ ...terms, ...begins[part]() });

export function removePart(terms: Terms, part: PartName): Terms {
  const { [part]: _, ...rest } = terms;
  return rest;
}

/** Parts that these terms could still have. */
export const partsLeft = (terms: Terms): PartName[] =>
  partNames.filter((part) => terms[part] === undefined && (part !== "tiers" || paysOrders(terms.basis)));

const texts = (all: readonly string[] | undefined): string[] =>
  (all ?? []).map((text) => text.trim()).filter((text) => text !== "");

/** As it is sent: what was emptied is not there. */
export function cleanTerms({ policies, clauses, ...rest }: Terms): Terms {
  const kept: { policies?: string[]; clauses?: string[] } = {};
  if (texts(policies).length > 0) kept.policies = texts(policies);
  if (texts(clauses).length > 0) kept.clauses = texts(clauses);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...kept,
  } as Terms;
}
