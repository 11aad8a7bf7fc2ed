// Where a figure comes from: the reports that count in it, by import.
import { amountText } from "../../domain/amount.ts";
import { dayOfNumber } from "../../domain/reports/dayNumber.ts";
import type { Bind, Reader } from "../store.ts";
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
  /** It was imported elsewhere and came with a shared file: there is no import to open here. */
  shared: boolean;
  importedAt: number;
  /** Who imported it. */
  author: string;
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
  author: string;
}

export function narrowed({ programs, accounts }: Scope, row: string): { sql: string; bind: Bind[] } {
  const every = programs ? "" : ` AND ${row}.programId IN (SELECT id FROM program)`;
  const some = (column: string, ids: number[] | undefined) =>
    ids ? ` AND ${row}.${column} IN (SELECT value FROM json_each(?))` : "";
  return {
    sql: every + some("programId", programs) + some("accountId", accounts),
    bind: [...(programs ? [JSON.stringify(programs)] : []), ...(accounts ? [JSON.stringify(accounts)] : [])],
  };
}

export const kept = (what: string, row: string) =>
  `${row}.pending${what} + ${row}.approved${what} + ${row}.paid${what}`;
export const text = (sum: string, as: string) => `CAST(sum(${sum}) AS TEXT) AS ${as}`;

/** Of a row of which only the clicks count, the orders are another report's. */
const owned = (what: string) => `(${kept(what, "s")}) * (s.counts >> 1)`;

/** The reports whose rows count over these days, the largest first. */
export function sourcesOf(db: Reader, scope: Scope, { from, to }: Range): FigureSource[] {
  const summary = narrowed(scope, "s");
  const order = narrowed(scope, "o");
  const rows = [
    ...db.all<Row>(
      `SELECT s.programId, g.name AS program, k.name AS kind, min(s.fromDay) AS low, max(s.toDay) AS high, count(*) AS rows,
         sum(${owned("Orders")}) AS orders, ${text(owned("Value"), "value")}, ${text(owned("Commission"), "commission")},
         s.currency, s.batchId, b.file, b.kind AS batchKind, b.startedAt, ifnull(w.name, '') AS author
       FROM result_summary s JOIN program g ON g.id = s.programId JOIN result_kind k ON k.id = s.kindId JOIN batch b ON b.id = s.batchId
         LEFT JOIN colleague w ON w.uid = b.author
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
         ${text("iif(o.status <> 'declined', o.commission, 0)", "commission")}, o.currency, r.batchId, b.file, b.kind AS batchKind, b.startedAt,
         ifnull(w.name, '') AS author
       FROM result_order o JOIN program g ON g.id = o.programId
         JOIN result_order_row r ON r.id = (SELECT max(x.id) FROM result_order_row x WHERE x.accountId = o.accountId AND x.orderKey = ${referenceOf("o.orderKey")})
         JOIN batch b ON b.id = r.batchId LEFT JOIN colleague w ON w.uid = b.author
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
      shared: batchKind === "upkeep",
      importedAt: startedAt,
    }))
    .toSorted((a, b) => b.orders - a.orders);
}
