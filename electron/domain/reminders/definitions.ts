// When somebody is to be reminded of a task: what is stored with it, and the moments that this means.
import { day, latest, minute, parseWall, type Wall, wallText, weekday } from "../calendar/wallClock.ts";
import { utcToWall, wallToUtc } from "../calendar/zones.ts";
import type { Day } from "../days.ts";

/** At an instant (ms UTC); minutes before the due moment; or days before the due day at a time of the local clock. */
export type Reminding = { at: number } | { before: number } | { days: number; time: string };

/** When a task is due; `dueAt` (ms UTC) only where there is a time. */
export interface DueParts {
  dueOn: Day | null;
  dueTime: string | null;
  /** IANA */
  timeZone: string | null;
  dueAt: number | null;
}

/**
 * A moment of a reminder: an instant (ms UTC), and the wall clock 'YYYY-MM-DDTHH:MM' where it floats, so that it is the
 * same hour for a reader who has moved to another zone.
 */
export interface Moment {
  at: number;
  wall: string | null;
}

const clockShape = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What tells the reminders of one task apart. */
export function slotOf(one: Reminding): string {
  if ("at" in one) return `at:${one.at}`;
  return "before" in one ? `before:${one.before}` : `days:${one.days}@${one.time}`;
}

/** The definition of a slot that counts from the due day; null for the other slots. */
export function daysOf(slot: string): Reminding | null {
  const found = /^days:(\d+)@(\d\d:\d\d)$/.exec(slot);
  return found ? { days: Number(found[1]), time: found[2]! } : null;
}

/** The instant (ms UTC) of a floating moment on the clock of a zone; null where the text is none. */
export function floatingAt(wall: string, zone: string): number | null {
  const parsed = parseWall(`${wall}:00`);
  return parsed === null ? null : wallToUtc(parsed, zone);
}

function floating(wall: Wall, zone: string): Moment {
  return { at: wallToUtc(wall, zone), wall: wallText(wall, false).slice(0, 16) };
}

/** The due day as the reader's calendar has it: late in one zone is early the next day in another. */
function dueDay({ dueOn, dueAt }: DueParts, zone: string): number | null {
  const wall = dueAt === null ? parseWall(dueOn ?? "") : utcToWall(dueAt, zone);
  return wall === null ? null : Math.floor(wall / day);
}

function momentOf(one: Reminding, due: DueParts, zone: string): Moment | null {
  if ("at" in one) return { at: one.at, wall: null };
  if ("before" in one) return due.dueAt === null ? null : { at: due.dueAt - one.before * minute, wall: null };
  const on = dueDay(due, zone);
  if (on === null || !clockShape.test(one.time)) return null;
  return floating((parseWall(`1970-01-01T${one.time}:00`) ?? 0) + (on - one.days) * day, zone);
}

/**
 * The moments of definitions, each slot once. What counts from a due day or moment is left out where the task has none.
 *
 * @param zone the reader's IANA zone
 */
export function momentsOf(
  definitions: readonly Reminding[],
  due: DueParts,
  zone: string,
): (Moment & { slot: string })[] {
  const found = new Map<string, Moment & { slot: string }>();
  for (const one of definitions) {
    const slot = slotOf(one);
    const moment = momentOf(one, due, zone);
    if (moment && Math.abs(moment.at) <= latest && !found.has(slot)) found.set(slot, { slot, ...moment });
  }
  return [...found.values()];
}

export type Snooze = { minutes: number } | { at: number } | "tomorrow" | "monday";

const morning = 9 * 60 * minute;

/**
 * When a snoozed reminder comes back. Minutes are real ones, whatever the clock does meanwhile; "tomorrow" and "monday"
 * (the next one after today) are 9:00 on the reader's clock, and float.
 *
 * @param now ms UTC
 * @param zone the reader's IANA zone
 */
export function snoozeTo(to: Snooze, now: number, zone: string): Moment {
  if (typeof to === "object") return { at: "at" in to ? to.at : now + to.minutes * minute, wall: null };
  const today = Math.floor(utcToWall(now, zone) / day);
  const days = to === "tomorrow" ? 1 : 7 - ((weekday(today) + 6) % 7);
  return floating((today + days) * day + morning, zone);
}

/**
 * The definitions for the next occurrence of a task: an instant keeps its distance from what is due on the wall clock,
 * days and time of day, over any change of the clock; the others count from the due one anyway.
 *
 * @param zone the task's IANA zone, or the reader's
 */
export function shifted(
  definitions: readonly Reminding[],
  from: { day: Day; time: string | null },
  to: { day: Day; time: string | null },
  zone: string,
): Reminding[] {
  // A time that is given or taken away moves nothing: what counts then is the day.
  const timed = from.time !== null && to.time !== null;
  const [before, after] = [from, to].map(({ day: on, time }) =>
    parseWall(`${on}T${(timed ? time : null) ?? "00:00"}:00`),
  );
  if (typeof before !== "number" || typeof after !== "number") return [...definitions];
  // What the clock really showed: half past two may have been half past three.
  const shown = utcToWall(wallToUtc(before, zone), zone);
  return definitions.map((one) =>
    "at" in one && Math.abs(one.at) <= latest
      ? { at: wallToUtc(after + utcToWall(one.at, zone) - shown, zone) }
      : one,
  );
}
