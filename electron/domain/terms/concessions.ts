// What kinds of things terms give to a partner beyond other terms.
import { amountUnits } from "../amount.ts";
import type { Terms } from "./shape.ts";

export const concessions = [
  "rate",
  "tiers",
  "flat",
  "bonus",
  "cap",
  "cookie",
  "netDays",
  "locking",
  "holdback",
  "exclusivity",
] as const;
export type Concession = (typeof concessions)[number];

const units = (text: string | undefined): number => amountUnits(text ?? "0") ?? 0;
/** The best rate that a step pays, and the lowest threshold: a step that is higher or begins sooner is one more thing given. */
const bestOf = ({ tiers }: Terms): { bp: number; each: number; from: number } => ({
  bp: Math.max(0, ...(tiers?.steps ?? []).map(({ rateBp = 0 }) => rateBp)),
  each: Math.max(0, ...(tiers?.steps ?? []).map(({ perAction }) => units(perAction))),
  from: Math.min(Infinity, ...(tiers?.steps ?? []).map(({ from }) => Number(from))),
});

/** The kinds in which `to` is better for the partner than `from`; null: than nothing agreed at all, where a rate alone is none. */
export function concessionsOf(from: Terms | null, to: Terms): Concession[] {
  const was: Terms = from ?? { currency: to.currency, basis: to.basis };
  const isNew = from === null;
  const [best, before] = [bestOf(to), bestOf(was)];
  const given: Record<Concession, boolean> = {
    rate: isNew || (to.rateBp ?? 0) > (was.rateBp ?? 0) || units(to.perAction) > units(was.perAction),
    tiers: best.bp > before.bp || best.each > before.each || best.from < before.from,
    flat: units(to.flat?.amount) > units(was.flat?.amount),
    bonus: units(to.bonus?.amount) > units(was.bonus?.amount),
    cap:
      was.cap !== undefined &&
      (!to.cap || (to.cap.by === was.cap.by && Number(to.cap.atMost) > Number(was.cap.atMost))),
    cookie: to.cookieDays !== undefined && was.cookieDays !== undefined && to.cookieDays > was.cookieDays,
    netDays: to.netDays !== undefined && was.netDays !== undefined && to.netDays < was.netDays,
    locking:
      to.lockingDays !== undefined && was.lockingDays !== undefined && to.lockingDays < was.lockingDays,
    holdback: was.holdbackBp !== undefined && (to.holdbackBp ?? 0) < was.holdbackBp,
    exclusivity: was.exclusivity !== undefined && to.exclusivity === undefined,
  };
  return concessions.filter((kind) => given[kind]);
}
