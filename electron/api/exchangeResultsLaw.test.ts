// Results that three workspaces import apart and put together in any order, some files twice: all end with the same rows and the same totals.
import path from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileIn, testHost, type TestHost } from "../testing.ts";
import { dailyHeader, orderHeader } from "../testingReports.ts";

const days = { from: "2026-01-01", to: "2026-12-31" };
const two = (number: number) => String(number).padStart(2, "0");

interface Import {
  by: number;
  daily: boolean;
  /** Partner, day or order, and what is said of it. */
  rows: { who: number; at: number; said: number }[];
}
const row = fc.record({
  who: fc.integer({ min: 1, max: 2 }),
  at: fc.integer({ min: 1, max: 4 }),
  said: fc.integer({ min: 0, max: 9 }),
});
const imports = fc.array(
  fc.record({
    by: fc.integer({ min: 0, max: 2 }),
    daily: fc.boolean(),
    rows: fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: ({ who, at }) => `${who} ${at}` }),
  }),
  { minLength: 2, maxLength: 6 },
);
/** From whom to whom files go before everybody has given to everybody. */
const early = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), {
  maxLength: 4,
});
const last = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });

const statuses = ["pending", "approved", "declined"];
const text = ({ daily, rows }: Import): string =>
  [
    daily ? dailyHeader : orderHeader,
    ...rows.map(({ who, at, said }) =>
      daily
        ? `2026-10-${two(at)},90${who},Partner ${who},p${who}.example,${said * 10},${said},${said}0.00,${said}.00,GBP`
        : `${at},2026-10-${two(at)} 10:00:00,90${who},Partner ${who},${statuses[said % 3]},${said}0.00,${said}.50,GBP`,
    ),
    "",
  ].join("\n");

async function state(host: TestHost): Promise<unknown> {
  const { store } = host;
  const totals = [];
  for (const by of [["currency", "status"], ["day"], ["month"]])
    totals.push((await host.call<{ rows: unknown[] }>("performance.totals", { ...days, by })).rows);
  return {
    totals,
    orders: store.all(
      "SELECT externalId, orderKey, at, day, status, value, commission, firstValue, firstCommission FROM result_order_row ORDER BY externalId",
    ),
    summaries: store.all(
      "SELECT a.externalId, s.fromDay, s.toDay, s.clicks, s.approvedOrders, s.approvedValue, s.counts FROM result_summary s JOIN result_account a ON a.id = s.accountId ORDER BY 1, 2",
    ),
  };
}

test("in any order, whoever passed what on", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(imports, early, last, async (all, before, order) => {
      const hosts = [testHost(), testHost(), testHost()];
      try {
        let files = 0;
        const send = async (from: number, to: number) => {
          const file = path.join(hosts[0]!.folder, `${files++}.liaison`);
          await hosts[from]!.call("exchange.export", { file, include: ["results"] });
          await hosts[to]!.call("exchange.merge", { file, rest: "newest" });
          return file;
        };
        await hosts[0]!.call("programs.create", {
          name: "One",
          network: "awin",
          currency: "GBP",
          marginBp: 3000,
        });
        for (const to of [1, 2]) await send(0, to);
        const gives = [...before];
        for (const [at, each] of all.entries()) {
          const host = hosts[each.by]!;
          host.clock.now = Date.UTC(2026, 10, 20, 9) + at * 3_600_000;
          const program = host.store.value<number>("SELECT id FROM program WHERE name = 'One'")!;
          await host.call("imports.run", {
            file: fileIn(host, `${at}.csv`, text(each)),
            answers: { program },
          });
          const give = gives.pop();
          if (give && give[0] !== give[1]) await send(...give);
        }
        const sent: string[] = [];
        for (const from of order)
          for (const to of [0, 1, 2]) if (from !== to) sent.push(await send(from, to));
        for (const from of order) for (const to of [0, 1, 2]) if (from !== to) await send(from, to);
        const [first, ...others] = await Promise.all(hosts.map(state));
        for (const other of others) expect(other).toEqual(first);
        // An old file once more changes nothing.
        for (const file of sent.slice(0, 2)) await hosts[2]!.call("exchange.merge", { file, rest: "newest" });
        expect(await state(hosts[2]!)).toEqual(first);
      } finally {
        for (const host of hosts) host.close();
      }
    }),
    { numRuns: 8, seed: 7 },
  );
});
