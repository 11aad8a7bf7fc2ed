// Wall-clock moments as numbers: milliseconds since 1970 of what the clock shows, as if it showed UTC. No zone is in them.

/** A wall-clock moment; only `zones.ts` turns it into an instant. */
export type Wall = number;

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** First and last moment that is counted with: years 1 to 9999. */
export const earliest: Wall = -62_135_596_800_000;
export const latest: Wall = 253_402_300_799_000;

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar; `month` is 1 to 12. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

export interface DayParts {
  year: number;
  month: number;
  dayOfMonth: number;
}

/** The date of a count of days since 1970-01-01. */
export function dayParts(number: number): DayParts {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export const leapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && leapYear(year) ? 29 : (lengths[month - 1] ?? 31);

/** 0 is Sunday, as in RFC 5545's order of days. */
export const weekday = (number: number): number => (((number + 4) % 7) + 7) % 7;

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?$/;

/** "2026-10-05T09:00:00" or "2026-10-05" as a number; null where no calendar has such a moment. */
export function parseWall(text: string): Wall | null {
  const [, year, month, dayOfMonth, hours, minutes, seconds] = (shape.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || dayOfMonth === undefined) return null;
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))
    return null;
  const days = dayNumber(year, month, dayOfMonth) * day;
  if (hours === undefined || minutes === undefined || seconds === undefined || Number.isNaN(hours))
    return days;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return days + hours * hour + minutes * minute + seconds * second;
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** A day as text: "2026-10-05". */
export function dayText(wall: Wall): string {
  const { year, month, dayOfMonth } = dayParts(Math.floor(wall / day));
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
}

/** A moment as text: "2026-10-05T09:00:00"; only the day where it is `allDay`. */
export function wallText(wall: Wall, allDay: boolean): string {
  if (allDay) return dayText(wall);
  const time = wall - Math.floor(wall / day) * day;
  return `${dayText(wall)}T${two(Math.floor(time / hour))}:${two(Math.floor(time / minute) % 60)}:${two(Math.floor(time / second) % 60)}`;
}

/** Midnight of the same day. */
export const startOfDay = (wall: Wall): Wall => Math.floor(wall / day) * day;
