// Every table stands under exactly one heading, every own table is STRICT, and what is written has who, when and in which batch.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testHost, type TestHost } from "../testing.ts";
import { fieldsOf, headings, recordTables, referencesOf } from "./headings.ts";
import { looseTables } from "./migrate.ts";

let host: TestHost;
beforeAll(() => {
  host = testHost();
});
afterAll(() => host.close());

/** Tables of the file, without the shadow tables that a search index keeps for itself. */
const tables = () =>
  host.store
    .column<string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')",
    )
    .filter((name) => !name.startsWith("sqlite_"));

describe("headings", () => {
  test("each table of the file is under exactly one of the four", () => {
    const under = Object.values(headings).flat();
    expect(under.toSorted()).toEqual([...new Set(under)].toSorted());
    expect(tables().toSorted()).toEqual(under.toSorted());
  });

  test("every own table is STRICT", () => {
    expect(looseTables(host.store)).toEqual([]);
    const strict = host.store.column("SELECT name FROM pragma_table_list WHERE strict = 1");
    expect(strict).toEqual(
      expect.arrayContaining([
        ...headings.logged,
        ...headings.bookkeeping.filter((name) => name !== "__drizzle_migrations"),
      ]),
    );
  });

  test("every logged record has a unique uid and a trigger for its making, its end and each of its fields", () => {
    const triggers = new Set(
      host.store.column<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"),
    );
    for (const table of recordTables) {
      const wanted = ["made", "gone", ...fieldsOf(table)].map((what) => `log_${table}_${what}`);
      expect(wanted.filter((name) => !triggers.has(name))).toEqual([]);
      expect(
        host.store.column(
          `SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql LIKE 'CREATE UNIQUE%uid%'`,
          table,
        ),
      ).toHaveLength(1);
    }
  });

  test("every reference of a logged record is logged by uid", () => {
    for (const table of recordTables) {
      const references = host.store
        .all<{ from: string; to: string; table: string }>(
          `SELECT "from", "to", "table" FROM pragma_foreign_key_list(?)`,
          table,
        )
        .filter((each) => each.to === "id");
      expect(Object.fromEntries(references.map((each) => [each.from, each.table]))).toEqual(
        referencesOf(table),
      );
    }
  });

  test("foreign keys are on", () => {
    expect(host.store.raw.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(() => host.store.run("INSERT INTO partner_summary (partnerId) VALUES (999999)")).toThrow(
      /FOREIGN KEY/,
    );
  });
});

describe("a write outside a batch", () => {
  test.each([
    [
      "making a record",
      "INSERT INTO partner (uid, name, createdAt, sortKey, matchKey) VALUES ('x', 'X', 1, 'x', 'x')",
    ],
    ["changing one", "UPDATE program SET name = 'Other'"],
    ["taking one away", "DELETE FROM program"],
    ["adding a set row", "INSERT INTO partner_set (ownerId, kind, key, value) VALUES (1, 'tag', 'a', 'A')"],
  ])("%s fails, whoever tries", async (_, sql) => {
    await host.call("partners.create", { name: "Owner" });
    const before = host.store.value("SELECT count(*) FROM change");
    expect(() => host.store.run(sql)).toThrow(/NOT NULL constraint failed: change.batchId/);
    expect(host.store.value("SELECT count(*) FROM change")).toBe(before);
  });
});
