// Words of the numbers: what each is called, what it means and how it is worked out.

/** Of one metric: its name, its name in a narrow column, a definition that says window, clicks and statuses, and its formula. */
interface MetricWords {
  label: string;
  short: string;
  definition: string;
  formula: string;
}

const each = {
  impressions: {
    label: "Impressions",
    short: "Impr.",
    definition: "How often partners' ads were shown in the period. From summaries only.",
    formula: "sum of impressions",
  },
  clicks: {
    label: "Clicks",
    short: "Clicks",
    definition: "All clicks in the period, repeated ones too (gross). From summaries only.",
    formula: "sum of clicks",
  },
  uniqueClicks: {
    label: "Unique clicks",
    short: "Unique",
    definition: "Clicks in the period without repeated ones, where the network tells them apart.",
    formula: "sum of unique clicks",
  },
  ctrBp: {
    label: "Click-through rate",
    short: "CTR",
    definition: "Gross clicks for 100 impressions in the period.",
    formula: "clicks ÷ impressions",
  },
  orders: {
    label: "Orders",
    short: "Orders",
    definition: "Orders placed in the period that are not reversed: pending, approved and paid.",
    formula: "pending + approved + paid orders",
  },
  pendingOrders: {
    label: "Pending orders",
    short: "Pending",
    definition: "Orders placed in the period that are not decided yet.",
    formula: "sum of pending orders",
  },
  declinedOrders: {
    label: "Reversed orders",
    short: "Reversed",
    definition: "Orders placed in the period that were declined or came back.",
    formula: "sum of reversed orders",
  },
  crBp: {
    label: "Conversion rate",
    short: "CR",
    definition: "Orders that are not reversed for 100 gross clicks in the period.",
    formula: "orders ÷ clicks",
  },
  value: {
    label: "Net value",
    short: "Value",
    definition: "Value of the orders placed in the period that are not reversed: pending, approved and paid.",
    formula: "pending + approved + paid value",
  },
  pendingValue: {
    label: "Pending value",
    short: "Pending",
    definition: "Value of the orders placed in the period that are not decided yet; a part of the net value.",
    formula: "sum of pending value",
  },
  declinedValue: {
    label: "Reversed value",
    short: "Reversed",
    definition:
      "Value, as first reported, of the orders placed in the period that were declined or came back.",
    formula: "sum of reversed value",
  },
  aov: {
    label: "Average order value",
    short: "AOV",
    definition: "Net value of one order that is not reversed, placed in the period.",
    formula: "net value ÷ orders",
  },
  commission: {
    label: "Commission",
    short: "Comm.",
    definition:
      "Commission of the orders placed in the period that are not reversed: pending, approved and paid.",
    formula: "pending + approved + paid commission",
  },
  networkFee: {
    label: "Network fee",
    short: "Fee",
    definition:
      "What the network charges on the orders of the period that are not reversed, by the fee that held on each day.",
    formula: "commission or net value × fee, or orders × fee for an order",
  },
  cost: {
    label: "Total cost",
    short: "Cost",
    definition: "Everything spent on the orders of the period that are not reversed.",
    formula: "commission + network fee + flat fees + bonuses + product and gifts",
  },
  epc: {
    label: "Earnings per click",
    short: "EPC",
    definition:
      "Commission that is not reversed for one gross click in the period. CJ's figure for 100 clicks is divided.",
    formula: "commission ÷ clicks",
  },
  effectiveRateBp: {
    label: "Effective rate",
    short: "Rate",
    definition: "Share of the net value of the period that is paid as commission; pending counts in both.",
    formula: "commission ÷ net value",
  },
  roas: {
    label: "Return on ad spend",
    short: "ROAS",
    definition: "Net value of the period for one unit of total cost; pending counts in both.",
    formula: "net value ÷ total cost",
  },
  roiBp: {
    label: "Return on investment",
    short: "ROI",
    definition:
      "What is left of the margin on the net value of the period after the total cost, as a share of that cost; pending counts in both. It needs the program's margin.",
    formula: "(net value × margin − total cost) ÷ total cost",
  },
  ecpa: {
    label: "Effective cost per order",
    short: "eCPA",
    definition: "Total cost of the period for one approved or paid order.",
    formula: "total cost ÷ (approved + paid orders)",
  },
  reversalBp: {
    label: "Reversal rate",
    short: "Rev. rate",
    definition: "Share of the decided orders of the period that were reversed. Pending never counts.",
    formula: "reversed ÷ (approved + paid + reversed)",
  },
  ripenessBp: {
    label: "Ripeness",
    short: "Ripe",
    definition: "Share of all orders of the period that are decided. Below 90 % the numbers still move.",
    formula: "(approved + paid + reversed) ÷ all orders",
  },
} as const satisfies Record<string, MetricWords>;

export const metrics = { ...each, notApplicable: "n/a" } as const;
