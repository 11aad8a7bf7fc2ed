// How days, instants and numbers are shown: by Intl, in the reader's locale and time zone. Never assembled by hand.
import { isIana } from "../electron/domain/calendar/zones.ts";
import { daysBetween } from "../electron/domain/days.ts";

export const locale: string = navigator.language || "en";
// Of a system's zone that the browser does not know it says nothing, or a name that no formatter takes.
const machine: { timeZone?: string } = Intl.DateTimeFormat().resolvedOptions();
export const timeZone: string =
  machine.timeZone !== undefined && isIana(machine.timeZone) ? machine.timeZone : "UTC";

const number = new Intl.NumberFormat(locale);
const bytes = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const dayOptions = { day: "numeric", month: "short", year: "numeric" } as const;
// A day has no time zone: it is shown as UTC, so that none can move it.
const dayShort = new Intl.DateTimeFormat(locale, { ...dayOptions, timeZone: "UTC" });
const dayLong = new Intl.DateTimeFormat(locale, { ...dayOptions, weekday: "short", timeZone: "UTC" });
const dayYearless = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
const dayNear = new Intl.DateTimeFormat(locale, {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
// "numeric" is the locale's own way: "3:00 PM" with twelve hours, "09:30" with twenty-four.
const clockOptions = { hour: "numeric", minute: "2-digit" } as const;
const instant = new Intl.DateTimeFormat(locale, { ...dayOptions, ...clockOptions });
const clock = new Intl.DateTimeFormat(locale, clockOptions);
const instantDay = new Intl.DateTimeFormat(locale, dayOptions);
const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
const languages = new Intl.DisplayNames(locale, { type: "language", fallback: "code" });
const list = new Intl.ListFormat(locale, { type: "unit", style: "short" });
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });

/** A number as people of `from` write it, or with a point, as decimal text with a point; null where it is none. */
export function readNumber(text: string, from: string = locale): string | null {
  const parts = new Intl.NumberFormat(from).formatToParts(1.5);
  const decimal = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  const plain = text.replaceAll(/[\s\u00a0\u202f']/g, "");
  const isPointForm = decimal === "." || /^-?\d+\.\d+$/.test(plain);
  const point = isPointForm ? plain.replaceAll(",", "") : plain.replaceAll(".", "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(point) ? point : null;
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The day of an instant (ms UTC) where the reader is, 'YYYY-MM-DD'. Tables ask for it per cell: no formatter is made for it. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today where the reader is, 'YYYY-MM-DD'. */
export const today = (): string => localDay(Date.now());

export const showNumber = (value: number): string => number.format(value);
export const showMegabytes = (count: number): string => bytes.format(count / 1_000_000);
const sizes = ["byte", "kilobyte", "megabyte", "gigabyte"].map(
  (unit) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      maximumFractionDigits: 1,
      // "23 byte" is short for nothing.
      unitDisplay: unit === "byte" ? "long" : "short",
    }),
);
/** Bytes in the unit that fits: "812 kB", "1.2 GB". */
export function showSize(count: number): string {
  const step = Math.min(sizes.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  return sizes[step]!.format(count / 1000 ** step);
}
/** "15 Dec 2026" */
export const showDay = (day: string): string => dayShort.format(utc(day));
/** "Tue, 15 Dec 2026": what was understood of a date in words. */
export const showDayLong = (day: string): string => dayLong.format(utc(day));
/** "Tue, 15 Dec"; with the year where it is another one, and then without the weekday. */
export const showDayNear = (day: string, from: string = today()): string =>
  day.slice(0, 4) === from.slice(0, 4) ? dayNear.format(utc(day)) : dayShort.format(utc(day));
/** A birthday, also without its year ('--12-15'). */
export const showBirthday = (day: string): string =>
  day.startsWith("--") ? dayYearless.format(utc(`2000${day.slice(1)}`)) : showDay(day);
/** "15 Dec 2026, 14:30" */
export const showInstant = (at: number): string => instant.format(at);
export const showClock = (at: number): string => clock.format(at);
export const showInstantDay = (at: number): string => instantDay.format(at);

/** "today", "3 days ago", "in 2 weeks", "5 months ago": from today to that day. */
export function showRelativeDay(day: string, from: string = today()): string {
  const days = daysBetween(from, day);
  const size = Math.abs(days);
  if (size < 14) return relative.format(days, "day");
  if (size < 60) return relative.format(Math.trunc(days / 7), "week");
  if (size < 730) return relative.format(Math.trunc(days / 30.44), "month");
  return relative.format(Math.trunc(days / 365.25), "year");
}
export const showRelative = (at: number): string => showRelativeDay(localDay(at));

const nameOf = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    // A code that is none (from a file): shown as it is.
    return code;
  }
};
export const showCountry = (code: string): string => nameOf(regions, code);
export const showLanguage = (code: string): string => nameOf(languages, code);
export const showList = (values: readonly string[]): string => list.format(values);
export const compareText = (a: string, b: string): number => collator.compare(a, b);
