// Who wrote a value, when, from which file, also after a merge; a partner's history with all that hangs on it; filters.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CLOCKS_PER_MS, startBatch, unstamp } from "../data/batches.ts";
import type { Origin } from "../data/origin.ts";
import type { PartnerHistory } from "../data/partnerHistory.ts";
import { fileIn, testHost, type TestHost } from "../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost({ device: "device-1" });
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
type Fields = Record<string, Origin>;
const originsOf = async (uid: string) =>
  (await host.call<{ fields: Fields }>("history.fields", { uid })).fields;
const historyOf = (partnerId: number, filter: object = {}) =>
  host.call<PartnerHistory>("history.ofPartner", { partnerId, ...filter });
const update = async (id: number, set: object) =>
  (await host.call<{ batchId: number }>("partners.update", { id, set })).batchId;
const undo = (batchId: number) => host.call("history.undo", { batchId });

const byText = (a: string, b: string): number => a.localeCompare(b);

const tom = "0193-tom";
const tomsClock = Date.UTC(2026, 8, 20, 8) * CLOCKS_PER_MS;

/** As a merge does it: the value through the triggers, then the stamp of who wrote it over the one that they left. */
function mergeIn(file: string, uid: string, set: Record<string, string>): number {
  const { store } = host;
  return store.transaction(() => {
    const start = { kind: "merge", state: "done", now: host.now(), authorName: "Mara", file } as const;
    const { id } = startBatch(store, start);
    if (store.value("SELECT 1 FROM colleague WHERE uid = ?", tom) === undefined)
      store.run("INSERT INTO colleague (uid, name) VALUES (?, 'Tom')", tom);
    for (const [field, value] of Object.entries(set)) {
      store.run(`UPDATE partner SET "${field}" = ? WHERE uid = ?`, value, uid);
      store.run(
        "INSERT OR REPLACE INTO field_stamp (uid, field, clock, device, author) VALUES (?, ?, ?, 'device-2', ?)",
        uid,
        field,
        tomsClock,
        tom,
      );
    }
    unstamp(store);
    return id;
  });
}

describe("who wrote a value", () => {
  test("what was made here is its maker's, what was changed since is the changer's, and neither has a file", async () => {
    const { id, uid, batchId } = await host.call<Made>("partners.create", { name: "A", country: "DE" });
    const at = host.clock.now;
    const later = await update(id, { tier: "A", tags: ["q4"] });
    const fields = await originsOf(uid);
    expect(fields["*"]).toMatchObject({ author: "Mara", file: null, batchId });
    expect(fields.country).toBeUndefined();
    expect(fields.tier).toMatchObject({ author: "Mara", file: null, batchId: later });
    expect(fields.tier!.at).toBeGreaterThan(at);
    expect(fields["set:tag:q4"]).toMatchObject({ batchId: later });
  });

  test("what an import made has its file, until somebody writes over it; undo gives the file back", async () => {
    const file = fileIn(host, "people.csv", "Name,Company,Title\nIda Roth,Roth Media,Editor\n");
    const { batchId } = await host.call<{ batchId: number }>("imports.run", { file });
    const person = host.store.get<{ id: number; uid: string }>("SELECT id, uid FROM contact")!;
    expect((await originsOf(person.uid))["*"]).toMatchObject({ file: "people.csv", batchId });
    const edit = await host.call<{ batchId: number }>("contacts.update", {
      id: person.id,
      set: { role: "Chief editor" },
    });
    expect((await originsOf(person.uid)).role).toMatchObject({ file: null, batchId: edit.batchId });
    await undo(edit.batchId);
    expect((await originsOf(person.uid)).role).toBeUndefined();
  });

  test("after a merge it is who wrote it and when, with the merge's file; an edit and its undo change nothing of it", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "A" });
    const batchId = mergeIn("team.liaison", uid, { tier: "B" });
    const brought = { at: tomsClock / CLOCKS_PER_MS, author: "Tom", file: "team.liaison", batchId };
    expect((await originsOf(uid)).tier).toEqual(brought);
    const { origin } = await host.call<{ origin: Fields }>("partners.get", { id });
    expect(origin.tier).toEqual(brought);
    const edit = await update(id, { tier: "C" });
    expect((await originsOf(uid)).tier).toMatchObject({ author: "Mara", file: null, batchId: edit });
    await undo(edit);
    expect((await originsOf(uid)).tier).toEqual(brought);
  });

  test("the log says who wrote what a merge brought, also when it was written over since", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "A" });
    mergeIn("team.liaison", uid, { tier: "B" });
    await update(id, { tier: "C" });
    const { rows } = await host.call<{ rows: { author: string; new: string }[] }>("history.of", { uid });
    expect(rows.map((row) => [row.author, row.new])).toEqual([
      ["Mara", "C"],
      ["Tom", "B"],
      ["Mara", null],
    ]);
  });

  test("a row that a merge writes for a stamp alone is nobody's change", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "A", tier: "B" });
    const batchId = mergeIn("team.liaison", uid, { country: "DE" });
    host.store.run(
      `INSERT INTO change (clock, batchId, "of", uid, field, old, new) SELECT clock, ?, 'partner', ?, 'tier', 'B', 'B' FROM stamp`,
      batchId,
      uid,
    );
    const said = await host.call<{ rows: { field: string }[] }>("history.of", { uid });
    expect(said.rows.map(({ field }) => field)).toEqual(["country", "*"]);
    expect((await historyOf(id)).rows[0]!.changes.map(({ field }) => field)).toEqual(["country"]);
    const { rows } = await host.call<{ rows: { changes: number }[] }>("history.recent", { limit: 1 });
    // Tom, and the country.
    expect(rows[0]!.changes).toBe(2);
    const lines = await host.call<{ rows: { field: string }[] }>("history.ofBatch", { batchId });
    expect(lines.rows.filter(({ field }) => field === "tier")).toEqual([]);
  });
});

describe("a partner's history", () => {
  test("a talk without a subject is called as it begins, and says where it is cut", async () => {
    const { id: partnerId } = await host.call<Made>("partners.create", { name: "Roth Media" });
    const said = [`${"a".repeat(79)}b`, `${"a".repeat(79)}bc`];
    for (const text of said) await host.call("interactions.log", { partnerId, kind: "note", text });
    const { rows } = await historyOf(partnerId, { limit: 100 });
    const named = rows.flatMap(({ changes }) => changes).filter(({ of }) => of === "interaction");
    expect(new Set(named.map(({ name }) => name))).toEqual(new Set([said[0], `${"a".repeat(79)}…`]));
  });

  test("holds people, programs, talks, tasks, promises, negotiations, offers, limits and agreements, by name", async () => {
    const partner = await host.call<Made>("partners.create", { name: "Roth Media" });
    const other = await host.call<Made>("partners.create", { name: "Other" });
    const partnerId = partner.id;
    const programId = host.store.value<number>("SELECT id FROM program")!;
    const person = await host.call<Made>("contacts.create", { fullName: "Ida Roth", partnerId });
    await host.call("interactions.log", {
      contactIds: [person.id],
      kind: "call",
      text: "About the winter sale",
    });
    await host.call("tasks.create", { title: "Send the banner", partnerId });
    await host.call("promises.make", { partnerId, by: "us", text: "A banner" });
    const negotiation = await host.call<Made>("negotiations.create", {
      partnerId,
      programId,
      subject: "Winter rate",
    });
    const offer = await host.call<Made>("offers.add", {
      negotiationId: negotiation.id,
      by: "us",
      terms: { currency: "EUR", basis: "percent", rateBp: 800 },
    });
    await host.call("limits.set", {
      negotiationId: negotiation.id,
      side: "us",
      lever: "rateBp",
      ideal: "800",
      walkAway: "1000",
    });
    await host.call("offers.answer", { id: offer.id, answer: "accepted" });
    await host.call("partners.update", { id: other.id, set: { tier: "A" } });
    await host.call("contacts.update", { id: person.id, set: { partnerId: other.id } });
    await host.call("contacts.update", { id: person.id, set: { partnerId } });
    const { rows, total } = await historyOf(partnerId, { limit: 100 });
    expect(total).toBe(rows.length);
    const lines = rows.flatMap(({ changes }) => changes);
    expect(new Set(lines.map(({ of }) => of))).toEqual(
      new Set([
        "partner",
        "contact",
        "interaction",
        "task",
        "promise",
        "negotiation",
        "offer",
        "negotiation_limit",
        "agreement",
      ]),
    );
    expect(lines.filter(({ field }) => field === "partnerId").map((line) => [line.old, line.new])).toEqual([
      ["Other", "Roth Media"],
      ["Roth Media", "Other"],
    ]);
    expect(lines.find(({ of }) => of === "interaction")).toMatchObject({
      name: "About the winter sale",
      field: "*",
    });
    expect(lines.find(({ of }) => of === "negotiation_limit")).toMatchObject({
      private: true,
      name: "Winter rate",
    });
    expect(lines.filter(({ private: hidden }) => !hidden).every(({ of }) => of !== "negotiation_limit")).toBe(
      true,
    );
    expect(rows.every((row, at) => at === 0 || rows[at - 1]!.batchId > row.batchId)).toBe(true);
    expect(await historyOf(other.id)).toMatchObject({ total: 2 });
  });

  test("is filtered by who wrote, by file, by kind and by field, and paged", async () => {
    const { id, uid, batchId } = await host.call<Made>("partners.create", { name: "A" });
    for (const tier of ["A", "B", "C"]) await update(id, { tier });
    const tagged = await update(id, { tags: ["q4"] });
    const merge = mergeIn("team.liaison", uid, { tier: "B" });
    const all = await historyOf(id);
    expect(all.total).toBe(6);
    expect(all.authors.map(({ name }) => name)).toEqual(["Mara", "Tom"]);
    expect(all.files).toMatchObject([{ batchId: merge, kind: "merge", file: "team.liaison" }]);
    const batchesOf = async (filter: object) => (await historyOf(id, filter)).rows.map((row) => row.batchId);
    expect(await batchesOf({ author: tom })).toEqual([merge]);
    expect(await batchesOf({ batchId: merge })).toEqual([merge]);
    expect(await batchesOf({ kind: "merge" })).toEqual([merge]);
    expect(await batchesOf({ field: "set:tag" })).toEqual([tagged]);
    expect(await batchesOf({ field: "tier" })).toHaveLength(4);
    expect(await batchesOf({ limit: 2, offset: 4 })).toEqual([batchId + 1, batchId]);
    expect(all.rows[0]!.changes).toMatchObject([
      { field: "tier", old: "C", new: "B", author: "Tom", at: tomsClock / CLOCKS_PER_MS },
    ]);
    expect(all.rows[0]).toMatchObject({ author: "Mara", file: "team.liaison", kind: "merge" });
  });

  test("a large import is cut after 50 lines, and says how many more there are", async () => {
    const rows = Array.from({ length: 80 }, (_, at) => `Person ${at},Roth Media,Editor`);
    const file = fileIn(host, "people.csv", ["Name,Company,Title", ...rows].join("\n"));
    const { batchId } = await host.call<{ batchId: number }>("imports.run", { file });
    const partnerId = host.store.value<number>("SELECT id FROM partner")!;
    const [batch] = (await historyOf(partnerId)).rows;
    expect(batch).toMatchObject({ batchId, file: "people.csv", more: 31 });
    expect(batch!.changes).toHaveLength(50);
    interface Lines {
      rows: { id: number; of: string; name: string; partner: { id: number } }[];
      next: number | null;
    }
    const first = await host.call<Lines>("history.ofBatch", { batchId, limit: 60 });
    const second = await host.call<Lines>("history.ofBatch", { batchId, limit: 60, after: first.next! });
    const lines = [...first.rows, ...second.rows];
    expect(second.next).toBeNull();
    expect(lines.map(({ of }) => of).toSorted()).toEqual([...Array<string>(80).fill("contact"), "partner"]);
    expect(lines.every(({ partner }) => partner.id === partnerId)).toBe(true);
    expect(await host.refused("history.ofBatch", { batchId: 999_999 })).toBe("missing-batch");
  });
});

test("recent batches by author, kind and partner, paged", async () => {
  const a = await host.call<Made>("partners.create", { name: "A" });
  const b = await host.call<Made>("partners.create", { name: "B" });
  const merge = mergeIn("team.liaison", a.uid, { tier: "B" });
  const recent = async (filter: object) => {
    const { rows, total } = await host.call<{ rows: { batchId: number }[]; total: number }>(
      "history.recent",
      filter,
    );
    return { ids: rows.map(({ batchId }) => batchId), total };
  };
  const { ids } = await recent({});
  expect(ids.slice(0, 3)).toEqual([merge, b.batchId, a.batchId]);
  expect(await recent({ author: tom })).toEqual({ ids: [merge], total: 1 });
  expect(await recent({ kind: "merge" })).toEqual({ ids: [merge], total: 1 });
  expect((await recent({ partnerId: b.id })).ids).toEqual([b.batchId]);
  expect(await recent({ partnerId: a.id, limit: 1, offset: 1 })).toEqual({ ids: [a.batchId], total: 2 });
  expect((await recent({ author: "nobody" })).total).toBe(0);
});

test("what was put into a partner brings its history, until it is taken apart", async () => {
  const a = await host.call<Made>("partners.create", { name: "A" });
  const b = await host.call<Made>("partners.create", { name: "B" });
  const tier = await update(b.id, { tier: "C" });
  const { batchId } = await host.call<{ batchId: number }>("partners.merge", { keep: a.id, drop: b.id });
  const merged = await historyOf(a.id);
  expect(merged.rows.map((row) => row.batchId)).toEqual([batchId, tier, b.batchId, a.batchId]);
  expect(merged.rows[0]!.title).toEqual({ code: "merged-partner", params: { name: "B", into: "A" } });
  await host.call("partners.unmerge", { batchId });
  const apart = (await historyOf(a.id)).rows.map((row) => row.batchId);
  expect(apart).toContain(a.batchId);
  expect(apart).not.toContain(tier);
});

test("what came with the other one of two that became one is still whose it was, and from which file", async () => {
  const a = await host.call<Made>("partners.create", { name: "Kestrel" });
  const networkIds = [{ network: "awin", externalId: "7" }];
  const made = { name: "Kestrel Ltd", tags: ["q4"], privateNote: "Pays late.", networkIds };
  const b = await host.call<Made>("partners.create", made);
  const c = await host.call<Made>("partners.create", { name: "Kestrels", privateNote: "Likes tea." });
  const at = host.clock.now;
  mergeIn("team.liaison", b.uid, { tier: "B" });
  await host.call("partners.merge", { keep: a.id, drop: b.id });
  const toms = { author: "Tom", file: "team.liaison" };
  let origins = await originsOf(a.uid);
  expect(origins.tier).toMatchObject(toms);
  for (const field of ["set:tag:q4", "set:networkId:awin:7", "set:alias:kestrel ltd", "privateNote"]) {
    expect(origins[field]).toMatchObject({ author: "Mara", file: null });
    expect(origins[field]!.at).toBeLessThan(at);
  }
  // Into a third: still so; both notes one below the other are the work of who put them there.
  await host.call("partners.merge", { keep: c.id, drop: a.id });
  origins = await originsOf(c.uid);
  expect(origins.tier).toMatchObject(toms);
  expect(origins.privateNote!.at).toBeGreaterThan(at);
  // What is written afterwards is the writer's.
  await update(c.id, { tier: "A" });
  expect((await originsOf(c.uid)).tier).toMatchObject({ author: "Mara", file: null });
});

test("between two workspaces: what a shared file brought is its writer's, with the file, until the merge is taken back", async () => {
  const other = testHost({ device: "device-2" });
  await other.call("colleagues.nameMe", { name: "Tom" });
  const theirs = await other.call<Made>("partners.create", { name: "Roth Media", tier: "B" });
  const file = `${host.folder}/team.liaison`;
  await other.call("exchange.export", { file });
  await host.call("exchange.merge", { file });
  const made = (await originsOf(theirs.uid))["*"]!;
  expect(made).toMatchObject({ author: "Tom", file: "team.liaison" });

  await other.call("partners.update", { id: theirs.id, set: { tier: "A", tags: ["q4"] } });
  const at = other.clock.now;
  await other.call("exchange.export", { file });
  const { batchId } = await host.call<{ batchId: number }>("exchange.merge", { file });
  const brought = { author: "Tom", file: "team.liaison", batchId };
  const fields = await originsOf(theirs.uid);
  expect(fields.tier).toMatchObject(brought);
  expect(fields["set:tag:q4"]).toMatchObject({ ...brought, value: "q4" });
  expect(Math.abs(fields.tier!.at - at)).toBeLessThan(5000);

  const id = host.store.value<number>("SELECT id FROM partner WHERE uid = ?", theirs.uid)!;
  const history = await historyOf(id);
  expect(history.authors.map(({ name }) => name)).toEqual(["Tom"]);
  expect(history.rows[0]!.changes.map(({ field, author }) => `${field} ${author}`).toSorted(byText)).toEqual([
    "set:tag:q4 Tom",
    "tier Tom",
  ]);
  await host.call("exchange.undo", { batchId });
  const back = await originsOf(theirs.uid);
  expect(back["*"]).toEqual(made);
  expect(back.tier).toBeUndefined();
  other.close();
});
