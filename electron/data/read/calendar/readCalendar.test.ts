// Calendars of every program and habit, whole and broken; the fixtures re-create cases of public test corpora.
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { occurrences } from "../../../domain/calendar/expand.ts";
import type { EventRecord } from "../../../domain/calendar/record.ts";
import { UserError } from "../../../domain/errors.ts";
import { fileOf, zipOf } from "../fixtures/files.ts";
import { calendarKind } from "./calendarKind.ts";
import { calendarFixture, calendarOf, eventItems, eventsOf, leftOut } from "./fixtures/events.ts";
import { readCalendar } from "./readCalendar.ts";

const one = async (name: string, ...lines: string[]): Promise<EventRecord> =>
  (await eventsOf(fileOf(`${name}.ics`, calendarOf("BEGIN:VEVENT", "UID:u", ...lines, "END:VEVENT"))))[0]!;
const days = (event: EventRecord, zone = "Europe/Berlin"): string[] =>
  occurrences(event, Date.UTC(2026, 8, 1), Date.UTC(2026, 11, 1), zone, 50).map(
    ({ startUtc, cancelled }) =>
      `${new Date(startUtc).toISOString().slice(5, 16)}${cancelled ? " cancelled" : ""}`,
  );
async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "read";
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

describe("calendars as programs write them", () => {
  it("Outlook: names of Windows, a zone of its own, a room, a whole day as times", async () => {
    expect(await eventsOf(calendarFixture("windows_zones.ics"))).toMatchObject([
      {
        line: 28,
        title: "Jahresgespräch",
        location: "Teams",
        description: "",
        stampedAt: Date.UTC(2026, 8, 1, 8),
        times: { start: "2026-10-05T10:00:00", end: "2026-10-05T11:00:00", zone: "Europe/Berlin" },
        zones: [],
        people: [
          {
            name: "Brandt, Jürgen",
            address: "j.brandt@campingkompass.example",
            role: "organizer",
            declined: false,
          },
          { name: "Ana", address: "ana@loopperks.example", role: "attendee", declined: true },
        ],
      },
      { title: "Kathmandu", times: { zone: "custom:0" }, zones: [expect.stringContaining("+0545")] },
      { title: "Messe", times: { start: "2026-10-07", end: "2026-10-09", allDay: true, zone: null } },
    ]);
    const [, kathmandu] = await eventsOf(calendarFixture("windows_zones.ics"));
    expect(days(kathmandu!)).toEqual(["10-06T04:15"]);
  });

  it("zones by their hours, also where the colon is not in quotes", async () => {
    for (const zone of ["GMT+02:00", '"GMT+02:00"', "UTC+2", "+0200"])
      expect(days(await one("hours", `DTSTART;TZID=${zone}:20261005T100000`, "DURATION:PT1H"))).toEqual([
        "10-05T08:00",
      ]);
    const event = await one("west", "DTSTART;TZID=Etc/GMT+5:20261005T100000", "DURATION:PT1H");
    expect(days(event)).toEqual(["10-05T15:00"]);
  });

  it("Google: a birthday, floating times in the calendar's zone, a series with changed instances", async () => {
    const [birthday, floating, weekly] = await eventsOf(calendarFixture("google.ics"));
    expect(birthday).toMatchObject({
      times: { start: "2026-10-11", end: "2026-10-12", allDay: true },
      rrules: ["FREQ=YEARLY"],
      sequence: 1,
      title: "Maya's birthday",
      stampedAt: Date.UTC(2026, 8, 30, 10, 15),
    });
    expect(floating).toMatchObject({
      times: { start: "2026-10-05T09:00:00", zone: "Europe/Berlin" },
      description: "Agenda:\n1, numbers\n2; renewals and a line so long that it is folded once",
    });
    expect(weekly).toMatchObject({
      people: [
        { name: "", address: "me@liaison.example", role: "organizer" },
        { name: "Maya Okafor", address: "maya@peakandpine.example", role: "attendee" },
      ],
      exdates: ["2026-10-08T15:00:00", "2026-10-22T15:00:00"],
      overrides: [
        { recurrenceId: "2026-10-15T15:00:00", start: "2026-10-16T10:00:00", title: "Weekly call, moved" },
        { recurrenceId: "2026-10-29T15:00:00", cancelled: true },
      ],
      problems: [],
    });
    expect(days(weekly!)).toEqual(["10-01T13:00", "10-16T08:00", "10-29T14:00 cancelled"]);
  });

  it("Apple: alarms are not the event, zones behind a program's path; tasks and journals are named", async () => {
    const path = calendarFixture("alarms.ics");
    expect(await eventsOf(path)).toMatchObject([
      {
        title: "Several alarms",
        description: "After the alarms",
        times: {
          start: "2026-10-05T09:00:00",
          end: "2026-10-05T10:30:00",
          zone: "America/Argentina/Buenos_Aires",
        },
      },
    ]);
    expect(await leftOut(path)).toEqual([
      [4, "calendar-todo"],
      [28, "calendar-journal"],
    ]);
  });

  it("instances without their master", async () => {
    const [record] = await eventsOf(calendarFixture("no_master.ics"));
    expect(record).toMatchObject({
      line: 4,
      title: "Only this one",
      times: { start: "2026-10-06T11:00:00" },
    });
    expect(days(record!)).toEqual(["10-06T09:00", "10-12T07:00"]);
  });

  it("rules, dates and exceptions", async () => {
    const events = await eventsOf(calendarFixture("rules.ics"));
    expect(events.map((event) => days(event))).toEqual([
      ["10-05T07:00"],
      ["10-05T07:00", "10-08T07:00"],
      ["10-05T09:00", "10-12T09:00", "10-20T09:00"],
      ["10-05T13:00", "10-06T13:00", "10-08T13:00", "10-09T13:00"],
      ["10-05T09:00", "10-06T09:00"],
    ]);
    expect(events.map(({ problems }) => problems.map(({ code, params }) => [code, params.line]))).toEqual([
      [],
      [["calendar-date-broken", 17]],
      [],
      [],
      [
        ["calendar-rule-left-out", 42],
        ["calendar-rule-broken", 40],
      ],
    ]);
  });

  it.each([
    ["bom_utf16.ics", "Größe – 東京"],
    ["windows1252.ics", "Gespräch – Übergabe"],
    ["bom_fold.ics", "Größe"],
    ["blank_lines.ics", "An empty line"],
  ])("%s", async (name, title) => {
    expect(await eventsOf(calendarFixture(name))).toMatchObject([{ title, problems: [] }]);
  });
  it("an empty line inside of a folded text does not end it", async () => {
    expect((await eventsOf(calendarFixture("blank_lines.ics")))[0]?.description).toBe(
      "folded and then an empty line",
    );
  });
});

describe("broken calendars", () => {
  it("are read as far as they are sound, with lines", async () => {
    const items = await eventItems(calendarFixture("broken.ics"));
    expect(
      items.map((item) =>
        item.kind === "rejected"
          ? [item.line, item.code]
          : [
              item.event.line,
              item.event.title,
              ...item.event.problems.map(({ code, params }) => `${code} ${params.line}`),
            ],
      ),
    ).toEqual([
      [
        4,
        "Unknown zone",
        "calendar-line-broken 10",
        "calendar-line-broken 11",
        "calendar-zone-unknown 6",
        "calendar-end-before-start 7",
      ],
      [13, "calendar-no-start"],
      [18, "The end of it is missing", "calendar-end-missing 18"],
      [23, "Without a UID"],
      [29, "calendar-outside"],
      [33, "Called off"],
      [47, "calendar-not-closed"],
    ]);
    const events = items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
    expect(events[0]).toMatchObject({
      description: "First line\nsecond line without anything\n;;;",
      times: { zone: null },
    });
    expect(events[2]).toMatchObject({
      uid: expect.stringMatching(/^content-/),
      times: { end: "2026-10-15T09:00:00" },
    });
    expect(events[3]).toMatchObject({ cancelled: true, sequence: 3 });
  });
  it("a made-up UID stays the same", async () => {
    const lines = ["BEGIN:VEVENT", "DTSTART:20261006T090000Z", "SUMMARY:A", "END:VEVENT"];
    const [a] = await eventsOf(fileOf("made1.ics", calendarOf(...lines)));
    const [b] = await eventsOf(
      fileOf("made2.ics", calendarOf("BEGIN:VEVENT", "DTSTAMP:20261001T000000Z", ...lines.slice(1))),
    );
    expect(a?.uid).toBe(b?.uid);
  });
  it("the newest of the same instance counts", async () => {
    const part = (sequence: number, stamp: string, title: string) => [
      "BEGIN:VEVENT",
      "UID:same",
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp}`,
      "DTSTART:20261005T090000Z",
      `SUMMARY:${title}`,
      "END:VEVENT",
    ];
    const path = fileOf(
      "same.ics",
      calendarOf(
        ...part(1, "20260103T000000Z", "B"),
        ...part(2, "20260101T000000Z", "C"),
        ...part(2, "20260102T000000Z", "D"),
        ...part(0, "20260109T000000Z", "A"),
      ),
    );
    expect((await eventsOf(path)).map(({ title }) => title)).toEqual(["D"]);
  });
  it("a change that does not say of which instance is named", async () => {
    const path = fileOf(
      "instance.ics",
      calendarOf(
        "BEGIN:VEVENT",
        "UID:u",
        "DTSTART:20261005",
        "RRULE:FREQ=DAILY;COUNT=2",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:u",
        "DTSTART:20261006",
        "RECURRENCE-ID:soon",
        "END:VEVENT",
      ),
    );
    expect(await leftOut(path)).toEqual([[8, "calendar-instance-broken"]]);
    expect(await eventsOf(path)).toMatchObject([{ overrides: [], rrules: ["FREQ=DAILY;COUNT=2"] }]);
  });
  it("texts too long to keep, and lines too long to read", async () => {
    const path = fileOf(
      "long.ics",
      calendarOf(
        "BEGIN:VEVENT",
        "DTSTART:20261005",
        `DESCRIPTION:${"x".repeat(100_001)}`,
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART:20261005",
        `X-ALT-DESC:${"x".repeat(600_000)}`,
        "SUMMARY:Here",
        "END:VEVENT",
      ),
    );
    expect(await leftOut(path)).toEqual([[3, "too-long"]]);
    expect((await eventsOf(path)).map(({ title }) => title)).toEqual(["Here"]);
  });
  it.each([
    ["20261005T090000", "DURATION:PT25H", "2026-10-05T09:00:00", "2026-10-06T10:00:00"],
    ["20261005T090000", "DURATION:-PT1H", "2026-10-05T09:00:00", "2026-10-05T09:00:00"],
    ["20261005T090000", "DTEND;VALUE=DATE:20261006", "2026-10-05T09:00:00", "2026-10-06T00:00:00"],
    ["20261005T240000", "X:", "2026-10-06T00:00:00", "2026-10-06T00:00:00"],
    ["2026-10-05T09:00:60", "X:", "2026-10-05T09:00:59", "2026-10-05T09:00:59"],
    ["20261005", "X:", "2026-10-05", "2026-10-06"],
    ["20261005", "DURATION:P2D", "2026-10-05", "2026-10-07"],
    ["20261005", "DTEND:20261007T120000", "2026-10-05", "2026-10-08"],
    ["20261005", "DTEND:20261001", "2026-10-05", "2026-10-06"],
    ["99991231T235959Z", "DURATION:P99999W", "9999-12-31T23:59:59", "9999-12-31T23:59:59"],
  ])("DTSTART:%s with %s", async (start, line, from, to) => {
    expect((await one("times", `DTSTART:${start}`, line)).times).toMatchObject({ start: from, end: to });
  });
  it("an hour that ends in the repeated one is still an hour", async () => {
    const event = await one("repeated", "DTSTART;TZID=Europe/Berlin:20261025T023000", "DURATION:PT1H");
    expect(event.times).toEqual({
      start: "2026-10-25T00:30:00",
      end: "2026-10-25T01:30:00",
      allDay: false,
      zone: "UTC",
    });
  });
});

describe("files", () => {
  it("that are no calendars, or empty ones", async () => {
    expect(await failure(readCalendar(fileOf("none.ics", "")))).toBe("file-empty");
    expect(await failure(readCalendar(fileOf("card.ics", "BEGIN:VCARD\r\nEND:VCARD")))).toBe(
      "calendar-not-one",
    );
    expect(await failure(readCalendar(fileOf("book.zip", zipOf({ "xl/workbook.xml": "" }))))).toBe(
      "calendar-not-one",
    );
    expect(await failure(readCalendar(fileOf("cut.zip", "PK\u0003\u0004broken")))).toBe("calendar-not-one");
    expect(await failure(eventItems(fileOf("bare.ics", calendarOf())))).toBe("calendar-empty");
  });
  it("zipped, with names that want to be elsewhere and entries that cannot be unpacked", async () => {
    const event = calendarOf("BEGIN:VEVENT", "UID:z", "DTSTART:20261005", "SUMMARY:Zipped", "END:VEVENT");
    const zip = zipOf({
      "me@x.example.ics": event,
      "__MACOSX/._me.ics": "junk",
      "../../up.ics": event,
      "bad.ics": event,
    });
    // The last entry's packing method becomes one that is not known.
    zip.writeUInt16LE(99, zip.lastIndexOf("PK\u0001\u0002") + 10);
    const path = fileOf("calendars.zip", zip);
    expect((await eventsOf(path)).map(({ entry, title }) => [entry, title])).toEqual([
      ["me@x.example.ics", "Zipped"],
      ["up.ics", "Zipped"],
    ]);
    expect(await leftOut(path)).toEqual([[1, "calendar-entry-broken"]]);
  });
  it("zipped, with a size that is not true or too much", async () => {
    const event = calendarOf("BEGIN:VEVENT", "UID:z", "DTSTART:20261005", "END:VEVENT");
    const zip = zipOf({ "a.ics": event });
    zip.writeUInt32LE(200 * 1024 * 1024, zip.lastIndexOf("PK\u0001\u0002") + 24);
    expect(await leftOut(fileOf("large.zip", zip))).toEqual([[1, "calendar-entry-too-large"]]);
    const bomb = Buffer.from(zipSync({ "b.ics": Buffer.alloc(65 * 1024 * 1024, "x") }));
    bomb.writeUInt32LE(100, bomb.lastIndexOf("PK\u0001\u0002") + 24);
    expect(await leftOut(fileOf("bomb.zip", bomb))).toEqual([[1, "calendar-entry-too-large"]]);
  });
  it("are followed and can be stopped", async () => {
    const many = Array.from({ length: 2_000 }, (_, at) => [
      "BEGIN:VEVENT",
      `UID:${at}`,
      "DTSTART:20261005",
      "END:VEVENT",
    ]).flat();
    const source = await readCalendar(fileOf("many.ics", calendarOf(...many)));
    let read = 0;
    let count = 0;
    for await (const block of source.items({ onProgress: (bytes) => (read = bytes) })) count += block.length;
    expect([read, count]).toEqual([source.bytes, 2_000]);
    const stop = AbortSignal.abort();
    await expect(async () => {
      for await (const _ of source.items({ signal: stop }));
    }).rejects.toThrow("aborted");
  });
  it("are known by their beginning", () => {
    expect(calendarKind("\ufeff\r\nBEGIN:VCALENDAR\r\nVERSION:2.0")).toBe("ics");
    expect(calendarKind("BEGIN:VCARD\r\nBEGIN:VCALENDAR\r\n")).toBeNull();
    expect(calendarKind("From: a@x.example\n\nBEGIN:VCALENDAR\n")).toBeNull();
    expect(calendarKind("Name,E-mail\n")).toBeNull();
    expect(calendarKind(["Takeout/", "Takeout/Calendar/a.ics", "__MACOSX/._a.ics"])).toBe("ics");
    expect(calendarKind(["a.ics", "All mail.mbox"])).toBeNull();
    expect(calendarKind([])).toBeNull();
  });
});
