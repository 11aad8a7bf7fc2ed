// Two partners or people become one and two again: what moves, what is kept, what is refused.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, derived, testHost, type TestHost } from "../../testing.ts";
import { rebuildDerived } from "../triggers.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
  batchId: number;
}
const make = (path: string, input: object) => host.call<Made>(path, input);
const merge = (keep: number, drop: number, fields = {}) =>
  host.call<{ batchId: number }>("partners.merge", { keep, drop, fields });
const unmerge = (batchId: number) =>
  host.call<{ restored: number; kept: number }>("partners.unmerge", { batchId });
const partner = (id: number) => host.call<Record<string, unknown>>("partners.get", { id });

/** Records and set rows without what says when they were in the trash; what was born of a day follows that day. */
const lines = () =>
  contents(host.store)
    .split("\n")
    // A row that an undo brought back has another local id.
    .map((line) => line.replace(/("is":"participant","id":)\d+/, "$1"));
const values = () => lines().filter((line) => !line.includes('"field_stamp"'));

describe("two partners", () => {
  let keep: Made;
  let drop: Made;
  let second: Made;
  beforeEach(async () => {
    keep = await make("partners.create", {
      name: "Peak & Pine",
      tags: ["hiking"],
      websites: ["peakandpine.example"],
      privateNote: "Pays late.",
      stage: "contacted",
    });
    drop = await make("partners.create", {
      name: "Peak and Pine Media GmbH",
      tags: ["Hiking", "video"],
      country: "DE",
      tier: "B",
      nextContactOn: "2026-12-01",
      privateNote: "Prefers calls.",
      networkIds: [{ network: "awin", externalId: "123", spelling: "P&P" }],
      stage: "active",
    });
    const client = await make("programs.create", { name: "Shop DE", network: "awin", currency: "EUR" });
    second = await make("memberships.create", { partnerId: drop.id, programId: client.id, stage: "key" });
  });

  test("the kept one has all of both", async () => {
    await merge(keep.id, drop.id);
    expect(await partner(keep.id)).toMatchObject({
      name: "Peak & Pine",
      aliases: ["Peak and Pine Media GmbH"],
      country: "DE",
      tier: "B",
      nextContactOn: "2026-12-01",
      privateNote: "Pays late.\n\nPrefers calls.",
      tags: ["hiking", "video"],
      networkIds: [{ network: "awin", externalId: "123", spelling: "P&P" }],
      stage: "key",
      memberships: [{ stage: "active" }, { stage: "key" }],
    });
    expect((await partner(drop.id)).deletedAt).not.toBeNull();
    expect(second.id).toBeGreaterThan(0);
  });

  test("a choice takes the other value, and both spellings stay", async () => {
    const field = await make("ownFields.create", { of: "partner", name: "Rating", kind: "number" });
    for (const [id, value] of [
      [keep.id, "1"],
      [drop.id, "5"],
    ] as const)
      await make("partners.update", { id, set: { own: { [field.uid]: value } } });
    await merge(keep.id, drop.id, {
      name: "drop",
      privateNote: "keep",
      country: "keep",
      [`own:${field.uid}`]: "drop",
    });
    expect(await partner(keep.id)).toMatchObject({
      name: "Peak and Pine Media GmbH",
      aliases: ["Peak & Pine"],
      privateNote: "Pays late.",
      country: null,
      own: { [field.uid]: "5" },
    });
  });

  test("the other spelling is found, and can be taken off", async () => {
    await merge(keep.id, drop.id);
    const find = () => host.call<{ hits: { id: number }[] }>("search.find", { text: "pine media" });
    expect((await find()).hits).toMatchObject([{ kind: "partner", id: keep.id, from: "alias" }]);
    await make("partners.update", { id: keep.id, set: { aliases: [] } });
    expect((await find()).hits).toEqual([]);
  });

  test("people, talks, tasks, promises, negotiations and terms move; nobody is twice on one talk", async () => {
    const person = await make("contacts.create", { fullName: "Jonas", partnerId: drop.id });
    const [program] = host.store.column<number>("SELECT id FROM program");
    await make("interactions.log", { contactIds: [person.id], kind: "call", text: "one" });
    const both = await make("interactions.log", { partnerId: drop.id, kind: "call", text: "both" });
    host.store.transaction(() => {
      host.store.run("UPDATE stamp SET batchId = ?, author = 'x'", both.batchId);
      host.store.run(
        "INSERT INTO participant (uid, interactionId, partnerId, role) VALUES ('q', ?, ?, 'to')",
        both.id,
        keep.id,
      );
      host.store.run("UPDATE stamp SET batchId = NULL");
    });
    const task = await make("tasks.create", { title: "Send banners", partnerId: drop.id });
    const promise = await make("promises.make", {
      partnerId: drop.id,
      by: "them",
      text: "A review",
      dueOn: "2026-12-05",
    });
    const negotiation = await make("negotiations.create", {
      partnerId: drop.id,
      programId: program,
      subject: "Q1",
    });
    const agreement = await make("agreements.note", {
      partnerId: drop.id,
      programId: program,
      text: "8 %",
      from: "2026-01-01",
      to: "2026-12-31",
    });
    expect([task, promise, negotiation, agreement].every(({ id }) => id > 0)).toBe(true);
    const before = lines();
    const { batchId } = await merge(keep.id, drop.id);
    for (const table of ["contact", "task", "promise", "negotiation", "agreement", "participant"])
      expect([table, host.store.value(`SELECT count(*) FROM ${table} WHERE partnerId = ?`, drop.id)]).toEqual(
        [table, 0],
      );
    expect(host.store.column("SELECT partnerId FROM participant WHERE interactionId = ?", both.id)).toEqual([
      keep.id,
    ]);
    expect(host.store.column("SELECT title FROM task WHERE source LIKE 'terms:%'")).toEqual([
      expect.stringContaining("Peak & Pine"),
    ]);
    // The task of the next contact day is the kept one's.
    expect(
      host.store.all(
        "SELECT partnerId, source FROM task WHERE source LIKE 'contact:%' AND deletedAt IS NULL",
      ),
    ).toEqual([{ partnerId: keep.id, source: `contact:${keep.uid}` }]);
    await unmerge(batchId);
    const gone = /"is":"membership".*"deletedAt":\d/;
    expect(lines().filter((line) => !gone.test(line) && !/"field":"deletedAt"/.test(line))).toEqual(
      before.filter((line) => !/"field":"deletedAt"/.test(line)),
    );
    const kept = derived(host.store);
    rebuildDerived(host.store);
    expect(derived(host.store)).toBe(kept);
  });

  test("what came or was changed later stays with the kept one", async () => {
    const person = await make("contacts.create", { fullName: "Jonas", partnerId: drop.id });
    const moved = await make("contacts.create", { fullName: "Ben", partnerId: drop.id });
    const { batchId } = await merge(keep.id, drop.id);
    const other = await make("partners.create", { name: "Elsewhere" });
    await make("contacts.update", { id: moved.id, set: { partnerId: other.id } });
    const later = await make("contacts.create", { fullName: "Pia", partnerId: keep.id });
    await make("partners.update", { id: keep.id, set: { country: "AT" } });
    const counted = await unmerge(batchId);
    expect(counted.kept).toBeGreaterThanOrEqual(2);
    const at = (id: number) => host.store.value("SELECT partnerId FROM contact WHERE id = ?", id);
    expect([at(person.id), at(moved.id), at(later.id)]).toEqual([drop.id, other.id, keep.id]);
    expect(await partner(keep.id)).toMatchObject({ country: "AT", tier: null, privateNote: "Pays late." });
    expect(await partner(drop.id)).toMatchObject({ country: "DE", deletedAt: null });
  });

  test("the results of a network follow its id there and back", async () => {
    const owner = () =>
      host.store.value("SELECT ownerId FROM partner_set WHERE kind = 'networkId' AND key = 'awin:123'");
    const before = values();
    const { batchId } = await merge(keep.id, drop.id);
    expect(owner()).toBe(keep.id);
    expect(host.store.value("SELECT count(*) FROM partner_set WHERE key = 'awin:123'")).toBe(1);
    await unmerge(batchId);
    expect(owner()).toBe(drop.id);
    expect(values().filter((line) => line.includes("partner_set"))).toEqual(
      before.filter((line) => line.includes("partner_set")),
    );
  });

  test("undo is unmerge, and says what it was", async () => {
    const { batchId } = await merge(keep.id, drop.id);
    expect(await host.call("history.last")).toMatchObject({
      batchId,
      title: {
        code: "merged-partner",
        params: { name: "Peak and Pine Media GmbH", into: "Peak & Pine" },
      },
    });
    const undone = await host.call<{ batchId: number }>("history.undo", { batchId });
    expect(await partner(drop.id)).toMatchObject({ deletedAt: null, stage: "key" });
    expect(await host.refused("partners.unmerge", { batchId })).toBe("already-undone");
    await host.call("history.undo", { batchId: undone.batchId });
    expect(await partner(keep.id)).toMatchObject({ stage: "key", tags: ["hiking", "video"] });
  });

  test("a chain comes apart from either end", async () => {
    const top = await make("partners.create", { name: "Group" });
    const person = await make("contacts.create", { fullName: "Jonas", partnerId: drop.id });
    const at = () => host.store.value("SELECT partnerId FROM contact WHERE id = ?", person.id);
    const before = values();
    const first = await merge(keep.id, drop.id);
    const next = await merge(top.id, keep.id);
    expect(at()).toBe(top.id);
    await unmerge(first.batchId);
    expect(at()).toBe(drop.id);
    expect(await partner(drop.id)).toMatchObject({ networkIds: [{ externalId: "123" }], deletedAt: null });
    expect(await partner(top.id)).toMatchObject({ networkIds: [], tags: ["hiking"], country: null });
    expect(await host.call("duplicates.merged", { kind: "partner", id: top.id })).toMatchObject({
      rows: [
        { batchId: next.batchId, uid: keep.uid, into: "Group", undone: false },
        { batchId: first.batchId, uid: drop.uid, intoUid: keep.uid, undone: true },
      ],
    });
    await unmerge(next.batchId);
    expect(at()).toBe(drop.id);
    const gone = /"is":"(membership|task)".*"deletedAt":\d/;
    expect(values().filter((line) => !gone.test(line))).toEqual(before.filter((line) => !gone.test(line)));
  });

  test("what is the kept one's own stays where a later merge took it", async () => {
    const top = await make("partners.create", { name: "Group" });
    const [programId] = host.store.column<number>("SELECT id FROM program");
    await make("agreements.note", {
      partnerId: keep.id,
      programId,
      text: "8 %",
      from: "2026-01-01",
      to: "2027-06-30",
    });
    const first = await merge(keep.id, drop.id, { name: "drop" });
    await merge(top.id, keep.id);
    await unmerge(first.batchId);
    expect(host.store.all("SELECT partnerId, title FROM task WHERE source LIKE 'terms:%'")).toEqual([
      { partnerId: top.id, title: expect.stringContaining("Group") as string },
    ]);
  });

  test("a long chain gives the first of it its own back", async () => {
    const person = await make("contacts.create", { fullName: "Jonas", partnerId: drop.id });
    const at = () => host.store.value("SELECT partnerId FROM contact WHERE id = ?", person.id);
    const before = values();
    const batches = [(await merge(keep.id, drop.id)).batchId];
    let last = keep.id;
    for (const name of ["Group", "Holding"]) {
      const { id } = await make("partners.create", { name });
      batches.push((await merge(id, last)).batchId);
      last = id;
    }
    expect(at()).toBe(last);
    await unmerge(batches[0]!);
    expect(at()).toBe(drop.id);
    expect(await partner(last)).toMatchObject({
      networkIds: [],
      country: null,
      aliases: ["Peak & Pine", "Group"],
    });
    for (const batchId of batches.slice(1)) await unmerge(batchId);
    const others = new Set(values());
    const gone = /"is":"(membership|task)"/;
    expect(before.filter((line) => !others.has(line) && !gone.test(line))).toEqual([]);
  });

  test("emptying the trash leaves what can be taken apart, and says so", async () => {
    const { batchId } = await merge(keep.id, drop.id);
    const other = await make("partners.create", { name: "Thrown away" });
    await host.call("partners.trash", { id: other.id });
    const { rows } = await host.call<{ rows: object[] }>("trash.list", { kind: "partner" });
    expect(rows).toMatchObject([
      { id: other.id, into: null },
      { id: drop.id, into: { name: "Peak & Pine", batchId } },
    ]);
    expect(await host.call("trash.whatGoes")).toEqual({ go: 1, stay: 1 });
    expect(await host.call("trash.empty")).toEqual({ purged: 1 });
    await unmerge(batchId);
    expect(await partner(drop.id)).toMatchObject({ deletedAt: null, tier: "B" });
    // With the one that it was put into, it goes as well.
    await merge(keep.id, drop.id);
    await host.call("partners.trash", { id: keep.id });
    expect(await host.call("trash.whatGoes")).toEqual({ go: 2, stay: 0 });
    expect(await host.call("trash.empty")).toEqual({ purged: 2 });
    expect(await host.call("trash.list")).toEqual({ rows: [], total: 0 });
  });

  test("is refused in words", async () => {
    expect(await host.refused("partners.merge", { keep: keep.id, drop: keep.id })).toBe("merge-same");
    expect(await host.refused("partners.merge", { keep: keep.id, drop: 999 })).toBe("missing-partner");
    expect(
      await host.refused("partners.merge", { keep: keep.id, drop: drop.id, fields: { x: "drop" } }),
    ).toBe("unknown-field");
    host.store.run(
      "INSERT INTO batch (id, uid, kind, state, author, device, startedAt) VALUES (900, 'b', 'import', 'running', 'x', 'x', 1)",
    );
    expect(await host.refused("partners.merge", { keep: keep.id, drop: drop.id })).toBe(
      "merge-while-importing",
    );
    host.store.run("DELETE FROM batch WHERE id = 900");
    const { batchId } = await merge(keep.id, drop.id);
    expect(await host.refused("partners.merge", { keep: keep.id, drop: drop.id })).toBe("in-trash");
    expect(await host.refused("contacts.unmerge", { batchId })).toBe("not-a-merge");
    expect(await host.refused("partners.unmerge", { batchId: keep.batchId })).toBe("not-a-merge");
    await host.call("partners.purge", { id: drop.id });
    expect(await host.refused("partners.unmerge", { batchId })).toBe("merge-gone");
    expect((await host.call<{ kept: number }>("history.undo", { batchId })).kept).toBeGreaterThan(0);
    expect(await partner(keep.id)).toMatchObject({ deletedAt: null });
  });
});

describe("two people", () => {
  test("addresses, notes, talks, tasks and negotiations go over, and come back", async () => {
    const firm = await make("partners.create", { name: "Trail Thrift" });
    const keep = await make("contacts.create", {
      fullName: "Maya Okafor",
      emails: [{ value: "maya@trail.example", preferred: true }],
      note: "Likes tea.",
    });
    const drop = await make("contacts.create", {
      fullName: "M. Okafor",
      partnerId: firm.id,
      emails: [{ value: "m.okafor@home.example", preferred: true }],
      phones: [{ value: "+44 20 7946 0101" }],
      note: "Away in May.",
      doNotContact: true,
    });
    const [program] = host.store.column<number>("SELECT id FROM program");
    const negotiation = await make("negotiations.create", {
      partnerId: firm.id,
      programId: program,
      subject: "Q1",
    });
    await make("negotiations.link", { id: negotiation.id, contactId: drop.id });
    await make("interactions.log", { contactIds: [keep.id, drop.id], kind: "meeting", text: "both" });
    await make("tasks.create", { title: "Call back", contactId: drop.id });
    const before = values();
    const { batchId } = await host.call<{ batchId: number }>("contacts.merge", {
      keep: keep.id,
      drop: drop.id,
    });
    expect(await host.call("contacts.get", { id: keep.id })).toMatchObject({
      fullName: "Maya Okafor",
      aliases: ["M. Okafor"],
      partnerId: firm.id,
      emailItems: [
        { value: "maya@trail.example", preferred: true },
        { value: "m.okafor@home.example", preferred: false },
      ],
      phones: ["+44 20 7946 0101"],
      note: "Likes tea.\n\nAway in May.",
      doNotContact: true,
    });
    for (const table of ["task", "participant"])
      expect(host.store.value(`SELECT count(*) FROM ${table} WHERE contactId = ?`, drop.id)).toBe(0);
    await host.call("contacts.unmerge", { batchId });
    // A place that the merge made in the negotiation is in the trash.
    const shown = (all: string[]) =>
      all.filter((line) => !/"is":"negotiation_part".*"deletedAt":\d/.test(line));
    expect(shown(values())).toEqual(shown(before));
  });
});
