// What is written is read again as it was: the fixtures, and any event at all.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventRecord } from "../../../domain/calendar/record.ts";
import { wallText } from "../../../domain/calendar/wallClock.ts";
import { writeCalendar } from "../../../domain/calendar/write.ts";
import { fileOf } from "../fixtures/files.ts";
import { calendarFixture, eventsOf } from "./fixtures/events.ts";

const now = Date.UTC(2026, 9, 5, 12);

/** Without what belongs to the file and not to the event. */
const same = ({ line: _l, entry: _e, problems: _p, stampedAt, ...event }: EventRecord): object => ({
  ...event,
  stampedAt: stampedAt ?? now,
});

async function again(events: readonly EventRecord[]): Promise<EventRecord[]> {
  const text = writeCalendar(
    events.map((event) => ({ event })),
    now,
  );
  return await eventsOf(fileOf("again.ics", text));
}

describe("a calendar that is written and read", () => {
  it.each([
    "windows_zones.ics",
    "google.ics",
    "no_master.ics",
    "rules.ics",
    "alarms.ics",
    "broken.ics",
    "bom_utf16.ics",
  ])("%s", async (name) => {
    const events = await eventsOf(calendarFixture(name));
    expect((await again(events)).map(same)).toEqual(events.map(same));
  });

  it("own entries", async () => {
    const text = writeCalendar(
      [
        {
          uid: "task-1",
          title: "Renewal",
          description: "a\nb",
          location: "x",
          url: "https://x.example",
          day: "2026-12-31",
        },
        { uid: "meeting-1", title: "Call", startUtc: now, endUtc: now + 3_600_000 },
      ],
      now,
    );
    expect(await eventsOf(fileOf("own.ics", text))).toMatchObject([
      {
        uid: "task-1",
        title: "Renewal",
        description: "a\nb",
        location: "x",
        url: "https://x.example",
        times: { start: "2026-12-31", end: "2027-01-01", allDay: true, zone: null },
        problems: [],
      },
      {
        uid: "meeting-1",
        times: { start: "2026-10-05T12:00:00", end: "2026-10-05T13:00:00", allDay: false, zone: "UTC" },
        problems: [],
      },
    ]);
  });

  it("any event", async () => {
    const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC", null);
    // Noon, because an end in a repeated hour is moved to UTC; text as the reader gives it.
    const moment = fc
      .integer({ min: 0, max: 30_000 })
      .map((day) => wallText(day * 86_400_000 + 43_200_000, false));
    const words = fc
      .string({ unit: "grapheme", maxLength: 120 })
      .map((text) => text.replace(/[\p{Cc}\ufeff]/gu, "").trim());
    const person = fc.record({
      name: words.map((text) => text.replace(/"/g, "")),
      address: fc.emailAddress(),
      role: fc.constant("attendee" as const),
      declined: fc.boolean(),
    });
    const made = fc.record({
      uid: fc.stringMatching(/^[\w@.-]{1,40}$/),
      sequence: fc.nat(20),
      title: words,
      description: words,
      location: words,
      start: moment,
      hours: fc.nat(8),
      zone,
      cancelled: fc.boolean(),
      people: fc.uniqueArray(person, { maxLength: 3, selector: ({ address }) => address.toLowerCase() }),
      rrules: fc.subarray(["FREQ=WEEKLY;COUNT=4", "FREQ=MONTHLY;BYDAY=-1FR"]),
      exdates: fc.uniqueArray(moment, { maxLength: 2 }),
      moved: fc.option(moment, { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ start, hours, zone, moved, ...event }) => {
        const end = `${start.slice(0, 11)}${12 + hours}:00:00`;
        const override = {
          recurrenceId: start,
          start: moved!,
          end: `${moved?.slice(0, 11)}23:00:00`,
          allDay: false,
          zone,
        };
        const record: EventRecord = {
          ...event,
          line: 1,
          entry: "",
          stampedAt: now,
          url: "",
          times: { start, end, allDay: false, zone },
          rdates: [],
          overrides: moved === undefined ? [] : [override],
          zones: [],
          problems: [],
        };
        // A start that is excepted and changed means that there is no master.
        record.exdates = record.exdates.filter((date) => date !== start);
        const read = await again([record]);
        expect(read.map(same)).toEqual([same(record)]);
        expect(JSON.parse(JSON.stringify(read))).toEqual(read);
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});
