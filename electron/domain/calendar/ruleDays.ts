// Which days a rule means: one question per day, asked for every day of a period, instead of the table of RFC 5545
// §3.3.10 with its cases of expanding and limiting. Both give the same days.
import type { Rule } from "./rule.ts";
import { dayNumber, type DayParts, dayParts, daysInMonth, leapYear, weekday } from "./wallClock.ts";

/** Whether a day, as a count since 1970-01-01, is one of the rule's. */
export type DayTest = (number: number, parts: DayParts) => boolean;

const yearLength = (year: number): number => (leapYear(year) ? 366 : 365);

/** Whether `place` (1 the first, -1 the last) of `length` is among `wanted`; `at` counts from 0. */
const among = (wanted: readonly number[], at: number, length: number): boolean =>
  wanted.includes(at + 1) || wanted.includes(at - length);

/** The first day of the first week of a year: the one with at least four days in it. */
function firstWeek(year: number, weekStart: number): number {
  const first = dayNumber(year, 1, 1);
  const into = (weekday(first) - weekStart + 7) % 7;
  return into <= 3 ? first - into : first - into + 7;
}

/** Whether the day lies in one of the numbered weeks (ISO 8601, with the rule's own start of the week). */
function inWeek(rule: Rule, number: number, year: number): boolean {
  const weekYear = [year + 1, year, year - 1].find((one) => number >= firstWeek(one, rule.weekStart)) ?? year;
  const start = firstWeek(weekYear, rule.weekStart);
  const weeks = Math.round((firstWeek(weekYear + 1, rule.weekStart) - start) / 7);
  return among(rule.byWeek, Math.floor((number - start) / 7), weeks);
}

/** Whether the weekday fits, and its place in the month or year where the rule has one. */
function weekdayFits(rule: Rule, number: number, parts: DayParts, within: "month" | "year" | null): boolean {
  const today = weekday(number);
  return rule.byDay.some(({ place, weekday }) => {
    if (weekday !== today) return false;
    if (place === 0 || within === null) return true;
    const at = within === "month" ? parts.dayOfMonth - 1 : number - dayNumber(parts.year, 1, 1);
    const length = within === "month" ? daysInMonth(parts.year, parts.month) : yearLength(parts.year);
    return place > 0 ? Math.floor(at / 7) === place - 1 : Math.floor((length - 1 - at) / 7) === -place - 1;
  });
}

/** What the place of a weekday counts in. */
function placesWithin(rule: Rule): "month" | "year" | null {
  if (rule.freq === "MONTHLY") return "month";
  if (rule.freq !== "YEARLY" || rule.byWeek.length > 0) return null;
  return rule.byMonth.length > 0 ? "month" : "year";
}

/** The rule with what it leaves to the day of its start: a yearly rule without days means the start's day. */
export function completed(rule: Rule, start: number): Rule {
  const { month, dayOfMonth } = dayParts(start);
  const ofStart = [{ place: 0, weekday: weekday(start) }];
  if (rule.freq === "WEEKLY") return rule.byDay.length > 0 ? rule : { ...rule, byDay: ofStart };
  const hasDays = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length > 0;
  if (hasDays || (rule.freq !== "MONTHLY" && rule.freq !== "YEARLY")) return rule;
  if (rule.byWeek.length > 0) return { ...rule, byDay: ofStart };
  const byMonth = rule.freq === "YEARLY" && rule.byMonth.length === 0 ? [month] : rule.byMonth;
  return { ...rule, byMonth, byMonthDay: [dayOfMonth] };
}

/** The question for a completed rule; null where every day fits. */
export function dayTest(rule: Rule): DayTest | null {
  const within = placesWithin(rule);
  const tests: DayTest[] = [];
  if (rule.byMonth.length > 0) tests.push((_, { month }) => rule.byMonth.includes(month));
  if (rule.byMonthDay.length > 0 && rule.freq !== "WEEKLY")
    tests.push((_, { year, month, dayOfMonth }) =>
      among(rule.byMonthDay, dayOfMonth - 1, daysInMonth(year, month)),
    );
  if (rule.byYearDay.length > 0 && !["DAILY", "WEEKLY", "MONTHLY"].includes(rule.freq))
    tests.push((number, { year }) => among(rule.byYearDay, number - dayNumber(year, 1, 1), yearLength(year)));
  if (rule.byWeek.length > 0) tests.push((number, { year }) => inWeek(rule, number, year));
  if (rule.byDay.length > 0) tests.push((number, parts) => weekdayFits(rule, number, parts, within));
  return tests.length === 0 ? null : (number, parts) => tests.every((test) => test(number, parts));
}
