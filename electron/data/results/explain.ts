// Where a figure comes from: the reports that count in it, by import; and where two reports of the same days disagree.
import { amountText } from "../../domain/amount.ts";
import { dayOfNumber } from "../../domain/reports/dayNumber.ts";
import type { Bind, Reader } from "../store.ts";
import { sumsOf } from "./ask.ts";
import { referenceOf } from "./orders.ts";
import type { Range, Scope } from "./view.ts";

export interface FigureSource {
  programId: number;
  program: string;
  /** The report: a format's name, `table` for one that was mapped, `orders` for an order list. */
  kind: string;
  from: string;
  to: string;
  rows: number;
  orders: number;
  value: string;
  commission: string;
  currency: string;
  batchId: number;
  file: string | null;
  /** Of the example, which no file is behind. */
  example: boolean;
  importedAt: number;
}

interface Row {
  programId: number;
  program: string;
  kind: string;
  low: number;
  high: number;
  rows: number;
  orders: number;
  value: string;
  commission: string;
  currency: string;
  batchId: number;
  file: string | null;
  batchKind: string;
  startedAt: number;
}

function narrowed({ programs, accounts }: Scope, row: string): { sql: string; bind: Bind[] } {
  const every = programs ? "" : ` AND ${row}.programId IN (SELECT id FROM program)`;
  const some = (column: string, ids: number[] | undefined) =>
    ids ? ` AND ${row}.${column} IN (SELECT value FROM json_each(?))` : "";
  return {
    sql: every + some("programId", programs) + some("accountId", accounts),
    bind: [...(programs ? [JSON.stringify(programs)] : []), ...(accounts ? [JSON.stringify(accounts)] : [])],
  };
}

const kept = (what: string, row: string) =>
  `${row}.pending${what} + ${row}.approved${what} + ${row}.paid${what}`;
const text = (sum: string, as: string) => `CAST(sum(${sum}) AS TEXT) AS ${as}`;

/** The reports whose rows count over these days, the largest first. */
export function sourcesOf(db: Reader, scope: Scope, { from, to }: Range): FigureSource[] {
  const summary = narrowed(scope, "s");
  const order = narrowed(scope, "o");
  const rows = [
    ...db.all<Row>(
      `SELECT s.programId, g.name AS program, k.name AS kind, min(s.fromDay) AS low, max(s.toDay) AS high, count(*) AS rows,
         sum(${kept("Orders", "s")}) AS orders, ${text(kept("Value", "s"), "value")}, ${text(kept("Commission", "s"), "commission")},
         s.currency, s.batchId, b.file, b.kind AS batchKind, b.startedAt
       FROM result_summary s JOIN program g ON g.id = s.programId JOIN result_kind k ON k.id = s.kindId JOIN batch b ON b.id = s.batchId
       WHERE s.counts > 0 AND s.fromDay >= ? AND s.fromDay <= ? AND s.toDay <= ?${summary.sql}
       GROUP BY s.programId, s.kindId, s.batchId, s.currency`,
      from,
      to,
      to,
      ...summary.bind,
    ),
    ...db.all<Row>(
      `SELECT o.programId, g.name AS program, 'orders' AS kind, min(o.day) AS low, max(o.day) AS high, count(*) AS rows,
         sum(o.status <> 'declined' AND o.orphan = 0) AS orders, ${text("iif(o.status <> 'declined', o.value, 0)", "value")},
         ${text("iif(o.status <> 'declined', o.commission, 0)", "commission")}, o.currency, r.batchId, b.file, b.kind AS batchKind, b.startedAt
       FROM result_order o JOIN program g ON g.id = o.programId
         JOIN result_order_row r ON r.id = (SELECT max(x.id) FROM result_order_row x WHERE x.accountId = o.accountId AND x.orderKey = ${referenceOf("o.orderKey")})
         JOIN batch b ON b.id = r.batchId
       WHERE o.counts > 0 AND o.day BETWEEN ? AND ?${order.sql} GROUP BY o.programId, r.batchId, o.currency`,
      from,
      to,
      ...order.bind,
    ),
  ];
  return rows
    .map(({ low, high, startedAt, value, commission, kind, batchKind, ...row }) => ({
      ...row,
      kind: kind.startsWith("table ") ? "table" : kind,
      from: dayOfNumber(low),
      to: dayOfNumber(high),
      value: amountText(BigInt(value), row.currency),
      commission: amountText(BigInt(commission), row.currency),
      example: batchKind === "example",
      importedAt: startedAt,
    }))
    .toSorted((a, b) => b.orders - a.orders);
}

export interface Difference {
  programId: number;
  program: string;
  kind: string;
  currency: string;
  /** What counts, and what the report says that does not count. */
  counted: string;
  said: string;
}

/** Sources over the same days that differ by more than 1 % in net value (product.md). */
export function differencesOf(db: Reader, scope: Scope, { from, to }: Range): Difference[] {
  const summary = narrowed(scope, "s");
  const rows = db.all<{
    programId: number;
    program: string;
    kindId: number;
    kind: string;
    currency: string;
    value: string;
    low: number;
    high: number;
    accounts: string;
  }>(
    `SELECT s.programId, g.name AS program, s.kindId, k.name AS kind, s.currency, ${text(kept("Value", "s"), "value")},
       min(s.fromDay) AS low, max(s.toDay) AS high, json_group_array(DISTINCT s.accountId) AS accounts
     FROM result_cover c JOIN result_summary s ON s.programId = c.programId AND s.fromDay BETWEEN c.fromDay AND c.toDay
       JOIN program g ON g.id = s.programId JOIN result_kind k ON k.id = s.kindId
     WHERE c.orders = 1 AND s.counts & 2 = 0 AND s.fromDay >= ? AND s.toDay <= ?${summary.sql}
     GROUP BY s.programId, s.kindId, s.currency`,
    from,
    to,
    ...summary.bind,
  );
  return rows.flatMap(({ low, high, accounts, value, kindId: _, ...row }) => {
    const said = BigInt(value);
    const counted = sumsOf(db, {
      from: low,
      to: high,
      by: ["currency"],
      programs: [row.programId],
      accounts: JSON.parse(accounts) as number[],
    })
      .filter(({ currency }) => currency === row.currency)
      .reduce((all, { numbers }) => all + numbers[4]! + numbers[7]! + numbers[10]!, 0n);
    const apart = said > counted ? said - counted : counted - said;
    if (apart * 100n <= (said > counted ? said : counted)) return [];
    return [
      {
        ...row,
        kind: row.kind.startsWith("table ") ? "table" : row.kind,
        counted: amountText(counted, row.currency),
        said: amountText(said, row.currency),
      },
    ];
  });
}
