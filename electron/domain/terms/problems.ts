// What cannot be meant by terms, each with the field at which it is said.
import { amountUnits } from "../amount.ts";
import { isDay } from "../days.ts";
import type { WordParams } from "../errors.ts";
import { isCurrency } from "../reports/currency.ts";
import type { Terms } from "./shape.ts";

/** `field` is the path in the terms ("flat.amount"), `code` a key under `errors` in the catalogue of words. */
export interface TermsProblem {
  field: string;
  code: string;
  params: WordParams;
}

/** Basis points of the whole. */
export const WHOLE_BP = 10_000;
export const LONGEST_DAYS = 3_650;

/** Collects problems; each check says whether the value may be reckoned with. */
class Problems {
  list: TermsProblem[] = [];

  say(field: string, code: string, params: WordParams = {}): false {
    this.list.push({ field, code, params });
    return false;
  }

  amount(field: string, value: string): boolean {
    if (amountUnits(value) === null)
      return this.say(field, /^[+-]?\d{10,}(\.\d*)?$/.test(value) ? "terms-amount-large" : "terms-amount", {
        value,
      });
    return amountUnits(value)! >= 0 || this.say(field, "terms-negative", { value });
  }

  positive(field: string, value: string, code: string): boolean {
    return this.amount(field, value) && (amountUnits(value)! > 0 || this.say(field, code));
  }

  orders(field: string, value: string): boolean {
    return /^\d{1,12}$/.test(value) || this.say(field, "terms-count", { value });
  }

  rate(field: string, value: number): boolean {
    if (value < 0) return this.say(field, "terms-negative", { value });
    if (value > WHOLE_BP) return this.say(field, "terms-rate-over", { value: value / 100 });
    return Number.isInteger(value) || this.say(field, "terms-rate-whole", { value });
  }

  days(field: string, value: number): boolean {
    return (
      (Number.isInteger(value) && value >= 0 && value <= LONGEST_DAYS) ||
      this.say(field, "terms-days", { value })
    );
  }

  day(field: string, value: string): boolean {
    return isDay(value) || this.say(field, "terms-day", { value });
  }
}

/** Whether the basis pays a share of the sale. */
export const paysShare = (basis: Terms["basis"]): boolean => basis === "percent" || basis === "hybrid";
/** Whether what the basis pays for is an order; a click or an impression is none. */
export const paysOrders = (basis: Terms["basis"]): boolean => basis !== "perClick" && basis !== "perMille";

/** The rates of the terms or of a step, against what the basis pays. */
function ratesOf(
  problems: Problems,
  { basis, flat }: Terms,
  at: string,
  { rateBp, perAction }: { rateBp?: number | undefined; perAction?: string | undefined },
): void {
  if (rateBp !== undefined) problems.rate(`${at}rateBp`, rateBp);
  if (perAction !== undefined) problems.amount(`${at}perAction`, perAction);
  const hasRate = rateBp !== undefined;
  const hasAmount = perAction !== undefined;
  if (basis === "hybrid") {
    if (!hasRate && !hasAmount) problems.say(`${at}rateBp`, "terms-needs-rate");
    else if (at === "" && !(hasRate && hasAmount) && !flat)
      problems.say(hasRate ? "perAction" : "rateBp", "terms-needs-both");
  } else if (basis === "percent") {
    if (!hasRate) problems.say(`${at}rateBp`, "terms-needs-rate");
    if (hasAmount) problems.say(`${at}perAction`, "terms-amount-not-paid");
  } else {
    if (!hasAmount) problems.say(`${at}perAction`, "terms-needs-amount");
    if (hasRate) problems.say(`${at}rateBp`, "terms-rate-not-paid");
  }
}

function tiersOf(problems: Problems, terms: Terms): void {
  const { basis, tiers } = terms;
  if (!tiers) return;
  if (!paysOrders(basis)) return void problems.say("tiers", "terms-tiers-basis");
  if (tiers.steps.length === 0) problems.say("tiers.steps", "terms-tiers-none");
  let before: string | null = null;
  for (const [index, step] of tiers.steps.entries()) {
    const at = `tiers.steps.${index}.`;
    const read =
      tiers.by === "orders"
        ? problems.orders(`${at}from`, step.from)
        : problems.amount(`${at}from`, step.from);
    if (read) {
      const rise = before === null ? 1 : Number(step.from) - Number(before);
      if (rise === 0) problems.say(`${at}from`, "terms-step-twice", { from: step.from });
      if (rise < 0) problems.say(`${at}from`, "terms-steps-fall", { from: step.from, before: before ?? "" });
      before = step.from;
    }
    ratesOf(problems, terms, at, step);
  }
}

function partsOf(problems: Problems, { basis, flat, bonus, cap }: Terms): void {
  if (flat) problems.amount("flat.amount", flat.amount);
  if (bonus) {
    const { by, atLeast } = bonus.when;
    problems.amount("bonus.amount", bonus.amount);
    if (by === "value") problems.positive("bonus.when.atLeast", atLeast, "terms-goal-zero");
    else if (problems.orders("bonus.when.atLeast", atLeast) && Number(atLeast) === 0)
      problems.say("bonus.when.atLeast", "terms-goal-zero");
  }
  if (!cap) return;
  if (cap.by === "commission") problems.positive("cap.atMost", cap.atMost, "terms-cap-zero");
  else if (!paysOrders(basis)) problems.say("cap.by", "terms-cap-basis");
  else if (problems.orders("cap.atMost", cap.atMost) && Number(cap.atMost) === 0)
    problems.say("cap.atMost", "terms-cap-zero");
}

/** Everything that terms of the right shape cannot mean. @param program the program's currency, where it is known */
export function unfit(terms: Terms, program?: string): TermsProblem[] {
  const problems = new Problems();
  const { currency, exclusivity, cookieDays, netDays, lockingDays, holdbackBp } = terms;
  if (!isCurrency(currency)) problems.say("currency", "terms-currency-unknown", { currency });
  else if (program !== undefined && program !== currency)
    problems.say("currency", "terms-currency", { currency, program });
  ratesOf(problems, terms, "", terms);
  tiersOf(problems, terms);
  partsOf(problems, terms);
  for (const [field, value] of Object.entries({ cookieDays, netDays, lockingDays }))
    if (value !== undefined) problems.days(field, value);
  if (holdbackBp !== undefined) problems.rate("holdbackBp", holdbackBp);
  if (exclusivity) {
    const { from, to } = exclusivity;
    const both =
      problems.day("exclusivity.from", from) && to !== undefined && problems.day("exclusivity.to", to);
    if (both && to < from) problems.say("exclusivity.to", "terms-end-first", { from, to });
  }
  return problems.list;
}
