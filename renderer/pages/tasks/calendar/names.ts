// The names of days, weeks and months of the calendar, as the reader's locale has them.
import type { Day } from "../../../../electron/domain/days.ts";
import { locale } from "../../../format.ts";

// A day has no time zone: it is shown as UTC, so that none can move it.
const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
const range = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });

/** "November 2026" of '2026-11'. */
export const sayMonth = (text: string): string => month.format(utc(`${text}-01`));
/** "23 – 29 November 2026" */
export const sayWeek = (from: Day, to: Day): string => range.formatRange(utc(from), utc(to));
/** "Mon", "Tue", … */
export const weekdayNames = (days: readonly Day[]): string[] => days.map((day) => weekday.format(utc(day)));
