// When an event is: start, end or duration, whole days, and what programs get wrong about them.
import type { EventTimes } from "../../../domain/calendar/record.ts";
import { day, latest, startOfDay, wallText } from "../../../domain/calendar/wallClock.ts";
import { toUtc, utcToWall, wallToUtc } from "../../../domain/calendar/zones.ts";
import { decodedText } from "../vcardProperty.ts";
import type { CalendarFacts, EventZones } from "./eventZones.ts";
import {
  every,
  type EventProperties,
  type Moment,
  momentsOf,
  mostProblems,
  parseDuration,
  valueOf,
} from "./properties.ts";

/** The first moment of a property. */
export function momentOf(properties: EventProperties, name: string): Moment | null {
  for (const property of every(properties, name)) {
    const found = momentsOf(property, properties)[0];
    if (found) return found.moment;
  }
  return null;
}

/** Outlook marks whole days that it writes as times from midnight to midnight. */
const midnights = (start: Moment, end: Moment | null, properties: EventProperties): boolean =>
  !start.isDay &&
  start.wall === startOfDay(start.wall) &&
  (end === null || end.wall === startOfDay(end.wall)) &&
  /^TRUE$/i.test(valueOf(properties, "X-MICROSOFT-CDO-ALLDAYEVENT"));

/**
 * The times of an event; null where it has no start. `fallback` is the instance it replaces, for changes that do not say
 * their start.
 */
export function timesOf(
  properties: EventProperties,
  zones: EventZones,
  facts: CalendarFacts,
  fallback: Moment | null,
  repeats: boolean,
): EventTimes | null {
  const start = momentOf(properties, "DTSTART") ?? fallback;
  if (!start) return null;
  const end = momentOf(properties, "DTEND");
  const allDay = start.isDay || midnights(start, end, properties);
  const zone = allDay ? null : zones.zoneOf(start, facts, properties.problems);
  return allDay
    ? wholeDays(start, end, properties)
    : timed(start, end, zone, properties, zones, facts, repeats);
}

function reversed({ problems }: EventProperties, line: number): void {
  if (problems.length < mostProblems) problems.push({ code: "calendar-end-before-start", params: { line } });
}

function durationOf(properties: EventProperties): { days: number; time: number; line: number } | null {
  const property = every(properties, "DURATION")[0];
  if (!property) return null;
  const value = decodedText(property, properties.source);
  const found = parseDuration(value);
  if (found) return { ...found, line: property.line };
  if (properties.problems.length < mostProblems)
    properties.problems.push({
      code: "calendar-date-broken",
      params: { line: property.line, field: "DURATION", value: value.slice(0, 80) },
    });
  return null;
}

function wholeDays(start: Moment, end: Moment | null, properties: EventProperties): EventTimes {
  const first = startOfDay(start.wall);
  const duration = end ? null : durationOf(properties);
  let last = first + day;
  if (end) last = startOfDay(end.isDay ? end.wall : end.wall + day - 1);
  else if (duration) last = first + startOfDay(duration.days * day + duration.time + day - 1);
  if (last < first || last > latest) {
    reversed(properties, end?.line ?? duration?.line ?? start.line);
    last = first;
  }
  // An end on the day of the start means that day: programs that forget that the end is exclusive.
  const exclusive = Math.max(last, first + day);
  return { start: wallText(first, true), end: wallText(exclusive, true), allDay: true, zone: null };
}

function timed(
  start: Moment,
  end: Moment | null,
  zone: string | null,
  properties: EventProperties,
  zones: EventZones,
  facts: CalendarFacts,
  repeats: boolean,
): EventTimes {
  const at = (wall: number, ended: number, zone: string | null): EventTimes => ({
    start: wallText(wall, false),
    end: wallText(ended, false),
    allDay: false,
    zone,
  });
  const duration = end ? null : durationOf(properties);
  const base = zone ?? "UTC";
  const startUtc = wallToUtc(start.wall, base, zones.zones);
  let endUtc = startUtc;
  if (end) {
    const own =
      end.isDay || (!end.utc && end.tzid === "") ? zone : zones.zoneOf(end, facts, properties.problems);
    endUtc = wallToUtc(end.wall, own ?? base, zones.zones);
  } else if (duration) {
    endUtc = wallToUtc(start.wall + duration.days * day, base, zones.zones) + duration.time;
  }
  if (!(endUtc >= startUtc) || endUtc > latest - day) {
    reversed(properties, end?.line ?? duration?.line ?? start.line);
    return at(start.wall, start.wall, zone);
  }
  const times = at(start.wall, utcToWall(endUtc, base, zones.zones), zone);
  // In a repeated hour the clock cannot say which of the two an end is: UTC can.
  const unclear = zone !== null && toUtc(times.end, zone, zones.zones) !== endUtc;
  return unclear && !repeats ? at(startUtc, endUtc, "UTC") : times;
}
