// What belongs together and what comes back: order references, replaced periods, partners and memberships after taking back.
import { describe, expect, test } from "vitest";
import { dailyHeader, OCT, orderHeader, useReports } from "../../../testingReports.ts";

const { host, program, run, csv, totals, one, image, expectFresh } = useReports();

describe("rows of one order reference", () => {
  const header = "Transaction ID,Order ID,Date,Partner ID,Partner,Status,Sale Amount,Commission,Currency";

  test("of which one is declined: what is left counts, the other stands apart, in any later state", async () => {
    const id = await program("in-house", "EUR");
    const kept = "T2,O1,2026-10-03,P1,G,approved,80.00,6.40,EUR";
    const first = await run(csv("a.csv", [header, "T1,O1,2026-10-02,P1,G,declined,100.00,8.00,EUR", kept]), {
      program: id,
    });
    expect(await one()).toMatchObject({
      orders: 1,
      value: "80.00",
      declinedOrders: 1,
      declinedValue: "100.00",
    });
    const list = await host().call<{ rows: { externalId: string; order: string; status: string }[] }>(
      "performance.orders",
      OCT,
    );
    expect(list.rows.map(({ externalId, order, status }) => [externalId, order, status])).toEqual([
      ["T2", "O1", "approved"],
      ["T1", "O1", "declined"],
    ]);
    expectFresh();
    const second = await run(csv("b.csv", [header, "T1,O1,2026-10-02,P1,G,approved,100.00,8.00,EUR", kept]), {
      program: id,
    });
    expect(await one()).toMatchObject({ value: "180.00", declinedOrders: 0 });
    expectFresh();
    await host().call("imports.undo", { batchId: second.batchId });
    expect(await one()).toMatchObject({
      orders: 1,
      value: "80.00",
      declinedOrders: 1,
      declinedValue: "100.00",
    });
    await host().call("imports.undo", { batchId: first.batchId });
    expect(image("result_order")).toEqual([]);
    expectFresh();
  });

  test("in two currencies are never added", async () => {
    const id = await program("in-house", "EUR");
    await run(
      csv("a.csv", [
        header,
        "T1,O1,2026-10-02,P1,G,approved,100.00,8.00,EUR",
        "T2,O1,2026-10-02,P1,G,approved,70.00,7.00,USD",
        "T3,O1,2026-10-09,P1,G,approved,-20.00,-2.00,USD",
      ]),
      { program: id },
    );
    const rows = (await totals([])).rows.map(
      ({ currency, orders, value }) => `${currency} ${orders} ${value}`,
    );
    expect(rows.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["EUR 1 100.00", "USD 1 50.00"]);
    expectFresh();
  });
});

test("what hangs on a program in the trash is hidden with it, and back with it", async () => {
  const id = await program("in-house", "EUR");
  await run(csv("a.csv", [orderHeader, "T1,2026-10-03,P1,G,approved,10.00,1.00,EUR"]), { program: id });
  const seen = async () => [
    (await totals(["program"])).rows.length,
    (await host().call<{ total: number }>("performance.orders", OCT)).total,
    (await host().call<{ rows: unknown[] }>("partners.unmatched", {})).rows.length,
  ];
  expect(await seen()).toEqual([1, 1, 1]);
  const { batchId } = await host().call<{ batchId: number }>("programs.trash", { id });
  expect(await seen()).toEqual([0, 0, 0]);
  await host().call("history.undo", { batchId });
  expect(await seen()).toEqual([1, 1, 1]);
});

describe("taking back", () => {
  const undo = (batchId: number) => host().call("imports.undo", { batchId });

  test("an import that replaced an overlapping period brings that one back", async () => {
    const id = await program("in-house", "EUR");
    const header = "From,To,Partner ID,Partner,Clicks,Orders,Sale Amount,Commission,Currency";
    const october = csv("a.csv", [header, "2026-10-01,2026-10-31,P1,G,100,10,1000.00,80.00,EUR"]);
    const half = csv("b.csv", [header, "2026-10-16,2026-11-15,P1,G,50,5,500.00,40.00,EUR"]);
    const both = { from: "2026-10-01", to: "2026-11-30" };
    const value = async () => (await totals([], both)).rows.map((row) => row.value);
    const first = await run(october, { program: id });
    expect(await run(half, { program: id })).toMatchObject({ created: 0, rejected: [{ line: 2 }] });
    const second = await run(half, { program: id, overlap: "replace" });
    expect(await value()).toEqual(["500.00"]);
    await undo(second.batchId);
    expect(await value()).toEqual(["1000.00"]);
    expectFresh();
    // Replaced, and made anew by a later import: the earlier one is under it.
    const third = await run(half, { program: id, overlap: "replace" });
    const fourth = await run(october, { program: id, overlap: "replace" });
    expect(await value()).toEqual(["1000.00"]);
    await undo(third.batchId);
    expect(await value()).toEqual(["1000.00"]);
    await undo(fourth.batchId);
    expect(await value()).toEqual(["1000.00"]);
    await undo(first.batchId);
    expect(await value()).toEqual([]);
    expectFresh();
  });

  test("leaves the partners of a later import's rows and their memberships", async () => {
    const id = await program("in-house", "EUR");
    const partner = (await host().call<{ id: number }>("partners.create", { name: "Gear Ledger" })).id;
    const file = (name: string, transaction: string) =>
      csv(name, [orderHeader, `${transaction},2026-10-03,P1,Gear Ledger,approved,10.00,1.00,EUR`]);
    const memberships = () =>
      host().store.all("SELECT programId, stage FROM membership WHERE deletedAt IS NULL ORDER BY id");
    const first = await run(file("a.csv", "T1"), { program: id });
    const second = await run(file("b.csv", "T2"), { program: id });
    await undo(first.batchId);
    expect((await totals(["partner"])).rows).toMatchObject([{ partnerId: partner, value: "10.00" }]);
    expect(memberships()).toEqual([{ programId: id, stage: "active" }]);
    expectFresh();
    await undo(second.batchId);
    expect(image("result_account")).toEqual([]);
    expect(memberships()).toEqual([{ programId: 1, stage: "found" }]);
    expectFresh();
  });
});

test("an order whose value comes to nothing flips to declined, whatever its row says, and back", async () => {
  const id = await program("in-house", "EUR");
  const state = (status: string, value: string) =>
    run(csv("a.csv", [orderHeader, `T1,2026-10-03,P1,G,${status},${value},1.00,EUR`]), { program: id });
  await state("pending", "10.00");
  expect((await state("approved", "0.00")).flips).toEqual([
    { externalId: "T1", from: "pending", to: "declined", value: "10.00" },
  ]);
  expect(await one()).toMatchObject({ orders: 0, declinedOrders: 1, declinedValue: "10.00" });
  expect((await state("declined", "0.00")).flips).toEqual([]);
  expect((await state("paid", "12.00")).flips).toEqual([
    { externalId: "T1", from: "declined", to: "paid", value: "12.00" },
  ]);
  expect(await one()).toMatchObject({ orders: 1, value: "12.00", declinedOrders: 0 });
});

test("an order that a later download gives to another partner leaves the first one's sums", async () => {
  const id = await program("in-house", "EUR");
  for (const partner of ["P1", "P2"])
    await run(csv("a.csv", [orderHeader, `T1,2026-10-03,${partner},G,approved,10.00,1.00,EUR`]), {
      program: id,
    });
  expect((await totals(["partner"])).rows).toMatchObject([{ externalId: "P2", value: "10.00" }]);
  expect(await host().call<{ rows: object[]; total: number }>("partners.unmatched", {})).toMatchObject({
    rows: [{ externalId: "P2", rows: 1 }],
    total: 1,
  });
  expectFresh();
});

test("amounts that each are possible and together are not are refused in words, and nothing stays", async () => {
  const id = await program("in-house", "EUR");
  const huge = "89999999999.00";
  for (const lines of [
    [orderHeader, `T1,2026-10-03,P1,G,approved,${huge},${huge},EUR`],
    [dailyHeader, `2026-10-03,P1,G,,1,1,${huge},${huge},EUR`],
    [
      orderHeader,
      ...Array.from({ length: 1200 }, (_, at) => `M${at},2026-10-03,P1,G,declined,${huge},0,EUR`),
    ],
  ])
    expect(await host().refused("imports.run", { file: csv("a.csv", lines), answers: { program: id } })).toBe(
      "sums-too-large",
    );
  expect((await totals([])).rows).toEqual([]);
  expect(image("result_account")).toEqual([]);
  expect(
    await run(csv("b.csv", [orderHeader, "T1,2026-10-03,P1,G,approved,10.00,1.00,EUR"]), { program: id }),
  ).toMatchObject({
    created: 1,
  });
  expectFresh();
});
