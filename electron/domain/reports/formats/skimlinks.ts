// Skimlinks' report by merchant: lines above the header, thousands with commas, a totals row. Revenue is what Skimlinks pays.
import type { ReportFormat } from "../formatShape.ts";

export const skimlinks: ReportFormat = {
  format: "skimlinks",
  network: "skimlinks",
  kind: "summary",
  marks: [["Merchant"], ["Clicks"], ["Sales"], ["Order value"], ["Revenue"]],
  needs: ["partnerName", "clicks", "orders", "value", "commission"],
  columns: [
    { field: "partnerName", names: ["Merchant", "Merchant name"] },
    { field: "partnerId", names: ["Merchant ID"] },
    { field: "day", names: ["Date", "Day", "Month"] },
    { field: "impressions", names: ["Impressions"] },
    { field: "clicks", names: ["Clicks"] },
    { field: "orders", names: ["Sales"] },
    { field: "conversionRate", names: ["Conversion rate"] },
    { field: "value", names: ["Order value"] },
    { field: "commission", names: ["Revenue"] },
    { field: "epc", names: ["EPC"] },
    { field: "currency", names: ["Currency"] },
  ],
};
