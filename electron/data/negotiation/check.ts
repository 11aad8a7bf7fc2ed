// The payout check: what each order was paid beside what the terms in force on its day make due.
import { amountText, minorUnit } from "../../domain/amount.ts";
import { compareDays, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { dayOfNumber, numberOfDay } from "../../domain/reports/dayNumber.ts";
import { orderStatuses, type OrderStatus } from "../../domain/reports/record.ts";
import { periodOf } from "../../domain/terms/calendarPeriods.ts";
import { reasonOf, type DifferenceReason } from "../../domain/terms/differenceReason.ts";
import { payoutColumns } from "../../domain/terms/payout.ts";
import { priced } from "../../domain/terms/priced.ts";
import { inTime, ordersOf, type Orders } from "../../domain/terms/rows.ts";
import type { Terms } from "../../domain/terms/terms.ts";
import { referenceOf } from "../results/orders.ts";
import type { Reader } from "../store.ts";
import { currencyOfProgram, knownPartner } from "./facts.ts";
import { longestPer } from "./replay.ts";

export interface CheckAsked {
  partnerId?: number | undefined;
  programId: number;
  from: Day;
  to: Day;
}

export interface CheckRow {
  orderId: number;
  externalId: string;
  /** The day of the order. */
  on: Day;
  paid: string;
  due: string;
  /** What is still due; below 0 it was paid too much. */
  difference: string;
  reason: DifferenceReason;
  partnerId: number;
  partner: string;
  status: OrderStatus;
  value: string;
  agreementId: number;
}

export interface Checked {
  rows: CheckRow[];
  /** Of all orders that were checked. */
  paid: string;
  due: string;
  difference: string;
  /** How many orders differ, on whatever page they are. */
  total: number;
  checked: number;
  /** Orders on days without terms, or whose terms pay for clicks or impressions. */
  unchecked: number;
  currency: string;
}

/** Terms and the days on which they are those that hold, as day numbers. */
interface Held {
  agreementId: number;
  terms: Terms;
  from: number;
  to: number;
}

interface AgreementRow {
  id: number;
  partnerId: number;
  terms: string;
  fromOn: Day;
  toOn: Day | null;
}

/** The days of each agreement on which `inForceOn` gives it, in order of time, by partner. */
function heldBy(db: Reader, { partnerId, programId }: CheckAsked): Map<number, Held[]> {
  const rows = db.all<AgreementRow>(
    `SELECT id, partnerId, terms, fromOn, toOn FROM agreement WHERE programId = ? AND deletedAt IS NULL AND terms IS NOT NULL
       ${partnerId === undefined ? "" : "AND partnerId = ?"} ORDER BY partnerId, fromOn, id`,
    programId,
    ...(partnerId === undefined ? [] : [partnerId]),
  );
  const held = new Map<number, Held[]>();
  for (const [partner, own] of Map.groupBy(rows, (row) => row.partnerId)) {
    const all = own.map(({ id, terms, fromOn, toOn }) => ({
      agreementId: id,
      terms: JSON.parse(terms) as Terms,
      from: numberOfDay(fromOn),
      to: toOn === null ? Infinity : numberOfDay(toOn),
    }));
    const cuts = [...new Set(all.flatMap(({ from, to }) => [from, to + 1]))].toSorted((a, b) => a - b);
    const spans: Held[] = [];
    for (const [at, from] of cuts.entries()) {
      const on = all.findLast((each) => each.from <= from && each.to >= from);
      if (on) spans.push({ ...on, from, to: (cuts[at + 1] ?? Infinity) - 1 });
    }
    held.set(partner, spans);
  }
  return held;
}

type Row = [
  id: number,
  partnerId: number,
  day: number,
  at: number,
  status: number,
  value: number,
  commission: number,
  isOrder: number,
];

const places = orderStatuses.map((status, at) => `WHEN '${status}' THEN ${at}`).join(" ");
const DECLINED = orderStatuses.indexOf("declined");

/** Those with terms in a program; who is in the trash is asked for by name only. */
const everybody = `a.partnerId IN (SELECT g.partnerId FROM agreement g JOIN partner p ON p.id = g.partnerId
  WHERE g.programId = a.programId AND g.deletedAt IS NULL AND g.terms IS NOT NULL AND p.deletedAt IS NULL)`;

/** Every order row counts here, those too whose day another source counts for (docs/product.md). */
const rowsOf = (
  db: Reader,
  { partnerId, programId }: CheckAsked,
  from: number,
  to: number,
  currency: string,
): Row[] =>
  db.arrays<Row>(
    `SELECT o.id, a.partnerId, o.day, o.at, CASE o.status ${places} END, o.value, o.commission, o.orphan = 0
     FROM result_account a CROSS JOIN result_order o ON o.accountId = a.id
     WHERE a.programId = ? AND ${partnerId === undefined ? everybody : "a.partnerId = ?"}
       AND o.day BETWEEN ? AND ? AND o.currency = ?`,
    programId,
    ...(partnerId === undefined ? [] : [partnerId]),
    from,
    to,
    currency,
  );

interface Found {
  id: number;
  partnerId: number;
  day: number;
  status: number;
  value: number;
  paid: number;
  due: number;
  reason: DifferenceReason;
  agreementId: number;
}

interface Sums {
  paid: bigint;
  due: bigint;
  checked: number;
  unchecked: number;
  found: Found[];
}

interface Columns extends Orders {
  day: Int32Array;
  value: Float64Array;
  status: Uint8Array;
  orders: Uint8Array;
}

/** Checks the orders of one partner; `from` and `to` are the days asked for, `rows` those of the whole calendar periods. */
function checkPartner(
  rows: readonly Row[],
  spans: readonly Held[],
  { from, to, minor }: { from: number; to: number; minor: number },
  sums: Sums,
): void {
  const columns: Columns = {
    day: Int32Array.from(rows, (row) => row[2]),
    at: Float64Array.from(rows, (row) => row[3]),
    status: Uint8Array.from(rows, (row) => row[4]),
    value: Float64Array.from(rows, (row) => row[5]),
    orders: Uint8Array.from(rows, (row) => row[7]),
  };
  const paidOf = (row: number): number => (rows[row]![4] === DECLINED ? 0 : rows[row]![6]);
  // Networks pay whole cents; what was reported in less is held against what is due in less.
  const isFine = (row: number): boolean => paidOf(row) % minor !== 0;
  const anyFine = rows.some((_, row) => isFine(row));
  const sorted = inTime(columns);
  const inside = (row: number, low: number, high: number): boolean =>
    columns.day[row]! >= low && columns.day[row]! <= high;
  // Fees and goals are no order's; days without orders, of which there may be many, owe nothing.
  const [first, last] = [columns.day[sorted[0]!]!, columns.day[sorted.at(-1)!]!];
  const dueAt = (
    { flat: _, bonus: __, ...terms }: Terms,
    low: number,
    high: number,
    unit: number,
  ): bigint[] => {
    const days = { from: Math.max(low, first), to: Math.min(high, last) };
    return payoutColumns(terms, columns, { ...days, unit }, sorted).due.whole();
  };
  const dueUnder = (terms: Terms, low: number, high: number): bigint[] => {
    const whole = dueAt(terms, low, high, minor);
    if (!anyFine) return whole;
    const fine = dueAt(terms, low, high, 1);
    return whole.map((due, row) => (isFine(row) ? fine[row]! : due));
  };
  let seen = 0;
  for (const [at, { terms, agreementId, ...span }] of spans.entries()) {
    const [low, high] = [Math.max(span.from, from), Math.min(span.to, to)];
    const { paid: per } = priced(terms);
    if (low > high || per === "clicks" || per === "impressions") continue;
    const due = dueUnder(terms, low, high);
    // What the terms around these would have given is asked for only where something differs.
    let beside: bigint[][] | null = null;
    const around = (): bigint[][] =>
      (beside ??= [spans[at - 1], spans[at + 1]].flatMap((other) =>
        other && other.agreementId !== agreementId ? [dueUnder(other.terms, low, high)] : [],
      ));
    for (let row = 0; row < rows.length; row++) {
      if (!inside(row, low, high)) continue;
      seen++;
      const [paid, owed] = [paidOf(row), Number(due[row]!)];
      sums.paid += BigInt(paid);
      sums.due += due[row]!;
      if (paid === owed) continue;
      const value = columns.value[row]!;
      const others = around().map((each) => Number(each[row]!));
      const reason = reasonOf(terms, {
        value,
        orders: ordersOf(columns, row),
        paid,
        due: owed,
        others,
        unit: isFine(row) ? 1 : minor,
      });
      const { 0: id, 1: partnerId, 2: day, 4: status } = rows[row]!;
      sums.found.push({ id, partnerId, day, status, value, paid, due: owed, reason, agreementId });
    }
  }
  let asked = 0;
  for (let row = 0; row < rows.length; row++) if (inside(row, from, to)) asked++;
  sums.checked += seen;
  sums.unchecked += asked - seen;
}

/** The names of what is shown: the first report's transaction, and the partner. */
function shown(db: Reader, found: readonly Found[], currency: string): CheckRow[] {
  const names = new Map(
    db
      .arrays<[number, string, string]>(
        `SELECT o.id, (SELECT r.externalId FROM result_order_row r WHERE r.accountId = o.accountId AND r.orderKey = ${referenceOf("o.orderKey")}
           ORDER BY r.currency <> o.currency, (r.status = 'declined') <> (o.status = 'declined'), r.correction, r.at, r.id LIMIT 1), p.name
         FROM result_order o JOIN result_account a ON a.id = o.accountId JOIN partner p ON p.id = a.partnerId
         WHERE o.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(found.map(({ id }) => id)),
      )
      .map(([id, externalId, partner]) => [id, { externalId, partner }]),
  );
  return found.map(({ id, day, status, value, paid, due, ...rest }) => ({
    orderId: id,
    externalId: names.get(id)?.externalId ?? "",
    on: dayOfNumber(day),
    paid: amountText(paid, currency),
    due: amountText(due, currency),
    difference: amountText(due - paid, currency),
    partner: names.get(id)?.partner ?? "",
    status: orderStatuses[status]!,
    value: amountText(value, currency),
    ...rest,
  }));
}

/**
 * Each order whose commission differs from what the terms in force on its day make due, by day. Tiers and caps count over the
 * whole calendar periods that the days touch. Declined orders are paid 0 and due 0; pending ones are due.
 *
 * @throws UserError `missing-program`, `missing-partner`, `ends-before`
 */
export function checkPayout(
  db: Reader,
  asked: CheckAsked,
  { limit, offset }: { limit: number; offset: number },
): Checked {
  const currency = currencyOfProgram(db, asked.programId);
  if (asked.partnerId !== undefined) knownPartner(db, asked.partnerId);
  if (compareDays(asked.to, asked.from) < 0) throw new UserError("ends-before", {}, { field: "to" });
  const [from, to] = [numberOfDay(asked.from), numberOfDay(asked.to)];
  const held = heldBy(db, asked);
  const per = longestPer([...held.values()].flat().map(({ terms }) => terms));
  const [begin, end] = per ? [periodOf(from, per).from, periodOf(to, per).to] : [from, to];
  const rows = rowsOf(db, asked, begin, end, currency);
  const sums: Sums = { paid: 0n, due: 0n, checked: 0, unchecked: 0, found: [] };
  for (const [partnerId, own] of Map.groupBy(rows, (row) => row[1]))
    checkPartner(own, held.get(partnerId) ?? [], { from, to, minor: minorUnit(currency) }, sums);
  const found = sums.found.toSorted((a, b) => a.day - b.day || a.id - b.id);
  return {
    rows: shown(db, found.slice(offset, offset + limit), currency),
    paid: amountText(sums.paid, currency),
    due: amountText(sums.due, currency),
    difference: amountText(sums.due - sums.paid, currency),
    total: found.length,
    checked: sums.checked,
    unchecked: sums.unchecked,
    currency,
  };
}
