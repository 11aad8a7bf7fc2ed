// The report formats that come with the program, as data: how each is known and what its columns hold.
import type { ReportFormat } from "./formatShape.ts";
import { awinPerformance, awinTransactions } from "./formats/awin.ts";
import { cjCommissions, cjPerformance } from "./formats/cj.ts";
import { everflow } from "./formats/everflow.ts";
import { impactActions, impactPerformance } from "./formats/impact.ts";
import { rakutenOrders } from "./formats/rakuten.ts";
import { shareasaleTimespan, shareasaleTransactions } from "./formats/shareasale.ts";

export const reportFormats: readonly ReportFormat[] = [
  awinPerformance,
  awinTransactions,
  cjPerformance,
  cjCommissions,
  impactPerformance,
  impactActions,
  shareasaleTimespan,
  shareasaleTransactions,
  rakutenOrders,
  everflow,
];
