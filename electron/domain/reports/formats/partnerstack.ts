// PartnerStack's rewards. support.partnerstack.com; the API's shape (hundredths, milliseconds) comes as CSV through connectors.
import type { ReportFormat } from "../formatShape.ts";

export const partnerstackRewards: ReportFormat = {
  format: "partnerstack-rewards",
  network: "partnerstack",
  kind: "orders",
  marks: [
    ["Reward amount", "Amount"],
    ["Reward status", "Status"],
    ["Partner key", "Partner", "Partner name", "Partner email", "partnership_key"],
    ["Reward key", "Reward ID", "Customer name", "Customer", "Customer key", "Key"],
    ["Created", "Created at", "Reward created"],
  ],
  needs: ["day", "status", "commission"],
  columns: [
    { field: "id", names: ["Reward key", "Reward ID", "Key"] },
    {
      field: "order",
      names: ["Transaction key", "Customer key", "Customer name", "Customer", "Customer email"],
    },
    { field: "partnerId", names: ["Partner key", "partnership_key", "Partnership key"] },
    { field: "partnerName", names: ["Partner name", "Partner"] },
    { field: "partnerEmail", names: ["Partner email"] },
    { field: "status", names: ["Reward status", "Status"] },
    { field: "day", names: ["Created at", "Created", "Reward created"] },
    { field: "value", names: ["Transaction amount", "Purchase amount"] },
    { field: "commission", names: ["Reward amount", "Amount"] },
    { field: "currency", names: ["Currency", "Reward currency"] },
  ],
  others: "Source|Description|Invoice|Group|Offer|Reward type|Updated at|Team".split("|"),
  statuses: {
    new: "pending",
    pending: "pending",
    hold: "pending",
    approved: "approved",
    paid: "paid",
    declined: "declined",
  },
  identity: ["order", "partnerId", "partnerName", "day"],
  cents: "milliseconds",
};
