// Reminders as the desktop process asks for them: shown once, together where it must be, never lost.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
});
afterEach(() => host.close());

interface Shown {
  kind: "single" | "digest";
  ids: number[];
  keys: string[];
  taskIds: number[];
  title: string;
  body: string;
}
interface Fired {
  show: Shown[];
  nextAt: number | null;
  badge: number;
}
const at = (text: string) => Date.parse(text);
const task = async (title: string, ...remindAt: string[]) =>
  (await host.call<{ id: number }>("tasks.create", { title, remindAt })).id;
const fire = (now: string, more: object = {}) => host.call<Fired>("reminders.fire", { now, ...more });
const journal = async () =>
  (
    await host.call<{ rows: { taskId: number; dueAt: number; firedAt: number; outcome: string }[] }>(
      "reminders.journal",
    )
  ).rows;

test("fires once, tells the next one, and keeps what became of it", async () => {
  const id = await task("Call Ana", "2026-10-02T10:00:00Z", "2026-10-02T11:00:00Z");
  const first = await fire("2026-10-02T10:00:01Z");
  expect(first.show).toMatchObject([{ kind: "single", taskIds: [id], title: "Call Ana" }]);
  expect(first.nextAt).toBe(at("2026-10-02T11:00:00Z"));
  expect((await fire("2026-10-02T10:00:02Z")).show).toEqual([]);
  await host.call("reminders.shown", { ids: first.show[0]!.ids, outcome: "shown" });
  await host.call("reminders.clicked", { ids: first.show[0]!.ids });
  expect(await journal()).toMatchObject([
    { taskId: id, dueAt: at("2026-10-02T10:00:00Z"), firedAt: at("2026-10-02T10:00:01Z"), outcome: "shown" },
  ]);
  // The clock set back a day: what came does not come again, what is ahead comes.
  expect((await fire("2026-10-01T10:00:01Z")).show).toEqual([]);
  expect((await fire("2026-10-02T11:00:00Z")).show).toHaveLength(1);
});

test("what was missed comes as one digest with its due times, what a crash left unanswered too", async () => {
  await task("One", "2026-10-02T08:00:00Z");
  await task("Two", "2026-10-03T08:00:00Z");
  const missed = await fire("2026-10-05T08:00:00Z", { starting: true });
  expect(missed.show).toMatchObject([{ kind: "digest", title: "2 reminders" }]);
  expect(missed.show[0]!.body).toBe("2 Oct 2026, 10:00  One\n3 Oct 2026, 10:00  Two");
  // The process was killed before the system had answered.
  const again = await fire("2026-10-05T08:05:00Z", { starting: true });
  expect(again.show[0]?.ids).toEqual(missed.show[0]!.ids);
  await host.call("reminders.shown", { ids: again.show[0]!.ids, outcome: "shown" });
  expect((await fire("2026-10-05T09:00:00Z", { starting: true })).show).toEqual([]);
  expect((await journal()).map(({ outcome }) => outcome)).toEqual(["shown-digest", "shown-digest"]);
});

test("what was clicked, put off or done before a crash does not come again after it", async () => {
  const ids: number[] = [];
  for (const title of ["Clicked", "Put off", "Done"]) ids.push(await task(title, "2026-10-02T08:00:00Z"));
  const { show } = await fire("2026-10-02T08:00:01Z");
  host.clock.now = at("2026-10-02T08:00:10Z");
  await host.call("reminders.clicked", { ids: show[0]!.ids });
  await host.call("reminders.snooze", { ids: show[1]!.ids, to: { minutes: 60 } });
  await host.call("tasks.complete", { id: ids[2]! });
  // The process was killed before the system had answered.
  expect((await fire("2026-10-02T08:05:00Z", { starting: true })).show).toEqual([]);
  await host.call("tasks.reopen", { id: ids[2]! });
  expect((await fire("2026-10-02T08:06:00Z")).show).toEqual([]);
  expect((await fire("2026-10-02T09:01:00Z")).show).toMatchObject([{ title: "Put off" }]);
});

test("5,000 overdue at the start are one digest", async () => {
  const { db } = { db: host.store };
  const id = await task("Much", "2026-10-02T08:00:00Z");
  const uid = db.value<string>("SELECT uid FROM task WHERE id = ?", id)!;
  db.transaction(() => {
    for (let nth = 1; nth < 5000; nth++)
      db.run(
        "INSERT INTO reminder (taskId, taskUid, title, slot, dueAt) VALUES (?, ?, 'Much', ?, ?)",
        id,
        uid,
        `at:${nth}`,
        at("2026-10-02T08:00:00Z") + nth,
      );
  });
  const { show } = await fire("2026-10-05T08:00:00Z", { starting: true });
  expect(show.map(({ kind, ids }) => [kind, ids.length])).toEqual([["digest", 5000]]);
  expect(show[0]!.body.split("\n")).toHaveLength(7);
});

test("a workspace put back to last week does not show again what this machine has shown", async () => {
  await task("Shown", "2026-10-02T08:00:00Z");
  await task("Not yet", "2026-10-03T08:00:00Z");
  const key = `${host.store.value<string>("SELECT uid FROM task WHERE title = 'Shown'")} at:${at("2026-10-02T08:00:00Z")} ${at("2026-10-02T08:00:00Z")}`;
  const { show } = await fire("2026-10-05T08:00:00Z", { starting: true, known: [key] });
  expect(show.map(({ body }) => body)).toEqual(["3 Oct 2026, 10:00  Not yet"]);
  expect((await journal()).map(({ outcome }) => outcome).toSorted()).toEqual(["already", "digest"]);
});

describe("held back", () => {
  test("by quiet hours over midnight: one digest when they end", async () => {
    const settings = await host.call<object>("reminders.settings");
    const { focusUntil: _f, blocked: _b, ...kept } = settings as Record<string, unknown>;
    await host.call("reminders.setSettings", {
      settings: { ...kept, quiet: { from: "20:00", to: "08:00" } },
    });
    await task("Late", "2026-10-02T20:30:00Z");
    await task("Early", "2026-10-03T04:00:00Z");
    const held = await fire("2026-10-02T20:30:00Z");
    expect(held).toMatchObject({ show: [], nextAt: at("2026-10-03T04:00:00Z") });
    expect((await fire("2026-10-03T04:00:00Z")).nextAt).toBe(at("2026-10-03T06:00:00Z"));
    host.clock.now = at("2026-10-03T05:00:00Z");
    expect(await host.call("reminders.next")).toEqual({ at: at("2026-10-03T06:00:00Z") });
    expect((await fire("2026-10-03T06:00:00Z")).show).toMatchObject([
      { kind: "digest", title: "2 reminders" },
    ]);
  });

  test("not by focus of an hour where the clock was set back a day meanwhile", async () => {
    host.clock.now = at("2026-10-02T08:00:00Z");
    await host.call("reminders.focus", { minutes: 60 });
    await task("Ring", "2026-10-01T08:30:00Z");
    expect((await fire("2026-10-01T08:30:00Z")).show).toHaveLength(1);
    host.clock.now = at("2026-10-01T08:31:00Z");
    expect(await host.call("reminders.settings")).toMatchObject({ focusUntil: null });
  });

  test("by focus, which can be ended", async () => {
    host.clock.now = at("2026-10-02T08:00:00Z");
    await task("In between", "2026-10-02T08:30:00Z");
    const { until } = await host.call<{ until: number }>("reminders.focus", { minutes: 60 });
    expect(until).toBeGreaterThan(at("2026-10-02T09:00:00Z"));
    expect((await fire("2026-10-02T08:30:00Z")).show).toEqual([]);
    await host.call("reminders.focus", { minutes: null });
    expect((await fire("2026-10-02T08:31:00Z")).show).toHaveLength(1);
  });
});

describe("after a flight", () => {
  const fly = (zone: string) => host.call("settings.set", { key: "timeZone", value: zone });

  test("what came at nine of the clock does not come at nine again, whatever is edited", async () => {
    const { id } = await host.call<{ id: number }>("tasks.create", { title: "Ring", dueOn: "2026-10-02" });
    expect((await fire("2026-10-02T09:00:00+02:00")).show).toHaveLength(1);
    await fly("America/New_York");
    host.clock.now = at("2026-10-02T06:00:00-04:00");
    await host.call("tasks.update", { id, set: { title: "Ring twice" } });
    expect((await fire("2026-10-02T09:00:30-04:00")).show).toEqual([]);
    await host.call("tasks.update", { id, set: { dueOn: "2026-10-03" } });
    expect(await host.call("reminders.next")).toEqual({ at: at("2026-10-03T09:00:00-04:00") });
  });

  test("the morning of a moment that is on the day before there comes on that day", async () => {
    await host.call("tasks.create", {
      title: "Call Tokyo",
      dueAt: "2026-10-05T02:00:00Z",
      remind: [{ days: 0, time: "09:00" }],
    });
    await fire("2026-10-02T08:00:00Z");
    await fly("America/New_York");
    const morning = at("2026-10-04T09:00:00-04:00");
    expect(await host.call("reminders.due", { now: morning })).toMatchObject({ rows: [{ dueAt: morning }] });
    expect(await fire("2026-10-02T09:00:00Z")).toMatchObject({ show: [], nextAt: morning });
  });
});

describe("put off", () => {
  test("until tomorrow 9:00 comes at 9:00 of the clock, also after a flight", async () => {
    host.clock.now = at("2026-10-24T16:00:00Z");
    await task("Ring", "2026-10-24T15:59:00Z");
    const { show } = await fire("2026-10-24T16:00:00Z");
    const { at: then } = await host.call<{ at: number }>("reminders.snooze", {
      ids: show[0]!.ids,
      to: "tomorrow",
    });
    // Summer time ends in that night.
    expect(then).toBe(at("2026-10-25T09:00:00+01:00"));
    await host.call("settings.set", { key: "timeZone", value: "America/New_York" });
    const moved = await fire("2026-10-25T09:00:00+01:00");
    expect(moved).toMatchObject({ show: [], nextAt: at("2026-10-25T09:00:00-04:00") });
    expect((await fire("2026-10-25T09:00:00-04:00")).show).toHaveLength(1);
  });

  test("once more, comes once", async () => {
    await task("Ring", "2026-10-02T08:00:00Z");
    host.clock.now = at("2026-10-02T08:00:00Z");
    const { ids } = (await fire("2026-10-02T08:00:00Z")).show[0]!;
    await host.call("reminders.snooze", { ids, to: { minutes: 10 } });
    const { at: then } = await host.call<{ at: number }>("reminders.snooze", { ids, to: { minutes: 60 } });
    expect(await host.call("reminders.due", { now: "2026-10-03T08:00:00Z" })).toMatchObject({
      rows: [{ dueAt: then }],
    });
  });

  test("stays over an edit of its task and ends with it", async () => {
    const id = await task("Ring", "2026-10-02T08:00:00Z");
    host.clock.now = at("2026-10-02T08:00:00Z");
    const { show } = await fire("2026-10-02T08:00:00Z");
    await host.call("reminders.snooze", { ids: show[0]!.ids, to: { minutes: 60 } });
    await host.call("tasks.update", { id, set: { title: "Ring twice" } });
    const waiting = () => host.call<{ at: number | null }>("reminders.next");
    expect((await waiting()).at).toBeGreaterThan(at("2026-10-02T09:00:00Z"));
    await host.call("tasks.complete", { id });
    expect((await waiting()).at).toBeNull();
  });
});

test("what the system did not show is said in the window until it was seen or done", async () => {
  const refused = async () =>
    (await host.call<{ rows: { title: string }[]; total: number }>("reminders.refused", { limit: 2 })) ?? [];
  const titles = async () => (await refused()).rows.map(({ title }) => title);
  const ids = [];
  for (const title of ["One", "Two", "Three", "Four"]) ids.push(await task(title, "2026-10-02T10:00:00Z"));
  host.clock.now = at("2026-10-02T10:00:01Z");
  const { show } = await fire("2026-10-02T10:00:01Z");
  for (const each of show) await host.call("reminders.shown", { ids: each.ids, outcome: "refused" });
  expect(await refused()).toMatchObject({ rows: [{}, {}], total: 4 });
  await host.call("tasks.complete", { id: ids[3] });
  await host.call("tasks.complete", { id: ids[2] });
  expect(await titles()).toEqual(["Two", "One"]);
  await host.call("reminders.clicked", { ids: show.find(({ title }) => title === "Two")!.ids });
  expect(await titles()).toEqual(["One"]);
  await host.call("reminders.seen");
  expect(await titles()).toEqual([]);
  // The next one that is refused, set before the others were seen or after.
  await task("Five", "2026-10-03T10:00:00Z");
  host.clock.now = at("2026-10-03T10:00:01Z");
  const next = await fire("2026-10-03T10:00:01Z");
  await host.call("reminders.shown", { ids: next.show[0]!.ids, outcome: "refused" });
  expect(await titles()).toEqual(["Five"]);
  host.clock.now = at("2026-10-20T10:00:00Z");
  expect(await titles()).toEqual([]);
});

test("the system's refusal is kept until it shows one again", async () => {
  await task("A", "2026-10-02T08:00:00Z");
  await task("B", "2026-10-02T09:00:00Z");
  const blocked = async () => (await host.call<{ blocked: object | null }>("reminders.settings")).blocked;
  const first = await fire("2026-10-02T08:00:00Z");
  await host.call("reminders.shown", { ids: first.show[0]!.ids, outcome: "refused", reason: "no service" });
  expect(await blocked()).toMatchObject({ reason: "no service" });
  const second = await fire("2026-10-02T09:00:00Z");
  await host.call("reminders.shown", { ids: second.show[0]!.ids, outcome: "shown" });
  expect(await blocked()).toBeNull();
  await host.call("reminders.shown", { ids: [], outcome: "refused", reason: "silent" });
  expect(await blocked()).toMatchObject({ reason: "silent" });
  await host.call("reminders.shown", { ids: [], outcome: "shown" });
  expect(await blocked()).toBeNull();
});
