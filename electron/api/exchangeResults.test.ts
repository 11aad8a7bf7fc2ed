// Results in a shared file: the same totals on the other side, later imports over earlier ones, and all of it taken back.
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readShared } from "../data/exchange/file/read.ts";
import { writeShared } from "../data/exchange/file/write.ts";
import { refreshSteps, wholeProgram } from "../data/results/rollups.ts";
import { fileIn, testHost, type TestHost } from "../testing.ts";
import { dailyHeader, fixture, orderHeader } from "../testingReports.ts";

let a: TestHost;
let b: TestHost;
beforeEach(() => {
  a = testHost();
  b = testHost();
  for (const host of [a, b]) host.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => {
  a.close();
  b.close();
});

interface Merged {
  batchId: number;
  created: number;
  updated: number;
  results: { added: number; replaced: number; kept: number } | null;
  bytes: { kept: number; left: number };
}
interface Numbers {
  partnerId?: number | null;
  [name: string]: unknown;
}
const file = (name: string) => path.join(a.folder, `${name}.liaison`);
const include = ["results", "attachments"];
const save = (host: TestHost, name: string, more: object = {}) =>
  host.call("exchange.export", { file: file(name), include, ...more });
const merge = (host: TestHost, name: string) =>
  host.call<Merged>("exchange.merge", { file: file(name), rest: "newest" });
const program = (host: TestHost, network: string, currency: string) =>
  host
    .call<{ id: number }>("programs.create", {
      name: `Northfield ${network}`,
      network,
      currency,
      marginBp: 3500,
      networkFee: { kind: "percentOfCommission", value: 3000 },
    })
    .then(({ id }) => id);
const run = (host: TestHost, of: string, answers: object) =>
  host.call<{ batchId: number }>("imports.run", { file: of, answers });

const days = { from: "2026-01-01", to: "2026-12-31" };
/** What performance says, in every way that it is asked, with names instead of local ids. */
async function totals(host: TestHost): Promise<string[]> {
  const names = new Map(
    host.store.arrays<[number, string]>("SELECT id, name FROM partner").map(([id, name]) => [id, name]),
  );
  const said: string[] = [];
  for (const by of [["currency"], ["currency", "status"], ["day"], ["month"], ["partner"]]) {
    const { rows } = await host.call<{ rows: Numbers[] }>("performance.totals", { ...days, by });
    for (const { partnerId, ...row } of rows)
      said.push(JSON.stringify([by, partnerId ? names.get(partnerId) : null, { ...row, programId: null }]));
  }
  return said.toSorted();
}

/** Makes all sums anew and compares: whatever was done before, they are those of a fresh start. */
async function expectFresh(host: TestHost): Promise<void> {
  const before = await totals(host);
  host.store.transaction(() => {
    for (const table of ["result_program_day", "result_account_month", "result_window", "partner_window"])
      host.store.run(`DELETE FROM ${table}`);
    const programs = host.store.column<number>("SELECT DISTINCT programId FROM result_account");
    const touched = programs.map((id) => wholeProgram(host.store, id));
    for (const _ of refreshSteps(host.store, touched, null));
  });
  expect(await totals(host)).toEqual(before);
}

const rowsOf = (host: TestHost) =>
  JSON.stringify(
    [
      "result_summary",
      "result_order_row",
      "result_order",
      "result_account",
      "result_cover",
      "result_before",
    ].map((table) => host.store.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4, 5`)),
  );

/** Two networks, four reports that overlap, one partner who is known. */
async function reported(host: TestHost): Promise<void> {
  const awin = await program(host, "awin", "GBP");
  const cj = await program(host, "cj", "USD");
  for (const name of ["awin_transactions_2026-10.csv", "awin_publisher_performance_2026-10.csv"])
    await run(host, fixture(name), { program: awin, period: { from: "2026-10-01", to: "2026-10-31" } });
  for (const name of ["cj_performance_by_publisher_2026-10.csv", "cj_commission_detail_2026-10.csv"])
    await run(host, fixture(name), { program: cj });
  const account = host.store.get<{ externalId: string; name: string }>(
    "SELECT externalId, name FROM result_account WHERE programId = ? ORDER BY id",
    awin,
  )!;
  await host.call("partners.create", {
    name: account.name,
    networkIds: [{ network: "awin", externalId: account.externalId }],
  });
}

test("a number that came with a shared file says which report it is of, and who imported that", async () => {
  await reported(a);
  await save(a, "mine");
  await merge(b, "mine");
  const orders = await b.call<{ rows: { file: string }[] }>("performance.orders", { ...days, limit: 500 });
  expect(new Set(orders.rows.map(({ file: name }) => name))).toEqual(
    new Set(["awin_transactions_2026-10.csv", "cj_commission_detail_2026-10.csv"]),
  );
  const author = a.store.value<string>("SELECT name FROM colleague LIMIT 1");
  expect(orders.rows[0]).toMatchObject({ author, shared: true, example: false });
  const { sources } = await b.call<{ sources: object[] }>("performance.explain", {
    ...days,
    metric: "orders",
  });
  expect(sources[0]).toMatchObject({ author, shared: true });
});

describe("results", () => {
  test("give the same totals on the other side; the same file again changes nothing", async () => {
    await reported(a);
    await save(a, "1");
    const preview = await b.call<{ results: object }>("exchange.preview", { file: file("1") });
    const first = await merge(b, "1");
    expect(first.results!.added).toBeGreaterThan(90);
    expect(first.results).toMatchObject({ replaced: 0, kept: 0 });
    expect(preview.results).toMatchObject({ added: first.results!.added, replaced: 0 });
    expect(await a.call("exchange.preview", { file: file("1") })).toMatchObject({ results: { rows: 0 } });
    expect((await totals(a)).length).toBeGreaterThan(40);
    expect(await totals(b)).toEqual(await totals(a));
    await expectFresh(b);
    const before = rowsOf(b);
    expect((await merge(b, "1")).results).toEqual({ added: 0, replaced: 0, kept: 0 });
    expect(rowsOf(b)).toBe(before);
    // And back: nothing is new to who made it.
    await save(b, "2");
    expect((await merge(a, "2")).results).toEqual({ added: 0, replaced: 0, kept: 0 });
  });

  test("without the choice none travel", async () => {
    await reported(a);
    await a.call("exchange.export", { file: file("1") });
    expect(await b.call("exchange.preview", { file: file("1") })).toMatchObject({ results: null });
    expect(await merge(b, "1")).toMatchObject({ results: null });
    expect(await totals(b)).toEqual([]);
  });

  test("are taken back with the merge, and come again", async () => {
    await reported(a);
    await save(a, "1");
    const empty = [await totals(b), rowsOf(b)];
    const { batchId } = await merge(b, "1");
    await b.call("exchange.undo", { batchId });
    expect([await totals(b), rowsOf(b)]).toEqual(empty);
    expect(b.store.value("SELECT count(*) FROM program")).toBe(1);
    expect(b.store.value("SELECT count(*) FROM batch WHERE kind = 'upkeep' AND detail IS NOT NULL")).toBe(0);
    await merge(b, "1");
    expect(await totals(b)).toEqual(await totals(a));
    await expectFresh(b);
  });

  const line = (id: string, day: number, status: string, value: string) =>
    `${id},2026-10-${String(day).padStart(2, "0")} 10:00:00,901,Kestrel,${status},${value},10.00,GBP`;
  const list = (host: TestHost, name: string, rows: string[]) =>
    fileIn(host, name, `${[orderHeader, ...rows].join("\n")}\n`);
  const daily = (host: TestHost, name: string, rows: string[]) =>
    fileIn(host, name, `${[dailyHeader, ...rows].join("\n")}\n`);

  test("a later import on either side wins on both; undo gives back what was there", async () => {
    const one = await program(a, "awin", "GBP");
    await run(a, list(a, "o.csv", [line("1", 1, "pending", "100.00"), line("2", 2, "pending", "50.00")]), {
      program: one,
    });
    await run(a, daily(a, "d.csv", ["2026-10-03,901,Kestrel,kestrel.example,100,3,300.00,30.00,GBP"]), {
      program: one,
    });
    await save(a, "1");
    await merge(b, "1");
    const two = b.store.value<number>("SELECT id FROM program WHERE name = 'Northfield awin'")!;
    // Each goes on: A learns of order 1 and a new one, B later of order 2 and of more clicks.
    a.clock.now += 60_000;
    b.clock.now += 600_000;
    await run(a, list(a, "o2.csv", [line("1", 1, "declined", "0.00"), line("3", 4, "approved", "70.00")]), {
      program: one,
    });
    await run(b, list(b, "o3.csv", [line("2", 2, "approved", "55.00"), line("4", 5, "pending", "5.00")]), {
      program: two,
    });
    await run(b, daily(b, "d2.csv", ["2026-10-03,901,Kestrel,kestrel.example,140,4,310.00,31.00,GBP"]), {
      program: two,
    });
    const before = [await totals(a), rowsOf(a)];
    await save(a, "2");
    await save(b, "3");
    const merged = await merge(a, "3");
    expect(merged.results).toMatchObject({ replaced: 2, kept: 1 });
    expect((await merge(b, "2")).results).toMatchObject({ replaced: 1, kept: 2 });
    expect(await totals(a)).toEqual(await totals(b));
    expect(
      a.store.all(
        "SELECT externalId, status, value / 100000 AS value FROM result_order_row ORDER BY externalId",
      ),
    ).toEqual([
      { externalId: "1", status: "declined", value: 0 },
      { externalId: "2", status: "approved", value: 55 },
      { externalId: "3", status: "approved", value: 70 },
      { externalId: "4", status: "pending", value: 5 },
    ]);
    expect(a.store.value("SELECT clicks FROM result_summary")).toBe(140);
    await expectFresh(a);
    await expectFresh(b);
    await a.call("exchange.undo", { batchId: merged.batchId });
    expect([await totals(a), rowsOf(a)]).toEqual(before);
    await expectFresh(a);
  });

  test("what came with a merge keeps the time of its import, whoever passes it on", async () => {
    const one = await program(a, "awin", "GBP");
    await run(a, list(a, "o.csv", [line("1", 1, "pending", "100.00")]), { program: one });
    await save(a, "old");
    // A third workspace gets the later state, and B the older one only now.
    a.clock.now += 60_000;
    await run(a, list(a, "o2.csv", [line("1", 1, "approved", "90.00")]), { program: one });
    await save(a, "new");
    b.clock.now += 6_000_000;
    await merge(b, "old");
    expect((await merge(b, "new")).results).toMatchObject({ replaced: 1 });
    expect((await merge(b, "old")).results).toMatchObject({ replaced: 0, kept: 1 });
    expect(b.store.value("SELECT status FROM result_order_row")).toBe("approved");
    expect(await totals(b)).toEqual(await totals(a));
  });

  test("merges over one another are taken back in either order", async () => {
    const one = await program(a, "awin", "GBP");
    const states: string[][] = [await totals(b)];
    for (const [at, value] of ["100.00", "90.00", "80.00"].entries()) {
      a.clock.now += 60_000;
      await run(a, list(a, `${at}.csv`, [line("1", 1, "approved", value)]), { program: one });
      await save(a, `${at}`);
    }
    const merged: number[] = [];
    for (const at of [0, 1, 2]) {
      merged.push((await merge(b, `${at}`)).batchId);
      states.push(await totals(b));
    }
    const undo = (at: number) => b.call("exchange.undo", { batchId: merged[at] });
    await undo(1);
    expect(await totals(b)).toEqual(states[3]);
    await undo(2);
    expect(await totals(b)).toEqual(states[1]);
    await undo(0);
    expect(await totals(b)).toEqual(states[0]);
    expect(b.store.value("SELECT count(*) FROM result_before")).toBe(0);
  });

  test("what was imported here into a program that came with a merge stays after its undo", async () => {
    const one = await program(a, "awin", "GBP");
    await a.call("partners.create", {
      name: "Kestrel",
      networkIds: [{ network: "awin", externalId: "901" }],
    });
    await run(a, list(a, "o.csv", [line("1", 1, "approved", "100.00")]), { program: one });
    await save(a, "1");
    const { batchId } = await merge(b, "1");
    expect(b.store.value("SELECT count(*) FROM result_account WHERE partnerId IS NOT NULL")).toBe(1);
    const two = b.store.value<number>("SELECT id FROM program WHERE name = 'Northfield awin'")!;
    await run(b, list(b, "own.csv", [line("2", 2, "approved", "50.00")]), { program: two });
    await b.call("exchange.undo", { batchId });
    expect(b.store.column("SELECT externalId FROM result_order_row")).toEqual(["2"]);
    expect(b.store.value("SELECT count(*) FROM program WHERE id = ?", two)).toBe(1);
    await expectFresh(b);
    // Without results of its own the program goes with the merge.
    const again = await merge(b, "1");
    await b.call("exchange.undo", { batchId: again.batchId });
    await expectFresh(b);
  });

  test("a merge that a kill cut short is taken back at the next start", async () => {
    await reported(a);
    await save(a, "1");
    const empty = [await totals(b), rowsOf(b)];
    const { batchId } = await merge(b, "1");
    b.store.run("UPDATE batch SET state = 'running', endedAt = NULL, detail = NULL WHERE id = ?", batchId);
    b.shut();
    const opened = testHost({ folder: b.folder });
    try {
      expect([await totals(opened), rowsOf(opened)]).toEqual(empty);
      expect(opened.store.value("SELECT count(*) FROM batch WHERE id >= ?", batchId)).toBe(0);
    } finally {
      opened.shut();
    }
  });

  test("of chosen partners only theirs travel, and no day is called complete for the others", async () => {
    await reported(a);
    const partner = a.store.get<{ id: number; name: string }>("SELECT id, name FROM partner")!;
    await save(a, "1", { partnerIds: [partner.id] });
    const names = new Set<string>();
    for await (const block of readShared(file("1"), {}))
      for (const each of block) {
        const { results, rows = [] } = each as { results?: string; rows?: [number, string, string][] };
        if (results === "accounts") for (const row of rows) names.add(row[2]);
        if (results === "covers") for (const row of rows) expect([2, 3]).toContain(row[2]);
      }
    expect([...names]).toEqual([partner.name]);
    await merge(b, "1");
    expect(b.store.column("SELECT DISTINCT name FROM result_account")).toEqual([partner.name]);
    await expectFresh(b);
  });

  test("a failing merge leaves nothing of them", async () => {
    await reported(a);
    await save(a, "1");
    const lines: string[] = [];
    for await (const block of readShared(file("1"), {}))
      for (const each of block) lines.push(JSON.stringify(each));
    const empty = [rowsOf(b), b.store.value("SELECT count(*) FROM batch WHERE kind = 'upkeep'")];
    const at = lines.findLastIndex((each) => each.startsWith('{"results":"orders"'));
    for (const broken of [
      lines[at]!.replace('"GBP"', '"; DROP"').replace('"USD"', '"; DROP"'),
      lines[at]!.replace('"rows":[[0,', '"rows":[[99999,').replace('"rows":[[1,', '"rows":[[99999,'),
      '{"results":"orders","rows":[[1,2]]}',
      '{"results":"nonsense"}',
    ]) {
      await writeShared(file("broken"), { app: "test" }, async (put) => {
        for (const [n, each] of lines.entries()) await put(n === at ? broken : each);
      });
      expect(await b.refused("exchange.merge", { file: file("broken") })).toBe("shared-inconsistent");
      expect([rowsOf(b), b.store.value("SELECT count(*) FROM batch WHERE kind = 'upkeep'")]).toEqual(empty);
    }
  });
});
