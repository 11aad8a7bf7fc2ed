// How the columns of a report write numbers and days, decided over their rows: from the first on until nothing is open.
import { splitHeader, currenciesOf } from "../../../domain/reports/currency.ts";
import type { Mark } from "../../../domain/reports/amounts.ts";
import { fieldKind } from "../../../domain/reports/fields.ts";
import type { ReportFormat, ReportMapping } from "../../../domain/reports/formatShape.ts";
import { AmountEvidence, DayEvidence } from "../../../domain/reports/habits.ts";
import type { FoundCurrency, FoundDecimal, FoundOrder } from "../../../domain/reports/record.ts";
import { type CutRow, type RowSink, rowsInto } from "../byteRows.ts";
import type { ReadWatch } from "../files.ts";
import type { Table, TableRow } from "../tableShape.ts";
import { currencyIn, Fault } from "./cells.ts";
import { columnOf, type DayHabit } from "./plan.ts";
import type { ReportChoice } from "./shape.ts";

export interface Decided {
  marks: Map<number, Mark>;
  /** Columns of amounts that are hundredths. */
  cents: Set<number>;
  days: Map<number, DayHabit>;
  dateOrder: FoundOrder | null;
  decimal: FoundDecimal | null;
  currency: FoundCurrency;
}

interface Evidence {
  column: number;
  amount: boolean;
  numbers: AmountEvidence;
}

class Scan implements RowSink {
  readonly numbers: Evidence[];
  readonly days = new DayEvidence();
  readonly dayColumns: number[];

  constructor(mapping: ReportMapping) {
    const columns = Object.entries(mapping).map(
      ([column, field]) => [Number(column), fieldKind(field)] as const,
    );
    this.numbers = columns
      .filter(([, kind]) => kind === "amount" || kind === "count")
      .map(([column, kind]) => ({ column, amount: kind === "amount", numbers: new AmountEvidence() }));
    this.dayColumns = Object.entries(mapping).flatMap(([column, field]) =>
      field === "day" || field === "dayTo" ? [Number(column)] : [],
    );
  }

  /** Nothing further rows show can change what is decided. */
  get settled(): boolean {
    return (
      (this.dayColumns.length === 0 || this.days.settled) &&
      this.numbers.every(({ amount, numbers }) => !amount || numbers.mark !== null)
    );
  }

  cells(cells: readonly string[]): void {
    for (const { column, numbers } of this.numbers) numbers.look(cells[column] ?? "");
    for (const column of this.dayColumns) this.days.look(cells[column] ?? "");
  }

  row(row: TableRow): void {
    if (!row.rejected) this.cells(row.cells);
  }

  plain({ bytes, starts, ends }: CutRow): boolean {
    for (const { column, numbers } of this.numbers) {
      const end = ends[column]!;
      let at = starts[column]!;
      while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) at++;
      if (at < end) numbers.look(bytes.toString("utf8", starts[column], end));
    }
    for (const column of this.dayColumns)
      this.days.look(bytes.toString("utf8", starts[column], ends[column]));
    return true;
  }

  learn(): void {
    // A plain row is always taken.
  }
}

/** The mark of each number column: its own, else the answer's, the file's, the format's, or the likelier one. */
function decideMarks(
  { numbers }: Scan,
  format: ReportFormat | null,
  answer: Mark | undefined,
): Pick<Decided, "marks" | "decimal"> {
  const amounts = numbers.filter(({ amount }) => amount);
  const shown = amounts.map((one) => one.numbers.mark).filter((mark) => mark !== null);
  const points = shown.filter((mark) => mark === ".").length;
  const common = shown.length === 0 ? null : points * 2 >= shown.length ? "." : ",";
  const turned = (mark: Mark): Mark => (mark === "." ? "," : ".");
  const marks = new Map<number, Mark>();
  for (const { column, numbers: seen } of numbers) {
    // What can be read both ways is likelier a thousand than three decimals.
    const likely = seen.open === null ? "." : turned(seen.open);
    marks.set(column, answer ?? seen.mark ?? common ?? format?.decimal ?? likely);
  }
  const conflict = amounts.some((one) => one.numbers.conflict);
  const open = amounts.find((one) => one.numbers.open !== null);
  if (common !== null) return { marks, decimal: { mark: answer ?? common, sure: true, conflict } };
  const decimal = open ? { mark: marks.get(open.column)!, sure: answer !== undefined, conflict } : null;
  return { marks, decimal };
}

function decideOrder(
  { days }: Scan,
  format: ReportFormat | null,
  answer: FoundOrder["order"] | undefined,
): FoundOrder | null {
  if (!days.figures) return null;
  const shown = days.order;
  const { conflict } = days;
  const sure = shown !== null;
  if (answer !== undefined) return { order: answer, sure, conflict, by: "answer" };
  if (shown !== null) return { order: shown, sure, conflict, by: "column" };
  if (format?.dateOrder !== undefined) return { order: format.dateOrder, sure, conflict, by: "format" };
  return { order: "dmy", sure, conflict, by: "guess" };
}

/** The currencies that the cells of the currency column name in the first rows. */
function inColumn(table: Table, column: number): Set<string> {
  const codes = new Set<string>();
  for (const cells of table.first) {
    try {
      const code = currencyIn(cells[column] ?? "");
      if (code !== null) codes.add(code);
    } catch (error) {
      // The row is rejected when it is mapped.
      if (!(error instanceof Fault)) throw error;
    }
  }
  return codes;
}

function decideCurrency(
  scan: Scan,
  table: Table,
  mapping: ReportMapping,
  format: ReportFormat | null,
  answer: string | undefined,
): FoundCurrency {
  const column = columnOf(mapping, "currency");
  if (column >= 0) {
    const codes = [...inColumn(table, column)];
    const alone = codes.length === 1 ? codes[0]! : null;
    if (alone === null && codes.length === 0 && answer !== undefined)
      return { code: answer, by: "answer", conflict: [] };
    return { code: alone, by: "column", conflict: [] };
  }
  const amounts = scan.numbers.filter(({ amount }) => amount);
  const inHeader = new Set(
    amounts.flatMap((one) => splitHeader(table.header[one.column] ?? "").currency ?? []),
  );
  const signs = [...new Set(amounts.flatMap(({ numbers }) => [...numbers.signs]))].flatMap((sign) => {
    const meant = currenciesOf(sign);
    return meant ? [meant] : [];
  });
  const named = [...inHeader];
  const first = named[0] ?? null;
  const fixed = format?.currency;
  // A sign of several countries means the one that the header or the format names.
  const wanted = answer ?? first ?? fixed;
  const bySign = signs.map((meant) =>
    wanted !== undefined && meant.includes(wanted) ? wanted : (meant[0] ?? null),
  );
  const all = new Set([...named, ...bySign].filter((code) => code !== null));
  const conflict = all.size > 1 ? [...all] : [];
  if (answer !== undefined) return { code: answer, by: "answer", conflict };
  if (first !== null) return { code: first, by: "header", conflict };
  const sign = bySign.find((code) => code !== null);
  if (fixed !== undefined && (sign === undefined || sign === fixed))
    return { code: fixed, by: "format", conflict };
  return sign === undefined ? { code: null, by: null, conflict } : { code: sign, by: "sign", conflict };
}

/** Decides over the first rows, and over the further ones as far as something is open. */
export async function decide(
  table: Table,
  mapping: ReportMapping,
  format: ReportFormat | null,
  choice: ReportChoice,
  watch: ReadWatch,
): Promise<Decided> {
  let scan = new Scan(mapping);
  for (const cells of table.first) scan.cells(cells);
  if (!scan.settled) {
    scan = new Scan(mapping);
    const stop = watch.signal ? { signal: watch.signal } : {};
    for await (const _ of rowsInto(table, scan, stop)) if (scan.settled) break;
  }
  const dateOrder = decideOrder(scan, format, choice.dateOrder);
  const habit: DayHabit = { style: scan.days.style, order: dateOrder?.order ?? null };
  const hundredths =
    format?.cents === "always" || (format?.cents === "milliseconds" && habit.style === "milliseconds");
  const bare = ({ amount, numbers }: Evidence): boolean =>
    amount && numbers.mark === null && numbers.open === null && numbers.signs.size === 0;
  return {
    ...decideMarks(scan, format, choice.decimal),
    cents: new Set(hundredths ? scan.numbers.filter(bare).map(({ column }) => column) : []),
    days: new Map(scan.dayColumns.map((column) => [column, habit])),
    dateOrder,
    currency: decideCurrency(scan, table, mapping, format, choice.currency),
  };
}
