import { openHost } from "/work/wt/bench/tools/bench/host.ts";
import { lastDay } from "/work/wt/bench/tools/bench/results/reportFile.ts";
import { ranked } from "/work/wt/bench/electron/data/results/ranking.ts";
import { sumsOf } from "/work/wt/bench/electron/data/results/ask.ts";
const h = openHost("/tmp/dash/ws.sqlite");
const db = h.store;
const S = { programs: undefined, accounts: undefined };
const n = 45,
  to = lastDay - 3,
  from = to - n + 1;
const range = { from, to },
  before = { from: from - n, to: from - 1 };
const who = ranked(db, S, range, before, { by: "value", desc: true }).slice(0, 50);
const acc = db.column<number>(
  "SELECT id FROM result_account WHERE partnerId IN (SELECT value FROM json_each(?))",
  JSON.stringify(who),
);
const o = db.arrays.bind(db);
(db as any).arrays = (sql: string, ...b: any[]) => {
  const t = performance.now();
  const r = o(sql, ...b);
  console.log(
    (performance.now() - t).toFixed(2),
    r.length,
    sql
      .replace(/\s+/g, " ")
      .replace(/.*FROM \(SELECT/, "FROM (SELECT")
      .slice(-330),
  );
  console.log(
    db
      .all<any>("EXPLAIN QUERY PLAN " + sql, ...b)
      .map((x) => x.detail)
      .join(" | "),
  );
  return r;
};
sumsOf(db, { from, to, by: ["account", "currency"], accounts: acc });
console.log("----");
sumsOf(db, { from, to, by: ["account", "currency"], accounts: acc });
console.log("---- ranked");
const oc = db.column.bind(db);
(db as any).column = (sql: string, ...b: any[]) => {
  const t = performance.now();
  const r = oc(sql, ...b);
  console.log((performance.now() - t).toFixed(2), r.length);
  console.log(sql);
  console.log(
    db
      .all<any>("EXPLAIN QUERY PLAN " + sql, ...b)
      .map((x) => x.detail)
      .join(" | "),
  );
  return r;
};
ranked(db, S, range, before, { by: "value", desc: true });
h.close();
