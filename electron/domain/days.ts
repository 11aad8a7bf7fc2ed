// Days as text: 'YYYY-MM-DD' all the way, so that no time zone can move one. Arithmetic on them, and days out of words.
import { casual } from "chrono-node/en";

/** A day on the wire and in the store: 'YYYY-MM-DD' of the proleptic Gregorian calendar. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Midnight UTC as a plain count, only for arithmetic inside this file. */
const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day of these numbers, or null where the calendar has none (31 February). */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999) return null;
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const ms = shape.test(text) ? toMs(text) : Number.NaN;
  return !Number.isNaN(ms) && fromMs(ms) === text ? text : null;
}

export const isDay = (text: string): boolean => {
  const parts = shape.exec(text);
  return parts !== null && makeDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
};

const first = toMs("0001-01-01");
const last = toMs("9999-12-31");

/** `days` later (earlier when negative); calendars end with the year 9999. */
export const addDays = (day: Day, days: number): Day =>
  fromMs(Math.min(last, Math.max(first, toMs(day) + days * MS_PER_DAY)));

/** `months` later on the same day of the month, or on the month's last day where it is shorter: 31 January + 1 = 28 February. */
export function addMonths(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  for (let last = Number(day.slice(8)); last > 27; last--) {
    const found = makeDay(year, month, last);
    if (found) return found;
  }
  return makeDay(year, month, Number(day.slice(8))) ?? day;
}

/** Negative when `a` is earlier; for sorting. ISO days sort as text. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whole days from `a` to `b`. */
export const daysBetween = (a: Day, b: Day): number => Math.round((toMs(b) - toMs(a)) / MS_PER_DAY);

/** The calendar day of an instant (ms UTC) in an IANA time zone. */
export function dayOf(at: number, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return `${(found.year ?? "").padStart(4, "0")}-${found.month}-${found.day}`;
}

/** What was understood; it is shown back to the person, formatted for their locale. */
export interface Understood {
  day: Day;
}

/** In which direction a day without its year, or a bare weekday, is meant: plans lie ahead, what was said lies behind. */
export type Lean = "ahead" | "behind";

/**
 * A day out of words: "next fri", "in 2 weeks", "15 dec", "tomorrow", "+3", "15.12.", "1/12", "20th".
 *
 * @param text what was typed; all of it must be understood, else null
 * @param today the day it is for the reader
 * @param locale decides whether "1/12" is December or January (BCP 47); dots are always day first
 */
export function parseDay(
  text: string,
  today: Day,
  locale = "en-GB",
  lean: Lean = "ahead",
): Understood | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (typed === "" || typed.length > 60) return null;
  const exact =
    inNumbers(typed, today, locale, lean) ??
    inSteps(typed, today) ??
    onWeekday(typed, today, lean) ??
    inWeek(typed, today);
  if (exact !== null) return { day: exact };
  const words = inWords(typed, today, lean);
  return words === null || words.time !== null ? null : { day: words.day };
}

/** 2026-12-15, 15.12., 15.12.26, 1/12, 12/1/2027 (by locale), 15, 20th. */
function inNumbers(typed: string, today: Day, locale: string, lean: Lean): Day | null {
  if (isDay(typed)) return typed;
  const alone = /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(typed);
  if (alone) return nearest(null, Number(alone[1]), today, lean);
  const parts = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{2}|\d{4})?)?$/.exec(typed);
  if (!parts) return null;
  const dayFirst = parts[2] !== "/" || isDayFirst(locale);
  const [day, month] = dayFirst ? [Number(parts[1]), Number(parts[3])] : [Number(parts[3]), Number(parts[1])];
  if (parts[4] === undefined) return nearest(month, day, today, lean);
  const year = Number(parts[4]);
  return makeDay(year < 100 ? 2000 + year : year, month, day);
}

/** "+3", "-1", "+2w", "2 weeks", "in a month", "3 days ago": steps from today. */
function inSteps(typed: string, today: Day): Day | null {
  const parts =
    /^(?:in |(\+|-) ?)?(\d{1,4}|an?|one)(?: ?(d|days?|w|weeks?|m|months?|fortnight))?( ago)?$/.exec(typed);
  if (!parts || (!parts[1] && !parts[3])) return null;
  const steps = (/^\d/.test(parts[2] ?? "") ? Number(parts[2]) : 1) * (parts[1] === "-" || parts[4] ? -1 : 1);
  const unit = parts[3]?.charAt(0);
  if (unit === "m") return addMonths(today, steps);
  return addDays(today, steps * (unit === "w" ? 7 : unit === "f" ? 14 : 1));
}

/** The next (or last) day with this number, and this month where one is given; a leap day may be years away. */
function nearest(month: number | null, day: number, today: Day, lean: Lean): Day | null {
  const step = lean === "ahead" ? 1 : -1;
  const first = `${today.slice(0, 7)}-01`;
  for (let away = 0; away <= 96; away++) {
    const at = addMonths(first, away * step);
    if (month !== null && Number(at.slice(5, 7)) !== month) continue;
    const found = makeDay(Number(at.slice(0, 4)), Number(at.slice(5, 7)), day);
    if (found && compareDays(found, today) * step >= 0) return found;
  }
  return null;
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(toMs(day)).getUTCDay();

/** "fri" is the nearest after today (before or on it, said of the past); "next fri" is next week's, weeks starting on Monday. */
function onWeekday(typed: string, today: Day, lean: Lean): Day | null {
  const parts = /^(?:on )?(?:(next|last|this) )?(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?$/.exec(
    typed,
  );
  const wanted = weekdays.findIndex((name) => name === parts?.[2]);
  if (!parts || wanted < 0) return null;
  const since = (weekdayOf(today) - wanted + 7) % 7;
  if (parts[1] === "last") return addDays(today, since === 0 ? -7 : -since);
  if (parts[1] === "next") {
    const monday = addDays(today, 7 - ((weekdayOf(today) + 6) % 7));
    return addDays(monday, (wanted + 6) % 7);
  }
  if (lean === "behind") return addDays(today, -since);
  return since === 0 && parts[1] === "this" ? today : addDays(today, 7 - since);
}

/** "mon next week", "end of the week" (its Friday, or the one to come), "eow", "eom", "eod", "this afternoon". */
function inWeek(typed: string, today: Day): Day | null {
  if (/^(?:eod|end of (?:the |this )?day|this (?:morning|afternoon|evening))$/.test(typed)) return today;
  if (/^(?:eom|end of (?:the |this )?month)$/.test(typed))
    return addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1);
  const friday = addDays(today, (5 - weekdayOf(today) + 7) % 7);
  if (/^(?:eow|end of (?:the |this )?week)$/.test(typed)) return friday;
  if (typed === "end of next week") return onWeekday("next fri", today, "ahead");
  const named = /^(?:(?:on )?(\w+) next week|next week(?: on)? (\w+))$/.exec(typed);
  return named ? onWeekday(`next ${named[1] ?? named[2]}`, today, "ahead") : null;
}

/**
 * What chrono reads in English, or null where it read only a part of the text; `time` is 'HH:MM', null where none was
 * said. Chrono is asked at noon UTC and never to look forward: its own choice of the year depends on the machine's zone.
 */
export function inWords(typed: string, today: Day, lean: Lean): { day: Day; time: string | null } | null {
  const text = typed.replace(/^(?:on|the) /, "");
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [found, ...others] = casual.parse(text, reference);
  if (!found || others.length > 0 || found.end || found.text.length !== text.length) return null;
  const { start } = found;
  const [year, month, number] = [start.get("year"), start.get("month"), start.get("day")];
  if (year === null || month === null || number === null) return null;
  const withoutYear = start.isCertain("month") && !start.isCertain("year");
  const day = withoutYear ? nearest(month, number, today, lean) : makeDay(year, month, number);
  const time = start.isCertain("hour") ? clock(start.get("hour") ?? 0, start.get("minute") ?? 0) : null;
  return day === null ? null : { day, time };
}

/** 'HH:MM' of 24 hours. */
export const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

function isDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: "UTC" })
    .formatToParts(0)
    .map((part) => part.type);
  return parts.indexOf("day") < parts.indexOf("month");
}
