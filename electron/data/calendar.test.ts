// Calendars from file to meetings: past or ahead, updated and never doubled, moving on as time passes, and out again.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, testHost, type TestHost } from "../testing.ts";
import { moveMeetingsOn, type Meeting } from "./calendar.ts";

let host: TestHost;
beforeEach(() => {
  // The first of October 2026, nine o'clock.
  host = testHost();
});
afterEach(() => host.close());

const event = (uid: string, ...lines: string[]): string =>
  ["BEGIN:VEVENT", `UID:${uid}`, ...lines, "END:VEVENT"].join("\r\n");
const calendar = (...events: string[]): string =>
  fileIn(
    host,
    "calendar.ics",
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN", ...events, "END:VCALENDAR", ""].join("\r\n"),
  );
const at = (start: string, end: string): string[] => [`DTSTART:${start}`, `DTEND:${end}`];
const guest = "ATTENDEE;CN=Maya:mailto:Maya@kestrel.example";

interface Ran {
  batchId: number;
  format: string;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: { code: string }[];
}
const run = (file: string) =>
  host.call<Ran>("imports.run", { file, answers: { ownAddresses: ["mara@northfield.example"] } });
const between = async (from: string, to: string): Promise<Meeting[]> =>
  (await host.call<{ rows: Meeting[] }>("calendar.between", { from, to })).rows;
const talks = () =>
  host.store.all<{ at: number; planned: number; subject: string; text: string }>(
    "SELECT at, planned, subject, text FROM interaction ORDER BY id",
  );
const people = async () => {
  const partner = await host.call<{ id: number }>("partners.create", { name: "Kestrel Media" });
  const maya = await host.call<{ id: number }>("contacts.create", {
    partnerId: partner.id,
    fullName: "Maya Chen",
    emails: ["maya@kestrel.example"],
  });
  return { partnerId: partner.id, contactId: maya.id };
};

describe("events become meetings", () => {
  test("past and ahead, with the people matched by address; who declined was not there", async () => {
    const { partnerId, contactId } = await people();
    const declined = guest.replace(";CN", ";PARTSTAT=DECLINED;CN");
    const ran = await run(
      calendar(
        event(
          "past",
          ...at("20260910T090000Z", "20260910T100000Z"),
          "SUMMARY:Kick-off",
          "LOCATION:Room 1",
          guest,
        ),
        event("ahead", ...at("20261010T090000Z", "20261010T093000Z"), "SUMMARY:Review", guest),
        event("alone", ...at("20260911T090000Z", "20260911T100000Z"), "SUMMARY:Alone", declined),
      ),
    );
    expect(ran).toMatchObject({ format: "ics", rows: 3, created: 3 });
    expect(talks()).toMatchObject([
      { subject: "Kick-off", planned: 0, text: "Room 1" },
      { subject: "Review", planned: 1 },
      { subject: "Alone", planned: 0 },
    ]);
    expect(await between("2026-09-01", "2026-10-31")).toMatchObject([
      {
        title: "Kick-off",
        startUtc: "2026-09-10T09:00:00Z",
        endUtc: "2026-09-10T10:00:00Z",
        allDay: false,
        people: [{ contactId, partnerId, name: "Maya Chen" }],
      },
      { title: "Alone", people: [] },
      { title: "Review", people: [{ contactId }] },
    ]);
    const partner = await host.call<{ rows: { lastContactAt: number }[] }>("partners.list");
    expect(partner.rows[0]!.lastContactAt).toBe(Date.UTC(2026, 8, 10, 9));
  });

  test("a time zone that nobody knows is refused; a name of Windows is one", async () => {
    const set = (value: string) => host.call("settings.set", { key: "timeZone", value });
    expect(await host.refused("settings.set", { key: "timeZone", value: "Mars/Olympus" })).toBe(
      "unknown-time-zone",
    );
    await run(calendar(event("f", ...at("20261010T090000", "20261010T100000"))));
    await set("W. Europe Standard Time");
    expect(await between("2026-10-10", "2026-10-10")).toMatchObject([{ startUtc: "2026-10-10T07:00:00Z" }]);
    await set("Asia/Tokyo");
    expect(await between("2026-10-10", "2026-10-10")).toMatchObject([{ startUtc: "2026-10-10T00:00:00Z" }]);
  });

  test("a range has both its days, in the manager's zone", async () => {
    await host.call("settings.set", { key: "timeZone", value: "Asia/Tokyo" });
    await run(
      calendar(event("a", ...at("20261004T150000Z", "20261004T160000Z"), "SUMMARY:Midnight in Tokyo")),
    );
    expect(await between("2026-10-04", "2026-10-04")).toHaveLength(0);
    expect(await between("2026-10-05", "2026-10-05")).toHaveLength(1);
  });

  test("recurrences are expanded, a cancelled instance says so, a moved one is where it went", async () => {
    await run(
      calendar(
        event(
          "w",
          ...at("20261005T090000Z", "20261005T100000Z"),
          "RRULE:FREQ=WEEKLY;COUNT=4",
          "SUMMARY:Weekly",
          guest,
        ),
        event(
          "w",
          "RECURRENCE-ID:20261012T090000Z",
          ...at("20261013T110000Z", "20261013T120000Z"),
          "SUMMARY:Moved",
        ),
        event(
          "w",
          "RECURRENCE-ID:20261019T090000Z",
          ...at("20261019T090000Z", "20261019T100000Z"),
          "STATUS:CANCELLED",
        ),
      ),
    );
    expect(
      (await between("2026-10-01", "2026-12-31")).map(({ startUtc, cancelled }) => [startUtc, cancelled]),
    ).toEqual([
      ["2026-10-05T09:00:00Z", false],
      ["2026-10-13T11:00:00Z", false],
      ["2026-10-19T09:00:00Z", true],
      ["2026-10-26T09:00:00Z", false],
    ]);
    expect(talks()).toHaveLength(1);
  });
});

describe("again and back", () => {
  const first = event("a", ...at("20261010T090000Z", "20261010T100000Z"), "SUMMARY:Review");
  const later = event("a", "SEQUENCE:1", ...at("20261011T090000Z", "20261011T100000Z"), "SUMMARY:Review 2");

  test("the same file changes nothing; the same UID updates and never doubles; an older version changes nothing", async () => {
    await run(calendar(first));
    expect(await run(calendar(first))).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(await run(calendar(later))).toMatchObject({ created: 0, changed: 1 });
    expect(talks()).toMatchObject([{ subject: "Review 2", at: Date.UTC(2026, 9, 11, 9) }]);
    expect(await run(calendar(first))).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await between("2026-10-10", "2026-10-10")).toHaveLength(0);
  });

  test("of the same sequence the one that was changed last stands, in whichever order they come", async () => {
    const older = event("a", "LAST-MODIFIED:20260901T000000Z", ...at("20261010T090000Z", "20261010T100000Z"));
    const newer = event("a", "LAST-MODIFIED:20260902T000000Z", ...at("20261011T090000Z", "20261011T100000Z"));
    await run(calendar(newer));
    expect(await run(calendar(older))).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await between("2026-10-10", "2026-10-11")).toMatchObject([{ startUtc: "2026-10-11T09:00:00Z" }]);
  });

  test("a series that is called off without its rule is called off as a whole", async () => {
    const times = at("20261005T090000Z", "20261005T100000Z");
    await run(calendar(event("w", ...times, "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Weekly")));
    const called = calendar("METHOD:CANCEL", event("w", "SEQUENCE:1", ...times, "STATUS:CANCELLED"));
    expect(await run(called)).toMatchObject({ changed: 1 });
    expect(await run(called)).toMatchObject({ changed: 0, unchanged: 1 });
    expect(
      (await between("2026-10-01", "2026-10-31")).map(({ title, cancelled }) => [title, cancelled]),
    ).toEqual([
      ["Weekly", true],
      ["Weekly", true],
      ["Weekly", true],
    ]);
  });

  test("a moved instance that comes in a file of its own joins its series, in either order", async () => {
    const series = event(
      "w",
      ...at("20261005T090000Z", "20261005T100000Z"),
      "RRULE:FREQ=WEEKLY;COUNT=2",
      "SUMMARY:W",
    );
    const moved = event(
      "w",
      "RECURRENCE-ID:20261012T090000Z",
      ...at("20261013T110000Z", "20261013T120000Z"),
      "SUMMARY:Moved",
    );
    const starts = async () => (await between("2026-10-01", "2026-10-31")).map((row) => row.startUtc);
    const both = ["2026-10-05T09:00:00Z", "2026-10-13T11:00:00Z"];
    await run(calendar(series));
    expect(await run(calendar(moved))).toMatchObject({ changed: 1 });
    expect(await starts()).toEqual(both);
    expect(await run(calendar(moved))).toMatchObject({ changed: 0, unchanged: 1 });
    host.close();
    host = testHost();
    await run(calendar(moved));
    await run(calendar(series));
    expect(await starts()).toEqual(both);
  });

  test("undoing the update brings the earlier time back, undoing both leaves nothing", async () => {
    const before = contents(host.store);
    const { batchId } = await run(calendar(first));
    const made = contents(host.store);
    const update = await run(calendar(later));
    await host.call("imports.undo", { batchId: update.batchId });
    expect(contents(host.store)).toBe(made);
    await host.call("imports.undo", { batchId });
    expect(contents(host.store)).toBe(before);
  });

  test("an event that is cancelled later is no contact any more", async () => {
    const { partnerId } = await people();
    const past = at("20260910T090000Z", "20260910T100000Z");
    await run(calendar(event("a", ...past, "SUMMARY:x", guest)));
    await run(calendar(event("a", ...past, "SUMMARY:x", "SEQUENCE:2", "STATUS:CANCELLED", guest)));
    const { rows } = await host.call<{ rows: { id: number; lastContactAt: number | null }[] }>(
      "partners.list",
    );
    expect(rows.find((row) => row.id === partnerId)!.lastContactAt).toBeNull();
    expect(await between("2026-09-10", "2026-09-10")).toMatchObject([{ cancelled: true }]);
  });
});

describe("as time passes", () => {
  test("a meeting ahead becomes one that was, and a series stands at its last time", async () => {
    const { partnerId } = await people();
    await run(
      calendar(
        event("one", ...at("20261010T090000Z", "20261010T100000Z"), "SUMMARY:One"),
        event(
          "w",
          ...at("20261005T090000Z", "20261005T100000Z"),
          "RRULE:FREQ=WEEKLY",
          "SUMMARY:Weekly",
          guest,
        ),
      ),
    );
    await host.call("interactions.log", {
      partnerId,
      kind: "meeting",
      text: "By hand",
      at: Date.UTC(2026, 9, 8, 9),
    });
    expect(talks().map((row) => row.planned)).toEqual([1, 1, 1]);
    const now = Date.UTC(2026, 9, 20, 12);
    expect(moveMeetingsOn(host.store, now, "Mara")).toBe(3);
    expect(talks()).toMatchObject([
      { subject: "One", planned: 0 },
      { subject: "Weekly", planned: 0, at: Date.UTC(2026, 9, 19, 9) },
      { planned: 0 },
    ]);
    expect(moveMeetingsOn(host.store, now, "Mara")).toBe(0);
    const { rows } = await host.call<{ rows: { lastContactAt: number }[] }>("partners.list");
    expect(rows[0]!.lastContactAt).toBe(Date.UTC(2026, 9, 19, 9));
  });
});

test("out: next contact days, meetings ahead by hand and from calendars, with UIDs that stay", async () => {
  const { partnerId } = await people();
  await host.call("partners.update", { id: partnerId, set: { nextContactOn: "2026-11-02" } });
  await host.call("interactions.log", {
    partnerId,
    kind: "meeting",
    text: "Lunch",
    at: Date.UTC(2026, 9, 8, 12),
  });
  await run(
    calendar(
      event(
        "w@g",
        ...at("20261005T090000Z", "20261005T100000Z"),
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "SUMMARY:Weekly",
      ),
      event("old@g", ...at("20260905T090000Z", "20260905T100000Z"), "SUMMARY:Old"),
    ),
  );
  const file = () => host.call<{ name: string; text: string; count: number }>("calendar.file");
  const one = await file();
  expect(one.count).toBe(3);
  expect(one.text).toMatch(/DTSTART;VALUE=DATE:20261102/);
  expect(one.text).toMatch(/UID:w@g/);
  expect(one.text).not.toMatch(/old@g/);
  const uids = (text: string) => text.match(/^UID:.*$/gm);
  expect(uids((await file()).text)).toEqual(uids(one.text));
  const other = testHost();
  const back = await other.call<Ran>("imports.run", { file: fileIn(other, "out.ics", one.text) });
  expect(back).toMatchObject({ rows: 3, created: 3 });
  other.close();
});
