// The payout check over imported orders: what differs, by how much, and why it probably does.
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { orderHeader, useReports } from "../testingReports.ts";
import { makeKestrel, percent } from "../testingTerms.ts";

const { host, program, run, csv } = useReports();

interface Checked {
  rows: { orderId: number; externalId: string; on: string; paid: string; due: string; reason: string }[];
  paid: string;
  due: string;
  total: number;
  checked: number;
  unchecked: number;
}

let programId: number;
let partnerId: number;
beforeEach(async () => {
  ({ programId, partnerId } = await makeKestrel({ host, program }));
});

const agree = (terms: object, from: string, to?: string) =>
  host().call("agreements.create", { partnerId, programId, terms, from, ...(to && { to }) });
const orders = (lines: string[]) => run(csv("orders.csv", [orderHeader, ...lines]), { program: programId });
const order = (id: string, day: string, value: string, commission: string, status = "approved"): string =>
  `${id},${day},K1,Kestrel,${status},${value},${commission},EUR`;
const check = (more: object = {}) =>
  host().call<Checked>("agreements.check", {
    partnerId,
    programId,
    from: "2026-07-01",
    to: "2026-09-30",
    ...more,
  });
const said = ({ rows }: Checked): string[] =>
  rows.map(({ externalId, on, paid, due, reason }) => `${externalId} ${on} ${paid} ${due} ${reason}`);

describe("each order under the terms of its day", () => {
  test("declined ones are paid 0 and due 0; a wrong rate and what is unknown are told", async () => {
    await agree(percent(800), "2026-01-01");
    await orders([
      order("A", "2026-07-02", "100.00", "8.00"),
      order("B", "2026-07-03", "100.00", "7.00"),
      order("C", "2026-07-04", "100.00", "8.00", "declined"),
      order("D", "2026-07-05", "100.00", "0.00"),
      order("E", "2026-07-06", "100.00", "8.00", "pending"),
      order("F", "2026-07-07", "33.33", "2.67"),
      order("G", "2026-06-30", "100.00", "1.00"),
    ]);
    const found = await check();
    expect(said(found)).toEqual(["B 2026-07-03 7.00 8.00 wrong rate", "D 2026-07-05 0.00 8.00 unknown"]);
    expect(found).toMatchObject({ paid: "25.67", due: "34.67", total: 2, checked: 6, unchecked: 0 });
    expect(found.rows[0]!.orderId).toEqual(expect.any(Number));
  });

  test("one commission of less than a cent does not make all others differ", async () => {
    await agree(percent(833), "2026-01-01");
    await orders([
      order("A", "2026-07-02", "33.33", "2.78"),
      order("B", "2026-07-03", "47.11", "3.92426"),
      order("C", "2026-07-04", "47.11", "3.92427"),
    ]);
    expect(said(await check())).toEqual(["C 2026-07-04 3.92427 3.92426 unknown"]);
  });

  test("the day on which terms change is the day on which the due changes", async () => {
    await agree(percent(800), "2026-01-01");
    await agree(percent(1000), "2026-08-01");
    await orders([
      order("A", "2026-07-31", "100.00", "8.00"),
      order("B", "2026-08-01", "100.00", "8.00"),
      order("C", "2026-08-02", "100.00", "10.00"),
    ]);
    expect(said(await check())).toEqual(["B 2026-08-01 8.00 10.00 after change"]);
  });

  test("tiers count the orders of the whole calendar period, before and after the days asked for", async () => {
    await agree(
      percent(800, {
        tiers: { by: "orders", per: "quarter", mode: "marginal", steps: [{ from: "2", rateBp: 1000 }] },
      }),
      "2026-01-01",
    );
    await orders([
      order("A", "2026-07-01", "100.00", "8.00"),
      order("B", "2026-07-02", "100.00", "8.00"),
      order("C", "2026-07-03", "100.00", "8.00"),
      order("D", "2026-09-03", "100.00", "10.00"),
    ]);
    expect(said(await check())).toEqual(["C 2026-07-03 8.00 10.00 tier"]);
    expect(said(await check({ from: "2026-09-01" }))).toEqual([]);
    const id = (await host().call<{ rows: { id: number }[] }>("agreements.list", { partnerId })).rows[0]!.id;
    await host().call("agreements.trash", { id });
    await agree(
      percent(800, {
        tiers: { by: "orders", per: "quarter", mode: "retroactive", steps: [{ from: "3", rateBp: 1000 }] },
      }),
      "2026-01-01",
    );
    expect(said(await check({ to: "2026-07-31" }))).toHaveLength(3);
  });

  test("beyond a cap nothing is due", async () => {
    await agree(percent(1000, { cap: { by: "commission", atMost: "15.00", per: "month" } }), "2026-01-01");
    await orders([
      order("A", "2026-07-01", "100.00", "10.00"),
      order("B", "2026-07-02", "100.00", "5.00"),
      order("C", "2026-07-03", "100.00", "10.00"),
      order("D", "2026-08-01", "100.00", "10.00"),
    ]);
    expect(said(await check())).toEqual(["C 2026-07-03 10.00 0.00 cap"]);
  });

  test("days without terms are not checked; an agreement that ended gives way to the one before it", async () => {
    await agree(percent(800), "2026-07-10");
    await agree(percent(1200), "2026-08-01", "2026-08-31");
    await orders([
      order("A", "2026-07-09", "100.00", "5.00"),
      order("B", "2026-08-31", "100.00", "12.00"),
      order("C", "2026-09-01", "100.00", "8.00"),
    ]);
    expect(await check()).toMatchObject({ rows: [], checked: 2, unchecked: 1, paid: "20.00", due: "20.00" });
    expect(await host().call("agreements.inForce", { partnerId, programId, on: "2026-09-01" })).toMatchObject(
      {
        since: "2026-07-10",
      },
    );
  });
});

test("all days there are cost no more than those with orders", { timeout: 5_000 }, async () => {
  await agree(percent(800, { flat: { amount: "100.00", per: "month", viaNetwork: false } }), "0001-01-01");
  await orders([order("A", "2026-07-02", "100.00", "7.00"), order("B", "2026-09-02", "100.00", "8.00")]);
  expect(said(await check({ from: "0001-01-01", to: "9999-12-31" }))).toEqual([
    "A 2026-07-02 7.00 8.00 wrong rate",
  ]);
});

test("all partners of a program at once, by pages, and as a file to send", async () => {
  const second = (await host().call<{ id: number }>("partners.create", { name: "=Kite" })).id;
  await host().call("partners.link", { network: "in-house", externalId: "K2", partnerId: second });
  await agree(percent(800), "2026-01-01");
  await host().call("agreements.create", {
    partnerId: second,
    programId,
    terms: percent(500),
    from: "2026-01-01",
  });
  await orders([
    order("A", "2026-07-02", "100.00", "7.00"),
    "B,2026-07-03,K2,Kite,approved,100.00,6.00,EUR",
    "C,2026-07-04,K2,Kite,approved,100.00,5.00,EUR",
    "D,2026-07-05,K3,Nobody,approved,100.00,5.00,EUR",
  ]);
  const asked = { programId, from: "2026-07-01", to: "2026-09-30" };
  const all = await host().call<Checked>("agreements.check", asked);
  expect(said(all)).toEqual(["A 2026-07-02 7.00 8.00 wrong rate", "B 2026-07-03 6.00 5.00 wrong rate"]);
  expect(said(await host().call<Checked>("agreements.check", { ...asked, limit: 1, offset: 1 }))).toEqual(
    said(all).slice(1),
  );
  const file = path.join(host().folder, "check.csv");
  expect(await host().call("agreements.saveCheckCsv", { ...asked, file })).toMatchObject({
    name: "check.csv",
    rows: 2,
  });
  expect(readFileSync(file, "utf8").split("\r\n").slice(1)).toEqual([
    "2026-07-02,A,Kestrel,Approved,100.00,7.00,8.00,1.00,EUR,Another rate was paid",
    "2026-07-03,B,'=Kite,Approved,100.00,6.00,5.00,-1.00,EUR,Another rate was paid",
    ",All orders checked,,,,18.00,18.00,0.00,EUR,",
    "",
  ]);
  expect(await host().refused("agreements.check", { ...asked, to: "2026-06-30" })).toBe("ends-before");
});

test("where there is something to check: programs with terms, the one with most first", async () => {
  const programs = async (input: object = {}) =>
    (await host().call<{ rows: object[] }>("agreements.programs", input)).rows;
  expect(await programs()).toEqual([]);
  const other = await program("awin", "EUR");
  await agree(percent(800), "2026-01-01");
  await agree(percent(900), "2026-03-01");
  const { id } = await host().call<{ id: number }>("partners.create", { name: "Kite" });
  await host().call("agreements.create", {
    partnerId: id,
    programId: other,
    terms: percent(700),
    from: "2026-01-01",
  });
  expect(await programs()).toEqual([
    { programId, count: 2 },
    { programId: other, count: 1 },
  ]);
  expect(await programs({ partnerId: id })).toEqual([{ programId: other, count: 1 }]);
});
