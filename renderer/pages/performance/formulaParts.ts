// The parts of each metric's formula, as they stand among the shown numbers: what is filled in when a figure is opened.
import { isMetric, type MetricId } from "../../../electron/domain/metrics/definitions.ts";
import type { Shown } from "../../../electron/domain/metrics/totals.ts";
import { showAmount, showFigure } from "../../figures.ts";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import type { Explained } from "./answers.ts";

type Part = keyof Shown;

const parts: Record<MetricId, readonly Part[]> = {
  impressions: [],
  clicks: [],
  uniqueClicks: [],
  ctrBp: ["clicks", "impressions"],
  orders: ["pendingOrders", "approvedOrders", "paidOrders"],
  pendingOrders: [],
  declinedOrders: [],
  crBp: ["orders", "clicks"],
  value: ["pendingValue", "approvedValue", "paidValue"],
  pendingValue: [],
  declinedValue: [],
  aov: ["value", "orders"],
  commission: ["pendingCommission", "approvedCommission", "paidCommission"],
  networkFee: [],
  cost: ["commission", "networkFee"],
  epc: ["commission", "clicks"],
  effectiveRateBp: ["commission", "value"],
  roas: ["value", "cost"],
  roiBp: ["value", "cost"],
  ecpa: ["cost", "approvedOrders", "paidOrders"],
  reversalBp: ["declinedOrders", "approvedOrders", "paidOrders"],
  ripenessBp: ["approvedOrders", "paidOrders", "declinedOrders", "pendingOrders"],
};

/** Parts that are no metrics of their own; the others are called as the metric is. */
const names = {
  approvedOrders: "ui.performance.part.approvedOrders",
  paidOrders: "ui.performance.part.paidOrders",
  approvedValue: "ui.performance.part.approvedValue",
  paidValue: "ui.performance.part.paidValue",
  pendingCommission: "ui.performance.part.pendingCommission",
  approvedCommission: "ui.performance.part.approvedCommission",
  paidCommission: "ui.performance.part.paidCommission",
} as const;
const isNamed = (part: Part): part is keyof typeof names => part in names;

export interface FilledPart {
  label: string;
  value: string;
}

function filled(part: Part, { shown, currency }: Explained): FilledPart {
  const value = shown[part];
  if (isMetric(part))
    return { label: t(`ui.metrics.${part}.label`), value: showFigure(part, value, currency) };
  return {
    label: isNamed(part) ? t(names[part]) : part,
    value: typeof value === "number" ? showNumber(value) : showAmount(value ?? "0", currency),
  };
}

/** The formula with its numbers; empty for a plain sum. */
export function filledParts(id: MetricId, explained: Explained): FilledPart[] {
  const found = parts[id].map((part) => filled(part, explained));
  if (id !== "roiBp") return found;
  const { margin, currency } = explained;
  return [
    ...found,
    {
      label: t("ui.performance.part.margin"),
      value: margin === null ? t("ui.metrics.notApplicable") : showAmount(margin, currency),
    },
  ];
}
