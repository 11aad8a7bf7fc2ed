// An event with its rules, exceptions and changed instances, opened for questions about its occurrences.
import type { EventOverride, EventRecord, EventTimes } from "./record.ts";
import { parseRule, type Rule } from "./rule.ts";
import { day, hour, parseWall, startOfDay, type Wall, wallText } from "./wallClock.ts";
import { utcToWall, wallToUtc } from "./zones.ts";

export interface Occurrence {
  /** ms UTC. */
  startUtc: number;
  /** ms UTC, exclusive. */
  endUtc: number;
  allDay: boolean;
  title: string;
  cancelled: boolean;
  /** The instance as its series has it: wall clock in the master's zone, or a day. */
  recurrenceId: string;
}

/** Where the record says of itself that there is no master: its own start is excepted and nothing repeats. */
export const hasMaster = ({ rrules, rdates, exdates, times, overrides }: EventRecord): boolean =>
  overrides.length === 0 ||
  rrules.length > 0 ||
  rdates.length > 0 ||
  exdates.length !== 1 ||
  exdates[0] !== times.start;

/** A change that holds from one instance on. */
interface Later {
  from: Wall;
  change: EventOverride;
  /** How far instances move, ms on the wall clock. */
  shift: number;
  /** ms; null where the master's holds. */
  length: number | null;
}

export interface Series {
  event: EventRecord;
  /** Of floating and all-day times. */
  userZone: string;
  zone: string;
  start: Wall;
  /** ms: of instants, of whole days where it is all-day. */
  length: number;
  rules: { rule: Rule; until: Wall | null }[];
  /** Further starts with their own length, ms; null where the master's holds. */
  dates: { start: Wall; length: number | null }[];
  /** Ids of instances that do not happen, and days without any. */
  excepted: ReadonlySet<string>;
  /** Changes of single instances, by id. */
  changes: ReadonlyMap<string, EventOverride>;
  /** Changes from an instance on, in order. */
  later: readonly Later[];
  /** Furthest that instances move, and longest they take, ms: how far around a range one has to look. */
  reach: { shift: number; length: number };
}

/** Length of times in ms: exact between instants, and never negative. */
function lengthOf(times: EventTimes, userZone: string, zones: readonly string[]): number {
  const start = parseWall(times.start);
  const end = parseWall(times.end);
  if (start === null || end === null || end <= start) return times.allDay ? day : 0;
  if (times.allDay) return end - start;
  const zone = times.zone ?? userZone;
  return Math.max(0, wallToUtc(end, zone, zones) - wallToUtc(start, zone, zones));
}

/** The last moment of a rule on the clock of its event. */
function untilWall({ until }: Rule, allDay: boolean, zone: string, zones: readonly string[]): Wall | null {
  if (!until) return null;
  if (until.isDay) return until.wall + day - 1;
  if (allDay) return startOfDay(until.wall) + day - 1;
  return until.utc ? utcToWall(until.wall, zone, zones) : until.wall;
}

/** The id of an instance, spelt as the event's kind of times. */
const instanceId = (wall: Wall, allDay: boolean): string =>
  wallText(allDay ? startOfDay(wall) : wall, allDay);

function datesOf(event: EventRecord, zone: string): Series["dates"] {
  return event.rdates.flatMap((text) => {
    const [from = "", to] = text.split("/");
    const start = parseWall(from);
    const end = to === undefined ? null : parseWall(to);
    if (start === null) return [];
    const length =
      end === null
        ? null
        : event.times.allDay
          ? end - start
          : wallToUtc(end, zone, event.zones) - wallToUtc(start, zone, event.zones);
    return [{ start, length: length !== null && length < 0 ? null : length }];
  });
}

/** The whole times of a changed instance; `plain` are those its series gives it. */
function changedTimes(change: EventOverride, plain: EventTimes): EventTimes {
  if (change.start === undefined) return plain;
  return {
    start: change.start,
    end: change.end ?? change.start,
    allDay: change.allDay ?? plain.allDay,
    zone: change.zone === undefined ? plain.zone : change.zone,
  };
}

/** Opens an event; null where its start is no moment. Never throws, whatever was stored. */
export function openSeries(event: EventRecord, userZone: string): Series | null {
  const { times, zones } = event;
  const start = parseWall(times.start);
  if (start === null) return null;
  const zone = times.allDay ? userZone : (times.zone ?? userZone);
  const length = lengthOf(times, userZone, zones);
  const changes = new Map<string, EventOverride>();
  const later: Later[] = [];
  // Files except an instance of a whole-day series by a moment of its day.
  const key = (text: string): string => (times.allDay ? text.slice(0, 10) : text);
  for (const change of event.overrides) {
    const from = parseWall(change.recurrenceId);
    if (from === null) continue;
    changes.set(key(change.recurrenceId), change);
    if (change.range !== "thisandfuture") continue;
    const moved = changedTimes(change, times);
    const to = change.start === undefined ? from : parseWall(moved.start);
    if (to === null) continue;
    const movedZone = moved.allDay ? zone : (moved.zone ?? userZone);
    const here = movedZone === zone ? to : utcToWall(wallToUtc(to, movedZone, zones), zone, zones);
    const length = change.end === undefined ? null : lengthOf(moved, userZone, zones);
    later.push({ from, change, shift: here - from, length });
  }
  later.sort((a, b) => a.from - b.from);
  const dates = datesOf(event, zone);
  return {
    event,
    userZone,
    zone,
    start,
    length,
    rules: event.rrules.flatMap((text) => {
      const rule = parseRule(text);
      return rule ? [{ rule, until: untilWall(rule, times.allDay, zone, zones) }] : [];
    }),
    dates,
    excepted: new Set(event.exdates.map(key)),
    changes,
    later,
    reach: {
      shift: later.reduce((most, { shift }) => Math.max(most, Math.abs(shift)), 0),
      length: Math.max(
        length,
        ...later.map((one) => one.length ?? 0),
        ...dates.map((one) => one.length ?? 0),
      ),
    },
  };
}

/** A changed instance as an occurrence; null where its start is no moment. */
export function changedOccurrence(series: Series, change: EventOverride): Occurrence | null {
  const { event, userZone } = series;
  const id = parseWall(change.recurrenceId);
  if (id === null) return null;
  const { allDay } = event.times;
  const plain: EventTimes =
    change.start === undefined
      ? { ...event.times, start: wallText(id, allDay), end: wallText(id, allDay) }
      : event.times;
  const times = changedTimes(change, plain);
  const start = parseWall(times.start);
  if (start === null) return null;
  const zone = times.allDay ? userZone : (times.zone ?? userZone);
  const length = change.end === undefined ? series.length : lengthOf(times, userZone, event.zones);
  return spelt(series, start, zone, length, times.allDay, change, change.recurrenceId);
}

/** An instance as the series has it, with what holds from an earlier one on; null where it is excepted or changed. */
export function plainOccurrence(series: Series, wall: Wall, length: number | null): Occurrence | null {
  const { allDay } = series.event.times;
  const id = instanceId(wall, allDay);
  const today = allDay ? id : wallText(wall, true);
  if (series.excepted.has(id) || series.excepted.has(today)) return null;
  if (series.changes.has(id) || series.changes.has(today)) return null;
  const since = series.later.findLast(({ from }) => from <= wall);
  const whole = since?.change.allDay ?? allDay;
  const moved = wall + (since?.shift ?? 0);
  return spelt(
    series,
    whole ? startOfDay(moved) : moved,
    whole ? series.userZone : series.zone,
    since?.length ?? length ?? series.length,
    whole,
    since?.change,
    id,
  );
}

function spelt(
  { event }: Series,
  start: Wall,
  zone: string,
  length: number,
  allDay: boolean,
  change: EventOverride | undefined,
  recurrenceId: string,
): Occurrence {
  const startUtc = wallToUtc(start, zone, event.zones);
  return {
    startUtc,
    endUtc: allDay
      ? wallToUtc(start + Math.max(day, startOfDay(length + 12 * hour)), zone, event.zones)
      : startUtc + length,
    allDay,
    title: change?.title ?? event.title,
    cancelled: event.cancelled || (change?.cancelled ?? false),
    recurrenceId,
  };
}
