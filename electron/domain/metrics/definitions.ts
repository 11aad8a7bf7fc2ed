// Every number of a report as data: how it is written, which way is better and what it needs; its words are in the catalogue under `ui.metrics`.
import type { Shown } from "./totals.ts";

/** count: a whole number · amount: of the currency · share: basis points · ratio: four digits · perPiece: an amount per click or order. */
export type MetricKind = "count" | "amount" | "share" | "ratio" | "perPiece";

export interface Metric {
  id: string;
  kind: MetricKind;
  /** Where `shown` gives its value. */
  field: keyof Shown;
  /** Whether a rise is good news; null where it is neither. */
  better: "more" | "less" | null;
  /** What must be known for it beside the reports: the program's margin. */
  needs?: "margin";
}

/** In the order in which they are offered. Source: docs/product.md, "Numbers". */
export const metrics = [
  { id: "impressions", kind: "count", field: "impressions", better: "more" },
  { id: "clicks", kind: "count", field: "clicks", better: "more" },
  { id: "uniqueClicks", kind: "count", field: "uniqueClicks", better: "more" },
  { id: "ctrBp", kind: "share", field: "ctrBp", better: "more" },
  { id: "orders", kind: "count", field: "orders", better: "more" },
  { id: "pendingOrders", kind: "count", field: "pendingOrders", better: null },
  { id: "declinedOrders", kind: "count", field: "declinedOrders", better: "less" },
  { id: "crBp", kind: "share", field: "crBp", better: "more" },
  { id: "value", kind: "amount", field: "value", better: "more" },
  { id: "pendingValue", kind: "amount", field: "pendingValue", better: null },
  { id: "declinedValue", kind: "amount", field: "declinedValue", better: "less" },
  { id: "aov", kind: "perPiece", field: "aov", better: "more" },
  { id: "commission", kind: "amount", field: "commission", better: null },
  { id: "networkFee", kind: "amount", field: "networkFee", better: "less" },
  { id: "cost", kind: "amount", field: "cost", better: "less" },
  { id: "epc", kind: "perPiece", field: "epc", better: "more" },
  { id: "effectiveRateBp", kind: "share", field: "effectiveRateBp", better: null },
  { id: "roas", kind: "ratio", field: "roas", better: "more" },
  { id: "roiBp", kind: "share", field: "roiBp", better: "more", needs: "margin" },
  { id: "ecpa", kind: "perPiece", field: "ecpa", better: "less" },
  { id: "reversalBp", kind: "share", field: "reversalBp", better: "less" },
  { id: "ripenessBp", kind: "share", field: "decidedBp", better: "more" },
] as const satisfies readonly Metric[];

export type MetricId = (typeof metrics)[number]["id"];

export const metricIds = metrics.map(({ id }) => id);

const byId = new Map<string, Metric>(metrics.map((metric) => [metric.id, metric]));

export const isMetric = (id: string): id is MetricId => byId.has(id);

/** The definition of a metric. */
export const metric = (id: MetricId): Metric => byId.get(id)!;

/** A metric's value among the shown numbers: a number (count, basis points), decimal text, or null where it does not apply. */
export const valueOf = (id: MetricId, shown: Shown): number | string | null => shown[metric(id).field];
