// ShareASale's downloads (closed in October 2025): parted by pipes, US dollars, US Central time.
import type { ReportFormat } from "../formatShape.ts";

const american = {
  network: "shareasale",
  currency: "USD",
  zone: "America/Chicago",
  dateOrder: "mdy",
} as const;

export const shareasaleTimespan: ReportFormat = {
  ...american,
  format: "shareasale-timespan",
  kind: "summary",
  marks: [["AffiliateID"], ["NetSales"], ["NumberofSales"], ["Commissions"]],
  needs: ["partnerId", "clicks", "approvedOrders", "approvedValue", "approvedCommission"],
  columns: [
    { field: "partnerId", names: ["AffiliateID"] },
    { field: "partnerName", names: ["Organization", "Affiliate"] },
    { field: "partnerSite", names: ["Website"] },
    { field: "clicks", names: ["Clicks"] },
    { field: "approvedOrders", names: ["NumberofSales"] },
    { field: "approvedValue", names: ["NetSales"] },
    { field: "approvedCommission", names: ["Commissions"] },
    { field: "declinedValue", names: ["Voids"] },
    { field: "networkFee", names: ["TransactionFees"] },
    { field: "conversionRate", names: ["Conversion"] },
    { field: "epcPer100", names: ["EPC"] },
    { field: "aov", names: ["AverageOrder"] },
  ],
  others: (
    "GrossSales|ManualCredits|NumbSales|NumbLeads|NumbTwoTier|NumbBonuses|NumbPayPerCall|" +
    "NumbLeapFrog|SaleCommissions|LeadCommissions|TwoTierCommissions|BonusCommissions|" +
    "PayPerCallCommissions|LeapFrogCommissions"
  ).split("|"),
};

export const shareasaleTransactions: ReportFormat = {
  ...american,
  format: "shareasale-transactions",
  kind: "orders",
  marks: [["transID"], ["userID"], ["transdate"], ["transamount"]],
  needs: ["id", "partnerId", "day", "value", "commission", "declinedFlag", "approvedFlag"],
  columns: [
    { field: "id", names: ["transID"] },
    { field: "order", names: ["orderNumber"] },
    { field: "partnerId", names: ["userID"] },
    { field: "day", names: ["transdate"] },
    { field: "value", names: ["transamount"] },
    { field: "commission", names: ["commission"] },
    { field: "networkFee", names: ["ssamount"] },
    { field: "declinedFlag", names: ["voided"] },
    { field: "approvedFlag", names: ["locked"] },
    { field: "pendingFlag", names: ["pending"] },
    { field: "paidFlag", names: ["paid", "paiddate"] },
  ],
  others: (
    "comment|lastip|lastreferer|bannernumber|bannerpage|dateoftrans|dateofclick|timeofclick|" +
    "dateofreversal|returndays|toolID|storeID|lockDate|transactionType|CommissionType|skulist|" +
    "pricelist|quantityList|parentTrans|bannerName|bannerType|couponCode|referenceTrans|" +
    "newCustomerFlag|userAgent|originalCurrency|originalCurrencyAmount|isMobile|usedACoupon|" +
    "merchantDefinedType"
  ).split("|"),
};
