// The example's numbers: written as an import writes them, believable, and gone without a trace when the example goes.
import { describe, expect, test } from "vitest";
import { contents } from "../../testing.ts";
import { dailyHeader, useReports } from "../../testingReports.ts";
import { addDays, daysBetween } from "../../domain/days.ts";
import { dayOfNumber, numberOfDay } from "../../domain/reports/dayNumber.ts";
import { makeExample } from "./example.ts";
import { reportOf } from "./reports.ts";

const { host, image, expectFresh, program, run, csv, one, totals } = useReports();
const today = "2026-11-20";
const lastOfAll = addDays(today, -3);
const tables = [
  "result_account",
  "result_summary",
  "result_order_row",
  "result_cover",
  "result_before",
  "result_order",
  "result_less",
  "result_program_day",
  "result_account_month",
  "result_window",
  "partner_window",
  "result_stale",
  "program_money",
  "exchange_rate",
];
const results = () => tables.map((table) => [table, ...image(table)]);
const period = { from: addDays(lastOfAll, -89), to: lastOfAll };

interface Overview {
  currency: string;
  currencies: string[];
  unconverted: unknown[];
  notes: unknown[];
  incomplete: boolean;
  empty: boolean;
  firstDay: string;
  lastDay: string;
  now: { orders: number; roiBp: number | null; reversalBp: number | null };
  ripe: { through: string; shareBp: number };
}

describe("a world with numbers", () => {
  const world = makeExample(today);

  test("every account of a partner has its network id and begins when it joined", () => {
    const networks = new Map(world.programs.map((one) => [one.name, one.network]));
    const partners = new Map(world.partners.map((one) => [one.ref, one]));
    const own = world.accounts.filter((account) => account.partner !== null);
    expect(own.length).toBeGreaterThan(25);
    for (const { partner, program: name, externalId, from } of own) {
      const { networkIds, stages } = partners.get(partner!)!;
      expect(networkIds).toContainEqual({ network: networks.get(name), externalId });
      const { joinedOn } = stages.find((one) => one.program === name)!;
      expect(from).toBeGreaterThan(daysBetween(today, joinedOn!));
    }
  });

  test("the numbers of one day and seed are always the same, amounts whole cents", () => {
    const [europe] = world.programs;
    const report = reportOf(europe!, world.accounts, today);
    expect(reportOf(europe!, makeExample(today).accounts, today)).toEqual(report);
    expect(report.summary.numbers.every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
    expect(report.orders!.values.every((value) => value % 1000 === 0 && value > 0)).toBe(true);
    expect(new Set(report.orders!.ids).size).toBe(report.orders!.rows);
  });

  test.each(["2024-02-29", "2025-01-01", "2026-12-27"])("it can be made on %s", (day) => {
    for (const each of makeExample(day).programs)
      expect(reportOf(each, makeExample(day).accounts, day).summary.rows).toBeGreaterThan(300);
  });
});

describe("the example in a workspace", () => {
  test("has fourteen months in three currencies, whole and without contradictions", async () => {
    await host().call("example.add");
    const overview = await host().call<Overview>("performance.overview", { ...period, compare: "previous" });
    expect(overview).toMatchObject({
      currency: "EUR",
      unconverted: [],
      notes: [],
      incomplete: false,
      empty: false,
      lastDay: lastOfAll,
    });
    expect(overview.currencies.toSorted()).toEqual(["EUR", "GBP", "USD"]);
    expect(daysBetween(overview.firstDay, lastOfAll)).toBeGreaterThan(400);
    expect(overview.now.orders).toBeGreaterThan(1_000);
    expect(overview.now.roiBp).toBeGreaterThan(0);
    expect(overview.ripe.shareBp).toBeGreaterThan(4_000);
    expect(overview.ripe.shareBp).toBeLessThan(9_000);
    expectFresh();
  });

  test("courses are in the currency of the view, and figures say that they are of the example", async () => {
    await host().call("example.add");
    const { rows } = await host().call<{ rows: { name: string; spark: number[] }[] }>("performance.league", {
      ...period,
      currency: "EUR",
      limit: 100,
    });
    for (const name of ["Kit Ferret", "Trailhead Ledger", "Belle Matière"])
      expect(rows.find((row) => row.name === name)!.spark.at(-2)).toBeGreaterThan(100);
    const { sources } = await host().call<{
      sources: { example: boolean; currency: string; value: string }[];
    }>("performance.explain", { ...period, metric: "roiBp" });
    expect(sources).toHaveLength(6);
    expect(sources.every(({ example }) => example)).toBe(true);
    for (const { currency, value } of (await totals(["currency"], period)).rows) {
      const own = sources.filter((source) => source.currency === currency);
      expect(own.reduce((all, source) => all + Number(source.value), 0)).toBeCloseTo(Number(value), 2);
    }
  });

  test("joins nobody to a program that the story does not", async () => {
    await host().call("example.add");
    const told = makeExample(today).partners.flatMap(({ stages }) => stages).length;
    expect(host().store.value("SELECT count(*) FROM membership WHERE deletedAt IS NULL")).toBe(told);
  });

  test("what is old is decided, what is young is mostly not", async () => {
    await host().call("example.add");
    const share = (from: number, to: number) =>
      host().store.value<number>(
        "SELECT avg(status = 'pending') FROM result_order_row WHERE day BETWEEN ? AND ?",
        numberOfDay(addDays(today, from)),
        numberOfDay(addDays(today, to)),
      )!;
    expect(share(-10, -3)).toBeGreaterThan(0.85);
    expect(share(-63, -50)).toBeLessThan(0.1);
    const [oldest] = host().store.column<number>("SELECT min(day) FROM result_order_row");
    expect(dayOfNumber(oldest!)).toBe(addDays(lastOfAll, -60));
  });

  test("has somebody new, lost and dormant, and accounts of nobody with the right proposal first", async () => {
    await host().call("example.add");
    const moved = await host().call<Record<"fresh" | "lost" | "dormant", { name: string }[]>>(
      "performance.movement",
      period,
    );
    expect(moved.fresh.map(({ name }) => name)).toContain("Fjällbrev");
    expect(moved.dormant.map(({ name }) => name)).toContain("Tentpole Tales");
    const { rows } = await host().call<{ rows: { name: string; proposals: { name: string }[] }[] }>(
      "partners.unmatched",
    );
    expect(Object.fromEntries(rows.map(({ name, proposals }) => [name, proposals[0]?.name]))).toEqual({
      "Wanderfuchs Newsletter": "Wanderfuchs Magazin",
      "Savings Pelican Extension": "Savings Pelican",
      "Ridge Rain Studio": "Ridge & Rain Podcast",
      "Glow Diário": "Glow Diário",
    });
  });
});

describe("removing the example", () => {
  test("leaves every table of results, rates and records as it was", async () => {
    const before = [contents(host().store), results()];
    await host().call("example.add");
    expect(results()).not.toEqual(before[1]);
    await host().call("example.remove");
    expect(results()).toEqual(tables.map((table) => [table]));
    expect([contents(host().store), results()]).toEqual(before);
  });

  test("its making says how far it is, and ends at its total", async () => {
    const said: [done: number, total: number | null][] = [];
    await host().call("example.add", {}, { progress: (done, total) => said.push([done, total]) });
    const total = said[0]?.[1] ?? 0;
    expect(said.filter(([done, of]) => done > total || of !== total)).toEqual([]);
    expect(said.at(-1)).toEqual([total, total]);
  });

  test("goes the same way when it is cancelled among the numbers", async () => {
    const before = [contents(host().store), results()];
    const stop = new AbortController();
    const progress = () => {
      if (host().store.value("SELECT 1 FROM result_order LIMIT 1") !== undefined) stop.abort();
    };
    await expect(host().call("example.add", {}, { signal: stop.signal, progress })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect([contents(host().store), results()]).toEqual(before);
  });

  test("leaves the person's own numbers and rates", async () => {
    const id = await program("cj", "EUR");
    await host().call("rates.set", { on: "2026-11-16", from: "EUR", to: "USD", rate: "1.2" });
    await run(csv("own.csv", [dailyHeader, "2026-10-01,P1,Pine,,10,1,10.00,1.00,EUR"]), { program: id });
    const before = [contents(host().store), results()];
    await host().call("example.add");
    expect(
      host().store.column("SELECT rate FROM exchange_rate WHERE day = '2026-11-16' AND quote = 'USD'"),
    ).toEqual(["1.2"]);
    await host().call("example.remove");
    expect([contents(host().store), results()]).toEqual(before);
    expect(await one([], { from: "2026-01-01", to: today })).toMatchObject({ value: "10.00" });
  });

  test("keeps what somebody worked on, with its program, and takes the numbers", async () => {
    await host().call("example.add");
    const [star] = host().store.column<number>("SELECT id FROM partner WHERE name = 'Wanderfuchs Magazin'");
    await host().call("partners.update", { id: star, set: { tier: "B" } });
    await host().call("example.remove");
    expect(host().store.column("SELECT name FROM partner")).toEqual(["Wanderfuchs Magazin"]);
    expect(host().store.column("SELECT name FROM program ORDER BY id")).toEqual([
      "My program",
      "Brackenfold Europe",
    ]);
    expect(host().store.value("SELECT count(*) FROM result_account")).toBe(0);
    expect(host().store.value("SELECT count(*) FROM program_money")).toBe(2);
  });
});
