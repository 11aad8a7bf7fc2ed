// What a change gives a task that had no day: a repetition finds it, and keeps the time that came with it.
import { afterEach, beforeEach, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(async () => {
  host = testHost();
  host.clock.now = Date.parse("2026-10-01T12:00:00+02:00");
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
});
afterEach(() => host.close());

const changed = async (set: object) => {
  const { id } = await host.call<{ id: number }>("tasks.create", { title: "Read the clicks" });
  await host.call("tasks.update", { id, set });
  return host.call<object>("tasks.get", { id });
};

test("a repetition with a time begins at that time, in its zone", async () => {
  expect(await changed({ repeat: "FREQ=WEEKLY;BYDAY=MO", dueTime: "09:30" })).toMatchObject({
    dueOn: "2026-10-05",
    dueTime: "09:30",
    timeZone: "Europe/Berlin",
    dueAt: Date.parse("2026-10-05T09:30:00+02:00"),
    remind: [{ before: 15 }],
  });
  expect(
    await changed({ repeat: "FREQ=DAILY", dueTime: "09:30", timeZone: "America/New_York" }),
  ).toMatchObject({ dueOn: "2026-10-01", timeZone: "America/New_York" });
});

test("one without a time begins on its day", async () => {
  expect(await changed({ repeat: "FREQ=MONTHLY;BYMONTHDAY=15" })).toMatchObject({
    dueOn: "2026-10-15",
    dueTime: null,
    timeZone: null,
    remind: [{ days: 0, time: "09:00" }],
  });
});

test("and no other task without a day gets it", async () => {
  await changed({ repeat: "FREQ=WEEKLY;BYDAY=MO" });
  const { id } = await host.call<{ id: number }>("tasks.create", { title: "Some day" });
  expect(await host.call("tasks.get", { id })).toMatchObject({ dueOn: null, reminders: [] });
});
