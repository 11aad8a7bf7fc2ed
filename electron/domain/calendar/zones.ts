// From the wall clock of a zone to the instant and back, fast: a zone's offset is asked once for each of its days.
//
// Intl.DateTimeFormat alone instead of Temporal: it costs 1 µs a question instead of 5 to 9 in the polyfill, and the rule
// for gaps and repeated hours is three lines here.
import { customZone } from "./customZone.ts";
import {
  day,
  dayNumber,
  dayText,
  earliest,
  hour,
  latest,
  minute,
  parseWall,
  second,
  type Wall,
  wallText,
} from "./wallClock.ts";

/** Offset east of UTC in ms at an instant. */
export type Offsets = (utc: number) => number;

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    if (formats.size > 1_000) formats.clear();
    try {
      format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      });
    } catch {
      format = null;
    }
    formats.set(zone, format);
  }
  return format;
}

/** Whether a name is one of the IANA database; offsets such as "+01:00" are none. */
export const isIana = (zone: string): boolean => /^[A-Za-z][\w+/-]*$/.test(zone) && formatOf(zone) !== null;

function asked(format: Intl.DateTimeFormat, utc: number): number {
  const [year = 0, month = 0, dayOfMonth = 0, hours = 0, minutes = 0, seconds = 0] = (
    format.format(utc).match(/\d+/g) ?? []
  ).map(Number);
  const wall = dayNumber(year, month, dayOfMonth) * day + hours * hour + minutes * minute + seconds * second;
  return wall - Math.floor(utc / second) * second;
}

/** Asks only at both ends of a day of UTC; in between where they differ. */
function cached(offset: Offsets): Offsets {
  const days = new Map<number, number | null>();
  const edges = new Map<number, number>();
  const edge = (number: number): number => {
    let found = edges.get(number);
    if (found === undefined) edges.set(number, (found = offset(number * day)));
    return found;
  };
  return (utc) => {
    const number = Math.floor(utc / day);
    let found = days.get(number);
    if (found === undefined) {
      if (days.size > 50_000) {
        days.clear();
        edges.clear();
      }
      const start = edge(number);
      found = start === edge(number + 1) ? start : null;
      days.set(number, found);
    }
    return found ?? offset(utc);
  };
}

const known = new Map<string, Offsets>();

/** The offsets of a zone; those of UTC for a zone that this computer does not know. */
function offsetsOf(zone: string, zones: readonly string[]): Offsets {
  const custom = /^custom:(\d+)$/.exec(zone);
  const key = custom ? (zones[Number(custom[1])] ?? "UTC") : zone;
  let found = known.get(key);
  if (!found) {
    if (known.size > 500) known.clear();
    const own = custom ? customZone(key) : null;
    const format = custom || key === "UTC" ? null : formatOf(key);
    const low = earliest + day;
    const high = latest - day;
    found = own
      ? cached(own)
      : format
        ? cached((utc) => asked(format, Math.min(Math.max(utc, low), high)))
        : () => 0;
    known.set(key, found);
  }
  return found;
}

/**
 * The instant of a wall-clock moment, ms UTC. In a gap the offset before it counts, of a repeated hour the first one
 * (RFC 5545 §3.3.5).
 */
export function wallToUtc(wall: Wall, zone: string, zones: readonly string[] = []): number {
  const offsets = offsetsOf(zone, zones);
  // Both sides of any change of the clock: no zone changes it twice in two days.
  const before = offsets(wall - day);
  const after = offsets(wall + day);
  if (before === after) return wall - before;
  const first = wall - before;
  const second = wall - after;
  return offsets(first) === before || offsets(second) !== after ? first : second;
}

/** What the clock of a zone shows at an instant (ms UTC). */
export const utcToWall = (utc: number, zone: string, zones: readonly string[] = []): Wall =>
  utc + offsetsOf(zone, zones)(utc);

/** The day that the calendar of a zone shows at an instant (ms UTC): as `dayOf`, for many of them. Days end with the year 9999. */
export const localDay = (utc: number, zone: string): string =>
  dayText(Math.min(latest, Math.max(earliest, utcToWall(utc, zone))));

/** Wall clock or day as text to ms UTC, NaN where it is none; a day is its midnight. */
export const toUtc = (local: string, zone: string, zones: readonly string[] = []): number =>
  wallToUtc(parseWall(local) ?? Number.NaN, zone, zones);

/** ms UTC as wall clock: "2026-10-05T09:00:00". */
export const toLocal = (utc: number, zone: string, zones: readonly string[] = []): string =>
  wallText(utcToWall(utc, zone, zones), false);
