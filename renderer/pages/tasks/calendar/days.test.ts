import { expect, test } from "vitest";
import { carriedTo, firstWeekday, monthAfter, weekOf, weeksOf, weekStart } from "./days.ts";

test("a week begins where the reader's does", () => {
  expect(firstWeekday("de-DE")).toBe(1);
  expect(firstWeekday("en-US")).toBe(0);
  expect(firstWeekday("ar-EG")).toBe(6);
  // 27 November 2026 is a Friday.
  expect(weekStart("2026-11-27", 1)).toBe("2026-11-23");
  expect(weekStart("2026-11-27", 0)).toBe("2026-11-22");
  expect(weekOf("2026-11-23", 1)).toHaveLength(7);
});

test.each([
  ["2026-11", 1, "2026-10-26", "2026-12-06", 6],
  ["2026-02", 0, "2026-02-01", "2026-02-28", 4],
  ["2027-01", 1, "2026-12-28", "2027-01-31", 5],
] as const)("%s in whole weeks from %d", (month, first, from, to, weeks) => {
  const days = weeksOf(month, first);
  expect(days).toHaveLength(weeks);
  expect(days[0]?.[0]).toBe(from);
  expect(days.at(-1)?.[6]).toBe(to);
});

test("months go on over the year", () => {
  expect(monthAfter("2026-12", 1)).toBe("2027-01");
  expect(monthAfter("2026-01", -1)).toBe("2025-12");
});

test("what is carried goes by days, weeks and months, and by no other key", () => {
  expect(carriedTo("2026-11-27", "ArrowRight")).toBe("2026-11-28");
  expect(carriedTo("2026-11-27", "ArrowUp")).toBe("2026-11-20");
  expect(carriedTo("2026-10-31", "PageDown")).toBe("2026-11-30");
  expect(carriedTo("2026-11-27", "a")).toBeNull();
});
