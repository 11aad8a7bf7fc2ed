// What is known about a report before its rows are mapped: its columns, and how each of them writes.
import type { Mark } from "../../../domain/reports/amounts.ts";
import type { ReportFieldId } from "../../../domain/reports/fields.ts";
import type { ReportFormat, ReportKind, ReportMapping } from "../../../domain/reports/formatShape.ts";
import type { DayStyle } from "../../../domain/reports/habits.ts";
import type { DateOrder } from "../../../domain/reports/record.ts";

export interface DayHabit {
  style: DayStyle;
  /** Null where no day has figures with an order. */
  order: DateOrder | null;
}

export interface Plan {
  header: readonly string[];
  kind: ReportKind;
  mapping: ReportMapping;
  format: ReportFormat | null;
  /** Decimal mark by column. */
  marks: ReadonlyMap<number, Mark>;
  /** Columns of amounts that are hundredths. */
  cents: ReadonlySet<number>;
  days: ReadonlyMap<number, DayHabit>;
  /** The currency that a sign in an amount has to fit; null where there is none to fit. */
  currency: string | null;
  /** Rows of several advertisers: the advertiser tells them apart. */
  severalPrograms: boolean;
  /** IANA zone of times that name none. */
  zone: string;
  /** IANA zone of the program's days; null for the file's own. */
  timeZone: string | null;
  /** Days since 1970-01-01: later ones are not believed. */
  latestDay: number;
}

/** The first column of a field; -1 where there is none. */
export function columnOf(mapping: ReportMapping, field: ReportFieldId): number {
  for (const [column, mapped] of Object.entries(mapping)) if (mapped === field) return Number(column);
  return -1;
}

/** All columns of a field. */
export const columnsOf = (mapping: ReportMapping, field: ReportFieldId): number[] =>
  Object.entries(mapping).flatMap(([column, mapped]) => (mapped === field ? [Number(column)] : []));
