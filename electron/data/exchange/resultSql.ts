// Result rows by their natural keys, as statements: found, added, written over.
import { summaryNumbers } from "../../domain/reports/record.ts";

const summaryKey =
  "programId = ? AND fromDay = ? AND accountId = ? AND toDay = ? AND kindId = ? AND part = ?";
export const summarySelect = `SELECT * FROM result_summary WHERE ${summaryKey}`;
export const summaryInsert = `INSERT INTO result_summary (programId, fromDay, accountId, toDay, kindId, part, currency, ${summaryNumbers.join(", ")}, counts, batchId)
  VALUES (?, ?, ?, ?, ?, ?, ?, ${summaryNumbers.map(() => "?").join(", ")}, 0, ?)`;
export const summaryUpdate = `UPDATE result_summary SET currency = ?, ${summaryNumbers.map((name) => `${name} = ?`).join(", ")}, batchId = ? WHERE ${summaryKey}`;

export const orderColumns = [
  "accountId",
  "orderKey",
  "at",
  "day",
  "status",
  "currency",
  "value",
  "commission",
  "firstValue",
  "firstCommission",
  "correction",
] as const;
export const orderSelect = "SELECT * FROM result_order_row WHERE programId = ? AND externalId = ?";
export const orderInsert = `INSERT INTO result_order_row (${orderColumns.join(", ")}, batchId, programId, externalId)
  VALUES (${orderColumns.map(() => "?").join(", ")}, ?, ?, ?)`;
export const orderUpdate = `UPDATE result_order_row SET ${orderColumns.map((name) => `${name} = ?`).join(", ")}, batchId = ? WHERE programId = ? AND externalId = ?`;
