// The values of a lever as they stand in a field, and back; and which levers a negotiation can have.
import { UserError } from "../../../../electron/domain/errors.ts";
import { leverKeys, leverOf, type Lever } from "../../../../electron/domain/negotiation/levers.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { showAmount } from "../../../figures.ts";
import { readNumber, showNumber } from "../../../format.ts";
import { t, type WordKey } from "../../../words.ts";
import { amountField, percentText, readPercent } from "../../settings/programs/percent.ts";
import type { Negotiation } from "../negotiation.ts";

/** By the terms in force, else the newest offer, that have the part a lever is in: so the store reads what it counts. */
export function leverIn({ offers, inForce }: Negotiation, key: string): Lever {
  const all: Terms[] = [
    ...(inForce ? [inForce.terms] : []),
    ...offers.map(({ terms }) => terms).toReversed(),
  ];
  const [head] = key.split(".");
  const part = head as keyof Terms;
  return leverOf(key, all.find((terms) => terms[part] !== undefined) ?? all[0]);
}

/** As it stands in a field: "9%", "500.00", "30". */
export function leverField({ kind }: Lever, value: string | number): string {
  if (kind === "bp") return percentText(Number(value));
  return kind === "amount" ? amountField(String(value)) : showNumber(Number(value));
}

/** In a sentence, with its unit. */
export function sayLever({ kind }: Lever, value: string | number, currency: string): string {
  if (kind === "bp") return percentText(Number(value));
  if (kind === "amount") return showAmount(value, currency);
  return kind === "days"
    ? t("ui.negotiations.days", { count: Number(value) })
    : t("ui.negotiations.limits.orders", { count: Number(value) });
}

/** On the wire. Throws the sentence for what is none. */
export function readLeverField({ kind }: Lever, text: string, currency: string): string | number {
  if (kind === "bp") {
    const bp = readPercent(text);
    if (bp !== null && bp >= 0) return bp;
  } else {
    const number = readNumber(text.replace(currency, ""));
    if (number !== null && (kind === "amount" || /^\d+$/.test(number)))
      return kind === "amount" ? number : Number(number);
  }
  throw new Error(t(`ui.negotiations.limits.wrong.${kind}`));
}

/** A lever's name as a title: "Rate". */
export function leverTitle(key: string): string {
  const step = /^tiers\.steps\.(\d+)\.(rateBp|perAction|from)$/.exec(key);
  if (step)
    return t(`ui.negotiations.limits.step.${step[2] as "rateBp" | "perAction" | "from"}`, {
      number: Number(step[1]) + 1,
    });
  return t(`ui.negotiations.limits.lever.${key}` as WordKey);
}

const has = (all: readonly Terms[], test: (terms: Terms) => boolean): boolean => all.some(test);

/** Levers that can still be added: numbers of parts that some offer or the terms in force have; days and a fee always. */
export function leversLeft({ offers, inForce }: Negotiation, taken: readonly string[]): string[] {
  const all: Terms[] = [...offers.map(({ terms }) => terms), ...(inForce ? [inForce.terms] : [])];
  const steps = all.flatMap(({ tiers }) =>
    (tiers?.steps ?? []).flatMap((step, at) => [
      ...(step.rateBp === undefined ? [] : [`tiers.steps.${at}.rateBp`]),
      ...(step.perAction === undefined ? [] : [`tiers.steps.${at}.perAction`]),
      `tiers.steps.${at}.from`,
    ]),
  );
  const fits = (key: string): boolean => {
    if (key === "package") return false;
    if (key === "perAction") return has(all, ({ perAction }) => perAction !== undefined);
    if (key === "rateBp") return all.length === 0 || has(all, ({ rateBp }) => rateBp !== undefined);
    if (key.startsWith("bonus.")) return has(all, ({ bonus }) => bonus !== undefined);
    if (key.startsWith("cap.")) return has(all, ({ cap }) => cap !== undefined);
    return true;
  };
  return [...new Set([...leverKeys.filter(fits), ...steps])].filter((key) => !taken.includes(key));
}

/** Whether a key is a lever at all: an old one may no longer be. */
export function isLever(key: string): boolean {
  try {
    leverOf(key);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
