import { expect, test } from "vitest";
import { fromLineDate, mailDate, newestReceived } from "./dates.ts";

test.each([
  ["Thu, 01 Oct 2026 09:12:44 +0200", "2026-10-01T07:12:44"],
  ["1 Oct 2026 09:12 GMT", "2026-10-01T09:12:00"],
  ["Thu, 1 Oct 26 09:12:44 EST", "2026-10-01T14:12:44"],
  ["Thu, 1 Oct 2026 09:12:44 (Thursday) -0130 (X)", "2026-10-01T10:42:44"],
  ["Thu, 1 Oct 2026 09:12:44", "2026-10-01T09:12:44"],
  ["Thu,  1 October 2026 09:12:44 +02:00", "2026-10-01T07:12:44"],
  ["Thu, 1-Oct-2026 09:12:44 UT", "2026-10-01T09:12:44"],
  ["Thu Oct  1 09:12:44 2026", "2026-10-01T09:12:44"],
  ["Thu Oct  1 09:12:44 PDT 2026", "2026-10-01T16:12:44"],
  ["2026-10-01T09:12:44.5Z", "2026-10-01T09:12:44"],
  ["2026-10-01 09:12:44 +0200", "2026-10-01T07:12:44"],
])("%s", (value, expected) => {
  expect(new Date(mailDate(value)!).toISOString()).toBe(`${expected}.000Z`);
});

test.each([
  "",
  "yesterday",
  "Thu, 31 Feb 2026 09:12:44 +0000",
  "Thu, 1 Oct 1826 09:12:44",
  "1 Foo 2026 09:12:44",
  "1 Oct 2026 25:61:00",
  "12:30",
])("no date: %s", (value) => {
  expect(mailDate(value)).toBeNull();
});

test("the newest Received, and From lines", () => {
  expect(
    newestReceived([
      "from a; by b; Thu, 1 Oct 2026 10:00:00 +0000",
      "from c",
      "by d; Thu, 1 Oct 2026 12:30:00 +0200",
    ]),
  ).toBe(Date.UTC(2026, 9, 1, 10, 30));
  expect(fromLineDate("From 12@xxx Thu Oct 01 09:12:44 +0100 2026")).toBe(Date.UTC(2026, 9, 1, 8, 12, 44));
  expect(fromLineDate("From me to you, Thursday Oct 1 we talked")).toBeNull();
});
