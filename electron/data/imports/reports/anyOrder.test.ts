// Whatever is imported, taken back and linked: the workspace is the one in which only the imports that stand were ever made.
import {
  array,
  asyncProperty,
  assert,
  boolean,
  constantFrom,
  integer,
  oneof,
  record,
  type Arbitrary,
} from "fast-check";
import { expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../../../testing.ts";
import { dailyHeader, orderHeader, type Run, type Totals } from "../../../testingReports.ts";

interface Step {
  lines: string[];
  complete: boolean;
  /** Index of an earlier import to take back, counted from the last; null: none. */
  undo: number | null;
}

const day = integer({ min: 1, max: 9 });
const partner = constantFrom("P1", "P2", "P3");
const value = integer({ min: 0, max: 99 });

const daily: Arbitrary<string[]> = array(record({ day, partner, value }), { minLength: 1, maxLength: 5 }).map(
  (rows) => [
    dailyHeader,
    ...new Map(
      rows.map((row) => [
        `${row.day} ${row.partner}`,
        `2026-10-0${row.day},${row.partner},Name ${row.partner},,${row.value},1,${row.value}.00,1.00,EUR`,
      ]),
    ).values(),
  ],
);
const monthly: Arbitrary<string[]> = array(record({ partner, value }), { minLength: 1, maxLength: 3 }).map(
  (rows) => [
    "Month,Affiliate ID,Affiliate,Clicks,Orders,Sale Amount,Commission,Currency",
    ...new Map(
      rows.map((row) => [
        row.partner,
        `2026-10,${row.partner},Name ${row.partner},${row.value * 3},2,${row.value * 2}.00,2.00,EUR`,
      ]),
    ).values(),
  ],
);
const orders: Arbitrary<string[]> = array(
  record({
    id: constantFrom("T1", "T2", "T3", "T4"),
    day,
    partner,
    value,
    status: constantFrom("pending", "approved", "declined"),
  }),
  { minLength: 1, maxLength: 5 },
).map((rows) => [
  orderHeader,
  ...new Map(
    rows.map((row) => [
      row.id,
      `${row.id},2026-10-0${row.day},${row.partner},Name ${row.partner},${row.status},${row.value}.00,1.00,EUR`,
    ]),
  ).values(),
]);

const step: Arbitrary<Step> = record({
  lines: oneof(daily, monthly, orders),
  complete: boolean(),
  undo: oneof(constantFrom(null), integer({ min: 0, max: 2 })),
});

let count = 0;

async function opened(): Promise<{ host: TestHost; program: number }> {
  const host = testHost();
  host.clock.now = Date.UTC(2026, 10, 20, 9);
  const { id } = await host.call<{ id: number }>("programs.create", {
    name: "Program",
    network: "in-house",
    currency: "EUR",
    marginBp: 4000,
    networkFee: { kind: "percentOfCommission", value: 3000 },
  });
  return { host, program: id };
}

/** No two imports say the same of anything: what an import finds as it says it is not its own, and goes with whose it is. */
const own = (line: string, at: number): string =>
  line.replaceAll(/\d+\.00/g, (amount) => `${Number(amount) + (at + 1) * 100}.00`);

const imported = (host: TestHost, program: number, { lines, complete }: Step, at: number): Promise<Run> => {
  const text = lines.map((line) => own(line, at)).join("\n");
  const file = fileIn(host, `any${count++}.csv`, `${text}\n`);
  const orderList = lines[0] === orderHeader;
  return host.call<Run>("imports.run", {
    file,
    answers: { program, ...(orderList && complete && { complete: true }), overlap: "keep" },
  });
};

const seen = async (host: TestHost): Promise<unknown[]> => {
  const OCT = { from: "2026-10-01", to: "2026-10-31" };
  const looks = [[], ["partner"], ["day"], ["status"], ["month", "partner"], ["day", "partner", "status"]];
  const all = [];
  for (const by of looks) {
    const { rows, incomplete } = await host.call<Totals>("performance.totals", { ...OCT, by });
    all.push(incomplete, rows.map((row) => JSON.stringify(row)).toSorted());
  }
  all.push(
    await host.call("performance.league", { from: "2026-10-03", to: "2026-10-09", compare: "previous" }),
  );
  return all;
};

/** Ids of accounts are handed out in the order of imports. */
const withoutIds = (look: unknown): string => JSON.stringify(look).replaceAll(/"who":-?\d+,/g, "");

test("what was taken back leaves no trace", { timeout: 120_000 }, async () => {
  await assert(
    asyncProperty(array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const [one, other] = [await opened(), await opened()];
      try {
        const standing: { step: Step; at: number; batchId: number }[] = [];
        for (const [at, each] of steps.entries()) {
          standing.push({
            step: each,
            at,
            batchId: (await imported(one.host, one.program, each, at)).batchId,
          });
          const gone = each.undo === null ? undefined : standing[standing.length - 1 - each.undo];
          if (!gone) continue;
          await one.host.call("imports.undo", { batchId: gone.batchId });
          standing.splice(standing.indexOf(gone), 1);
        }
        for (const { step: each, at } of standing) await imported(other.host, other.program, each, at);
        expect(withoutIds(await seen(one.host))).toBe(withoutIds(await seen(other.host)));
      } finally {
        one.host.close();
        other.host.close();
      }
    }),
    { numRuns: 15 },
  );
});
