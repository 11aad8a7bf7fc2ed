// Every contact sample with the counts that its README gives, twice, undone and again.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, derived, sample, testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Counted {
  format: string;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: { line: number; reason: string; code: string }[];
  made: { partners: number; people: number; interactions: number };
  batchId: number;
}
const run = (name: string) => host.call<Counted>("imports.run", { file: sample(name) });
const counts = ({ rows, created, changed, unchanged, rejected, made }: Counted) => ({
  rows,
  created,
  changed,
  unchanged,
  rejected: rejected.length,
  made,
});
const partners = () =>
  host.store.column<string>("SELECT name FROM partner WHERE deletedAt IS NULL ORDER BY name");
const samples = ["google_contacts.csv", "google_contacts_old_header.csv", "linkedin_connections.csv"];

describe("counts", () => {
  test("Google Contacts: 20 created, the second Maya, and an automatic address", async () => {
    const result = await run("google_contacts.csv");
    expect(result.format).toBe("google-contacts");
    expect(counts(result)).toMatchObject({ rows: 22, created: 20, rejected: 1 });
    expect(result.changed + result.unchanged).toBe(1);
    expect(result.rejected).toMatchObject([
      { code: "automatic", reason: "no-reply@awin-mail.example is an automatic address that nobody reads." },
    ]);
    expect(result.made).toEqual({ partners: partners().length, people: 20, interactions: 0 });
    expect(partners().filter((name) => /kestrel/i.test(name))).toEqual(["Kestrel Media Grp."]);
    expect(partners().filter((name) => /trail ?thrift/i.test(name))).toEqual([
      "Trail Thrift",
      "Trail Thrifty Tours",
    ]);
    expect(partners().filter((name) => /loop ?perks/i.test(name))).toHaveLength(1);
    expect(await host.call("contacts.list", { search: "affiliates@loopperks.example" })).toMatchObject({
      rows: [{ fullName: "LoopPerks", partner: "LoopPerks, Inc." }],
    });
    expect(await host.call("contacts.list", { search: "mum" })).toMatchObject({
      rows: [{ fullName: "Mum", partnerId: null }],
    });
    const shared = await host.call<{ total: number }>("contacts.list", { search: "+16465550110" });
    expect(shared.total).toBe(2);
  });

  test("the older header after the newer: nobody new, no new partner, nothing rejected", async () => {
    await run("google_contacts.csv");
    const before = partners();
    expect(counts(await run("google_contacts_old_header.csv"))).toMatchObject({
      rows: 10,
      created: 0,
      rejected: 0,
      made: { partners: 0, people: 0, interactions: 0 },
    });
    expect(partners()).toEqual(before);
  });

  test("LinkedIn: 20 created, the second Jonas, and a row with only a date", async () => {
    const result = await run("linkedin_connections.csv");
    expect(result.format).toBe("linkedin");
    expect(counts(result)).toMatchObject({ rows: 22, created: 20, changed: 0, unchanged: 1, rejected: 1 });
    expect(result.rejected[0]!.code).toBe("nothing-usable");
  });

  test("rows are created, changed, unchanged and rejected together, on any workspace", async () => {
    for (const name of samples) {
      const { rows, created, changed, unchanged, rejected } = await run(name);
      expect(created + changed + unchanged + rejected.length).toBe(rows);
    }
  });
});

describe.each(samples)("%s", (name) => {
  test("the preview says exactly what the run does, and writes nothing", async () => {
    const before = contents(host.store);
    const preview = await host.call<Counted>("imports.preview", { file: sample(name) });
    expect(contents(host.store)).toBe(before);
    expect(host.store.value("SELECT count(*) FROM batch WHERE kind = 'import'")).toBe(0);
    const { batchId, ...result } = await run(name);
    expect(batchId).toBeGreaterThan(0);
    expect(result).toEqual(preview);
  });

  test("a second time changes nothing", async () => {
    await run(name);
    const before = contents(host.store);
    const again = await run(name);
    expect(counts(again)).toMatchObject({
      created: 0,
      changed: 0,
      made: { partners: 0, people: 0, interactions: 0 },
    });
    expect(contents(host.store)).toBe(before);
  });

  test("undone, the workspace is as before, byte for byte; imported again, the counts are the same", async () => {
    const before = contents(host.store);
    const rebuilt = derived(host.store);
    const first = await run(name);
    const undone = await host.call<{ removed: number; restored: number; kept: number }>("imports.undo", {
      batchId: first.batchId,
    });
    expect(undone).toMatchObject({ removed: first.made.partners + first.made.people, kept: 0 });
    expect(contents(host.store)).toBe(before);
    expect(derived(host.store)).toBe(rebuilt);
    expect(await host.call("trash.list")).toMatchObject({ total: 0 });
    expect(host.store.value("SELECT count(*) FROM tombstone")).toBe(0);
    expect(counts(await run(name))).toEqual(counts(first));
  });

  test("undone on a workspace that had other things, those are as before", async () => {
    await run("google_contacts.csv");
    await host.call("partners.create", { name: "Mine", websites: ["mine.example"] });
    const before = contents(host.store);
    const { batchId } = await run(name);
    await host.call("imports.undo", { batchId });
    expect(contents(host.store)).toBe(before);
  });
});

test("the imports are listed with their counts and what became of them", async () => {
  const { batchId } = await run("linkedin_connections.csv");
  await run("google_contacts.csv");
  await host.call("imports.undo", { batchId });
  expect(await host.refused("imports.undo", { batchId })).toBe("already-undone");
  expect(await host.call("imports.list")).toMatchObject({
    rows: [
      {
        file: "google_contacts.csv",
        author: "Mara",
        format: "google-contacts",
        rows: 22,
        created: 11,
        rejected: 1,
        state: "done",
      },
      { file: "linkedin_connections.csv", format: "linkedin", rows: 22, created: 20, state: "undone" },
    ],
  });
});

test("what an import made says so: who, when, from which file", async () => {
  await run("google_contacts.csv");
  const { rows } = await host.call<{ rows: { id: number; uid: string }[] }>("contacts.list", {
    search: "Mum",
  });
  expect(await host.call("history.of", { uid: rows[0]!.uid })).toMatchObject({
    rows: [{ field: "*", file: "google_contacts.csv", author: "Mara" }],
  });
  expect(await host.call("contacts.get", { id: rows[0]!.id })).toMatchObject({
    origin: { "*": { file: "google_contacts.csv", author: "Mara" } },
  });
});
