// impact.com's reports. help.impact.com: Performance by Partner, Advanced Action Listing. Actions and their cost are net of reversals.
import type { ReportFormat } from "../formatShape.ts";

export const impactPerformance: ReportFormat = {
  format: "impact-performance",
  network: "impact",
  kind: "summary",
  marks: [["Partner Id", "Media Partner Id"], ["Actions"], ["Action Cost"], ["Sale Amount", "Revenue"]],
  needs: ["partnerId", "approvedOrders", "approvedValue", "approvedCommission"],
  columns: [
    { field: "partnerId", names: ["Partner Id", "Media Partner Id"] },
    { field: "partnerName", names: ["Partner", "Media Partner", "Partner Name"] },
    { field: "partnerSite", names: ["Company URL"] },
    { field: "day", names: ["Date", "Day", "Month", "Date Display"] },
    { field: "programId", names: ["Campaign Id", "Program Id"] },
    { field: "programName", names: ["Campaign", "Program", "Campaign Name"] },
    { field: "impressions", names: ["Impressions"] },
    { field: "clicks", names: ["Payable Clicks", "Clicks"] },
    { field: "approvedOrders", names: ["Actions"] },
    { field: "approvedValue", names: ["Sale Amount", "Revenue"] },
    { field: "approvedCommission", names: ["Action Cost"] },
    { field: "declinedOrders", names: ["Reversed Actions"] },
    { field: "declinedValue", names: ["Reversed Sale Amount", "Reversed Revenue"] },
    { field: "declinedCommission", names: ["Reversed Action Cost"] },
    { field: "cost", names: ["Total Cost"] },
    { field: "conversionRate", names: ["Conversion Rate"] },
    { field: "cpc", names: ["CPC"] },
    { field: "aov", names: ["AOV"] },
    { field: "currency", names: ["Currency"] },
  ],
  others: (
    "Group|Media Type|Gross Actions|Gross Action Cost|Other Cost|Client Cost|CPC Cost|" +
    "Partner Value 1|Partner Value 2|Partner Value 3"
  ).split("|"),
};

export const impactActions: ReportFormat = {
  format: "impact-actions",
  network: "impact",
  kind: "orders",
  marks: [["Action Id"], ["Action Date", "Event Date"], ["Payout"], ["Status", "State"]],
  needs: ["id", "partnerId", "day", "status", "commission"],
  columns: [
    { field: "id", names: ["Action Id", "Id"] },
    { field: "order", names: ["OID", "Order Id"] },
    { field: "day", names: ["Action Date", "Event Date"] },
    { field: "status", names: ["Status", "State"] },
    { field: "partnerId", names: ["Partner Id", "Media Partner Id", "MP Id"] },
    { field: "partnerName", names: ["Partner", "Media Partner", "Partner Name", "Media Partner Name"] },
    { field: "partnerSite", names: ["Referring Domain"] },
    { field: "programId", names: ["Campaign Id"] },
    { field: "programName", names: ["Campaign", "Campaign Name"] },
    { field: "value", names: ["Sale Amount", "Amount"] },
    { field: "commission", names: ["Payout"] },
    { field: "currency", names: ["Currency"] },
  ],
  others: (
    "Event Type|Promo Code|Locking Date|Modification Date|Posting Date|Reversal Reason|" +
    "Shared Id|Sub Id 1|Sub Id 2|Sub Id 3|Action Tracker|Action Tracker Id"
  ).split("|"),
  statuses: { pending: "pending", approved: "approved", paid: "paid", reversed: "declined" },
};
