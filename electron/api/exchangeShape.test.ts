// Files of a wrong shape, and files that lie: about order, ids, clocks and what was seen. Refused whole, or shown and put together whole.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { UserError } from "../domain/errors.ts";
import { failure, makeWords } from "../domain/words/words.ts";
import { contents, derived, stamps, testHost, type TestHost } from "../testing.ts";
import { Draft, oneOfEach, type Row } from "../testingDraft.ts";
import { everythingAnswers } from "../testingSweep.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let a: TestHost;
/** Where all that is refused goes: it stays as it was. */
let b: TestHost;
/** Where things come. */
let c: TestHost;
let draft: Draft;
const file = (name = "bad") => path.join(a.folder, `${name}.liaison`);
beforeAll(async () => {
  a = testHost({ device: "aaa" });
  b = testHost({ device: "bbb" });
  await oneOfEach(a);
  await a.call("exchange.export", { file: file("good") });
}, 60_000);
afterAll(async () => {
  await sound(b);
  a.close();
  b.close();
});
beforeEach(async () => {
  c = testHost({ device: "ccc" });
  draft = await Draft.of(file("good"));
});
afterEach(() => c.close());

const everything = (host: TestHost) => contents(host.store) + stamps(host.store) + derived(host.store);
const words = makeWords("en-GB");
type Merged = { batchId: number; created: number; updated: number; kept: number };

async function sound(host: TestHost): Promise<void> {
  expect(host.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
  expect(host.store.value("SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
  expect(await everythingAnswers(host)).toBeGreaterThan(60);
}

/** Preview and merge both refuse it with this, in a sentence that says that nothing was changed; and nothing was. */
async function refused(host: TestHost, code: string, lines?: unknown[]): Promise<void> {
  await draft.write(file(), lines);
  const before = everything(host);
  for (const call of ["exchange.preview", "exchange.merge"]) {
    const rest = call.endsWith("merge") ? { rest: "newest" } : {};
    const error: unknown = await host.call(call, { file: file(), ...rest }).catch((each: unknown) => each);
    expect([call, error]).toMatchObject([call, { code }]);
    expect(failure(words, error as UserError).text).toMatch(/Nothing was changed\./);
    expect((error as UserError).params.line ?? 1).toBeGreaterThan(0);
  }
  expect(everything(host)).toBe(before);
}

async function merged(host: TestHost, more: object = { rest: "newest" }): Promise<Merged> {
  await draft.write(file());
  const result = await host.call<Merged>("exchange.merge", { file: file(), ...more });
  await sound(host);
  return result;
}

interface Preview {
  created: number;
  updated: number;
  deleted: number;
  conflicts: { key: string; field: string; mine: { value: unknown }; theirs: { value: unknown } }[];
  ahead: { uid: string; field: string; at: number }[];
  partners: { changes: { field: string; old: unknown; new: unknown; of: string }[] }[];
}
async function previewed(host: TestHost): Promise<Preview> {
  await draft.write(file());
  return await host.call<Preview>("exchange.preview", { file: file() });
}

describe("the container", () => {
  test.each<[string, string, (bytes: Buffer) => Buffer]>([
    ["cut short", "shared-damaged", (bytes) => bytes.subarray(0, bytes.length - 40)],
    ["a flipped bit", "shared-damaged", (bytes) => (bytes.writeUInt8(bytes[200]! ^ 4, 200), bytes)],
    ["something else", "shared-not-ours", () => Buffer.from("PK\u0003\u0004 not ours")],
    ["nothing at all", "shared-not-ours", () => Buffer.alloc(0)],
  ])("%s", async (_, code, change) => {
    writeFileSync(file(), change(readFileSync(file("good"))));
    for (const call of ["exchange.look", "exchange.preview", "exchange.merge"]) {
      // Whether it is whole is not looked at before somebody wants what is in it.
      if (call === "exchange.look" && code === "shared-damaged") continue;
      expect(await b.refused(call, { file: file() })).toBe(code);
    }
  });
});

describe("the order of lines", () => {
  const at = (what: (line: Record<string, unknown>) => boolean) =>
    draft.lines().findIndex((line) => !Array.isArray(line) && what(line as Record<string, unknown>));
  const moved = (name: string, before: string) => {
    const table = draft.table(name);
    draft.tables = draft.tables.filter((each) => each !== table);
    draft.tables.splice(draft.tables.indexOf(draft.table(before)), 0, table);
  };
  test.each<[string, () => unknown[]]>([
    ["children before their parents", () => (moved("contact", "partner"), draft.lines())],
    ["a table twice", () => (draft.tables.push({ ...draft.table("task"), rows: [] }), draft.lines())],
    ["no first line", () => draft.lines().slice(1)],
    ["the first line again", () => draft.lines().toSpliced(1, 0, draft.head, ["x"])],
    ["no last line", () => draft.lines().slice(0, -1)],
    ["something after the last line", () => [...draft.lines(), { table: "partner", columns: [] }]],
    ["another number of records", () => [...draft.lines().slice(0, -1), { end: { records: 7 } }]],
    ["a record before any table", () => draft.lines().toSpliced(1, 0, draft.row("partner"))],
    ["lines that are texts", () => draft.lines().toSpliced(3, 0, "text")],
    ["lines that are nothing", () => draft.lines().toSpliced(3, 0, null)],
    [
      "columns that are no list",
      () =>
        draft.lines().with(
          at((line) => "table" in line),
          { table: "client", columns: 7 },
        ),
    ],
    [
      "no columns",
      () =>
        draft.lines().with(
          at((line) => "table" in line),
          { table: "client" },
        ),
    ],
    ["a version of the content that is none", () => ((draft.head.liaison = "1"), draft.lines())],
    ["a date of its making that is none", () => ((draft.head.madeAt = "soon"), draft.lines())],
    ["devices that are no list", () => ((draft.head.devices = { length: 3 }), draft.lines())],
    [
      "a device with a name of a megabyte",
      () => (((draft.head.devices as string[])[1] = "x".repeat(1e6)), draft.lines()),
    ],
    [
      "too many devices",
      () => ((draft.head.devices = Array.from({ length: 100_001 }, String)), draft.lines()),
    ],
    ["authors without names", () => ((draft.head.authors = [["", ""], ["x"]]), draft.lines())],
  ])("%s", async (_, lines) => {
    await refused(b, "shared-inconsistent", lines());
  });

  test("a table and columns that this version does not know are passed over", async () => {
    draft.table("partner").columns.push("shoeSize", "__proto__", "constructor", "toString");
    for (const row of draft.table("partner").rows) row[3].push(42, { x: 1 }, [], null);
    draft.tables.push({
      table: "planet",
      columns: ["name"],
      rows: [["u1", 0, [1, 0, 0], ["Mars"], 0, 0, 0]],
    });
    draft.tables.push({ table: "__proto__", columns: ["name"], rows: [] });
    draft.rest.push({ weather: "fine" });
    const { created } = await merged(c);
    expect(created).toBeGreaterThan(10);
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect((await c.call<{ digest: string }>("exchange.digest")).digest).toBe(
      (await a.call<{ digest: string }>("exchange.digest")).digest,
    );
  });

  test("a column that the file lacks is no opinion: what is here stays", async () => {
    await merged(c);
    await c.call("partners.update", { id: 1, set: { country: "JP" } });
    const { columns, rows } = draft.table("partner");
    const place = columns.indexOf("country");
    columns.splice(place, 1);
    for (const row of rows) row[3].splice(place, 1);
    await merged(c);
    expect(c.store.value("SELECT country FROM partner WHERE id = 1")).toBe("JP");
  });
});

describe("records", () => {
  const strange: [string, (row: Row) => void][] = [
    ["a uid that is no text", (row) => (row[0] = 7)],
    ["an empty uid", (row) => (row[0] = "")],
    ["a uid of a megabyte", (row) => (row[0] = "u".repeat(1e6))],
    ["no date of birth", (row) => (row[1] = null)],
    ["a date of birth in words", (row) => (row[1] = "today")],
    ["a stamp that is none", (row) => (row[2] = "now")],
    ["a clock below zero", (row) => (row[2] = [-1, 1, 1])],
    ["a clock that is no whole number", (row) => (row[2] = [1.5, 1, 1])],
    ["a clock beyond whole numbers", (row) => (row[2] = [1e300, 1, 1])],
    ["a device that is not in the list", (row) => (row[2] = [1, 99, 1])],
    ["a device below zero", (row) => (row[2] = [1, -1, 1])],
    ["an author by name", (row) => (row[2] = [1, 1, "length"])],
    ["too few values", (row) => row[3].pop()],
    ["too many values", (row) => row[3].push(null)],
    ["values as an object", (row) => (row[3] = { length: 7 } as never)],
    ["sets that are no list", (row) => (row[4] = { length: 1 })],
    ["a set row that is none", (row) => (row[4] = [["tag"]])],
    ["a kind with a colon", (row) => (row[4] = [["t:ag", "k", "v", null, 0, null]])],
    ["a value that is no text", (row) => (row[4] = [["tag", "k", 7, null, 0, null]])],
    ["a value of a megabyte", (row) => (row[4] = [["tag", "k", "v".repeat(1e6), null, 0, null]])],
    ["stamps that are a list", (row) => (row[5] = [1])],
    ["a stamp of a field that is none", (row) => (row[5] = { name: "x" })],
    ["a vector that is a text", (row) => (row[6] = "x")],
    ["a vector of a device that is not in the list", (row) => (row[6] = { 99: 1 })],
    ["a vector of words", (row) => (row[6] = { length: 1 })],
    ["a vector with a part of a clock", (row) => (row[6] = { 1: 0.5 })],
  ];
  test.each(strange)("%s", async (_, change) => {
    change(draft.row("partner"));
    await refused(b, "shared-inconsistent");
  });

  test("the same uid twice, alike or not, near or far, in one table or two, or deleted as well", async () => {
    const row = draft.row("partner");
    const again = structuredClone(row);
    draft.table("partner").rows.push(again);
    await refused(b, "shared-inconsistent");
    draft.set("partner", "name", "Somebody else", -1);
    await refused(b, "shared-inconsistent");
    draft.table("partner").rows.pop();
    draft.row("task")[0] = row[0];
    await refused(b, "shared-inconsistent");
    draft = await Draft.of(file("good"));
    draft.rest.push({ gone: [row[0], "partner", [10, 1, 1], 0, null] });
    await refused(b, "shared-inconsistent");
  });

  test("a uid of another table here, alive or deleted", async () => {
    await merged(c);
    const contact = c.store.value<string>("SELECT uid FROM contact")!;
    draft.rest.push({ gone: [contact, "task", [2e15, 1, 1], 0, null] });
    draft.table("contact").rows = [];
    draft.table("participant").rows = [];
    draft.table("negotiation_part").rows = [];
    await refused(c, "shared-inconsistent");
    draft.rest = [];
    draft.row("task")[0] = contact;
    await refused(c, "shared-inconsistent");
  });

  test("a parent that is needed and is nowhere; one that is not needed is left open", async () => {
    draft.set("contact", "partnerId", "nobody");
    const call = draft.table("task").rows.findIndex((_, at) => draft.get("task", "title", at) === "Call");
    draft.set("task", "partnerId", "nobody", call);
    await merged(c);
    expect(
      c.store.column(
        "SELECT partnerId FROM contact UNION ALL SELECT partnerId FROM task WHERE title = 'Call'",
      ),
    ).toEqual([null, null]);
    for (const [table, column] of [
      ["membership", "partnerId"],
      ["participant", "interactionId"],
      ["negotiation", "partnerId"],
      ["offer", "negotiationId"],
      ["agreement", "programId"],
      ["promise", "partnerId"],
      ["program", "clientId"],
    ] as const) {
      draft = await Draft.of(file("good"));
      const fresh = testHost({ device: "fresh" });
      try {
        draft.set(table, column, "nobody");
        if (table === "program") draft.row("program")[0] = "another";
        await refused(fresh, "shared-inconsistent");
      } finally {
        fresh.close();
      }
    }
  });

  test.each([
    ["partner", "tier", "E"],
    ["partner", "cadenceDays", 0],
    ["partner", "name", null],
    ["contact", "fullName", "\u0000Mika"],
    ["contact", "doNotContact", null],
    ["membership", "stage", "friends"],
    ["interaction", "kind", "dream"],
    ["interaction", "text", null],
    ["participant", "role", "ghost"],
    ["negotiation", "stage", "stalled"],
    ["offer", "answer", "perhaps"],
    ["promise", "outcome", "forgotten"],
    ["task", "priority", 9],
    ["task", "effortMinutes", 0],
    ["task", "remind", null],
    ["program_money", "marginBp", 10_001],
    ["exchange_rate", "rate", "0.000"],
    ["exchange_rate", "quote", "EUR"],
    ["own_field", "kind", "picture"],
  ])("a value that its table would refuse: %s.%s %j", async (table, column, value) => {
    draft.set(table, column, value);
    await refused(b, "shared-inconsistent");
    await refused(c, "shared-inconsistent");
  });

  test("of somebody who took part, nobody at all, or only who is nowhere", async () => {
    for (const nobody of [null, "nobody"]) {
      for (const column of ["partnerId", "contactId"]) draft.set("participant", column, nobody);
      await refused(c, "shared-inconsistent");
    }
  });

  test("two records in one place, both of the file or one that is here", async () => {
    for (const table of ["exchange_rate", "program_money"]) {
      const other = structuredClone(draft.row(table));
      other[0] = "another uid for the same day";
      draft.table(table).rows.push(other);
      await refused(c, "shared-inconsistent");
      draft.table(table).rows.shift();
      await refused(a, "shared-inconsistent");
      draft = await Draft.of(file("good"));
    }
  });

  test("the line that is named is the one that is wrong", async () => {
    draft.set("task", "priority", 9, -1);
    await draft.write(file());
    const error: unknown = await c.call("exchange.preview", { file: file() }).catch((each: unknown) => each);
    const at = draft.lines().indexOf(draft.row("task", -1)) + 1;
    expect((error as UserError).params).toEqual({ line: at });
    draft = await Draft.of(file("good"));
    draft.set("promise", "partnerId", "nobody");
    await draft.write(file());
    const lost: unknown = await c.call("exchange.merge", { file: file() }).catch((each: unknown) => each);
    expect((lost as UserError).params).toEqual({ line: draft.lines().indexOf(draft.row("promise")) + 1 });
  });

  test("one uid and one stamp that say two things are a conflict, and both are shown", async () => {
    await merged(c);
    draft.set("partner", "name", "Mika, but not quite");
    const { conflicts } = await previewed(c);
    expect(conflicts).toMatchObject([
      { field: "name", mine: { value: "Mika" }, theirs: { value: "Mika, but not quite" } },
    ]);
    expect(await c.refused("exchange.merge", { file: file() })).toBe("needs-answer");
    await merged(c, { choices: { [conflicts[0]!.key]: "mine" } });
    expect(c.store.value("SELECT name FROM partner WHERE id = 1")).toBe("Mika");
  });
});
