// Changed instances that come in a file of their own, as every update of an invitation does: one event in whatever order.
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";
import type { Meeting } from "./calendar.ts";

let host: TestHost;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
});
afterEach(() => host.close());

const calendar = (...lines: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]): string[] => [
  "BEGIN:VEVENT",
  "UID:weekly",
  "DTSTAMP:20260901T000000Z",
  ...lines,
  "END:VEVENT",
];
const series = calendar(
  ...event(
    "DTSTART;TZID=Europe/Berlin:20261201T120000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=3",
    "SUMMARY:Weekly",
  ),
);
const indian = [
  "BEGIN:VTIMEZONE",
  "TZID:Mine",
  "BEGIN:STANDARD",
  "DTSTART:16010101T000000",
  "TZOFFSETFROM:+0530",
  "TZOFFSETTO:+0530",
  "END:STANDARD",
  "END:VTIMEZONE",
];
const moved: Record<string, string> = {
  "on the series' clock": calendar(
    ...event(
      "SEQUENCE:1",
      "RECURRENCE-ID;TZID=Europe/Berlin:20261208T120000",
      "DTSTART;TZID=Europe/Berlin:20261209T150000",
      "SUMMARY:Moved",
    ),
  ),
  "in UTC": calendar(
    ...event("SEQUENCE:1", "RECURRENCE-ID:20261208T110000Z", "DTSTART:20261209T140000Z", "SUMMARY:Moved"),
  ),
  "in a zone of its own": calendar(
    ...indian,
    ...event(
      "SEQUENCE:1",
      "RECURRENCE-ID:20261208T110000Z",
      "DTSTART;TZID=Mine:20261209T193000",
      "SUMMARY:Moved",
    ),
  ),
};

const run = (text: string) =>
  host.call<{ created: number; changed: number; unchanged: number }>("imports.run", {
    file: fileIn(host, "calendar.ics", text),
  });
const met = async (): Promise<[string, string, boolean][]> =>
  (
    await host.call<{ rows: Meeting[] }>("calendar.between", { from: "2026-11-01", to: "2027-01-31" })
  ).rows.map(({ startUtc, title, cancelled }) => [startUtc, title, cancelled]);

test.each(Object.entries(moved))("an instance moved %s, before and after its series", async (_, instance) => {
  for (const files of [
    [series, instance],
    [instance, series],
  ]) {
    for (const file of files) await run(file);
    expect(await met()).toEqual([
      ["2026-12-01T11:00:00Z", "Weekly", false],
      ["2026-12-09T14:00:00Z", "Moved", false],
      ["2026-12-15T11:00:00Z", "Weekly", false],
    ]);
    for (const file of files) expect(await run(file)).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    host.close();
    host = testHost();
    await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
  }
});

test("one instance called off", async () => {
  await run(series);
  await run(
    calendar(
      "METHOD:CANCEL",
      ...event("SEQUENCE:1", "RECURRENCE-ID:20261215T110000Z", "DTSTART:20261215T110000Z"),
    ),
  );
  expect((await met()).map(([, title, cancelled]) => [title, cancelled])).toEqual([
    ["Weekly", false],
    ["Weekly", false],
    ["Weekly", true],
  ]);
});

test("instances of a series that never came add up, and a later version of one is its title", async () => {
  const one = (id: string, start: string, title: string, sequence: number) =>
    calendar(...event(`SEQUENCE:${sequence}`, `RECURRENCE-ID:${id}`, `DTSTART:${start}`, `SUMMARY:${title}`));
  await run(one("20261208T110000Z", "20261209T140000Z", "First", 1));
  await run(one("20261208T110000Z", "20261210T140000Z", "Later", 2));
  expect(host.store.column("SELECT subject FROM interaction")).toEqual(["Later"]);
  await run(one("20261215T110000Z", "20261216T140000Z", "Other", 1));
  expect(await met()).toEqual([
    ["2026-12-10T14:00:00Z", "Later", false],
    ["2026-12-16T14:00:00Z", "Other", false],
  ]);
});
