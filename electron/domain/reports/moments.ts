// Days and times as reports write them: in figures, in words, with zones, as ranges and as months.
import { day, dayNumber, daysInMonth, hour, minute, type Wall } from "../calendar/wallClock.ts";
import { monthOf } from "./monthNames.ts";
import type { DateOrder } from "./record.ts";

/** A day, or a moment of it. */
export interface Moment {
  /** What the clock shows, ms since 1970 as if it were UTC. */
  wall: Wall;
  /** A time of day was written. */
  timed: boolean;
  /** East of UTC in ms, where the text names its zone; else null. */
  offset: number | null;
}

/** A text that is no day, or one in the order of figures that its column does not have. */
export type NoMoment = "day-unreadable" | "date-order-mixed";

/** No day, moment or range is written with more characters. */
const longest = 100;

const zones: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  aest: 10,
  aedt: 11,
  jst: 9,
};

const figures = /^(\d{1,4})([-./ ])(\d{1,2})\2(\d{1,4})(?!\d)/;
const dayMonthYear =
  /^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]*(?:de\s+)?(\p{L}{3,10})\.?,?[\s-]*(?:de\s+)?'?(\d{4}|\d{2})(?!\d)/u;
const monthDayYear =
  /^(?:\p{L}{2,10}\.?,?\s+)?(\p{L}{3,10})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|\d{2})(?!\d)/u;
const clock =
  /^[\sT,]+(?:um\s+|at\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(.*)$/iu;
const offsetText = /^(?:(?:utc|gmt)\s*)?([+-])(\d{1,2}):?(\d{2})?$/i;

const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

/** Whether a calendar has this day. */
const exists = (year: number, month: number, dayOfMonth: number): boolean =>
  year > 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);

interface Found {
  days: number;
  length: number;
}

function dayInFigures(text: string, order: DateOrder | null): Found | NoMoment | null {
  const parts = figures.exec(text);
  if (!parts) return null;
  const [all, first = "", , second = "", third = ""] = parts;
  const inOrder = (kind: DateOrder): number | null => {
    const [year, month, dayOfMonth] =
      kind === "ymd"
        ? [first, second, third]
        : kind === "dmy"
          ? [third, second, first]
          : [third, first, second];
    if (month.length > 2 || dayOfMonth.length > 2 || year.length === 3) return null;
    const numbers = [fullYear(year), Number(month), Number(dayOfMonth)] as const;
    return exists(...numbers) ? dayNumber(...numbers) : null;
  };
  const shown: DateOrder | null = first.length > 2 ? "ymd" : order;
  if (shown === null) return "day-unreadable";
  const days = inOrder(shown);
  if (days !== null) return { days, length: all.length };
  const other = (["dmy", "mdy"] as const).some((kind) => kind !== shown && inOrder(kind) !== null);
  return other && first.length <= 2 ? "date-order-mixed" : "day-unreadable";
}

function dayInWords(text: string): Found | null {
  const forward = dayMonthYear.exec(text);
  if (forward) {
    const month = monthOf(forward[2] ?? "");
    const numbers = [fullYear(forward[3] ?? ""), month, Number(forward[1])] as const;
    if (month > 0)
      return exists(...numbers) ? { days: dayNumber(...numbers), length: forward[0].length } : null;
  }
  const american = monthDayYear.exec(text);
  if (!american) return null;
  const numbers = [fullYear(american[3] ?? ""), monthOf(american[1] ?? ""), Number(american[2])] as const;
  return exists(...numbers) ? { days: dayNumber(...numbers), length: american[0].length } : null;
}

function joined(text: string): Found | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (!parts) return null;
  const numbers = [Number(parts[1]), Number(parts[2]), Number(parts[3])] as const;
  return exists(...numbers) ? { days: dayNumber(...numbers), length: 8 } : null;
}

/** East of UTC in ms of a zone's short name or an offset; null where it is neither. */
export function offsetOf(text: string): number | null {
  const named = zones[text.toLowerCase()];
  if (named !== undefined) return named * hour;
  const parts = offsetText.exec(text);
  if (!parts) return null;
  const size = Number(parts[2]) * hour + Number(parts[3] ?? 0) * minute;
  return size > 15 * hour ? null : parts[1] === "-" ? -size : size;
}

/** A time of day in ms with what stands after it; null where it is none. */
export function timeOf(text: string): { time: number; rest: string } | null {
  if (text.length > longest) return null;
  const parts = clock.exec(` ${text.trim()}`);
  if (!parts) return null;
  const [, hours = "", minutes = "", seconds = "0", half, rest = ""] = parts;
  let shown = Number(hours);
  if (half !== undefined) {
    if (shown < 1 || shown > 12) return null;
    shown = (shown % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  }
  if (shown > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  return {
    time: shown * hour + Number(minutes) * minute + Math.min(Number(seconds), 59) * 1000,
    rest: rest.trim(),
  };
}

/**
 * The day or moment that a text begins with and consists of. `order` is that of its column's figures; null where the
 * column has none.
 */
export function momentOf(given: string, order: DateOrder | null): Moment | NoMoment {
  const text = given.trim();
  if (text.length > longest) return "day-unreadable";
  const found = dayInFigures(text, order) ?? dayInWords(text) ?? joined(text);
  if (found === null) return "day-unreadable";
  if (typeof found === "string") return found;
  const wall = found.days * day;
  const rest = text.slice(found.length).trim();
  if (rest === "") return { wall, timed: false, offset: null };
  const time = timeOf(rest.replace(/^T/, ""));
  if (!time) return "day-unreadable";
  if (time.rest === "") return { wall: wall + time.time, timed: true, offset: null };
  const offset = offsetOf(time.rest.replace(/^\((.*)\)$/, "$1"));
  return offset === null ? "day-unreadable" : { wall: wall + time.time, timed: true, offset };
}

/** Which order the figures of a day show; null where it has none or can be read in two ways. Dots are always day first. */
export function shownOrder(given: string): DateOrder | null {
  const parts = figures.exec(given.trim());
  if (!parts) return null;
  const [, first = "", sign = "", second = "", third = ""] = parts;
  if (first.length > 2) return "ymd";
  const [a, b] = [Number(first), Number(second)];
  if (a > 31 && third.length <= 2) return "ymd";
  if (a > 12 && b <= 12) return third.length === 2 && sign === "-" && Number(third) <= 31 ? null : "dmy";
  if (b > 12 && a <= 12) return "mdy";
  return sign === "." && a <= 31 && b <= 12 ? "dmy" : null;
}

/** Whether the figures of a day have an order at all, shown or not. */
export const hasOrder = (text: string): boolean => /^\s*\d{1,2}([-./ ])\d{1,2}\1\d{2,4}(?!\d)/.test(text);

/** Days since 1970-01-01, both ends included. */
export interface Span {
  from: number;
  to: number;
}

const wholeMonth = (year: number, month: number): Span | null =>
  month < 1 || month > 12
    ? null
    : { from: dayNumber(year, month, 1), to: dayNumber(year, month, daysInMonth(year, month)) };

/** A month ("2026-10", "10/2026", "Oct 2026") or a quarter ("Q3 2026"); null where it is neither. */
export function monthSpan(given: string): Span | null {
  const text = given.trim();
  if (text.length > longest) return null;
  const figured = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? null;
  if (figured) return wholeMonth(Number(figured[1]), Number(figured[2]));
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (turned) return wholeMonth(Number(turned[2]), Number(turned[1]));
  const quarter = /^(?:Q([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*Q([1-4]))$/i.exec(text);
  if (quarter) {
    const year = Number(quarter[2] ?? quarter[3]);
    const last = Number(quarter[1] ?? quarter[4]) * 3;
    return { from: dayNumber(year, last - 2, 1), to: dayNumber(year, last, daysInMonth(year, last)) };
  }
  const words = /^(\p{L}{3,10})\.?[\s,/'-]*(\d{4}|\d{2})$/u.exec(text) ?? null;
  if (words) return wholeMonth(fullYear(words[2] ?? ""), monthOf(words[1] ?? ""));
  const before = /^(\d{4})[\s,/-]*(\p{L}{3,10})\.?$/u.exec(text);
  return before ? wholeMonth(Number(before[1]), monthOf(before[2] ?? "")) : null;
}

const between =
  /\s+(?:-|\u2013|\u2014|to|bis|au|hasta|al|a|tot|till|until|through)\s+|\s*[\u2013\u2014]\s*|\s*\/\s*(?=\d{4}-)/iu;

/** The days that a cell names: one, a range of two, a month; or why it names none. */
export function spanOf(given: string, order: DateOrder | null): Span | NoMoment {
  const text = given.trim();
  if (text.length > longest) return "day-unreadable";
  const month = monthSpan(text);
  if (month) return month;
  const parts = text.split(between);
  if (parts.length === 2) {
    const [from, to] = [spanOf(parts[0] ?? "", order), spanOf(parts[1] ?? "", order)];
    if (typeof from === "string") return from;
    if (typeof to === "string") return to;
    return to.to < from.from ? "day-unreadable" : { from: from.from, to: to.to };
  }
  const moment = momentOf(text, order);
  if (typeof moment === "string") return moment;
  const days = Math.floor(moment.wall / day);
  return { from: days, to: days };
}
