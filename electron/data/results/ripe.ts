// Ripeness: which days' orders are mostly decided by now, and what is incomplete about the numbers of some days.
import { addDays, dayOf } from "../../domain/days.ts";
import { basisPoints } from "../../domain/amount.ts";
import type { Sums } from "../../domain/metrics/totals.ts";
import { usualRipening } from "../../domain/program.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import type { Range, Scope } from "./view.ts";

export interface Ripe {
  /** The last day whose orders are ripe in every program asked for. */
  through: string;
  /** Decided orders of all orders, basis points; null without orders. */
  shareBp: number | null;
}

/** @see docs/product.md, "Numbers" */
export function ripeOf(
  db: Reader,
  now: number,
  programs: readonly number[] | undefined,
  sums: readonly Sums[],
): Ripe {
  const zone = timeZone(db);
  const rows = db.all<{ id: number; ripeningDays: number; timeZone: string | null }>(
    "SELECT id, ripeningDays, timeZone FROM program g WHERE EXISTS (SELECT 1 FROM result_account a WHERE a.programId = g.id)",
  );
  const asked = rows.filter(({ id }) => programs === undefined || programs.includes(id));
  const days = asked.map(({ ripeningDays, timeZone: own }) =>
    addDays(dayOf(now, own ?? zone), -ripeningDays),
  );
  const through = days.toSorted()[0] ?? addDays(dayOf(now, zone), -usualRipening);
  let decided = 0n;
  let all = 0n;
  for (const sum of sums) {
    decided += sum.approvedOrders + sum.paidOrders + sum.declinedOrders;
    all += sum.approvedOrders + sum.paidOrders + sum.declinedOrders + sum.pendingOrders;
  }
  return { through, shareBp: basisPoints(decided, all) };
}

const inside = (ids: readonly number[] | undefined, column: string): { sql: string; bind: string[] } =>
  ids === undefined
    ? { sql: "", bind: [] }
    : { sql: ` AND ${column} IN (SELECT value FROM json_each(?))`, bind: [JSON.stringify(ids)] };

export interface Gaps {
  /** Orders that count although no import called their days complete. */
  orders: boolean;
  /** Reports over longer periods that reach beyond these days: left out, because they are not split. */
  cut: { from: number; to: number }[];
}

/** What is not whole about the numbers of these days. */
export function gapsOf(db: Reader, { programs, accounts }: Scope, { from, to }: Range): Gaps {
  const program = inside(programs, "programId");
  const account = inside(accounts, "accountId");
  const bind = [...program.bind, ...account.bind];
  const every = programs === undefined ? " AND programId IN (SELECT id FROM program)" : "";
  return {
    orders:
      db.value(
        `SELECT 1 FROM result_order WHERE counts = 2 AND day BETWEEN ? AND ?${every}${program.sql}${account.sql} LIMIT 1`,
        from,
        to,
        ...bind,
      ) !== undefined,
    cut: db.all<{ from: number; to: number }>(
      `SELECT DISTINCT fromDay AS "from", toDay AS "to" FROM result_summary WHERE toDay > fromDay AND counts > 0
         AND fromDay <= ? AND toDay >= ? AND (fromDay < ? OR toDay > ?)${every}${program.sql}${account.sql} ORDER BY fromDay LIMIT 50`,
      to,
      from,
      from,
      to,
      ...bind,
    ),
  };
}
