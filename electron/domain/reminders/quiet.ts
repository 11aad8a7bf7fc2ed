// When nobody wants to be reminded: hours of the night, days off, and while they asked to be left alone.
import { day, parseWall, weekday } from "../calendar/wallClock.ts";
import { utcToWall, wallToUtc } from "../calendar/zones.ts";

export interface Quiet {
  /** IANA zone of the clock that the hours and days are read on. */
  zone: string;
  /** 'HH:MM' each; over midnight where `from` is the later one, none where both are the same. */
  quiet: { from: string; to: string } | null;
  /** 0 is Sunday. */
  daysOff: readonly number[];
  /** ms UTC */
  focusUntil: number | null;
}

const timeOf = (text: string): number => parseWall(`1970-01-01T${text}:00`) ?? 0;

/**
 * Intervals [start, end) in which nothing comes, that touch the reader's day number `today`. Their ends are instants, so
 * that an hour which the clock leaves out or repeats makes them shorter or longer, not open.
 */
function* around({ zone, quiet, daysOff }: Quiet, today: number): Generator<[start: number, end: number]> {
  const from = quiet ? timeOf(quiet.from) : 0;
  const to = quiet ? timeOf(quiet.to) : 0;
  for (let number = today - 1; number <= today + 1; number++) {
    const midnight = number * day;
    if (daysOff.includes(weekday(number))) yield [wallToUtc(midnight, zone), wallToUtc(midnight + day, zone)];
    if (from !== to)
      yield [wallToUtc(midnight + from, zone), wallToUtc(midnight + to + (to < from ? day : 0), zone)];
  }
}

/** Steps from one end to the next: a night into a day off into a night, for some months; all seven days may be off. */
const mostSteps = 200;

/**
 * When what holds back at an instant is over, ms UTC; null where nothing does. Where it never is, a moment months ahead.
 *
 * @param at ms UTC
 */
export function heldUntil(settings: Quiet, at: number): number | null {
  const { zone, focusUntil } = settings;
  let until = focusUntil !== null && at < focusUntil ? focusUntil : at;
  for (let step = 0; step < mostSteps; step++) {
    const before = until;
    for (const [start, end] of around(settings, Math.floor(utcToWall(until, zone) / day)))
      if (until >= start && until < end) until = end;
    if (until === before) break;
  }
  return until > at ? until : null;
}
