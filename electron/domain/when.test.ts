// Moments of what was said already: words in, wall clock and instant out, through clock changes.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "./days.ts";
import { instantOf, parseWhen, timeAt } from "./when.ts";

const now = { day: "2026-11-22", time: "14:20" };
const read = (text: string, locale?: string) => {
  const moment = parseWhen(text, now, locale);
  return moment && `${moment.day} ${moment.time ?? "-"}`;
};

test.each([
  ["now", "2026-11-22 14:20"],
  ["yesterday 15:00", "2026-11-21 15:00"],
  ["yesterday", "2026-11-21 -"],
  ["fri 9am", "2026-11-20 09:00"],
  ["fri at 9", "2026-11-20 09:00"],
  ["last tue 16.30", "2026-11-17 16:30"],
  ["9:15", "2026-11-22 09:15"],
  ["9", "2026-11-22 09:00"],
  ["18:00", "2026-11-21 18:00"],
  ["12am", "2026-11-22 00:00"],
  ["20.11. 8:05", "2026-11-20 08:05"],
  ["20 nov, 8pm", "2026-11-20 20:00"],
  ["2h ago", "2026-11-22 12:20"],
  ["half an hour ago", "2026-11-22 13:50"],
  ["an hour ago", "2026-11-22 13:20"],
  ["15 h", "2026-11-21 23:20"],
  ["2026-11-01 10:00", "2026-11-01 10:00"],
])("%s is %s", (text, moment) => expect(read(text)).toBe(moment));

test.each(["", "soon", "25:00", "yesterday 9:70", "13pm"])("%s is no moment", (text) =>
  expect(read(text)).toBeNull(),
);

describe("instants", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
  ];

  test("an instant's wall clock leads back to it, except in the repeated hour", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }),
        (zone, seconds) => {
          const at = Math.floor(seconds / 60) * 60_000;
          const back = instantOf(dayOf(at, zone), timeAt(at, zone), zone);
          expect([0, 1_800_000, 3_600_000]).toContain(at - back);
          expect(timeAt(back, zone)).toBe(timeAt(at, zone));
        },
      ),
    );
  });

  test("a skipped time becomes the one after the change, a repeated one its first", () => {
    expect(timeAt(instantOf("2026-03-29", "02:30", "Europe/Berlin"), "Europe/Berlin")).toBe("03:30");
    expect(instantOf("2026-10-25", "02:30", "Europe/Berlin")).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });
});
