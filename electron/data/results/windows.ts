// The preset windows: the last 7, 30, 90 and 365 days of numbers beside as many days before them, by account and by partner.
import { monthEnd, monthOfDay, monthStart } from "../../domain/reports/dayNumber.ts";
import type { Writer } from "../store.ts";
import { adding, fee4, margin4, numberNames, orderFacts, summaryFacts } from "./facts.ts";
import { moneyOn, moneySpans, splitByMoney, type MoneySpan } from "./money.ts";
import type { Touched } from "./touched.ts";

export const windows = [7, 30, 90, 365] as const;

export const windowNumbers = [
  "impressions",
  "clicks",
  "orders",
  "value",
  "commission",
  "pendingOrders",
  "declinedOrders",
  "declinedValue",
  "fee4",
  "margin4",
] as const;

/** Accounts that one step works on. */
const STEP_ACCOUNTS = 1_000;

const kept = (what: string) => `pending${what} + approved${what} + paid${what}`;
const asWindow = (names: readonly string[]): string[] =>
  names.map((name) =>
    name === "orders"
      ? `sum(${kept("Orders")})`
      : name === "value"
        ? `sum(${kept("Value")})`
        : name === "commission"
          ? `sum(${kept("Commission")})`
          : `sum(${name})`,
  );

const before = windowNumbers.map((name) => `${name}Before`);
const into = (columns: readonly string[], source: string) =>
  `INSERT INTO result_window (days, accountId, currency, ${columns.join(", ")}) ${source} GROUP BY accountId, currency
   ON CONFLICT (days, accountId, currency) DO UPDATE SET ${adding(columns)}`;

/** Accounts that a step works on. `all`: every one of the program from the first to the last. */
interface Some {
  programId: number;
  ids: readonly number[];
  all: boolean;
}

/** All accounts of a program lie together within each month and each day: there they are read in a row, a few are looked up. */
// The driver wants every number up to the last one used.
const together = "programId = ?5 AND accountId BETWEEN ?6 AND ?7";
const between = "BETWEEN ?3 AND ?4";
const each = (column: string) =>
  `${column} IN (WITH RECURSIVE n(i) AS (SELECT ?3 UNION ALL SELECT i + 1 FROM n WHERE i < ?4) SELECT i FROM n)`;

const list = "accountId IN (SELECT value FROM json_each(?2))";
const fromMonths = (all: boolean) =>
  `SELECT ?1, accountId, currency, ${asWindow(windowNumbers).join(", ")} FROM result_account_month
   WHERE ${all ? `${together} AND ${each("month")} AND ?2 IS NOT NULL` : `${list} AND month ${between}`}`;

const named = (expressions: readonly string[]) =>
  expressions.map((expression, at) => `${expression} AS ${numberNames[at]}`).join(", ");
const fromDays = (
  all: boolean,
  money: MoneySpan | null,
) => `SELECT ?1, accountId, currency, ${asWindow(windowNumbers).join(", ")} FROM (
    SELECT *, ${fee4(money)} AS fee4, ${margin4(money)} AS margin4 FROM (
      SELECT accountId, currency, ${named(summaryFacts("s"))} FROM result_summary s
        WHERE ${all ? `${together} AND ${each("fromDay")}` : `${list} AND fromDay ${between}`} AND toDay = fromDay
      UNION ALL
      SELECT accountId, currency, ${named(orderFacts("o"))} FROM result_order o WHERE ${list} AND day ${between} AND counts > 0))
  WHERE true`;

/** A range of days as the whole months in it and the days at its ends. */
export function monthsAndDays(
  from: number,
  to: number,
): { months: { from: number; to: number } | null; days: { from: number; to: number; sign: 1 }[] } {
  const first = monthStart(monthOfDay(from)) === from ? monthOfDay(from) : monthOfDay(from) + 1;
  const last = monthEnd(monthOfDay(to)) === to ? monthOfDay(to) : monthOfDay(to) - 1;
  if (first > last) return { months: null, days: [{ from, to, sign: 1 }] };
  const days = [
    { from, to: monthStart(first) - 1, sign: 1 as const },
    { from: monthEnd(last) + 1, to, sign: 1 as const },
  ];
  return { months: { from: first, to: last }, days: days.filter((range) => range.from <= range.to) };
}

/** The same with as few days as there can be: a month of which most days are in is taken whole, and its others with sign -1 off it. */
export function signedMonthsAndDays(
  from: number,
  to: number,
): {
  months: { from: number; to: number } | null;
  days: { from: number; to: number; sign: 1 | -1 }[];
} {
  let [first, last] = [monthOfDay(from), monthOfDay(to)];
  const days: { from: number; to: number; sign: 1 | -1 }[] = [];
  if (first === last && (monthStart(first) !== from || monthEnd(last) !== to))
    return { months: null, days: [{ from, to, sign: 1 }] };
  const [start, end] = [monthStart(first), monthEnd(last)];
  if (from - start <= monthEnd(first) - from) days.push({ from: start, to: from - 1, sign: -1 });
  else days.push({ from, to: monthEnd(first++), sign: 1 });
  if (end - to <= to - monthStart(last)) days.push({ from: to + 1, to: end, sign: -1 });
  else days.push({ from: monthStart(last--), to, sign: 1 });
  return {
    months: first <= last ? { from: first, to: last } : null,
    days: days.filter((range) => range.from <= range.to),
  };
}

function fill(
  db: Writer,
  size: number,
  some: Some,
  spans: MoneySpan[],
  range: { from: number; to: number },
  columns: readonly string[],
): void {
  const { months, days } = monthsAndDays(range.from, range.to);
  const { programId, ids, all } = some;
  const add = (source: string, from: number, to: number) =>
    db.run(into(columns, source), size, JSON.stringify(ids), from, to, programId, ids[0]!, ids.at(-1)!);
  if (months) add(fromMonths(all), months.from, months.to);
  for (const { from, to } of days)
    for (const span of splitByMoney(spans, from, to))
      add(fromDays(all, moneyOn(spans, span.from)), span.from, span.to);
}

const bothSums = [...windowNumbers, ...before];
const partnerSql = `INSERT INTO partner_window (days, currency, who, ${bothSums.join(", ")})
  SELECT w.days, w.currency, ifnull(a.partnerId, -a.id) AS who, ${bothSums.map((name) => `sum(w.${name})`).join(", ")}
  FROM result_account a JOIN result_window w ON w.accountId = a.id`;

const perPartner = "GROUP BY w.currency, ifnull(a.partnerId, -a.id)";

/** Made anew for all where the windows moved, else for the accounts that were touched within them. */
export function* windowSteps(
  db: Writer,
  touched: readonly Touched[],
  { last, moved }: { last: number | null; moved: boolean },
): Generator<void> {
  if (last === null) {
    db.run("DELETE FROM result_window");
    db.run("DELETE FROM partner_window");
    return;
  }
  for (const size of windows) {
    const first = last - 2 * size + 1;
    const changed = touched.filter(
      ({ days }) => moved || [...days].some((day) => day >= first && day <= last),
    );
    if (changed.length === 0) continue;
    if (moved) {
      db.run("DELETE FROM result_window WHERE days = ?", size);
      db.run("DELETE FROM partner_window WHERE days = ?", size);
      yield;
    }
    const programs = moved
      ? db.column<number>("SELECT DISTINCT programId FROM result_account")
      : changed.map(({ programId }) => programId);
    for (const programId of programs) {
      const spans = moneySpans(db, programId);
      const all = db.column<number>(
        "SELECT id FROM result_account WHERE programId = ? ORDER BY id",
        programId,
      );
      const some = changed.find((each) => each.programId === programId)?.accounts;
      // Of many, all are sooner read in a row than those few left out.
      const whole = moved || some === undefined || some.size * 2 > all.length;
      const accounts = whole ? all : [...some];
      for (let at = 0; at < accounts.length; at += STEP_ACCOUNTS) {
        const ids = accounts.slice(at, at + STEP_ACCOUNTS);
        const step = { programId, ids, all: whole };
        const listed = JSON.stringify(ids);
        if (!moved)
          db.run(
            "DELETE FROM result_window WHERE days = ? AND accountId IN (SELECT value FROM json_each(?))",
            size,
            listed,
          );
        fill(db, size, step, spans, { from: last - size + 1, to: last }, windowNumbers);
        yield;
        fill(db, size, step, spans, { from: first, to: last - size }, before);
        yield;
        if (!moved) partnersAnew(db, size, listed);
      }
    }
    if (moved) yield* partnerSteps(db, size);
  }
}

/** All partners and accounts of nobody, some at a time, into an empty window. */
function* partnerSteps(db: Writer, size: number): Generator<void> {
  for (const [whose, end] of [
    ["a.partnerId", "SELECT max(partnerId) FROM result_account"],
    ["a.partnerId IS NULL AND a.id", "SELECT max(id) FROM result_account"],
  ] as const) {
    const last = db.value<number | null>(end) ?? 0;
    for (let from = 1; from <= last; from += STEP_ACCOUNTS) {
      const some = `${whose} BETWEEN ? AND ?`;
      db.run(
        `${partnerSql} WHERE w.days = ? AND ${some} ${perPartner}`,
        size,
        from,
        from + STEP_ACCOUNTS - 1,
      );
      yield;
    }
  }
}

/** The partners of some accounts; an account that belonged to nobody may have left a row of its own. */
export function partnersAnew(db: Writer, size: number, accounts: string): void {
  const who = `SELECT ifnull(partnerId, -id) FROM result_account WHERE id IN (SELECT value FROM json_each(?2)) UNION SELECT -value FROM json_each(?2)`;
  // By its whole key: a window holds a row for each of a hundred thousand partners.
  const currencies = `WITH RECURSIVE c(x) AS (SELECT min(currency) FROM partner_window WHERE days = ?1
    UNION ALL SELECT (SELECT min(currency) FROM partner_window WHERE days = ?1 AND currency > x) FROM c WHERE x IS NOT NULL)
    SELECT x FROM c WHERE x IS NOT NULL`;
  db.run(
    `DELETE FROM partner_window WHERE days = ?1 AND currency IN (${currencies}) AND who IN (${who})`,
    size,
    accounts,
  );
  db.run(
    `${partnerSql} WHERE w.days = ?1 AND a.id IN (
       SELECT id FROM result_account WHERE partnerId IN (SELECT partnerId FROM result_account WHERE id IN (SELECT value FROM json_each(?2)))
       UNION SELECT id FROM result_account WHERE id IN (SELECT value FROM json_each(?2)) AND partnerId IS NULL)
     ${perPartner}`,
    size,
    accounts,
  );
}
