// Promises, agreements and initiatives as scripts and the page ask for them.
import { afterEach, beforeEach, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

let host: TestHost;
let partnerId: number;
let programId: number;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
  partnerId = (await host.call<Made>("partners.create", { name: "Kestrel" })).id;
  programId = host.store.value<number>("SELECT id FROM program")!;
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
const make = (by: "us" | "them", dueOn: string | null, text = "Send it") =>
  host.call<Made>("promises.make", { partnerId, by, text, dueOn });
const settle = (id: number, outcome: string, on?: string) =>
  host.call("promises.settle", { id, outcome, ...(on && { on }) });

test("the rate of a side is what it kept in time of what is over", async () => {
  const states: Record<string, Made> = {};
  for (const name of ["kept", "late", "broken", "withdrawn", "overdue"])
    states[name] = await make("us", "2026-09-25", name);
  await make("us", "2026-10-01", "open");
  await make("us", null, "some day");
  await settle(states.kept!.id, "kept", "2026-09-25");
  await settle(states.late!.id, "kept");
  await settle(states.broken!.id, "broken");
  await settle(states.withdrawn!.id, "withdrawn");
  await make("them", null);
  const { rows, rates } = await host.call<{ rows: { text: string; state: string }[]; rates: object }>(
    "promises.list",
    { partnerId },
  );
  expect(rates).toEqual({
    us: { kept: 1, late: 1, broken: 1, open: 2, overdue: 1, rateBp: 3333 },
    them: { kept: 0, late: 0, broken: 0, open: 1, overdue: 0, rateBp: null },
  });
  expect(rows.filter(({ state }) => state !== "open").map(({ text, state }) => `${text} ${state}`)).toEqual([
    "overdue overdue",
    "withdrawn withdrawn",
    "broken broken",
    "late late",
    "kept kept",
  ]);
  expect(rows[0]!.text).toBe("overdue");
});

test("what cannot be is refused in words", async () => {
  const { id } = await make("us", "2026-10-05");
  expect(await host.refused("promises.settle", { id, outcome: "kept", on: "2026-10-02" })).toBe(
    "settled-ahead",
  );
  expect(await host.refused("promises.settle", { id: 99, outcome: "kept" })).toBe("missing-promise");
  expect(await host.refused("promises.make", { partnerId: 99, by: "us", text: "x" })).toBe("missing-partner");
  expect(await host.refused("promises.make", { partnerId, by: "us", text: " " })).toBe("bad-input");
  const terms = { partnerId, programId, text: "9 %", from: "2026-10-01", to: "2026-09-30" };
  expect(await host.refused("agreements.note", terms)).toBe("ends-before");
  const noted = await host.call<Made>("agreements.note", { ...terms, to: "2026-12-31" });
  expect(await host.refused("agreements.update", { id: noted.id, set: { from: "2027-02-01" } })).toBe(
    "ends-before",
  );
  await host.call("partners.trash", { id: partnerId });
  expect(await host.refused("agreements.note", { ...terms, to: null })).toBe("in-trash");
});

test("agreements say when to speak about their end, and whether others go on", async () => {
  const note = (input: object) =>
    host.call<Made>("agreements.note", { partnerId, programId, text: "9 %", from: "2026-01-01", ...input });
  await note({ to: "2026-10-20", noticeDays: 30 });
  await note({ to: "2025-12-31", from: "2025-01-01" });
  await note({ from: "2026-10-21" });
  const rows = async () =>
    (await host.call<{ rows: { from: string }[] }>("agreements.list", { partnerId })).rows;
  expect(await rows()).toMatchObject([
    { from: "2026-10-21", to: null, noticeOn: null, state: "ahead", renewed: false, taskId: null },
    { from: "2026-01-01", noticeOn: "2026-09-20", state: "notice", renewed: true, taskId: null },
    { from: "2025-01-01", noticeOn: "2025-12-01", state: "ended", renewed: true },
  ]);
});

test("initiatives count what is left to do", async () => {
  const one = await host.call<Made>("initiatives.create", { name: "Black Friday", kind: "seasonal" });
  await host.call("initiatives.create", { name: "Fair", startsOn: "2026-11-03", endsOn: "2026-11-05" });
  const first = await host.call<Made>("tasks.create", { title: "Banners", initiativeId: one.id });
  await host.call("tasks.create", { title: "Codes", initiative: "black friday", partnerId });
  await host.call("tasks.complete", { id: first.id });
  const list = async () => (await host.call<{ rows: object[] }>("initiatives.list")).rows;
  expect(await list()).toMatchObject([
    { name: "Fair", open: 0, done: 0 },
    { name: "Black Friday", kind: "seasonal", open: 1, done: 1 },
  ]);
  expect(await host.refused("initiatives.create", { name: "BLACK FRIDAY" })).toBe("initiative-there");
  expect(await host.refused("initiatives.update", { id: one.id, set: { name: "Fair" } })).toBe(
    "initiative-there",
  );
  await host.call("initiatives.update", {
    id: one.id,
    set: { name: "Black friday", startsOn: "2026-11-27" },
  });
  await host.call("initiatives.trash", { id: one.id });
  expect(await list()).toHaveLength(1);
  await host.call("initiatives.restore", { id: one.id });
  expect(await list()).toHaveLength(2);
});
