// How often a task repeats, in words: a key of the catalogue and what fills it, and the whole sentence for a reader.
import type { Rule, WeekdayPlace } from "../calendar/rule.ts";
import { dayText } from "../calendar/wallClock.ts";
import type { Day } from "../days.ts";
import type { Words } from "../words/words.ts";
import { parseRepeat } from "./repeat.ts";

type Plain = "hour" | "day" | "week" | "month" | "year" | "afterDone" | "workingDay" | "byRule";
type On = "weekOn" | "monthOn" | "monthLast" | "monthPlace" | "monthWorking" | "yearOn";

export interface RepeatWords {
  code: `ui.tasks.repeat.${Plain | On}`;
  /** Raw, to be said in the reader's language: `count` periods between two, weekdays with 0 as Sunday. */
  params: {
    count?: number;
    weekdays?: number[];
    /** Days of the month. */
    days?: number[];
    /** 1 the first, -1 the last. */
    place?: number;
    month?: number;
  };
  /** The last day it may come. */
  until: Day | null;
  /** How often in all. */
  times: number | null;
}

const isWorkingWeek = (byDay: readonly WeekdayPlace[]): boolean =>
  byDay.length === 5 && byDay.every(({ place, weekday }) => place === 0 && weekday >= 1 && weekday <= 5);

type Shape = Pick<RepeatWords, "code" | "params">;
const byRule: Shape = { code: "ui.tasks.repeat.byRule", params: {} };

/** Monday first, as a week is said. */
const said = (byDay: readonly WeekdayPlace[]): number[] =>
  [...new Set(byDay.map(({ weekday }) => weekday))].toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));

function ofMonth(rule: Rule): Shape {
  const { interval: count, byDay, byMonthDay, bySetPos } = rule;
  if (byDay.length + byMonthDay.length + bySetPos.length === 0)
    return { code: "ui.tasks.repeat.month", params: { count } };
  if (byDay.length === 0 && bySetPos.length === 0) {
    if (byMonthDay.every((one) => one > 0))
      return { code: "ui.tasks.repeat.monthOn", params: { count, days: byMonthDay } };
    if (byMonthDay.length === 1 && byMonthDay[0] === -1)
      return { code: "ui.tasks.repeat.monthLast", params: { count } };
    return byRule;
  }
  if (byMonthDay.length > 0 || bySetPos.length > 1) return byRule;
  const [place] = bySetPos;
  if (place !== undefined && isWorkingWeek(byDay) && Math.abs(place) <= 5)
    return { code: "ui.tasks.repeat.monthWorking", params: { count, place } };
  const [only, ...others] = byDay;
  if (!only || others.length > 0 || (place !== undefined && only.place !== 0)) return byRule;
  const at = place ?? only.place;
  if (at === 0 || at > 5 || at < -2) return byRule;
  return { code: "ui.tasks.repeat.monthPlace", params: { count, place: at, weekdays: [only.weekday] } };
}

function ofYear(rule: Rule): Shape {
  const { interval: count, byDay, byMonthDay, byMonth } = rule;
  if (rule.byYearDay.length + rule.byWeek.length + rule.bySetPos.length + byDay.length > 0) return byRule;
  const [month, ...months] = byMonth;
  const [date, ...dates] = byMonthDay;
  if (month === undefined && date === undefined) return { code: "ui.tasks.repeat.year", params: { count } };
  if (month === undefined || date === undefined || date < 1 || months.length + dates.length > 0)
    return byRule;
  return { code: "ui.tasks.repeat.yearOn", params: { count, month, days: [date] } };
}

function shapeOf(rule: Rule): Shape {
  const { freq, interval: count, byDay, byMonth, byMonthDay, bySetPos, byHour, byMinute } = rule;
  if (byHour.length + byMinute.length > 0) return byRule;
  if (freq === "YEARLY") return ofYear(rule);
  if (byMonth.length > 0) return byRule;
  if (freq === "MONTHLY") return ofMonth(rule);
  if (bySetPos.length > 0) return byRule;
  if (
    (freq === "DAILY" || freq === "WEEKLY") &&
    count === 1 &&
    isWorkingWeek(byDay) &&
    byMonthDay.length === 0
  )
    return { code: "ui.tasks.repeat.workingDay", params: {} };
  if (freq === "WEEKLY")
    return byDay.length === 0
      ? { code: "ui.tasks.repeat.week", params: { count } }
      : { code: "ui.tasks.repeat.weekOn", params: { count, weekdays: said(byDay) } };
  if (byDay.length + byMonthDay.length + rule.byYearDay.length > 0) return byRule;
  if (freq === "DAILY") return { code: "ui.tasks.repeat.day", params: { count } };
  return freq === "HOURLY" ? { code: "ui.tasks.repeat.hour", params: { count } } : byRule;
}

/** How often a stored text repeats; null where it is no repetition. What no short words fit is "by a rule". */
export function describeRepeat(text: string): RepeatWords | null {
  const repeat = parseRepeat(text);
  if (!repeat) return null;
  if ("after" in repeat)
    return {
      code: "ui.tasks.repeat.afterDone",
      params: { count: repeat.after },
      until: null,
      times: null,
    };
  const { until, count } = repeat.rule;
  return { ...shapeOf(repeat.rule), until: until && dayText(until.wall), times: count };
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

/**
 * The whole sentence of a stored text, or null where it is no repetition: "Every 2 weeks on Monday and Thursday until
 * 24 December 2026".
 *
 * @param locale BCP 47, for the names of days and months
 */
export function sayRepeat(words: Words, locale: string, text: string): string | null {
  const found = describeRepeat(text);
  if (!found) return null;
  const { code, params, until, times } = found;
  const { count = 1, weekdays = [], days = [], place = 0, month = 1 } = params;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  // 4 January 1970 was a Sunday.
  const dated = (ms: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(ms);
  const named = list.format(weekdays.map((one) => dated((3 + one) * 86_400_000, { weekday: "long" })));
  const ordinal = (number: number): string =>
    words(`ui.tasks.repeat.ordinal.${ordinals.select(number) as "one" | "two" | "few" | "other"}`, {
      number,
    });
  const nth: string =
    place === -1
      ? words("ui.tasks.repeat.place.last")
      : place < -1
        ? words("ui.tasks.repeat.place.beforeLast", { nth: ordinal(-place) })
        : place === 1
          ? words("ui.tasks.repeat.place.first")
          : ordinal(place);
  const what = words(code, {
    count,
    weekdays: named,
    days: list.format(days.map(ordinal)),
    nth,
    date: dated(Date.UTC(2000, month - 1, days[0] ?? 1), { day: "numeric", month: "long" }),
  });
  if (until !== null) {
    const day = dated(Date.parse(`${until}T00:00:00Z`), { dateStyle: "long" });
    return words("ui.tasks.repeat.until", { what, day });
  }
  return times === null ? what : words("ui.tasks.repeat.times", { what, count: times });
}
