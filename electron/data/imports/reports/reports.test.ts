// Reports from file to totals and back: twice, updated, undone in any order, linked; and the sums always those of a fresh start.
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contents, fileIn, testHost, type TestHost } from "../../../testing.ts";
import { refreshSteps, lastDay, wholeProgram } from "../../results/rollups.ts";
import type { ReportCounted } from "./counted.ts";

let host: TestHost;
beforeEach(() => {
  host = testHost();
  host.clock.now = Date.UTC(2026, 10, 20, 9);
});
afterEach(() => host.close());

type Run = ReportCounted & { batchId: number };
interface Row {
  partnerId?: number | null;
  externalId?: string;
  status?: string;
  day?: string | null;
  month?: string | null;
  currency: string;
  clicks: number | null;
  orders: number;
  value: string;
  commission: string;
  networkFee: string;
  cost: string;
  declinedOrders: number;
  declinedValue: string;
  roiBp: number | null;
}
interface Totals {
  rows: Row[];
  ripe: { through: string; shareBp: number | null };
  incomplete: boolean;
}

const OCT = { from: "2026-10-01", to: "2026-10-31" };
const fixture = (name: string): string => {
  const file = path.join(import.meta.dirname, "..", "..", "read", "reports", "fixtures", name);
  expect(existsSync(file)).toBe(true);
  return file;
};

const program = async (network: string, currency: string, more: object = {}): Promise<number> => {
  const made = await host.call<{ id: number }>("programs.create", {
    name: `Northfield ${network}`,
    network,
    currency,
    marginBp: 3500,
    networkFee: { kind: "percentOfCommission", value: 3000 },
    ...more,
  });
  return made.id;
};
const run = (file: string, answers: object = {}): Promise<Run> =>
  host.call<Run>("imports.run", { file, answers });
const csv = (name: string, lines: string[]): string => fileIn(host, name, `${lines.join("\n")}\n`);
const totals = (by: string[], days: object = OCT, more: object = {}): Promise<Totals> =>
  host.call<Totals>("performance.totals", { ...days, by, ...more });
const one = async (by: string[] = [], days: object = OCT, more: object = {}): Promise<Row | undefined> =>
  (await totals(by, days, more)).rows[0];
const sum = (rows: readonly Row[], field: "value" | "commission"): number =>
  Math.round(rows.reduce((all, row) => all + Number(row[field]), 0) * 100_000) / 100_000;

const tables = [
  "result_order",
  "result_less",
  "result_program_day",
  "result_account_month",
  "result_window",
  "partner_window",
];
const image = (table: string): string[] =>
  host.store
    .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
    .map(({ id: _, ...row }) => JSON.stringify(row))
    .toSorted();
/** What is derived, row by row. */
const derivedNow = () => Object.fromEntries(tables.map((table) => [table, image(table)]));

/** Makes all sums anew and compares: whatever was done before, they are those of a fresh start. */
function expectFresh(): void {
  const before = derivedNow();
  host.store.transaction(() => {
    for (const table of tables.slice(2)) host.store.run(`DELETE FROM ${table}`);
    const programs = host.store.column<number>("SELECT DISTINCT programId FROM result_account");
    const touched = programs.map((id) => wholeProgram(host.store, id));
    for (const _ of refreshSteps(host.store, touched, null));
    // A window that no account has any number in is no difference.
  });
  expect(lastDay(host.store)).toBe(lastDay(host.store));
  expect(derivedNow()).toEqual(before);
}

describe("samples", () => {
  const cases: [string, string, string, number, string | null, string, number | null, object][] = [
    ["awin_transactions_2026-10.csv", "awin", "GBP", 36, "4532.58", "445.27", null, {}],
    [
      "awin_publisher_performance_2026-10.csv",
      "awin",
      "GBP",
      16,
      "34178.67",
      "2200.73",
      56_561,
      { period: OCT },
    ],
    ["cj_performance_by_publisher_2026-10.csv", "cj", "USD", 15, "179662.52", "12576.39", null, {}],
    ["cj_commission_detail_2026-10.csv", "cj", "USD", 30, "6134.23", "429.42", null, {}],
    [
      "impact_performance_by_partner_2026-10.csv",
      "impact",
      "USD",
      15,
      "230903.96",
      "18472.31",
      null,
      { period: OCT },
    ],
    ["impact_action_listing_2026-10.csv", "impact", "USD", 28, "4333.85", "297.12", null, {}],
    [
      "shareasale_affiliate_timespan_2026-10.csv",
      "shareasale",
      "USD",
      14,
      "76780.96",
      "6217.46",
      35_755,
      { period: OCT },
    ],
    ["shareasale_transaction_detail_2026-10.csv", "shareasale", "USD", 22, "2956.55", "236.53", null, {}],
    [
      "rakuten_signature_orders_2026-10.csv",
      "rakuten",
      "USD",
      26,
      "2618.02",
      "170.173",
      null,
      { currency: "USD" },
    ],
    ["everflow_partner_report_2026-10.csv", "everflow", "USD", 16, null, "5928.92", 70_910, { period: OCT }],
    ["everflow_daily_by_partner_2026-10-01_10.csv", "everflow", "USD", 40, null, "1317.70", null, {}],
  ];
  test.each(cases)(
    "%s: to the cent, twice, undone, again",
    async (name, network, currency, rows, value, commission, clicks, more) => {
      const id = await program(network, currency);
      const empty = contents(host.store);
      const answers = { program: id, ...more };
      const file = fixture(name);
      const preview = await host.call<ReportCounted>("imports.preview", { file, answers });
      const first = await run(file, answers);
      expect(first).toMatchObject({ rows, created: rows, changed: 0, unchanged: 0, rejected: [], flips: [] });
      expect({ ...preview, report: { ...preview.report, accounts: [] } }).toEqual({
        ...first,
        batchId: undefined,
        report: { ...first.report, accounts: [] },
      });
      const summary = first.report.kind === "summary";
      const check = async () => {
        const all = (await totals(summary ? ["currency"] : ["currency", "status"])).rows;
        expect(new Set(all.map((row) => row.currency))).toEqual(new Set([currency]));
        if (value !== null) expect(sum(all, "value")).toBe(Number(value));
        expect(sum(all, "commission")).toBe(Number(commission));
        if (clicks !== null) expect(all[0]!.clicks).toBe(clicks);
      };
      await check();
      for (const total of first.report.totals) expect(total).toMatchObject({ differs: false });
      expectFresh();
      const second = await run(file, answers);
      expect(second).toMatchObject({ rows, created: 0, changed: 0, unchanged: rows });
      await check();
      await host.call("imports.undo", { batchId: second.batchId });
      await check();
      await host.call("imports.undo", { batchId: first.batchId });
      expect((await totals([])).rows).toEqual([]);
      expect(image("result_account")).toEqual([]);
      expect(Object.values(derivedNow()).flat()).toEqual([]);
      expect(contents(host.store)).toBe(empty);
      expect(await run(file, answers)).toMatchObject({ created: rows });
      await check();
    },
  );

  test("Awin's list saved again by a spreadsheet is the same 36 orders, in either order", async () => {
    const id = await program("awin", "GBP");
    const [plain, saved] = [
      fixture("awin_transactions_2026-10.csv"),
      fixture("awin_transactions_2026-10_resaved-in-excel-uk.csv"),
    ];
    await run(plain, { program: id });
    expect(await run(saved, { program: id })).toMatchObject({
      rows: 36,
      created: 0,
      changed: 0,
      unchanged: 36,
    });
    const other = await program("awin", "GBP", { name: "Other" });
    await run(saved, { program: other });
    expect(await run(plain, { program: other })).toMatchObject({ rows: 36, created: 0 });
    expect(await host.call("performance.orders", { ...OCT, programId: other })).toMatchObject({ total: 36 });
  });

  test("Awin's summary followed by its order list does not shrink October, nor double it", async () => {
    const id = await program("awin", "GBP");
    await run(fixture("awin_publisher_performance_2026-10.csv"), { program: id, period: OCT });
    const before = await one();
    await run(fixture("awin_transactions_2026-10.csv"), { program: id });
    const after = await one();
    expect(after).toEqual(before);
    expect(after).toMatchObject({ value: "34178.67", commission: "2200.73" });
    expect(await host.call("performance.orders", { ...OCT, programId: id })).toMatchObject({ total: 36 });
    expectFresh();
  });

  test("Everflow's month followed by ten of its days is neither shrunk nor doubled", async () => {
    const id = await program("everflow", "USD");
    const commissions = async (days: object = OCT) =>
      new Map((await totals(["partner"], days)).rows.map((row) => [row.externalId, Number(row.commission)]));
    await run(fixture("everflow_partner_report_2026-10.csv"), { program: id, period: OCT });
    const month = await commissions();
    await run(fixture("everflow_daily_by_partner_2026-10-01_10.csv"), { program: id });
    const days = await commissions({ from: "2026-10-01", to: "2026-10-10" });
    expect([...days.values()].reduce((all, each) => all + each, 0)).toBeCloseTo(1317.7, 5);
    // The ten days are taken off the month; where they say more than the whole month, they are what counts.
    for (const [externalId, commission] of await commissions())
      expect(commission).toBe(Math.max(month.get(externalId)!, days.get(externalId) ?? 0));
    expectFresh();
  });
});

const orderHeader = "Transaction ID,Date,Partner ID,Partner,Status,Sale Amount,Commission,Currency";
const dailyHeader = "Date,Partner ID,Partner,Website,Clicks,Orders,Sale Amount,Commission,Currency";

describe("later downloads", () => {
  const first = [
    orderHeader,
    "T1,2026-10-03,P1,Gear Ledger,pending,100.00,8.00,EUR",
    "T2,2026-10-04,P1,Gear Ledger,pending,50.00,4.00,EUR",
    "T3,2026-10-05,P2,Wild Swim,approved,20.00,1.60,EUR",
  ];
  const later = [
    orderHeader,
    "T1,2026-10-03,P1,Gear Ledger,declined,0.00,0.00,EUR",
    "T2,2026-10-04,P1,Gear Ledger,approved,50.00,4.00,EUR",
    "T3,2026-10-05,P2,Wild Swim,approved,20.00,1.60,EUR",
    "T4,2026-10-06,P2,Wild Swim,pending,30.00,2.40,EUR",
  ];

  test("update statuses, list the flips with their values, and keep what was reversed", async () => {
    const id = await program("in-house", "EUR");
    await run(csv("a.csv", first), { program: id });
    const file = csv("b.csv", later);
    const preview = await host.call<ReportCounted>("imports.preview", { file, answers: { program: id } });
    const result = await run(file, { program: id });
    expect(preview.flips).toEqual(result.flips);
    expect(result).toMatchObject({ created: 1, changed: 2, unchanged: 1 });
    expect(result.flips).toEqual(
      [
        { externalId: "T1", from: "pending", to: "declined", value: "100.00" },
        { externalId: "T2", from: "pending", to: "approved", value: "50.00" },
      ].map((flip) => expect.objectContaining(flip)),
    );
    expect(await one()).toMatchObject({
      orders: 3,
      value: "100.00",
      commission: "8.00",
      declinedOrders: 1,
      declinedValue: "100.00",
    });
    expectFresh();
  });

  test.each([
    ["the later first", [1, 0]],
    ["the earlier first", [0, 1]],
  ])("are undone in any order: %s", async (_, order) => {
    const id = await program("in-house", "EUR");
    const batches = [
      (await run(csv("a.csv", first), { program: id })).batchId,
      (await run(csv("b.csv", later), { program: id })).batchId,
    ];
    await host.call("imports.undo", { batchId: batches[order[0]!] });
    expectFresh();
    if (order[0] === 1) expect(await one()).toMatchObject({ orders: 3, value: "170.00", declinedOrders: 0 });
    // What the later one said of the earlier one's orders stays with it.
    else expect(await one()).toMatchObject({ orders: 2, value: "80.00", declinedOrders: 1 });
    await host.call("imports.undo", { batchId: batches[order[1]!] });
    expect((await totals([])).rows).toEqual([]);
    expect(image("result_order_row")).toEqual([]);
  });
});

describe("corrections", () => {
  test("are amounts on their order's day; an order of which nothing is left is declined", async () => {
    const id = await program("rakuten", "USD");
    const header =
      "Member ID (U1),MID,Advertiser Name,Order ID,Transaction Date,Transaction Time,SKU,Sales,# of Items,Total Commission,Process Date,Process Time";
    const row = (order: string, day: string, sales: string, commission: string, process: string) =>
      `"m1",1,"Northfield","${order}",${day},"10:00:00","S1",${sales},1,${commission},${process},"11:00:00"`;
    await run(
      csv("r.csv", [
        header,
        row("O1", "10/3/26", "100.00", "8.000", "10/4/26"),
        row("O1", "10/3/26", "-40.00", "-3.200", "10/24/26"),
        row("O2", "10/5/26", "50.00", "4.000", "10/6/26"),
        row("O2", "10/5/26", "-50.00", "-4.000", "10/26/26"),
        row("O9", "10/7/26", "-9.00", "-0.720", "10/28/26"),
      ]),
      { program: id, currency: "USD" },
    );
    expect(await one()).toMatchObject({
      orders: 1,
      value: "51.00",
      commission: "4.08",
      declinedOrders: 1,
      declinedValue: "50.00",
    });
    const byStatus = (await totals(["status"])).rows;
    expect(sum(byStatus, "value")).toBe(51);
    expect(byStatus.find((each) => each.status === "declined")).toMatchObject({ orders: 1, value: "0.00" });
    expect((await totals(["day"])).rows.map((each) => [each.day, each.value])).toEqual([
      ["2026-10-03", "60.00"],
      ["2026-10-05", "0.00"],
      ["2026-10-07", "-9.00"],
    ]);
  });
});

describe("completeness", () => {
  const daily = [
    dailyHeader,
    ...[1, 2, 3].map((day) => `2026-10-0${day},P1,Gear Ledger,gearledger.example,10,2,100.00,8.00,EUR`),
  ];
  const orders = [orderHeader, "T1,2026-10-02,P1,Gear Ledger,approved,70.00,5.60,EUR"];

  test("a complete order list counts instead of the summary on its days; clicks stay the summary's", async () => {
    const id = await program("in-house", "EUR");
    await run(csv("d.csv", daily), { program: id });
    const list = await run(csv("o.csv", orders), { program: id, complete: true });
    expect(await one()).toMatchObject({ clicks: 30, orders: 5, value: "270.00" });
    expect((await totals([])).incomplete).toBe(false);
    expectFresh();
    await host.call("imports.undo", { batchId: list.batchId });
    expect(await one()).toMatchObject({ clicks: 30, orders: 6, value: "300.00" });
    expectFresh();
  });

  test("an order list without a summary counts, and is said to be incomplete", async () => {
    const id = await program("in-house", "EUR");
    await run(csv("o.csv", orders), { program: id });
    expect(await totals([])).toMatchObject({ incomplete: true, rows: [{ orders: 1, value: "70.00" }] });
  });

  test("a report that reaches beyond the days asked for is left out and said", async () => {
    const id = await program("awin", "GBP");
    await run(fixture("awin_publisher_performance_2026-10.csv"), { program: id, period: OCT });
    expect(await totals([], { from: "2026-10-10", to: "2026-11-30" })).toMatchObject({
      incomplete: true,
      rows: [],
    });
    expect(await totals(["month"], { from: "2026-09-01", to: "2026-11-30" })).toMatchObject({
      incomplete: false,
      rows: [{ month: "2026-10", value: "34178.67" }],
    });
  });
});

describe("partners", () => {
  const daily = [
    dailyHeader,
    "2026-10-01,P1,Gear Ledger,gearledger.example,10,2,100.00,8.00,EUR",
    "2026-10-02,P2,Wild Swim Wkly,www.wildswim.example,10,1,50.00,4.00,EUR",
    "2026-10-03,P3,Trail Thrifty,,10,1,25.00,2.00,EUR",
  ];

  test("are matched by network id, then site, then name; the rest waits with proposals", async () => {
    const id = await program("in-house", "EUR");
    const make = async (input: object) => (await host.call<{ id: number }>("partners.create", input)).id;
    const gear = await make({ name: "Other name", networkIds: [{ network: "in-house", externalId: "p1" }] });
    const swim = await make({ name: "Wild Swim Weekly", websites: ["https://wildswim.example"] });
    await make({ name: "Trail Thrift" });
    const result = await run(csv("d.csv", daily), { program: id });
    expect(result.report).toMatchObject({ matched: 2, unmatched: 1 });
    const rows = (await totals(["partner"])).rows;
    expect(new Map(rows.map((each) => [each.partnerId, each.value]))).toEqual(
      new Map([
        [gear, "100.00"],
        [swim, "50.00"],
        [null, "25.00"],
      ]),
    );
    expect(rows.find((each) => each.partnerId === null)).toMatchObject({ externalId: "P3" });
    const tray = await host.call<{
      rows: { externalId: string; rows: number; proposals: { reason: string }[] }[];
    }>("partners.unmatched");
    expect(tray.rows).toMatchObject([
      { network: "in-house", externalId: "P3", name: "Trail Thrifty", rows: 1 },
    ]);
    // Its membership in the real program, and none that never moved in the first one.
    expect(
      host.store.all(
        "SELECT programId, stage, deletedAt IS NULL AS live FROM membership WHERE partnerId = ? ORDER BY id",
        swim,
      ),
    ).toEqual([
      { programId: 1, stage: "found", live: 0 },
      { programId: id, stage: "active", live: 1 },
    ]);
  });

  test("linking one links all its rows, past and future, and undoing the link takes them back", async () => {
    const id = await program("in-house", "EUR");
    const partner = (await host.call<{ id: number }>("partners.create", { name: "The Thrifty" })).id;
    await run(csv("d.csv", daily), { program: id });
    const linked = await host.call<{ rows: number; batchId: number }>("partners.link", {
      network: "in-house",
      externalId: "P3",
      partnerId: partner,
    });
    expect(linked.rows).toBe(1);
    expect(await one([], OCT, { partnerId: partner })).toMatchObject({ value: "25.00" });
    expectFresh();
    await run(csv("e.csv", [dailyHeader, "2026-10-09,P3,Trail Thrifty,,1,1,5.00,0.40,EUR"]), { program: id });
    expect(await one([], OCT, { partnerId: partner })).toMatchObject({ value: "30.00" });
    await host.call("history.undo", { batchId: linked.batchId });
    expect((await totals([], OCT, { partnerId: partner })).rows).toEqual([]);
    expect(await one()).toMatchObject({ value: "180.00" });
    expectFresh();
  });

  test("two accounts of one partner count once where their reports are about the same days", async () => {
    const id = await program("in-house", "EUR");
    await run(csv("a.csv", [dailyHeader, "2026-10-01,P1,Gear,gear.example,10,2,100.00,8.00,EUR"]), {
      program: id,
    });
    await run(
      csv("b.csv", [
        "Month,Affiliate ID,Affiliate,Clicks,Orders,Sale Amount,Commission,Currency",
        "2026-10,X9,Gear again,40,5,300.00,24.00,EUR",
      ]),
      { program: id },
    );
    expect(await one()).toMatchObject({ value: "400.00" });
    const partner = (await host.call<{ id: number }>("partners.create", { name: "Gear" })).id;
    for (const externalId of ["P1", "X9"])
      await host.call("partners.link", { network: "in-house", externalId, partnerId: partner });
    expect(await one()).toMatchObject({ value: "300.00" });
    expectFresh();
  });
});

describe("money", () => {
  test("the worked fixture of the definitions, imported", async () => {
    const id = await program("in-house", "EUR", { name: "Fixture" });
    const rows = Array.from({ length: 80 }, (_, at) => {
      const day = new Date(Date.UTC(2026, 5, 1 + at)).toISOString().slice(0, 10);
      return `${day},P1,Gear,gear.example,500,9,540.00,43.20,1,EUR`;
    });
    await run(
      csv("f.csv", [
        "Date,Partner ID,Partner,Website,Clicks,Approved orders,Approved value,Approved commission,Declined orders,Currency",
        ...rows,
      ]),
      { program: id },
    );
    expect(await one([], { from: "2026-06-01", to: "2026-09-01" })).toMatchObject({
      clicks: 40_000,
      orders: 720,
      declinedOrders: 80,
      value: "43200.00",
      commission: "3456.00",
      networkFee: "1036.80",
      cost: "4492.80",
      roiBp: 23_654,
      roas: "9.6154",
      epc: "0.0864",
      reversalBp: 1000,
    });
  });

  test("a change of the fee makes the sums anew, from its day on", async () => {
    const id = await program("in-house", "EUR");
    await run(
      csv("d.csv", [
        dailyHeader,
        "2026-10-01,P1,Gear,gear.example,10,2,100.00,10.00,EUR",
        "2026-10-20,P1,Gear,gear.example,10,2,100.00,10.00,EUR",
      ]),
      { program: id },
    );
    expect(await one()).toMatchObject({ networkFee: "6.00" });
    const change = await host.call<{ batchId: number }>("programs.setMoney", {
      programId: id,
      from: "2026-10-10",
      marginBp: 3500,
      networkFee: { kind: "perOrder", value: "1.50" },
    });
    expect(await one()).toMatchObject({ networkFee: "6.00" });
    expect(await one([], { from: "2026-10-20", to: "2026-10-20" })).toMatchObject({ networkFee: "3.00" });
    expectFresh();
    await host.call("history.undo", { batchId: change.batchId });
    expect(await one([], { from: "2026-10-20", to: "2026-10-20" })).toMatchObject({ networkFee: "3.00" });
    expectFresh();
  });

  test("two currencies are never added", async () => {
    const id = await program("in-house", "EUR");
    await run(
      csv("d.csv", [
        dailyHeader,
        "2026-10-01,P1,Gear,gear.example,10,2,100.00,10.00,EUR",
        "2026-10-01,P2,Swim,swim.example,10,2,70.00,7.00,USD",
      ]),
      { program: id },
    );
    expect((await totals([])).rows.map(({ currency, value }) => `${value} ${currency}`).toSorted()).toEqual([
      "100.00 EUR",
      "70.00 USD",
    ]);
    await host.call("rates.set", { on: "2026-09-30", from: "EUR", to: "USD", rate: "1.25" });
    expect(await host.call("performance.overview", { ...OCT, currency: "EUR" })).toMatchObject({
      now: { value: "156.00", orders: 4 },
      rates: [{ from: "USD", to: "EUR", rate: "0.8", on: "2026-09-30" }],
      unconverted: [],
    });
    expect(await host.call("performance.overview", { ...OCT, currency: "GBP" })).toMatchObject({
      now: { value: "0.00" },
      unconverted: [
        { currency: "EUR", value: "100.00" },
        { currency: "USD", value: "70.00" },
      ],
    });
  });
});
