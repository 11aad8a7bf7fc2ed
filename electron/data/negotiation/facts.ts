// What one partner did in one program, from the imported results: order by order, or by day where no order rows count.
import { minorUnit } from "../../domain/amount.ts";
import { compareDays, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import type { Money } from "../../domain/metrics/fee.ts";
import { dayOfNumber, monthOfDay, numberOfDay } from "../../domain/reports/dayNumber.ts";
import { orderStatuses } from "../../domain/reports/record.ts";
import { periodOf } from "../../domain/terms/calendarPeriods.ts";
import type { Facts } from "../../domain/terms/facts.ts";
import type { Per } from "../../domain/terms/shape.ts";
import { moneySpans } from "../results/money.ts";
import { gapsOf, type Gaps } from "../results/ripe.ts";
import type { Reader } from "../store.ts";

export interface FactsAsked {
  partnerId: number;
  programId: number;
  /** Both included. */
  from: Day;
  to: Day;
  /** The calendar period of `from` whose earlier orders tiers, caps and goals have to know; none without it. */
  since?: Per | null;
}

/** Numbers of the window alone. Amounts in units of 1/100,000. */
export interface FactCounts {
  /** All but the declined. */
  orders: number;
  value: number;
  /** As reported. */
  commission: number;
  clicks: number;
  impressions: number;
  pending: number;
  /** Approved, paid and declined. */
  decided: number;
  declined: number;
}

export interface FoundFacts extends FactCounts {
  facts: Facts;
  /** What is not whole about the numbers of these days. */
  gaps: Gaps;
  /** Orders or reports in another currency than the program's, which are left out. */
  isPartly: boolean;
}

const PENDING = orderStatuses.indexOf("pending");
const APPROVED = orderStatuses.indexOf("approved");
const DECLINED = orderStatuses.indexOf("declined");
const places = orderStatuses.map((status, at) => `WHEN '${status}' THEN ${at}`).join(" ");

/** The accounts that are a partner in a program, as a JSON list. */
export const accountsOf = (db: Reader, partnerId: number, programId: number): number[] =>
  db.column<number>(
    "SELECT id FROM result_account WHERE partnerId = ? AND programId = ? ORDER BY id",
    partnerId,
    programId,
  );

/** @throws UserError `missing-program` */
export function currencyOfProgram(db: Reader, programId: number): string {
  const currency = db.value<string>("SELECT currency FROM program WHERE id = ?", programId);
  if (currency === undefined) throw new UserError("missing-program", { id: programId });
  return currency;
}

/** Nobody's numbers would be a row of zeros. @throws UserError `missing-partner` */
export function knownPartner(db: Reader, id: number): void {
  if (db.value("SELECT 1 FROM partner WHERE id = ?", id) === undefined)
    throw new UserError("missing-partner", { id });
}

/** A program's margin and fee over time. */
export const moneyOfProgram = (db: Reader, programId: number): Money[] =>
  moneySpans(db, programId).map(({ from, marginBp, feeKind, feeValue }) => ({
    from: dayOfNumber(from),
    marginBp,
    networkFee: { kind: feeKind, value: feeValue },
  }));

type OrderRow = [day: number, at: number, status: number, value: number, commission: number, isOrder: number];

/** A declined order's commission does not matter; it counts as what was first reported elsewhere. */
const orderSql = `SELECT day, at, CASE status ${places} END, value, commission, orphan = 0 FROM result_order
  WHERE accountId IN (SELECT value FROM json_each(?)) AND programId = ? AND day BETWEEN ? AND ? AND counts > 0 AND currency = ?`;

type PeriodRow = [
  day: number,
  impressions: number,
  clicks: number,
  pendingOrders: number,
  pendingValue: number,
  orders: number,
  value: number,
  declined: number,
  commission: number,
];

const summed = (clicks: string, orders: string): string =>
  [
    `impressions * ${clicks} AS i`,
    `clicks * ${clicks} AS c`,
    `pendingOrders * ${orders} AS po`,
    `pendingValue * ${orders} AS pv`,
    `(approvedOrders + paidOrders) * ${orders} AS ao`,
    `(approvedValue + paidValue) * ${orders} AS av`,
    `declinedOrders * ${orders} AS d`,
    `(pendingCommission + approvedCommission + paidCommission) * ${orders} AS m`,
  ].join(", ");

const where = `programId = ?2 AND accountId IN (SELECT value FROM json_each(?1)) AND fromDay BETWEEN ?3 AND ?4 AND toDay <= ?4 AND currency = ?5`;

/** A report over more than a day stands on its first day, less what finer reports say of it; one that reaches beyond is left out. */
const periodSql = `SELECT fromDay, sum(i), sum(c), sum(po), sum(pv), sum(ao), sum(av), sum(d), sum(m) FROM (
    SELECT fromDay, toDay, ${summed("(counts & 1)", "(counts >> 1)")} FROM result_summary WHERE ${where} AND counts > 0
    UNION ALL
    SELECT fromDay, toDay, ${summed("1", "1")} FROM result_less WHERE ${where})
  GROUP BY fromDay, toDay ORDER BY fromDay`;

/** Longer windows say nothing of a partner, and fees by month would be due for all of them. */
const MOST_YEARS = 20;

/** @throws UserError `window-too-long` */
export function checkLength(first: number, last: number): void {
  if (last - first > MOST_YEARS * 366)
    throw new UserError("window-too-long", { count: MOST_YEARS }, { field: "from" });
}

/** Rows of orders, filled one after the other. */
class Filled {
  readonly day: Int32Array;
  readonly at: Float64Array;
  readonly status: Uint8Array;
  readonly value: Float64Array;
  readonly orders: Float64Array;
  length = 0;
  constructor(most: number) {
    this.day = new Int32Array(most);
    this.at = new Float64Array(most);
    this.status = new Uint8Array(most);
    this.value = new Float64Array(most);
    this.orders = new Float64Array(most);
  }
  add(day: number, at: number, status: number, value: number, orders: number): void {
    const row = this.length++;
    this.day[row] = day;
    this.at[row] = at;
    this.status[row] = status;
    this.value[row] = value;
    this.orders[row] = orders;
  }
  done() {
    const end = this.length;
    return {
      day: this.day.subarray(0, end),
      at: this.at.subarray(0, end),
      status: this.status.subarray(0, end),
      value: this.value.subarray(0, end),
      orders: this.orders.subarray(0, end),
    };
  }
}

/**
 * The facts of a partner in a program that terms are replayed over, in the program's currency.
 *
 * For each day exactly one source counts (docs/product.md): where order rows do, each order is a row, else the orders of a day are
 * one row. The commission is rounded to whole minor units where all that was reported is: networks pay whole cents, and a
 * replay of the terms that were in force then comes to what was paid.
 *
 * @throws UserError `missing-program`, `missing-partner`, `ends-before`, `window-too-long`
 */
export function factsOf(db: Reader, { partnerId, programId, from, to, since }: FactsAsked): FoundFacts {
  const currency = currencyOfProgram(db, programId);
  knownPartner(db, partnerId);
  if (compareDays(to, from) < 0) throw new UserError("ends-before", {}, { field: "to" });
  const [first, last] = [numberOfDay(from), numberOfDay(to)];
  checkLength(first, last);
  const begin = since ? periodOf(first, since).from : first;
  const accounts = accountsOf(db, partnerId, programId);
  const listed = JSON.stringify(accounts);
  const rows = db.arrays<OrderRow>(orderSql, listed, programId, begin, last, currency);
  const before =
    begin < first ? db.arrays<PeriodRow>(periodSql, listed, programId, begin, first - 1, currency) : [];
  const within = db.arrays<PeriodRow>(periodSql, listed, programId, first, last, currency);
  const periods = [...before, ...within];
  const filled = new Filled(rows.length + 2 * periods.length);
  const counts = {
    orders: 0,
    value: 0,
    commission: 0,
    clicks: 0,
    impressions: 0,
    pending: 0,
    decided: 0,
    declined: 0,
  };
  const minor = minorUnit(currency);
  let isPaid = false;
  let isWhole = true;
  for (const [day, at, status, value, commission, isOrder] of rows) {
    filled.add(day, at, status, value, isOrder);
    if (commission !== 0) isPaid = true;
    if (commission % minor !== 0) isWhole = false;
    if (day < first) continue;
    if (status === PENDING) counts.pending += isOrder;
    else counts.decided += isOrder;
    if (status === DECLINED) counts.declined += isOrder;
    else {
      counts.orders += isOrder;
      counts.value += value;
      counts.commission += commission;
    }
  }
  for (const [
    day,
    impressions,
    clicks,
    pending,
    pendingValue,
    orders,
    value,
    declined,
    commission,
  ] of periods) {
    if (pending !== 0 || pendingValue !== 0) filled.add(day, 0, PENDING, pendingValue, pending);
    if (orders !== 0 || value !== 0) filled.add(day, 0, APPROVED, value, orders);
    if (day < first) continue;
    counts.pending += pending;
    counts.decided += orders + declined;
    counts.declined += declined;
    counts.orders += orders + pending;
    counts.value += value + pendingValue;
    counts.commission += commission;
    counts.clicks += clicks;
    counts.impressions += impressions;
  }
  const day = Int32Array.from(periods, (row) => row[0]);
  const column = (at: 1 | 2 | 7) => ({ day, count: Float64Array.from(periods, (row) => row[at]) });
  return {
    ...counts,
    facts: {
      currency,
      from,
      to,
      orders: filled.done(),
      clicks: column(2),
      impressions: column(1),
      declined: column(7),
      money: moneyOfProgram(db, programId),
      ...(isPaid && isWhole && { unit: minor }),
    },
    gaps: gapsOf(db, { programs: [programId], accounts }, { from: first, to: last }),
    isPartly: isPartlyOther(db, listed, currency, first, last),
  };
}

const isPartlyOther = (db: Reader, accounts: string, currency: string, from: number, to: number): boolean =>
  db.value(
    `SELECT 1 FROM result_account_month WHERE accountId IN (SELECT value FROM json_each(?)) AND currency <> ?
       AND month BETWEEN ? AND ? LIMIT 1`,
    accounts,
    currency,
    monthOfDay(from),
    monthOfDay(to),
  ) !== undefined;
