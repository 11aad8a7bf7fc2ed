// The numbers of a chart by day and program, in one currency: a few sums of each day in plain numbers, for thousands of days at once.
import { numberNames } from "./facts.ts";
import type { Reader } from "../store.ts";
import type { Range, Scope } from "./view.ts";

/** What is not declined of a day and a program; amounts in 1/100,000 of the unit. */
export type DailyRow = [
  day: number,
  programId: number,
  clicks: number,
  orders: number,
  value: number,
  commission: number,
];

const kept = (what: string): string =>
  numberNames.filter((name) => name.endsWith(what) && !name.startsWith("declined")).join(" + ");

/** In the order of days. */
export const dailyOf = (
  db: Reader,
  programs: Scope["programs"],
  { from, to }: Range,
  currency: string,
): DailyRow[] =>
  db.arrays<DailyRow>(
    `SELECT day, programId, clicks, ${kept("Orders")}, ${kept("Value")}, ${kept("Commission")}
     FROM result_program_day WHERE day BETWEEN ? AND ? AND currency = ?${programs ? " AND programId IN (SELECT value FROM json_each(?))" : ""}`,
    from,
    to,
    currency,
    ...(programs ? [JSON.stringify(programs)] : []),
  );
