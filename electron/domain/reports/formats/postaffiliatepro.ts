// Post Affiliate Pro's export: a file of sections ("[[COMMISSIONS]]"), names with a mark for keys ("!TRANSID"). support.qualityunit.com/146800.
import type { ReportFormat } from "../formatShape.ts";

export const postAffiliatePro: ReportFormat = {
  format: "postaffiliatepro",
  network: "postaffiliatepro",
  kind: "orders",
  marks: [["TRANSID"], ["USERID"], ["COMMISSION"]],
  needs: ["id", "partnerId", "day", "commission"],
  columns: [
    { field: "id", names: ["TRANSID"] },
    { field: "order", names: ["ORDERID"] },
    { field: "partnerId", names: ["USERID"] },
    { field: "partnerName", names: ["USERNAME", "AFFILIATE"] },
    { field: "item", names: ["PRODUCTID"] },
    { field: "day", names: ["DATEINSERTED", "DATE"] },
    { field: "status", names: ["RSTATUS", "STATUS"] },
    { field: "paidFlag", names: ["PAYOUTSTATUS"] },
    { field: "value", names: ["TOTALCOST"] },
    { field: "commission", names: ["COMMISSION"] },
    { field: "programId", names: ["CAMPAIGNID"] },
    { field: "currency", names: ["CURRENCY", "CURRENCYID", "ORIGINALCURRENCYID"] },
  ],
  others: (
    "ACCOUNTID|BANNERID|PARENTBANNERID|COUNTRYCODE|PARENTTRANSID|RTYPE|DATEAPPROVED|REFERERURL|IP|BROWSER|" +
    "RECURRINGCOMMID|PAYOUTHISTORYID|CLICKCOUNT|FIRSTCLICKTIME|LASTCLICKTIME|TRACKMETHOD|FIXEDCOST|DATA1|DATA2|" +
    "DATA3|DATA4|DATA5|CHANNEL|COMMTYPEID|TIER|ORIGINALCURRENCYRATE|ORIGINALCURRENCYVALUE|MERCHANTNOTE|SYSTEMNOTE"
  ).split("|"),
  statuses: { p: "pending", a: "approved", d: "declined" },
};
