// A calendar as text (RFC 5545), for every other program: own days and meetings, and events as they came in.
import type { EventRecord } from "./record.ts";
import { dated, escaped, folded } from "./writeLines.ts";
import { eventLines, zonesOf } from "./writeEvent.ts";
import { zoneLines } from "./writeZone.ts";
import { day, parseWall, wallText } from "./wallClock.ts";

interface Own {
  /** Stable: the same entry has the same UID in every export. */
  uid: string;
  title: string;
  description?: string;
  location?: string;
  url?: string;
}

/** A day ("2026-10-05"), a meeting (ms UTC, end exclusive), or an event as it was read. */
export type CalendarEntry =
  | (Own & { day: string })
  | (Own & { startUtc: number; endUtc: number })
  | { event: EventRecord };

const stamp = (utc: number): string => `${dated(wallText(utc, false))}Z`;

function ownLines(entry: Exclude<CalendarEntry, { event: EventRecord }>, now: number): string[] {
  const times =
    "day" in entry
      ? [
          `DTSTART;VALUE=DATE:${dated(entry.day)}`,
          `DTEND;VALUE=DATE:${dated(wallText((parseWall(entry.day) ?? 0) + day, true))}`,
          // A deadline does not make the day busy.
          "TRANSP:TRANSPARENT",
        ]
      : [
          `DTSTART:${stamp(entry.startUtc)}`,
          ...(entry.endUtc > entry.startUtc ? [`DTEND:${stamp(entry.endUtc)}`] : []),
        ];
  const { description, location, url } = entry;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${stamp(now)}`,
    ...times,
    `SUMMARY:${escaped(entry.title)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${url.replace(/\s/g, "")}`] : []),
    "END:VEVENT",
  ];
}

/**
 * The text of a calendar file: CRLF, folded at 75 bytes, with the definitions of the zones that it names.
 *
 * @param now ms UTC, for DTSTAMP
 * @param name what a calendar program calls it
 */
export function writeCalendar(entries: readonly CalendarEntry[], now: number, name = "Liaison"): string {
  const zones = zonesOf(entries.flatMap((entry) => ("event" in entry ? [entry.event] : [])));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Liaison//Liaison//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...zones.named.flatMap(({ zone, year }) => zoneLines(zone, year)),
    ...zones.custom.flatMap(({ text }) => text.split("\n")),
    ...entries.flatMap((entry) =>
      "event" in entry ? eventLines(entry.event, stamp(now), zones) : ownLines(entry, now),
    ),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
