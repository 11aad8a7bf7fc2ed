// The levers of a negotiation: numbers within terms, in whole units, with whom a rise favours.
import { amountText, amountUnits } from "../amount.ts";
import { addDays, daysBetween } from "../days.ts";
import { UserError } from "../errors.ts";
import { LONGEST_DAYS, WHOLE_BP } from "../terms/problems.ts";
import type { Terms } from "../terms/shape.ts";

/** bp: basis points · amount: 1/100,000 of the currency · days and count as they are. */
export type LeverKind = "bp" | "amount" | "days" | "count";

export interface Lever {
  /** A path in the terms; `package` is our budget for all levers together. */
  key: string;
  kind: LeverKind;
  /** What the partner would rather have. */
  better: "more" | "less";
}

const plain: readonly Lever[] = [
  { key: "rateBp", kind: "bp", better: "more" },
  { key: "perAction", kind: "amount", better: "more" },
  { key: "flat.amount", kind: "amount", better: "more" },
  { key: "bonus.amount", kind: "amount", better: "more" },
  { key: "bonus.when.atLeast", kind: "amount", better: "less" },
  { key: "cap.atMost", kind: "amount", better: "more" },
  { key: "cookieDays", kind: "days", better: "more" },
  { key: "netDays", kind: "days", better: "less" },
  { key: "lockingDays", kind: "days", better: "less" },
  { key: "holdbackBp", kind: "bp", better: "less" },
  { key: "exclusivity", kind: "days", better: "less" },
  { key: "package", kind: "amount", better: "more" },
];
const byKey = new Map(plain.map((lever) => [lever.key, lever]));
export const leverKeys: readonly string[] = plain.map(({ key }) => key);
const ofStep = /^tiers\.steps\.(\d{1,2})\.(rateBp|perAction|from)$/;

/**
 * What a lever is. Thresholds and caps count orders where the terms say so.
 *
 * @throws UserError `lever-unknown`
 */
export function leverOf(key: string, terms?: Terms): Lever {
  const counts =
    (key === "cap.atMost" && terms?.cap?.by === "orders") ||
    (key === "bonus.when.atLeast" && terms?.bonus?.when.by === "orders");
  const known = byKey.get(key);
  if (known) return counts ? { ...known, kind: "count" } : known;
  const step = ofStep.exec(key);
  if (!step) throw new UserError("lever-unknown", { lever: key }, { field: "lever" });
  if (step[2] === "from")
    return { key, kind: terms?.tiers?.by === "value" ? "amount" : "count", better: "less" };
  return { key, kind: step[2] === "rateBp" ? "bp" : "amount", better: "more" };
}

/** A value on the wire (decimal text for amounts, else a number or its digits) in whole units; null where it is none. */
export function leverUnits({ kind }: Lever, value: string | number): number | null {
  if (kind === "amount") return amountUnits(String(value));
  const number = typeof value === "number" ? value : /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** Whole units as they travel. */
export const leverWire = ({ kind }: Lever, units: number, currency: string): string | number =>
  kind === "amount" ? amountText(units, currency) : units;

/** The days of an exclusivity, both ends included; null where it has no end. */
const exclusiveDays = ({ exclusivity }: Terms): number | null =>
  exclusivity === undefined
    ? 0
    : exclusivity.to === undefined
      ? null
      : daysBetween(exclusivity.from, exclusivity.to) + 1;

/** What terms say of a lever, in whole units; null where they say nothing. A flat fee or an exclusivity that is not there is 0. */
export function readLever(terms: Terms, { key, kind }: Lever): number | null {
  if (key === "exclusivity") return exclusiveDays(terms);
  const at = key
    .split(".")
    .reduce<unknown>(
      (inside, name) => (inside as Readonly<Record<string, unknown>> | undefined)?.[name],
      terms,
    );
  if (at === undefined || at === null) return key === "flat.amount" ? 0 : null;
  return leverUnits({ key, kind, better: "more" }, at as string | number);
}

/**
 * Terms with another value of a lever. A flat fee of 0 goes, and so do 0 days of exclusivity; a fee that was not there is paid
 * once, directly.
 *
 * @throws UserError `lever-not-there` where the terms have no such part (a cap, a bonus, a step of tiers, an exclusivity)
 */
export function withLever(terms: Terms, lever: Lever, units: number): Terms {
  const { key, kind } = lever;
  const wire =
    kind === "bp" || kind === "days"
      ? units
      : kind === "count"
        ? String(units)
        : amountText(units, terms.currency);
  if (key === "package") return terms;
  if (key === "flat.amount") {
    const { flat, ...rest } = terms;
    if (units === 0) return rest;
    return { ...rest, flat: { ...(flat ?? { per: "once", viaNetwork: false }), amount: String(wire) } };
  }
  if (key === "exclusivity") {
    const { exclusivity, ...rest } = terms;
    if (units === 0) return rest;
    if (!exclusivity) throw new UserError("lever-not-there", { lever: key }, { field: "lever" });
    return { ...rest, exclusivity: { ...exclusivity, to: addDays(exclusivity.from, units - 1) } };
  }
  const path = key.split(".");
  const changed = structuredClone(terms);
  let inside: unknown = changed;
  for (const name of path.slice(0, -1)) inside = (inside as Record<string, unknown> | undefined)?.[name];
  if (inside === undefined) throw new UserError("lever-not-there", { lever: key }, { field: "lever" });
  (inside as Record<string, unknown>)[path.at(-1)!] = wire;
  return changed;
}

/**
 * Refuses limits that are the wrong way round: a walk-away that is better for its side than the ideal.
 *
 * @throws UserError `limits-wrong-way` at `walkAway`
 */
export function checkLimits(
  { key, better }: Lever,
  side: "us" | "them",
  ideal: number,
  walkAway: number,
): void {
  const isGiven = side === "us" ? better === "more" : better === "less";
  if (key !== "package" && (isGiven ? walkAway < ideal : walkAway > ideal))
    throw new UserError("limits-wrong-way", {}, { field: "walkAway" });
}

/**
 * Refuses a limit that no terms could hold: a rate above the whole, more days than terms may name, a cap or a goal of nothing.
 *
 * @throws UserError `terms-rate-over`, `terms-days`, `terms-cap-zero`, `terms-goal-zero` at the field
 */
export function checkLimitValue({ key, kind }: Lever, units: number, field: string): void {
  if (units === 0 && key === "cap.atMost") throw new UserError("terms-cap-zero", {}, { field });
  if (units === 0 && key === "bonus.when.atLeast") throw new UserError("terms-goal-zero", {}, { field });
  if (kind === "bp" && units > WHOLE_BP)
    throw new UserError("terms-rate-over", { value: units / 100 }, { field });
  if (kind === "days" && units > LONGEST_DAYS) throw new UserError("terms-days", { value: units }, { field });
}
