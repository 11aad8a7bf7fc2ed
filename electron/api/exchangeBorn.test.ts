// Tasks that nobody typed, when both sides changed what they are born of: asked once, at the source, and one task in the end.
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetEmptyWorkspace, Laptops, type Laptop } from "../testingLaptops.ts";

let laptops: Laptops;
let a: Laptop;
let b: Laptop;
beforeEach(async () => {
  laptops = new Laptops();
  [a, b] = [laptops.add(), laptops.add(2)];
  await a.call("partners.create", { name: "Kestrel" });
  await b.call("exchange.merge", { file: await laptops.file(a) });
});
afterEach(() => laptops.close());
afterAll(forgetEmptyWorkspace);

const set = (at: Laptop, values: object) => at.call("partners.update", { id: 1, set: values });
const open = (at: Laptop) =>
  at.store.all<object>("SELECT title, dueOn FROM task WHERE closedAt IS NULL AND deletedAt IS NULL");
async function settle(fields: string[], rest: string): Promise<void> {
  const file = await laptops.file(b);
  const { conflicts } = await a.call<{ conflicts: { table: string; field: string }[] }>("exchange.preview", {
    file,
  });
  expect(conflicts.map(({ table, field }) => `${table}.${field}`).toSorted()).toEqual(fields);
  await a.call("exchange.merge", { file, rest });
  await b.call("exchange.merge", { file: await laptops.file(a) });
  await laptops.untilQuiet({});
  expect(new Set(await laptops.digests()).size).toBe(1);
}

test.each(["mine", "theirs", "newest"])(
  "told the same on both sides it is one task, and nothing is asked (%s)",
  async (rest) => {
    for (const each of [a, b]) await set(each, { nextContactOn: "2026-12-01" });
    await settle([], rest);
    for (const each of [a, b])
      expect(open(each)).toEqual([{ title: "Contact Kestrel", dueOn: "2026-12-01" }]);
  },
);

test.each(["mine", "theirs", "newest"])(
  "another day on each side: the partner's day is asked, and one task stays (%s)",
  async (rest) => {
    await set(a, { nextContactOn: "2026-12-01" });
    await set(b, { nextContactOn: "2026-12-09" });
    await settle(["partner.nextContactOn"], rest);
    const dueOn = a.store.value<string>("SELECT nextContactOn FROM partner");
    for (const each of [a, b]) expect(open(each)).toEqual([{ title: "Contact Kestrel", dueOn }]);
  },
);

test.each(["mine", "theirs", "newest"])(
  "moved and renamed on both sides: asked at the partner only (%s)",
  async (rest) => {
    await set(a, { nextContactOn: "2026-12-01" });
    await b.call("exchange.merge", { file: await laptops.file(a) });
    await set(a, { nextContactOn: "2026-12-05", name: "Kite" });
    await set(b, { nextContactOn: "2026-12-09", name: "Merlin" });
    await settle(["partner.name", "partner.nextContactOn"], rest);
    const { name, dueOn } = a.store.get<{ name: string; dueOn: string }>(
      "SELECT name, nextContactOn AS dueOn FROM partner",
    )!;
    for (const each of [a, b]) expect(open(each)).toEqual([{ title: `Contact ${name}`, dueOn }]);
  },
);

test("done on one side and moved on the other: the day that was set later asks for a contact again", async () => {
  await set(a, { nextContactOn: "2026-12-01" });
  await b.call("exchange.merge", { file: await laptops.file(a) });
  await a.call("tasks.complete", { id: 1 });
  await set(b, { nextContactOn: "2026-12-09" });
  const file = await laptops.file(b);
  await a.call("exchange.merge", { file, rest: "theirs" });
  await b.call("exchange.merge", { file: await laptops.file(a), rest: "newest" });
  await laptops.untilQuiet();
  expect(new Set(await laptops.digests()).size).toBe(1);
  expect(open(a)).toEqual(open(b));
});

test.each(["mine", "theirs", "newest"])("a promise that both moved is asked once (%s)", async (rest) => {
  await a.call("promises.make", { partnerId: 1, by: "us", text: "Numbers", dueOn: "2026-12-01" });
  await b.call("exchange.merge", { file: await laptops.file(a) });
  await a.call("promises.update", { id: 1, set: { dueOn: "2026-12-02" } });
  await b.call("promises.update", { id: 1, set: { dueOn: "2026-12-03" } });
  await settle(["promise.dueOn"], rest);
  const dueOn = a.store.value<string>("SELECT dueOn FROM promise");
  for (const each of [a, b]) expect(open(each)).toEqual([{ title: "Numbers", dueOn }]);
});

describe("a promise that each side settled otherwise is asked once, and its task follows", () => {
  const outcomes = (at: Laptop) =>
    at.store.all<object>(
      "SELECT p.outcome, t.outcome AS task FROM promise p JOIN task t ON t.partnerId = p.partnerId",
    );
  const kept = { outcome: "kept", task: "done" };
  const broken = { outcome: "broken", task: "dropped" };
  beforeEach(async () => {
    await a.call("promises.make", { partnerId: 1, by: "us", text: "Numbers", dueOn: "2026-10-09" });
    await b.call("exchange.merge", { file: await laptops.file(a) });
    await a.call("promises.settle", { id: 1, outcome: "broken" });
  });

  test.each([
    ["mine", broken],
    ["theirs", kept],
    ["newest", kept],
  ])("%s for all", async (rest, end) => {
    await b.call("promises.settle", { id: 1, outcome: "kept" });
    await settle(["promise.outcome"], rest);
    for (const each of [a, b]) expect(outcomes(each)).toEqual([end]);
  });

  test.each([
    ["mine", broken],
    ["theirs", kept],
  ])("%s for this one, where their task was done and the promise kept by it", async (choice, end) => {
    await b.call("tasks.complete", { id: 1 });
    const file = await laptops.file(b);
    const { conflicts } = await a.call<{ conflicts: { key: string }[] }>("exchange.preview", { file });
    const open: unknown = await a.call("exchange.merge", { file }).catch((error: unknown) => error);
    expect(open).toMatchObject({ code: "needs-answer", params: { count: 1 } });
    const choices = Object.fromEntries(conflicts.map(({ key }) => [key, choice]));
    const { batchId } = await a.call<{ batchId: number }>("exchange.merge", { file, choices });
    expect(outcomes(a)).toEqual([end]);
    expect(a.store.column("SELECT field FROM conflict")).toEqual(["outcome"]);
    await a.call("exchange.undo", { batchId });
    expect(outcomes(a)).toEqual([broken]);
  });
});

test("an undone merge takes the tasks with it that it asked for", async () => {
  await set(b, { nextContactOn: "2026-12-09" });
  const { batchId } = await a.call<{ batchId: number }>("exchange.merge", { file: await laptops.file(b) });
  expect(open(a)).toHaveLength(1);
  await a.call("exchange.undo", { batchId });
  expect(open(a)).toEqual([]);
});
