// Every report sample to the cent: twice, undone, again; and reports of the same days together.
import { describe, expect, test } from "vitest";
import { contents } from "../../../testing.ts";
import type { ReportCounted } from "./counted.ts";
import { OCT, fixture, sum, useReports } from "../../../testingReports.ts";

const { host, program, run, totals, one, image, derivedNow, expectFresh } = useReports();

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
      const empty = contents(host().store);
      const answers = { program: id, ...more };
      const file = fixture(name);
      const preview = await host().call<ReportCounted>("imports.preview", { file, answers });
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
      await host().call("imports.undo", { batchId: second.batchId });
      await check();
      await host().call("imports.undo", { batchId: first.batchId });
      expect((await totals([])).rows).toEqual([]);
      expect(image("result_account")).toEqual([]);
      expect(Object.values(derivedNow()).flat()).toEqual([]);
      expect(contents(host().store)).toBe(empty);
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
    expect(await host().call("performance.orders", { ...OCT, programId: other })).toMatchObject({
      total: 36,
    });
  });

  test("Awin's summary followed by its order list does not shrink October, nor double it", async () => {
    const id = await program("awin", "GBP");
    await run(fixture("awin_publisher_performance_2026-10.csv"), { program: id, period: OCT });
    const before = await one();
    await run(fixture("awin_transactions_2026-10.csv"), { program: id });
    const after = await one();
    expect(after).toEqual(before);
    expect(after).toMatchObject({ value: "34178.67", commission: "2200.73" });
    const orders = await host().call<{ total: number; rows: object[] }>("performance.orders", {
      ...OCT,
      programId: id,
    });
    expect(orders.total).toBe(36);
    expect(orders.rows[0]).toMatchObject({
      file: "awin_transactions_2026-10.csv",
      author: "Mara",
      example: false,
      shared: false,
    });
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
