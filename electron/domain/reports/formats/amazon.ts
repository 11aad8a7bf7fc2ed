// Amazon Associates' sheets and files: a title line above the header, currencies only in names, no ids. Equal rows can all be meant.
import type { ReportFormat } from "../formatShape.ts";

export const amazonEarnings: ReportFormat = {
  format: "amazon-earnings",
  network: "amazon",
  kind: "summary",
  marks: [
    ["Tracking ID", "ID de seguimiento"],
    ["Date Shipped", "Fecha de envío"],
    ["Ad Fees", "Commission Income", "Comisiones por publicidad"],
    ["Revenue", "Ingresos"],
  ],
  needs: ["partnerId", "day", "value", "commission"],
  columns: [
    { field: "partnerId", names: ["Tracking ID", "ID de seguimiento"] },
    { field: "day", names: ["Date Shipped", "Fecha de envío"] },
    { field: "part", names: ["ASIN"] },
    { field: "orders", names: ["Items Shipped", "Artículos enviados"] },
    { field: "declinedOrders", names: ["Returns", "Devoluciones"] },
    { field: "value", names: ["Revenue", "Ingresos"] },
    { field: "commission", names: ["Ad Fees", "Commission Income", "Comisiones por publicidad"] },
  ],
  others: "Category|Name|Seller|Price|Precio|Device Type Group|Direct Sale|Direct|Categoría|Nombre".split(
    "|",
  ),
};

/** What was ordered, before anything is shipped: a value without commission. */
export const amazonOrders: ReportFormat = {
  format: "amazon-orders",
  network: "amazon",
  kind: "orders",
  marks: [["ASIN"], ["Qty", "Cantidad"], ["Tag", "Tracking ID"], ["Link Type", "Tipo de enlace"]],
  needs: ["partnerId", "day", "value"],
  columns: [
    { field: "partnerId", names: ["Tag", "Tracking ID"] },
    { field: "day", names: ["Date", "Fecha"] },
    { field: "item", names: ["ASIN"] },
    { field: "quantity", names: ["Qty", "Cantidad"] },
    { field: "value", names: ["Price", "Precio"] },
  ],
  others: "Category|Name|Link Type|Indirect Sales|Device Type Group|Tipo de enlace|Categoría|Nombre".split(
    "|",
  ),
  status: "pending",
  identity: ["partnerId", "item", "day"],
  priceOfOne: true,
};
