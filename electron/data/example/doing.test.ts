// What is to be done in the example: enough of everything, on believable days, and gone without a trace when the example goes.
import { expect, test } from "vitest";
import { addDays } from "../../domain/days.ts";
import { useReports } from "../../testingReports.ts";
import { bornWrong, remindersWrong } from "../../testingTasks.ts";
import { makeExample } from "./example.ts";

const { host } = useReports();
const today = "2026-11-20";

test.each(["2024-02-29", "2026-11-20", "2026-12-27"])("made on %s there is enough of everything", (day) => {
  const { tasks, promises, agreements, initiatives, partners } = makeExample(day);
  const open = tasks.filter(({ closed }) => closed === null);
  const dated = promises.filter(({ outcome, dueOn }) => outcome === null && dueOn !== null);
  const ending = agreements.filter(({ to }) => to !== null && to >= day && to <= addDays(day, 30));
  expect(open.length + dated.length + ending.length).toBeGreaterThanOrEqual(25);
  expect(tasks.length - open.length).toBe(30);
  expect(ending).toHaveLength(2);
  expect(initiatives).toHaveLength(2);
  for (const by of ["us", "them"])
    expect(new Set(promises.filter((each) => each.by === by).map(({ outcome }) => outcome))).toEqual(
      new Set(by === "us" ? [null, "kept", "broken"] : [null, "kept", "broken", "withdrawn"]),
    );
  expect(promises.some(({ outcome, dueOn, settledOn }) => outcome === "kept" && settledOn! > dueOn!)).toBe(
    true,
  );
  const now = Date.parse(`${day}T00:00:00Z`);
  for (const { title, partner, createdAt, closed } of tasks) {
    expect(title).not.toMatch(/[{}]/);
    expect(partner === null || partners.some(({ ref }) => ref === partner)).toBe(true);
    expect(createdAt).toBeLessThan(closed?.at ?? now);
    expect(closed === null || closed.at < now).toBe(true);
  }
  for (const { createdAt, settledOn, dueOn } of promises) {
    expect(createdAt).toBeLessThan(now);
    for (const end of [settledOn, dueOn])
      expect(end === null || createdAt < Date.parse(`${end}T00:00:00Z`)).toBe(true);
  }
  expect(makeExample(day).tasks).toEqual(tasks);
});

test("in a workspace every promise and agreement has its task, and each task its reminders", async () => {
  await host().call("example.add");
  const { store, clock } = host();
  expect(bornWrong(store, today)).toEqual([]);
  expect(remindersWrong(store, clock.now)).toEqual([]);
  const { rows } = await host().call<{ rows: { open: number; name: string }[] }>("initiatives.list");
  expect(rows.map(({ name, open }) => [name, open])).toEqual([
    ["Winter sale", 2],
    ["Photo contest “First light”", 2],
  ]);
  const overview = await host().call<{ expiring: object[]; waits: object[]; thanks: object[]; plan: object }>(
    "today.overview",
  );
  expect(overview.expiring).toHaveLength(2);
  expect(overview.waits.length).toBeGreaterThan(3);
  expect(overview.thanks.length).toBeGreaterThan(1);
  expect(overview.plan).toMatchObject({ planned: 2 });
});

test("goes with the example, its reminders and what partners were worth too", async () => {
  const tables = ["task", "promise", "agreement", "initiative", "reminder", "partner_stake", "task_stale"];
  const counts = () => tables.map((table) => host().store.value(`SELECT count(*) FROM ${table}`));
  await host().call("example.add");
  expect(counts().every((count, at) => tables[at] === "task_stale" || Number(count) > 0)).toBe(true);
  await host().call("example.remove");
  expect(counts()).toEqual(tables.map(() => 0));
});
