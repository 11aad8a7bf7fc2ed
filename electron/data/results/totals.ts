// Totals by any keys, as scripts and the page ask for them.
import { shown, nothing, type Shown, type Sums } from "../../domain/metrics/totals.ts";
import { amountText } from "../../domain/amount.ts";
import { CLICK_NUMBERS } from "../../domain/reports/counting.ts";
import { orderStatuses, summaryNumbers, type OrderStatus } from "../../domain/reports/record.ts";
import type { Bind, Reader } from "../store.ts";
import { dayText, monthTextOf, sumsOf, type Key, type Sum } from "./ask.ts";
import { metricSums, type Range, type Scope } from "./view.ts";

export const totalKeys = ["partner", "program", "status", "currency", "day", "month"] as const;
export type TotalKey = (typeof totalKeys)[number];

/** Of an account; `partnerId` is null where no partner has it. */
export interface AccountOf {
  partnerId: number | null;
  externalId: string;
  name: string;
  network: string;
}

/** A row of totals: the keys that were asked for, and the numbers. Clicks and impressions have no status. */
export type TotalRow = Partial<{
  partnerId: number | null;
  externalId: string;
  name: string;
  network: string;
  programId: number;
  status: OrderStatus;
  day: string | null;
  month: string | null;
}> &
  Omit<Shown, "clicks" | "impressions" | "uniqueClicks"> & {
    clicks: number | null;
    impressions: number | null;
    uniqueClicks: number | null;
  };

export const accountsById = (db: Reader): Map<number, AccountOf> =>
  new Map(
    db
      .all<AccountOf & { id: number }>(
        `SELECT a.id, a.partnerId, a.externalId, ifnull(p.name, a.name) AS name, g.network
         FROM result_account a JOIN program g ON g.id = a.programId LEFT JOIN partner p ON p.id = a.partnerId`,
      )
      .map(({ id, ...account }) => [id, account]),
  );

const asked: Record<TotalKey, Key | null> = {
  partner: "account",
  program: "program",
  status: null,
  currency: "currency",
  day: "day",
  month: "month",
};

interface Group {
  keys: Partial<TotalRow>;
  sums: Sums[];
}

/** What rows of declined orders say beside what was first reported of them: by status they add up to the file. */
function declinedRows(db: Reader, { programs, accounts }: Scope, { from, to }: Range, by: readonly Key[]) {
  const where: string[] = [];
  const bind: Bind[] = [];
  for (const [column, ids] of [
    ["programId", programs],
    ["accountId", accounts],
  ] as const)
    if (ids) {
      where.push(` AND ${column} IN (SELECT value FROM json_each(?))`);
      bind.push(JSON.stringify(ids));
    }
  const rows = db.all<{
    programId: number;
    accountId: number;
    currency: string;
    day: number;
    value: string;
    commission: string;
  }>(
    `SELECT programId, accountId, currency, day, CAST(sum(value - firstValue) AS TEXT) AS value, CAST(sum(commission - firstCommission) AS TEXT) AS commission
     FROM result_order WHERE status = 'declined' AND counts > 0 AND day BETWEEN ? AND ?${where.join("")}
     GROUP BY programId, accountId, currency, day HAVING sum(value <> firstValue OR commission <> firstCommission) > 0`,
    from,
    to,
    ...bind,
  );
  return rows.map((row) => {
    const numbers = summaryNumbers.map(() => 0n);
    const at = CLICK_NUMBERS + 9;
    numbers[at + 1] = BigInt(row.value);
    numbers[at + 2] = BigInt(row.commission);
    const sum: Sum = {
      programId: by.includes("program") ? row.programId : null,
      accountId: by.includes("account") ? row.accountId : null,
      currency: row.currency,
      day: row.day,
      month: null,
      until: null,
      numbers,
      fee4: [0n, 0n, 0n],
      margin4: [0n, 0n, 0n],
    };
    return sum;
  });
}

/** One status of sums alone. */
function only(sum: Sum, at: number): Sum {
  const from = CLICK_NUMBERS + at * 3;
  return {
    ...sum,
    numbers: sum.numbers.map((number, n) => (n >= from && n < from + 3 ? number : 0n)),
    fee4: [0, 1, 2].map((status) => (status === at ? sum.fee4[status]! : 0n)) as Sum["fee4"],
    margin4: [0, 1, 2].map((status) => (status === at ? sum.margin4[status]! : 0n)) as Sum["margin4"],
  };
}

const plusAll = (all: readonly Sums[]): Sums =>
  all.slice(1).reduce((sum, each) => addTo(sum, each), all[0] ?? nothing(""));

function addTo(a: Sums, b: Sums): Sums {
  const both = { ...a };
  for (const name of summaryNumbers) both[name] += b[name];
  both.fee4 += b.fee4;
  both.margin4 = a.margin4 === null || b.margin4 === null ? null : a.margin4 + b.margin4;
  return both;
}

/**
 * Rows of totals; currency is always a key. Without status they hold all but declined, which stands apart.
 * @see docs/product.md, "Statuses, summaries and orders"
 */
export function totals(
  db: Reader,
  scope: Scope,
  range: Range,
  by: readonly TotalKey[],
): { rows: TotalRow[]; sums: Sums[] } {
  const keys = [...new Set<Key>(["currency", ...by.flatMap((key) => asked[key] ?? [])])];
  const found = sumsOf(db, { ...scope, ...range, by: keys });
  const accounts = by.includes("partner") ? accountsById(db) : null;
  const groups = new Map<string, Group>();
  const put = (sum: Sum, status: OrderStatus | null) => {
    const own = keysOf(sum, by, status, accounts);
    const name = JSON.stringify([own, sum.currency]);
    const group = groups.get(name);
    if (group) group.sums.push(metricSums(sum));
    else groups.set(name, { keys: own, sums: [metricSums(sum)] });
  };
  for (const sum of found)
    if (by.includes("status"))
      for (const [at, status] of orderStatuses.entries()) {
        const one = only(sum, at);
        if (one.numbers.some((number) => number !== 0n)) put(one, status);
      }
    else put(sum, null);
  if (by.includes("status"))
    for (const sum of declinedRows(db, scope, range, keys)) put(placed(sum, keys), "declined");
  const rows = [...groups.values()].map(({ keys: own, sums }) => row(own, plusAll(sums)));
  return { rows, sums: found.map(metricSums) };
}

const placed = (sum: Sum, keys: readonly Key[]): Sum => ({
  ...sum,
  day: keys.includes("day") ? sum.day : null,
  month: keys.includes("month") ? monthNumber(sum.day!) : null,
});

const monthNumber = (day: number): number => {
  const at = new Date(day * 86_400_000);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
};

function keysOf(
  sum: Sum,
  by: readonly TotalKey[],
  status: OrderStatus | null,
  accounts: Map<number, AccountOf> | null,
): Partial<TotalRow> {
  const account = accounts?.get(sum.accountId!);
  return {
    ...(account && { partnerId: account.partnerId }),
    ...(account &&
      account.partnerId === null && { externalId: account.externalId, network: account.network }),
    ...(account && { name: account.name }),
    ...(by.includes("program") && { programId: sum.programId! }),
    ...(status && { status }),
    ...(by.includes("day") && { day: dayText(sum.day) }),
    ...(by.includes("month") && { month: monthTextOf(sum.month) }),
  };
}

function row(keys: Partial<TotalRow>, sums: Sums): TotalRow {
  const said = shown(sums);
  if (!keys.status) return { ...keys, ...said };
  const { currency } = sums;
  const declined = keys.status === "declined" && {
    orders: Number(sums.declinedOrders),
    value: amountText(sums.declinedValue, currency),
    commission: amountText(sums.declinedCommission, currency),
  };
  return {
    ...keys,
    ...said,
    ...declined,
    // Clicks are clicks whatever became of the orders.
    clicks: null,
    impressions: null,
    uniqueClicks: null,
    ctrBp: null,
    crBp: null,
    epc: null,
  };
}
