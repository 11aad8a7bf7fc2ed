import { expect, test } from "vitest";
import { locale, localDay, readNumber, showBirthday, showDay, showRelativeDay } from "./format.ts";

test.each([
  ["1,250.5", "en-GB", "1250.5"],
  ["1.250,5", "de-DE", "1250.5"],
  ["1 250,5", "fr-FR", "1250.5"],
  ["1'250.5", "de-CH", "1250.5"],
  ["1250.5", "de-DE", "1250.5"],
  [" -0,75 ", "de-DE", "-0.75"],
])("%j is a number in %s, and the point form always is", (text, from, number) => {
  expect(readNumber(text, from)).toBe(number);
});

test.each(["", "12 months", "1.2.3", "--4", "1e9"])("%j is no number", (text) => {
  expect(readNumber(text, "en-GB")).toBeNull();
});

test("a day does not move with the time zone", () => {
  expect(showDay("2026-12-15")).toMatch(/15/);
  expect(showDay("2026-01-01")).toMatch(/2026/);
});

test("a birthday without a year shows none", () => {
  expect(showBirthday("--02-29")).toMatch(/29/);
  expect(showBirthday("--02-29")).not.toMatch(/\d{4}/);
});

test("days are counted in the unit that a person would use", () => {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const from = "2026-11-23";
  expect(showRelativeDay(from, from)).toBe(words.format(0, "day"));
  expect(showRelativeDay("2026-11-22", from)).toBe(words.format(-1, "day"));
  expect(showRelativeDay("2026-12-21", from)).toBe(words.format(4, "week"));
  expect(showRelativeDay("2026-05-23", from)).toBe(words.format(-6, "month"));
});

test("the day of an instant is the reader's own", () => {
  const noon = new Date(2026, 0, 5, 12).getTime();
  expect(localDay(noon)).toBe("2026-01-05");
});
