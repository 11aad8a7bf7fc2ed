// The days that a week or a month shows, and the steps from one to the next.
import { addDays, addMonths, type Day, weekdayOf } from "../../../../electron/domain/days.ts";

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The weekday that a week begins with where the reader is. */
export function firstWeekday(locale: string): Weekday {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  // 7 is Sunday there; without an answer it is Monday, as in ISO 8601.
  return ((known.getWeekInfo?.().firstDay ?? 1) % 7) as Weekday;
}

export const weekStart = (day: Day, first: Weekday): Day => addDays(day, -((weekdayOf(day) - first + 7) % 7));

export const weekOf = (day: Day, first: Weekday): Day[] => {
  const start = weekStart(day, first);
  return Array.from({ length: 7 }, (_, at) => addDays(start, at));
};

/** The whole weeks in which a month ('YYYY-MM') has days. */
export function weeksOf(month: string, first: Weekday): Day[][] {
  const begin = `${month}-01`;
  const last = addDays(addMonths(begin, 1), -1);
  const weeks: Day[][] = [];
  for (let start = weekStart(begin, first); start <= last; start = addDays(start, 7))
    weeks.push(weekOf(start, first));
  return weeks;
}

export const monthOf = (day: Day): string => day.slice(0, 7);

/** The month that many later, 'YYYY-MM'. */
export const monthAfter = (month: string, by: number): string => monthOf(addMonths(`${month}-01`, by));

const arrows: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a task that is carried by keyboard goes; null for a key that moves nothing. Pages are months. */
export function carriedTo(day: Day, key: string): Day | null {
  const by = arrows[key];
  if (by !== undefined) return addDays(day, by);
  if (key === "PageUp" || key === "PageDown") return addMonths(day, key === "PageUp" ? -1 : 1);
  return null;
}
