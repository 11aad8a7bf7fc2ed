// The five silent traps of migrations, each as a migration that would fall into it; and no migration without a verified backup.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../domain/errors.ts";
import { version } from "../domain/version.ts";
import { contents, derived, migrations, testHost } from "../testing.ts";
import { backupsOf, listBackups } from "./backup.ts";
import { looseTables } from "./migrate.ts";
import { openStore } from "./open.ts";
import { triggers } from "./triggers.ts";
import { openForReading, openWorkspace, type Workspace } from "./workspace.ts";

let folder: string;
let file: string;
let opened: Workspace | undefined;
const ours = () => path.join(folder, "migrations");
const options = () => ({
  file,
  migrations: ours(),
  register: path.join(folder, "devices.json"),
  author: "Mara",
  now: () => Date.UTC(2026, 9, 2),
});
const open = () => (opened = openWorkspace(options()));

beforeEach(async () => {
  const host = testHost();
  const { id } = await host.call<{ id: number }>("partners.create", {
    name: "Peak and Pine",
    tags: ["a", "b"],
  });
  const person = await host.call<{ id: number }>("contacts.create", {
    fullName: "Ann",
    partnerId: id,
    emails: ["ann@peak.example"],
  });
  await host.call("interactions.log", { contactIds: [person.id], kind: "call", text: "hello" });
  host.shut();
  folder = host.folder;
  file = host.workspace;
  cpSync(migrations, ours(), { recursive: true });
});
afterEach(() => {
  opened?.close();
  opened = undefined;
  rmSync(folder, { recursive: true, force: true });
});

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}
const journalFile = () => path.join(ours(), "meta", "_journal.json");
const journal = () => JSON.parse(readFileSync(journalFile(), "utf8")) as Journal;
/** A migration more in the folder, as drizzle writes it. */
function migration(tag: string, sql: string, when = (journal().entries.at(-1)?.when ?? 0) + 1000): void {
  const all = journal();
  all.entries.push({ idx: all.entries.length, version: "6", when, tag, breakpoints: true });
  writeFileSync(journalFile(), JSON.stringify(all));
  writeFileSync(path.join(ours(), `${tag}.sql`), sql);
}
/** drizzle's way to alter a table: a new one, the rows moved over, the old one dropped. */
function rebuild(table: string, strict = true): string {
  const store = openStore(file, { readonly: true });
  const sql = store.value<string>("SELECT sql FROM sqlite_schema WHERE name = ?", table)!;
  const columns = store
    .column<string>("SELECT name FROM pragma_table_info(?)", table)
    .map((name) => `"${name}"`)
    .join(", ");
  const indexes = store.column<string>(
    "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    table,
  );
  store.close();
  const fresh = sql
    .replace(/CREATE TABLE [`"]?\w+[`"]?/, `CREATE TABLE \`__new_${table}\``)
    .replace(/ STRICT$/, strict ? " STRICT" : "");
  return [
    "PRAGMA foreign_keys=OFF;",
    `${fresh.replaceAll(`"${table}".`, "")};`,
    `INSERT INTO \`__new_${table}\`(${columns}) SELECT ${columns} FROM \`${table}\`;`,
    `DROP TABLE \`${table}\`;`,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
    ...indexes.map((index) => `${index};`),
    "PRAGMA foreign_keys=ON;",
  ].join("--> statement-breakpoint\n");
}
const before = () => {
  const store = openStore(file, { readonly: true });
  const text = contents(store) + derived(store);
  store.close();
  return text;
};
function failure(): UserError {
  try {
    open();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("it opened");
}

describe("the five traps", () => {
  test("1: rebuilding a parent keeps its children", () => {
    const was = before();
    migration("0002_rebuild", rebuild("partner"));
    const { store } = open();
    expect(contents(store) + derived(store)).toBe(was);
    expect(store.value("SELECT count(*) FROM partner_set")).toBe(2);
    expect(store.raw.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(store.raw.pragma("foreign_key_check")).toEqual([]);
  });

  test.each(["contact", "interaction", "membership"])(
    "2: rebuilding %s brings its triggers back",
    (table) => {
      migration("0002_rebuild", rebuild(table));
      const { store } = open();
      expect(store.column<string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").toSorted()).toEqual(
        triggers().toSorted(),
      );
      expect(() => store.run(`DELETE FROM ${table}`)).toThrow(
        /NOT NULL constraint failed: change.batchId|FOREIGN KEY/,
      );
    },
  );

  test("3: a newer version's file is refused, naming both versions, and not changed", () => {
    migration("0002_later", "CREATE TABLE later (id integer PRIMARY KEY) STRICT;");
    open().store.run("UPDATE setting SET value = '9.9.9' WHERE key = 'writtenBy'");
    opened!.close();
    opened = undefined;
    const bytes = readFileSync(file);
    const old = { ...options(), migrations };
    for (const way of [() => openWorkspace(old), () => openForReading(old)])
      expect(way).toThrow(
        expect.objectContaining({ code: "workspace-newer", params: { theirs: "9.9.9", ours: version } }),
      );
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test("3: a migration older than the last applied one is refused, not skipped", () => {
    const first = journal().entries[0]!.when;
    migration("0002_between", "CREATE TABLE between_ (id integer PRIMARY KEY) STRICT;", first + 1);
    const { code, params } = failure();
    expect(code).toBe("migrations-disagree");
    expect(params).toEqual({ theirs: version, ours: version, name: "0002_between" });
  });

  test("4: a table that another table's trigger names can be rebuilt", () => {
    migration(
      "0002_rebuild",
      rebuild("partner_summary") +
        "--> statement-breakpoint\n" +
        rebuild("change").replace("PRAGMA foreign_keys=OFF;--> statement-breakpoint\n", ""),
    );
    const { store } = open();
    expect(store.value("SELECT people FROM partner_summary")).toBe(1);
  });

  test("5: a rebuild that loses STRICT fails, and the backup is put back", () => {
    const was = before();
    migration("0002_loose", rebuild("contact", false));
    const { code, params } = failure();
    expect(code).toBe("migration-failed");
    expect(params.reason).toMatch(/not STRICT: contact/);
    expect(before()).toBe(was);
    const store = openStore(file, { readonly: true });
    expect(looseTables(store)).toEqual([]);
    store.close();
  });
});

describe("a migration", () => {
  test("that loses rows fails, and everything is as before; what failed is kept aside", () => {
    const was = before();
    migration("0002_loses", "DELETE FROM contact_set;");
    expect(failure().params.reason).toMatch(/lost rows of contact_set: 1 before, 0 after/);
    expect(before()).toBe(was);
    expect(readdirSync(folder).filter((name) => name.includes(".set-aside-"))).not.toEqual([]);
    rmSync(path.join(ours(), "0002_loses.sql"));
    cpSync(path.join(migrations, "meta"), path.join(ours(), "meta"), { recursive: true });
    const { store } = open();
    expect(store.value("SELECT fullName FROM contact")).toBe("Ann");
  });

  test("that breaks references or SQL fails, and everything is as before", () => {
    const was = before();
    migration("0002_breaks", "UPDATE contact SET partnerId = 99;");
    expect(failure().params.reason).toMatch(/broke \d+ reference/);
    migration("0003_wrong", "CREATE TABLE nonsense (;");
    expect(failure().code).toBe("migration-failed");
    expect(before()).toBe(was);
  });

  test("is behind a verified backup, named after it", () => {
    migration("0002_more", "CREATE TABLE more (id integer PRIMARY KEY) STRICT;");
    open();
    expect(listBackups(file)).toMatchObject([
      { name: "20261002-000000-000 migration.sqlite", verified: true },
    ]);
  });

  test("does not begin where no backup can be made", () => {
    const was = before();
    writeFileSync(backupsOf(file), "in the way");
    migration("0002_more", "CREATE TABLE more (id integer PRIMARY KEY) STRICT;");
    expect(failure().code).toBe("backup-not-verified");
    expect(before()).toBe(was);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test("with nothing pending makes no backup", () => {
    open();
    expect(listBackups(file)).toEqual([]);
  });
});

test("a kill between migrating and installing the triggers is healed at the next opening", () => {
  const store = openStore(file);
  for (const name of store.column<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    store.raw.exec(`DROP TRIGGER ${name}`);
  store.raw.exec("DELETE FROM partner_summary");
  store.close();
  const { store: healed } = open();
  expect(healed.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")).toBe(triggers().length);
  expect(healed.value("SELECT people FROM partner_summary")).toBe(1);
});

test("another program's database is refused and not changed, byte for byte", () => {
  const other = path.join(mkdtempSync(path.join(tmpdir(), "liaison-")), "other.sqlite");
  const store = openStore(other, { untouched: true });
  store.raw.exec("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
  store.close();
  const bytes = readFileSync(other);
  expect(() => openWorkspace({ ...options(), file: other })).toThrow(
    expect.objectContaining({ code: "workspace-not-ours" }),
  );
  writeFileSync(`${other}.txt`, "not a database at all, but long enough to be taken for one");
  expect(() => openWorkspace({ ...options(), file: `${other}.txt` })).toThrow(
    expect.objectContaining({ code: "workspace-not-ours" }),
  );
  mkdirSync(`${other}.d`);
  expect(() => openWorkspace({ ...options(), file: `${other}.d` })).toThrow(
    expect.objectContaining({ code: "workspace-is-folder" }),
  );
  expect(readFileSync(other).equals(bytes)).toBe(true);
  expect(readdirSync(path.dirname(other)).toSorted()).toEqual([
    "other.sqlite",
    "other.sqlite.d",
    "other.sqlite.txt",
  ]);
  rmSync(path.dirname(other), { recursive: true });
});
