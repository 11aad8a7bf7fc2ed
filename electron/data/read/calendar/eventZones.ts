// Which zone a property's time is in: a known one, one that the file defines itself, or none.
import type { Remark } from "../../../domain/contacts/record.ts";
import { customZone } from "../../../domain/calendar/customZone.ts";
import type { EventTimes } from "../../../domain/calendar/record.ts";
import { startOfDay, type Wall, wallText } from "../../../domain/calendar/wallClock.ts";
import { knownZone } from "../../../domain/calendar/zoneNames.ts";
import { utcToWall, wallToUtc } from "../../../domain/calendar/zones.ts";
import { decodedText, parseProperty, type TextSource, unescaped } from "../vcardProperty.ts";
import type { CalendarLine, RawCalendar } from "./components.ts";
import { type Moment, mostProblems } from "./properties.ts";

/** What a calendar says about all of its events. */
export interface CalendarFacts {
  cancelled: boolean;
  /** Of times without one: Google writes them so in the calendar's own zone. */
  floating: string | null;
  /** VTIMEZONE as text, by TZID. */
  zones: ReadonlyMap<string, string>;
}

const value = (lines: readonly CalendarLine[], name: RegExp, source: TextSource): string => {
  const line = lines.find(({ text }) => name.test(text));
  const property = line && parseProperty(line);
  return property ? unescaped(decodedText(property, source), false) : "";
};

/** The zone of a definition, by its own name of a place where it has a known one, else as text. */
export function calendarFacts(calendar: RawCalendar, source: TextSource): CalendarFacts {
  const zones = new Map<string, string>();
  for (const lines of calendar.zones) {
    const tzid = value(lines, /^TZID\b/i, source);
    const text = ["BEGIN:VTIMEZONE", ...lines.map((line) => spelt(line, source)), "END:VTIMEZONE"].join("\n");
    if (tzid !== "" && !zones.has(tzid)) zones.set(tzid, text);
  }
  return {
    cancelled: /^CANCEL$/i.test(value(calendar.lines, /^METHOD\b/i, source)),
    floating: /google/i.test(value(calendar.lines, /^PRODID\b/i, source))
      ? knownZone(value(calendar.lines, /^X-WR-TIMEZONE\b/i, source))
      : null,
    zones,
  };
}

const spelt = ({ text }: CalendarLine, source: TextSource): string =>
  decodedText({ group: "", name: "", params: new Map(), raw: text, cut: false }, source).replaceAll(
    "\n",
    " ",
  );

/** The zones of one record while it is put together: definitions it needs are collected in `zones`. */
export class EventZones {
  readonly zones: string[] = [];
  private readonly unknown = new Set<string>();
  private readonly found = new Map<CalendarFacts, Map<string, string | null>>();

  /** The zone of a moment, as `EventTimes.zone` has it. */
  zoneOf({ isDay, utc, tzid, line }: Moment, facts: CalendarFacts, problems: Remark[]): string | null {
    if (isDay) return null;
    if (utc) return "UTC";
    if (tzid === "") return facts.floating;
    let found = this.found.get(facts);
    if (!found) this.found.set(facts, (found = new Map()));
    let zone = found.get(tzid);
    if (zone === undefined) found.set(tzid, (zone = this.named(tzid, facts)));
    if (zone === null && !this.unknown.has(tzid) && problems.length < mostProblems) {
      this.unknown.add(tzid);
      problems.push({ code: "calendar-zone-unknown", params: { line, zone: tzid.slice(0, 80) } });
    }
    return zone;
  }

  private named(tzid: string, facts: CalendarFacts): string | null {
    const known = knownZone(tzid);
    if (known !== null) return known;
    const text = facts.zones.get(tzid);
    if (text === undefined) return null;
    const place = /^X-LIC-LOCATION[^:\n]*:(.*)$/im.exec(text)?.[1];
    const there = place === undefined ? null : knownZone(place);
    if (there !== null) return there;
    if (!customZone(text)) return null;
    const at = this.zones.indexOf(text);
    return `custom:${at < 0 ? this.zones.push(text) - 1 : at}`;
  }

  /** A moment on the clock of an event: exceptions and instances are kept so. A day stays a day. */
  onClockOf(times: EventTimes, moment: Moment, facts: CalendarFacts, problems: Remark[]): string {
    if (moment.isDay || times.allDay) return wallText(startOfDay(moment.wall), true);
    const zone = moment.utc || moment.tzid !== "" ? this.zoneOf(moment, facts, problems) : null;
    return wallText(this.moved(moment.wall, zone, times.zone), false);
  }

  /** What the clock of one zone shows when that of another shows `wall`; as it is where either has no zone. */
  moved(wall: Wall, from: string | null, to: string | null): Wall {
    if (from === null || to === null || from === to) return wall;
    return utcToWall(wallToUtc(wall, from, this.zones), to, this.zones);
  }
}
