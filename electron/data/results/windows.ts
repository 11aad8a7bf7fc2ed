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

const list = "accountId IN (SELECT value FROM json_each(?2))";
const fromMonths = `SELECT ?1, accountId, currency, ${asWindow(windowNumbers).join(", ")} FROM result_account_month
  WHERE ${list} AND month BETWEEN ?3 AND ?4`;

const named = (expressions: readonly string[]) =>
  expressions.map((expression, at) => `${expression} AS ${numberNames[at]}`).join(", ");
const fromDays = (
  money: MoneySpan | null,
) => `SELECT ?1, accountId, currency, ${asWindow(windowNumbers).join(", ")} FROM (
    SELECT *, ${fee4(money)} AS fee4, ${margin4(money)} AS margin4 FROM (
      SELECT accountId, currency, ${named(summaryFacts("s"))} FROM result_summary s WHERE ${list} AND fromDay BETWEEN ?3 AND ?4 AND toDay = fromDay
      UNION ALL
      SELECT accountId, currency, ${named(orderFacts("o"))} FROM result_order o WHERE ${list} AND day BETWEEN ?3 AND ?4 AND counts > 0))
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
  accounts: string,
  spans: MoneySpan[],
  range: { from: number; to: number },
  columns: readonly string[],
): void {
  const { months, days } = monthsAndDays(range.from, range.to);
  if (months) db.run(into(columns, fromMonths), size, accounts, months.from, months.to);
  for (const { from, to } of days)
    for (const span of splitByMoney(spans, from, to))
      db.run(into(columns, fromDays(moneyOn(spans, span.from))), size, accounts, span.from, span.to);
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
      const accounts = moved
        ? db.column<number>("SELECT id FROM result_account WHERE programId = ? ORDER BY id", programId)
        : [...changed.find((each) => each.programId === programId)!.accounts];
      for (let at = 0; at < accounts.length; at += STEP_ACCOUNTS) {
        const some = JSON.stringify(accounts.slice(at, at + STEP_ACCOUNTS));
        if (!moved)
          db.run(
            "DELETE FROM result_window WHERE days = ? AND accountId IN (SELECT value FROM json_each(?))",
            size,
            some,
          );
        fill(db, size, some, spans, { from: last - size + 1, to: last }, windowNumbers);
        yield;
        fill(db, size, some, spans, { from: first, to: last - size }, before);
        yield;
        if (!moved) partnersAnew(db, size, some);
      }
    }
    if (moved) {
      db.run(`${partnerSql} WHERE w.days = ? ${perPartner}`, size);
      yield;
    }
  }
}

/** The partners of some accounts; an account that belonged to nobody may have left a row of its own. */
export function partnersAnew(db: Writer, size: number, accounts: string): void {
  const who = `SELECT ifnull(partnerId, -id) FROM result_account WHERE id IN (SELECT value FROM json_each(?2)) UNION SELECT -value FROM json_each(?2)`;
  db.run(`DELETE FROM partner_window WHERE days = ?1 AND who IN (${who})`, size, accounts);
  db.run(
    `${partnerSql} WHERE w.days = ?1 AND a.id IN (SELECT id FROM result_account WHERE ifnull(partnerId, -id) IN (${who}))
     ${perPartner}`,
    size,
    accounts,
  );
}
