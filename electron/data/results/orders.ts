// Orders out of their rows: a correction is an amount on its original's order, and an order of which nothing is left is declined.
import type { Writer } from "../store.ts";

const first = (column: string) => `min(iif(correction = 0, ${column}, NULL))`;
const some = (condition: string) => `sum(correction = 0 AND ${condition}) > 0`;

const columns =
  "programId, accountId, orderKey, at, day, status, currency, value, commission, firstValue, firstCommission, orphan, counts";

/**
 * One order out of the rows of `source`. Its value as first reported is that of its first reports, not of its corrections.
 */
const orderOf = (key: string, source: string, group: string) => `SELECT programId, accountId, ${key},
    ifnull(${first("at")}, min(at)), ifnull(${first("day")}, min(day)),
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
  FROM ${source} GROUP BY ${group}`;

const own = "result_order_row WHERE accountId = ?1 AND orderKey = ?2";
/** Rows of one reference are no single order where some are declined and others not, or their currencies differ. */
const declined = "iif(correction = 0, status = 'declined', NULL)";
const alike = `min(currency) = max(currency) AND min(${declined}) IS max(${declined})`;
const there = `SELECT 1 FROM ${own} LIMIT 1`;
const whole = `${orderOf("orderKey", own, "accountId, orderKey")} HAVING ${alike}`;

/** Each row with the part it belongs to: a correction goes with what is not declined, where there is any. */
const parted = `(SELECT r.*, dense_rank() OVER (ORDER BY gone, currency) AS part FROM (
    SELECT *, CASE
        WHEN correction = 0 THEN status = 'declined'
        ELSE NOT EXISTS (SELECT 1 FROM result_order_row o WHERE o.accountId = ?1 AND o.orderKey = ?2
          AND o.correction = 0 AND o.currency = result_order_row.currency AND o.status <> 'declined')
      END AS gone FROM ${own}) r)`;
const parts = orderOf("iif(part = 1, orderKey, orderKey || char(31) || part)", parted, "part");

/** The reference of an order's rows, of which it may be only a part. */
export const referenceOf = (key: string): string =>
  `iif(instr(${key}, char(31)) > 0, substr(${key}, 1, instr(${key}, char(31)) - 1), ${key})`;

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
const upsert = (select: string) => `INSERT INTO result_order (${columns}) ${select}
  ON CONFLICT (accountId, orderKey) DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(", ")}`;
const [upsertWhole, upsertParts] = [upsert(whole), upsert(parts)];
/** An order and the further parts of its reference. */
const inOrder = "accountId = ?1 AND orderKey >= ?2 AND orderKey < ?2 || char(32)";
const others = "accountId = ?1 AND orderKey > ?2 AND orderKey < ?2 || char(32)";

/**
 * Works an order out of its rows, or takes it away where it has none. Rows of one reference that are declined are an order
 * of their own beside those that are not, and so are those in another currency.
 * @returns the days whose sums are stale by it: where it was and where it is
 */
export function settleOrder(db: Writer, accountId: number, orderKey: string): number[] {
  const days = () => db.column<number>(`SELECT day FROM result_order WHERE ${inOrder}`, accountId, orderKey);
  const before = days();
  if (db.value(there, accountId, orderKey) === undefined)
    db.run(`DELETE FROM result_order WHERE ${inOrder}`, accountId, orderKey);
  else if (db.run(upsertWhole, accountId, orderKey).changes === 0) {
    db.run(`DELETE FROM result_order WHERE ${inOrder}`, accountId, orderKey);
    db.run(upsertParts, accountId, orderKey);
  } else if (before.length > 1) db.run(`DELETE FROM result_order WHERE ${others}`, accountId, orderKey);
  return [...new Set([...before, ...days()])];
}

export type OrderKey = readonly [accountId: number, orderKey: string];

/** Orders that are worked out in one go. */
const TOGETHER = 500;
const account = "j.value ->> 0";
const key = "j.value ->> 1";
/** The list leads: a planner that thinks a table small would read all of it. */
const each = "json_each(?1) j CROSS JOIN";
const ofAll = `${each} result_order o ON o.accountId = ${account} AND o.orderKey >= ${key} AND o.orderKey < ${key} || char(32)`;
const partsBefore = `SELECT j.key, o.day, o.orderKey <> ${key} FROM ${ofAll}`;
/** Those of which no row is left (1), and those whose rows are no single order. */
const apart = `SELECT j.key, count(accountId) = 0 FROM json_each(?1) j LEFT JOIN result_order_row ON accountId = ${account} AND orderKey = ${key}
  GROUP BY j.key HAVING count(accountId) = 0 OR NOT (${alike})`;
const dropAll = `DELETE FROM result_order WHERE id IN (SELECT o.id FROM ${ofAll})`;
const upsertAll = upsert(
  orderOf(
    "orderKey",
    `(SELECT r.* FROM ${each} result_order_row r ON r.accountId = ${account} AND r.orderKey = ${key})`,
    "accountId, orderKey",
  ),
);
const daysAfter = `SELECT DISTINCT o.day FROM ${each} result_order o ON o.accountId = ${account} AND o.orderKey = ${key}`;
/** What JSON and SQLite might not spell alike. */
const strange = (name: string): boolean => !name.isWellFormed() || name.includes("\0");

/**
 * The same for many orders, each once: those that are one order each, as nearly all are, in a few statements together.
 * @returns the days whose sums are stale by them
 */
export function settleOrders(db: Writer, orders: readonly OrderKey[]): Set<number> {
  const days = new Set<number>();
  for (let at = 0; at < orders.length; at += TOGETHER)
    for (const day of settleSome(db, orders.slice(at, at + TOGETHER))) days.add(day);
  return days;
}

function* settleSome(db: Writer, orders: readonly OrderKey[]): Generator<number> {
  const list = JSON.stringify(orders);
  const gone = new Set<number>();
  const single = new Set<number>();
  for (const [at, none] of db.arrays<[at: number, none: number]>(apart, list)) (none ? gone : single).add(at);
  const before = db.arrays<[at: number, day: number, part: number]>(partsBefore, list);
  for (const [at, , part] of before) if (part === 1 && !gone.has(at)) single.add(at);
  for (const [at, [, name]] of orders.entries()) if (strange(name)) single.add(at);
  for (const [at, day] of before) if (!single.has(at)) yield day;
  const among = (fits: (at: number) => boolean) => JSON.stringify(orders.filter((_, at) => fits(at)));
  if (gone.size > 0)
    db.run(
      dropAll,
      among((at) => gone.has(at) && !single.has(at)),
    );
  const whole = single.size + gone.size === 0 ? list : among((at) => !single.has(at) && !gone.has(at));
  db.run(upsertAll, whole);
  yield* db.column<number>(daysAfter, whole);
  for (const at of single) yield* settleOrder(db, ...orders[at]!);
}
