// A file that an import reads: what was detected about it, and its records in blocks. Where it is parsed is the host's affair.
import type { EventItem } from "../../domain/calendar/record.ts";
import type { ReadItem } from "../../domain/contacts/record.ts";
import type { MailItem } from "../../domain/mail/record.ts";
import type { ReportKind } from "../../domain/reports/formatShape.ts";
import type { ReportBlock, ReportFound, ReportTotals } from "../../domain/reports/record.ts";

/** One record of a file, of whatever kind the file is. */
export type SourceItem = ReadItem | MailItem | EventItem;
const fileKinds = ["contacts", "mail", "calendar", "report"] as const;
export type FileKind = (typeof fileKinds)[number];

/** What was detected, and corrected by the person where it was wrong. */
export interface Detected {
  kind: FileKind;
  format: string;
  encoding: string | null;
  delimiter: string | null;
  headerLine: number | null;
  sheet: string | null;
  sheets: string[];
  header: string[];
  /** Column index → field, for formats that are mapped. */
  mapping: Record<string, string>;
  /** The header's fingerprint, under which a mapping is remembered; null for cards. */
  fingerprint: string | null;
  bytes: number;
  /** Of a report. */
  report?: ReportDetected;
}

export interface ReportDetected {
  kind: ReportKind;
  network: string | null;
  found: ReportFound;
  needsMapping: boolean;
}

export interface Source {
  detected: Detected;
  /** Blocks of some hundred records with the bytes read so far. Ends early when the signal is aborted. */
  blocks(): AsyncIterable<SourceBlock>;
}

export interface SourceBlock {
  items: SourceItem[];
  bytes: number;
  /** Of a report, instead of items. */
  report?: ReportBlock;
  /** With the last block of a report. */
  totals?: ReportTotals;
}
