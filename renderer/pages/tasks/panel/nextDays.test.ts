import { expect, test } from "vitest";
import { nextDays, type Series } from "./nextDays.ts";

const now = Date.parse("2026-11-27T10:00:00Z");
const daily: Series = {
  repeat: "FREQ=DAILY",
  seriesFrom: "2026-11-27",
  dueOn: "2026-11-27",
  dueTime: null,
  timeZone: null,
};

test("a rule counts from the due day", () => {
  expect(nextDays(daily, 3, now, "UTC")).toEqual(["2026-11-28", "2026-11-29", "2026-11-30"]);
  const later = { ...daily, seriesFrom: "2026-12-10", dueOn: "2026-12-10", repeat: "FREQ=WEEKLY;INTERVAL=2" };
  expect(nextDays(later, 2, now, "UTC")).toEqual(["2026-12-24", "2027-01-07"]);
});

test("a series that ends gives fewer, or none", () => {
  expect(nextDays({ ...daily, repeat: "FREQ=DAILY;COUNT=3" }, 5, now, "UTC")).toEqual([
    "2026-11-28",
    "2026-11-29",
  ]);
  expect(nextDays({ ...daily, repeat: "FREQ=DAILY;COUNT=1" }, 5, now, "UTC")).toEqual([]);
});

test("days after it is done are counted from today, or from the due day ahead", () => {
  expect(nextDays({ ...daily, repeat: "after:30" }, 2, now, "UTC")).toEqual(["2026-12-27", "2027-01-26"]);
  expect(nextDays({ ...daily, dueOn: "2026-12-01", repeat: "after:7" }, 1, now, "UTC")).toEqual([
    "2026-12-08",
  ]);
});
