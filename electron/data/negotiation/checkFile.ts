// The payout check as a table that can be sent to a network: each order that differs, and the sums.
import { currencyDigits } from "../../domain/amount.ts";
import type { ExportTable } from "../../domain/exportTable.ts";
import type { DifferenceReason } from "../../domain/terms/differenceReason.ts";
import type { Words } from "../../domain/words/words.ts";
import type { Reader } from "../store.ts";
import { checkPayout, type CheckAsked } from "./check.ts";

const reasons = {
  tier: "tier",
  cap: "cap",
  "wrong rate": "wrongRate",
  "after change": "afterChange",
  unknown: "unknown",
} as const satisfies Record<DifferenceReason, string>;

/** @throws as `checkPayout` */
export function checkTable(db: Reader, words: Words, asked: CheckAsked): ExportTable {
  const { rows, paid, due, difference, currency } = checkPayout(db, asked, { limit: Infinity, offset: 0 });
  const digits = currencyDigits(currency);
  const label = (
    name:
      | "on"
      | "order"
      | "partner"
      | "status"
      | "value"
      | "paid"
      | "due"
      | "difference"
      | "currency"
      | "reason",
  ) => words(`ui.payoutCheck.column.${name}`);
  return {
    name: words("ui.payoutCheck.name"),
    columns: [
      { label: label("on"), kind: "day" },
      { label: label("order"), kind: "text" },
      { label: label("partner"), kind: "text" },
      { label: label("status"), kind: "text" },
      { label: label("value"), kind: "amount", digits },
      { label: label("paid"), kind: "amount", digits },
      { label: label("due"), kind: "amount", digits },
      { label: label("difference"), kind: "amount", digits },
      { label: label("currency"), kind: "text" },
      { label: label("reason"), kind: "text" },
    ],
    rows: [
      ...rows.map((row) => [
        row.on,
        row.externalId,
        row.partner,
        words(`ui.report.statuses.${row.status}`),
        row.value,
        row.paid,
        row.due,
        row.difference,
        currency,
        words(`ui.payoutCheck.reason.${reasons[row.reason]}`),
      ]),
      [null, words("ui.payoutCheck.sum"), null, null, null, paid, due, difference, currency, null],
    ],
  };
}
