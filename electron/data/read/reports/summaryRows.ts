// Rows of a summary as columns: numbers by status for each partner and period.
import { currenciesOf } from "../../../domain/reports/currency.ts";
import { isNothing } from "../../../domain/reports/amounts.ts";
import { noDay, type SummaryBlock, type TotalName } from "../../../domain/reports/record.ts";
import { labelsTotal } from "../../../domain/reports/totalRow.ts";
import type { CutRow } from "../byteRows.ts";
import type { TableRow } from "../tableShape.ts";
import { ByteCache } from "./byteCache.ts";
import { type DayHabit, columnOf, type Plan } from "./plan.ts";
import { Fault, spanIn } from "./cells.ts";
import { type PlainHabit, readPlain } from "./plainNumber.ts";
import { blockRows, ReportRows } from "./rows.ts";
import { SeenKeys } from "./seen.ts";
import { SummaryNumbers, width } from "./summaryNumbers.ts";

/** Columns of which a row's place in the tables comes, with what their cells were found to mean. */
interface Known {
  column: number;
  cache: ByteCache;
}

const grown = <T extends Int32Array | Int16Array | Float64Array>(array: T, empty: T): T => {
  empty.set(array);
  return empty;
};

export class SummaryRows extends ReportRows {
  protected readonly totalColumns: readonly TotalName[];
  private size = blockRows;
  private lines = new Int32Array(blockRows);
  private of = new Int32Array(blockRows);
  private money = new Int16Array(blockRows);
  private from = new Int32Array(blockRows);
  private to = new Int32Array(blockRows);
  private values = new Float64Array(blockRows * width);
  private parts: string[] | null = null;
  private readonly map: SummaryNumbers;
  private readonly read: Float64Array;
  private readonly keys = new SeenKeys();
  private readonly dayColumn: number;
  private readonly dayToColumn: number;
  private readonly dayHabit: DayHabit;
  private readonly tellingColumns: readonly number[];
  /** Rows and their sums since the last row that summed up. */
  private rowsInAll = 0;
  private rowsSince = 0;
  private readonly since: Float64Array;
  /** Of the row that was added last. */
  private last = { taken: false, account: 0, currency: 0, from: 0, to: 0, part: "" };
  private readonly account: Known | null;
  private readonly day: Known | null;
  private readonly currency: Known | null;
  private readonly telling: Known | null;
  private readonly fast: boolean;
  private readonly numberColumns: Int32Array;
  private readonly habits: readonly PlainHabit[];
  private readonly spans: { from: number; to: number }[] = [];
  private readonly partTexts: string[] = [];

  constructor(plan: Plan) {
    super(plan);
    const { mapping } = plan;
    this.map = new SummaryNumbers(this.numbers.map(({ field }) => field));
    this.totalColumns = this.map.totals;
    this.read = new Float64Array(this.numbers.length);
    this.since = new Float64Array(this.numbers.length);
    this.dayColumn = columnOf(mapping, "day");
    this.dayToColumn = columnOf(mapping, "dayTo");
    this.dayHabit = plan.days.get(this.dayColumn) ?? { style: "text", order: null };
    const programs = plan.severalPrograms
      ? [columnOf(mapping, "programId"), columnOf(mapping, "programName")].filter((column) => column >= 0)
      : [];
    this.tellingColumns = [...this.columnsOf("part"), ...programs.slice(0, 1)];
    const known = (column: number): Known | null => (column < 0 ? null : { column, cache: new ByteCache() });
    this.account = known(this.accounts.firstColumn);
    this.day = known(this.dayColumn);
    this.currency = known(this.currencyColumn);
    this.telling = known(this.tellingColumns[0] ?? -1);
    this.fast =
      this.account !== null &&
      this.tellingColumns.length < 2 &&
      this.dayToColumn < 0 &&
      plan.cents.size === 0;
    this.numberColumns = Int32Array.from(this.numbers, ({ column }) => column);
    // Where each row names its currency, a sign has to be held against it.
    const dollars =
      plan.currency === null ? this.currency === null : currenciesOf("$")?.includes(plan.currency) === true;
    this.habits = this.numbers.map(({ kind, mark, positive }) => ({
      mark: mark.charCodeAt(0),
      count: kind === "count",
      dollars: dollars && kind === "amount",
      positive,
    }));
  }

  plain({ bytes, starts, ends }: CutRow, line: number): boolean {
    const { account, day, currency, telling, numberColumns, habits, read } = this;
    if (!this.fast || account === null) return false;
    const look = ({ column, cache }: Known): number => cache.find(bytes, starts[column]!, ends[column]!);
    const who = look(account);
    const when = day === null ? 0 : look(day);
    const money = currency === null ? -1 : look(currency);
    const what = telling === null ? -1 : look(telling);
    // A sum with something unknown is unknown.
    if (Number.isNaN(who + when + money + what)) return false;
    for (let at = 0; at < numberColumns.length; at++) {
      const column = numberColumns[at]!;
      const number = readPlain(bytes, starts[column]!, ends[column]!, habits[at]!);
      if (Number.isNaN(number)) return false;
      read[at] = number;
    }
    this.seen++;
    const span = day === null ? null : this.spans[when]!;
    const part = what < 0 ? "" : this.partTexts[what]!;
    this.push(line, who, money, span === null ? noDay : span.from, span === null ? noDay : span.to, part);
    return true;
  }

  learn({ bytes, starts, ends }: CutRow): void {
    const { last, account, day, currency, telling } = this;
    if (!this.fast || !last.taken || account === null || this.accounts.column !== account.column) return;
    const remember = ({ column, cache }: Known, value: () => number): void => {
      const [start, end] = [starts[column]!, ends[column]!];
      if (Number.isNaN(cache.find(bytes, start, end))) cache.add(bytes, start, end, value());
    };
    if (labelsTotal(bytes.toString("utf8", starts[account.column], ends[account.column]))) return;
    remember(account, () => last.account);
    if (day !== null) remember(day, () => this.spans.push({ from: last.from, to: last.to }) - 1);
    if (currency !== null) remember(currency, () => last.currency);
    if (telling !== null) remember(telling, () => this.partTexts.push(last.part) - 1);
  }

  taken(bytes: number): SummaryBlock | null {
    const { count } = this;
    if (count === 0 && this.rejected.length === 0 && this.problems.length === 0) return null;
    const block: SummaryBlock = {
      kind: "summary",
      rows: count,
      lines: this.lines.slice(0, count),
      accounts: this.of.slice(0, count),
      newAccounts: this.accounts.taken(),
      currencies: this.money.slice(0, count),
      newCurrencies: this.takenCurrencies(),
      from: this.from.slice(0, count),
      to: this.to.slice(0, count),
      parts: this.parts,
      numbers: this.values.slice(0, count * width),
      rejected: this.rejected,
      problems: this.problems,
      bytes,
    };
    this.count = 0;
    this.parts = null;
    this.rejected = [];
    this.problems = [];
    return block;
  }

  override row(row: TableRow): void {
    this.last.taken = false;
    super.row(row);
  }

  protected totalsOf(numbers: Float64Array): Record<TotalName, number> {
    return this.map.totalsOf(numbers);
  }

  protected override keepTotals(cells: readonly string[]): void {
    super.keepTotals(cells);
    this.since.fill(0);
    this.rowsSince = 0;
  }

  protected add({ line, cells }: TableRow): void {
    this.readNumbers(cells, this.read);
    if (this.sumsUp(cells)) {
      this.keepTotals(cells);
      this.problems.push({ code: "total-row", params: {}, line });
      return;
    }
    const { last } = this;
    last.account = this.accounts.of(cells);
    last.currency = this.currencyOf(cells);
    this.readDays(cells);
    last.part = this.tellingColumns
      .map((column) => cells[column]!.trim())
      .filter((text) => !isNothing(text))
      .join(" | ");
    if (last.part.length > 500)
      throw new Fault("too-long", {
        field: this.plan.header[this.tellingColumns[0]!] ?? "",
        length: last.part.length,
        limit: 500,
      });
    this.push(line, last.account, last.currency, last.from, last.to, last.part);
    last.taken = true;
  }

  private readDays(cells: readonly string[]): void {
    const { last, dayColumn, dayToColumn, plan } = this;
    last.from = noDay;
    last.to = noDay;
    if (dayColumn < 0) return;
    const cell = cells[dayColumn]!;
    if (isNothing(cell)) throw new Fault("day-missing", {});
    const span = spanIn(cell, this.dayHabit, plan.latestDay);
    last.from = span.from;
    last.to = span.to;
    const end = dayToColumn < 0 ? "" : cells[dayToColumn]!;
    if (isNothing(end)) return;
    last.to = spanIn(end, plan.days.get(dayToColumn) ?? this.dayHabit, plan.latestDay).to;
    if (last.to < last.from) throw new Fault("day-unbelievable", { value: end.trim() });
  }

  private push(
    line: number,
    account: number,
    currency: number,
    from: number,
    to: number,
    part: string,
  ): void {
    const at = this.count;
    if (at === this.size) this.grow();
    this.lines[at] = line;
    this.of[at] = account;
    this.money[at] = currency;
    this.from[at] = from;
    this.to[at] = to;
    this.map.write(this.read, this.values, at * width);
    const times = this.keys.count(account, currency, part, from, to);
    // The file's first currency is the usual one; a row in another one is a row of its own beside it.
    const other = currency > 0 ? `¤${this.moneyNames[currency]}` : currency < 0 && this.currency ? "¤" : "";
    const key = times === 1 ? part + other : `${part}${other}#${times}`;
    if (key !== "" && this.parts === null) this.parts = Array.from({ length: at }, () => "");
    this.parts?.push(key);
    this.count = at + 1;
    this.rowsInAll++;
    this.rowsSince++;
    for (let column = 0; column < this.since.length; column++) this.since[column]! += this.read[column]!;
    this.accepted(this.read);
    if (from !== noDay) this.dated(from, to);
  }

  private grow(): void {
    const size = this.size * 2;
    this.lines = grown(this.lines, new Int32Array(size));
    this.of = grown(this.of, new Int32Array(size));
    this.money = grown(this.money, new Int16Array(size));
    this.from = grown(this.from, new Int32Array(size));
    this.to = grown(this.to, new Int32Array(size));
    this.values = grown(this.values, new Float64Array(size * width));
    this.size = size;
  }

  /**
   * Whether a row without a label is the sum of all rows before, or of those since the last sum. A partner with a name
   * needs more agreement than a row that names nobody.
   */
  private sumsUp(cells: readonly string[]): boolean {
    const { account, dayColumn, read, numbers } = this;
    const named = !this.nameless(cells);
    if (dayColumn >= 0 && !isNothing(cells[dayColumn]!)) return false;
    if (named && (this.accounts.hasId(cells) || account === null || this.accounts.knows(cells))) return false;
    const equal = (sums: Float64Array, rows: number): boolean => {
      let telling = 0;
      for (let at = 0; at < read.length; at++) {
        if (!SummaryNumbers.adds(numbers[at]!.field)) continue;
        if (read[at] !== sums[at]) return false;
        if (read[at] !== 0) telling++;
      }
      return named ? rows >= 3 && telling >= 3 : rows >= 2 && telling >= 1;
    };
    return equal(this.sums, this.rowsInAll) || equal(this.since, this.rowsSince);
  }
}
