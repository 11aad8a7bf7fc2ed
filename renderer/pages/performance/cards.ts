// Which numbers stand at the top of the page, in order.
import type { MetricId } from "../../../electron/domain/metrics/definitions.ts";
import type { Shown } from "../../../electron/domain/metrics/totals.ts";

export const cards: readonly MetricId[] = [
  "clicks",
  "ctrBp",
  "orders",
  "crBp",
  "aov",
  "value",
  "commission",
  "cost",
  "epc",
  "roas",
  "roiBp",
  "reversalBp",
  "ripenessBp",
];

/** Below this share of decided orders a period is not ripe (product.md). */
export const ripeFrom = 9000;

/** Whether the period beside has any numbers; without, each card would only say that there were none. */
export const counted = ({ clicks, impressions, orders, declinedOrders }: Shown): boolean =>
  clicks + impressions + orders + declinedOrders > 0;
