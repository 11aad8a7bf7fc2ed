// The order of partners by one sum over any days, worked out in SQL alone: what else is shown is then asked for those on the page.
import type { Bind, Reader } from "../store.ts";
import { signedMonthsAndDays } from "./windows.ts";
import type { Range, Scope } from "./view.ts";

/** Sums by which SQL can order. Ratios are worked out from several sums, of all partners. */
export const ranks = ["value", "commission", "orders", "clicks", "impressions"] as const;
export type Rank = (typeof ranks)[number];

export const isRank = (metric: string): metric is Rank => ranks.some((rank) => rank === metric);

const three = (what: string): string => `(pending${what} + approved${what} + paid${what})`;

/** Over the sums of a month, or rows of a longer report less what finer ones say. */
const summed: Record<Rank, string> = {
  value: three("Value"),
  commission: three("Commission"),
  orders: three("Orders"),
  clicks: "clicks",
  impressions: "impressions",
};
const all = "impressions + clicks + pendingOrders + approvedOrders + paidOrders + declinedOrders";

/** The same over a summary's row, as far as it counts. */
const isClicks = (rank: Rank): boolean => rank === "clicks" || rank === "impressions";
const ofRow = (rank: Rank): string =>
  `${summed[rank]} * ${isClicks(rank) ? "(counts & 1)" : "(counts >> 1)"}`;
const allOfRow =
  "(impressions + clicks) * (counts & 1) + (pendingOrders + approvedOrders + paidOrders + declinedOrders) * (counts >> 1)";

const ofOrder: Record<Rank, string> = {
  value: "iif(status = 'declined', 0, value)",
  commission: "iif(status = 'declined', 0, commission)",
  orders: "(status <> 'declined' AND orphan = 0)",
  clicks: "0",
  impressions: "0",
};

interface Part {
  sql: string;
  bind: Bind[];
}

const inside = (column: string, ids: readonly number[] | undefined): Part =>
  ids === undefined
    ? { sql: "", bind: [] }
    : { sql: ` AND ${column} IN (SELECT value FROM json_each(?))`, bind: [JSON.stringify(ids)] };

/** Rows of account, number and a count of anything at all. */
function parts({ programs, accounts }: Scope, { from, to }: Range, by: Rank): Part[] {
  const program = inside("programId", programs);
  const account = inside("accountId", accounts);
  const narrowed = `${program.sql}${account.sql}`;
  const narrow = [...program.bind, ...account.bind];
  // Without programs named, each of them is looked up: the rows of a program lie together.
  const every =
    programs === undefined && accounts === undefined ? " AND programId IN (SELECT id FROM program)" : "";
  const { months, days } = signedMonthsAndDays(from, to);
  const select = (number: string, any: string, sign = 1) => {
    const times = sign < 0 ? "-1 * " : "";
    return `SELECT accountId, ${times}${number} AS n, ${times}(${any}) AS any`;
  };
  const found: Part[] = [
    {
      sql: `${select(ofRow(by), allOfRow)} FROM result_summary WHERE fromDay >= ? AND toDay <= ? AND toDay > fromDay AND counts > 0${narrowed}`,
      bind: [from, to, ...narrow],
    },
    {
      sql: `${select(summed[by], all)} FROM result_less WHERE fromDay >= ? AND toDay <= ? AND toDay > fromDay${narrowed}`,
      bind: [from, to, ...narrow],
    },
  ];
  if (months)
    found.push({
      sql: `${select(summed[by], all)} FROM result_account_month WHERE month BETWEEN ? AND ?${narrowed}`,
      bind: [months.from, months.to, ...narrow],
    });
  for (const range of days) {
    const bind = [range.from, range.to, ...narrow];
    found.push(
      {
        sql: `${select(ofRow(by), allOfRow, range.sign)} FROM result_summary WHERE fromDay BETWEEN ? AND ? AND toDay = fromDay${every}${narrowed}`,
        bind,
      },
      {
        sql: `${select(ofOrder[by], "orphan = 0", range.sign)} FROM result_order WHERE day BETWEEN ? AND ? AND counts > 0${every}${narrowed}`,
        bind,
      },
    );
  }
  return found;
}

/** Partners without any of these numbers now who had some before: looked up one by one, as they are few. */
function onlyBefore(
  db: Reader,
  { programs, accounts }: Scope,
  { from, to }: Range,
  now: readonly number[],
): number[] {
  const program = inside("a.programId", programs);
  const account = inside("a.id", accounts);
  return db.column<number>(
    `SELECT DISTINCT ifnull(a.partnerId, -a.id) AS who FROM result_account a
     WHERE ifnull(a.partnerId, -a.id) NOT IN (SELECT value FROM json_each(?))${program.sql}${account.sql} AND (
       EXISTS (SELECT 1 FROM result_summary s WHERE s.accountId = a.id AND s.fromDay BETWEEN ? AND ? AND s.toDay <= ? AND s.counts > 0)
       OR EXISTS (SELECT 1 FROM result_order o WHERE o.accountId = a.id AND o.day BETWEEN ? AND ? AND o.counts > 0))
     ORDER BY who`,
    JSON.stringify(now),
    ...program.bind,
    ...account.bind,
    from,
    to,
    to,
    from,
    to,
  );
}

/**
 * Partners with any numbers in `range` or `before`, ordered by one sum over `range`, in one currency: their ids, or minus the
 * account's id where no partner has it.
 */
export function ranked(
  db: Reader,
  scope: Scope,
  range: Range,
  before: Range | null,
  { by, desc }: { by: Rank; desc: boolean },
): number[] {
  const found = parts(scope, range, by);
  // By account first: joining each of the rows to its partner costs as much again.
  const now = db.arrays<[who: number, sum: number]>(
    `SELECT ifnull(a.partnerId, -a.id) AS who, sum(s.n) FROM (
       SELECT accountId, sum(n) AS n, sum(any) AS any FROM (${found.map(({ sql }) => sql).join("\nUNION ALL ")}) GROUP BY +accountId
     ) s JOIN result_account a ON a.id = s.accountId
     GROUP BY who HAVING sum(s.any) <> 0 OR sum(s.n) <> 0 ORDER BY sum(s.n) ${desc ? "DESC" : "ASC"}, who`,
    ...found.flatMap(({ bind }) => bind),
  );
  const who = now.map(([id]) => id);
  const lost = before ? onlyBefore(db, scope, before, who) : [];
  if (lost.length === 0) return who;
  // They have nothing now, and some may have less than that: corrections of earlier orders.
  const zeros = (start: boolean) => {
    const at = now.findIndex(([, sum]) => (start ? sum === 0 : false) || (desc ? sum < 0 : sum > 0));
    return at < 0 ? now.length : at;
  };
  const [first, end] = [zeros(true), zeros(false)];
  const none = [...who.slice(first, end), ...lost].toSorted((a, b) => a - b);
  return [...who.slice(0, first), ...none, ...who.slice(end)];
}
