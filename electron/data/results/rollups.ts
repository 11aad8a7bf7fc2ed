// The sums that the screens read, made anew step by step for the days, months and windows that changed: nothing here is a source.
import { monthEnd, monthOfDay, monthStart } from "../../domain/reports/dayNumber.ts";
import type { Reader, Writer } from "../store.ts";
import { adding, fee4, margin4, numberNames, orderFacts, summaryFacts, type Money } from "./facts.ts";
import { moneyOn, moneySpans, splitByMoney, type MoneySpan } from "./money.ts";
import type { Touched } from "./touched.ts";
import { windowSteps } from "./windows.ts";

/** Rows that one step sums: some 30 to 50 ms. */
const STEP_ROWS = 20_000;

const summed = [...numberNames, "fee4", "margin4"];
const named = (expressions: readonly string[]) =>
  expressions.map((expression, at) => `${expression} AS ${numberNames[at]}`).join(", ");
const overs = numberNames.map((name) => `sum(${name}) AS ${name}`);

/** Sums of what counts over days of one program, with the fee and margin that hold on them. */
const inner = (key: string, group: string, ofSummaries: string, ofOrders: string) =>
  `SELECT ${key}, currency, ${overs.join(", ")} FROM (
     SELECT ${group}currency, ${named(summaryFacts("s"))} FROM result_summary s WHERE programId = ?1 AND ${ofSummaries} AND toDay = fromDay
     UNION ALL
     SELECT ${group}currency, ${named(orderFacts("o"))} FROM result_order o WHERE programId = ?1 AND ${ofOrders} AND counts > 0
   ) GROUP BY ${key === "?2" ? "" : `+${key}, `}currency`;

const intoDay = `INSERT INTO result_program_day (day, programId, currency, ${numberNames.join(", ")})
  SELECT ?2, ?1, currency, ${numberNames.join(", ")} FROM (${inner("?2", "", "fromDay = ?2", "day = ?2")})`;

/** Some accounts over some days: within each day they lie together. */
const someOfDays =
  "fromDay IN (WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?3) SELECT i FROM n) AND accountId BETWEEN ?5 AND ?6";
const someOrders = "day BETWEEN ?2 AND ?3 AND accountId BETWEEN ?5 AND ?6";

const intoMonth = (
  money: Money | null,
) => `INSERT INTO result_account_month (month, programId, accountId, currency, ${summed.join(", ")})
  SELECT ?4, ?1, accountId, currency, ${numberNames.join(", ")}, ${fee4(money)}, ${margin4(money)} FROM (${inner("accountId", "accountId, ", someOfDays, someOrders)}) WHERE true
  ON CONFLICT (month, programId, accountId, currency) DO UPDATE SET ${adding(summed)}`;

function* daySteps(db: Writer, programId: number, days: Iterable<number>): Generator<void> {
  for (const day of days) {
    db.run("DELETE FROM result_program_day WHERE day = ? AND programId = ?", day, programId);
    db.run(intoDay, programId, day);
    yield;
  }
}

const rowsIn = (db: Reader, programId: number, from: number, to: number): number =>
  db.value<number>(
    "SELECT count(*) FROM result_summary WHERE programId = ? AND fromDay BETWEEN ? AND ?",
    programId,
    from,
    to,
  )! +
  db.value<number>(
    "SELECT count(*) FROM result_order WHERE programId = ? AND day BETWEEN ? AND ?",
    programId,
    from,
    to,
  )!;

function* monthSteps(
  db: Writer,
  programId: number,
  months: Iterable<number>,
  spans: MoneySpan[],
): Generator<void> {
  const ids = db.column<number>("SELECT id FROM result_account WHERE programId = ? ORDER BY id", programId);
  for (const month of months) {
    const [start, end] = [monthStart(month), monthEnd(month)];
    const rows = rowsIn(db, programId, start, end);
    // By accounts and not by days: a sum is then written once and not added to.
    const step = Math.max(1, Math.floor((STEP_ROWS * ids.length) / Math.max(rows, 1)));
    db.run("DELETE FROM result_account_month WHERE month = ? AND programId = ?", month, programId);
    for (let at = 0; at < ids.length; at += step) {
      const [first, last] = [ids[at]!, ids[Math.min(at + step, ids.length) - 1]!];
      for (const { from, to } of splitByMoney(spans, start, end))
        db.run(intoMonth(moneyOn(spans, from)), programId, from, to, month, first, last);
      yield;
    }
  }
}

/** The last day of numbers in the workspace: the windows end there. */
export const lastDay = (db: Reader): number | null =>
  db.value<number | null>("SELECT max(day) FROM result_program_day") ?? null;

/**
 * Makes the sums of what was touched anew. Each step is a small write; run them in transactions of any length, all of them.
 * `before`: the last day of numbers as it was before anything was touched, because the windows move with it.
 */
export function* refreshSteps(
  db: Writer,
  touched: readonly Touched[],
  before: number | null,
): Generator<void> {
  for (const { programId, days } of touched) {
    if (days.size === 0) continue;
    const spans = moneySpans(db, programId);
    const sorted = [...days].toSorted((a, b) => a - b);
    yield* daySteps(db, programId, sorted);
    yield* monthSteps(db, programId, new Set(sorted.map(monthOfDay)), spans);
  }
  yield* refreshWindows(db, touched, before);
}

/** The same where the sums of days and months are true already. */
export function* refreshWindows(
  db: Writer,
  touched: readonly Touched[],
  before: number | null,
): Generator<void> {
  const last = lastDay(db);
  yield* windowSteps(db, touched, { last, moved: last !== before });
  markWorth(db, touched, last !== before);
}

/** Touched accounts beyond which all partners are sooner worked out together. */
const MANY = 500;

/** What the partners of these accounts are worth is worked out at the end of the transaction (data/tasks/settle.ts). */
function markWorth(db: Writer, touched: readonly Touched[], moved: boolean): void {
  const accounts = touched.flatMap((each) => [...each.accounts]);
  if (!moved && accounts.length === 0) return;
  if (moved || accounts.length > MANY)
    db.run(`INSERT OR IGNORE INTO task_stale ("of", id) VALUES ('stake', 0)`);
  else
    db.run(
      `INSERT OR IGNORE INTO task_stale ("of", id) SELECT 'stake', partnerId FROM result_account
       WHERE id IN (SELECT value FROM json_each(?)) AND partnerId IS NOT NULL`,
      JSON.stringify(accounts),
    );
}

/** Everything of a program, e.g. after its margin or fee changed. */
export const wholeProgram = (db: Reader, programId: number): Touched => ({
  programId,
  days: new Set([
    ...db.column<number>(
      "SELECT DISTINCT fromDay FROM result_summary WHERE programId = ? AND toDay = fromDay",
      programId,
    ),
    ...db.column<number>("SELECT DISTINCT day FROM result_order WHERE programId = ?", programId),
    ...db.column<number>("SELECT DISTINCT day FROM result_program_day WHERE programId = ?", programId),
  ]),
  accounts: new Set(db.column<number>("SELECT id FROM result_account WHERE programId = ?", programId)),
});
