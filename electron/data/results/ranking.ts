// The order of partners by one sum over any days, added up by account: what else is shown is then asked for those on the page.
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
    for (let month = months.from; month <= months.to; month++)
      found.push({
        sql: `${select(summed[by], all)} FROM result_account_month WHERE month = ?${narrowed}`,
        bind: [month, ...narrow],
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

/** Which of these accounts had any numbers in a range: looked up one by one, as they are few. */
const hadAny = (db: Reader, ids: readonly number[], { from, to }: Range): number[] =>
  db.column<number>(
    `SELECT j.value FROM json_each(?) j WHERE
       EXISTS (SELECT 1 FROM result_summary s WHERE s.accountId = j.value AND s.fromDay BETWEEN ? AND ? AND s.toDay <= ? AND s.counts > 0)
       OR EXISTS (SELECT 1 FROM result_order o WHERE o.accountId = j.value AND o.day BETWEEN ? AND ? AND o.counts > 0)`,
    JSON.stringify(ids),
    from,
    to,
    to,
    from,
    to,
  );

interface Place {
  who: number;
  sum: number;
  any: number;
}

function put(places: Map<number, Place>, who: number, sum: number, any: number): void {
  const place = places.get(who);
  if (!place) places.set(who, { who, sum, any });
  else {
    place.sum += sum;
    place.any += any;
  }
}

/**
 * Partners with any numbers in `range` or `before`, ordered by one sum over `range`, in one currency: their ids, or minus the
 * account's id where no partner has it. Added up here: SQLite would sort all rows by account first.
 */
export function ranked(
  db: Reader,
  scope: Scope,
  range: Range,
  before: Range | null,
  { by, desc }: { by: Rank; desc: boolean },
): number[] {
  const program = inside("programId", scope.programs);
  const account = inside("id", scope.accounts);
  const accounts = db.arrays<[id: number, partnerId: number | null]>(
    `SELECT id, partnerId FROM result_account WHERE true${program.sql}${account.sql}`,
    ...program.bind,
    ...account.bind,
  );
  // By the account's id: two numbers for each row of a hundred thousand.
  const size = accounts.reduce((most, [id]) => Math.max(most, id), 0) + 1;
  const sums = new Float64Array(size);
  const anything = new Float64Array(size);
  for (const { sql, bind } of parts(scope, range, by))
    for (const [id, sum, any] of db.arrays<[number, number, number]>(sql, ...bind)) {
      sums[id]! += sum;
      anything[id]! += any;
    }
  const byWho = new Map<number, Place>();
  for (const [id, partnerId] of accounts)
    if (anything[id] !== 0 || sums[id] !== 0) put(byWho, partnerId ?? -id, sums[id]!, anything[id]!);
  if (before) {
    const others = accounts.filter(([id, partnerId]) => !byWho.has(partnerId ?? -id));
    const ids = others.map(([id]) => id);
    const had = new Set(hadAny(db, ids, before));
    for (const [id, partnerId] of others) if (had.has(id)) put(byWho, partnerId ?? -id, 0, 1);
  }
  const direction = desc ? -1 : 1;
  return [...byWho.values()]
    .filter(({ sum, any }) => sum !== 0 || any !== 0)
    .toSorted((a, b) => (a.sum - b.sum) * direction || a.who - b.who)
    .map(({ who }) => who);
}
