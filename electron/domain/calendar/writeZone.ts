// The definition of an IANA zone for programs that do not know its name: its changes of the clock as yearly rules where
// they follow one, else one by one.
import { dated } from "./writeLines.ts";
import {
  day,
  dayNumber,
  dayParts,
  daysInMonth,
  hour,
  minute,
  second,
  type Wall,
  wallText,
  weekday,
} from "./wallClock.ts";
import { utcToWall } from "./zones.ts";

interface Change {
  /** What the clock showed when it was changed. */
  wall: Wall;
  from: number;
  to: number;
}

/** How many years are written one by one where there is no rule. */
const listed = 10;

const offsetAt = (zone: string, utc: number): number => utcToWall(utc, zone) - utc;

/** The changes of a zone's clock in one year. */
function changesIn(zone: string, year: number): Change[] {
  const changes: Change[] = [];
  const end = dayNumber(year + 1, 1, 1) * day;
  let from = offsetAt(zone, dayNumber(year, 1, 1) * day);
  for (let utc = dayNumber(year, 1, 1) * day; utc < end; utc += day) {
    const to = offsetAt(zone, utc + day);
    if (to === from) continue;
    let low = utc;
    let high = utc + day;
    while (high - low > second) {
      const middle = Math.floor((low + high) / 2 / second) * second;
      if (offsetAt(zone, middle) === from) low = middle;
      else high = middle;
    }
    changes.push({ wall: high + from, from, to });
    from = to;
  }
  return changes;
}

/** The rule that two changes of following years have in common; null where there is none. */
function ruleOf(a: Change, b: Change | undefined): string | null {
  if (!b || a.from !== b.from || a.to !== b.to) return null;
  const places = (wall: Wall): string[] => {
    const number = Math.floor(wall / day);
    const { year, month, dayOfMonth } = dayParts(number);
    const name = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][weekday(number)];
    const last = dayOfMonth + 7 > daysInMonth(year, month) ? [`BYMONTH=${month};BYDAY=-1${name}`] : [];
    return [
      ...last,
      `BYMONTH=${month};BYDAY=${Math.ceil(dayOfMonth / 7)}${name}`,
      `BYMONTH=${month};BYMONTHDAY=${dayOfMonth}`,
    ];
  };
  const time = (wall: Wall): number => wall - Math.floor(wall / day) * day;
  if (time(a.wall) !== time(b.wall)) return null;
  const shared = places(b.wall);
  return places(a.wall).find((place) => shared.includes(place)) ?? null;
}

const two = (number: number): string => String(number).padStart(2, "0");

function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const seconds = Math.floor(size / second) % 60;
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / hour))}${two(Math.floor(size / minute) % 60)}${seconds ? two(seconds) : ""}`;
}

const observance = ({ wall, from, to }: Change, rule: string | null): string[] => {
  const kind = to > from ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${dated(wallText(wall, false))}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    ...(rule ? [`RRULE:FREQ=YEARLY;${rule}`] : []),
    `END:${kind}`,
  ];
};

/**
 * The lines of a VTIMEZONE for an IANA zone.
 *
 * @param year the first one that it is used in
 */
export function zoneLines(zone: string, year: number): string[] {
  const first = Math.min(Math.max(year - 1, 1900), 9_980);
  const start = dayNumber(first, 1, 1) * day;
  const offset = offsetAt(zone, start);
  const years = Array.from({ length: listed + 2 }, (_, at) => changesIn(zone, first + at));
  const [here = [], next = []] = years;
  const rules = here.map((change, at) => ruleOf(change, next[at]));
  const steady = here.length === next.length && rules.every((rule) => rule !== null);
  const parts = steady
    ? here.flatMap((change, at) => observance(change, rules[at]!))
    : years.flat().flatMap((change) => observance(change, null));
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...observance({ wall: start + offset, from: offset, to: offset }, null),
    ...parts,
    "END:VTIMEZONE",
  ];
}
