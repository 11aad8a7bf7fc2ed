// Whatever a shared file may say of one value, its table takes: no merge is begun that a rule of the tables would end.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sharedNames, sharedTable, type SharedName } from "../../domain/sharing/columns.ts";
import { isValue } from "../../domain/sharing/values.ts";
import { testHost, type TestHost } from "../../testing.ts";
import { oneOfEach } from "../../testingDraft.ts";
import { referencesOf } from "../headings.ts";
import { couldBe } from "./rows.ts";

vi.setConfig({ testTimeout: 60_000 });

let host: TestHost;
beforeAll(async () => {
  host = testHost();
  await oneOfEach(host);
  // Only the tables are asked here.
  const triggers = host.store.column<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  for (const name of triggers) host.store.raw.exec(`DROP TRIGGER "${name}"`);
}, 60_000);
afterAll(() => host.close());

/** Every word that stands in a rule of a table, and what is next to the edges of its numbers. */
function pool(): unknown[] {
  const rules = host.store.column<string>("SELECT sql FROM sqlite_schema WHERE type = 'table'").join("\n");
  const words = [...rules.matchAll(/'([^']*)'/g)].map(([, word]) => word!);
  const edges = [...rules.matchAll(/\b\d+\b/g)].flatMap(([text]) =>
    [-1, 0, 1].map((by) => Number(text) + by),
  );
  const more = [
    null,
    "",
    " ",
    "\t",
    "\u0000a",
    "\ud800",
    "a",
    "A",
    "EUR",
    "eur",
    "€€€",
    "0",
    "0.0",
    "1.10",
    "0.5",
    "2026-02-28",
    "2026-02-30",
    "0000-01-01",
    "9999-12-31",
    "12026-01-01",
    "--02-28",
    "-02-28",
    "2026-02-28T10:00",
    "10:00",
    "24:00",
    "29:59",
    "Europe/Berlin",
    "DE",
    "[]",
    "{}",
    "after:30",
    "FREQ=WEEKLY",
    '["a"]',
    "f".repeat(64),
    '[{"text":"a","done":true}]',
    '[{"before":10}]',
    '{"currency":"EUR","basis":"percent","rateBp":800}',
    -1,
    0.5,
    1e300,
    2 ** 53,
    -(2 ** 53),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Date.UTC(2026, 9, 1),
  ];
  return [...new Set<unknown>([...words, ...words.map((word) => word.toUpperCase()), ...edges, ...more])];
}

test.each(sharedNames)("%s", (table: SharedName) => {
  const { raw } = host.store;
  const values = pool();
  const row = host.store.get<Record<string, string | number | null>>(
    `SELECT * FROM ${table} ORDER BY id LIMIT 1`,
  )!;
  const wrong: unknown[] = [];
  let taken = 0;
  let refused = 0;
  raw.exec("BEGIN");
  for (const [column, kind] of Object.entries(sharedTable(table).columns)) {
    if (referencesOf(table)[column] || kind === "colleague") continue;
    const put = raw.prepare(`UPDATE ${table} SET "${column}" = ? WHERE id = ?`);
    for (const value of values) {
      if (!isValue(kind, value) || !couldBe(table, new Map([...Object.entries(row), [column, value]]))) {
        refused++;
        continue;
      }
      taken++;
      raw.exec("SAVEPOINT one");
      try {
        put.run(value, row.id);
      } catch (error) {
        wrong.push([column, value, String(error)]);
      }
      raw.exec("ROLLBACK TO one; RELEASE one");
    }
  }
  raw.exec("ROLLBACK");
  expect(wrong).toEqual([]);
  expect(Math.min(taken, refused)).toBeGreaterThan(3);
});

test("what a person can choose is let through: every word of a rule that is one column's", () => {
  const kinds = new Map<string, string>(
    sharedNames.flatMap((table) =>
      Object.entries(sharedTable(table).columns).map(
        ([column, kind]) => [`${table}.${column}`, kind] as const,
      ),
    ),
  );
  let words = 0;
  for (const table of sharedNames) {
    const sql = host.store.value<string>("SELECT sql FROM sqlite_schema WHERE name = ?", table)!;
    for (const [, column, list] of sql.matchAll(/"?(\w+)"?\W+IN \(('[^)]*')\)/g)) {
      const kind = kinds.get(`${table}.${column}`);
      if (kind === undefined) continue;
      for (const [, word] of list!.matchAll(/'([^']*)'/g)) {
        expect([table, column, word, isValue(kind as "text", word)]).toEqual([table, column, word, true]);
        words++;
      }
    }
  }
  expect(words).toBeGreaterThan(60);
});
