// Which numbers stand at the top of the page, in order.
import type { MetricId } from "../../../electron/domain/metrics/definitions.ts";

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
