// The example's calendar: days counted from today (0; yesterday is -1), working days, instants and month names.
import { addDays, type Day } from "../../domain/days.ts";

/** Two years: nothing in the example is older. */
export const span = 729;

export const dayAt = (today: Day, offset: number): Day => addDays(today, offset);

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The same day, or the Monday after a weekend. */
export function workday(today: Day, offset: number): number {
  const which = weekday(dayAt(today, offset));
  return offset + (which === 6 ? 2 : which === 0 ? 1 : 0);
}

/** The instant in ms UTC of a minute of a day. */
export const instant = (today: Day, offset: number, minute: number): number =>
  Date.parse(`${dayAt(today, offset)}T00:00:00Z`) + minute * 60_000;

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** 1 to 12. */
export const monthOf = (day: Day): number => Number(day.slice(5, 7));

/** The month's name, `shift` months away. */
export const monthName = (day: Day, shift = 0): string => months[(monthOf(day) - 1 + shift + 12) % 12]!;

/** "14 March". */
export const spokenDay = (day: Day): string => `${Number(day.slice(8))} ${monthName(day)}`;

/** The season that comes next and that one plans for. */
export function nextSeason(day: Day): string {
  const month = monthOf(day);
  if (month >= 9 && month <= 11) return "the Christmas season";
  return month === 12 || month <= 2 ? "spring" : month <= 5 ? "summer" : "autumn";
}
