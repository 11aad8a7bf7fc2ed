// Many orders worked out together are what each of them is alone, however their rows come, change and go.
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { testHost, type TestHost } from "../../testing.ts";
import { settleOrder, settleOrders, type OrderKey } from "./orders.ts";

vi.setConfig({ testTimeout: 120_000 });

let alone: TestHost;
let together: TestHost;
beforeAll(() => {
  [alone, together] = [testHost(), testHost()];
  for (const { store } of [alone, together])
    for (const id of [1, 2])
      store.run(
        "INSERT INTO result_account (id, programId, externalId, networkKey, name, batchId) VALUES (?, 1, ?, ?, ?, 1)",
        id,
        `${id}`,
        `awin:${id}`,
        `Account ${id}`,
      );
});
afterAll(() => {
  alone.close();
  together.close();
});

const begin = () => {
  for (const { store } of [alone, together]) store.run("BEGIN");
};
const rollback = () => {
  for (const { store } of [alone, together]) if (store.raw.inTransaction) store.run("ROLLBACK");
};
beforeEach(begin);
afterEach(rollback);

interface Row {
  externalId: number;
  account: number;
  key: string;
  day: number;
  status: string;
  currency: string;
  value: number;
  correction: number;
  gone: boolean;
}

// Two that begin alike, one that a number could be taken for, and some that JSON spells in its own way.
const keys = ["A", "AB", "7", "Ünï", 'q"\\', "tab\there", "\ud83d\ude00", "\ud83d", "N\u00002"];
const row: fc.Arbitrary<Row> = fc.record({
  externalId: fc.nat({ max: 11 }),
  account: fc.constantFrom(1, 2),
  key: fc.constantFrom(...keys),
  day: fc.integer({ min: 1, max: 4 }),
  status: fc.constantFrom("pending", "approved", "declined", "paid"),
  currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR"),
  value: fc.integer({ min: -3, max: 9 }),
  correction: fc.constantFrom(0, 0, 0, 1),
  gone: fc.constantFrom(false, false, false, true),
});

/** @returns the orders whose rows changed */
function write({ store }: TestHost, rows: Row[]): OrderKey[] {
  const touched = new Map<string, OrderKey>();
  const touch = (account: number, key: string) => touched.set(`${account} ${key}`, [account, key]);
  for (const { externalId, account, key, day, status, currency, value, correction, gone } of rows) {
    const was = store.get<{ accountId: number; orderKey: string }>(
      "SELECT accountId, orderKey FROM result_order_row WHERE programId = 1 AND externalId = ?",
      `${externalId}`,
    );
    if (was) touch(was.accountId, was.orderKey);
    store.run("DELETE FROM result_order_row WHERE programId = 1 AND externalId = ?", `${externalId}`);
    if (gone) continue;
    store.run(
      `INSERT INTO result_order_row (programId, externalId, accountId, orderKey, at, day, status, currency, value, commission, firstValue, firstCommission, correction, batchId)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      `${externalId}`,
      account,
      key,
      day * 86_400_000,
      day,
      status,
      currency,
      value,
      value * 2,
      Math.abs(value),
      Math.abs(value) * 2,
      correction,
    );
    touch(
      account,
      store.value<string>("SELECT orderKey FROM result_order_row WHERE externalId = ?", `${externalId}`)!,
    );
  }
  return [...touched.values()];
}

const orders = ({ store }: TestHost) =>
  store
    .all<{ id: number }>("SELECT * FROM result_order ORDER BY accountId, orderKey")
    .map(({ id: _, ...rest }) => rest);

function sameAs(rows: Row[]): void {
  const each = write(alone, rows);
  const all = write(together, rows);
  const days = new Set(each.flatMap(([account, key]) => settleOrder(alone.store, account, key)));
  expect(settleOrders(together.store, all)).toEqual(days);
  expect(orders(together)).toEqual(orders(alone));
}

test("whatever is written and taken away", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(row, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 5 }),
      (steps) => {
        rollback();
        begin();
        for (const step of steps) sameAs(step);
      },
    ),
    { numRuns: 300 },
  );
});

test("more than fit into one statement", () => {
  const rows = Array.from({ length: 1300 }, (_, at) => ({
    externalId: at,
    account: 1 + (at % 2),
    key: `K${at % 900}`,
    day: at % 30,
    status: "approved",
    currency: at % 97 === 0 ? "EUR" : "GBP",
    value: at % 50,
    correction: 0,
    gone: false,
  }));
  sameAs(rows);
  expect(orders(alone).length).toBeGreaterThan(900);
});
