// Order rows against the store: made, changed (with the flips of their status), or the same; written at once where it is a run.
import { orderStatuses, type OrdersBlock, type OrderStatus } from "../../../domain/reports/record.ts";
import { keepBefore } from "../../results/journal.ts";
import { referenceOf, settleOrders, type OrderKey } from "../../results/orders.ts";
import type { Reader, Writer } from "../../store.ts";
import type { Status } from "../outcome.ts";

/** An order that changed its status; `value` in 1/100,000. */
export interface Flip {
  externalId: string;
  from: OrderStatus;
  to: OrderStatus;
  value: number;
  currency: string;
}

interface There {
  accountId: number;
  orderKey: string;
  at: number;
  day: number;
  status: OrderStatus;
  currency: string;
  value: number;
  commission: number;
  correction: number;
}

const select =
  "SELECT accountId, orderKey, at, day, status, currency, value, commission, correction, firstValue, firstCommission FROM result_order_row WHERE programId = ? AND externalId = ?";
const insert = `INSERT INTO result_order_row (programId, externalId, accountId, orderKey, at, day, status, currency, value, commission, firstValue, firstCommission, correction, batchId)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const update = `UPDATE result_order_row SET accountId = ?, orderKey = ?, at = ?, day = ?, status = ?, currency = ?, value = ?, commission = ?, correction = ?, batchId = ?
  WHERE programId = ? AND externalId = ?`;

interface First {
  firstValue: number;
  firstCommission: number;
}

/** What is left of an order. */
interface Left extends First {
  externalId: string;
  status: OrderStatus;
  value: number;
  commission: number;
}

const nothingLeft = (now: { value: number; commission: number }, first: First): boolean =>
  first.firstValue > 0 ? now.value <= 0 : first.firstCommission > 0 && now.commission <= 0;

/** An order whose value has come to nothing is declined, whatever its row says. */
const stateOf = (row: Pick<There, "status" | "value" | "commission">, first: First): OrderStatus =>
  nothingLeft(row, first) ? "declined" : row.status;

/** Rows that this import made are no earlier ones; those that it changed are in its journal. */
const before = `SELECT r.externalId, o.status, o.value, o.commission, o.firstValue, o.firstCommission
  FROM result_order o JOIN result_order_row r ON r.accountId = o.accountId AND r.orderKey = ${referenceOf("o.orderKey")}
  WHERE o.accountId = ?1 AND ${referenceOf("o.orderKey")} = ?2 AND o.orderKey >= ?2 AND o.orderKey < ?2 || char(32) AND o.currency = ?3
    AND r.correction = 0 AND r.currency = ?3
    AND (r.batchId IS NOT ?4 OR EXISTS (SELECT 1 FROM result_before b WHERE b.batchId = ?4 AND b."of" = 'order' AND b.key = json_array(r.programId, r.externalId)))
  ORDER BY o.status = 'declined', r.status = 'declined', r.at, r.id LIMIT 1`;

/** A spreadsheet program drops the seconds of a time when it saves. */
const MINUTE = 60_000;

export class OrderRows {
  readonly #db: Reader;
  readonly #programId: number;
  readonly #batchId: number | null;
  /** Orders whose rows were written since they were settled last. */
  readonly #open = new Map<string, OrderKey>();
  /** Earlier orders that corrections of this file change, with what is left of them. */
  readonly #left = new Map<string, Left | null>();

  constructor(db: Reader, programId: number, batchId: number | null) {
    this.#db = db;
    this.#programId = programId;
    this.#batchId = batchId;
  }

  /** One row of a block. `account` is null where the account itself would be new, `write` in a preview. */
  row(
    block: OrdersBlock,
    at: number,
    account: number | null,
    currency: string,
    write: Writer | null,
  ): { status: Status; flip: Flip | null } {
    const id = block.ids[at]!;
    const fresh = {
      orderKey: block.orders[at]!,
      at: block.at[at]!,
      day: block.days[at]!,
      status: orderStatuses[block.statuses[at]!]!,
      currency,
      value: block.values[at]!,
      commission: block.commissions[at]!,
      correction: block.corrections[at]!,
    };
    const there = this.#db.get<There & First>(select, this.#programId, id);
    if (!there) {
      const flip = fresh.correction === 1 ? this.#corrected(account, fresh, fresh) : null;
      if (write) this.#make(write, id, account!, fresh);
      return { status: "created", flip };
    }
    // A coarser time of the same minute is no news.
    if (fresh.day === there.day && Math.abs(fresh.at - there.at) < MINUTE) fresh.at = there.at;
    const same =
      there.accountId === account &&
      (Object.keys(fresh) as (keyof typeof fresh)[]).every((name) => fresh[name] === there[name]);
    if (same) return { status: "unchanged", flip: null };
    const more = { value: fresh.value - there.value, commission: fresh.commission - there.commission };
    const corrected = fresh.correction === 1 ? this.#corrected(account, fresh, more) : null;
    if (write) this.#change(write, id, account!, there, fresh);
    const [from, to] = [stateOf(there, there), stateOf(fresh, there)];
    const flip =
      fresh.correction === 1 || from === to
        ? corrected
        : {
            externalId: id,
            from,
            to,
            // What is declined often stands with 0 in the later download.
            value: fresh.value === 0 ? there.value : fresh.value,
            currency,
          };
    return { status: "changed", flip };
  }

  /** The flip of an earlier order of which a correction, `more`, leaves nothing. */
  #corrected(
    account: number | null,
    { orderKey, currency }: { orderKey: string; currency: string },
    more: { value: number; commission: number },
  ): Flip | null {
    if (account === null) return null;
    const key = `${account} ${orderKey} ${currency}`;
    let left = this.#left.get(key);
    if (left === undefined) this.#left.set(key, (left = this.#before(account, orderKey, currency)));
    if (left === null || left.status === "declined") return null;
    left.value += more.value;
    left.commission += more.commission;
    if (!nothingLeft(left, left)) return null;
    const { externalId, status: from, firstValue } = left;
    left.status = "declined";
    return { externalId, from, to: "declined", value: firstValue, currency };
  }

  /** An order as earlier imports left it; null where it is none of theirs. */
  #before(account: number, orderKey: string, currency: string): Left | null {
    return this.#db.get<Left>(before, account, orderKey, currency, this.#batchId) ?? null;
  }

  #make(write: Writer, id: string, account: number, fresh: Omit<There, "accountId">): void {
    const { orderKey, at, day, status, currency, value, commission, correction } = fresh;
    write.run(
      insert,
      this.#programId,
      id,
      account,
      orderKey,
      at,
      day,
      status,
      currency,
      value,
      commission,
      value,
      commission,
      correction,
      this.#batchId,
    );
    this.#touch(account, orderKey);
  }

  #change(write: Writer, id: string, account: number, there: There, fresh: Omit<There, "accountId">): void {
    keepBefore(
      write,
      this.#batchId!,
      "order",
      this.#db.get<object>(
        "SELECT * FROM result_order_row WHERE programId = ? AND externalId = ?",
        this.#programId,
        id,
      )!,
    );
    const { orderKey, at, day, status, currency, value, commission, correction } = fresh;
    write.run(
      update,
      account,
      orderKey,
      at,
      day,
      status,
      currency,
      value,
      commission,
      correction,
      this.#batchId,
      this.#programId,
      id,
    );
    this.#touch(there.accountId, there.orderKey);
    this.#touch(account, orderKey);
  }

  #touch(account: number, orderKey: string): void {
    this.#open.set(`${account} ${orderKey}`, [account, orderKey]);
  }

  /** At the end of each transaction. @returns days and accounts whose sums are stale by it: where orders were, and where they are */
  settle(write: Writer): { days: number[]; accounts: number[] } {
    const orders = [...this.#open.values()];
    const days = [...settleOrders(write, orders)];
    this.#open.clear();
    return { days, accounts: orders.map(([account]) => account) };
  }
}
