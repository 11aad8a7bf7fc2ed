// One cell of a report as what its column holds, or the reason why it cannot be: nothing is guessed here.
import { day as dayLength } from "../../../domain/calendar/wallClock.ts";
import type { Remark } from "../../../domain/contacts/record.ts";
import {
  amountOf,
  countOf,
  digitsOf,
  isNothing,
  type Mark,
  numberParts,
  shownMark,
} from "../../../domain/reports/amounts.ts";
import { currenciesOf, isCurrency } from "../../../domain/reports/currency.ts";
import { type Moment, momentOf, type NoMoment, spanOf, type Span } from "../../../domain/reports/moments.ts";
import type { DayHabit } from "./plan.ts";

/** 1995-01-01: no network is older. */
const firstDay = 9131;

/** The reason for which a row is rejected, thrown inside the mapping of one row and caught there. */
export class Fault extends Error {
  readonly remark: Remark;
  constructor(code: string, params: Remark["params"]) {
    super(code);
    this.remark = { code, params };
  }
}

/** A text that goes into a sentence. */
export const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

export interface NumberHabit {
  /** The column's name, for the sentence. */
  name: string;
  mark: Mark;
  /** ISO 4217: what a sign in the cell has to fit; null where anything does. */
  currency: string | null;
  /** Amounts without a mark and a sign are hundredths. */
  cents: boolean;
  /** Nobody takes back what was seen and clicked. */
  positive: boolean;
}

/** An amount in 1/100,000 of the unit, or a count; 0 for a cell that stands for nothing. @throws Fault */
export function numberOf(text: string, kind: "amount" | "count", habit: NumberHabit): number {
  if (isNothing(text)) return 0;
  const parts = numberParts(text);
  const field = habit.name;
  const value = shown(text);
  if (!parts || parts.percent) throw new Fault("number-unreadable", { field, value });
  const { sign, body, negative } = parts;
  if (sign !== "") {
    const meant = currenciesOf(sign);
    if (!meant || kind === "count") throw new Fault("number-unreadable", { field, value });
    if (habit.currency !== null && !meant.includes(habit.currency))
      throw new Fault("currency-mixed", { field, value, currency: habit.currency });
  }
  const other = habit.mark === "." ? "," : ".";
  let digits = digitsOf(body, habit.mark);
  // A count has no decimals, so a mark before three digits parts thousands, whatever the columns of amounts do.
  if (kind === "count" && digits && /[1-9]/.test(digits.fraction) && /^\d{1,3}[.,]\d{3}$/.test(body))
    digits = digitsOf(body, other) ?? digits;
  if (!digits) {
    const mixed = digitsOf(body, other) !== null && (kind === "amount" || shownMark(body) === other);
    throw new Fault(mixed ? "number-habit-mixed" : "number-unreadable", { field, value });
  }
  const hundredths =
    habit.cents && kind === "amount" && digits.fraction === "" && sign === "" && !/\D/.test(body);
  const number = kind === "count" ? countOf(digits) : amountOf(digits, hundredths ? 2 : 0);
  if (Number.isNaN(number)) throw new Fault("count-not-whole", { field, value });
  if (number === Number.POSITIVE_INFINITY) throw new Fault("amount-too-large", { field, value });
  if (negative && number !== 0 && habit.positive) throw new Fault("count-negative", { field, value });
  return negative && number !== 0 ? -number : number;
}

const fault = (code: NoMoment | "day-unbelievable", text: string): Fault =>
  new Fault(code, { value: shown(text) });

/** Days before 1995 and after `latest` are not believed. @throws Fault */
function believed(days: number, latest: number, text: string): void {
  if (days < firstDay || days > latest) throw fault("day-unbelievable", text);
}

/** Excel counts days from 1899-12-30 on; whole seconds, because halves of them come from its arithmetic. */
const serialWall = (text: string): number => Math.round((Number(text) - 25_569) * 86_400) * 1000;

/** A moment that a column of counts holds; null where the cell is no count of its kind. */
function counted(text: string, { style }: DayHabit): Moment | null {
  if (style === "serial") {
    const number = Number(text);
    if (!/^\d{5}(?:\.\d+)?$/.test(text) || number < 30_000 || number >= 60_001) return null;
    return { wall: serialWall(text), timed: text.includes("."), offset: null };
  }
  if (!/^\d{9,13}$/.test(text)) return null;
  return { wall: Number(text) * (style === "seconds" ? 1000 : 1), timed: true, offset: 0 };
}

/** @throws Fault */
export function momentIn(given: string, habit: DayHabit, latest: number): Moment {
  const text = given.trim();
  const moment =
    habit.style === "text" ? momentOf(text, habit.order) : (counted(text, habit) ?? "day-unreadable");
  if (typeof moment === "string") throw fault(moment, text);
  believed(Math.floor(moment.wall / dayLength), latest, text);
  return moment;
}

/** Days since 1970-01-01. @throws Fault */
export function spanIn(given: string, habit: DayHabit, latest: number): Span {
  const text = given.trim();
  if (habit.style !== "text") {
    const { wall } = momentIn(text, habit, latest);
    const days = Math.floor(wall / dayLength);
    return { from: days, to: days };
  }
  const span = spanOf(text, habit.order);
  if (typeof span === "string") throw fault(span, text);
  believed(span.from, latest, text);
  // A month or a year that is not over yet ends later than today.
  believed(span.to, latest + 366, text);
  return span;
}

/** ISO 4217; null for a cell that stands for nothing. @throws Fault */
export function currencyIn(text: string): string | null {
  if (isNothing(text)) return null;
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  const meant = currenciesOf(text.trim())?.[0];
  if (meant === undefined || meant === null) throw new Fault("currency-unknown", { value: shown(text) });
  return meant;
}
