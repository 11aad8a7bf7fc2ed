// Deleting on one side and working on at the other, on the record itself or on what hangs on it: always a question, never a loss.
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetEmptyWorkspace, Laptops, type Laptop, type Merged } from "../testingLaptops.ts";

interface Shown {
  conflicts: {
    key: string;
    table: string;
    field: string;
    mine: { value: unknown };
    theirs: { value: unknown };
  }[];
  deleted: number;
  created: number;
}
let laptops: Laptops;
let a: Laptop;
let b: Laptop;
let uid: string;
beforeEach(async () => {
  laptops = new Laptops();
  a = laptops.add();
  b = laptops.add(2);
  const { id } = await a.call<{ id: number }>("partners.create", {
    name: "Kestrel",
    tags: ["blog"],
    stage: "agreed",
  });
  await a.call("contacts.create", { fullName: "Ann", partnerId: id, emails: ["ann@a.example"] });
  await a.call("contacts.create", { fullName: "Untouched", partnerId: id });
  await a.call("interactions.log", { partnerId: id, contactIds: [1], kind: "call", text: "hello" });
  await a.call("tasks.create", { title: "Banner", partnerId: id });
  await a.call("promises.make", { partnerId: id, by: "us", text: "Numbers" });
  await a.call("negotiations.create", { partnerId: id, programId: 1, subject: "Rate" });
  await a.call("agreements.note", { partnerId: id, programId: 1, text: "9 %", from: "2026-01-01" });
  uid = a.store.value<string>("SELECT uid FROM partner")!;
  await b.call("exchange.merge", { file: await laptops.file(a) });
});
afterEach(() => laptops.close());
afterAll(forgetEmptyWorkspace);

const id = (at: Laptop, table: string) => at.store.value<number>(`SELECT min(id) FROM ${table}`)!;
const look = (at: Laptop, file: string) => at.call<Shown>("exchange.preview", { file });
const alive = (at: Laptop) =>
  at.store.value<number>("SELECT count(*) FROM partner WHERE uid = ? AND deletedAt IS NULL", uid);
const deletions = ["partners.trash", "partners.purge"] as const;
const own = { partnerId: 1, programId: 1 };

/** New and changed work that hangs on the partner. */
const works: [string, (at: Laptop) => Promise<unknown>, gone?: string][] = [
  [
    "the partner itself",
    (at) => at.call("partners.update", { id: id(at, "partner"), set: { country: "JP" } }),
  ],
  [
    "a tag of it",
    (at) => at.call("partners.update", { id: id(at, "partner"), set: { tags: ["blog", "video"] } }),
  ],
  ["a person", (at) => at.call("contacts.create", { fullName: "Bo", partnerId: 1 })],
  ["a changed person", (at) => at.call("contacts.update", { id: 1, set: { note: "Call at ten" } })],
  [
    "an address",
    (at) => at.call("contacts.update", { id: 1, set: { emails: ["ann@a.example", "b@b.example"] } }),
  ],
  ["a talk", (at) => at.call("interactions.log", { partnerId: 1, kind: "note", text: "new" })],
  ["a changed talk", (at) => at.call("interactions.update", { id: 1, set: { text: "rewritten" } })],
  ["a task", (at) => at.call("tasks.create", { title: "Another", partnerId: 1 })],
  ["a changed task", (at) => at.call("tasks.update", { id: id(at, "task"), set: { note: "Blue" } })],
  ["a promise", (at) => at.call("promises.make", { partnerId: 1, by: "them", text: "Review" })],
  ["a settled promise", (at) => at.call("promises.settle", { id: 1, outcome: "kept" })],
  ["a negotiation", (at) => at.call("negotiations.create", { ...own, subject: "Bonus" })],
  ["a changed negotiation", (at) => at.call("negotiations.update", { id: 1, set: { subject: "Fee" } })],
  [
    "an offer",
    (at) =>
      at.call("offers.add", {
        negotiationId: 1,
        by: "us",
        terms: { currency: "EUR", basis: "percent", rateBp: 900 },
      }),
  ],
  ["an agreement", (at) => at.call("agreements.note", { ...own, text: "10 %", from: "2026-06-01" })],
  ["a changed agreement", (at) => at.call("agreements.update", { id: 1, set: { text: "8 %" } })],
  ["a stage", (at) => at.call("partners.update", { id: 1, set: { stage: "active" } })],
];

describe.each(deletions)("%s on one side, and on the other", (deletion) => {
  test.each(works)("%s", async (_, work) => {
    await a.call(deletion, { id: id(a, "partner") });
    await work(b);
    const [fromA, fromB] = [await laptops.file(a), await laptops.file(b)];
    const key = `${uid}.deletedAt`;
    for (const [at, file] of [
      [a, fromB],
      [b, fromA],
    ] as const) {
      expect((await look(at, file)).conflicts.map((each) => each.key)).toContain(key);
      expect(await at.refused("exchange.merge", { file })).toBe("needs-answer");
    }
    expect(alive(a)).toBe(0);
    expect(alive(b)).toBe(1);
  });

  test.each(works)("%s: what is kept lives on both with all of it", async (_, work) => {
    await a.call(deletion, { id: id(a, "partner") });
    await work(b);
    const before = (await b.call<{ digest: string }>("exchange.digest")).digest;
    await a.call("exchange.merge", { file: await laptops.file(b), rest: "theirs" });
    expect(alive(a)).toBe(1);
    const back = await laptops.file(a);
    expect((await look(b, back)).conflicts).toEqual([]);
    await b.call<Merged>("exchange.merge", { file: back });
    expect(await laptops.digests()).toEqual([before, before]);
    expect((await look(a, await laptops.file(b))).conflicts).toEqual([]);
  });

  test.each(works)("%s: kept by who worked on it, it comes back on the other side", async (_, work) => {
    await a.call(deletion, { id: id(a, "partner") });
    await work(b);
    const before = (await b.call<{ digest: string }>("exchange.digest")).digest;
    await b.call("exchange.merge", { file: await laptops.file(a), rest: "mine" });
    expect((await b.call<{ digest: string }>("exchange.digest")).digest).toBe(before);
    const back = await laptops.file(b);
    expect((await look(a, back)).conflicts).toEqual([]);
    await a.call<Merged>("exchange.merge", { file: back });
    expect(await laptops.digests()).toEqual([before, before]);
  });

  test.each(works)("%s: what stays deleted is gone on both, and is not asked again", async (_, work) => {
    await a.call(deletion, { id: id(a, "partner") });
    await work(b);
    const theirs = await laptops.file(b);
    await a.call("exchange.merge", { file: theirs, rest: "mine" });
    expect((await look(a, theirs)).conflicts).toEqual([]);
    const back = await laptops.file(a);
    expect((await look(b, back)).conflicts).toEqual([]);
    await b.call<Merged>("exchange.merge", { file: back });
    expect([alive(a), alive(b)]).toEqual([0, 0]);
    await laptops.untilQuiet({});
    expect(new Set(await laptops.digests()).size).toBe(1);
  });

  test("nothing: it goes, and the preview says so", async () => {
    await a.call(deletion, { id: id(a, "partner") });
    const file = await laptops.file(a);
    const shown = await look(b, file);
    expect(shown.conflicts).toEqual([]);
    expect(shown.deleted).toBeGreaterThan(0);
    await b.call("exchange.merge", { file });
    expect(alive(b)).toBe(0);
    await laptops.untilQuiet({});
    expect(new Set(await laptops.digests()).size).toBe(1);
  });
});

test.each(["negotiations.trash", "negotiations.purge"])(
  "an offer made while %s took the negotiation away",
  async (deletion) => {
    await a.call(deletion, { id: 1 });
    await b.call("offers.add", {
      negotiationId: 1,
      by: "us",
      terms: { currency: "EUR", basis: "percent", rateBp: 900 },
    });
    const shown = await look(a, await laptops.file(b));
    expect(shown.conflicts).toMatchObject([{ table: "negotiation", field: "deletedAt" }]);
    expect((await look(b, await laptops.file(a))).conflicts).toMatchObject([
      { table: "negotiation", field: "deletedAt" },
    ]);
    await a.call("exchange.merge", { file: await laptops.file(b), rest: "theirs" });
    expect(a.store.value("SELECT count(*) FROM offer WHERE deletedAt IS NULL")).toBe(1);
  },
);

test.each(["partners", "contacts", "interactions", "tasks", "negotiations"])(
  "%s: deleted for good on one side, and worked on and put into the trash on the other: two deletions, no question",
  async (calls) => {
    await a.call(`${calls}.purge`, { id: 1 });
    const note = {
      interactions: { text: "rewritten" },
      negotiations: { subject: "Fee" },
      tasks: { note: "Blue" },
    };
    const set =
      note[calls as keyof typeof note] ?? (calls === "partners" ? { country: "JP" } : { note: "x" });
    await b.call(`${calls}.update`, { id: 1, set });
    await b.call(`${calls}.trash`, { id: 1 });
    for (const [at, file] of [
      [a, await laptops.file(b)],
      [b, await laptops.file(a)],
    ] as const)
      expect((await look(at, file)).conflicts).toEqual([]);
    await laptops.untilQuiet({});
    const [one, other] = await laptops.digests();
    expect(one).toBe(other);
  },
);

test("a purged talk that somebody rewrote comes back with who took part", async () => {
  await a.call("interactions.purge", { id: 1 });
  await b.call("interactions.update", { id: 1, set: { text: "rewritten" } });
  const file = await laptops.file(b);
  expect((await look(a, file)).conflicts).toMatchObject([{ table: "interaction", field: "deletedAt" }]);
  await a.call("exchange.merge", { file, rest: "theirs" });
  expect(a.store.value("SELECT count(*) FROM participant")).toBe(1);
  await b.call("exchange.merge", { file: await laptops.file(a) });
  const [one, other] = await laptops.digests();
  expect(one).toBe(other);
});

describe.each(["contacts.trash", "contacts.purge"])(
  "%s of somebody who has no partner, and on the other side",
  (deletion) => {
    let person: string;
    beforeEach(async () => {
      const { id: loner } = await a.call<{ id: number }>("contacts.create", { fullName: "Loner" });
      person = a.store.value<string>("SELECT uid FROM contact WHERE id = ?", loner)!;
      await a.call("interactions.log", { contactIds: [loner], kind: "call", text: "first" });
      await b.call("exchange.merge", { file: await laptops.file(a) });
      await a.call(deletion, { id: loner });
    });
    const loner = (at: Laptop) => at.store.value<number>("SELECT id FROM contact WHERE uid = ?", person)!;
    const talks: [string, () => Promise<unknown>][] = [
      ["a talk", () => b.call("interactions.log", { contactIds: [loner(b)], kind: "call", text: "new" })],
      [
        "a changed talk",
        () => b.call("interactions.update", { id: id(b, "interaction") + 1, set: { text: "rewritten" } }),
      ],
      ["themselves", () => b.call("contacts.update", { id: loner(b), set: { note: "Call at ten" } })],
    ];

    test.each(talks)("%s: asked on both, and kept with all of it", async (_, work) => {
      await work();
      const before = (await b.call<{ digest: string }>("exchange.digest")).digest;
      const [fromA, fromB] = [await laptops.file(a), await laptops.file(b)];
      for (const [at, file] of [
        [a, fromB],
        [b, fromA],
      ] as const)
        expect((await look(at, file)).conflicts.map((each) => each.key)).toContain(`${person}.deletedAt`);
      await a.call("exchange.merge", { file: fromB, rest: "theirs" });
      await b.call("exchange.merge", { file: await laptops.file(a) });
      expect(await laptops.digests()).toEqual([before, before]);
    });

    test.each(talks)("%s: what stays deleted is gone on both, and is not asked again", async (_, work) => {
      await work();
      const theirs = await laptops.file(b);
      await a.call("exchange.merge", { file: theirs, rest: "mine" });
      expect((await look(a, theirs)).conflicts).toEqual([]);
      await b.call<Merged>("exchange.merge", { file: await laptops.file(a) });
      await laptops.untilQuiet({});
      for (const at of [a, b])
        expect(
          at.store.value("SELECT count(*) FROM contact WHERE uid = ? AND deletedAt IS NULL", person),
        ).toBe(0);
      expect(new Set(await laptops.digests()).size).toBe(1);
    });
  },
);
