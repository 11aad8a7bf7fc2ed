// Orders one by one, newest first.
import { amountText } from "../../domain/amount.ts";
import type { OrderStatus } from "../../domain/reports/record.ts";
import { dayOfNumber } from "../../domain/reports/dayNumber.ts";
import type { Bind, Reader } from "../store.ts";
import { referenceOf } from "./orders.ts";

export interface OrderRow {
  /** The transaction's id; of the first report where there were corrections. */
  externalId: string;
  order: string;
  at: number;
  day: string;
  status: OrderStatus;
  currency: string;
  value: string;
  commission: string;
  firstValue: string;
  partnerId: number | null;
  partner: string;
  programId: number;
  program: string;
  /** Another source counts for its day. */
  counted: boolean;
  /** A correction without its order. */
  orphan: boolean;
  /** The import of its newest row: who, when (ms UTC), and the file, which the example has none. */
  batchId: number;
  author: string;
  importedAt: number;
  file: string | null;
  /** As `FigureSource` has them. */
  example: boolean;
  shared: boolean;
}

interface Row extends Omit<
  OrderRow,
  "day" | "value" | "commission" | "firstValue" | "counted" | "orphan" | "example" | "shared"
> {
  batchKind: string;
  day: number;
  value: number;
  commission: number;
  firstValue: number;
  counts: number;
  orphan: number;
}

export function orderList(
  db: Reader,
  ask: { from: number; to: number; programId?: number | undefined; partnerId?: number | undefined },
  limit: number,
  offset: number,
): { rows: OrderRow[]; total: number } {
  const where = ["o.day BETWEEN ? AND ?", "o.programId IN (SELECT id FROM program WHERE deletedAt IS NULL)"];
  const bind: Bind[] = [ask.from, ask.to];
  if (ask.programId !== undefined) {
    where.push("o.programId = ?");
    bind.push(ask.programId);
  }
  if (ask.partnerId !== undefined) {
    where.push("o.accountId IN (SELECT id FROM result_account WHERE partnerId = ?)");
    bind.push(ask.partnerId);
  }
  const rows = db.all<Row>(
    `SELECT (SELECT r.externalId FROM result_order_row r WHERE r.accountId = o.accountId AND r.orderKey = ${referenceOf("o.orderKey")}
         ORDER BY r.currency <> o.currency, (r.status = 'declined') <> (o.status = 'declined'), r.correction, r.at, r.id LIMIT 1) AS externalId,
       ${referenceOf("o.orderKey")} AS "order", o.at, o.day, o.status, o.currency, o.value, o.commission, o.firstValue, o.counts, o.orphan,
       a.partnerId, ifnull(p.name, a.name) AS partner, o.programId, g.name AS program,
       b.id AS batchId, ifnull(w.name, '') AS author, b.startedAt AS importedAt, b.file, b.kind AS batchKind
     FROM result_order o JOIN result_account a ON a.id = o.accountId JOIN program g ON g.id = o.programId LEFT JOIN partner p ON p.id = a.partnerId
       LEFT JOIN batch b ON b.id = (SELECT x.batchId FROM result_order_row x
         WHERE x.accountId = o.accountId AND x.orderKey = ${referenceOf("o.orderKey")} ORDER BY x.id DESC LIMIT 1)
       LEFT JOIN colleague w ON w.uid = b.author
     WHERE ${where.join(" AND ")} ORDER BY o.day DESC, o.at DESC, o.id LIMIT ? OFFSET ?`,
    ...bind,
    limit,
    offset,
  );
  const total = db.value<number>(
    `SELECT count(*) FROM result_order o WHERE ${where.join(" AND ")}`,
    ...bind,
  )!;
  return {
    rows: rows.map(({ counts, orphan, batchKind, day, value, commission, firstValue, ...row }) => ({
      ...row,
      day: dayOfNumber(day),
      value: amountText(value, row.currency),
      commission: amountText(commission, row.currency),
      firstValue: amountText(firstValue, row.currency),
      counted: counts > 0,
      orphan: orphan === 1,
      example: batchKind === "example",
      shared: batchKind === "upkeep",
    })),
    total,
  };
}
