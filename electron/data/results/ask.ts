// Sums over any days by any keys: by program from the daily sums, by account from the monthly ones and the days at the ends, and always
// the longer reports that lie whole inside. A report that reaches beyond the days asked for is not split: it is left out and said.
import { feeOn } from "../../domain/metrics/fee.ts";
import { CLICK_NUMBERS } from "../../domain/reports/counting.ts";
import { dayOfNumber, monthOfDay, monthText } from "../../domain/reports/dayNumber.ts";
import { summaryNumbers } from "../../domain/reports/record.ts";
import type { Bind, Reader } from "../store.ts";
import { numberNames, orderFacts, summaryFacts } from "./facts.ts";
import { moneyOn, moneySpans, splitByMoney, type MoneySpan } from "./money.ts";
import { monthsAndDays, signedMonthsAndDays } from "./windows.ts";

/** What sums are kept apart by; `account` is a partner as its network knows it. */
export type Key = "program" | "account" | "currency" | "day" | "month";

export interface Question {
  /** Days since 1970-01-01, both ends in. */
  from: number;
  to: number;
  by: readonly Key[];
  /** Empty: no program at all; undefined: every program. */
  programs?: readonly number[] | undefined;
  accounts?: readonly number[] | undefined;
}

/** Sums of one group; keys that were not asked for are null, a day or month that a longer report has not is null too. */
export interface Sum {
  programId: number | null;
  accountId: number | null;
  currency: string;
  day: number | null;
  month: number | null;
  /** Last day of a longer report, where sums were asked for by day. */
  until: number | null;
  /** In the order of `summaryNumbers`. */
  numbers: bigint[];
  /** Network fee × 10,000 on what is pending, approved, paid. */
  fee4: [bigint, bigint, bigint];
  /** Margin × 10,000 on the same; null where a part of the value belongs to a program whose margin is not known. */
  margin4: [bigint | null, bigint | null, bigint | null];
}

interface Source {
  from: number;
  to: number;
  /** Selects programId, accountId, currency, day, month and the numbers of the rows; `?` are bound in order. */
  sql: string;
  bind: Bind[];
  /** -1: days that a month has beside those asked for. */
  sign: 1 | -1;
  /** Its rows are groups already. */
  whole?: boolean;
}

const named = (expressions: readonly string[]) =>
  expressions.map((expression, at) => `${expression} AS ${numberNames[at]}`).join(", ");
const within = (ids: readonly number[] | undefined, column: string): { sql: string; bind: Bind[] } =>
  ids === undefined
    ? { sql: "", bind: [] }
    : {
        sql: ` AND ${column} IN (SELECT value FROM json_each(?))`,
        bind: [JSON.stringify(ids)],
      };

const plain = numberNames.join(", ");

/** The rows to add up, each with the days within which its programs' money does not change. */
function sources(
  question: Question,
  money: ReadonlyMap<number, readonly MoneySpan[]>,
  long: boolean,
): Source[] {
  const { by, programs, accounts } = question;
  const spans = [...money.values()].flat();
  const byAccount = by.includes("account") || accounts !== undefined;
  const byDay = by.includes("day");
  const found: Source[] = [];
  const program = within(programs, "programId");
  const account = within(accounts, "accountId");
  for (const { from, to } of splitByMoney(spans, question.from, question.to)) {
    if (!byAccount)
      found.push({
        from,
        to,
        sql: `SELECT programId, 0 AS accountId, currency, day, ${plain} FROM result_program_day WHERE day BETWEEN ? AND ?${program.sql}`,
        bind: [from, to, ...program.bind],
        sign: 1,
        whole: byDay && by.includes("program"),
      });
    else {
      // Where a program's money is not known, a value that is taken off again would leave its margin unknown.
      const known = [...money.values()].every((each) => moneyOn(each, from) !== null);
      const { months, days } = byDay
        ? { months: null, days: [{ from, to, sign: 1 as const }] }
        : known
          ? signedMonthsAndDays(from, to)
          : monthsAndDays(from, to);
      if (months)
        found.push({
          from,
          to,
          sql: `SELECT programId, accountId, currency, -month AS day, ${plain} FROM result_account_month WHERE month BETWEEN ? AND ?${program.sql}${account.sql}`,
          bind: [months.from, months.to, ...program.bind, ...account.bind],
          sign: 1,
        });
      for (const range of days) found.push(...rowsOfDays(question, range));
    }
  }
  // Most workspaces have none: an account's rows are then not looked through for them.
  if (long) found.push(...longer(question));
  return found;
}

function rowsOfDays(
  { programs, accounts }: Question,
  { from, to, sign }: { from: number; to: number; sign: 1 | -1 },
): Source[] {
  const program = within(programs, "programId");
  const account = within(accounts, "accountId");
  // Without programs named, each of them is looked up: the rows of a program lie together.
  const every =
    programs === undefined && accounts === undefined ? " AND programId IN (SELECT id FROM program)" : "";
  return [
    {
      from,
      to,
      sql: `SELECT programId, accountId, currency, fromDay AS day, ${named(summaryFacts("s"))} FROM result_summary s
        WHERE fromDay BETWEEN ? AND ? AND toDay = fromDay AND counts > 0${every}${program.sql}${account.sql}`,
      bind: [from, to, ...program.bind, ...account.bind],
      sign,
    },
    {
      from,
      to,
      sql: `SELECT programId, accountId, currency, day, ${named(orderFacts("o"))} FROM result_order o
        WHERE day BETWEEN ? AND ? AND counts > 0${every}${program.sql}${account.sql}`,
      bind: [from, to, ...program.bind, ...account.bind],
      sign,
    },
  ];
}

/** Reports over more than a day, whole inside of the days asked for, and what is taken off them; each under its first day's money. */
function longer({ from, to, programs, accounts }: Question): Source[] {
  const program = within(programs, "programId");
  const account = within(accounts, "accountId");
  const bind = [from, to, ...program.bind, ...account.bind];
  const key =
    "programId, accountId, currency, iif(toDay = fromDay, fromDay, NULL) AS day, fromDay AS since, toDay AS until";
  const where = `fromDay >= ? AND toDay <= ? AND toDay > fromDay${program.sql}${account.sql}`;
  return [
    {
      from: Number.NaN,
      to: Number.NaN,
      sql: `SELECT ${key}, ${named(summaryFacts("s"))} FROM result_summary s WHERE ${where} AND counts > 0`,
      bind,
      sign: 1,
    },
    {
      from: Number.NaN,
      to: Number.NaN,
      sql: `SELECT ${key}, ${plain} FROM result_less WHERE ${where}`,
      bind,
      sign: 1,
    },
  ];
}

/** Whether there is any report over more than a day. */
export const anyLong = (db: Reader): boolean =>
  db.value("SELECT 1 FROM result_summary WHERE toDay > fromDay LIMIT 1") !== undefined;

const exactly = (value: number | string, sign: number): bigint =>
  value === 0 ? 0n : sign < 0 ? -BigInt(value) : BigInt(value);

/** Groups of the rows of one source. Sums that a number cannot hold exactly are asked for again as text. */
function grouped(db: Reader, { sql, bind, whole }: Source, by: readonly Key[], long: boolean) {
  const keys = [
    "programId",
    by.includes("account") ? "accountId" : "0",
    "currency",
    long
      ? "since"
      : by.includes("day") || by.includes("month")
        ? by.includes("day")
          ? "day"
          : MONTH
        : "NULL",
    long ? "until" : "NULL",
  ];
  const groups = keys.filter((key) => key !== "0" && key !== "NULL").map((key) => `+${key}`);
  const sum = (name: string) => (whole ? name : `sum(${name})`);
  const ask = (number: (name: string) => string) =>
    db.arrays<[number, number, string, number | null, number | null, ...(number | string)[]]>(
      `SELECT ${keys.join(", ")}, ${numberNames.map(number).join(", ")} FROM (${sql})${whole ? "" : ` GROUP BY ${groups.join(", ")}`}`,
      ...bind,
    );
  const rows = ask(sum);
  const exact = rows.every((row) =>
    row.every((value) => typeof value !== "number" || Number.isSafeInteger(value)),
  );
  return exact ? rows : ask((name) => `CAST(${sum(name)} AS TEXT)`);
}

/** Months of rows by day (positive) and of rows that are sums of months already (negative). */
const MONTH = `iif(day < -20000, day, -(CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', day * 86400, 'unixepoch') AS INTEGER) - 1))`;

/** Adds up what counts. Currencies are never added: each is a group of its own. */
export function sumsOf(db: Reader, question: Question): Sum[] {
  if (question.programs?.length === 0 || question.accounts?.length === 0) return [];
  const programs =
    question.programs ??
    db.column<number>(
      "SELECT id FROM program g WHERE EXISTS (SELECT 1 FROM result_account a WHERE a.programId = g.id)",
    );
  const money = new Map(programs.map((id) => [id, moneySpans(db, id)]));
  const { by } = question;
  const found = new Map<string, Sum>();
  /** Groups of which something was taken off: nothing may be left of them. */
  const lessened = new Set<string>();
  for (const source of sources(question, money, anyLong(db))) {
    const long = Number.isNaN(source.from);
    for (const row of grouped(db, source, by, long)) {
      const [programId, accountId, currency, time, until] = row;
      const { day, month } = placed(by, time, until, long);
      const end = long && by.includes("day") ? until : null;
      const key = `${by.includes("program") ? programId : ""} ${accountId} ${currency} ${day} ${month} ${end}`;
      let sum = found.get(key);
      if (!sum) {
        sum = {
          programId: by.includes("program") ? programId : null,
          accountId: by.includes("account") ? accountId : null,
          currency,
          day,
          month,
          until: end,
          numbers: summaryNumbers.map(() => 0n),
          fee4: [0n, 0n, 0n],
          margin4: [0n, 0n, 0n],
        };
        found.set(key, sum);
      }
      if (source.sign < 0) lessened.add(key);
      add(sum, row, source.sign, moneyOn(money.get(programId) ?? [], long ? time! : source.from));
    }
  }
  for (const key of lessened) if (found.get(key)!.numbers.every((number) => number === 0n)) found.delete(key);
  return [...found.values()];
}

function placed(by: readonly Key[], time: number | null, until: number | null, long: boolean) {
  if (long) {
    const month = monthOfDay(time!) === monthOfDay(until!) ? monthOfDay(time!) : null;
    return { day: null, month: by.includes("month") ? month : null };
  }
  if (by.includes("day")) return { day: time, month: by.includes("month") ? monthOfDay(time!) : null };
  return { day: null, month: time === null ? null : -time };
}

/** Statuses whose orders are not declined. */
const KEPT = [0, 1, 2] as const;

/** Where the numbers begin in a row of a source, behind its keys. */
const KEYS = 5;

function add(
  sum: Sum,
  row: readonly (number | string | null)[],
  sign: number,
  money: MoneySpan | null,
): void {
  const { numbers } = sum;
  const given = numberNames.map((_, at) => exactly(row[KEYS + at]!, sign));
  for (let at = 0; at < given.length; at++) if (given[at] !== 0n) numbers[at]! += given[at]!;
  for (const status of KEPT) {
    const at = CLICK_NUMBERS + status * 3;
    const value = given[at + 1]!;
    if (given[at] === 0n && value === 0n && given[at + 2] === 0n) continue;
    if (money) {
      const earned = sum.margin4[status];
      if (earned !== null) sum.margin4[status] = earned + value * BigInt(money.marginBp);
      sum.fee4[status] += feeOn(
        { kind: money.feeKind, value: money.feeValue },
        given[at]!,
        value,
        given[at + 2]!,
      );
    } else if (value !== 0n) sum.margin4[status] = null;
  }
}

/** 'YYYY-MM-DD' or 'YYYY-MM'; null where a longer report cannot be placed. */
export const dayText = (day: number | null): string | null => (day === null ? null : dayOfNumber(day));
export const monthTextOf = (month: number | null): string | null =>
  month === null ? null : monthText(month);
