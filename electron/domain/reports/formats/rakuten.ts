// Rakuten Advertising's Signature Orders, both headers. No transaction id, no status, no currency; returns are negative rows.
import type { ReportFormat } from "../formatShape.ts";

export const rakutenOrders: ReportFormat = {
  format: "rakuten-orders",
  network: "rakuten",
  kind: "orders",
  marks: [
    ["Member ID (U1)", "Member ID", "U1"],
    ["Order ID"],
    ["Transaction Date"],
    ["SKU", "SKU Number"],
    ["Total Commission", "Commissions"],
  ],
  needs: ["partnerName", "order", "day", "value", "commission"],
  columns: [
    { field: "partnerName", names: ["Member ID (U1)", "Member ID", "U1"] },
    { field: "programId", names: ["MID", "Merchant ID"] },
    { field: "programName", names: ["Advertiser Name", "Merchant Name"] },
    { field: "id", names: ["Transaction ID"] },
    { field: "order", names: ["Order ID"] },
    { field: "day", names: ["Transaction Date"] },
    { field: "time", names: ["Transaction Time"] },
    { field: "item", names: ["SKU", "SKU Number"] },
    { field: "value", names: ["Sales"] },
    { field: "quantity", names: ["# of Items", "Quantity"] },
    { field: "commission", names: ["Total Commission", "Commissions"] },
    { field: "processDay", names: ["Process Date"] },
    { field: "processTime", names: ["Process Time"] },
    { field: "currency", names: ["Currency"] },
  ],
  others: "Item Name|Product Name".split("|"),
  status: "approved",
  correction: "negative",
  identity: ["order", "item", "day", "time"],
  nobody: ["<none>"],
  dateOrder: "mdy",
  decimal: ".",
};
