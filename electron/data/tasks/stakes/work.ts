// Working out what each partner is worth in a quarter, from the months and days that the results keep.
import { addDays, dayOf } from "../../../domain/days.ts";
import { numberOfDay } from "../../../domain/reports/dayNumber.ts";
import { rateOn } from "../../rates.ts";
import { anyLong } from "../../results/ask.ts";
import { moneyOn, moneySpans, splitByMoney, type MoneySpan } from "../../results/money.ts";
import { signedMonthsAndDays } from "../../results/windows.ts";
import { timeZone } from "../../settings.ts";
import type { Bind, Reader } from "../../store.ts";

/** Ripe days that a stake is of. */
const STAKE_DAYS = 90;
/** Days of numbers that are compared with as many before them. */
const DROP_DAYS = 30;

/** The ripe days of a program, since 1970-01-01, both ends in. */
export interface RipeSpan {
  programId: number;
  from: number;
  to: number;
}

/** The last 90 ripe days of each program that has numbers. @see docs/product.md, "Numbers" */
export function ripeSpans(db: Reader, now: number): RipeSpan[] {
  const rows = db.all<{ id: number; ripeningDays: number; timeZone: string | null }>(
    `SELECT id, ripeningDays, timeZone FROM program g WHERE deletedAt IS NULL
       AND EXISTS (SELECT 1 FROM result_account a WHERE a.programId = g.id) ORDER BY id`,
  );
  if (rows.length === 0) return [];
  const zone = timeZone(db);
  // Working out a day in a zone costs more than all else here.
  const today = new Map<string, string>();
  return rows.map(({ id, ripeningDays, timeZone: own }) => {
    const where = own ?? zone;
    if (!today.has(where)) today.set(where, dayOf(now, where));
    const to = numberOfDay(addDays(today.get(where)!, -ripeningDays));
    return { programId: id, from: to - STAKE_DAYS + 1, to };
  });
}

export interface StakeRow {
  partnerId: number;
  currency: string;
  /** 1/100,000 of the unit. */
  margin: number;
  dropBp: number;
}

interface Piece {
  sql: string;
  bind: Bind[];
}

const kept = "(pendingValue + approvedValue + paidValue)";

/** Rows of margin × 10,000 of a program over its ripe days. `accounts`: JSON of those wanted; null: all. */
function pieces(
  { programId, from, to }: RipeSpan,
  spans: readonly MoneySpan[],
  long: boolean,
  accounts: string | null,
): Piece[] {
  // Of a few accounts each is looked up, of all the program's rows are read in a row.
  const whose =
    accounts === null ? "programId = ?" : "+programId = ? AND accountId IN (SELECT value FROM json_each(?))";
  const own: Bind[] = accounts === null ? [programId] : [programId, accounts];
  const { months, days } = signedMonthsAndDays(from, to);
  const found: Piece[] = [];
  const add = (sql: string, ...bind: Bind[]) => found.push({ sql, bind });
  if (months)
    add(
      `SELECT accountId, currency, margin4 AS m FROM result_account_month WHERE ${accounts === null ? eachMonth : "month BETWEEN ? AND ?"} AND ${whose} AND margin4 <> 0`,
      months.from,
      months.to,
      ...own,
    );
  const priced = (
    first: number,
    last: number,
    each: (money: MoneySpan, first: number, last: number) => void,
  ) => {
    for (const span of splitByMoney([...spans], first, last)) {
      const money = moneyOn(spans, span.from);
      // Where a program's money is not known nothing is known of its margin.
      if (money) each(money, span.from, span.to);
    }
  };
  for (const range of days)
    priced(range.from, range.to, ({ marginBp }, first, last) => {
      const factor = marginBp * range.sign;
      add(
        `SELECT accountId, currency, ${kept} * ? AS m FROM result_summary WHERE ${whose} AND fromDay BETWEEN ? AND ? AND toDay = fromDay AND counts > 1`,
        factor,
        ...own,
        first,
        last,
      );
      add(
        `SELECT accountId, currency, value * ? AS m FROM result_order WHERE ${whose} AND day BETWEEN ? AND ? AND counts > 0 AND status <> 'declined'`,
        factor,
        ...own,
        first,
        last,
      );
    });
  // Reports over longer periods that lie whole inside, and what finer ones say of them; each under its first day's money.
  if (long)
    priced(from, to, ({ marginBp }, first, last) => {
      for (const [table, counts] of [
        ["result_summary", " AND counts > 1"],
        ["result_less", ""],
      ] as const)
        add(
          `SELECT accountId, currency, ${kept} * ? AS m FROM ${table} WHERE ${whose} AND fromDay BETWEEN ? AND ? AND toDay > fromDay AND toDay <= ?${counts}`,
          marginBp,
          ...own,
          first,
          last,
          to,
        );
    });
  return found;
}

/** All accounts of a program lie together within each month. */
const eachMonth =
  "month IN (WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n)";

type Sums = Map<number, Map<string, { margin4: bigint; value: number; before: number }>>;

function sumOf(sums: Sums, partnerId: number, currency: string) {
  let own = sums.get(partnerId);
  if (!own) sums.set(partnerId, (own = new Map()));
  let sum = own.get(currency);
  if (!sum) own.set(currency, (sum = { margin4: 0n, value: 0, before: 0 }));
  return sum;
}

function addMargins(
  db: Reader,
  sums: Sums,
  spans: readonly RipeSpan[],
  partners: readonly number[] | null,
): void {
  const long = anyLong(db);
  for (const span of spans) {
    const accounts = db.arrays<[number, number]>(
      partners === null
        ? "SELECT id, partnerId FROM result_account WHERE programId = ? AND partnerId IS NOT NULL"
        : "SELECT id, partnerId FROM result_account WHERE +programId = ? AND partnerId IN (SELECT value FROM json_each(?))",
      span.programId,
      ...(partners === null ? [] : [JSON.stringify(partners)]),
    );
    if (accounts.length === 0) continue;
    const owner = new Map(accounts);
    const some = partners === null ? null : JSON.stringify([...owner.keys()]);
    const rows = pieces(span, moneySpans(db, span.programId), long, some);
    if (rows.length === 0) continue;
    // In two halves, because a sum may be more than a number holds exactly.
    for (const [accountId, currency, whole, rest] of db.arrays<[number, string, number, number]>(
      `SELECT accountId, currency, sum(m) / 10000, sum(m) % 10000 FROM (${rows.map(({ sql }) => sql).join(" UNION ALL ")}) GROUP BY accountId, currency`,
      ...rows.flatMap(({ bind }) => bind),
    )) {
      const partnerId = owner.get(accountId);
      if (partnerId !== undefined)
        sumOf(sums, partnerId, currency).margin4 += BigInt(whole) * 10_000n + BigInt(rest);
    }
  }
}

function addDrops(db: Reader, sums: Sums, partners: readonly number[] | null): void {
  // By its whole key: a window holds a row for each of a hundred thousand partners.
  const currencies = `WITH RECURSIVE c(x) AS (SELECT min(currency) FROM partner_window WHERE days = ${DROP_DAYS}
    UNION ALL SELECT (SELECT min(currency) FROM partner_window WHERE days = ${DROP_DAYS} AND currency > x) FROM c WHERE x IS NOT NULL)
    SELECT x FROM c WHERE x IS NOT NULL`;
  const rows = db.arrays<[number, string, number, number]>(
    `SELECT who, currency, value, valueBefore FROM partner_window WHERE days = ${DROP_DAYS} AND currency IN (${currencies}) AND ${
      partners === null ? "who > 0" : "who IN (SELECT value FROM json_each(?))"
    } AND valueBefore > 0`,
    ...(partners === null ? [] : [JSON.stringify(partners)]),
  );
  for (const [who, currency, value, before] of rows) {
    const sum = sumOf(sums, who, currency);
    sum.value += value;
    sum.before += before;
  }
}

/** What one unit of a currency is in the first program's; 1 where no rate is known. */
export function comparing(db: Reader, now: number): (currency: string) => number {
  const known = new Map<string, number>();
  let base: string | undefined;
  let day = "";
  return (currency) => {
    let rate = known.get(currency);
    if (rate !== undefined) return rate;
    if (base === undefined) {
      base =
        db.value<string>("SELECT currency FROM program WHERE deletedAt IS NULL ORDER BY id LIMIT 1") ??
        currency;
      day = dayOf(now, timeZone(db));
    }
    rate = currency === base ? 1 : Number(rateOn(db, currency, base, day)?.rate ?? 1);
    known.set(currency, rate);
    return rate;
  };
}

const rounded = (margin4: bigint): number => {
  const half = margin4 < 0n ? -5_000n : 5_000n;
  return Number((margin4 + half) / 10_000n);
};

/**
 * What partners are worth: of each the currency with the largest margin, because two are never added. One of whom neither a margin
 * nor a fall is known has no row.
 * @param partners null: all that have numbers
 */
export function workOutStakes(
  db: Reader,
  spans: readonly RipeSpan[],
  partners: readonly number[] | null,
  now: number,
): StakeRow[] {
  const sums: Sums = new Map();
  if (spans.length === 0) return [];
  addMargins(db, sums, spans, partners);
  addDrops(db, sums, partners);
  const rate = comparing(db, now);
  const rows: StakeRow[] = [];
  for (const [partnerId, own] of sums) {
    const all = [...own].map(([currency, { margin4, value, before }]) => ({
      currency,
      margin: rounded(margin4),
      size: Number(margin4) * rate(currency),
      before: before * rate(currency),
      dropBp:
        before > 0 && value < before ? Math.round(((before - Math.max(value, 0)) * 10_000) / before) : 0,
    }));
    if (all.length > 1)
      all.sort((a, b) => b.size - a.size || b.before - a.before || (a.currency < b.currency ? -1 : 1));
    const { currency, margin, dropBp } = all[0]!;
    if (margin !== 0 || dropBp !== 0) rows.push({ partnerId, currency, margin, dropBp });
  }
  return rows;
}
