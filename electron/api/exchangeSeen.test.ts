// Who has seen what: vectors by record, parts of a workspace, choices, clocks of the future, and merges that were taken back.
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { knownOfAll } from "../data/exchange/known.ts";
import {
  forgetEmptyWorkspace,
  Laptops,
  rowsOf,
  wholeOf,
  type Laptop,
  type Merged,
} from "../testingLaptops.ts";

interface Shown {
  conflicts: {
    key: string;
    table: string;
    field: string;
    mine: { value: unknown };
    theirs: { value: unknown };
  }[];
  ahead: { uid: string; table: string; field: string; author: string; at: number }[];
  created: number;
  updated: number;
}
let laptops: Laptops;
let a: Laptop;
let b: Laptop;
let c: Laptop;
beforeEach(async () => {
  laptops = new Laptops();
  [a, b, c] = [laptops.add(), laptops.add(3), laptops.add(-3)];
  await a.call("partners.create", { name: "Kestrel", tags: ["blog"] });
  await a.call("partners.create", { name: "Merlin" });
  await a.call("contacts.create", { fullName: "Ann", partnerId: 1 });
  await a.call("contacts.create", { fullName: "Bo", partnerId: 2 });
  await a.call("tasks.create", { title: "Banner", partnerId: 1 });
  for (const other of [b, c]) await pass(a, other);
});
afterEach(() => laptops.close());
afterAll(forgetEmptyWorkspace);

async function pass(from: Laptop, to: Laptop, partnerIds?: number[], more: object = {}): Promise<Merged> {
  return await to.call<Merged>("exchange.merge", { file: await laptops.file(from, partnerIds), ...more });
}
const idOf = (at: Laptop, name: string) =>
  at.store.value<number>("SELECT id FROM partner WHERE name = ?", name)!;
const set = (at: Laptop, name: string, values: object) =>
  at.call<{ batchId: number }>("partners.update", { id: idOf(at, name), set: values });
const country = (at: Laptop, name: string) =>
  at.store.value<string | null>("SELECT country FROM partner WHERE name = ?", name);
const asks = async (from: Laptop, to: Laptop, partnerIds?: number[]) => {
  const file = await laptops.file(from, partnerIds);
  return (await to.call<Shown>("exchange.preview", { file })).conflicts.map(({ field }) => field);
};

test("whoever changes what they have read is not asked about it, through any number of hands", async () => {
  const hands = [a, b, c, b, a, c, a];
  for (const [at, hand] of hands.entries()) {
    await set(hand, "Kestrel", { country: at % 2 === 0 ? "JP" : "GB" });
    for (const other of laptops.all) if (other !== hand) await pass(hand, other);
  }
  expect(new Set(await laptops.digests()).size).toBe(1);
});

test("a file of one partner does not claim to have seen what it left out", async () => {
  await set(a, "Kestrel", { country: "JP" });
  await set(a, "Merlin", { country: "JP" });
  await pass(a, b, [idOf(a, "Kestrel")]);
  await set(b, "Merlin", { country: "GB" });
  expect(await asks(a, b)).toEqual(["country"]);
  expect(await asks(b, a)).toEqual(["country"]);
  // Nor does one that goes on from hand to hand.
  await pass(b, c, [idOf(b, "Kestrel")]);
  await set(c, "Merlin", { country: "DE" });
  expect(await asks(a, c)).toEqual(["country"]);
  expect(country(c, "Kestrel")).toBe("JP");
});

test("a reference to somebody who was left out is not taken for none, and comes with a later file", async () => {
  const { id } = await a.call<{ id: number }>("tasks.create", {
    title: "Ask Bo",
    partnerId: 1,
    contactId: 2,
  });
  const d = laptops.add();
  await pass(a, d, [idOf(a, "Kestrel")]);
  expect(d.store.value("SELECT contactId FROM task WHERE title = 'Ask Bo'")).toBeNull();
  expect(await asks(d, a)).toEqual([]);
  await pass(d, a);
  expect(a.store.value("SELECT contactId FROM task WHERE id = ?", id)).toBe(2);
  expect(await asks(a, d)).toEqual([]);
  await pass(a, d);
  expect(
    d.store.value(
      "SELECT fullName FROM contact WHERE id = (SELECT contactId FROM task WHERE title = 'Ask Bo')",
    ),
  ).toBe("Bo");
  expect((await d.call<{ digest: string }>("exchange.digest")).digest).toBe((await laptops.digests())[0]);
});

test.each(["mine", "theirs"] as const)(
  "a choice of %s is never asked again, by either side or a third one",
  async (choice) => {
    await set(a, "Kestrel", { country: "JP" });
    await set(b, "Kestrel", { country: "GB" });
    const [fromA, fromB] = [await laptops.file(a), await laptops.file(b)];
    await c.call("exchange.merge", { file: fromB });
    await a.call("exchange.merge", { file: fromB, rest: choice });
    const chosen = choice === "mine" ? "JP" : "GB";
    for (const other of [b, c]) {
      expect(await asks(a, other)).toEqual([]);
      await pass(a, other);
      expect(country(other, "Kestrel")).toBe(chosen);
    }
    for (const file of [fromA, fromB])
      for (const laptop of laptops.all)
        expect(await laptop.call("exchange.merge", { file })).toMatchObject({ created: 0, updated: 0 });
    expect(laptops.all.map((each) => country(each, "Kestrel"))).toEqual([chosen, chosen, chosen]);
  },
);

test("both notes are kept, and both addresses", async () => {
  const note = (at: Laptop, text: string) =>
    at.call("contacts.update", { id: 1, set: { note: text, emails: [`${text}@a.example`] } });
  await note(a, "ten");
  await note(b, "nine");
  const file = await laptops.file(b);
  const { conflicts } = await a.call<Shown>("exchange.preview", { file });
  expect(conflicts).toMatchObject([{ field: "note" }]);
  await a.call("exchange.merge", { file, choices: { [conflicts[0]!.key]: "both" } });
  await pass(a, b);
  for (const each of [a, b]) {
    expect(each.store.value("SELECT note FROM contact WHERE id = 1")).toBe("ten\n\nnine");
    expect(each.store.column("SELECT key FROM contact_set ORDER BY key")).toEqual([
      "nine@a.example",
      "ten@a.example",
    ]);
  }
});

test("the losing value stays, one click away", async () => {
  await set(a, "Kestrel", { country: "JP" });
  await set(b, "Kestrel", { country: "GB" });
  await pass(b, a, undefined, { rest: "newest" });
  const uid = a.store.value<string>("SELECT uid FROM partner WHERE name = 'Kestrel'");
  const { rows } = await a.call<{ rows: { id: number; mine: string; theirs: string }[] }>("exchange.lost", {
    uid,
  });
  expect(rows).toMatchObject([{ mine: "JP", theirs: "GB" }]);
  const side = country(a, "Kestrel") === "JP" ? "theirs" : "mine";
  await a.call("exchange.take", { id: rows[0]!.id, side });
  expect(country(a, "Kestrel")).toBe(side === "mine" ? "JP" : "GB");
});

test("a clock of the year 2090 is listed, ordered as received now, and pushes nobody's clock", async () => {
  const clock = () => b.store.value<number>("SELECT clock FROM stamp")!;
  a.clock.now = Date.UTC(2090, 0, 1);
  await set(a, "Kestrel", { country: "JP", tags: ["blog", "video"] });
  await a.call("contacts.create", { fullName: "Cy", partnerId: 1 });
  const file = await laptops.file(a);
  const shown = await b.call<Shown>("exchange.preview", { file });
  expect(shown.conflicts).toEqual([]);
  expect(shown.ahead.map(({ table, field }) => `${table}.${field}`).toSorted()).toEqual([
    "contact.*",
    "partner.country",
    "partner.set:tag:video",
  ]);
  expect(shown.ahead[0]).toMatchObject({ author: "laptop0" });
  await b.call("exchange.merge", { file });
  expect(country(b, "Kestrel")).toBe("JP");
  expect(clock() / 1024).toBeLessThan(b.clock.now + 1000);
  // What is written here afterwards is later, also for somebody who decides by the newest.
  await set(b, "Kestrel", { country: "GB" });
  expect(await asks(a, b)).toEqual([]);
  await b.call("exchange.merge", { file, rest: "newest" });
  expect(country(b, "Kestrel")).toBe("GB");
  expect(b.store.value("SELECT received FROM field_stamp WHERE field = 'country'")).toBeNull();
  await pass(b, a);
  expect(country(a, "Kestrel")).toBe("GB");
  await set(c, "Kestrel", { country: "DE" });
  expect(await asks(b, c)).toEqual(["country"]);
  await laptops.untilQuiet();
  expect(new Set(await laptops.digests()).size).toBe(1);
});

test("an undone merge leaves values, stamps, vectors and tombstones as if it had never been", async () => {
  await set(b, "Kestrel", { country: "GB", tags: ["video"], tier: "A" });
  await set(a, "Kestrel", { country: "JP" });
  await b.call("contacts.update", { id: 1, set: { note: "ten", emails: ["a@a.example"] } });
  await b.call("partners.create", { name: "Osprey" });
  await b.call("partners.purge", { id: idOf(b, "Merlin") });
  await b.call("tasks.trash", { id: 1 });
  for (const rest of ["newest", "mine", "theirs"]) {
    const before = wholeOf(a.store);
    const { batchId } = await pass(b, a, undefined, { rest });
    expect(wholeOf(a.store)).not.toBe(before);
    await a.call("exchange.undo", { batchId });
    expect(wholeOf(a.store)).toBe(before);
  }
});

test("an edit after a merge stays when that is undone, and so does what it had seen", async () => {
  await set(b, "Kestrel", { country: "GB", tier: "A" });
  const { batchId } = await pass(b, a);
  await set(a, "Kestrel", { country: "DE" });
  expect(await a.call("exchange.undo", { batchId })).toMatchObject({ kept: 1 });
  expect(a.store.get("SELECT country, tier FROM partner WHERE name = 'Kestrel'")).toEqual({
    country: "DE",
    tier: null,
  });
  // It was made with theirs in view: theirs does not come up again.
  expect(await asks(b, a)).toEqual([]);
  expect(await asks(a, b)).toEqual([]);
  await pass(a, b);
  expect(country(b, "Kestrel")).toBe("DE");
});

test("an undo does not travel: neither what it brings back nor the deletions it forgets", async () => {
  await set(b, "Kestrel", { country: "GB" });
  await b.call("partners.purge", { id: idOf(b, "Merlin") });
  const { batchId } = await pass(b, a);
  await a.call("exchange.undo", { batchId });
  expect(country(a, "Kestrel")).toBeNull();
  expect(idOf(a, "Merlin")).toBeDefined();
  expect(a.store.value("SELECT count(*) FROM tombstone")).toBe(0);
  const before = rowsOf(b.store);
  expect(await asks(a, b)).toEqual([]);
  await pass(a, b);
  expect(rowsOf(b.store)).toBe(before);
  // Whoever got it in the meantime keeps it too.
  await pass(b, c);
  await pass(a, c);
  expect(country(c, "Kestrel")).toBe("GB");
  // And it may come again.
  await pass(b, a);
  expect(country(a, "Kestrel")).toBe("GB");
});

test("two merges undone one after the other leave nothing of either in the vectors", async () => {
  const vectors = () =>
    JSON.stringify(
      [...knownOfAll(a.store)].map(([uid, { vector }]) => [
        uid,
        [...vector].toSorted(([x], [y]) => (x < y ? -1 : 1)),
      ]),
    );
  await set(b, "Kestrel", { country: "GB" });
  const before = vectors();
  const first = await pass(b, a);
  await pass(b, c);
  await set(c, "Kestrel", { country: "DE" });
  const second = await pass(c, a);
  await a.call("exchange.undo", { batchId: second.batchId });
  await a.call("exchange.undo", { batchId: first.batchId });
  const uids = new Set(a.store.column<string>("SELECT uid FROM colleague"));
  const known = (text: string) => (JSON.parse(text) as [string, unknown][]).filter(([uid]) => !uids.has(uid));
  expect(known(vectors())).toEqual(known(before));
});
