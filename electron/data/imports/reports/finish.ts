// After the rows of a report: what it covers, which rows count now, and the sums that hang on them, in steps between which edits go first.
import { COMPLETE, coversOf, DAILY, LONGER, resolveAccount } from "../../results/resolve.ts";
import { refreshSteps, refreshWindows } from "../../results/rollups.ts";
import type { RunningBatch } from "../../context.ts";
import type { Reader, Writer } from "../../store.ts";
import type { ReportPlanner } from "./planner.ts";

/** ms of work in one transaction; the architecture allows 50. */
export const SLICE = 35;

export interface Finish {
  kindId: number;
  orders: boolean;
  complete: boolean;
  batchId: number;
  /** First and last day of the file's rows, whether they changed anything or not. */
  days: { from: number; to: number } | null;
  /** The days that a complete order list is about, where more than its rows tell them: also days without an order are complete. */
  stated: { from: number; to: number } | null;
  /** The last day of numbers before the import. */
  last: number | null;
}

/** Runs steps in transactions of `SLICE` each. */
export async function inChunks(batch: RunningBatch, make: (db: Writer) => Generator<void>): Promise<void> {
  let steps: Generator<void> | undefined;
  const some = ({ db }: { db: Writer }): boolean => {
    steps ??= make(db);
    const until = performance.now() + SLICE;
    while (performance.now() < until) if (steps.next().done) return true;
    return false;
  };
  while (!(await batch.chunk(some)));
}

const coverSql =
  "INSERT INTO result_cover (programId, kindId, orders, fromDay, toDay, batchId) VALUES (?, ?, ?, ?, ?, ?)";

/** Says what an import is about to write or has written. */
export const cover = (
  db: Writer,
  programId: number,
  kindId: number,
  what: number,
  { from, to }: { from: number; to: number },
  batchId: number,
): void => {
  db.run(coverSql, programId, kindId, what, from, to, batchId);
};

const EVER = 10_000_000;

/** Whether other sources reach into these days, so that which one counts has to be decided. */
export const others = (
  db: Reader,
  programId: number,
  kindId: number,
  from: number = -EVER,
  to: number = EVER,
): boolean =>
  db.value(
    `SELECT 1 FROM result_cover WHERE programId = ?1 AND (orders IN (${COMPLETE}, ${LONGER}) OR (orders = ${DAILY} AND kindId <> ?2)) AND fromDay <= ?4 AND toDay >= ?3
     UNION ALL SELECT 1 FROM result_order WHERE programId = ?1 AND day BETWEEN ?3 AND ?4 LIMIT 1`,
    programId,
    kindId,
    from,
    to,
  ) !== undefined;

/** Accounts that the import did not name but whose longer reports, or days of which all orders are known now, it reaches into. */
const reached = (db: Reader, programId: number, from: number, to: number, complete: boolean): number[] =>
  db.column<number>(
    `SELECT DISTINCT accountId FROM result_summary WHERE programId = ? AND fromDay <= ? AND toDay >= ?${complete ? "" : " AND toDay > fromDay"}`,
    programId,
    to,
    from,
  );

export function* finishSteps(db: Writer, planner: ReportPlanner, finish: Finish): Generator<void> {
  const { touched } = planner;
  const { programId } = touched;
  const { kindId, orders, complete, batchId, days, last } = finish;
  const stated = finish.stated ?? days;
  if (days) {
    if (!orders) {
      const daily = complete && !planner.long;
      cover(db, programId, kindId, daily ? DAILY : LONGER, days, batchId);
    } else if (complete) cover(db, programId, kindId, COMPLETE, stated!, batchId);
  }
  yield;
  const reach = [days, stated].filter((range) => range !== null);
  const from = Math.min(touched.from, ...reach.map((range) => range.from));
  const to = Math.max(touched.to, ...reach.map((range) => range.to));
  let decided = false;
  if (orders || planner.long || others(db, programId, kindId, from, to)) {
    const covers = coversOf(db, programId);
    const accounts = new Set([...touched.accounts, ...reached(db, programId, from, to, orders && complete)]);
    for (const accountId of accounts) {
      const stale = resolveAccount(db, programId, accountId, { from, to }, covers);
      for (const day of stale.days) touched.days.add(day);
      if (stale.changed) touched.accounts.add(accountId);
      yield;
    }
    decided = true;
  }
  db.run("DELETE FROM result_stale WHERE programId = ? AND accountId <> 0", programId);
  if (decided || planner.additions === null) yield* refreshSteps(db, [touched], last);
  else {
    planner.additions.write(db);
    yield* refreshWindows(db, [touched], last);
  }
}
