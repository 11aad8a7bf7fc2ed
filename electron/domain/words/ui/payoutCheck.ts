// Words of the payout check as a file to send.
export const payoutCheck = {
  name: "Payout check",
  column: {
    on: "Date",
    order: "Order",
    partner: "Partner",
    status: "Status",
    value: "Value",
    paid: "Paid",
    due: "Due",
    difference: "Difference",
    currency: "Currency",
    reason: "Likely reason",
  },
  reason: {
    tier: "Another tier was paid",
    cap: "The cap was taken otherwise",
    wrongRate: "Another rate was paid",
    afterChange: "The terms had changed",
    unknown: "Not known",
  },
  sum: "All orders checked",
} as const;
