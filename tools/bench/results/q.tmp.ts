import { openHost } from "/work/wt/bench/tools/bench/host.ts";
import { startDuck } from "/work/wt/bench/tools/bench/results/duck.ts";
import { DuckDBInstance } from "@duckdb/node-api";
import { sumsOf } from "/work/wt/bench/electron/data/results/ask.ts";
import { totals } from "/work/wt/bench/electron/data/results/totals.ts";
import { firstDay, lastDay } from "/work/wt/bench/tools/bench/results/reportFile.ts";
import { dayOfNumber } from "/work/wt/bench/electron/domain/reports/dayNumber.ts";
const F = "/tmp/dash";
const inst = await DuckDBInstance.create(F + "/anchor.duckdb", { threads: "2" });
const c = await inst.connect();
const ask = async (sql: string) => (await c.runAndReadAll(sql)).getRows();
const med = (a: number[]) => a.sort((x, y) => x - y)[a.length >> 1]!;
async function t(name: string, f: () => any, n = 9) {
  const r = [];
  for (let i = 0; i < n + 1; i++) {
    const s = performance.now();
    await f();
    if (i) r.push(performance.now() - s);
  }
  console.log(name.padEnd(60), med(r).toFixed(2));
}
await t("duck by day,program value only", () =>
  ask("SELECT day, program, sum(value) FROM daily GROUP BY day, program"),
);
await t("duck by day,program value only BIGINT", () =>
  ask("SELECT day, program, CAST(sum(value) AS BIGINT) FROM daily GROUP BY day, program"),
);
await t("duck by day,program 5 sums", () =>
  ask(
    "SELECT day, program, sum(impressions),sum(clicks),sum(orders),sum(value),sum(commission) FROM daily GROUP BY day, program",
  ),
);
await t("duck run only (no fetch)", () =>
  c.run("SELECT day, program, sum(value) FROM daily GROUP BY day, program"),
);
for (const n of [7, 30, 90, 365, 45, 200])
  await t("duck top 50 " + n, () =>
    ask(
      `SELECT partner, sum(value) FILTER (day > ${lastDay - n}) AS v, sum(orders) FILTER (day > ${lastDay - n}), sum(clicks) FILTER (day > ${lastDay - n}), sum(commission) FILTER (day > ${lastDay - n}), sum(value) FILTER (day <= ${lastDay - n}), sum(orders) FILTER (day <= ${lastDay - n}),sum(clicks) FILTER (day <= ${lastDay - n}), sum(commission) FILTER (day <= ${lastDay - n}) FROM daily WHERE day BETWEEN ${lastDay - 2 * n + 1} AND ${lastDay} GROUP BY partner ORDER BY v DESC NULLS LAST, partner LIMIT 50`,
    ),
  );
for (const n of [7, 30, 90, 365])
  await t("duck top 50 value only " + n, () =>
    ask(
      `SELECT partner, sum(value) FILTER (day > ${lastDay - n}) AS v, sum(value) FILTER (day <= ${lastDay - n}) FROM daily WHERE day BETWEEN ${lastDay - 2 * n + 1} AND ${lastDay} GROUP BY partner ORDER BY v DESC NULLS LAST, partner LIMIT 50`,
    ),
  );
const h = openHost(F + "/ws.sqlite");
const db = h.store;
const from = dayOfNumber(firstDay),
  to = dayOfNumber(lastDay);
await t("sqlite raw rollup value", () =>
  db.arrays("SELECT day, programId, pendingValue+approvedValue+paidValue FROM result_program_day"),
);
await t("sumsOf day,program", () =>
  sumsOf(db, { from: firstDay, to: lastDay, by: ["day", "program", "currency"] }),
);
await t("totals day,program", () =>
  totals(db, { programs: undefined, accounts: undefined }, { from: firstDay, to: lastDay }, [
    "day",
    "program",
  ]),
);
await t("performance.totals call", () => h.ask("performance.totals", { from, to, by: ["day", "program"] }));
await t("performance.series day", () => h.ask("performance.series", { from, to, by: "day" }));
await t("performance.overview 24m", () => h.ask("performance.overview", { from, to }));
for (const n of [7, 30, 90, 365])
  await t(
    "league preset " + n,
    () => h.ask("performance.league", { from: dayOfNumber(lastDay - n + 1), to, compare: "previous" }),
    30,
  );
for (const n of [45, 100, 200])
  await t(
    "league any " + n,
    () =>
      h.ask("performance.league", {
        from: dayOfNumber(lastDay - n + 1 - 3),
        to: dayOfNumber(lastDay - 3),
        compare: "previous",
      }),
    5,
  );
h.close();
