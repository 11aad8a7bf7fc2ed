// Tasks as scripts and the page ask for them.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
interface Row {
  id: number;
  title: string;
  score: number;
  dueOn: string | null;
  dueTime: string | null;
  terms: { label: string; points: number }[];
}
const make = (input: object) => host.call<Made>("tasks.create", { title: "Call", ...input });
const today = async () => (await host.call<{ rows: Row[] }>("tasks.today")).rows;
const due = async (now: string) =>
  (await host.call<{ rows: { taskId: number; dueAt: number }[] }>("reminders.due", { now })).rows;
const complete = (id: number) =>
  host.call<{ next?: { id: number; dueOn: string }; batchId: number }>("tasks.complete", { id });
const undo = (batchId: number) => host.call("history.undo", { batchId });

describe("today", () => {
  test("is in score order, and the points of every task sum up to its score", async () => {
    const partner = await host.call<Made>("partners.create", { name: "Kestrel", tier: "A", cadenceDays: 10 });
    const soon = await make({ title: "Soon", dueOn: "2026-10-03" });
    const late = await make({ title: "Late", dueOn: "2026-09-20", partnerId: partner.id });
    const none = await make({ title: "None", priority: 2 });
    await make({ title: "Far", dueOn: "2026-12-01" });
    await make({ title: "Not yet", dueOn: "2026-10-02", startOn: "2026-10-02" });
    const rows = await today();
    expect(rows.map(({ id }) => id)).toEqual([late.id, soon.id, none.id]);
    for (const { score, terms } of rows) {
      expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      expect(terms.every(({ points }) => Number.isInteger(points))).toBe(true);
    }
    expect(rows[1]!.terms).toEqual([expect.objectContaining({ label: "due in 2 days", points: 30 })]);
    expect(rows[0]!.terms.map(({ label }) => label)).toEqual(["overdue by 11 days", "tier A partner"]);
  });

  test("a pin, a place by hand and not now win until they are released", async () => {
    const [a, b, c] = [
      await make({ title: "A", dueOn: "2026-10-01" }),
      await make({ title: "B", dueOn: "2026-10-02" }),
      await make({ title: "C", dueOn: "2026-10-03" }),
    ];
    await host.call("tasks.hold", { id: c.id, hold: "pin", reason: "Promised the boss" });
    expect((await today()).map(({ id }) => id)).toEqual([c.id, a.id, b.id]);
    await host.call("tasks.hold", { id: b.id, hold: "drag", holdScore: 99 });
    expect((await today()).map(({ id }) => id)).toEqual([c.id, b.id, a.id]);
    await host.call("tasks.hold", { id: a.id, hold: "notNow", until: "2026-10-05" });
    expect((await today()).map(({ id }) => id)).toEqual([c.id, b.id]);
    host.clock.now = Date.UTC(2026, 9, 5, 9);
    expect((await today()).map(({ id }) => id)).toEqual([c.id, b.id, a.id]);
    await host.call("tasks.release", { id: c.id });
    await host.call("tasks.release", { id: b.id });
    expect((await today()).map(({ id }) => id)).toEqual([a.id, b.id, c.id]);
    for (const until of [undefined, "2026-10-01"])
      expect(await host.refused("tasks.hold", { id: a.id, hold: "notNow", until })).toBe("hold-needs-day");
  });

  test("hides what hangs on a partner in the trash", async () => {
    const partner = await host.call<Made>("partners.create", { name: "Kestrel" });
    await make({ partnerId: partner.id, dueOn: "2026-10-01" });
    await host.call("partners.trash", { id: partner.id });
    expect(await today()).toEqual([]);
    expect(await due("2026-11-01T00:00:00Z")).toEqual([]);
    await host.call("partners.restore", { id: partner.id });
    expect(await today()).toHaveLength(1);
  });
});

describe("a series", () => {
  test("by a rule counts from the due day and skips what is past", async () => {
    const { id } = await make({ dueOn: "2026-09-28", repeat: "FREQ=DAILY" });
    const { next } = await complete(id);
    expect(next?.dueOn).toBe("2026-10-01");
  });

  test("after it is done counts from that day", async () => {
    const { id } = await make({ dueOn: "2026-09-01", repeat: { after: { days: 30 } } });
    expect((await complete(id)).next?.dueOn).toBe("2026-10-31");
  });

  test("keeps its hour over the end of summer time, its reminders too", async () => {
    const { id } = await make({
      dueAt: "2026-10-24T09:30:00+02:00",
      repeat: "FREQ=DAILY",
      remindAt: ["2026-10-24T09:00:00+02:00"],
    });
    host.clock.now = Date.parse("2026-10-24T10:00:00+02:00");
    const { next } = await complete(id);
    expect(next?.dueOn).toBe("2026-10-25");
    expect(await due("2026-10-25T08:00:00Z")).toEqual([
      { taskId: next!.id, dueAt: Date.parse("2026-10-25T09:00:00+01:00") },
    ]);
  });

  test("undone, its next one is gone; done again, it is the same", async () => {
    const { id } = await make({ dueOn: "2026-10-01", repeat: "FREQ=WEEKLY" });
    const first = await complete(id);
    await undo(first.batchId);
    expect((await today()).map((row) => row.id)).toEqual([id]);
    const again = await complete(id);
    expect(again.next).toEqual(first.next);
  });

  test("done twice on a day stays done twice, and the next one is another", async () => {
    const first = await make({ dueOn: "2026-10-01", repeat: { after: { days: 7 } } });
    const second = (await complete(first.id)).next!;
    const third = (await complete(second.id)).next!;
    expect(third.dueOn).toBe("2026-10-08");
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
    expect(await host.call("tasks.get", { id: second.id })).toMatchObject({ outcome: "done" });
  });

  test.each([
    { title: "of whole days", due: { dueOn: "2026-10-10" } },
    { title: "of moments", due: { dueAt: "2026-10-10T12:00:00Z" } },
  ])(
    "$title: one that was moved to an earlier day is done with the day it was made for",
    async ({ due: on }) => {
      const first = await make({ ...on, repeat: "FREQ=WEEKLY" });
      await host.call("tasks.update", {
        id: first.id,
        set: { dueOn: "2026-10-01", ...("dueAt" in on && { dueTime: "18:00" }) },
      });
      const second = (await complete(first.id)).next!;
      expect(second.dueOn).toBe("2026-10-17");
      await host.call("tasks.update", { id: second.id, set: { dueOn: "2026-10-02" } });
      const third = (await complete(second.id)).next!;
      expect(third.dueOn).toBe("2026-10-24");
      expect(await host.call("tasks.get", { id: second.id })).toMatchObject({ outcome: "done" });
    },
  );

  test("opened again, its next one goes, also where that one is due earlier", async () => {
    const { id } = await make({ dueOn: "2026-10-20", repeat: { after: { days: 7 } } });
    expect((await complete(id)).next?.dueOn).toBe("2026-10-08");
    await host.call("tasks.reopen", { id });
    expect((await host.call<{ rows: Row[] }>("tasks.list")).rows.map((row) => row.id)).toEqual([id]);
  });

  test("ends after its count, and one that never comes is refused", async () => {
    const { id } = await make({ dueOn: "2026-10-01", repeat: "FREQ=DAILY;COUNT=2" });
    const { next } = await complete(id);
    expect((await complete(next!.id)).next).toBeUndefined();
    const never = { title: "x", repeat: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", dueOn: "2026-10-01" };
    expect(await host.refused("tasks.create", never)).toBe("repeat-never");
    expect(await host.refused("tasks.create", { title: "x", repeat: "sometimes" })).toBe("bad-repeat");
    expect(await host.refused("tasks.create", { title: "x", dueOn: "2026-02-30" })).toBe("bad-input");
    for (const given of ["2026-02-30T10:00:00Z", "2026-02-30T10:00", "next week"])
      await expect(host.call("tasks.create", { title: "x", dueAt: given })).rejects.toMatchObject({
        code: "bad-input",
        params: { field: "dueAt", why: "unfit-moment" },
      });
  });
});

describe("reminders", () => {
  test("a given one replaces the usual ones; without any the usual ones hold", async () => {
    const own = await make({ dueAt: "2026-10-02T12:00:00Z", remindAt: ["2026-10-02T10:00:00Z"] });
    const usual = await make({ dueAt: "2026-10-03T12:00:00Z" });
    const day = await make({ dueOn: "2026-10-04" });
    const none = await make({ dueOn: "2026-10-05", remindAt: [] });
    expect(await due("2026-10-09T00:00:00Z")).toEqual([
      { taskId: own.id, dueAt: Date.parse("2026-10-02T10:00:00Z") },
      { taskId: usual.id, dueAt: Date.parse("2026-10-03T11:45:00Z") },
      { taskId: day.id, dueAt: Date.parse("2026-10-04T09:00:00+02:00") },
    ]);
    expect(none.id).toBeGreaterThan(0);
    expect(await due("2026-10-02T09:59:59Z")).toEqual([]);
    expect(await due("2026-10-02T10:00:00Z")).toHaveLength(1);
  });

  test("follow the task: moved, done, undone", async () => {
    const task = await make({ dueAt: "2026-10-02T12:00:00Z", remindAt: ["2026-10-02T10:00:00Z"] });
    await host.call("tasks.update", { id: task.id, set: { dueOn: "2026-10-05" } });
    expect(await due("2026-10-31T00:00:00Z")).toEqual([
      { taskId: task.id, dueAt: Date.parse("2026-10-05T10:00:00Z") },
    ]);
    const { batchId } = await complete(task.id);
    expect(await due("2026-10-31T00:00:00Z")).toEqual([]);
    await undo(batchId);
    expect(await due("2026-10-31T00:00:00Z")).toHaveLength(1);
  });

  test("of a day follow the machine to another zone", async () => {
    const day = await make({ dueOn: "2026-10-04" });
    await host.call("settings.set", { key: "timeZone", value: "America/New_York" });
    expect(await due("2026-10-05T00:00:00Z")).toEqual([
      { taskId: day.id, dueAt: Date.parse("2026-10-04T09:00:00-04:00") },
    ]);
  });
});

test("a next contact day makes one task, which follows it", async () => {
  const partner = await host.call<Made>("partners.create", { name: "Kestrel", nextContactOn: "2026-10-05" });
  const open = async () =>
    (await host.call<{ rows: Row[] }>("tasks.list", { partnerId: partner.id })).rows.map(
      ({ title, dueOn }) => `${title} ${dueOn}`,
    );
  expect(await open()).toEqual(["Contact Kestrel 2026-10-05"]);
  const moved = await host.call<Made>("partners.update", {
    id: partner.id,
    set: { nextContactOn: "2026-10-08" },
  });
  expect(await open()).toEqual(["Contact Kestrel 2026-10-08"]);
  await undo(moved.batchId);
  expect(await open()).toEqual(["Contact Kestrel 2026-10-05"]);
  await host.call("partners.update", { id: partner.id, set: { nextContactOn: null } });
  expect(await open()).toEqual([]);
});

test("the history says what was done to a task", async () => {
  const { id } = await make({ title: "Call Ana" });
  const title = async () => {
    const { rows } = await host.call<{ rows: { title: { code: string; params: object } }[] }>(
      "history.recent",
    );
    return rows[0]!.title;
  };
  expect(await title()).toEqual({ code: "made-task", params: { name: "Call Ana" } });
  await complete(id);
  expect(await title()).toEqual({ code: "done-task", params: { name: "Call Ana" } });
  await host.call("tasks.reopen", { id });
  expect(await title()).toEqual({ code: "opened-task", params: { name: "Call Ana" } });
  await host.call("tasks.drop", { id, reason: "No budget" });
  expect(await title()).toEqual({ code: "dropped-task", params: { name: "Call Ana" } });
});

describe("quick entry", () => {
  const understood = (text: string) => host.call<object>("tasks.understand", { text });

  test("shows what it understood, with the partner and the initiative that it names", async () => {
    const kestrel = await host.call<Made>("partners.create", { name: "Kestrel Media" });
    await host.call("partners.create", { name: "Fine Call" });
    await make({ initiative: "Q4" });
    expect(await understood("call Kestrel Media tomorrow 9:30 !1 every 2 weeks #q4")).toMatchObject({
      title: "call Kestrel Media",
      partner: { id: kestrel.id, name: "Kestrel Media" },
      dueOn: "2026-10-02",
      dueTime: "09:30",
      timeZone: "Europe/Berlin",
      priority: 1,
      repeat: "FREQ=WEEKLY;INTERVAL=2",
      initiative: { id: 1, name: "Q4" },
    });
    expect(await understood("ring kestrel about rates #spring-sale")).toMatchObject({
      title: "ring kestrel about rates",
      partner: { id: kestrel.id },
      dueOn: null,
      initiative: { id: null, name: "spring-sale" },
    });
    expect(await understood("call about the may campaign")).toMatchObject({
      partner: null,
      dueOn: null,
      noSuchDay: null,
    });
    expect(await understood("pay 30 february")).toMatchObject({ dueOn: null, noSuchDay: "30 february" });
  });
});

describe("a series by rule", () => {
  test("of leap days begins on the next one; one by hours goes on by hours", async () => {
    const leap = await make({ repeat: "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29" });
    expect(await host.call("tasks.get", { id: leap.id })).toMatchObject({ dueOn: "2028-02-29" });
    const hourly = await make({ dueAt: "2026-10-01T12:00:00Z", repeat: "FREQ=HOURLY;INTERVAL=3" });
    host.clock.now = Date.parse("2026-10-01T12:30:00Z");
    const { next } = await complete(hourly.id);
    expect(await host.call("tasks.get", { id: next!.id })).toMatchObject({
      dueAt: Date.parse("2026-10-01T15:00:00Z"),
    });
  });

  test("whose time is taken away is reminded of on its day", async () => {
    const task = await make({ dueAt: "2026-10-02T12:00:00Z" });
    await host.call("tasks.update", { id: task.id, set: { dueTime: null } });
    expect(await due("2026-10-31T00:00:00Z")).toEqual([
      { taskId: task.id, dueAt: Date.parse("2026-10-02T09:00:00+02:00") },
    ]);
  });
});

test("a moment elsewhere belongs to the day that it is on here, in every list and count", async () => {
  const early = await make({ dueOn: "2026-10-02", dueTime: "01:30", timeZone: "Asia/Tokyo" });
  const late = await make({ dueOn: "2026-09-30", dueTime: "23:30", timeZone: "America/New_York" });
  const passed = await make({ dueOn: "2026-10-01", dueTime: "00:30", timeZone: "Asia/Tokyo" });
  await make({ dueOn: "2026-10-09", dueTime: "00:30", timeZone: "Asia/Tokyo" });
  await make({ dueOn: "2026-10-09" });
  const ids = async (due: string) =>
    (await host.call<{ rows: Row[] }>("tasks.list", { due, sort: { by: "createdAt" } })).rows.map(
      ({ id }) => id,
    );
  expect(await ids("today")).toEqual([early.id, late.id]);
  expect(await ids("overdue")).toEqual([passed.id]);
  expect((await ids("week")).length).toBe(1);
  expect(await host.call("tasks.counts")).toMatchObject({ overdue: 1, today: 2, badge: 3, open: 5 });
  const { columns } = await host.call<{ columns: { id: string; total: number }[] }>("tasks.board");
  for (const { id, total } of columns)
    if (id !== "waiting") expect({ id, total }).toEqual({ id, total: (await ids(id)).length });
});

describe("moments as they are typed", () => {
  test("without an offset are on the clock of the task's zone", async () => {
    const { id } = await make({
      dueAt: "2026-10-05T09:30",
      timeZone: "America/New_York",
      remindAt: ["2026-10-05T08:00:00"],
    });
    expect(await host.call("tasks.get", { id })).toMatchObject({
      dueAt: Date.parse("2026-10-05T09:30:00-04:00"),
      dueTime: "09:30",
      reminders: [{ dueAt: Date.parse("2026-10-05T08:00:00-04:00") }],
    });
  });

  test("the second of an hour that comes twice stays the second; one that is left out comes later that day", async () => {
    const twice = await make({ dueAt: "2026-10-25T02:30:00+01:00" });
    const gap = await make({ dueAt: "2027-03-28T02:30:00", repeat: "FREQ=DAILY" });
    expect(await host.call("tasks.get", { id: twice.id })).toMatchObject({
      dueTime: "02:30",
      dueAt: Date.parse("2026-10-25T01:30:00Z"),
    });
    expect(await host.call("tasks.get", { id: gap.id })).toMatchObject({
      dueAt: Date.parse("2027-03-28T03:30:00+02:00"),
    });
    const { next } = await complete(gap.id);
    expect(await host.call("tasks.get", { id: next!.id })).toMatchObject({
      dueOn: "2027-03-29",
      dueTime: "02:30",
    });
  });

  test("the ends of the calendar hold", async () => {
    await make({
      dueOn: "9999-12-31",
      dueTime: "23:59",
      timeZone: "Pacific/Honolulu",
      plannedOn: "2026-10-01",
    });
    await make({ dueOn: "0001-01-01" });
    for (const { score, terms } of await today())
      expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    const { days } = await host.call<{ days: object[] }>("tasks.calendar", {
      from: "0001-01-01",
      to: "9999-12-31",
    });
    expect(days).toHaveLength(2);
    const beyond = { title: "x", dueAt: Date.UTC(10_000, 0, 1) };
    expect(await host.refused("tasks.create", beyond)).toBe("bad-input");
    expect(await host.refused("tasks.create", { title: "x", dueOn: "0000-01-01" })).toBe("bad-input");
  });

  test("a time without a day and a zone that nobody knows are refused", async () => {
    expect(await host.refused("tasks.create", { title: "x", dueTime: "09:00" })).toBe("time-needs-day");
    const elsewhere = { title: "x", dueOn: "2026-10-05", timeZone: "Mars/Base" };
    expect(await host.refused("tasks.create", elsewhere)).toBe("unknown-time-zone");
  });

  test("a time given to a day moves no instant, and the usual reminder is that of a moment", async () => {
    const own = await make({ dueOn: "2026-10-05", remindAt: ["2026-10-05T08:00:00Z"] });
    const usual = await make({ dueOn: "2026-10-05" });
    for (const { id } of [own, usual]) await host.call("tasks.update", { id, set: { dueTime: "14:00" } });
    expect(await due("2026-10-31T00:00:00Z")).toEqual([
      { taskId: own.id, dueAt: Date.parse("2026-10-05T08:00:00Z") },
      { taskId: usual.id, dueAt: Date.parse("2026-10-05T13:45:00+02:00") },
    ]);
  });
});

describe("what is set when it has passed", () => {
  test("gives no reminder by itself; an instant that was asked for comes", async () => {
    await make({ dueOn: "2020-01-01" });
    await make({ dueAt: "2026-09-30T12:00:00Z" });
    const asked = await make({ remindAt: ["2026-09-30T12:00:00Z"] });
    expect(await due("2026-10-31T00:00:00Z")).toEqual([
      { taskId: asked.id, dueAt: Date.parse("2026-09-30T12:00:00Z") },
    ]);
  });

  test("due in ten minutes is said then, not a quarter of an hour before", async () => {
    const at = host.clock.now + 600_000;
    const task = await make({ dueAt: at });
    expect(await due("2026-10-31T00:00:00Z")).toEqual([
      { taskId: task.id, dueAt: Math.floor(at / 60_000) * 60_000 },
    ]);
  });
});
