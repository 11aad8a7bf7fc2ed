// Partnerize's conversion and item exports. apidocs export_reporting.apib: comma, tab or pipe, UTF-8 or UTF-16, four decimals.
import type { ReportFormat } from "../formatShape.ts";

export const partnerizeConversions: ReportFormat = {
  format: "partnerize-conversions",
  network: "partnerize",
  kind: "orders",
  marks: [
    ["conversion_id"],
    ["publisher_id"],
    ["conversion_status", "item_status"],
    ["publisher_commission", "item_publisher_commission"],
  ],
  needs: ["id", "partnerId", "day", "status", "value", "commission"],
  columns: [
    { field: "id", names: ["conversion_item_id", "conversion_id"] },
    { field: "order", names: ["conversion_reference"] },
    { field: "day", names: ["conversion_date_time", "conversion_date"] },
    { field: "programId", names: ["campaign_id"] },
    { field: "programName", names: ["campaign_title"] },
    { field: "partnerId", names: ["publisher_id"] },
    { field: "partnerName", names: ["publisher_name"] },
    { field: "status", names: ["item_status", "conversion_status"] },
    { field: "value", names: ["item_value", "value"] },
    { field: "commission", names: ["item_publisher_commission", "publisher_commission"] },
    { field: "item", names: ["sku"] },
    { field: "currency", names: ["currency"] },
  ],
  others: (
    "click_time|click_date|click_date_time|advertiser_reference|referer_ip|source_referer|" +
    "conversion_lag|commission|creative_type|creative_id|specific_creative_id|customer_type|" +
    "was_disputed|cookie_id|country|currency_original|currency_conversion_rate|" +
    "customer_reference|camref|category|item_commission|item_status_id|reject_reason|" +
    "last_update|voucher_codes|invoice_id"
  ).split("|"),
  statuses: {
    approved: "approved",
    pending: "pending",
    mixed: "pending",
    rejected: "declined",
    paid: "paid",
  },
  flagged: ["mixed"],
};
