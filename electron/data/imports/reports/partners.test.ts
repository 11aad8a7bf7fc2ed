// Whose the numbers are, and what they cost: matching, linking, fees with history, currencies.
import { describe, expect, test } from "vitest";
import { OCT, dailyHeader, useReports } from "../../../testingReports.ts";

const { host, program, run, csv, totals, one, expectFresh } = useReports();

describe("partners", () => {
  const daily = [
    dailyHeader,
    "2026-10-01,P1,Gear Ledger,gearledger.example,10,2,100.00,8.00,EUR",
    "2026-10-02,P2,Wild Swim Wkly,www.wildswim.example,10,1,50.00,4.00,EUR",
    "2026-10-03,P3,Trail Thrifty,,10,1,25.00,2.00,EUR",
  ];

  test("are matched by network id, then site, then name; the rest waits with proposals", async () => {
    const id = await program("in-house", "EUR");
    const make = async (input: object) => (await host().call<{ id: number }>("partners.create", input)).id;
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
    const tray = await host().call<{
      rows: { externalId: string; rows: number; proposals: { reason: string }[] }[];
    }>("partners.unmatched");
    expect(tray.rows).toMatchObject([
      { network: "in-house", externalId: "P3", name: "Trail Thrifty", rows: 1 },
    ]);
    // Its membership in the real program, and none that never moved in the first one.
    expect(
      host().store.all(
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
    const partner = (await host().call<{ id: number }>("partners.create", { name: "The Thrifty" })).id;
    await run(csv("d.csv", daily), { program: id });
    const linked = await host().call<{ rows: number; batchId: number }>("partners.link", {
      network: "in-house",
      externalId: "P3",
      partnerId: partner,
    });
    expect(linked.rows).toBe(1);
    expect(await one([], OCT, { partnerId: partner })).toMatchObject({ value: "25.00" });
    expectFresh();
    await run(csv("e.csv", [dailyHeader, "2026-10-09,P3,Trail Thrifty,,1,1,5.00,0.40,EUR"]), { program: id });
    expect(await one([], OCT, { partnerId: partner })).toMatchObject({ value: "30.00" });
    await host().call("history.undo", { batchId: linked.batchId });
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
    const partner = (await host().call<{ id: number }>("partners.create", { name: "Gear" })).id;
    for (const externalId of ["P1", "X9"])
      await host().call("partners.link", { network: "in-house", externalId, partnerId: partner });
    expect(await one()).toMatchObject({ value: "300.00" });
    expectFresh();
  });
});

test("a mail to a partner can say the numbers of its last 90 days", async () => {
  const id = await program("in-house", "EUR");
  const partner = (await host().call<{ id: number }>("partners.create", { name: "Gear" })).id;
  await run(
    csv("d.csv", [
      dailyHeader,
      "2026-06-01,P1,Gear,,900,9,9000.00,900.00,EUR",
      "2026-10-01,P1,Gear,,1200,24,1234.50,98.76,EUR",
      "2026-10-03,P2,Swim,,7,7,7.00,7.00,EUR",
    ]),
    { program: id },
  );
  const filled = await host().call<{ body: string }>("templates.fill", {
    subject: "s",
    body: "{sales} of {orders} orders, {conversion rate} of {clicks} clicks, EPC {EPC}, {numbers from} to {numbers to}",
    partnerId: partner,
    locale: "en-GB",
  });
  expect(filled.body).toBe(
    "€1,234.50 of 24 orders, 2% of 1,200 clicks, EPC €0.0823, 6 July 2026 to 3 October 2026",
  );
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
    const change = await host().call<{ batchId: number }>("programs.setMoney", {
      programId: id,
      from: "2026-10-10",
      marginBp: 3500,
      networkFee: { kind: "perOrder", value: "1.50" },
    });
    expect(await one()).toMatchObject({ networkFee: "6.00" });
    expect(await one([], { from: "2026-10-20", to: "2026-10-20" })).toMatchObject({ networkFee: "3.00" });
    expectFresh();
    await host().call("history.undo", { batchId: change.batchId });
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
    await host().call("rates.set", { on: "2026-09-30", from: "EUR", to: "USD", rate: "1.25" });
    expect(await host().call("performance.overview", { ...OCT, currency: "EUR" })).toMatchObject({
      now: { value: "156.00", orders: 4 },
      rates: [{ from: "USD", to: "EUR", rate: "0.8", on: "2026-09-30" }],
      unconverted: [],
    });
    expect(await host().call("performance.overview", { ...OCT, currency: "GBP" })).toMatchObject({
      now: { value: "0.00" },
      unconverted: [
        { currency: "EUR", value: "100.00" },
        { currency: "USD", value: "70.00" },
      ],
    });
  });
});
