// How often an event is, as a key of the words and what fills it.
import type { EventRecord } from "./record.ts";
import { parseRule } from "./rule.ts";
import { dayText } from "./wallClock.ts";
import { utcToWall } from "./zones.ts";

const units = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" } as const;

type Every = `ui.calendar.every.${"day" | "week" | "month" | "year"}${"" | "Until" | "Times"}`;

export interface Recurrence {
  code: Every | "ui.calendar.every.often";
  /** `count` periods between two; `until` a day, to be formatted for the reader; `times` how often in all. */
  params: { count?: number; until?: string; times?: number };
}

/** How often an event is; null where it is once. What no short word fits is only said to repeat. */
export function describeRecurrence({
  rrules,
  rdates,
  times: { zone },
  zones,
}: EventRecord): Recurrence | null {
  if (rrules.length === 0 && rdates.length === 0) return null;
  const often: Recurrence = { code: "ui.calendar.every.often", params: {} };
  const rule = rrules.length === 1 && rdates.length === 0 ? parseRule(rrules[0]!) : null;
  if (!rule) return often;
  const { freq, interval: count, until, count: times } = rule;
  if (freq === "SECONDLY" || freq === "MINUTELY" || freq === "HOURLY") return often;
  // "Every day" would not be true of the working days only.
  if (freq === "DAILY" && rule.byDay.length + rule.byMonth.length + rule.byMonthDay.length > 0) return often;
  const code = `ui.calendar.every.${units[freq]}` as const;
  if (until) {
    const wall = until.utc && zone !== null ? utcToWall(until.wall, zone, zones) : until.wall;
    return { code: `${code}Until`, params: { count, until: dayText(wall) } };
  }
  return times === null ? { code, params: { count } } : { code: `${code}Times`, params: { count, times } };
}
