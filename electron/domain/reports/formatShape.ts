// The shape of a report format as data, and the names of all formats that come with the program.
import type { Network } from "../partner.ts";
import type { ReportFieldId } from "./fields.ts";
import type { DateOrder, OrderStatus, ReportKind } from "./record.ts";

export type { ReportKind } from "./record.ts";

export const reportFormatNames = [
  "awin-performance",
  "awin-transactions",
  "cj-performance",
  "cj-commissions",
  "impact-performance",
  "impact-actions",
  "shareasale-timespan",
  "shareasale-transactions",
  "rakuten-orders",
  "everflow",
  "partnerize-conversions",
  "tradedoubler-events",
  "amazon-earnings",
  "amazon-orders",
  "partnerstack-rewards",
  "postaffiliatepro",
  "affiliatewp-referrals",
  "dub-commissions",
  "dub-partners",
  "skimlinks",
  "csv",
  "xlsx",
] as const;
/** One of `reportFormatNames`, or `own:` and the name a person gave a definition. */
export type ReportFormatName = (typeof reportFormatNames)[number] | `own:${string}`;

/** Column index → field; a column that is not named is left out. */
export type ReportMapping = Record<number, ReportFieldId>;

/** One column of a format: what it holds, and every spelling of its name that was seen, in any language. */
export interface ReportColumn {
  field: ReportFieldId;
  names: readonly string[];
}

export interface ReportFormat {
  format: ReportFormatName;
  network: Network | null;
  kind: ReportKind;
  /** The header has a column for each of these, by any of its names: then it is certainly this format. */
  marks: readonly (readonly string[])[];
  columns: readonly ReportColumn[];
  /** Fields without which no row can be read. */
  needs: readonly ReportFieldId[];
  /** Names of further columns of the format: known, and not read. */
  others?: readonly string[];
  /** What the cells of the status column mean, folded. */
  statuses?: Readonly<Record<string, OrderStatus>>;
  /** The status of every row where there is no column for it. */
  status?: OrderStatus;
  /** How ambiguous days are meant; the column itself prevails where it shows another order. */
  dateOrder?: DateOrder;
  decimal?: "." | ",";
  /** The network pays in one currency only. ISO 4217. */
  currency?: string;
  /** IANA zone of times that name none. */
  zone?: string;
  /** Columns of amounts in which no cell has a decimal mark or a sign are hundredths; `milliseconds`: where days are, too. */
  cents?: "always" | "milliseconds";
  /** The value is the price of one item, of which `quantity` were bought. */
  priceOfOne?: boolean;
  /** Status words that deserve a remark, folded: several items of the order differ. */
  flagged?: readonly string[];
  /** Rows with these texts as value of the field are amounts on earlier orders, folded; "negative": rows with a negative value or commission. */
  correction?: { field: ReportFieldId; values: readonly string[] } | "negative";
  /** No column has a partner: the rows are those of one partner with this name. */
  partner?: string;
  /** Cells that are a partner of their own although they look like nothing, folded. */
  nobody?: readonly string[];
  /** What joins into the id of a row of a format without transaction ids. */
  identity?: readonly ReportFieldId[];
  /** Slashes before quotes are an escape of the exporting program. */
  slashes?: boolean;
}
