// Where two reports of the same days disagree: what counts beside what the one says that does not.
import { amountText } from "../../domain/amount.ts";
import type { Bind, Reader } from "../store.ts";
import { sumsOf } from "./ask.ts";
import { kept, narrowed, text } from "./explain.ts";
import { COMPLETE, DAILY } from "./resolve.ts";
import type { Range, Scope } from "./view.ts";

export interface Difference {
  programId: number;
  program: string;
  currency: string;
  /** What counts, and what the report says that does not count. */
  counted: string;
  said: string;
}

/** Rows of one report that do not count, over days on which others do. */
interface Passed {
  programId: number;
  kindId: number;
  currency: string;
  low: number;
  high: number;
  value: string;
  accounts: string;
}

const columns = `s.programId, s.kindId, s.currency, ${text(kept("Value", "s"), "value")}, json_group_array(DISTINCT s.accountId) AS accounts`;

/** Daily rows on days of which all orders are known, by the days of the list. */
const byList = `SELECT ${columns}, max(c.fromDay, ?1) AS low, min(c.toDay, ?2) AS high
  FROM (SELECT DISTINCT programId, fromDay, toDay FROM result_cover WHERE orders = ${COMPLETE}) c
    JOIN result_summary s ON s.programId = c.programId AND s.fromDay BETWEEN max(c.fromDay, ?1) AND min(c.toDay, ?2)
  WHERE s.counts & 2 = 0 AND s.toDay = s.fromDay`;

/** Reports over longer periods, each period by itself. */
const longer = `SELECT ${columns}, s.fromDay AS low, s.toDay AS high FROM result_summary s
  WHERE s.counts & 2 = 0 AND s.toDay > s.fromDay AND s.fromDay >= ?1 AND s.toDay <= ?2`;

/** Daily rows beside those of another daily report, day by day. */
const byDay = `SELECT ${columns}, s.fromDay AS low, s.fromDay AS high FROM result_summary s
  WHERE s.programId IN (SELECT programId FROM result_cover WHERE orders = ${DAILY} GROUP BY programId HAVING count(DISTINCT kindId) > 1)
    AND s.counts & 2 = 0 AND s.toDay = s.fromDay AND s.fromDay BETWEEN ?1 AND ?2
    AND NOT EXISTS (SELECT 1 FROM result_cover c WHERE c.programId = s.programId AND c.orders = ${COMPLETE} AND s.fromDay BETWEEN c.fromDay AND c.toDay)`;

/** All accounts of the partners that have these: one of them counts for the others. */
const together = `SELECT id FROM result_account WHERE id IN (SELECT value FROM json_each(?1))
  OR partnerId IN (SELECT partnerId FROM result_account WHERE id IN (SELECT value FROM json_each(?1)))`;

function countedBeside(db: Reader, { programId, currency, low, high, accounts }: Passed): bigint {
  const sums = sumsOf(db, {
    from: low,
    to: high,
    by: ["currency"],
    programs: [programId],
    accounts: db.column<number>(together, accounts),
  });
  return sums
    .filter((sum) => sum.currency === currency)
    .reduce((all, { numbers }) => all + numbers[4]! + numbers[7]! + numbers[10]!, 0n);
}

/** Sources over the same days that differ by more than 1 % in net value (docs/product.md). */
export function differencesOf(db: Reader, scope: Scope, { from, to }: Range): Difference[] {
  const { sql: plain, bind } = narrowed(scope, "s");
  // The days are numbered, so the others have to be as well.
  let place = 2;
  const sql = plain.replaceAll("?", () => `?${++place}`);
  const ask = (source: string, group: string): Passed[] => {
    const bound: Bind[] = [from, to, ...bind];
    return db.all<Passed>(
      `${source}${sql} GROUP BY s.programId, s.kindId, s.currency, ${group} LIMIT 400`,
      ...bound,
    );
  };
  const compared = [
    ask(byList, "c.fromDay, c.toDay"),
    ask(longer, "s.fromDay, s.toDay"),
    ask(byDay, "s.fromDay"),
  ].flatMap((passed) =>
    [
      ...Map.groupBy(
        passed,
        ({ programId, kindId, currency }) => `${programId} ${kindId} ${currency}`,
      ).values(),
    ].map((rows) => ({
      ...rows[0]!,
      said: rows.reduce((all, { value }) => all + BigInt(value), 0n),
      counted: rows.reduce((all, row) => all + countedBeside(db, row), 0n),
    })),
  );
  return compared.flatMap(({ programId, currency, said, counted }) => {
    const apart = said > counted ? said - counted : counted - said;
    if (apart * 100n <= (said > counted ? said : counted)) return [];
    return [
      {
        programId,
        program: db.value<string>("SELECT name FROM program WHERE id = ?", programId)!,
        currency,
        counted: amountText(counted, currency),
        said: amountText(said, currency),
      },
    ];
  });
}
