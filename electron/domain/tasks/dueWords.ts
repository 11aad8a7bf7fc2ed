// A day and perhaps a time ahead, out of words: "tomorrow 9:30", "fri", "15 dec at 14:00", "in 2 hours", "16:00".
import { addDays, clock, type Day, inWords, parseDay } from "../days.ts";

/** The reader's wall clock. */
export interface WallNow {
  day: Day;
  /** 'HH:MM' */
  time: string;
}

/** `time` is 'HH:MM', null where none was said. */
export interface DueWords {
  day: Day;
  time: string | null;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const spoken: Readonly<Record<string, string>> = { noon: "12:00", midday: "12:00", midnight: "00:00" };

/** 'HH:MM' of "9", "9:30", "9.30", "9h", "9am", "noon"; null where it is no time. `bare`: a number alone counts too. */
function readTime(text: string, bare: boolean): string | null {
  const typed = text.replace(/^at /, "");
  const known = spoken[typed];
  if (known !== undefined) return known;
  const parts = /^(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|h|o'clock)?$/.exec(typed);
  if (!parts || (!bare && parts[2] === undefined && parts[3] === undefined && !text.startsWith("at ")))
    return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  const halves = parts[3] === "am" || parts[3] === "pm";
  if (minute > 59 || hour > (halves ? 12 : 23) || (halves && hour === 0)) return null;
  return clock(halves ? (hour % 12) + (parts[3] === "pm" ? 12 : 0) : hour, minute);
}

/** "in 20 min", "in 2 hours", "in half an hour", counted on the wall clock. */
function fromNow(typed: string, now: WallNow): DueWords | null {
  const parts = /^(?:in |\+ ?)(an?|half an|\d{1,3}) ?(h|hr|hrs|hours?|min|mins|minutes?)$/.exec(typed);
  if (!parts) return null;
  const count = parts[1] === "half an" ? 0.5 : Number(parts[1]) || 1;
  const total = minutesOf(now.time) + Math.round(count * (parts[2]?.startsWith("h") ? 60 : 1));
  const days = Math.floor(total / 1440);
  const rest = total - days * 1440;
  return { day: addDays(now.day, days), time: clock(Math.floor(rest / 60), rest % 60) };
}

/**
 * A day ahead, with its time where one was said; a time alone is the next one: today, or tomorrow where it has passed.
 *
 * @param text what was typed; all of it must be understood, else null
 * @param locale decides the order of "1/12"
 */
export function parseDue(text: string, now: WallNow, locale = "en-GB"): DueWords | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (typed === "" || typed.length > 60) return null;
  const counted = fromNow(typed, now);
  if (counted) return counted;
  const whole = parseDay(typed, now.day, locale, "ahead");
  if (whole) return { day: whole.day, time: null };
  const alone = readTime(typed, false);
  if (alone !== null)
    return { day: minutesOf(alone) > minutesOf(now.time) ? now.day : addDays(now.day, 1), time: alone };
  // Split at each space: a day before its time ("fri 9:30"), or a time before its day ("9:30 fri").
  for (const [before, after] of splits(typed)) {
    for (const [words, clockWords] of [
      [before, after],
      [after, before],
    ] as const) {
      const time = readTime(clockWords, words === before);
      const day = time === null ? null : parseDay(words.replace(/,$/, ""), now.day, locale, "ahead");
      if (time !== null && day) return { day: day.day, time };
    }
  }
  return inWords(typed, now.day, "ahead");
}

function splits(typed: string): [string, string][] {
  const words = typed.split(" ");
  return words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
}
