// Whatever comes in: the preview says what the run does, a second run does nothing, and every grouping adds up to the same.
import { array, assert, asyncProperty, boolean, constantFrom, integer, oneof, record } from "fast-check";
import { expect, test } from "vitest";
import { dailyHeader, OCT, useReports, type Row, type Run } from "../../../testingReports.ts";

const { host, program, run, csv, totals, expectFresh } = useReports();

const orderHeader = "Transaction ID,Order ID,Date,Partner ID,Partner,Status,Sale Amount,Commission,Currency";
const periodHeader = "From,To,Partner ID,Partner,Clicks,Orders,Sale Amount,Commission,Currency";
const day = integer({ min: 1, max: 4 }).map((at) => `2026-10-0${at}`);
const partner = constantFrom("P1", "P2");
const currency = constantFrom("EUR", "EUR", "EUR", "USD");

const order = record({
  id: integer({ min: 1, max: 5 }),
  order: integer({ min: 1, max: 3 }),
  day,
  partner,
  status: constantFrom("pending", "approved", "paid", "declined"),
  value: constantFrom("0", "10.00", "20.00", "-10.00", "-20.00"),
  commission: constantFrom("0", "1.00", "-1.00"),
  currency,
}).map((row) =>
  [
    `T${row.id}`,
    `O${row.order}`,
    row.day,
    row.partner,
    row.partner,
    row.status,
    row.value,
    row.commission,
    row.currency,
  ].join(","),
);
const daily = record({
  day,
  partner,
  clicks: integer({ min: 0, max: 3 }),
  value: constantFrom("0", "10.00"),
  currency,
}).map((row) =>
  [row.day, row.partner, row.partner, "", row.clicks, 1, row.value, "1.00", row.currency].join(","),
);
const period = record({
  from: constantFrom("2026-10-01", "2026-10-02"),
  to: constantFrom("2026-10-03", "2026-10-04", "2026-10-31"),
  partner,
  value: constantFrom("5.00", "100.00"),
  currency,
}).map((row) =>
  [row.from, row.to, row.partner, row.partner, 9, 3, row.value, "2.00", row.currency].join(","),
);
const some = { minLength: 1, maxLength: 7 };
const file = oneof(
  array(order, some).map((rows) => [orderHeader, ...rows]),
  array(daily, some).map((rows) => [dailyHeader, ...rows]),
  array(period, some).map((rows) => [periodHeader, ...rows]),
);

const said = ({
  created,
  changed,
  unchanged,
  rejected,
  flips,
  problems,
  questions,
}: Omit<Run, "batchId">) => ({
  created,
  changed,
  unchanged,
  rejected,
  flips,
  problems,
  questions,
});

const amount = (text: string): number => Math.round(Number(text) * 100_000);
const numbers = (row: Row): number[] => [
  row.orders,
  row.clicks ?? 0,
  row.declinedOrders,
  ...[row.value, row.commission, row.networkFee, row.declinedValue].map(amount),
];
/** The rows of each currency, added up. */
function added(rows: readonly Row[]): Record<string, number[]> {
  const all: Record<string, number[]> = {};
  for (const row of rows)
    all[row.currency] = numbers(row).map((number, at) => number + (all[row.currency]?.[at] ?? 0));
  return all;
}

const groupings = [
  ["day"],
  ["partner"],
  ["month"],
  ["program"],
  ["partner", "day"],
  ["partner", "month", "program"],
];

test("previews are right and groupings agree", async () => {
  let programs = 0;
  await assert(
    asyncProperty(
      array(record({ lines: file, complete: boolean() }), { minLength: 1, maxLength: 4 }),
      constantFrom("keep", "replace"),
      async (files, overlap) => {
        const id = await program("in-house", "EUR", { name: `Program ${programs++}` });
        for (const [at, { lines, complete }] of files.entries()) {
          const path = csv(`${at}.csv`, lines);
          const answers = { program: id, overlap, ...(lines[0] === orderHeader && { complete }) };
          const preview = await host().call<Run>("imports.preview", { file: path, answers });
          expect(said(await run(path, answers))).toEqual(said(preview));
          if (overlap === "keep")
            expect(await run(path, answers)).toMatchObject({ created: 0, changed: 0, flips: [] });
          const whole = added((await totals([], OCT, { programId: id })).rows);
          for (const by of groupings)
            expect(added((await totals(by, OCT, { programId: id })).rows)).toEqual(whole);
          if (!files.slice(0, at + 1).every((each) => each.lines[0] === orderHeader)) continue;
          const rows = host().store.all<{ currency: string; value: number }>(
            "SELECT currency, sum(value) AS value FROM result_order_row WHERE programId = ? GROUP BY currency",
            id,
          );
          const statuses = added((await totals(["status"], OCT, { programId: id })).rows);
          for (const row of rows) expect(statuses[row.currency]?.[3] ?? 0).toBe(row.value);
        }
        expectFresh();
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
