// Awin's reports. help.awin.com: publisher performance report (fields of the API), transactions report (2026-03-09).
import type { ReportFormat } from "../formatShape.ts";

/** `total_*` holds pending, confirmed and bonus amounts, so what is not pending is approved. */
export const awinPerformance: ReportFormat = {
  format: "awin-performance",
  network: "awin",
  kind: "summary",
  marks: [
    ["publisher_id", "publisherId"],
    ["pending_no", "pendingNo"],
    ["total_no", "totalNo"],
    ["total_comm", "totalComm"],
  ],
  needs: ["partnerId", "totalOrders", "totalValue", "totalCommission", "pendingOrders"],
  columns: [
    { field: "partnerId", names: ["publisher_id", "publisherId"] },
    { field: "partnerName", names: ["publisher_name", "publisherName"] },
    { field: "programId", names: ["advertiser_id", "advertiserId"] },
    { field: "programName", names: ["advertiser_name", "advertiserName"] },
    { field: "impressions", names: ["impressions"] },
    { field: "clicks", names: ["clicks"] },
    { field: "pendingOrders", names: ["pending_no", "pendingNo"] },
    { field: "pendingValue", names: ["pending_value", "pendingValue"] },
    { field: "pendingCommission", names: ["pending_comm", "pendingComm"] },
    { field: "totalOrders", names: ["total_no", "totalNo"] },
    { field: "totalValue", names: ["total_value", "totalValue"] },
    { field: "totalCommission", names: ["total_comm", "totalComm"] },
    { field: "declinedOrders", names: ["declined_no", "declinedNo"] },
    { field: "declinedValue", names: ["declined_value", "declinedValue"] },
    { field: "declinedCommission", names: ["declined_comm", "declinedComm"] },
    { field: "currency", names: ["currency"] },
  ],
  others: (
    "region|tags|confirmed_no|confirmed_value|confirmed_comm|confirmedNo|confirmedValue|" +
    "confirmedComm|bonus_no|bonus_value|bonus_comm|bonusNo|bonusValue|bonusComm"
  ).split("|"),
};

export const awinTransactions: ReportFormat = {
  format: "awin-transactions",
  network: "awin",
  kind: "orders",
  marks: [["publisher_id"], ["sale_amount"], ["commission_status"]],
  needs: ["id", "partnerId", "day", "status", "value", "commission"],
  columns: [
    { field: "id", names: ["id", "transaction_id"] },
    { field: "partnerId", names: ["publisher_id"] },
    { field: "partnerName", names: ["site_name", "publisher_name"] },
    { field: "programId", names: ["advertiser_id"] },
    { field: "programName", names: ["advertiser_name"] },
    { field: "value", names: ["sale_amount"] },
    { field: "commission", names: ["commission", "commission_amount"] },
    { field: "day", names: ["date", "transaction_date"] },
    { field: "status", names: ["commission_status"] },
    { field: "currency", names: ["currency", "commission_currency"] },
    { field: "partnerSite", names: ["URL", "publisher_url"] },
  ],
  others: (
    "validation_date|extra|type|decline_reason|click_date|click_ref|voucher_code|" +
    "customer_country|order_ref|lapse_time|advertiser_country|paid_to_publisher"
  ).split("|"),
  statuses: {
    "0": "pending",
    "1": "approved",
    "2": "declined",
    pending: "pending",
    approved: "approved",
    confirmed: "approved",
    declined: "declined",
    paidtopublisher: "paid",
    paid: "paid",
  },
};
