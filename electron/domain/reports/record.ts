// What every reader of network reports gives: blocks of columns with numbers, whatever format the file has.
import type { Remark } from "../contacts/record.ts";

/** The states of an order; their index is what a block holds. */
export const orderStatuses = ["pending", "approved", "paid", "declined"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** A file sums up periods, or lists orders. */
export type ReportKind = "summary" | "orders";

/** The numbers of one summary row, in this order in `SummaryBlock.numbers`; amounts are in 1/100,000 of the main unit. */
export const summaryNumbers = [
  "impressions",
  "clicks",
  "uniqueClicks",
  "pendingOrders",
  "pendingValue",
  "pendingCommission",
  "approvedOrders",
  "approvedValue",
  "approvedCommission",
  "paidOrders",
  "paidValue",
  "paidCommission",
  "declinedOrders",
  "declinedValue",
  "declinedCommission",
] as const;
export type SummaryNumber = (typeof summaryNumbers)[number];

/** In `from` and `to` of a row that the file does not date. */
export const noDay = -2147483648;

/** A partner as the file names it. */
export interface ReportAccount {
  /** The network's id of the partner, else its e-mail, else its folded name; never empty. */
  externalId: string;
  name: string;
  site: string | null;
  email: string | null;
}

/** A row that cannot be taken, with the reason (a key of the words' `reasons`). */
export interface RejectedRow extends Remark {
  /** 1-based physical line; the row number in a workbook. */
  line: number;
  /** The source's text, shortened. */
  raw: string;
}

/** Something about a row that was taken (a key of the words' `problems`). */
export interface RowProblem extends Remark {
  line: number;
}

interface Block {
  rows: number;
  /** 1-based physical line of each row. */
  lines: Int32Array;
  /** Index into all accounts met so far in this file, those of this block included. */
  accounts: Int32Array;
  /** First met in this block; the numbering goes on from block to block. */
  newAccounts: ReportAccount[];
  /** Index into all currencies met so far in this file; -1 where the row says none. */
  currencies: Int16Array;
  /** ISO 4217 codes. */
  newCurrencies: string[];
  rejected: RejectedRow[];
  problems: RowProblem[];
  /** Bytes of the file that were read so far. */
  bytes: number;
}

/** Rows of a partner's numbers over a day or a period. */
export interface SummaryBlock extends Block {
  kind: "summary";
  /** Days since 1970-01-01, both ends included; `noDay` where the file dates no row. */
  from: Int32Array;
  to: Int32Array;
  /**
   * What tells two rows of one partner and period apart (a site of the partner, an offer); empty where nothing does. The
   * n-th repetition of a whole key has `#n` at its end. Null where every row's is empty.
   */
  parts: string[] | null;
  /** Rows × `summaryNumbers`. */
  numbers: Float64Array;
}

/** Rows of single orders, or of amounts on earlier ones. */
export interface OrdersBlock extends Block {
  kind: "orders";
  /** The transaction's id; made of order, item and what else tells rows apart where the format has none. */
  ids: string[];
  /** What the rows of one order share; equal to the id where nothing groups them. */
  orders: string[];
  /** Milliseconds UTC. */
  at: Float64Array;
  /** Days since 1970-01-01 in the program's time zone, or the file's own where none was given. */
  days: Int32Array;
  /** Indexes into `orderStatuses`. */
  statuses: Uint8Array;
  values: Float64Array;
  commissions: Float64Array;
  /** 1: an amount on an earlier order. */
  corrections: Uint8Array;
}

export type ReportBlock = SummaryBlock | OrdersBlock;

/** What a file or its rows add up to; amounts in 1/100,000 of the main unit. */
export const totalNames = ["clicks", "impressions", "orders", "value", "commission"] as const;
export type TotalName = (typeof totalNames)[number];

export interface ReportTotals {
  /** The file's own totals row; null where it has none. */
  file: Partial<Record<TotalName, number>> | null;
  /** The accepted rows, all statuses as the network totals them. */
  rows: Record<TotalName, number>;
  /** First and last day of the accepted rows; null where none is dated. */
  days: { from: number; to: number } | null;
}

/** How a file writes its days, and how that is known. */
export interface FoundOrder {
  order: DateOrder;
  /** The column itself shows it. */
  sure: boolean;
  /** Some cells can only be day first and others only month first. */
  conflict: boolean;
  by: "column" | "format" | "answer" | "guess";
}
export const dateOrders = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof dateOrders)[number];

export interface FoundDecimal {
  mark: "." | ",";
  sure: boolean;
  conflict: boolean;
}

export interface FoundCurrency {
  /** ISO 4217; null where the file says none, or where its rows have a column for it that is empty. */
  code: string | null;
  by: "column" | "header" | "sign" | "format" | "answer" | null;
  /** Signs or codes that contradict one another; empty where none do. */
  conflict: string[];
}

/** Days as 'YYYY-MM-DD', both ends included. */
export interface FoundPeriod {
  from: string;
  to: string;
  by: "column" | "title" | "name" | "answer";
}

/** A number that a file has at all: a zero is then a zero and not a gap. */
export type ReportMetric = SummaryNumber | "value" | "commission" | "status";

export interface ReportFound {
  /** Null where no column has days that could be read in two ways. */
  dateOrder: FoundOrder | null;
  /** Null where no amount has a mark. */
  decimal: FoundDecimal | null;
  currency: FoundCurrency;
  period: FoundPeriod | null;
  /** The advertiser that the file names. */
  program: { id: string | null; name: string | null } | null;
  has: ReportMetric[];
  /** Fields without which no row can be read and for which the header has no column. */
  missing: string[];
}
