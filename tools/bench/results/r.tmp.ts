import { openHost } from "/work/wt/bench/tools/bench/host.ts";
import { lastDay } from "/work/wt/bench/tools/bench/results/reportFile.ts";
import { ranked } from "/work/wt/bench/electron/data/results/ranking.ts";
import { sumsOf } from "/work/wt/bench/electron/data/results/ask.ts";
import { currenciesOf } from "/work/wt/bench/electron/data/results/view.ts";
import { dayOfNumber } from "/work/wt/bench/electron/domain/reports/dayNumber.ts";
const h = openHost("/tmp/dash/ws.sqlite");
const db = h.store;
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
const S = { programs: undefined, accounts: undefined };
for (const n of [45, 100, 200]) {
  const to = lastDay - 3,
    from = to - n + 1;
  const range = { from, to },
    before = { from: from - n, to: from - 1 };
  await t("ranked both " + n, () => ranked(db, S, range, before, { by: "value", desc: true }));
  await t("ranked now " + n, () => ranked(db, S, range, null, { by: "value", desc: true }));
  const who = ranked(db, S, range, before, { by: "value", desc: true }).slice(0, 50);
  const acc = db.column<number>(
    "SELECT id FROM result_account WHERE partnerId IN (SELECT value FROM json_each(?))",
    JSON.stringify(who),
  );
  await t("sums of 50 " + n + " " + acc.length, () =>
    sumsOf(db, { from, to, by: ["account", "currency"], accounts: acc }),
  );
  await t("currencies " + n, () => currenciesOf(db, S, range));
  await t("call " + n, () =>
    h.ask("performance.league", { from: dayOfNumber(from), to: dayOfNumber(to), compare: "previous" }),
  );
}
for (const r of db.all<any>(
  "EXPLAIN QUERY PLAN SELECT * FROM result_account_month WHERE month BETWEEN 1 AND 2 AND accountId IN (SELECT value FROM json_each('[1]'))",
))
  console.log(r.detail);
for (const r of db.all<any>(
  "EXPLAIN QUERY PLAN SELECT * FROM result_summary WHERE fromDay BETWEEN 1 AND 2 AND toDay=fromDay AND accountId IN (SELECT value FROM json_each('[1]'))",
))
  console.log(r.detail);
h.close();
