// The moments of a recurrence rule, in order, on the wall clock.
//
// Own arithmetic instead of ical.js's iterator: that one can only walk from the start of the series, and one call of its
// `next()` never returns for a rule that has no moment at all (FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31). Here a series is
// entered at the period that is asked for, and every step is counted. Tests hold both against each other.
import type { Rule } from "./rule.ts";
import { completed, type DayTest, dayTest } from "./ruleDays.ts";
import {
  day,
  dayNumber,
  dayParts,
  daysInMonth,
  hour,
  latest,
  leapYear,
  minute,
  second,
  type Wall,
  weekday,
} from "./wallClock.ts";

/** Which part of a series is wanted, and how much work it may cost. */
export interface Search {
  /** Moments before it are passed over. */
  from: Wall;
  /** Exclusive. */
  to: Wall;
  /** Days and moments that may still be looked at: shared by everything one question costs. */
  budget: { left: number };
}

/** Work for one question: some 30 ms, or 500 years of days. */
export const fullBudget = 200_000;

interface Series {
  rule: Rule;
  start: Wall;
  /** Whether a day is one of the rule's; null where every day is. */
  test: DayTest | null;
  /** Where the moments lie in a day, or in the hour or minute of a rule by hours, minutes or seconds: ms, ascending. */
  inside: number[];
  /** Last moment, inclusive. */
  last: Wall;
  search: Search;
  /** Moments so far, the start included. */
  done: number;
}

const or = (given: readonly number[], fallback: number): readonly number[] =>
  given.length > 0 ? given : [fallback];

/** Where the moments lie inside of one day, hour, minute or second. */
function momentsInside(rule: Rule, start: Wall): number[] {
  const { freq } = rule;
  const time = start - Math.floor(start / day) * day;
  const hours =
    freq === "HOURLY" || freq === "MINUTELY" || freq === "SECONDLY"
      ? [0]
      : or(rule.byHour, Math.floor(time / hour));
  const minutes =
    freq === "MINUTELY" || freq === "SECONDLY" ? [0] : or(rule.byMinute, Math.floor(time / minute) % 60);
  const seconds = freq === "SECONDLY" ? [0] : or(rule.bySecond, Math.floor(time / second) % 60);
  const all: number[] = [];
  for (const one of hours)
    for (const two of minutes)
      for (const three of seconds) all.push(one * hour + two * minute + three * second);
  return all;
}

/** Spends some of the budget; false where it is used up. */
function spend(series: Series, work: number): boolean {
  series.search.budget.left -= work;
  return series.search.budget.left > 0;
}

/** The moments of one period from its days (or its one hour, minute, second), by BYSETPOS where the rule has it. */
function* fromPeriod(series: Series, bases: readonly Wall[], width: number): Generator<Wall, boolean> {
  const { rule, start, inside, last, search } = series;
  const { count, bySetPos } = rule;
  const size = bases.length * inside.length;
  const places =
    bySetPos.length === 0
      ? null
      : [...new Set(bySetPos.map((place) => (place > 0 ? place - 1 : size + place)))]
          .filter((place) => place >= 0 && place < size)
          .toSorted((a, b) => a - b);
  const total = places ? places.length : size;
  for (let at = 0; at < total; at++) {
    const place = places ? places[at]! : at;
    const base = bases[Math.floor(place / inside.length)]!;
    if (!places && place % inside.length === 0 && base > start && base + width <= search.from) {
      // A whole day before what is wanted: only counted.
      series.done += inside.length;
      at += inside.length - 1;
      if (count !== null && series.done >= count) return false;
      continue;
    }
    const moment = base + inside[place % inside.length]!;
    if (moment <= start) continue;
    if (moment > last || moment >= search.to) return false;
    if (count !== null && series.done >= count) return false;
    series.done++;
    if (!spend(series, 1)) return false;
    if (moment >= search.from) yield moment;
  }
  return true;
}

/** The days of period number `index` of a rule by days, weeks, months or years: runs of [first, length]. */
function periodDays({ rule, start }: Series, index: number): (readonly [number, number])[] {
  const first = Math.floor(start / day);
  const step = index * rule.interval;
  if (rule.freq === "DAILY") return [[first + step, 1]];
  if (rule.freq === "WEEKLY") return [[first - ((weekday(first) - rule.weekStart + 7) % 7) + step * 7, 7]];
  const { year, month } = dayParts(first);
  if (rule.freq === "MONTHLY") {
    const months = year * 12 + month - 1 + step;
    const at = [Math.floor(months / 12), (months % 12) + 1] as const;
    return [[dayNumber(...at, 1), daysInMonth(...at)]];
  }
  const at = year + step;
  return rule.byMonth.length > 0
    ? rule.byMonth.map((month) => [dayNumber(at, month, 1), daysInMonth(at, month)] as const)
    : [[dayNumber(at, 1, 1), leapYear(at) ? 366 : 365]];
}

/** Which period a moment lies in, or the one before it. */
function periodAt({ rule, start }: Series, moment: Wall): number {
  const days = Math.floor(moment / day) - Math.floor(start / day);
  const years = dayParts(Math.floor(moment / day)).year - dayParts(Math.floor(start / day)).year;
  const periods =
    rule.freq === "DAILY"
      ? days
      : rule.freq === "WEEKLY"
        ? Math.floor(days / 7)
        : rule.freq === "MONTHLY"
          ? years * 12 - 12
          : years;
  return Math.max(0, Math.floor(periods / rule.interval) - 1);
}

/**
 * Whether every period has exactly one moment, the first of them the start, so that the number of a period is the number
 * of its moment.
 */
const steady = ({ rule, start, test, inside }: Series): boolean =>
  inside.length === 1 &&
  rule.bySetPos.length === 0 &&
  start === Math.floor(start / day) * day + inside[0]! &&
  (rule.freq === "WEEKLY"
    ? rule.byDay.length === 1 &&
      rule.byMonth.length === 0 &&
      rule.byDay[0]!.weekday === weekday(Math.floor(start / day))
    : rule.freq === "DAILY" && test === null);

function* byDays(series: Series): Generator<Wall> {
  const { rule, search, test, last } = series;
  const canSkip = rule.count === null || steady(series);
  const first = canSkip ? periodAt(series, search.from) : 0;
  series.done = Math.max(series.done, first);
  for (let index = first; ; index++) {
    const runs = periodDays(series, index);
    const begin = (runs[0]?.[0] ?? Number.POSITIVE_INFINITY) * day;
    if (begin >= search.to || begin > last || begin > latest) return;
    const days: Wall[] = [];
    for (const [from, length] of runs) {
      if (!spend(series, length)) return;
      for (let number = from; number < from + length; number++)
        if (!test || test(number, dayParts(number))) days.push(number * day);
    }
    if (!(yield* fromPeriod(series, days, day))) return;
  }
}

const units = { HOURLY: hour, MINUTELY: minute, SECONDLY: second } as const;

function* byTimes(series: Series, unit: number): Generator<Wall> {
  const { rule, start, search, test, last } = series;
  const base = Math.floor(start / unit) * unit;
  const step = unit * rule.interval;
  const at = (moment: Wall): number => Math.max(0, Math.ceil((moment - base) / step));
  const limits =
    test !== null ||
    rule.byHour.length > 0 ||
    (unit < hour && rule.byMinute.length > 0) ||
    (unit < minute && rule.bySecond.length > 0);
  const single =
    !limits && series.inside.length === 1 && rule.bySetPos.length === 0 && start === base + series.inside[0]!;
  let index = rule.count === null || single ? Math.max(0, at(search.from) - 1) : 0;
  series.done = Math.max(series.done, index);
  let asked = Number.NaN;
  let fits = true;
  for (;;) {
    const begin = base + index * step;
    if (begin >= search.to || begin > last || begin > latest || !spend(series, 1)) return;
    const number = Math.floor(begin / day);
    if (test && number !== asked) {
      asked = number;
      fits = test(number, dayParts(number));
    }
    const next = nextFitting(rule, unit, begin, fits);
    if (next === begin) {
      if (!(yield* fromPeriod(series, [begin], unit))) return;
      index++;
    } else index = Math.max(index + 1, at(next));
  }
}

/** The moment itself where the rule's hours, minutes and seconds take it, else the earliest that could be taken. */
function nextFitting(rule: Rule, unit: number, begin: Wall, fits: boolean): Wall {
  const after = (width: number): Wall => (Math.floor(begin / width) + 1) * width;
  const part = (width: number, count: number): number =>
    ((Math.floor(begin / width) % count) + count) % count;
  if (!fits) return after(day);
  if (rule.byHour.length > 0 && !rule.byHour.includes(part(hour, 24))) return after(hour);
  if (unit < hour && rule.byMinute.length > 0 && !rule.byMinute.includes(part(minute, 60)))
    return after(minute);
  if (unit < minute && rule.bySecond.length > 0 && !rule.bySecond.includes(part(second, 60)))
    return after(second);
  return begin;
}

/**
 * The moments of a rule after its start, in order. The start itself is never given, but it counts as the first for COUNT
 * (RFC 5545 §3.3.10).
 *
 * @param until last moment on the wall clock, inclusive
 */
export function ruleStarts(given: Rule, start: Wall, until: Wall | null, search: Search): Generator<Wall> {
  const rule = completed(given, Math.floor(start / day));
  const series: Series = {
    rule,
    start,
    test: dayTest(rule),
    inside: momentsInside(rule, start),
    last: until ?? latest,
    search,
    done: 1,
  };
  const { freq } = rule;
  return freq === "HOURLY" || freq === "MINUTELY" || freq === "SECONDLY"
    ? byTimes(series, units[freq])
    : byDays(series);
}
