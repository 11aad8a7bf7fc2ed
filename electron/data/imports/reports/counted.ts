// What the import of a report tells: the counts and lists of its rows, the flips, and what was decided about it.
import { amountText } from "../../../domain/amount.ts";
import type { Question } from "../../../domain/errors.ts";
import { dayOfNumber } from "../../../domain/reports/dayNumber.ts";
import type { ReportTotals, TotalName } from "../../../domain/reports/record.ts";
import { sentence } from "../../../domain/words/words.ts";
import type { JobContext } from "../../context.ts";
import type { ProgramOf } from "../../results/accounts.ts";
import type { Asking } from "../asking.ts";
import type { Status } from "../outcome.ts";
import type { Source } from "../source.ts";
import type { Decided } from "./decide.ts";
import type { Flip } from "./orderRows.ts";
import type { ReportPlanner, RowOutcome } from "./planner.ts";

/** Longer lists say nothing more to anybody; the counts stay exact. */
export const LISTED = 2_000;

export interface ShownFlip {
  externalId: string;
  from: string;
  to: string;
  value: string;
}

export interface ShownReport {
  kind: "summary" | "orders";
  /** Null: asked. `id` is null for a program that the import makes. */
  program: { id: number | null; name: string; network: string } | null;
  currency: string | null;
  days: { from: string; to: string } | null;
  complete: boolean;
  /** The file's own totals row beside the sum of what was accepted; null where it has none or says nothing of it. */
  totals: { name: TotalName; file: string | null; rows: string; differs: boolean }[];
  accounts: {
    externalId: string;
    name: string;
    partnerId: number | null;
    partner: string | null;
    by: string | null;
    rows: number;
  }[];
  matched: number;
  unmatched: number;
  flips: number;
}

export interface ReportCounted {
  format: string;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: { line: number; reason: string; code: string }[];
  made: { partners: number; people: number; interactions: number };
  questions: Question[];
  problems: { line: number; text: string }[];
  waiting: number;
  flips: ShownFlip[];
  report: ShownReport;
}

/** Lines of a task's note. */
const NOTED = 20;

/** Orders that were lost, or came back: pending or approved ones that were declined, and declined ones that no longer are. */
class Reversals {
  declined = 0;
  back = 0;
  readonly first: (ShownFlip & { currency: string })[] = [];
  readonly #values = { declined: new Map<string, bigint>(), back: new Map<string, bigint>() };

  add({ externalId, from, to, value, currency }: Flip): void {
    if (from !== "declined" && to !== "declined") return;
    const what = to === "declined" ? "declined" : "back";
    this[what]++;
    const values = this.#values[what];
    values.set(currency, (values.get(currency) ?? 0n) + BigInt(value));
    if (this.first.length < NOTED)
      this.first.push({ externalId, from, to, value: amountText(value, currency), currency });
  }

  /** As kept with the batch: never two currencies in one sum. */
  kept(): Record<"declined" | "back", { orders: number; values: { currency: string; value: string }[] }> {
    const of = (what: "declined" | "back") => ({
      orders: this[what],
      values: [...this.#values[what]].map(([currency, value]) => ({
        currency,
        value: amountText(value, currency),
      })),
    });
    return { declined: of("declined"), back: of("back") };
  }
}

class Count {
  readonly reversals = new Reversals();
  readonly counts: Record<Status, number> = { created: 0, changed: 0, unchanged: 0, rejected: 0 };
  readonly rejected: ReportCounted["rejected"] = [];
  readonly problems: ReportCounted["problems"] = [];
  readonly flips: ShownFlip[] = [];
  flipped = 0;
  readonly #context: JobContext;

  constructor(context: JobContext) {
    this.#context = context;
  }

  reject(line: number, code: string, params: Record<string, string | number>): void {
    this.counts.rejected++;
    this.rejected.push({ line, reason: sentence(this.#context.words, "reasons", code, params), code });
  }

  problem(line: number, code: string, params: Record<string, string | number>): void {
    if (this.problems.length < LISTED)
      this.problems.push({ line, text: sentence(this.#context.words, "problems", code, params) });
  }

  add({ line, status, flip, reason }: RowOutcome): void {
    if (reason) {
      this.reject(line, reason.code, reason.params);
      return;
    }
    this.counts[status]++;
    if (!flip) return;
    this.flipped++;
    this.reversals.add(flip);
    const { externalId, from, to, value, currency } = flip;
    if (this.flips.length < LISTED)
      this.flips.push({ externalId, from, to, value: amountText(value, currency) });
  }
}

const counted: ReadonlySet<string> = new Set(["clicks", "impressions", "orders"]);

function totalsOf(totals: ReportTotals | null, currency: string): ShownReport["totals"] {
  if (!totals?.file) return [];
  const text = (name: TotalName, value: number) =>
    counted.has(name) ? String(value) : amountText(value, currency);
  return (Object.entries(totals.file) as [TotalName, number][]).map(([name, file]) => ({
    name,
    file: text(name, file),
    rows: text(name, totals.rows[name]),
    differs: file !== totals.rows[name],
  }));
}

/** What the blocks of a file gave, and what was decided. */
export class Gathered {
  readonly count: Count;
  readonly source: Source;
  readonly asking: Asking;
  readonly decided: Decided;
  planner: ReportPlanner;
  totals: ReportTotals | null = null;

  constructor(context: JobContext, source: Source, asking: Asking, decided: Decided, planner: ReportPlanner) {
    this.count = new Count(context);
    this.source = source;
    this.asking = asking;
    this.decided = decided;
    this.planner = planner;
  }

  /** Days of all rows; of undated ones those that were answered. */
  days(): { from: number; to: number } | null {
    return (
      this.totals?.days ?? (this.source.detected.report!.kind === "summary" ? this.decided.period : null)
    );
  }

  result(program: ProgramOf | null): ReportCounted {
    const { count, source, asking, decided, planner } = this;
    const { created, changed, unchanged, rejected } = count.counts;
    const days = this.days();
    const { accounts } = planner;
    const matched = accounts.filter(({ partner }) => partner !== null).length;
    const shown = program ?? (decided.program === "new" ? null : decided.program);
    return {
      format: source.detected.format,
      rows: created + changed + unchanged + rejected,
      created,
      changed,
      unchanged,
      rejected: count.rejected,
      made: { partners: 0, people: 0, interactions: 0 },
      questions: asking.questions(),
      problems: count.problems,
      waiting: accounts.length - matched,
      flips: count.flips,
      report: {
        kind: source.detected.report!.kind,
        program:
          decided.program === null
            ? null
            : {
                id: shown?.id ?? null,
                name: shown?.name ?? decided.name,
                network: shown?.network ?? source.detected.report!.network ?? "other",
              },
        currency: decided.currency,
        days: days && { from: dayOfNumber(days.from), to: dayOfNumber(days.to) },
        complete: decided.complete,
        totals: totalsOf(this.totals, decided.currency ?? shown?.currency ?? "EUR"),
        accounts: accounts.slice(0, LISTED).map(({ account, partner, by, rows }) => ({
          externalId: account.externalId,
          name: account.name,
          partnerId: partner?.id ?? null,
          partner: partner?.name ?? null,
          by,
          rows,
        })),
        matched,
        unmatched: accounts.length - matched,
        flips: count.flipped,
      },
    };
  }
}
