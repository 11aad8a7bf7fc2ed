// Plans the blocks of a report, and writes them where it is a run: accounts first, then row by row.
import type { Period } from "../../../domain/reports/counting.ts";
import {
  noDay,
  summaryNumbers,
  type ReportAccount,
  type ReportBlock,
  type ReportMetric,
} from "../../../domain/reports/record.ts";
import type { Remark } from "../../../domain/contacts/record.ts";
import type { WriteContext } from "../../context.ts";
import {
  accountId,
  AccountMatcher,
  addAccount,
  joinProgram,
  linkAccount,
  type MatchReason,
  type ProgramOf,
} from "../../results/accounts.ts";
import { Additions } from "../../results/additions.ts";
import type { Touched } from "../../results/touched.ts";
import type { Reader, Writer } from "../../store.ts";
import type { Status } from "../outcome.ts";
import { OrderRows, type Flip } from "./orderRows.ts";
import { PlannedPeriods } from "./plannedPeriods.ts";
import { overlapping, replace, SummaryRows } from "./summaryRows.ts";

/** An account of the file, and whose it is. */
export interface SeenAccount {
  account: ReportAccount;
  /** Null in a preview where it would be new. */
  id: number | null;
  partner: { id: number; uid: string; name: string } | null;
  by: MatchReason | null;
  rows: number;
  touched: boolean;
}

export interface RowOutcome {
  line: number;
  status: Status;
  account: number;
  flip: Flip | null;
  reason: Remark | null;
}

export interface ReportPlan {
  program: ProgramOf | null;
  /** Of the file, for a preview whose program is asked or not made yet. */
  network: string | null;
  kindId: number | null;
  currency: string | null;
  period: Period | null;
  has: readonly ReportMetric[];
  /** Nothing else reaches into the program's days: what is written counts. */
  direct: boolean;
  /** What happens to a period that overlaps an earlier one: asked, `keep` unless answered. */
  overlap: (line: number) => "keep" | "replace";
}

/** Columns of a summary that the file has; a bare value or commission stands for the approved ones. */
export function columnsOf(has: readonly ReportMetric[]): number[] {
  const given = new Set<string>(has);
  if (given.has("value")) given.add("approvedValue");
  if (given.has("commission")) given.add("approvedCommission");
  return summaryNumbers.flatMap((name, at) => (given.has(name) ? [at] : []));
}

export class ReportPlanner {
  readonly #db: Reader;
  readonly #plan: ReportPlan;
  readonly #batchId: number | null;
  #matcher: AccountMatcher;
  readonly #summaries: SummaryRows;
  readonly #orders: OrderRows;
  readonly #currencies: string[] = [];
  readonly #planned = new PlannedPeriods();
  /** The day that was touched last. */
  #day = Number.NaN;
  readonly accounts: SeenAccount[] = [];
  readonly touched: Touched & { from: number; to: number };
  /** What daily rows add to the sums; null where which rows count is decided at the end. */
  readonly additions: Additions | null;
  /** Periods longer than a day were written. */
  long = false;

  constructor(db: Reader, plan: ReportPlan, batchId: number | null) {
    this.#db = db;
    this.#plan = plan;
    this.#batchId = batchId;
    this.#matcher = new AccountMatcher(db);
    const programId = plan.program?.id ?? 0;
    const has = columnsOf(plan.has);
    this.additions = plan.direct ? new Additions(programId, has) : null;
    this.#summaries = new SummaryRows(db, { programId, kindId: plan.kindId, has, batchId }, this.additions);
    this.#orders = new OrderRows(db, programId, batchId);
    this.touched = {
      programId,
      days: new Set(),
      accounts: new Set(),
      from: Number.MAX_SAFE_INTEGER,
      to: Number.MIN_SAFE_INTEGER,
    };
  }

  /** Takes in which currencies a block is the first to name. */
  look(block: ReportBlock): void {
    this.#currencies.push(...block.newCurrencies);
    // It keeps every partner that it looked at, and hardly looks at one twice.
    if (block.newAccounts.length > 0) this.#matcher = new AccountMatcher(this.#db);
  }

  /** Takes in one of the accounts that a block is the first to name; all of them before its rows, in a run in a transaction. */
  meet(block: ReportBlock, at: number, context: WriteContext | null): void {
    this.accounts.push(this.#place(block.newAccounts[at]!, context));
  }

  #place(account: ReportAccount, context: WriteContext | null): SeenAccount {
    const { program } = this.#plan;
    const network = program?.network ?? this.#plan.network ?? "other";
    const match = this.#matcher.match(network, account);
    const known = program ? accountId(this.#db, program, account.externalId) : undefined;
    const partner = match && match.partner;
    const by = match?.by ?? null;
    const seen: SeenAccount = { account, id: known ?? null, partner, by, rows: 0, touched: false };
    if (!context || !program) return seen;
    seen.id ??= addAccount(context.db, program, account, partner?.id ?? null, context.batchId);
    if (partner && match?.by !== "network-id")
      linkAccount(context.db, partner, program.network, account.externalId, context.now());
    else if (partner) joinProgram(context.db, partner, program, context.now());
    return seen;
  }

  /** One row; `write` is null in a preview. */
  row(block: ReportBlock, at: number, write: Writer | null): RowOutcome {
    const account = block.accounts[at]!;
    const seen = this.accounts[account]!;
    seen.rows++;
    const said = block.currencies[at]!;
    const currency = said < 0 ? (this.#plan.currency ?? "") : this.#currencies[said]!;
    const outcome: RowOutcome = {
      line: block.lines[at]!,
      status: "created",
      account,
      flip: null,
      reason: null,
    };
    if (block.kind === "orders") {
      const { status, flip } = this.#orders.row(block, at, seen.id, currency, write);
      outcome.status = status;
      outcome.flip = flip;
      if (status !== "unchanged") this.#touch(seen, block.days[at]!, block.days[at]!);
      return outcome;
    }
    const period = this.#period(block.from[at]!, block.to[at]!);
    for (const other of this.#overlapping(account, period)) {
      if (this.#plan.overlap(outcome.line) === "keep") {
        outcome.status = "rejected";
        outcome.reason = { code: "period-overlaps", params: { partner: seen.account.name } };
        return outcome;
      }
      if (!write) this.#planned.takeAway(account, other);
      if (write && seen.id !== null) {
        replace(write, this.#plan.program!.id, seen.id, other, this.#batchId!);
        this.#touch(seen, other.from, other.to);
      }
    }
    outcome.status = this.#summaries.row(block, at, seen.id, period, currency, write);
    if (!write && this.#planned.isAway(account, period)) outcome.status = "created";
    if (!write) this.#planned.add(account, period);
    if (outcome.status !== "unchanged") this.#touch(seen, period.from, period.to);
    return outcome;
  }

  /** Periods of earlier reports, and in a preview of earlier rows, that overlap one without one being inside of the other. */
  #overlapping(account: number, period: Period): Period[] {
    if (period.from === period.to) return [];
    const { id } = this.accounts[account]!;
    const { program } = this.#plan;
    const there = id === null || !program ? [] : overlapping(this.#db, program.id, id, period);
    return this.#batchId === null ? this.#planned.over(account, period, there) : there;
  }

  #period(from: number, to: number): Period {
    return from === noDay ? (this.#plan.period ?? { from: 0, to: 0 }) : { from, to };
  }

  #touch(seen: SeenAccount, from: number, to: number): void {
    const { touched } = this;
    if (!seen.touched && seen.id !== null) {
      touched.accounts.add(seen.id);
      seen.touched = true;
    }
    if (from !== to) this.long = true;
    else if (from !== this.#day) {
      touched.days.add(from);
      this.#day = from;
    }
    if (from < touched.from) touched.from = from;
    if (to > touched.to) touched.to = to;
  }

  /** At the end of each transaction of a run. */
  settle(write: Writer): void {
    const { days, accounts } = this.#orders.settle(write);
    for (const day of days) this.touched.days.add(day);
    for (const account of accounts) this.touched.accounts.add(account);
    if (this.additions?.full) this.additions.write(write);
  }
}
