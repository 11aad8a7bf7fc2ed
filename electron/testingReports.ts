// For unit tests only: a workspace that imports reports, and whether its sums are those of a fresh start.
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { fileIn, testHost, type TestHost } from "./testing.ts";
import { refreshSteps, wholeProgram } from "./data/results/rollups.ts";
import type { ReportCounted } from "./data/imports/reports/counted.ts";

export type Run = ReportCounted & { batchId: number };
export interface Row {
  partnerId?: number | null;
  externalId?: string;
  status?: string;
  day?: string | null;
  month?: string | null;
  currency: string;
  clicks: number | null;
  orders: number;
  value: string;
  commission: string;
  networkFee: string;
  cost: string;
  declinedOrders: number;
  declinedValue: string;
  roiBp: number | null;
}
export interface Totals {
  rows: Row[];
  ripe: { through: string; shareBp: number | null };
  incomplete: boolean;
}

export const OCT = { from: "2026-10-01", to: "2026-10-31" };
export const fixture = (name: string): string => {
  const file = path.join(import.meta.dirname, "data", "read", "reports", "fixtures", name);
  expect(existsSync(file)).toBe(true);
  return file;
};

export const sum = (rows: readonly Row[], field: "value" | "commission"): number =>
  Math.round(rows.reduce((all, row) => all + Number(row[field]), 0) * 100_000) / 100_000;

const tables = [
  "result_order",
  "result_less",
  "result_program_day",
  "result_account_month",
  "result_window",
  "partner_window",
];

export const orderHeader = "Transaction ID,Date,Partner ID,Partner,Status,Sale Amount,Commission,Currency";
export const dailyHeader = "Date,Partner ID,Partner,Website,Clicks,Orders,Sale Amount,Commission,Currency";

/** A fresh workspace for each test of a file, on 20 November 2026. */
export function useReports() {
  let made: TestHost;
  beforeEach(() => {
    made = testHost();
    made.clock.now = Date.UTC(2026, 10, 20, 9);
  });
  afterEach(() => made.close());
  const host = (): TestHost => made;
  const program = async (network: string, currency: string, more: object = {}): Promise<number> => {
    const made = await host().call<{ id: number }>("programs.create", {
      name: `Northfield ${network}`,
      network,
      currency,
      marginBp: 3500,
      networkFee: { kind: "percentOfCommission", value: 3000 },
      ...more,
    });
    return made.id;
  };
  const run = (file: string, answers: object = {}): Promise<Run> =>
    host().call<Run>("imports.run", { file, answers });
  const csv = (name: string, lines: string[]): string => fileIn(host(), name, `${lines.join("\n")}\n`);
  const totals = (by: string[], days: object = OCT, more: object = {}): Promise<Totals> =>
    host().call<Totals>("performance.totals", { ...days, by, ...more });
  const one = async (by: string[] = [], days: object = OCT, more: object = {}): Promise<Row | undefined> =>
    (await totals(by, days, more)).rows[0];

  const image = (table: string): string[] =>
    host()
      .store.all<Record<string, unknown>>(`SELECT * FROM ${table}`)
      .map(({ id: _, ...row }) => JSON.stringify(row))
      .toSorted();
  /** What is derived, row by row. */
  const derivedNow = () => Object.fromEntries(tables.map((table) => [table, image(table)]));

  /** Makes all sums anew and compares: whatever was done before, they are those of a fresh start. */
  const expectFresh = (): void => {
    const before = derivedNow();
    host().store.transaction(() => {
      for (const table of tables.slice(2)) host().store.run(`DELETE FROM ${table}`);
      const programs = host().store.column<number>("SELECT DISTINCT programId FROM result_account");
      const touched = programs.map((id) => wholeProgram(host().store, id));
      for (const _ of refreshSteps(host().store, touched, null));
    });
    expect(derivedNow()).toEqual(before);
  };
  return { host, program, run, csv, totals, one, image, derivedNow, expectFresh };
}
