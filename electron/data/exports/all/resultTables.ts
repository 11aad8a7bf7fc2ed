// The imported numbers in the readable export: accounts, summaries, rows of orders, and which days are complete.
import {
  amount,
  dayNumber,
  flag,
  instant,
  number,
  refer,
  table,
  text,
  type Column,
  type Table,
} from "./column.ts";

const program = refer("programId", "program", { hides: true });
const kind = text("report", "(SELECT name FROM result_kind WHERE id = t.kindId)");
/** An account by the network's own id, and the partner that it stands for now. */
const account: Column[] = [text("networkId", "account.externalId"), text("account", "account.name")];
const accountOf = {
  join: `LEFT JOIN result_account account ON account.id = t.accountId
    LEFT JOIN partner partner ON partner.id = account.partnerId AND partner.deletedAt IS NULL`,
  columns: [...account, text("partner", "partner.name"), text("partnerUid", "partner.uid")],
  hides: null,
};

const statuses = ["pending", "approved", "paid", "declined"];
const numbers = [
  number("impressions"),
  number("clicks"),
  number("uniqueClicks"),
  ...statuses.flatMap((status) => [
    number(`${status}Orders`),
    amount(`${status}Value`),
    amount(`${status}Commission`),
  ]),
];

export const resultTables: Table[] = [
  table("result-accounts", "result_account", [
    program,
    text("networkId", "t.externalId"),
    text("name"),
    text("site"),
    text("email"),
    refer("partnerId", "partner"),
  ]),
  table(
    "result-summaries",
    "result_summary",
    [
      program,
      accountOf,
      dayNumber("fromDay"),
      dayNumber("toDay"),
      kind,
      text("part"),
      text("currency"),
      numbers,
      flag("clicksCount", "t.counts & 1"),
      flag("ordersCount", "(t.counts & 2) / 2"),
    ],
    { key: ["programId", "fromDay", "accountId", "toDay", "kindId", "part"] },
  ),
  table("result-orders", "result_order_row", [
    program,
    accountOf,
    text("row", "t.externalId"),
    text("order", "t.orderKey"),
    instant("at"),
    dayNumber("day"),
    text("status"),
    text("currency"),
    amount("value"),
    amount("commission"),
    amount("firstValue"),
    amount("firstCommission"),
    flag("correction"),
  ]),
  table("result-complete-days", "result_cover", [
    program,
    kind,
    flag("orders"),
    dayNumber("fromDay"),
    dayNumber("toDay"),
  ]),
];
