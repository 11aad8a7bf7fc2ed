// The index stays what its tables say: after any work it equals one made anew; what disagrees is found, and made anew while others write.
import { existsSync } from "node:fs";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messageIn, sample, testHost, type TestHost } from "../../testing.ts";
import { rebuildDerived, triggersCurrent } from "../triggers.ts";
import { parts, searchParts, type SearchPart } from "./parts.ts";
import { watchAtStart, watchWeekly } from "./watch.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

interface Checked {
  wrong: SearchPart[];
  skipped: boolean;
}
const check = (full: boolean) => host.call<Checked>("search.check", { full });
const titles = async (text: string) =>
  (await host.call<{ hits: { title: string }[] }>("search.find", { text })).hits.map(({ title }) => title);
const leftovers = () =>
  host.store.column<string>(
    "SELECT name FROM sqlite_schema WHERE name GLOB '*_search_next*' OR name GLOB 'mail_*_next*' OR name GLOB '*_old' OR name GLOB 'next_*'",
  );

async function fillWorkspace(): Promise<void> {
  await host.call("imports.run", { file: sample("google_contacts.csv") });
  const { id } = await host.call<{ id: number }>("partners.create", {
    name: "Kestrel Média",
    tags: ["Größe"],
    websites: ["kestrel.example"],
    privateNote: "Pays late.",
  });
  await host.call("contacts.create", {
    fullName: "Zoë Ørsted",
    partnerId: id,
    phones: ["020 7946 0123"],
    note: "Likes tea.",
  });
  await host.call("interactions.log", {
    partnerId: id,
    kind: "call",
    text: "About the commission.",
    subject: "Rates",
  });
  messageIn(
    host,
    { text: "See the invoice.", subject: "Invoice", sender: "ines@peak.example", partnerId: id },
    ["Rechnung.pdf"],
  );
}

describe("after any work the index is what a new one would be", () => {
  const few = fc.integer({ min: 1, max: 5 });
  const word = fc.constantFrom(
    "Peak",
    "pine",
    "Ünïcode",
    "Straße ß",
    "a b",
    "Ørsted",
    "100%",
    "+44 20 7946 0123",
  );
  const step = fc.oneof(
    fc.record({
      path: fc.constant("partners.create"),
      input: fc.record({ name: word, tags: fc.uniqueArray(word, { maxLength: 2 }), privateNote: word }),
    }),
    fc.record({
      path: fc.constant("contacts.create"),
      input: fc.record({ fullName: word, partnerId: few, note: word }),
    }),
    fc.record({
      path: fc.constant("partners.update"),
      input: fc.record({
        id: few,
        set: fc.record({
          name: word,
          tags: fc.uniqueArray(word, { maxLength: 2 }),
          privateNote: fc.option(word),
        }),
      }),
    }),
    fc.record({
      path: fc.constant("contacts.update"),
      input: fc.record({
        id: few,
        set: fc.record({
          fullName: word,
          note: fc.option(word),
          phones: fc.constantFrom([], ["020 7946 0101"]),
        }),
      }),
    }),
    fc.record({
      path: fc.constant("interactions.log"),
      input: fc.record({ partnerId: few, kind: fc.constant("call"), text: word, subject: word }),
    }),
    fc.record({
      path: fc.constant("interactions.update"),
      input: fc.record({ id: few, set: fc.record({ text: word, subject: fc.option(word) }) }),
    }),
    fc.record({
      path: fc.constantFrom(
        "partners.trash",
        "partners.restore",
        "partners.purge",
        "contacts.trash",
        "contacts.purge",
        "interactions.trash",
        "interactions.restore",
        "interactions.purge",
      ),
      input: fc.record({ id: few }),
    }),
    fc.record({
      path: fc.constant("history.undo"),
      input: fc.record({ batchId: fc.integer({ min: 3, max: 14 }) }),
    }),
    fc.record({ path: fc.constant("search.rebuild"), input: fc.constant({}) }),
    fc.record({ path: fc.constant("example.add"), input: fc.constant({}) }),
  );
  test("edits, purges, undone edits, an import taken back", { timeout: 90_000 }, async () => {
    const law = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      host.close();
      host = testHost();
      await fillWorkspace();
      for (const { path, input } of steps)
        await host.call(path, input).catch((error: { code?: string }) => {
          if (error.code === undefined) throw error;
        });
      expect(await check(false)).toEqual({ wrong: [], skipped: false });
      expect(await check(true)).toEqual({ wrong: [], skipped: false });
    });
    await expect(fc.assert(law, { numRuns: 12 })).resolves.toBeUndefined();
  });

  test("an example added and removed", { timeout: 60_000 }, async () => {
    await host.call("example.add");
    expect(await check(true)).toEqual({ wrong: [], skipped: false });
    await host.call("example.remove");
    expect(await check(true)).toEqual({ wrong: [], skipped: false });
    expect(existsSync(`${host.workspace}.check`)).toBe(false);
  });
});

describe("damage", () => {
  beforeEach(fillWorkspace);
  /** Without the triggers that would keep the index in step. */
  const behindItsBack = (sql: string) => {
    host.store.behindIndex(() => host.store.raw.exec(sql));
  };
  const missing: Record<SearchPart, string> = {
    values: "DELETE FROM value_search_docsize WHERE id = (SELECT max(id) FROM value_search_docsize)",
    talks: "DELETE FROM interaction_search_docsize WHERE id = 1",
    notes: "DELETE FROM note_search_docsize WHERE id = (SELECT max(id) FROM note_search_docsize)",
    mail: "DELETE FROM mail_ref",
  };
  test.each(searchParts)("rows missing from %s are found by counting, and made anew", async (part) => {
    behindItsBack(missing[part]);
    expect(await check(false)).toEqual({ wrong: [part], skipped: false });
    await host.call("search.rebuild", { parts: [part] });
    expect(await check(false)).toEqual({ wrong: [], skipped: false });
    expect(await check(true)).toEqual({ wrong: [], skipped: false });
    expect(leftovers()).toEqual([]);
  });

  const wrongly: Record<SearchPart, string> = {
    values:
      "DELETE FROM value_search WHERE rowid = 8; INSERT INTO value_search (rowid, text) VALUES (8, 'something else')",
    talks:
      "INSERT INTO interaction_search (interaction_search, rowid, subject, text, sender) SELECT 'delete', id, subject, text, sender FROM interaction WHERE id = 1; INSERT INTO interaction_search (rowid, subject, text) VALUES (1, 'other', 'words')",
    notes:
      "DELETE FROM note_search WHERE rowid = (SELECT max(id) FROM note_search_docsize); INSERT INTO note_search (rowid, text) SELECT max(id) * 2, 'other' FROM partner WHERE privateNote IS NOT NULL",
    mail: "UPDATE mail_ref SET ref = 'another@mail.example'",
  };
  test.each(searchParts)(
    "other contents of %s with the right numbers are found by comparing, and made anew",
    async (part) => {
      behindItsBack(wrongly[part]);
      if (part !== "notes") expect(await check(false)).toEqual({ wrong: [], skipped: false });
      expect((await check(true)).wrong).toEqual([part]);
      await host.call("search.rebuild", { parts: [part] });
      expect(await check(true)).toEqual({ wrong: [], skipped: false });
    },
  );

  test("rows that were written while the triggers were away are found, and a start repairs them by itself", async () => {
    host.store.raw.exec("DROP TRIGGER find_partner_made; DROP TRIGGER find_interaction_made");
    const { id } = await host.call<{ id: number }>("partners.create", { name: "Unseen Otter" });
    await host.call("interactions.log", { partnerId: id, kind: "call", text: "otterly unseen" });
    expect(await titles("otter")).toEqual([]);
    const said: string[] = [];
    const watched = {
      store: host.store,
      now: host.now,
      aside: host.aside,
      job: (path: string, input: unknown) => host.call(path, input),
      log: (_: string, text: string) => said.push(text),
      stopped: () => false,
    };
    await watchAtStart(watched);
    expect(said.join()).toMatch(/values, talks did not agree/);
    expect((await titles("otter")).toSorted()).toEqual(["Unseen Otter", "Unseen Otter"]);
    const state = await host.call<{
      repaired: string[];
      countedAt: number;
      checkedAt: number;
      repairedAt: number;
    }>("search.state");
    expect(state).toMatchObject({
      repaired: ["values", "talks"],
      countedAt: expect.any(Number),
      checkedAt: expect.any(Number),
    });
    expect(await watchWeekly(watched)).toBe(false);
    host.clock.now += 8 * 86_400_000;
    expect(await watchWeekly(watched)).toBe(true);
  });
});

describe("made anew", () => {
  beforeEach(async () => {
    await fillWorkspace();
    await host.call("example.add");
  });

  test("while others write, answers all the time and loses nothing", { timeout: 60_000 }, async () => {
    const progress = { running: true };
    const rebuilding = host.call<{ parts: string[] }>("search.rebuild").finally(() => {
      progress.running = false;
    });
    let writes = 0;
    while (progress.running) {
      const { id } = await host.call<{ id: number }>("partners.create", {
        name: `Meanwhile ${writes}`,
        privateNote: "written meanwhile",
      });
      await host.call("interactions.log", { partnerId: id, kind: "call", text: "said meanwhile" });
      await host.call("interactions.update", { id: 1, set: { text: `changed ${writes}` } });
      messageIn(host, { text: "mail meanwhile", partnerId: id }, [`meanwhile-${writes}.pdf`]);
      if (writes % 3 === 2)
        await host.call("partners.purge", { id }).catch(() => host.call("partners.trash", { id }));
      expect(await titles("kestrel méd")).toContain("Kestrel Média");
      writes++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await rebuilding).parts).toEqual([...searchParts]);
    expect(writes).toBeGreaterThan(2);
    expect(await titles("meanwhile")).not.toEqual([]);
    expect(await check(true)).toEqual({ wrong: [], skipped: false });
    expect(leftovers()).toEqual([]);
    expect(triggersCurrent(host.store)).toBe(true);
    expect(host.store.raw.pragma("foreign_key_check")).toEqual([]);
  });

  test("tells how far it is, and cancelled leaves the old index as it was", async () => {
    const stop = new AbortController();
    const told: [number, number | null][] = [];
    const progress = (done: number, total: number | null) => {
      told.push([done, total]);
      if (told.length === 3) stop.abort();
    };
    await expect(host.call("search.rebuild", {}, { signal: stop.signal, progress })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(told.at(-1)![0]).toBeLessThanOrEqual(told.at(-1)![1]!);
    expect(leftovers()).toEqual([]);
    expect(triggersCurrent(host.store)).toBe(true);
    expect(await check(true)).toEqual({ wrong: [], skipped: false });
    expect(await titles("kestrel")).toContain("Kestrel Média");
  });

  test("a step takes only the rows of its range", () => {
    const references = Array.from({ length: 9 }, (_, nth) => `${nth}@mail.example`);
    messageIn(host, { text: "an answer", references });
    for (const { fills, id } of Object.values(parts))
      for (const { source, insert, when } of fills) {
        const end = host.store.value<number>(`SELECT ifnull(max(id), 0) FROM ${source}`)!;
        const select = insert("").replace(/^INSERT .*?SELECT/, "SELECT");
        const rows = (from: number, to: number) =>
          host.store.all(`${select} WHERE ${when} AND ${id} > ? AND ${id} <= ?`, from, to).length;
        expect(rows(end, end + 10), insert("")).toBe(0);
        expect(rows(0, 3) + rows(3, end), insert("")).toBe(rows(0, end));
      }
  });

  test("what a kill left is taken away by the next one", async () => {
    host.store.raw.exec(
      "CREATE VIRTUAL TABLE value_search_next USING fts5(text, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1'); INSERT INTO value_search_next (rowid, text) VALUES (1, 'left')",
    );
    host.store.raw.exec("INSERT INTO tally (name, rows) VALUES ('rebuild partner', 7)");
    await host.call("search.rebuild", { parts: ["notes"] });
    expect(leftovers()).toEqual([]);
    expect(host.store.column("SELECT name FROM tally")).toEqual(["partner"]);
    expect(await check(true)).toEqual({ wrong: [], skipped: false });
  });

  test("the same as what a migration fills", async () => {
    await host.call("search.rebuild");
    const words = () => host.store.all("SELECT rowid FROM value_search ORDER BY rowid");
    const anew = words();
    rebuildDerived(host.store);
    expect(words()).toEqual(anew);
  });
});
