// Which numbers stand at the top of the page, in order.
import type { MetricId } from "../../../electron/domain/metrics/definitions.ts";
import type { Shown } from "../../../electron/domain/metrics/totals.ts";
import type { Overview } from "./answers.ts";

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

/** Below this share of decided orders a period is not ripe (docs/product.md). */
export const ripeFrom = 9000;

/** Without any number in it, each card would only say that there were none. */
const counted = ({ clicks, impressions, orders, declinedOrders }: Shown): boolean =>
  clicks + impressions + orders + declinedOrders > 0;

/** Whether the numbers begin within the period beside: against a part of it everything would seem to have risen. */
export const partly = ({ before, beforeRange, firstDay }: Overview): boolean =>
  before !== null &&
  counted(before) &&
  firstDay !== null &&
  beforeRange !== null &&
  firstDay > beforeRange.from;

/** The numbers beside, where they can be compared with. */
export const besideOf = (overview: Overview): Shown | null =>
  overview.before !== null && counted(overview.before) && !partly(overview) ? overview.before : null;
