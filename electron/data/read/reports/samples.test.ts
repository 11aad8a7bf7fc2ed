// Each sample report gives what its README says: rows, totals to the cent, partners, days, states.
import { describe, expect, it } from "vitest";
import { readReport, report, sumsOf } from "../fixtures/reports.ts";

const samples = [
  ["awin_transactions_2026-10.csv", "awin-transactions", 36, { value: 4532.58, commission: 445.27 }],
  [
    "awin_transactions_2026-10_resaved-in-excel-uk.csv",
    "awin-transactions",
    36,
    { value: 4532.58, commission: 445.27 },
  ],
  [
    "awin_publisher_performance_2026-10.csv",
    "awin-performance",
    16,
    { clicks: 56561, value: 34178.67, commission: 2200.73 },
  ],
  [
    "cj_performance_by_publisher_2026-10.csv",
    "cj-performance",
    15,
    { orders: 1879, value: 179662.52, commission: 12576.39 },
  ],
  ["cj_commission_detail_2026-10.csv", "cj-commissions", 30, { value: 6134.23, commission: 429.42 }],
  [
    "impact_performance_by_partner_2026-10.csv",
    "impact-performance",
    15,
    { orders: 2447, value: 230903.96, commission: 18472.31 },
  ],
  ["impact_action_listing_2026-10.csv", "impact-actions", 28, { value: 4333.85, commission: 297.12 }],
  [
    "shareasale_affiliate_timespan_2026-10.csv",
    "shareasale-timespan",
    14,
    { clicks: 35755, value: 76780.96, commission: 6217.46 },
  ],
  [
    "shareasale_transaction_detail_2026-10.csv",
    "shareasale-transactions",
    22,
    { value: 2956.55, commission: 236.53 },
  ],
  ["rakuten_signature_orders_2026-10.csv", "rakuten-orders", 26, { value: 2618.02, commission: 170.173 }],
  [
    "everflow_partner_report_2026-10.csv",
    "everflow",
    16,
    { clicks: 70910, orders: 979, commission: 5928.92 },
  ],
  ["everflow_daily_by_partner_2026-10-01_10.csv", "everflow", 40, { commission: 1317.7 }],
] as const;

describe("samples", () => {
  it.each(samples)("%s", async (name, format, rows, sums) => {
    const whole = await readReport(report(name));
    expect(whole.source).toMatchObject({ format, needsMapping: false, kind: whole.source.kind });
    expect(whole.rows).toHaveLength(rows);
    expect([whole.rejected, whole.problems]).toEqual([[], []]);
    expect(sumsOf(whole)).toMatchObject(sums);
    expect(whole.source.found.missing).toEqual([]);
    const { file, rows: summed } = whole.source.totals();
    if (file) expect(summed).toMatchObject(file);
  });

  it("know their period, currency and advertiser", async () => {
    const found = async (name: string) => (await readReport(report(name))).source.found;
    const october = { from: "2026-10-01", to: "2026-10-31" };
    expect(await found("awin_publisher_performance_2026-10.csv")).toMatchObject({
      period: { ...october, by: "name" },
      currency: { code: "GBP", by: "column" },
      program: { id: "48117", name: "Northfield Outdoor" },
    });
    expect(await found("cj_performance_by_publisher_2026-10.csv")).toMatchObject({
      period: { ...october, by: "title" },
      currency: { code: "USD", by: "sign" },
      program: { id: "4501177", name: "Northfield Outdoor" },
    });
    expect(await found("cj_commission_detail_2026-10.csv")).toMatchObject({
      currency: { code: "USD", by: "header" },
    });
    expect(await found("shareasale_affiliate_timespan_2026-10.csv")).toMatchObject({
      currency: { code: "USD", by: "format" },
    });
    expect(await found("rakuten_signature_orders_2026-10.csv")).toMatchObject({
      currency: { code: null, by: null },
      dateOrder: { order: "mdy", sure: true, by: "column" },
      program: { id: "44817", name: "Northfield Outdoor, US" },
    });
    expect(await found("everflow_daily_by_partner_2026-10-01_10.csv")).toMatchObject({
      dateOrder: { order: "mdy", sure: false, by: "format" },
      period: null,
    });
    expect(await found("shareasale_transaction_detail_2026-10.csv")).toMatchObject({
      dateOrder: { order: "mdy", sure: true },
    });
  });

  it("have the totals rows of CJ and Everflow beside the rows, not among them", async () => {
    const totals = async (name: string) => (await readReport(report(name))).source.totals().file;
    expect(await totals("cj_performance_by_publisher_2026-10.csv")).toEqual({
      clicks: 84127,
      impressions: 1988563,
      orders: 1879,
      value: 17966252000,
      commission: 1257639000,
    });
    expect(await totals("everflow_partner_report_2026-10.csv")).toMatchObject({
      clicks: 70910,
      commission: 592892000,
    });
    expect(await totals("awin_publisher_performance_2026-10.csv")).toBeNull();
  });
});

describe("orders of the samples", () => {
  it("Awin's statuses are numbers, its times those of the given zone", async () => {
    const { rows } = await readReport(report("awin_transactions_2026-10.csv"), { zone: "Europe/London" });
    const sum = (status: string) =>
      Math.round(
        rows
          .filter((row) => row["status"] === status)
          .reduce((all, row) => all + Number(row["commission"]), 0) * 100,
      ) / 100;
    expect([sum("approved"), sum("pending"), sum("declined")]).toEqual([285.62, 132.64, 27.01]);
    expect(rows[0]).toMatchObject({
      id: "1843377201",
      at: "2026-10-01T12:10:43.000Z",
      day: "2026-10-01",
      currency: "GBP",
    });
  });

  it("a copy that Excel saved twice over is the same orders on the same days", async () => {
    const facts = async (name: string) =>
      (await readReport(report(name))).rows.map(({ id, day, status, value, commission, partner }) => ({
        id,
        day,
        status,
        value,
        commission,
        partner,
      }));
    expect(await facts("awin_transactions_2026-10_resaved-in-excel-uk.csv")).toEqual(
      await facts("awin_transactions_2026-10.csv"),
    );
  });

  it("CJ's corrections are amounts on the order of the first row", async () => {
    const { rows } = await readReport(report("cj_commission_detail_2026-10.csv"));
    const corrections = rows.filter((row) => row["correction"]);
    expect(corrections).toHaveLength(2);
    for (const row of corrections) {
      expect(row["value"]).toBeLessThan(0);
      expect(rows.filter((other) => other["order"] === row["order"])).toHaveLength(2);
    }
    // 14:54 of Pacific daylight time is 21:54 UTC, and the day stays that of the file.
    expect(rows[0]).toMatchObject({ at: "2026-10-01T21:54:00.000Z", day: "2026-10-01", status: "approved" });
  });

  it("days follow the program's time zone where it has one", async () => {
    const name = report("impact_action_listing_2026-10.csv");
    const own = await readReport(name);
    const berlin = await readReport(name, { timeZone: "Europe/Berlin" });
    expect(own.rows[0]).toMatchObject({ at: "2026-10-02T00:04:00.000Z", day: "2026-10-01" });
    expect(berlin.rows[0]).toMatchObject({ at: "2026-10-02T00:04:00.000Z", day: "2026-10-02" });
    const states = own.rows.map((row) => row["status"]);
    const count = (status: string) => states.filter((state) => state === status).length;
    expect([count("approved"), count("pending"), count("declined")]).toEqual([9, 17, 2]);
  });

  it("ShareASale's flags make states, US Central time the moment", async () => {
    const { rows } = await readReport(report("shareasale_transaction_detail_2026-10.csv"));
    expect(rows.filter((row) => row["status"] === "declined")).toHaveLength(2);
    expect(rows.some((row) => row["status"] === "pending")).toBe(true);
    expect(rows[0]).toMatchObject({
      order: "NF-91230",
      at: "2026-10-06T00:29:35.000Z",
      day: "2026-10-05",
      status: "approved",
    });
  });

  it("Rakuten's returns are corrections of their order, and nobody is a partner", async () => {
    const { rows, accounts } = await readReport(report("rakuten_signature_orders_2026-10.csv"));
    const returns = rows.filter((row) => row["correction"]);
    expect(returns).toHaveLength(2);
    expect(returns.map(({ order, value, commission, status }) => [order, value, commission, status])).toEqual(
      [
        ["NF70191", -70.97, -4.613, "approved"],
        ["NF70290", -32.89, -2.138, "approved"],
      ],
    );
    expect(new Set(rows.map((row) => row["id"])).size).toBe(26);
    expect(accounts.map(({ name }) => name)).toContain("<none>");
    expect(rows.every((row) => row["status"] === "approved" && row["currency"] === null)).toBe(true);
  });
});

describe("summaries of the samples", () => {
  it("Awin's totals hold what is pending and the bonus", async () => {
    const { rows } = await readReport(report("awin_publisher_performance_2026-10.csv"));
    expect(rows[0]).toMatchObject({
      partner: "700100",
      pendingOrders: 10,
      approvedOrders: 28,
      approvedCommission: 87.01,
    });
    // Rucksack Radio: 82.63 confirmed and a bonus of 150.
    expect(rows.find((row) => row.partner === "719378")).toMatchObject({
      approvedOrders: 27,
      approvedCommission: 232.63,
    });
  });

  it("impact.com's reversals have no sign and are not taken off twice", async () => {
    const { rows } = await readReport(report("impact_performance_by_partner_2026-10.csv"));
    expect(rows[0]).toMatchObject({
      clicks: 13007,
      approvedOrders: 266,
      approvedValue: 31475.78,
      approvedCommission: 2518.07,
      declinedOrders: 24,
      declinedCommission: 227.19,
    });
  });

  it("CJ's site of a company is a part, Everflow's offer too", async () => {
    const cj = await readReport(report("cj_performance_by_publisher_2026-10.csv"));
    expect(cj.rows[0]).toMatchObject({ partner: "5100200", part: "100300400", from: null, to: null });
    const daily = await readReport(report("everflow_daily_by_partner_2026-10-01_10.csv"));
    expect(daily.rows[0]).toMatchObject({
      from: "2026-10-01",
      to: "2026-10-01",
      part: "Northfield US - CPS (12)",
      clicks: 85,
    });
    expect(daily.accounts[0]).toEqual({
      externalId: "1010",
      name: "Trail Thrift (UK)",
      site: null,
      email: null,
    });
    expect(daily.source.found.has).toEqual(["clicks", "approvedOrders", "approvedCommission"]);
  });
});
