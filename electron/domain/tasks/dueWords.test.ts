import { expect, test } from "vitest";
import { parseDue } from "./dueWords.ts";

// A Friday.
const now = { day: "2026-11-27", time: "10:00" };

test.each([
  ["tomorrow 9:30", "2026-11-28", "09:30"],
  ["9:30 tomorrow", "2026-11-28", "09:30"],
  ["tomorrow", "2026-11-28", null],
  ["mon", "2026-11-30", null],
  ["mon 9", "2026-11-30", "09:00"],
  ["mon at 9am", "2026-11-30", "09:00"],
  ["15 dec 14:00", "2026-12-15", "14:00"],
  ["15 dec, 14.30", "2026-12-15", "14:30"],
  ["16:00", "2026-11-27", "16:00"],
  ["9:00", "2026-11-28", "09:00"],
  ["5pm", "2026-11-27", "17:00"],
  ["today noon", "2026-11-27", "12:00"],
  ["in 2 hours", "2026-11-27", "12:00"],
  ["in 20 min", "2026-11-27", "10:20"],
  ["in half an hour", "2026-11-27", "10:30"],
  ["+15 hours", "2026-11-28", "01:00"],
  ["in 2 weeks", "2026-12-11", null],
  ["2026-12-01 08:15", "2026-12-01", "08:15"],
])("%j is %s, %s", (text, day, time) => {
  expect(parseDue(text, now)).toEqual({ day, time });
});

test.each(["", "soon", "30 feb", "mon 25:00", "9", "tomorrow 9:75", "call tomorrow"])(
  "%j is none",
  (text) => {
    const found = parseDue(text, now);
    // A number alone is the day of a month.
    if (text === "9") expect(found).toEqual({ day: "2026-12-09", time: null });
    else expect(found).toBeNull();
  },
);
