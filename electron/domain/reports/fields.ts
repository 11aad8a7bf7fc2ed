// The fields a column of a report can be mapped to, as data: the wizard lists them with their definitions, a saved mapping names them.
import type { ReportKind } from "./record.ts";

/**
 * What the cells of a field are. `ratio` and `none` are shown with their definition and never stored: a ratio is worked
 * out from what it is made of.
 */
export type ReportFieldKind = "text" | "day" | "time" | "count" | "amount" | "word" | "ratio" | "none";

export interface ReportField {
  field: ReportFieldId;
  kind: ReportFieldKind;
  /** The kinds of report it is for. */
  reports: readonly ReportKind[];
  /** Several columns may have it. */
  several: boolean;
}

const both = ["summary", "orders"] as const;
const summary = ["summary"] as const;
const orders = ["orders"] as const;

const list = [
  ["partnerId", "text", both],
  ["partnerName", "text", both],
  ["partner", "text", both],
  ["partnerSite", "text", both],
  ["partnerEmail", "text", both],
  ["part", "text", both],
  ["programId", "text", both],
  ["programName", "text", both],
  ["day", "day", both],
  ["dayTo", "day", summary],
  ["time", "time", orders],
  ["currency", "word", both],
  ["impressions", "count", summary],
  ["clicks", "count", summary],
  ["grossClicks", "none", summary],
  ["uniqueClicks", "count", summary],
  ["value", "amount", both],
  ["commission", "amount", both],
  ["orders", "count", summary],
  ["totalOrders", "count", summary],
  ["totalValue", "amount", summary],
  ["totalCommission", "amount", summary],
  ["pendingOrders", "count", summary],
  ["pendingValue", "amount", summary],
  ["pendingCommission", "amount", summary],
  ["approvedOrders", "count", summary],
  ["approvedValue", "amount", summary],
  ["approvedCommission", "amount", summary],
  ["paidOrders", "count", summary],
  ["paidValue", "amount", summary],
  ["paidCommission", "amount", summary],
  ["declinedOrders", "count", summary],
  ["declinedValue", "amount", summary],
  ["declinedCommission", "amount", summary],
  ["id", "text", orders],
  ["order", "text", orders],
  ["item", "text", orders],
  ["status", "word", orders],
  ["original", "word", orders],
  ["declinedFlag", "word", orders],
  ["approvedFlag", "word", orders],
  ["pendingFlag", "word", orders],
  ["paidFlag", "word", orders],
  ["processDay", "day", orders],
  ["processTime", "time", orders],
  ["quantity", "none", orders],
  ["networkRevenue", "none", both],
  ["networkFee", "none", both],
  ["cost", "none", both],
  ["ctr", "ratio", summary],
  ["conversionRate", "ratio", summary],
  ["epc", "ratio", summary],
  ["epcPer100", "ratio", summary],
  ["aov", "ratio", summary],
  ["cpc", "ratio", summary],
] as const satisfies readonly (readonly [string, ReportFieldKind, readonly ReportKind[]])[];

export type ReportFieldId = (typeof list)[number][0];

const several: ReadonlySet<string> = new Set(["part"]);

/** In the order the wizard lists them. Their names and definitions are `reports.fields.<field>` in the words. */
export const reportFields: readonly ReportField[] = list.map(([field, kind, reports]) => ({
  field,
  kind,
  reports,
  several: several.has(field),
}));

const byId: ReadonlyMap<string, ReportField> = new Map(reportFields.map((one) => [one.field, one]));

/** Whether a text from a saved mapping or a script names a field. */
export const isReportField = (text: string): text is ReportFieldId => byId.has(text);

/** What the cells of a field are. */
export const fieldKind = (field: ReportFieldId): ReportFieldKind => byId.get(field)?.kind ?? "none";
