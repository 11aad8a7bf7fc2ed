// Calendars as text: how they are spelt, and that ical.js and our own zones read the same from them.
import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { customZone } from "./customZone.ts";
import { writeCalendar } from "./write.ts";
import { escaped, folded, parameter } from "./writeLines.ts";
import { zoneLines } from "./writeZone.ts";
import { utcToWall } from "./zones.ts";

const now = Date.UTC(2026, 9, 5, 12);

describe("what is written", () => {
  it("days, meetings, and the calendar around them", () => {
    const text = writeCalendar(
      [
        {
          uid: "task:1@liaison",
          title: "Renewal; Peak, Pine",
          description: "One\r\nTwo\\",
          day: "2026-12-31",
        },
        {
          uid: "meeting:2@liaison",
          title: "Call",
          location: "Teams",
          url: "https://x.example/a b",
          startUtc: now,
          endUtc: now + 5_400_000,
        },
      ],
      now,
      "Deadlines",
    );
    expect(text.split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Liaison//Liaison//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "X-WR-CALNAME:Deadlines",
      "BEGIN:VEVENT",
      "UID:task:1@liaison",
      "DTSTAMP:20261005T120000Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "TRANSP:TRANSPARENT",
      String.raw`SUMMARY:Renewal\; Peak\, Pine`,
      String.raw`DESCRIPTION:One\nTwo` + "\\\\",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:meeting:2@liaison",
      "DTSTAMP:20261005T120000Z",
      "DTSTART:20261005T120000Z",
      "DTEND:20261005T133000Z",
      "SUMMARY:Call",
      "LOCATION:Teams",
      "URL:https://x.example/ab",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });
  it("is folded at 75 bytes, between characters, and unfolds to what it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const lines = folded(text).split("\r\n ");
        for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(lines.join("")).toBe(text);
      }),
      { seed: 7 },
    );
  });
  it("keeps any text, also for another reader", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        const text = writeCalendar([{ uid: "a", title, day: "2026-10-05" }], now);
        const read = new ICAL.Component(ICAL.parse(text) as never[]).getFirstSubcomponent("vevent");
        const clean = title.replace(/\r\n?/g, "\n").replace(/[\p{Cc}--[\n\t]]/gv, "");
        expect(read?.getFirstPropertyValue("summary") ?? "").toBe(clean);
      }),
      { seed: 7 },
    );
    expect(parameter('Anna "AJ" Chef, Dr.')).toBe(`"Anna ^'AJ^' Chef, Dr."`);
    expect(escaped("a\u0000b")).toBe("ab");
  });
});

describe("the definition of a zone", () => {
  it.each([
    "Europe/Berlin",
    "America/New_York",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "UTC",
  ])("%s tells the time as the zone does", (zone) => {
    const own = customZone(zoneLines(zone, 2026).join("\n"))!;
    for (let at = Date.UTC(2025, 1, 1); at < Date.UTC(2034, 0, 1); at += 86_400_000 * 3.3)
      expect([new Date(at).toISOString(), own(at)]).toEqual([
        new Date(at).toISOString(),
        utcToWall(at, zone) - at,
      ]);
  });
  it("is short where the clocks follow a rule", () => {
    expect(zoneLines("Europe/Berlin", 2026).filter((line) => line.startsWith("RRULE"))).toEqual([
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]);
    expect(zoneLines("America/New_York", 2026).filter((line) => line.startsWith("RRULE"))).toEqual([
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
      "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    ]);
  });
});
