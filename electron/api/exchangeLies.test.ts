// Files that lie about clocks, about what they have seen, and about what is whose: all is shown before, nothing is lost, and later work counts.
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CLOCKS_PER_MS } from "../data/batches.ts";
import { contents, derived, stamps, testHost, type TestHost } from "../testing.ts";
import { Draft, oneOfEach } from "../testingDraft.ts";
import { everythingAnswers } from "../testingSweep.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let a: TestHost;
let b: TestHost;
let draft: Draft;
const file = (name = "bad") => path.join(a.folder, `${name}.liaison`);
const everything = (host: TestHost) => contents(host.store) + stamps(host.store) + derived(host.store);
const digest = async (host: TestHost) => (await host.call<{ digest: string }>("exchange.digest")).digest;
const clock = (host: TestHost) => host.store.value<number>("SELECT clock FROM stamp")!;

beforeEach(async () => {
  a = testHost({ device: "aaa" });
  b = testHost({ device: "bbb" });
  await oneOfEach(a);
  await a.call("exchange.export", { file: file("good") });
  await b.call("exchange.merge", { file: file("good") });
  draft = await Draft.of(file("good"));
});
afterEach(() => {
  a.close();
  b.close();
});

interface Preview {
  updated: number;
  deleted: number;
  conflicts: { key: string; field: string; mine: { value: unknown }; theirs: { value: unknown } }[];
  ahead: { uid: string; field: string; author: string; at: number }[];
  partners: { changes: { table: string; field: string; old: unknown; new: unknown; of: string }[] }[];
}
const preview = async (host: TestHost) => await host.call<Preview>("exchange.preview", { file: file() });
const changes = async (host: TestHost) => (await preview(host)).partners.flatMap((each) => each.changes);
const merge = async (host: TestHost, more: object = { rest: "newest" }) =>
  await host.call<{ batchId: number; created: number; updated: number }>("exchange.merge", {
    file: file(),
    ...more,
  });
const country = (host: TestHost) =>
  host.store.value<string | null>("SELECT country FROM partner WHERE name = 'Mika'");
const update = (host: TestHost, set: object) => host.call("partners.update", { id: 1, set });
async function sound(host: TestHost): Promise<void> {
  expect(host.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
  expect(await everythingAnswers(host)).toBeGreaterThan(60);
}
/** The place of a device in the list of the file, put there if it is not. */
function device(name: string): number {
  const all = draft.head.devices as string[];
  if (!all.includes(name)) all.push(name);
  return all.indexOf(name);
}

describe("a clock of the year 2090", () => {
  const late = Date.UTC(2090, 0, 1) * CLOCKS_PER_MS;
  const fromTheFuture = async () => {
    draft.row("partner")[5] = { country: [late, device("future"), 1] };
    await draft.set("partner", "country", "FR").write(file());
  };

  test("is listed, comes, and does not push the clock here", async () => {
    await fromTheFuture();
    const before = clock(b);
    expect((await preview(b)).ahead).toMatchObject([
      { field: "country", author: "Mara", at: Date.UTC(2090, 0, 1) },
    ]);
    await merge(b);
    expect(country(b)).toBe("FR");
    expect(clock(b) - before).toBeLessThan(3600e3 * CLOCKS_PER_MS);
    await sound(b);
  });

  test("loses against what is written here later, there as well", async () => {
    await fromTheFuture();
    await merge(b);
    await merge(a);
    await update(b, { country: "JP" });
    await b.call("exchange.export", { file: file() });
    expect((await preview(a)).conflicts).toEqual([]);
    await merge(a, {});
    expect(country(a)).toBe("JP");
    expect(await digest(a)).toBe(await digest(b));
    await fromTheFuture();
    expect((await preview(b)).conflicts).toEqual([]);
    await merge(b, {});
    expect(country(b)).toBe("JP");
  });

  test("of a whole record, a new one: made, worked on, deleted and brought back by its undo", async () => {
    const before = everything(b);
    draft.row("partner")[0] = "from-the-future";
    draft.row("partner")[2] = [late, device("future"), 1];
    draft.set("partner", "name", "Zukunft");
    draft.tables = draft.tables.filter(({ table }) => table === "partner");
    draft.table("partner").rows.splice(1);
    await draft.write(file());
    expect((await preview(b)).ahead).toMatchObject([{ field: "*", uid: "from-the-future" }]);
    const { batchId, created } = await merge(b);
    expect(created).toBe(1);
    await sound(b);
    await b.call("exchange.undo", { batchId });
    expect(everything(b)).toBe(before);
    await merge(b);
    const id = b.store.value<number>("SELECT id FROM partner WHERE name = 'Zukunft'")!;
    await b.call("partners.update", { id, set: { name: "Gegenwart" } });
    await merge(b, {});
    expect(b.store.value("SELECT name FROM partner WHERE id = ?", id)).toBe("Gegenwart");
  });
});

describe("a file that claims to have seen everything", () => {
  const claims = () => {
    for (const { rows } of draft.tables)
      for (const row of rows)
        row[6] = { [device("aaa")]: Number.MAX_SAFE_INTEGER, [device("bbb")]: Number.MAX_SAFE_INTEGER };
  };

  test("overwrites nothing that was not shown before, and its undo brings all of it back", async () => {
    await update(b, { country: "JP", tags: ["mine"] });
    const before = everything(b);
    claims();
    draft.row("partner")[5] = { country: [clock(b) + 10, device("liar"), 1] };
    await draft.set("partner", "country", "FR").write(file());
    expect(await changes(b)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ table: "partner", field: "country", old: "JP", new: "FR", of: "theirs" }),
      ]),
    );
    const { batchId } = await merge(b, {});
    expect(country(b)).toBe("FR");
    expect(b.store.column("SELECT value FROM partner_set WHERE kind = 'tag' ORDER BY 1")).toContain("mine");
    await b.call("exchange.undo", { batchId });
    expect(everything(b)).toBe(before);
    await sound(b);
  });

  test("deletes nothing that was not shown before", async () => {
    await update(b, { country: "JP" });
    const before = everything(b);
    const uid = draft.row("partner")[0];
    const when = [clock(b) + 10, device("liar"), 1];
    const all = { [device("aaa")]: Number.MAX_SAFE_INTEGER, [device("bbb")]: Number.MAX_SAFE_INTEGER };
    draft.tables = [];
    draft.rest = [{ gone: [uid, "partner", when, all, null] }];
    await draft.write(file());
    const shown = await preview(b);
    expect([shown.deleted, shown.conflicts.length]).toEqual([1, 0]);
    const { batchId } = await merge(b, {});
    expect(b.store.value("SELECT deletedAt FROM partner WHERE id = 1")).not.toBe(null);
    await sound(b);
    await b.call("exchange.undo", { batchId });
    expect(everything(b)).toBe(before);
  });

  test("an own edit that comes later is not taken for seen", async () => {
    claims();
    await draft.write(file());
    await merge(b);
    await update(b, { country: "JP" });
    await b.call("exchange.export", { file: file("edit") });
    const { conflicts } = await a.call<Preview>("exchange.preview", { file: file("edit") });
    expect(conflicts).toEqual([]);
    await a.call("exchange.merge", { file: file("edit") });
    expect(country(a)).toBe("JP");
  });

  test("what a colleague writes later still comes where the file claimed to have seen it", async () => {
    claims();
    await draft.write(file());
    await merge(b);
    await update(a, { country: "GB" });
    await a.call("exchange.export", { file: file() });
    expect((await changes(b)).map(({ field }) => field)).toContain("country");
    await merge(b, {});
    expect(country(b)).toBe("GB");
  });
});

describe("own fields that disagree", () => {
  test("one name with another kind: two fields, and every page answers", async () => {
    const fresh = testHost({ device: "fresh" });
    try {
      await fresh.call("ownFields.create", { of: "partner", name: "Shoe", kind: "number" });
      await draft.write(file());
      await merge(fresh);
      expect(fresh.store.column("SELECT kind FROM own_field ORDER BY id")).toEqual(["number", "choice"]);
      await sound(fresh);
      await fresh.call("data.exportAll", { file: path.join(fresh.folder, "all.zip") });
    } finally {
      fresh.close();
    }
  });

  test.each([
    ["number", null],
    ["day", null],
    ["yesno", null],
    ["text", null],
    ["choice", "[]"],
    ["choice", '["up","down"]'],
    ["choice", null],
  ])(
    "one uid that has become %s with %s: values that do not fit any more stay and are shown",
    async (kind, choices) => {
      const uid = String(draft.row("own_field")[0]);
      draft.row("own_field")[5] = { kind: [clock(b) + 1, 1, 1], choices: [clock(b) + 1, 1, 1] };
      await draft.set("own_field", "kind", kind).set("own_field", "choices", choices).write(file());
      const { batchId } = await merge(b);
      expect(b.store.value("SELECT value FROM partner_set WHERE kind = 'own' AND key = ?", uid)).toBe("left");
      expect(await b.call("partners.get", { id: 1 })).toMatchObject({ own: { [uid]: "left" } });
      await b.call("partners.list", { filters: [{ field: `own:${uid}`, is: "left" }] }).catch(() => {});
      await b.call("data.exportAll", { file: path.join(b.folder, "all.zip") });
      await sound(b);
      await b.call("exchange.undo", { batchId });
      expect(b.store.value("SELECT kind FROM own_field")).toBe("choice");
    },
  );
});

describe("what can only be once", () => {
  test("two memberships of one partner in one program: one stays, the other goes to the trash", async () => {
    const row = structuredClone(draft.row("membership"));
    row[0] = "another membership";
    draft.table("membership").rows.push(row);
    await draft.write(file());
    await merge(b);
    expect(b.store.value("SELECT count(*) FROM membership WHERE deletedAt IS NULL")).toBe(
      a.store.value("SELECT count(*) FROM membership WHERE deletedAt IS NULL"),
    );
    expect(
      b.store.value(
        "SELECT count(*) FROM membership WHERE uid = 'another membership' AND deletedAt IS NOT NULL",
      ),
    ).toBe(1);
    await sound(b);
  });

  test("two partners put into one over there, both members of one program", async () => {
    await a.call("partners.merge", { keep: 1, drop: 2 });
    await a.call("exchange.export", { file: file() });
    expect((await preview(b)).conflicts).toEqual([]);
    await merge(b, {});
    expect(await digest(b)).toBe(await digest(a));
    await sound(b);
  });

  test("two partners that claim one network id are both kept, and proposed as one", async () => {
    const ids = [{ network: "awin", externalId: "777" }];
    await update(b, { networkIds: ids });
    await a.call("partners.create", { name: "Quite Another", networkIds: ids });
    await a.call("exchange.export", { file: file() });
    await merge(b);
    const both = b.store.column<string>(
      "SELECT p.name FROM partner_set s JOIN partner p ON p.id = s.ownerId WHERE s.kind = 'networkId' ORDER BY p.id",
    );
    expect(both).toEqual(["Mika", "Quite Another"]);
    const { pairs } = await b.call<{ pairs: { reasons: unknown[] }[] }>("duplicates.find", {
      kind: "partner",
    });
    expect(pairs.length).toBeGreaterThan(0);
    await sound(b);
  });
});

test("an owner who lost a conflict can be put in place", async () => {
  draft.head.authors = [...(draft.head.authors as unknown[]), ["stranger", "Sam"]];
  await update(b, { ownerUid: null });
  draft.row("partner")[5] = { ownerUid: [clock(a) + 5, device("xxx"), 1] };
  await draft.set("partner", "ownerUid", "stranger").write(file());
  const { conflicts } = await preview(b);
  expect(conflicts).toMatchObject([{ field: "ownerUid", theirs: { value: "Sam" } }]);
  await merge(b, { rest: "mine" });
  const uid = String(draft.row("partner")[0]);
  const { rows } = await b.call<{ rows: { id: number }[] }>("exchange.lost", { uid });
  await b.call("exchange.take", { id: rows[0]!.id, side: "theirs" });
  expect(await b.call("partners.get", { id: 1 })).toMatchObject({ owner: "Sam" });
});
