// A recurrence rule taken apart (RFC 5545 §3.3.10): text to numbers, or null where it is no rule.
import { parseWall, type Wall } from "./wallClock.ts";

const frequencies = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Frequency = (typeof frequencies)[number];

/** `place` 0 is every such weekday, 2 the second, -1 the last; `weekday` 0 is Sunday. */
export interface WeekdayPlace {
  place: number;
  weekday: number;
}

/** The last moment of a rule as it is written: a day, or a moment that may be in UTC. */
export interface Until {
  wall: Wall;
  isDay: boolean;
  utc: boolean;
}

export interface Rule {
  freq: Frequency;
  interval: number;
  count: number | null;
  until: Until | null;
  /** First day of the week, 0 is Sunday. */
  weekStart: number;
  bySecond: number[];
  byMinute: number[];
  byHour: number[];
  byDay: WeekdayPlace[];
  byMonthDay: number[];
  byYearDay: number[];
  byWeek: number[];
  byMonth: number[];
  bySetPos: number[];
}

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** Longest text of a rule that is looked at; the longest useful one lists all days of a year. */
const longestRule = 4_000;

/** Numbers of a list, sorted and once each; null where one is outside the bounds. */
function numbers(text: string | undefined, low: number, high: number, signed = false): number[] | null {
  if (text === undefined) return [];
  const found = new Set<number>();
  for (const part of text.split(",")) {
    if (!/^\s*[+-]?\d{1,3}\s*$/.test(part)) return null;
    const number = Number(part);
    const size = signed ? Math.abs(number) : number;
    if (size < low || size > high) return null;
    found.add(number);
  }
  return [...found].toSorted((a, b) => a - b);
}

function weekdayPlaces(text: string | undefined): WeekdayPlace[] | null {
  if (text === undefined) return [];
  const places: WeekdayPlace[] = [];
  for (const part of text.split(",")) {
    const found = /^\s*([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)\s*$/.exec(part);
    const place = Number(found?.[1] ?? 0);
    if (!found || Math.abs(place) > 53 || (found[1] !== undefined && place === 0)) return null;
    places.push({ place, weekday: weekdays.indexOf(found[2]!) });
  }
  return places;
}

/** "20261224" or "20261224T180000Z", also with dashes and colons. */
export function parseUntil(text: string): Until | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$/.exec(text.trim());
  if (!found) return null;
  const [, year, month, dayOfMonth, hours, minutes, seconds = "00", utc] = found;
  const isDay = hours === undefined;
  const wall = parseWall(
    `${year}-${month}-${dayOfMonth}${isDay ? "" : `T${hours}:${minutes}:${seconds === "60" ? "59" : seconds}`}`,
  );
  return wall === null ? null : { wall, isDay, utc: utc !== undefined };
}

const positive = (text: string | undefined, fallback: number | null): number | null | undefined =>
  text === undefined ? fallback : /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;

/**
 * A rule out of the value of RRULE. Parts it does not know are passed over (RFC 5545 §3.3.10 lets them be added);
 * null where FREQ is missing or a part is outside of what the RFC allows.
 */
export function parseRule(text: string): Rule | null {
  if (text.length > longestRule) return null;
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(";")) {
    const at = part.indexOf("=");
    if (at > 0) parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const freq = frequencies.find((one) => one === parts.get("FREQ"));
  const interval = positive(parts.get("INTERVAL"), 1);
  const count = positive(parts.get("COUNT"), null);
  const untilText = parts.get("UNTIL");
  const until = untilText === undefined ? null : parseUntil(untilText);
  const weekStart = weekdays.indexOf(parts.get("WKST") ?? "MO");
  const bySecond = numbers(parts.get("BYSECOND"), 0, 60);
  const byMinute = numbers(parts.get("BYMINUTE"), 0, 59);
  const byHour = numbers(parts.get("BYHOUR"), 0, 23);
  const byDay = weekdayPlaces(parts.get("BYDAY"));
  const byMonthDay = numbers(parts.get("BYMONTHDAY"), 1, 31, true);
  const byYearDay = numbers(parts.get("BYYEARDAY"), 1, 366, true);
  const byWeek = numbers(parts.get("BYWEEKNO"), 1, 53, true);
  const byMonth = numbers(parts.get("BYMONTH"), 1, 12);
  const bySetPos = numbers(parts.get("BYSETPOS"), 1, 366, true);
  if (!freq || typeof interval !== "number" || count === undefined || weekStart < 0) return null;
  if (untilText !== undefined && until === null) return null;
  if (!bySecond || !byMinute || !byHour || !byDay || !byMonthDay || !byYearDay) return null;
  if (!byWeek || !byMonth || !bySetPos) return null;
  return {
    freq,
    interval,
    count,
    until,
    weekStart,
    // A leap second is the second before it: no clock of a computer shows it.
    bySecond: [...new Set(bySecond.map((one) => Math.min(one, 59)))],
    byMinute,
    byHour,
    byDay,
    byMonthDay,
    byYearDay,
    // BYWEEKNO is for years only; elsewhere programs write it without meaning it.
    byWeek: freq === "YEARLY" ? byWeek : [],
    byMonth,
    bySetPos,
  };
}
