// Every released schema is kept as a small dump; each opens in this version with nothing lost, and what it holds can be used.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayOf } from "../domain/days.ts";
import { contents, derived, migrations, testHost } from "../testing.ts";
import { listBackups } from "./backup.ts";
import { looseTables, rowCounts } from "./migrate.ts";
import { openStore } from "./open.ts";
import { timeZone } from "./settings.ts";
import { rebuildDerived, triggers } from "./triggers.ts";

const fixtures = path.join(import.meta.dirname, "fixtures");
const released = readdirSync(fixtures).filter((name) => /^schema-\d{4}\.sql$/.test(name));
const journal = JSON.parse(readFileSync(path.join(migrations, "meta", "_journal.json"), "utf8")) as {
  entries: { tag: string }[];
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "liaison-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the newest fixture is the newest migration: releasing a schema adds one", () => {
  expect(released.toSorted().at(-1)).toBe(`schema-${journal.entries.at(-1)!.tag.slice(0, 4)}.sql`);
});

describe.each(released)("a workspace of %s", (name) => {
  test("opens with every row, is searched, summed up and logged as any other", async () => {
    const file = path.join(folder, "w.sqlite");
    const old = openStore(file);
    old.raw.exec(readFileSync(path.join(fixtures, name), "utf8"));
    const [rows, was] = [rowCounts(old), contents(old)];
    const pendingThen =
      old.value<number>("SELECT count(*) FROM __drizzle_migrations")! < journal.entries.length;
    old.close();

    const host = testHost({ folder });
    const now = rowCounts(host.store);
    const lost = Object.entries(rows).filter(
      ([table, count]) => table !== "partner_summary" && (now[table] ?? count) < count,
    );
    expect(lost).toEqual([]);
    expect(pendingThen ? was : contents(host.store)).toBe(was);
    expect(listBackups(file)).toHaveLength(pendingThen ? 1 : 0);
    expect(looseTables(host.store)).toEqual([]);
    expect(host.store.raw.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(host.store.column("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).toHaveLength(
      triggers().length,
    );
    const kept = derived(host.store);
    rebuildDerived(host.store);
    expect(derived(host.store)).toBe(kept);

    expect(await host.call("partners.list", { search: "trailthrift.example" })).toMatchObject({
      rows: [
        {
          name: "Trail Thrift",
          stage: "active",
          tier: "A",
          tags: ["q4"],
          people: 1,
          nextContactOn: "2026-11-02",
        },
      ],
      total: 1,
    });
    expect(await host.call("contacts.list")).toMatchObject({
      rows: [{ fullName: "Maya Okafor-Lind", birthday: "--07-22" }, { fullName: "Mum" }],
      total: 2,
    });
    expect(await host.call("trash.list")).toMatchObject({ rows: [{ title: "Peak and Pine" }], total: 1 });
    expect(await host.call("settings.get")).toMatchObject({ values: { theme: "dark" } });
    const { batchId } = await host.call<{ batchId: number }>("history.last");
    await host.call("history.undo", { batchId });
    expect(await host.call("partners.list")).toMatchObject({ total: 2 });
    host.close();
  });
});

test("next contact days of an older workspace are tasks of their own batch, and what is past gives no reminder", async () => {
  const old = openStore(path.join(folder, "w.sqlite"));
  old.raw.exec(readFileSync(path.join(fixtures, "schema-0005.sql"), "utf8"));
  const days = ["2024-02-29", "2026-09-30", "2026-10-05"];
  for (let nth = 0; nth < 300; nth++)
    old.run(
      "INSERT INTO partner (id, uid, name, nextContactOn, createdAt, sortKey, matchKey) VALUES (?, ?, ?, ?, 0, ?, ?)",
      1000 + nth,
      `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`,
      `Partner ${nth}`,
      days[nth % 3]!,
      `partner ${nth}`,
      `partner ${nth}`,
    );
  old.close();

  const host = testHost({ folder });
  const open = () =>
    host.store.value<number>("SELECT count(*) FROM task WHERE closedAt IS NULL AND deletedAt IS NULL");
  expect(open()).toBe(301);
  expect(
    host.store.column(
      `SELECT DISTINCT b.kind FROM change c JOIN batch b ON b.id = c.batchId WHERE c."of" = 'task'`,
    ),
  ).toEqual(["upkeep"]);
  const { batchId } = await host.call<{ batchId: number }>("partners.update", {
    id: 1000,
    set: { tier: "A" },
  });
  await host.call("history.undo", { batchId });
  expect(open()).toBe(301);
  const { show, nextAt } = await host.call<{ show: object[]; nextAt: number }>("reminders.fire", {
    now: host.clock.now,
    starting: true,
  });
  expect(show).toEqual([]);
  expect(dayOf(nextAt, timeZone(host.store))).toBe("2026-10-05");
  host.close();
});
