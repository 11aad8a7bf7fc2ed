// A moment out of words, for what was already said: "yesterday 15:00", "fri 9am", "2h ago". Wall clock in, instant out.
import { addDays, clock, dayOf, type Day, inWords, parseDay } from "./days.ts";

/** A day and, where one was said, the time on the reader's wall clock as 'HH:MM'. */
export interface Moment {
  day: Day;
  time: string | null;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * A moment that lies behind, out of words; a bare time later than now is yesterday's.
 *
 * @param text what was typed; all of it must be understood, else null
 * @param now the reader's wall clock
 * @param locale decides the order of "1/12"
 */
export function parseWhen(text: string, now: { day: Day; time: string }, locale = "en-GB"): Moment | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (typed === "" || typed.length > 60) return null;
  if (/^(?:just )?now$/.test(typed)) return now;
  return ago(typed, now) ?? dayAndTime(typed, now, locale);
}

/** "20 min ago", "an hour ago", "2h": counted on the wall clock. */
function ago(typed: string, now: { day: Day; time: string }): Moment | null {
  const parts = /^(an?|half an|\d{1,3}) ?(h|hr|hrs|hours?|m|mins?|minutes?)(?: ago)?$/.exec(typed);
  if (!parts) return null;
  const count = parts[1] === "half an" ? 0.5 : Number(parts[1]) || 1;
  const total = minutesOf(now.time) - Math.round(count * (parts[2]?.startsWith("h") ? 60 : 1));
  const days = Math.floor(total / 1440);
  const rest = total - days * 1440;
  return { day: addDays(now.day, days), time: clock(Math.floor(rest / 60), rest % 60) };
}

const timeAtEnd = /^(?:(.*?)[ ,]+)?(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|h)?$/;

function dayAndTime(typed: string, now: { day: Day; time: string }, locale: string): Moment | null {
  const whole = parseDay(typed, now.day, locale, "behind");
  if (whole && !/^\d{1,2}$/.test(typed)) return { day: whole.day, time: null };
  const parts = timeAtEnd.exec(typed);
  const time = parts && timeOf(Number(parts[2]), parts[3], parts[4]);
  if (parts && time) {
    if (parts[1] === undefined) {
      return { day: minutesOf(time) > minutesOf(now.time) ? addDays(now.day, -1) : now.day, time };
    }
    const day = parseDay(parts[1], now.day, locale, "behind");
    if (day) return { day: day.day, time };
  }
  return inWords(typed, now.day, "behind");
}

function timeOf(hour: number, minutes: string | undefined, half: string | undefined): string | null {
  const minute = Number(minutes ?? 0);
  const noonBased = half === "am" || half === "pm";
  if (minute > 59 || hour > (noonBased ? 12 : 23) || (noonBased && hour === 0)) return null;
  if (noonBased) return clock((hour % 12) + (half === "pm" ? 12 : 0), minute);
  return clock(hour, minute);
}

/**
 * The instant (ms UTC) of a wall-clock time in an IANA time zone. A time that the clocks skipped becomes the one an
 * hour later; of a time they showed twice the first is meant.
 */
export function instantOf(day: Day, time: string, timeZone: string): number {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const earlier = asUtc - offsetAt(asUtc - 86_400_000, timeZone);
  const later = asUtc - offsetAt(asUtc + 86_400_000, timeZone);
  const shows = (at: number) => dayOf(at, timeZone) === day && timeAt(at, timeZone) === time;
  return shows(earlier) || !shows(later) ? earlier : later;
}

/** The wall clock of an instant in a time zone, 'HH:MM'. */
export function timeAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

const offsetAt = (at: number, timeZone: string): number => {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${dayOf(minute, timeZone)}T${timeAt(minute, timeZone)}:00Z`) - minute;
};
