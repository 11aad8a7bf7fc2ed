// What both kinds of report have in common: rows that sum up the others are told apart, rejected ones kept with their reason.
import { rawLength } from "../../../domain/contacts/record.ts";
import { isNothing, numberParts } from "../../../domain/reports/amounts.ts";
import { currenciesOf } from "../../../domain/reports/currency.ts";
import { fieldKind, type ReportFieldId } from "../../../domain/reports/fields.ts";
import type {
  RejectedRow,
  ReportBlock,
  ReportTotals,
  RowProblem,
  TotalName,
} from "../../../domain/reports/record.ts";
import { totalNames } from "../../../domain/reports/record.ts";
import { labelsTotal } from "../../../domain/reports/totalRow.ts";
import type { CutRow, RowSink } from "../byteRows.ts";
import type { TableRow } from "../tableShape.ts";
import { Accounts } from "./accounts.ts";
import { currencyIn, Fault, numberOf, type NumberHabit, shown } from "./cells.ts";
import { columnOf, columnsOf, type Plan } from "./plan.ts";

/** Rows of a block; small enough to be copied in a moment, large enough that a block costs nothing by itself. */
export const blockRows = 4096;

/** What names a row: where one of these holds the label of a total and no other anything, the row is one. */
const naming: ReadonlySet<ReportFieldId> = new Set<ReportFieldId>([
  "partnerId",
  "partnerName",
  "partner",
  "partnerEmail",
  "id",
  "order",
]);
const labelled: ReadonlySet<ReportFieldId> = new Set<ReportFieldId>([
  "day",
  "programId",
  "programName",
  "part",
]);

/** What no number without a sign has. */
const signed = /[^\d.,\s-]/;

interface NumberColumn extends NumberHabit {
  column: number;
  field: ReportFieldId;
  kind: "amount" | "count";
}

export abstract class ReportRows implements RowSink {
  /** Rows of the block at hand. */
  count = 0;
  /** Source rows so far, taken, rejected and left out. */
  seen = 0;
  protected readonly plan: Plan;
  protected readonly accounts: Accounts;
  protected readonly numbers: NumberColumn[];
  protected rejected: RejectedRow[] = [];
  protected problems: RowProblem[] = [];
  /** What the accepted rows add up to, by number column. */
  protected readonly sums: Float64Array;
  protected days: { from: number; to: number } | null = null;
  private fileTotals: ReportTotals["file"] = null;
  /** Rows stood above the totals row that was met last. */
  private totalsAfterRows = false;
  private readonly currencies = new Map<string, number>();
  /** Codes by their numbers. */
  protected readonly moneyNames: string[] = [];
  protected readonly currencyColumn: number;
  private freshCurrencies: string[] = [];
  private readonly namingColumns: number[];
  private readonly labelColumns: number[];

  constructor(plan: Plan) {
    this.plan = plan;
    this.accounts = new Accounts(plan);
    const { mapping, header } = plan;
    const columns = Object.entries(mapping).map(([column, field]) => ({ column: Number(column), field }));
    this.numbers = columns.flatMap(({ column, field }) => {
      const kind = fieldKind(field);
      if (kind !== "amount" && kind !== "count") return [];
      const mark = plan.marks.get(column) ?? ".";
      const name = header[column] ?? "";
      return [
        {
          column,
          field,
          kind,
          name,
          mark,
          currency: plan.currency,
          cents: plan.cents.has(column),
          positive: /clicks|impressions/i.test(field),
        },
      ];
    });
    this.sums = new Float64Array(this.numbers.length);
    this.currencyColumn = columnOf(mapping, "currency");
    this.namingColumns = columns.filter(({ field }) => naming.has(field)).map(({ column }) => column);
    const further = columns.filter(({ field }) => labelled.has(field)).map(({ column }) => column);
    const atFront = mapping[0] === undefined ? [0] : [];
    this.labelColumns = [...new Set([...this.namingColumns, ...further, ...atFront])];
  }

  /** What the block at hand would hold. */
  get waiting(): number {
    return this.count + this.rejected.length + this.problems.length;
  }

  abstract plain(row: CutRow, line: number): boolean;
  abstract learn(row: CutRow): void;
  /** Takes the columns of the block at hand; null where nothing was met. */
  abstract taken(bytes: number): ReportBlock | null;
  /** Adds a row to the block. @throws Fault for its reason not to */
  protected abstract add(row: TableRow): void;
  /** The totals that numbers of one row, or of all, stand for. */
  protected abstract totalsOf(numbers: Float64Array): Record<TotalName, number>;
  /** The totals that the file has columns for. */
  protected abstract readonly totalColumns: readonly TotalName[];

  row(row: TableRow): void {
    this.seen++;
    if (row.rejected) {
      this.reject(row, row.rejected.code, row.rejected.params);
      return;
    }
    if (this.isTotal(row.cells)) {
      this.keepTotals(row.cells);
      return;
    }
    try {
      this.add(row);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.reject(row, error.remark.code, error.remark.params);
      return;
    }
    for (const problem of row.problems ?? []) this.problems.push({ ...problem, line: row.line });
  }

  totals(): ReportTotals {
    return { file: this.fileTotals, rows: this.totalsOf(this.sums), days: this.days };
  }

  protected reject({ line, raw }: TableRow, code: string, params: RejectedRow["params"]): void {
    const text = raw.length > rawLength ? `${raw.slice(0, rawLength)}…` : raw.trimEnd();
    this.rejected.push({ line, code, params, raw: text });
  }

  /** All number columns of a row into `into`. @throws Fault */
  protected readNumbers(cells: readonly string[], into: Float64Array): void {
    for (let at = 0; at < this.numbers.length; at++) {
      const column = this.numbers[at]!;
      into[at] = numberOf(cells[column.column]!, column.kind, column);
    }
  }

  /** A row was accepted whose numbers these are. */
  protected accepted(numbers: Float64Array): void {
    for (let at = 0; at < numbers.length; at++) this.sums[at]! += numbers[at]!;
    if (this.totalsAfterRows) {
      // It was the total of a part only.
      this.fileTotals = null;
      this.totalsAfterRows = false;
    }
  }

  protected dated(from: number, to: number): void {
    const { days } = this;
    if (days === null) this.days = { from, to };
    else {
      if (from < days.from) days.from = from;
      if (to > days.to) days.to = to;
    }
  }

  /** The number of a row's currency; -1 where it says none. @throws Fault */
  protected currencyOf(cells: readonly string[]): number {
    if (this.currencyColumn < 0) return -1;
    const code = currencyIn(cells[this.currencyColumn]!);
    if (code === null) return -1;
    this.signsFit(cells, code);
    let number = this.currencies.get(code);
    if (number === undefined) {
      this.currencies.set(code, (number = this.currencies.size));
      this.moneyNames.push(code);
      this.freshCurrencies.push(code);
    }
    return number;
  }

  /** @throws Fault where an amount has the sign of another currency than its row */
  private signsFit(cells: readonly string[], code: string): void {
    for (const { column, kind, name } of this.numbers) {
      const text = cells[column]!;
      if (kind !== "amount" || !signed.test(text)) continue;
      const meant = currenciesOf(numberParts(text)?.sign ?? "");
      if (meant && !meant.includes(code))
        throw new Fault("currency-mixed", { field: name, value: shown(text), currency: code });
    }
  }

  protected takenCurrencies(): string[] {
    const { freshCurrencies } = this;
    this.freshCurrencies = [];
    return freshCurrencies;
  }

  protected keepTotals(cells: readonly string[]): void {
    const numbers = new Float64Array(this.numbers.length);
    const has = new Set<number>();
    for (const [at, column] of this.numbers.entries()) {
      const cell = cells[column.column]!;
      try {
        if (isNothing(cell)) continue;
        numbers[at] = numberOf(cell, column.kind, column);
        has.add(at);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    }
    if (has.size === 0) return;
    const all = this.totalsOf(numbers);
    const missing = this.numbers.filter((_, at) => !has.has(at)).map(({ field }) => field.toLowerCase());
    this.fileTotals = Object.fromEntries(
      totalNames
        .filter((name) => this.totalColumns.includes(name) && !missing.some((field) => field.endsWith(name)))
        .map((name) => [name, all[name]]),
    );
    this.totalsAfterRows = this.sums.some((sum) => sum !== 0);
  }

  protected columnsOf(field: ReportFieldId): number[] {
    return columnsOf(this.plan.mapping, field);
  }

  /** Whether nothing in a row names whose it is. */
  protected nameless(cells: readonly string[]): boolean {
    return this.namingColumns.every((column) => isNothing(cells[column]!));
  }

  protected isTotal(cells: readonly string[]): boolean {
    if (!this.labelColumns.some((column) => labelsTotal(cells[column]!))) return false;
    return this.namingColumns.every((column) => isNothing(cells[column]!) || labelsTotal(cells[column]!));
  }
}
