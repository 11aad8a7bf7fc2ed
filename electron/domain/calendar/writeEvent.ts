// An event as it was read, written back: its master, each changed instance, and the zones they are in.
import type { CalendarPerson, EventOverride, EventRecord, EventTimes } from "./record.ts";
import { hasMaster } from "./series.ts";
import { wallText } from "./wallClock.ts";
import { dated, escaped, parameter } from "./writeLines.ts";

/** The zones that events name, and under which name a definition is written. */
export interface WrittenZones {
  /** IANA zones with the first year they are used in. */
  named: { zone: string; year: number }[];
  /** Definitions that came with an event, each text once. */
  custom: { text: string; original: string; tzid: string }[];
}

const tzidLine = /^TZID(?:;[^:\n]*)?:(.*)$/im;

/** Collects the zones of events. Two definitions of one name get two names. */
export function zonesOf(events: readonly EventRecord[]): WrittenZones {
  const named = new Map<string, number>();
  const custom: WrittenZones["custom"] = [];
  for (const event of events) {
    for (const times of [event.times, ...event.overrides]) {
      const { zone, start } = times;
      if (!zone || zone === "UTC" || zone.startsWith("custom:")) continue;
      const year = Number((start ?? event.times.start).slice(0, 4));
      named.set(zone, Math.min(year, named.get(zone) ?? year));
    }
    for (const original of event.zones) {
      if (custom.some((one) => one.original === original)) continue;
      const tzid = tzidLine.exec(original)?.[1]?.trim() ?? "";
      const taken = custom.filter((one) => one.tzid === tzid || one.tzid.startsWith(`${tzid} `)).length;
      const name = taken > 0 || tzid === "" ? `${tzid} ${taken + 1}` : tzid;
      const text = name === tzid ? original : original.replace(tzidLine, () => `TZID:${name}`);
      custom.push({ original, text, tzid: name });
    }
  }
  return { named: [...named].map(([zone, year]) => ({ zone, year })), custom };
}

/** Writes moments of one event in its zones. */
class Moments {
  private readonly event: EventRecord;
  private readonly zones: WrittenZones;

  constructor(event: EventRecord, zones: WrittenZones) {
    this.event = event;
    this.zones = zones;
  }

  /** A property with a moment or a period on the clock of `zone`. */
  line(name: string, text: string, zone: string | null): string {
    const isDay = !text.includes("T");
    const period = text.includes("/");
    const value = text
      .split("/")
      .map((part) => `${dated(part)}${!isDay && zone === "UTC" ? "Z" : ""}`)
      .join("/");
    const kind = period ? ";VALUE=PERIOD" : isDay ? ";VALUE=DATE" : "";
    return `${name}${kind}${isDay ? "" : this.tzid(zone)}:${value}`;
  }

  private tzid(zone: string | null): string {
    if (zone === null || zone === "UTC") return "";
    const custom = /^custom:(\d+)$/.exec(zone);
    const original = custom && this.event.zones[Number(custom[1])];
    const name = custom ? this.zones.custom.find((one) => one.original === original)?.tzid : zone;
    return name === undefined ? "" : `;TZID=${parameter(name)}`;
  }

  times({ start, end, zone }: Pick<EventTimes, "start" | "zone"> & { end?: string }): string[] {
    const lines = [this.line("DTSTART", start, zone)];
    if (end === undefined) return lines;
    // An end must be later than its start (RFC 5545 §3.6.1).
    return [...lines, end === start ? "DURATION:PT0S" : this.line("DTEND", end, zone)];
  }
}

function personLine({ name, address, role, declined }: CalendarPerson): string {
  const cn = name === "" ? "" : `;CN=${parameter(name)}`;
  const status = declined ? ";PARTSTAT=DECLINED" : "";
  const value = address === "" ? "invalid:nomail" : `mailto:${address.replace(/\s/g, "")}`;
  return `${role === "organizer" ? "ORGANIZER" : "ATTENDEE"}${cn}${status}:${value}`;
}

/** What a part and its master have in common, with its own texts where it has them. */
function sharedLines(event: EventRecord, stamp: string, own: EventOverride | null): string[] {
  const { stampedAt, sequence, url, people } = event;
  const title = own?.title ?? event.title;
  const description = own?.description ?? event.description;
  const location = own?.location ?? event.location;
  const cancelled = own ? own.cancelled : event.cancelled;
  const differs = (text: string, master: string): boolean => text !== "" || (own !== null && master !== "");
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${stamp}`,
    ...(stampedAt === null ? [] : [`LAST-MODIFIED:${dated(wallText(stampedAt, false))}Z`]),
    ...(sequence > 0 ? [`SEQUENCE:${sequence}`] : []),
    ...(differs(title, event.title) ? [`SUMMARY:${escaped(title)}`] : []),
    ...(differs(description, event.description) ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(differs(location, event.location) ? [`LOCATION:${escaped(location)}`] : []),
    ...(url === "" ? [] : [`URL:${url.replace(/[\r\n]/g, "")}`]),
    ...(cancelled ? ["STATUS:CANCELLED"] : []),
    ...people.map(personLine),
  ];
}

/** The lines of an event and of all its changed instances. */
export function eventLines(event: EventRecord, stamp: string, zones: WrittenZones): string[] {
  const moments = new Moments(event, zones);
  const { zone } = event.times;
  const master = hasMaster(event)
    ? [
        ...sharedLines(event, stamp, null),
        ...moments.times(event.times),
        ...event.rrules.map((rule) => `RRULE:${rule}`),
        ...event.rdates.map((date) => moments.line("RDATE", date, zone)),
        ...event.exdates.map((date) => moments.line("EXDATE", date, zone)),
        "END:VEVENT",
      ]
    : [];
  const changed = event.overrides.flatMap((own) => [
    ...sharedLines(event, stamp, own),
    moments.line(
      `RECURRENCE-ID${own.range === undefined ? "" : ";RANGE=THISANDFUTURE"}`,
      own.recurrenceId,
      zone,
    ),
    ...(own.start === undefined
      ? []
      : moments.times({ start: own.start, end: own.end, zone: own.zone === undefined ? zone : own.zone })),
    "END:VEVENT",
  ]);
  return [...master, ...changed];
}
