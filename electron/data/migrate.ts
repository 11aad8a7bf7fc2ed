// Brings a workspace to this version's schema: verified backup first, triggers and foreign keys off, all checks after, or nothing at all.
import { readFileSync } from "node:fs";
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { UserError } from "../domain/errors.ts";
import { version } from "../domain/version.ts";
import { headings } from "./headings.ts";
import type { Store } from "./store.ts";
import { dropTriggers, installTriggers, rebuildDerived } from "./triggers.ts";

interface Entry {
  tag: string;
  when: number;
}

const journal = (folder: string): Entry[] =>
  (JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8")) as { entries: Entry[] })
    .entries;

const hasTable = (store: Store, name: string): boolean =>
  store.raw.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

export interface Pending {
  entries: Entry[];
  /** A file without any table of ours: nothing to back up. */
  fresh: boolean;
}

/**
 * What is to be done. The migrator itself skips a migration older than the last applied one and opens a newer app's
 * file without a word, so both are refused here.
 * @throws UserError `workspace-newer`, `migrations-disagree`, `workspace-not-ours`
 */
export function pending(store: Store, folder: string): Pending {
  const known = journal(folder);
  const others = store.raw.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() as number;
  if (!hasTable(store, "__drizzle_migrations")) {
    if (others > 0) throw new UserError("workspace-not-ours", { file: path.basename(store.raw.name) });
    return { entries: known, fresh: true };
  }
  const applied = new Set(
    store.raw.prepare("SELECT created_at FROM __drizzle_migrations").pluck().all().map(Number),
  );
  const theirs = writtenBy(store);
  const newest = Math.max(...applied, 0);
  const unknown = [...applied].filter((when) => !known.some((entry) => entry.when === when));
  if (unknown.some((when) => when > Math.max(...known.map((entry) => entry.when))))
    throw new UserError("workspace-newer", { theirs, ours: version });
  const missing = known.filter((entry) => !applied.has(entry.when));
  if (unknown.length > 0 || missing.some((entry) => entry.when < newest))
    throw new UserError("migrations-disagree", {
      theirs,
      ours: version,
      name: missing[0]?.tag ?? String(unknown[0]),
    });
  return { entries: missing, fresh: false };
}

/** The version that last migrated this workspace. */
const writtenBy = (store: Store): string =>
  hasTable(store, "setting")
    ? ((store.raw.prepare("SELECT value FROM setting WHERE key = 'writtenBy'").pluck().get() as
        | string
        | undefined) ?? "?")
    : "?";

/** Rows of every ordinary table, by name. */
export function rowCounts(store: Store): Record<string, number> {
  const names = store.raw
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\'`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, store.raw.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  );
}

/** Tables of ours that are not STRICT: a rebuild loses it. */
export const looseTables = (store: Store): string[] =>
  store.raw
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0`)
    .pluck()
    .all()
    .map(String)
    .filter((name) => !name.startsWith("sqlite_") && name !== "__drizzle_migrations");

/**
 * What drizzle's migrator for SQLite does, on our own connection: its driver is a query builder that each start would load.
 * Source: `migrate` of drizzle-orm/sqlite-core/dialect.
 */
function runMigrations(store: Store, folder: string): void {
  store.raw.exec(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
  );
  const last = store.raw
    .prepare("SELECT created_at FROM __drizzle_migrations ORDER BY created_at DESC LIMIT 1")
    .pluck()
    .get();
  store.transaction(() => {
    for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder })) {
      if (last !== undefined && Number(last) >= folderMillis) continue;
      for (const statement of sql) store.raw.exec(statement);
      store.raw
        .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
        .run(hash, folderMillis);
    }
  });
}

/**
 * Applies what is pending. The caller has a verified backup and swaps it back if this throws.
 * `mayLose` names tables that a migration is meant to shrink.
 */
export function applyMigrations(store: Store, folder: string, mayLose: readonly string[] = []): void {
  const before = rowCounts(store);
  dropTriggers(store);
  // Inside the migrator's transaction this pragma would do nothing, and dropping an old parent would empty its children.
  store.raw.pragma("foreign_keys = OFF");
  try {
    runMigrations(store, folder);
    renewTriggers(store);
    checkMigrated(store, before, mayLose);
  } finally {
    store.raw.pragma("foreign_keys = ON");
  }
}

/** Installs this version's triggers and fills what they keep, in one transaction. */
export function renewTriggers(store: Store): void {
  store.transaction(() => {
    installTriggers(store);
    rebuildDerived(store);
    store.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('writtenBy', ?)", version);
  });
}

function checkMigrated(store: Store, before: Record<string, number>, mayLose: readonly string[]): void {
  const broken = store.raw.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0) throw new Error(`migration broke ${broken.length} references`);
  const after = rowCounts(store);
  const derived = new Set([...headings.derived, "__drizzle_migrations", "setting", ...mayLose]);
  for (const [name, rows] of Object.entries(before))
    if (!derived.has(name) && name in after && after[name]! < rows)
      throw new Error(`migration lost rows of ${name}: ${rows} before, ${after[name]} after`);
  const loose = looseTables(store);
  if (loose.length > 0) throw new Error(`not STRICT: ${loose.join(", ")}`);
}
