// Reports that come again or beside others: flips, corrections, complete and incomplete lists, undone in any order.
import { describe, expect, test } from "vitest";
import type { ReportCounted } from "./counted.ts";
import { OCT, fixture, sum, orderHeader, dailyHeader, useReports } from "../../../testingReports.ts";

const { host, program, run, csv, totals, one, image, expectFresh } = useReports();

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
    const preview = await host().call<ReportCounted>("imports.preview", { file, answers: { program: id } });
    const result = await run(file, { program: id });
    expect(preview.flips).toEqual(result.flips);
    expect(result).toMatchObject({ created: 1, changed: 2, unchanged: 1 });
    expect(result.flips).toEqual([
      { externalId: "T1", from: "pending", to: "declined", value: "100.00" },
      { externalId: "T2", from: "pending", to: "approved", value: "50.00" },
    ]);
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
    await host().call("imports.undo", { batchId: batches[order[0]!] });
    expectFresh();
    if (order[0] === 1) expect(await one()).toMatchObject({ orders: 3, value: "170.00", declinedOrders: 0 });
    // What the later one said of the earlier one's orders stays with it.
    else expect(await one()).toMatchObject({ orders: 2, value: "80.00", declinedOrders: 1 });
    await host().call("imports.undo", { batchId: batches[order[1]!] });
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

describe("corrections of a later download", () => {
  const first = [
    orderHeader,
    "T1,2026-10-03,P1,Gear Ledger,approved,100.00,8.00,EUR",
    "T2,2026-10-04,P1,Gear Ledger,pending,100.00,8.00,EUR",
    "T3,2026-10-05,P1,Gear Ledger,approved,70.00,5.60,EUR",
  ];
  const returned = [
    "T1,2026-10-20,P1,Gear Ledger,approved,-100.00,-8.00,EUR",
    "T2,2026-10-20,P1,Gear Ledger,pending,-40.00,-3.20,EUR",
    "T2,2026-10-21,P1,Gear Ledger,pending,-60.00,-4.80,EUR",
    "T3,2026-10-22,P1,Gear Ledger,approved,-20.00,-1.60,EUR",
  ];
  const flips = [
    { externalId: "T1", from: "approved", to: "declined", value: "100.00" },
    { externalId: "T2", from: "pending", to: "declined", value: "100.00" },
  ];

  test.each([
    ["alone", [orderHeader, ...returned]],
    ["with their orders", [...first, ...returned]],
  ])("are flips where nothing is left of an order: %s", async (_, lines) => {
    const id = await program("in-house", "EUR");
    await run(csv("a.csv", first), { program: id });
    const file = csv("b.csv", lines);
    const preview = await host().call<ReportCounted>("imports.preview", { file, answers: { program: id } });
    expect(preview.flips).toEqual(flips);
    const result = await run(file, { program: id });
    expect(result).toMatchObject({ created: 4, changed: 0, flips });
    expect(await one()).toMatchObject({
      orders: 1,
      value: "50.00",
      declinedOrders: 2,
      declinedValue: "200.00",
    });
    expect((await run(file, { program: id })).flips).toEqual([]);
    await host().call("imports.undo", { batchId: result.batchId });
    expect(await one()).toMatchObject({ orders: 3, value: "270.00", declinedOrders: 0 });
    expectFresh();
  });

  test("of orders that come with them flip nothing", async () => {
    const id = await program("in-house", "EUR");
    const file = csv("b.csv", [...first, ...returned]);
    const preview = await host().call<ReportCounted>("imports.preview", { file, answers: { program: id } });
    expect(preview.flips).toEqual([]);
    expect((await run(file, { program: id })).flips).toEqual([]);
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
    await host().call("imports.undo", { batchId: list.batchId });
    expect(await one()).toMatchObject({ clicks: 30, orders: 6, value: "300.00" });
    expectFresh();
  });

  test("a complete list about some days is complete on those without an order too, and not on days to come", async () => {
    const id = await program("in-house", "EUR");
    await run(csv("d.csv", daily), { program: id });
    const said = { program: id, complete: true, period: { from: "2026-10-01", to: "2026-12-31" } };
    const list = await run(csv("o.csv", orders), said);
    expect(await one()).toMatchObject({ clicks: 30, orders: 1, value: "70.00" });
    expectFresh();
    const later = [dailyHeader, "2026-11-20,P1,Gear Ledger,,1,1,10.00,1.00,EUR"];
    await run(csv("e.csv", [...later, "2026-11-21,P1,Gear Ledger,,1,1,20.00,2.00,EUR"]), { program: id });
    const end = { from: "2026-11-01", to: "2026-11-30" };
    expect(await one([], end)).toMatchObject({ clicks: 2, orders: 1, value: "20.00" });
    await host().call("imports.undo", { batchId: list.batchId });
    expect(await one()).toMatchObject({ clicks: 30, orders: 6, value: "300.00" });
    expect(await one([], end)).toMatchObject({ clicks: 2, orders: 2, value: "30.00" });
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

describe("days in the program's zone", () => {
  const file = () => fixture("impact_action_listing_2026-10.csv");

  test("are the same whether its program was answered or is the only one", async () => {
    const id = await program("impact", "USD", { timeZone: "Australia/Sydney" });
    expect(await run(file())).toMatchObject({ created: 28 });
    expect(await run(file(), { program: id })).toMatchObject({ created: 0, changed: 0, unchanged: 28 });
    expect(await run(file())).toMatchObject({ created: 0, changed: 0, unchanged: 28 });
  });

  test("turn at its midnight, also where the clock is put back", async () => {
    const id = await program("in-house", "EUR", { timeZone: "Europe/Berlin" });
    const at = (name: string, time: string) => `${name},${time},P1,G,approved,10.00,1.00,EUR`;
    await run(
      csv("z.csv", [
        orderHeader,
        at("T1", "2026-10-24T21:59:59Z"),
        at("T2", "2026-10-24T22:00:00Z"),
        at("T3", "2026-10-25T22:59:59Z"),
        at("T4", "2026-10-25T23:00:00Z"),
        at("T5", "2026-10-25T18:30:00-05:00"),
      ]),
      { program: id },
    );
    const days = (await totals(["day"])).rows.map(({ day, orders }) => [day, orders]);
    expect(days).toEqual([
      ["2026-10-24", 1],
      ["2026-10-25", 2],
      ["2026-10-26", 2],
    ]);
  });
});

test("an order that a later file gives to another partner leaves the first", async () => {
  const id = await program("in-house", "EUR");
  await run(csv("a.csv", [orderHeader, "T1,2026-10-03,P1,Gear Ledger,approved,100.00,8.00,EUR"]), {
    program: id,
  });
  await run(csv("b.csv", [orderHeader, "T1,2026-10-03,P2,Wild Swim,approved,100.00,8.00,EUR"]), {
    program: id,
  });
  expect((await totals(["partner"])).rows).toMatchObject([{ externalId: "P2", value: "100.00", orders: 1 }]);
  expectFresh();
});

test("a program that is not there is no new one", async () => {
  const file = csv("a.csv", [orderHeader, "T1,2026-10-03,P1,Gear Ledger,approved,100.00,8.00,EUR"]);
  for (const call of ["imports.preview", "imports.run"])
    expect(await host().refused(call, { file, answers: { program: 99 } })).toBe("missing-program");
  expect(host().store.value("SELECT count(*) FROM program")).toBe(1);
});
