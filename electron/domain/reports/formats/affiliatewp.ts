// AffiliateWP's referrals export (GPL source): no id, the site's own form of days, quotes with slashes before them.
import type { ReportFormat } from "../formatShape.ts";

export const affiliatewpReferrals: ReportFormat = {
  format: "affiliatewp-referrals",
  network: "affiliatewp",
  kind: "orders",
  marks: [["Affiliate ID"], ["Payment Email"], ["Reference"], ["Context"], ["Amount"]],
  needs: ["partnerId", "order", "day", "status", "commission"],
  columns: [
    { field: "id", names: ["Referral ID"] },
    { field: "partnerId", names: ["Affiliate ID"] },
    { field: "partnerEmail", names: ["Email"] },
    { field: "partnerName", names: ["Name", "Username"] },
    { field: "commission", names: ["Amount"] },
    { field: "currency", names: ["Currency"] },
    { field: "part", names: ["Context"] },
    { field: "order", names: ["Reference"] },
    { field: "status", names: ["Status"] },
    { field: "day", names: ["Date"] },
  ],
  others: "Payment Email|Username|Description|Campaign|Type|Custom|Products|Visit ID|Customer ID".split("|"),
  statuses: {
    pending: "pending",
    unpaid: "approved",
    paid: "paid",
    rejected: "declined",
    draft: "declined",
    failed: "declined",
  },
  identity: ["order", "part", "partnerId", "day"],
  slashes: true,
};
