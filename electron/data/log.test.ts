// What the triggers write: one row for a record made, one for each field changed, one for each set row, stamps where they differ.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";

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
const log = (batchId: number) =>
  host.store.all<{ of: string; uid: string; field: string; old: string | null; new: string | null }>(
    `SELECT "of", uid, field, old, new FROM change WHERE batchId = ? ORDER BY id`,
    batchId,
  );
const stamps = (uid: string) =>
  host.store.all(
    "SELECT field, device, author IS NOT NULL AS author FROM field_stamp WHERE uid = ? ORDER BY field",
    uid,
  );
const update = async (id: number, set: object) =>
  (await host.call<{ batchId: number }>("partners.update", { id, set })).batchId;

describe("making", () => {
  test("a partner with tags, sites and a membership is one row each for the records and none for the sets", async () => {
    const { uid, batchId } = await host.call<Made>("partners.create", {
      name: "A",
      tags: ["q4"],
      websites: ["a.example"],
      networkIds: [{ network: "awin", externalId: "1" }],
    });
    expect(log(batchId).map(({ of, field }) => `${of} ${field}`)).toEqual(["partner *", "membership *"]);
    expect(log(batchId)[0]).toEqual({ of: "partner", uid, field: "*", old: null, new: null });
    expect(stamps(uid)).toEqual([]);
  });

  test("a talk with two people is one row for it and one for each who took part", async () => {
    const a = await host.call<Made>("contacts.create", { fullName: "A", emails: ["a@a.example"] });
    const b = await host.call<Made>("contacts.create", { fullName: "B" });
    const talk = await host.call<Made>("interactions.log", {
      contactIds: [a.id, b.id],
      kind: "call",
      text: "x",
    });
    expect(log(talk.batchId).map((row) => `${row.of} ${row.field}`)).toEqual([
      "interaction *",
      "participant *",
      "participant *",
    ]);
  });
});

describe("changing", () => {
  test("each field that changed is one row with old and new; what stays the same is none", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "A", country: "DE" });
    const batchId = await update(id, { name: "B", country: "DE", tier: "A", cadenceDays: 14 });
    expect(log(batchId).toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
      { of: "partner", uid, field: "cadenceDays", old: null, new: "14" },
      { of: "partner", uid, field: "name", old: "A", new: "B" },
      { of: "partner", uid, field: "tier", old: null, new: "A" },
    ]);
    expect(stamps(uid)).toEqual(
      ["cadenceDays", "name", "tier"].map((field) => ({ field, device: "device-1", author: 1 })),
    );
  });

  test("an update that changes nothing leaves no batch", async () => {
    const { id } = await host.call<Made>("partners.create", { name: "A", tags: ["x"] });
    const batches = host.store.value("SELECT count(*) FROM batch");
    await update(id, { name: "A", tags: ["x"], country: null });
    expect(host.store.value("SELECT count(*) FROM batch")).toBe(batches);
  });

  test("set rows are fields of their owner: added, changed, taken away", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "A", tags: ["stays", "goes"] });
    const batchId = await update(id, { tags: ["Stays", "comes"] });
    const value = (text: string | null) => text && (JSON.parse(text) as { value: string }).value;
    expect(log(batchId).map((row) => [row.uid === uid, row.field, value(row.old), value(row.new)])).toEqual([
      [true, "set:tag:goes", "goes", null],
      [true, "set:tag:stays", "stays", "Stays"],
      [true, "set:tag:comes", null, "comes"],
    ]);
    expect(stamps(uid)).toHaveLength(3);
  });

  test("a move to another partner is logged by the partners' uids, never by local ids", async () => {
    const a = await host.call<Made>("partners.create", { name: "A" });
    const b = await host.call<Made>("partners.create", { name: "B" });
    const person = await host.call<Made>("contacts.create", { fullName: "P", partnerId: a.id });
    const { batchId } = await host.call<Made>("contacts.update", { id: person.id, set: { partnerId: b.id } });
    expect(log(batchId).toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
      { of: "contact", uid: person.uid, field: "partnerId", old: a.uid, new: b.uid },
    ]);
  });

  test("the log keeps the stamp it replaced, and the clock rises with every batch", async () => {
    const { id, uid } = await host.call<Made>("partners.create", { name: "A" });
    await update(id, { name: "B" });
    const first = host.store.get<{ clock: number }>(
      "SELECT clock, device, author FROM field_stamp WHERE uid = ?",
      uid,
    )!;
    await update(id, { name: "C" });
    const was = host.store.column<string | null>(
      "SELECT was FROM change WHERE uid = ? AND field = 'name' ORDER BY id",
      uid,
    );
    expect(was[0]).toBeNull();
    expect((JSON.parse(was[1]!) as unknown[])[0]).toBe(first.clock);
    const clocks = host.store.column<number>("SELECT clock FROM change ORDER BY id");
    expect(clocks).toEqual(clocks.toSorted((x, y) => x - y));
  });

  test("the clock rises even when the machine's clock goes back, also over a restart", async () => {
    await host.call("partners.create", { name: "A" });
    const before = host.store.value<number>("SELECT clock FROM stamp")!;
    host.clock.now -= 86_400_000;
    await host.call("partners.create", { name: "B" });
    expect(host.store.value<number>("SELECT clock FROM stamp")).toBe(before + 1);
  });

  test("after a write nobody is stamped", async () => {
    await host.call("partners.create", { name: "A" });
    expect(host.store.get("SELECT batchId, author FROM stamp")).toEqual({ batchId: null, author: null });
  });

  test("a call that fails in the middle leaves nothing, not even a batch", async () => {
    const batches = host.store.value("SELECT count(*) FROM batch");
    expect(await host.refused("partners.create", { name: "A", websites: ["not a site"] })).toBe(
      "bad-website",
    );
    expect(await host.refused("interactions.log", { kind: "call", text: "x", contactIds: [77] })).toBe(
      "missing-contact",
    );
    expect(host.store.value("SELECT count(*) FROM batch")).toBe(batches);
    expect(host.store.value("SELECT count(*) FROM partner")).toBe(0);
    expect(host.store.value("SELECT count(*) FROM interaction")).toBe(0);
  });
});

describe("purging", () => {
  test("one row for each record, no value left in the log, a tombstone for each", async () => {
    const partner = await host.call<Made>("partners.create", { name: "Secret Name", tags: ["secrettag"] });
    await update(partner.id, { privateNote: "secret note", tags: ["secrettag", "othersecret"] });
    const person = await host.call<Made>("contacts.create", {
      fullName: "Secret Person",
      partnerId: partner.id,
      emails: ["secret@p.example"],
    });
    await host.call("contacts.update", { id: person.id, set: { note: "secret too", emails: [] } });
    const talk = await host.call<Made>("interactions.log", {
      partnerId: partner.id,
      kind: "call",
      text: "secret talk",
    });
    await host.call("interactions.update", { id: talk.id, set: { text: "secret talk again" } });
    await host.call("partners.purge", { id: partner.id });

    expect(
      host.store.column(
        "SELECT old FROM change WHERE old LIKE '%secret%' OR new LIKE '%secret%' OR field LIKE '%secret%' COLLATE NOCASE",
      ),
    ).toEqual([]);
    const gone = host.store.column<string>("SELECT uid FROM change WHERE field = '-'");
    const tombstones = host.store.column<string>("SELECT uid FROM tombstone");
    expect(gone.toSorted()).toEqual(tombstones.toSorted());
    expect(tombstones).toEqual(expect.arrayContaining([partner.uid, person.uid, talk.uid]));
    // Partner, membership, person, talk, participant.
    expect(tombstones).toHaveLength(5);
    expect(
      host.store.value("SELECT count(*) FROM field_stamp WHERE uid IN (SELECT uid FROM tombstone)"),
    ).toBe(0);
    expect(host.store.value("SELECT count(*) FROM value_search")).toBe(0);
    expect(
      host.store.value("SELECT count(*) FROM interaction_search WHERE interaction_search MATCH 'secret'"),
    ).toBe(0);
    expect(await host.call("history.of", { uid: partner.uid })).toMatchObject({
      rows: expect.arrayContaining([
        expect.objectContaining({ field: "-", old: null, new: null }),
      ]) as object[],
    });
  });

  test("cannot be undone", async () => {
    const { id } = await host.call<Made>("partners.create", { name: "A" });
    await host.call("partners.purge", { id });
    const batchId = host.store.value<number>("SELECT max(id) FROM batch")!;
    expect(await host.refused("history.undo", { batchId })).toBe("cannot-undo-purge");
  });
});
