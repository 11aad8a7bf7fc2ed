// The example's numbers as the readers of report files give them: one daily summary of a program, and the order list of its last weeks.
import type { Day } from "../../domain/days.ts";
import { numberOfDay } from "../../domain/reports/dayNumber.ts";
import {
  summaryNumbers,
  type OrdersBlock,
  type ReportAccount,
  type SummaryBlock,
} from "../../domain/reports/record.ts";
import { lastNumbers } from "./courses.ts";
import { play, type PlayedDay, type PlayedOrder } from "./numbers.ts";
import type { ExampleAccount, ExampleProgram } from "./world.ts";

/** The first day of the order lists, from today. */
const firstListed = lastNumbers - 60;

const MS = 86_400_000;

/** A day of one account; `account` is its place among the program's accounts. */
interface Row extends PlayedDay {
  account: number;
}

export interface ExampleReport {
  summary: SummaryBlock;
  /** Null where the program has no order list. */
  orders: OrdersBlock | null;
}

const named = ({ externalId, name, site }: ExampleAccount): ReportAccount => ({
  externalId,
  name,
  site,
  email: null,
});

const shared = (rows: readonly { account: number }[], currency: string) => ({
  rows: rows.length,
  lines: Int32Array.from(rows, (_, at) => at + 2),
  accounts: Int32Array.from(rows, ({ account }) => account),
  currencies: new Int16Array(rows.length),
  newCurrencies: [currency],
  rejected: [],
  problems: [],
  bytes: 0,
});

/** Where an order's status begins in a row of numbers: count, value, commission. */
const statusAt = (status: number): number => 3 + status * 3;

function summaryOf(
  rows: readonly Row[],
  accounts: ReportAccount[],
  currency: string,
  first: number,
): SummaryBlock {
  const width = summaryNumbers.length;
  const numbers = new Float64Array(rows.length * width);
  for (const [at, { impressions, clicks, orders }] of rows.entries()) {
    const base = at * width;
    numbers[base] = impressions;
    numbers[base + 1] = clicks;
    for (const { status, value, commission } of orders) {
      const from = base + statusAt(status);
      numbers[from]! += 1;
      numbers[from + 1]! += value;
      numbers[from + 2]! += commission;
    }
  }
  const days = Int32Array.from(rows, ({ offset }) => first + offset);
  return {
    kind: "summary",
    ...shared(rows, currency),
    newAccounts: accounts,
    from: days,
    to: days,
    parts: null,
    numbers,
  };
}

/** Orders are spread over the waking hours of their day. */
const momentOf = (day: number, nth: number, of: number): number =>
  day * MS + Math.round(((nth + 0.5) / of) * 15 * 3_600_000) + 7 * 3_600_000;

function ordersOf(
  rows: readonly Row[],
  accounts: ReportAccount[],
  currency: string,
  first: number,
): OrdersBlock {
  const single = rows.flatMap(({ account, offset, orders }) =>
    orders.map((order: PlayedOrder, nth) => ({
      ...order,
      account,
      day: first + offset,
      nth,
      of: orders.length,
    })),
  );
  const ids = single.map(({ account, day, nth }) => `${accounts[account]!.externalId}-${day}-${nth + 1}`);
  return {
    kind: "orders",
    ...shared(single, currency),
    newAccounts: accounts,
    ids,
    orders: ids,
    at: Float64Array.from(single, ({ day, nth, of }) => momentOf(day, nth, of)),
    days: Int32Array.from(single, ({ day }) => day),
    statuses: Uint8Array.from(single, ({ status }) => status),
    values: Float64Array.from(single, ({ value }) => value),
    commissions: Float64Array.from(single, ({ commission }) => commission),
    corrections: new Uint8Array(single.length),
  };
}

/** The reports of a program for `today`; the order list says of its days what the summary says. */
export function reportOf(program: ExampleProgram, all: readonly ExampleAccount[], today: Day): ExampleReport {
  const own = all.filter((account) => account.program === program.name);
  const rows = own.flatMap((account, at) =>
    Array.from(play(account, program, today), (day): Row => ({ ...day, account: at })),
  );
  rows.sort((a, b) => a.offset - b.offset || a.account - b.account);
  const first = numberOfDay(today);
  const accounts = own.map(named);
  const late = rows.filter(({ offset }) => offset >= firstListed);
  return {
    summary: summaryOf(rows, accounts, program.currency, first),
    orders: program.orderList === null ? null : ordersOf(late, accounts, program.currency, first),
  };
}
