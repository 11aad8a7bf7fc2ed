// Terms over a partner's own numbers: exact rows, the sample that sliders need, windows to choose from, and a stand-in.
import { basisPoints, amountText } from "../../domain/amount.ts";
import { addDays, dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { CLICK_NUMBERS } from "../../domain/reports/counting.ts";
import { dayOfNumber, numberOfDay } from "../../domain/reports/dayNumber.ts";
import { MONTHS } from "../../domain/terms/calendarPeriods.ts";
import { factsOfDays, type DayFacts } from "../../domain/terms/facts.ts";
import { isDeclined } from "../../domain/terms/rows.ts";
import { replay } from "../../domain/terms/replay.ts";
import type { ReplayRow } from "../../domain/terms/replayRow.ts";
import { sampleOf, type Sample } from "../../domain/terms/sample.ts";
import type { Per } from "../../domain/terms/shape.ts";
import { parseTerms, type Terms } from "../../domain/terms/terms.ts";
import { usualRipening } from "../../domain/program.ts";
import { sumsOf } from "../results/ask.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import { inForceOn, type InForce } from "./agreed.ts";
import {
  checkLength,
  currencyOfProgram,
  factsOf,
  moneyOfProgram,
  type FactCounts,
  type FoundFacts,
} from "./facts.ts";

export interface Window {
  partnerId: number;
  programId: number;
  /** Both included. */
  from: Day;
  to: Day;
}

export interface RipeShare {
  /** The last day whose orders are ripe. */
  through: Day;
  /** Decided orders of all orders, basis points; null without orders. */
  shareBp: number | null;
}

/** Fewer orders say more of chance than of the partner. */
const ENOUGH_ORDERS = 30;
/** Below this share of decided orders a window is not ripe (docs/product.md). */
const RIPE_BP = 9_000;
const sizes = [30, 90, 180, 365] as const;
export const usualWindow = 90;

/** The last day whose orders are mostly decided, on the program's own days. */
export function ripeThrough(db: Reader, programId: number, now: number): Day {
  const program = db.get<{ ripeningDays: number; timeZone: string | null }>(
    "SELECT ripeningDays, timeZone FROM program WHERE id = ?",
    programId,
  );
  return addDays(dayOf(now, program?.timeZone ?? timeZone(db)), -(program?.ripeningDays ?? usualRipening));
}

/** The last so many ripe days. */
export function ripeWindow(db: Reader, programId: number, now: number, days: number): { from: Day; to: Day } {
  const to = ripeThrough(db, programId, now);
  return { from: addDays(to, 1 - days), to };
}

const ripeOf = (db: Reader, programId: number, now: number, { decided, pending }: FactCounts): RipeShare => ({
  through: ripeThrough(db, programId, now),
  shareBp: basisPoints(BigInt(decided), BigInt(decided + pending)),
});

/**
 * The terms that others are held against: those that hold today, else those that held on the window's last day; null where
 * there are none of either.
 */
export function termsAgainst(
  db: Reader,
  { partnerId, programId, to }: Pick<Window, "partnerId" | "programId" | "to">,
  now: number,
): InForce | null {
  const today = dayOf(now, timeZone(db));
  return inForceOn(db, partnerId, programId, today) ?? inForceOn(db, partnerId, programId, to);
}

/** The longest calendar period in which any of these terms counts; null where none does. */
export function longestPer(all: readonly Terms[]): Per | null {
  let longest: Per | null = null;
  for (const { tiers, bonus, cap } of all)
    for (const per of [tiers?.per, bonus?.when.per, cap?.per])
      if (per && (longest === null || MONTHS[per] > MONTHS[longest])) longest = per;
  return longest;
}

/** What is odd about the numbers of a window; the screen says it in words. */
export type Lack =
  | "none"
  | "onlyDeclined"
  | "few"
  | "notRipe"
  | "later"
  | "cut"
  | "incomplete"
  | "otherCurrency"
  | "oneOrder";

function lacksOf({ orders, declined, gaps, isPartly, value, facts }: FoundFacts, ripe: RipeShare): Lack[] {
  const lacks: Lack[] = [];
  if (orders === 0) lacks.push(declined > 0 ? "onlyDeclined" : "none");
  else if (orders < ENOUGH_ORDERS) lacks.push("few");
  if (ripe.shareBp !== null && ripe.shareBp < RIPE_BP) lacks.push("notRipe");
  if (facts.to > ripe.through) lacks.push("later");
  if (gaps.cut.length > 0) lacks.push("cut");
  if (gaps.orders) lacks.push("incomplete");
  if (isPartly) lacks.push("otherCurrency");
  if (orders > 1 && value > 0 && largest(facts) * 2 > value) lacks.push("oneOrder");
  return lacks;
}

/** The largest single order of the window; days of which only sums are known have none. */
function largest({ orders, from, to }: FoundFacts["facts"]): number {
  const [first, last] = [numberOfDay(from), numberOfDay(to)];
  let most = 0;
  for (let row = 0; row < orders.day.length; row++)
    if (
      orders.orders?.[row] === 1 &&
      orders.day[row]! >= first &&
      orders.day[row]! <= last &&
      !isDeclined(orders, row)
    )
      most = Math.max(most, orders.value[row]!);
  return most;
}

export interface Replayed {
  rows: ReplayRow[];
  ripe: RipeShare;
  orders: number;
  declinedOrders: number;
  clicks: number;
  currency: string;
  /** The terms in force that the rows are held against; null: the first of those given. */
  against: { agreementId: number; since: Day } | null;
  lacks: Lack[];
}

/** Says which of several terms a problem is in. */
function atPlace<T>(place: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, error.params, { field: `terms.${place}.${error.field ?? ""}` });
  }
}

/**
 * One row for each of the terms, over the partner's own numbers in the window.
 *
 * @throws UserError `terms-…` at the field ("terms.0.rateBp"), `missing-program`, `ends-before`
 */
export function replayTerms(db: Reader, now: number, window: Window, given: readonly unknown[]): Replayed {
  const currency = currencyOfProgram(db, window.programId);
  const terms = given.map((each, place) => atPlace(place, () => parseTerms(each, currency)));
  const inForce = termsAgainst(db, window, now);
  const since = longestPer(inForce ? [...terms, inForce.terms] : terms);
  const found = factsOf(db, { ...window, since });
  const ripe = ripeOf(db, window.programId, now, found);
  return {
    rows: replay(found.facts, terms, inForce?.terms ?? null),
    ripe,
    orders: found.orders,
    declinedOrders: found.declined,
    clicks: found.clicks,
    currency,
    against: inForce && { agreementId: inForce.agreementId, since: inForce.since },
    lacks: lacksOf(found, ripe),
  };
}

/** The sums by month that guesses are made of, so that a dragged slider asks nobody. Structured-cloneable. */
export function sampleFor(db: Reader, now: number, window: Window) {
  const found = factsOf(db, { ...window, since: "year" });
  const ripe = ripeOf(db, window.programId, now, found);
  return {
    sample: sampleOf(found.facts),
    inForce: termsAgainst(db, window, now),
    ripe,
    orders: found.orders,
    declinedOrders: found.declined,
    clicks: found.clicks,
    value: amountText(found.value, found.facts.currency),
    commission: amountText(found.commission, found.facts.currency),
    currency: found.facts.currency,
    lacks: lacksOf(found, ripe),
  };
}

/** The last 30, 90, 180 and 365 ripe days of a partner, and what is wrong with each as a ground for a decision. */
export function windowsOf(db: Reader, now: number, partnerId: number, programId: number) {
  const currency = currencyOfProgram(db, programId);
  return sizes.map((days) => {
    const { from, to } = ripeWindow(db, programId, now, days);
    const found = factsOf(db, { partnerId, programId, from, to });
    const ripe = ripeOf(db, programId, now, found);
    const lacks = lacksOf(found, ripe);
    return {
      days,
      from,
      to,
      orders: found.orders,
      declinedOrders: found.declined,
      clicks: found.clicks,
      value: amountText(found.value, currency),
      commission: amountText(found.commission, currency),
      shareBp: ripe.shareBp,
      /** Too little or too unripe to decide on: a stand-in is offered. */
      tooLittle: found.orders < ENOUGH_ORDERS || (ripe.shareBp ?? 0) < RIPE_BP,
      lacks,
    };
  });
}

export interface StandIn {
  /** What it is made of, for its label: not this partner's numbers. */
  of: "program" | "type";
  type: string | null;
  program: string;
  partners: number;
  from: Day;
  to: Day;
  currency: string;
  /** Of the mean partner. */
  orders: number;
  clicks: number;
  value: string;
  sample: Sample;
}

/** Place of a number in a sum: statuses follow the clicks, three numbers each. */
const at = (status: number, which: 0 | 1 | 2): number => CLICK_NUMBERS + status * 3 + which;

/**
 * The mean partner of a program, or of those of a type in it, over some days (the last 365 ripe ones): what may stand in
 * where a partner's own numbers are too few. Null where nobody has any.
 */
export function standInOf(
  db: Reader,
  now: number,
  { programId, type, from, to }: { programId: number; type?: string; from?: Day; to?: Day },
): StandIn | null {
  const currency = currencyOfProgram(db, programId);
  const usual = ripeWindow(db, programId, now, 365);
  const window = { from: from ?? usual.from, to: to ?? usual.to };
  const accounts =
    type === undefined
      ? undefined
      : db.column<number>(
          `SELECT a.id FROM result_account a JOIN partner_set s ON s.ownerId = a.partnerId AND s.kind = 'type' AND s.key = ?
           WHERE a.programId = ?`,
          type,
          programId,
        );
  checkLength(numberOfDay(window.from), numberOfDay(window.to));
  const question = {
    from: numberOfDay(window.from),
    to: numberOfDay(window.to),
    programs: [programId],
    ...(accounts && { accounts }),
  };
  const own = (sum: { currency: string }): boolean => sum.currency === currency;
  const partners = sumsOf(db, { ...question, by: ["account"] }).filter(own).length;
  if (partners === 0) return null;
  const share = (number: bigint): number => Number(number) / partners;
  const days = sumsOf(db, { ...question, by: ["day"] })
    .filter((sum) => own(sum) && sum.day !== null)
    .map(({ day, numbers }): DayFacts => {
      const all = (which: 0 | 1): bigint =>
        [0, 1, 2].reduce((sum, status) => sum + numbers[at(status, which)]!, 0n);
      return {
        day: dayOfNumber(day!),
        impressions: share(numbers[0]!),
        clicks: share(numbers[1]!),
        orders: share(all(0)),
        value: Math.round(share(all(1))),
        declinedOrders: share(numbers[at(3, 0)]!),
      };
    });
  const sum = (name: "orders" | "clicks" | "value"): number =>
    days.reduce((whole, day) => whole + day[name], 0);
  const facts = factsOfDays(days, { currency, ...window, money: moneyOfProgram(db, programId) });
  return {
    of: type === undefined ? "program" : "type",
    type: type ?? null,
    program: db.value<string>("SELECT name FROM program WHERE id = ?", programId)!,
    partners,
    ...window,
    currency,
    orders: Math.round(sum("orders")),
    clicks: Math.round(sum("clicks")),
    value: amountText(Math.round(sum("value")), currency),
    sample: sampleOf(facts),
  };
}
