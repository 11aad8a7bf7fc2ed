// Dub's exports (open source): columns are picked by the person in a fixed order; older files have amounts in hundredths, newer ones with a sign.
import type { ReportFormat } from "../formatShape.ts";

export const dubCommissions: ReportFormat = {
  format: "dub-commissions",
  network: "dub",
  kind: "orders",
  marks: [["Type"], ["Earnings"], ["Status"], ["Created at"]],
  needs: ["id", "day", "status", "commission"],
  columns: [
    { field: "id", names: ["ID"] },
    { field: "order", names: ["Invoice ID"] },
    { field: "value", names: ["Amount"] },
    { field: "commission", names: ["Earnings"] },
    { field: "currency", names: ["Currency"] },
    { field: "status", names: ["Status"] },
    { field: "day", names: ["Created at"] },
    { field: "partnerId", names: ["Partner ID"] },
    { field: "partnerName", names: ["Partner name"] },
    { field: "partnerEmail", names: ["Partner email"] },
  ],
  others: (
    "Type|Description|Quantity|Paid at|Updated at|Partner tenant ID|Customer ID|Customer name|Customer email|" +
    "Customer external ID"
  ).split("|"),
  statuses: {
    pending: "pending",
    processed: "approved",
    paid: "paid",
    refunded: "declined",
    duplicate: "declined",
    fraud: "declined",
    canceled: "declined",
    hold: "pending",
  },
  cents: "always",
};

export const dubPartners: ReportFormat = {
  format: "dub-partners",
  network: "dub",
  kind: "summary",
  marks: [["ID"], ["Name"], ["Enrolled at", "Payouts enabled at", "Leads"], ["Clicks"], ["Commissions"]],
  needs: ["partnerId", "clicks", "commission"],
  columns: [
    { field: "partnerId", names: ["ID"] },
    { field: "partnerName", names: ["Name"] },
    { field: "partnerEmail", names: ["Email"] },
    { field: "clicks", names: ["Clicks"] },
    { field: "orders", names: ["Sales", "Conversions"] },
    { field: "value", names: ["Revenue", "Sale amount"] },
    { field: "commission", names: ["Commissions"] },
  ],
  others: (
    "Country|Status|Enrolled at|Payouts enabled at|Description|Leads|Conversions|Net revenue|Website|YouTube|" +
    "Twitter|LinkedIn|Instagram|TikTok|Group|Tenant ID"
  ).split("|"),
  cents: "always",
};
