// Which rows count, written to the rows: the rule of domain/reports/counting over what the store holds of a partner in a program.
import { counting, type Period, type Piece } from "../../domain/reports/counting.ts";
import { summaryNumbers } from "../../domain/reports/record.ts";
import type { Reader, Writer } from "../store.ts";
import { numberNames, orderFacts, sums } from "./facts.ts";

interface Row {
  fromDay: number;
  toDay: number;
  accountId: number;
  kindId: number;
  part: string;
  currency: string;
  counts: number;
  batchId: number;
  /** When its import began: what a shared file brought has batches that were made later. */
  begun: number;
  numbers: number[];
}

/** What a row of `result_cover` says: all daily summaries, all orders, only that an import was here, or that longer summaries are there. */
export const [DAILY, COMPLETE, HERE, LONGER] = [0, 1, 2, 3];

const KEY = "programId = ? AND fromDay = ? AND accountId = ? AND toDay = ? AND kindId = ? AND part = ?";

/** What a program's imports cover completely. */
export interface Covers {
  complete: Period[];
  covered: Map<number, Period[]>;
}

export function coversOf(db: Reader, programId: number): Covers {
  const rows = db.all<{ kindId: number; orders: number; fromDay: number; toDay: number }>(
    "SELECT kindId, orders, fromDay, toDay FROM result_cover WHERE programId = ? ORDER BY fromDay, id",
    programId,
  );
  const complete: Period[] = [];
  const covered = new Map<number, Period[]>();
  for (const { kindId, orders, fromDay: from, toDay: to } of rows)
    if (orders === COMPLETE) complete.push({ from, to });
    else if (orders === DAILY) covered.set(kindId, [...(covered.get(kindId) ?? []), { from, to }]);
  return { complete, covered };
}

/** The accounts that are one partner in this program. */
const together = (db: Reader, programId: number, accountId: number): number[] => {
  const ids = db.column<number>(
    "SELECT b.id FROM result_account a JOIN result_account b ON b.programId = a.programId AND b.partnerId = a.partnerId WHERE a.id = ? AND a.programId = ?",
    accountId,
    programId,
  );
  return ids.length > 0 ? ids : [accountId];
};

/** Widens a range until every summary row of these accounts lies whole inside or outside of it. */
function widened(db: Reader, accounts: string, range: Period): Period {
  let { from, to } = range;
  for (;;) {
    const row = db.get<{ low: number | null; high: number | null }>(
      `SELECT min(fromDay) AS low, max(toDay) AS high FROM result_summary
       WHERE accountId IN (SELECT value FROM json_each(?)) AND fromDay <= ? AND toDay >= ? AND toDay > fromDay`,
      accounts,
      to,
      from,
    )!;
    const low = Math.min(from, row.low ?? from);
    const high = Math.max(to, row.high ?? to);
    if (low === from && high === to) return { from, to };
    [from, to] = [low, high];
  }
}

interface OrderRow {
  day: number;
  currency: string;
  counts: number;
  numbers: number[];
}

const orderSql = `SELECT day, currency, min(counts) AS low, max(counts) AS high, ${sums(orderFacts("o")).join(", ")}
  FROM result_order o WHERE accountId IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ? GROUP BY day, currency`;

function ordersOf(db: Reader, accounts: string, { from, to }: Period): OrderRow[] {
  return db
    .arrays<[number, string, number, number, ...number[]]>(orderSql, accounts, from, to)
    .map(([day, currency, low, high, ...numbers]) => ({
      day,
      currency,
      counts: low === high ? low : -1,
      numbers,
    }));
}

const rowSql = `SELECT fromDay, toDay, accountId, kindId, part, currency, counts, batchId, ${summaryNumbers.join(", ")}
  FROM result_summary WHERE programId = ? AND accountId IN (SELECT value FROM json_each(?)) AND fromDay BETWEEN ? AND ?`;

function rowsOf(db: Reader, programId: number, accounts: string, { from, to }: Period): Row[] {
  const rows = db
    .arrays<[number, number, number, number, string, string, number, number, ...number[]]>(
      rowSql,
      programId,
      accounts,
      from,
      to,
    )
    .map(([fromDay, toDay, accountId, kindId, part, currency, counts, batchId, ...numbers]) => ({
      fromDay,
      toDay,
      accountId,
      kindId,
      part,
      currency,
      counts,
      batchId,
      begun: 0,
      numbers,
    }));
  const begun = new Map(
    db.arrays<[number, number]>(
      "SELECT id, startedAt FROM batch WHERE id IN (SELECT value FROM json_each(?))",
      JSON.stringify([...new Set(rows.map(({ batchId }) => batchId))]),
    ),
  );
  for (const row of rows) row.begun = begun.get(row.batchId) ?? 0;
  return rows;
}

export interface Decided {
  /** The days whose sums are stale by it. */
  days: number[];
  /** Whether the account has other numbers now: a report over a longer period has no day of its own whose sum could be stale. */
  changed: boolean;
}

/** Decides anew for the partner of an account, over the days of `range` and whatever period reaches into them. */
export function resolveAccount(
  db: Writer,
  programId: number,
  accountId: number,
  range: Period,
  { complete, covered }: Covers,
): Decided {
  const accounts = JSON.stringify(together(db, programId, accountId));
  const wide = widened(db, accounts, range);
  const rows = rowsOf(db, programId, accounts, wide);
  const orders = ordersOf(db, accounts, wide);
  const { changes } = db.run(
    "DELETE FROM result_less WHERE accountId IN (SELECT value FROM json_each(?)) AND fromDay BETWEEN ? AND ?",
    accounts,
    wide.from,
    wide.to,
  );
  let changed = changes > 0;
  const stale = new Set<number>();
  for (const currency of new Set([...rows, ...orders].map((row) => row.currency))) {
    const own = rows.filter((row) => row.currency === currency);
    const days = orders.filter((order) => order.currency === currency);
    const pieces: Piece[] = own.map(({ fromDay: from, toDay: to, kindId: kind, begun: batch, numbers }) => ({
      from,
      to,
      kind,
      batch,
      numbers,
    }));
    const decided = counting(pieces, days, complete, covered);
    for (const [at, row] of own.entries()) {
      const less = decided.less[at];
      if (less?.some((number) => number !== 0)) {
        addLess(db, programId, row, less);
        changed = true;
      }
      if (decided.counts[at] === row.counts) continue;
      changed = true;
      db.run(
        `UPDATE result_summary SET counts = ? WHERE ${KEY}`,
        decided.counts[at]!,
        programId,
        row.fromDay,
        row.accountId,
        row.toDay,
        row.kindId,
        row.part,
      );
      if (row.fromDay === row.toDay) stale.add(row.fromDay);
    }
    for (const [at, order] of days.entries()) {
      if (decided.orders[at] === order.counts) continue;
      db.run(
        "UPDATE result_order SET counts = ? WHERE accountId IN (SELECT value FROM json_each(?)) AND day = ? AND currency = ?",
        decided.orders[at]!,
        accounts,
        order.day,
        currency,
      );
      stale.add(order.day);
    }
  }
  return { days: [...stale], changed: changed || stale.size > 0 };
}

const lessSql = `INSERT INTO result_less (programId, accountId, fromDay, toDay, currency, ${numberNames.join(", ")})
  VALUES (?, ?, ?, ?, ?, ${numberNames.map(() => "?").join(", ")})`;

const addLess = (db: Writer, programId: number, row: Row, less: readonly number[]): void => {
  db.run(
    lessSql,
    programId,
    row.accountId,
    row.fromDay,
    row.toDay,
    row.currency,
    ...less.map((number) => (number === 0 ? 0 : -number)),
  );
};
