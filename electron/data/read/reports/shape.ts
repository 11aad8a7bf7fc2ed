// What opening a report gives: how its table is laid out, what was found out about it, and its rows in blocks.
import type {
  ReportFormat,
  ReportFormatName,
  ReportKind,
  ReportMapping,
} from "../../../domain/reports/formatShape.ts";
import type { DateOrder, ReportBlock, ReportFound, ReportTotals } from "../../../domain/reports/record.ts";
import type { Network } from "../../../domain/partner.ts";
import type { ReadWatch } from "../files.ts";
import type { Table, TableChoice } from "../tableShape.ts";

/** What the person chose or answered, and the zones days are counted in. */
export interface ReportChoice extends TableChoice {
  format?: ReportFormatName;
  mapping?: ReportMapping;
  dateOrder?: DateOrder;
  decimal?: "." | ",";
  /** ISO 4217. */
  currency?: string;
  /** Days 'YYYY-MM-DD', both ends included. */
  period?: { from: string; to: string };
  /** IANA zone in which the program counts its days; null: the file's own days. */
  timeZone?: string | null;
  /** IANA zone of times that name none. */
  zone: string;
  /** Definitions that people made or were given. */
  custom?: readonly ReportFormat[];
  /** Days since 1970-01-01: a row more than two days later is not believed. */
  latestDay?: number;
}

export interface ReportSource {
  format: ReportFormatName;
  network: Network | null;
  kind: ReportKind;
  table: Omit<Table, "map" | "first" | "definition" | "above" | "source">;
  /** Null for a workbook. */
  encoding: string | null;
  mapping: ReportMapping;
  /** What a remembered mapping belongs to. */
  fingerprint: string;
  /** A field is missing without which no row can be read: `found.missing` names it. */
  needsMapping: boolean;
  /** Size of the file; `onProgress` and `ReportBlock.bytes` count up to it. */
  bytes: number;
  found: ReportFound;
  /** Rows and rejections in the order of the file. @throws UserError `no-rows` at the end where there were none */
  blocks(watch?: ReadWatch): AsyncIterable<ReportBlock>;
  /** What the rows added up to; complete when `blocks` has ended. */
  totals(): ReportTotals;
}
