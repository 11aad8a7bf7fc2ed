// How a task repeats: by a recurrence rule from its series' first day, or a number of days after it was done.
import { parseRule, type Rule } from "../calendar/rule.ts";
import { completed } from "../calendar/ruleDays.ts";
import { fullBudget, ruleStarts } from "../calendar/ruleStarts.ts";
import { day, dayText, earliest, latest, parseWall, type Wall, wallText } from "../calendar/wallClock.ts";
import { utcToWall, wallToUtc } from "../calendar/zones.ts";
import type { Day } from "../days.ts";

export type Repeat = { rule: Rule } | { after: number };

/** When a task is due: its day and time on the wall of its zone, and the instant of both; no instant without a time. */
export interface Due {
  day: Day;
  time: string | null;
  /** ms UTC */
  at: number | null;
}

/** A repeating task as it stands. */
export interface Repeating {
  /** As it is stored: an RRULE value or `after:<days>`. */
  repeat: string;
  /** The first due day: a rule counts from it, so that COUNT and INTERVAL hold. */
  seriesFrom: Day | null;
  due: Day | null;
  /** 'HH:MM' on the wall of `zone`. */
  time: string | null;
  /** IANA; the reader's where it is null. */
  zone: string | null;
}

const mostDays = 3650;

/** A stored text taken apart; null where it is no repetition. Steps of seconds are none: a due time has minutes. */
export function parseRepeat(text: string): Repeat | null {
  const typed = text.trim();
  const after = /^after: ?(\d{1,4})$/i.exec(typed);
  if (after) {
    const days = Number(after[1]);
    return days >= 1 && days <= mostDays ? { after: days } : null;
  }
  const rule = parseRule(typed.replace(/^RRULE:/i, ""));
  return rule && rule.freq !== "SECONDLY" ? { rule: { ...rule, bySecond: [] } } : null;
}

/** The text to be stored of what was given, or null where it is no repetition. `days` are 1 to 3650. */
export function repeatText(repeat: string | { after: { days: number } }): string | null {
  if (typeof repeat !== "string") {
    const { days } = repeat.after;
    return Number.isInteger(days) && days >= 1 && days <= mostDays ? `after:${days}` : null;
  }
  const parsed = parseRepeat(repeat);
  if (!parsed) return null;
  return "after" in parsed
    ? `after:${parsed.after}`
    : repeat
        .trim()
        .toUpperCase()
        .replace(/^RRULE:/, "");
}

/** Both on the wall clock; null where no calendar has the day or no clock the time. */
const wallOf = (on: Day, time: string | null): Wall | null =>
  parseWall(time === null ? on : `${on}T${time}:00`);

/** A day of whole days has no hours: RFC 5545 §3.3.10 ignores these parts beside a DATE. */
const fitting = (rule: Rule, time: string | null): Rule =>
  time === null ? { ...rule, byHour: [], byMinute: [] } : rule;

function dueOf(wall: Wall, time: string | null, zone: string): Due {
  return time === null
    ? { day: dayText(wall), time: null, at: null }
    : { day: dayText(wall), time: wallText(wall, false).slice(11, 16), at: wallToUtc(wall, zone) };
}

/** Whether a moment lies behind the rule's end. A UTC end is an instant, so that a repeated hour cannot confuse it. */
function isOver({ until }: Rule, wall: Wall, time: string | null, zone: string): boolean {
  if (!until) return false;
  if (until.isDay || time === null) return Math.floor(wall / day) > Math.floor(until.wall / day);
  return until.utc ? wallToUtc(wall, zone) > until.wall : wall > until.wall;
}

const isHourly = ({ freq }: Rule): boolean => freq === "HOURLY" || freq === "MINUTELY";

/** Where a series began. The task's own time holds for all of it, except where the rule moves the time. */
function startOf(rule: Rule, seriesFrom: string | null, due: Wall, time: string | null): Wall | null {
  if (seriesFrom === null) return due;
  const [first = "", firstTime] = seriesFrom.split("T");
  const movesTime = isHourly(rule) || rule.byHour.length + rule.byMinute.length > 0;
  if (!movesTime || time === null) return wallOf(first, time);
  return firstTime === undefined ? due : wallOf(first, firstTime);
}

/** The first moment of a rule after its start that is wanted; null where none comes within some 500 years. */
function firstAfter(
  rule: Rule,
  start: Wall,
  from: Wall,
  time: string | null,
  zone: string,
  wanted: (wall: Wall) => boolean,
): Wall | null {
  const search = { from: Math.max(from, earliest), to: latest, budget: { left: fullBudget } };
  for (const wall of ruleStarts(rule, start, null, search)) {
    if (isOver(rule, wall, time, zone)) return null;
    if (wanted(wall)) return wall;
  }
  return null;
}

/** So many days after the day it was done, and not yet past. */
function afterDone(
  days: number,
  time: string | null,
  zone: string,
  done: { at: number; zone: string },
): Due | null {
  const today = Math.floor(utcToWall(done.at, done.zone) / day);
  // The reader's day may be two behind the task's zone: a day more is enough, two are sure.
  for (let more = 0; more <= 2; more++) {
    const wall = wallOf(dayText((today + days + more) * day), time);
    if (wall === null) return null;
    const due = dueOf(wall, time, zone);
    if (due.at === null || due.at > done.at) return due;
  }
  return null;
}

/**
 * When a task is due again, once it is done: the first occurrence after the one that was due which is not past. A task of
 * a whole day is past when the reader's day has gone beyond it, one with a time when its instant has come. What the clock
 * of its zone leaves out lies as much later, of what it shows twice the first counts; the series keeps its wall time.
 *
 * @param done the instant it was done, ms UTC, and the reader's IANA zone
 * @returns null when the series is over, or nothing of it ever comes
 */
export function nextDue(task: Repeating, done: { at: number; zone: string }): Due | null {
  const repeat = parseRepeat(task.repeat);
  if (!repeat || !Number.isFinite(done.at) || Math.abs(done.at) > latest) return null;
  const { time } = task;
  const zone = task.zone ?? done.zone;
  if ("after" in repeat) return afterDone(repeat.after, time, zone, done);
  const nowWall = utcToWall(done.at, time === null ? done.zone : zone);
  const today = dayText(nowWall);
  const due = wallOf(task.due ?? task.seriesFrom ?? today, time);
  if (due === null) return null;
  const rule = fitting(repeat.rule, time);
  const start = startOf(rule, task.seriesFrom, due, time);
  if (start === null) return null;
  const isAhead =
    time === null
      ? (wall: Wall) => dayText(wall) > dayText(due) && dayText(wall) >= today
      : (wall: Wall) => wall > due && wallToUtc(wall, zone) > done.at;
  const found = firstAfter(rule, start, Math.max(due, nowWall - 2 * day), time, zone, isAhead);
  return found === null ? null : dueOf(found, time, zone);
}

/**
 * When a new task without a day is due first: the first occurrence on or after a day, or that day itself where the next
 * ones count from the day done. INTERVAL begins to count with it: "every 2 weeks on Monday" begins on the next Monday.
 *
 * @param zone the task's IANA zone, or the reader's
 */
export function firstDue(text: string, from: Day, time: string | null, zone: string): Due | null {
  const repeat = parseRepeat(text);
  const start = wallOf(from, time);
  if (!repeat || start === null) return null;
  if ("after" in repeat) return dueOf(start, time, zone);
  const rule = completed(fitting(repeat.rule, time), Math.floor(start / day));
  const steps = { ...rule, interval: 1, count: null };
  // Begun a day early, since the start of a series is never among what it gives.
  const first = isHourly(rule) ? start : Math.floor(start / day) * day;
  const found = firstAfter(steps, start - day, first, time, zone, () => true);
  return found === null ? null : dueOf(found, time, zone);
}

/** Whether a series that begins on this day has any occurrence at all; 30 February has none. */
export function comes(text: string, from: Day, time: string | null, zone: string): boolean {
  const repeat = parseRepeat(text);
  const start = wallOf(from, time);
  if (!repeat || start === null) return false;
  if ("after" in repeat || firstDue(text, from, time, zone)?.day === from) return true;
  const rule = { ...fitting(repeat.rule, time), count: null };
  return firstAfter(rule, start, start, time, zone, () => true) !== null;
}
