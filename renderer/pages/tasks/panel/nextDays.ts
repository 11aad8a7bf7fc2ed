// The days on which a repeating task comes after the one that is due.
import type { Day } from "../../../../electron/domain/days.ts";
import { nextDue } from "../../../../electron/domain/tasks/repeat.ts";
import { instantOf } from "../../../../electron/domain/when.ts";

export interface Series {
  repeat: string;
  seriesFrom: Day | null;
  dueOn: Day | null;
  dueTime: string | null;
  timeZone: string | null;
}

/** At most `count` of them; fewer where the series ends. What counts from being done is taken as done on its day, or today. */
export function nextDays(series: Series, count: number, now: number, zone: string): Day[] {
  const { repeat, seriesFrom, dueTime: time, timeZone } = series;
  const days: Day[] = [];
  let due = series.dueOn;
  while (days.length < count) {
    const noon = due === null ? now : instantOf(due, "12:00", zone);
    const at = repeat.startsWith("after:") ? Math.max(now, noon) : now;
    const next = nextDue({ repeat, seriesFrom: seriesFrom ?? due, due, time, zone: timeZone }, { at, zone });
    if (!next) break;
    days.push(next.day);
    due = next.day;
  }
  return days;
}
