// CJ Affiliate's reports. docs.cj.com (commission detail), junction.cj.com (performance by publisher); CID is the company, PID its site.
import type { ReportFormat } from "../formatShape.ts";

export const cjPerformance: ReportFormat = {
  format: "cj-performance",
  network: "cj",
  kind: "summary",
  marks: [["CID"], ["Publisher Name"], ["Publisher Commission"], ["Sale Amount"], ["Clicks"]],
  needs: ["partnerId", "clicks", "orders", "value", "commission"],
  columns: [
    { field: "partnerId", names: ["CID"] },
    { field: "partnerName", names: ["Publisher Name"] },
    { field: "part", names: ["PID"] },
    { field: "partnerSite", names: ["Website Name"] },
    { field: "day", names: ["Date", "Day", "Month", "Week"] },
    { field: "impressions", names: ["Impressions"] },
    { field: "clicks", names: ["Clicks"] },
    { field: "orders", names: ["Sales", "Actions"] },
    { field: "value", names: ["Sale Amount"] },
    { field: "commission", names: ["Publisher Commission"] },
    { field: "networkFee", names: ["CJ Fee"] },
    { field: "cost", names: ["Total Cost"] },
    { field: "ctr", names: ["CTR"] },
    { field: "conversionRate", names: ["Conversion Rate"] },
    { field: "epcPer100", names: ["EPC"] },
    { field: "currency", names: ["Currency"] },
  ],
  others: "Leads|Bonus|Corrections".split("|"),
};

export const cjCommissions: ReportFormat = {
  format: "cj-commissions",
  network: "cj",
  kind: "orders",
  marks: [["Commission ID"], ["Action Status"], ["CID"], ["Original"]],
  needs: ["id", "partnerId", "day", "status", "original", "value", "commission"],
  columns: [
    { field: "id", names: ["Commission ID"] },
    { field: "order", names: ["Order ID"] },
    { field: "day", names: ["Event Date"] },
    { field: "status", names: ["Action Status"] },
    { field: "original", names: ["Original"] },
    { field: "partnerId", names: ["CID"] },
    { field: "partnerName", names: ["Publisher Name"] },
    { field: "partnerSite", names: ["Website Name"] },
    { field: "programId", names: ["Advertiser CID", "Advertiser ID"] },
    { field: "programName", names: ["Advertiser Name"] },
    { field: "value", names: ["Sale Amount"] },
    { field: "commission", names: ["Publisher Commission"] },
    { field: "networkFee", names: ["CJ Fee"] },
    { field: "currency", names: ["Currency"] },
  ],
  others: "Posting Date|Locking Date|Action Type|Action Name|PID|AID|SID|Country|Correction Reason".split(
    "|",
  ),
  statuses: { new: "pending", extended: "pending", locked: "approved", closed: "paid" },
  correction: { field: "original", values: ["no", "false", "0", "n"] },
};
