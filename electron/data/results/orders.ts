// Orders out of their rows: a correction is an amount on its original's order, and an order of which nothing is left is declined.
import type { Writer } from "../store.ts";

const first = (column: string) => `min(iif(correction = 0, ${column}, NULL))`;
const some = (condition: string) => `sum(correction = 0 AND ${condition}) > 0`;

const columns =
  "programId, accountId, orderKey, at, day, status, currency, value, commission, firstValue, firstCommission, orphan, counts";

const select = `SELECT programId, accountId, orderKey, ifnull(${first("at")}, min(at)), ifnull(${first("day")}, min(day)),
    CASE
      WHEN sum(correction = 0) = 0 THEN min(status)
      WHEN sum(iif(correction = 0, firstValue, 0)) > 0 AND sum(value) <= 0 THEN 'declined'
      WHEN sum(iif(correction = 0, firstValue, 0)) = 0 AND sum(iif(correction = 0, firstCommission, 0)) > 0 AND sum(commission) <= 0 THEN 'declined'
      WHEN NOT ${some("status <> 'declined'")} THEN 'declined'
      WHEN ${some("status = 'pending'")} THEN 'pending'
      WHEN ${some("status = 'approved'")} THEN 'approved'
      ELSE 'paid'
    END,
    min(currency), sum(value), sum(commission), sum(iif(correction = 0, firstValue, 0)), sum(iif(correction = 0, firstCommission, 0)),
    sum(correction = 0) = 0, 2
  FROM result_order_row WHERE accountId = ? AND orderKey = ? GROUP BY accountId, orderKey`;

const rest = [
  "programId",
  "at",
  "day",
  "status",
  "currency",
  "value",
  "commission",
  "firstValue",
  "firstCommission",
  "orphan",
];
const upsert = `INSERT INTO result_order (${columns}) ${select}
  ON CONFLICT (accountId, orderKey) DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(", ")}`;

/** Works an order out of its rows, or takes it away where it has none. @returns the days whose sums are stale: where it was and where it is */
export function settleOrder(db: Writer, accountId: number, orderKey: string): number[] {
  const before = db.value<number>(
    "SELECT day FROM result_order WHERE accountId = ? AND orderKey = ?",
    accountId,
    orderKey,
  );
  if (db.run(upsert, accountId, orderKey).changes === 0)
    db.run("DELETE FROM result_order WHERE accountId = ? AND orderKey = ?", accountId, orderKey);
  const after = db.value<number>(
    "SELECT day FROM result_order WHERE accountId = ? AND orderKey = ?",
    accountId,
    orderKey,
  );
  return [...new Set([before, after].flatMap((day) => day ?? []))];
}
