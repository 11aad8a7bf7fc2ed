// Everflow's partner reports, with or without a day. helpdesk.everflow.io, Metrics Dictionary: gross clicks are all of them, clicks the valid ones.
import type { ReportFormat } from "../formatShape.ts";

export const everflow: ReportFormat = {
  format: "everflow",
  network: "everflow",
  kind: "summary",
  marks: [["Partner ID", "Partner", "Affiliate ID", "Affiliate"], ["CV"], ["Payout"], ["Revenue"]],
  needs: ["orders", "commission"],
  columns: [
    { field: "partnerId", names: ["Partner ID", "Affiliate ID"] },
    { field: "partner", names: ["Partner", "Affiliate"] },
    { field: "part", names: ["Offer", "Sub ID", "Source ID"] },
    { field: "programName", names: ["Advertiser"] },
    { field: "day", names: ["Date", "Day", "Month", "Week"] },
    { field: "impressions", names: ["Imp", "Impressions"] },
    { field: "grossClicks", names: ["Gross Clicks", "Total Clicks"] },
    { field: "clicks", names: ["Clicks"] },
    { field: "uniqueClicks", names: ["Unique Clicks", "Unique"] },
    { field: "orders", names: ["CV", "Conversions"] },
    { field: "value", names: ["Gross Sales"] },
    { field: "networkRevenue", names: ["Revenue"] },
    { field: "commission", names: ["Payout"] },
    { field: "networkFee", names: ["Profit"] },
    { field: "ctr", names: ["CTR"] },
    { field: "conversionRate", names: ["CVR"] },
    { field: "cpc", names: ["CPC"] },
    { field: "epc", names: ["EPC"] },
    { field: "currency", names: ["Currency"] },
  ],
  others: (
    "Duplicate Clicks|Duplicate|Invalid Clicks|Invalid|RPC|CPA|RPA|Margin|Total CV|Events|EVR|" +
    "Country|Offer ID"
  ).split("|"),
  dateOrder: "mdy",
};
