// The limit that the dashboard is held against: DuckDB on the same rows in a table of its own, with two threads.
import { writeFileSync } from "node:fs";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { summaryNumbers } from "../../../electron/domain/reports/record.ts";
import { networkIds } from "./reportFile.ts";

export interface Duck {
  version: string;
  /** Reads one more report into the table, its partners by the world's numbers. */
  add: (csv: string, programId: number) => Promise<void>;
  /** Once all are there: by day, as DuckDB skips best, whatever the order of the reports was. */
  ordered: () => Promise<void>;
  /** Day, program, and the sums of `summaryNumbers`. */
  byDay: (from: number, to: number) => Promise<number[][]>;
  /** Partner, clicks, orders, value, then clicks and value of as many days before; every other number of the rows is worked out too. */
  top: (from: number, to: number, count: number) => Promise<number[][]>;
  close: () => void;
}

const columns =
  "{'day': 'DATE', 'id': 'VARCHAR', 'name': 'VARCHAR', 'site': 'VARCHAR', 'impressions': 'BIGINT', 'clicks': 'BIGINT', 'orders': 'BIGINT', 'value': 'DECIMAL(18,2)', 'commission': 'DECIMAL(18,2)', 'currency': 'VARCHAR'}";

const given: Record<string, string> = {
  impressions: "impressions",
  clicks: "clicks",
  approvedOrders: "orders",
  approvedValue: "value * 100000",
  approvedCommission: "commission * 100000",
};
const numbers = summaryNumbers.map((name) => `CAST(${given[name] ?? "0"} AS BIGINT) AS ${name}`);

const sums = (where: string) =>
  summaryNumbers.map((name) => `coalesce(sum(${name}) FILTER (${where}), 0)::BIGINT AS ${name}`);

async function version(connection: DuckDBConnection): Promise<string> {
  const read = await connection.runAndReadAll("SELECT version()");
  return String(read.getRows()[0]![0]);
}

/** @param file of the database, made anew */
export async function startDuck(file: string, partners: number, seed: number): Promise<Duck> {
  const instance = await DuckDBInstance.create(file, { threads: "2" });
  const connection = await instance.connect();
  const ids = `${file}.csv`;
  const lines = networkIds(partners, seed).map((id, at) => `${id},${at + 1}\n`);
  writeFileSync(ids, lines.join(""));
  await connection.run(
    `CREATE TABLE who AS SELECT * FROM read_csv('${ids}', header = false, columns = {'id': 'VARCHAR', 'partner': 'INTEGER'})`,
  );
  await connection.run(
    `CREATE TABLE perf (day INTEGER, program INTEGER, partner INTEGER, ${summaryNumbers.map((name) => `${name} BIGINT`).join(", ")})`,
  );
  const ask = async (sql: string): Promise<number[][]> => {
    const read = await connection.runAndReadAll(sql);
    return read.getRows().map((row) => row.map(Number));
  };
  return {
    version: await version(connection),
    add: async (csv, programId) => {
      await connection.run(
        `INSERT INTO perf SELECT day - DATE '1970-01-01', ${programId}, partner, ${numbers.join(", ")}
         FROM read_csv('${csv}', header = true, columns = ${columns}) JOIN who USING (id)`,
      );
    },
    ordered: async () => {
      await connection.run("CREATE TABLE daily AS SELECT * FROM perf ORDER BY day, program, partner");
      await connection.run("DROP TABLE perf");
      await connection.run("CHECKPOINT");
    },
    byDay: (from, to) =>
      ask(
        `SELECT day, program, ${summaryNumbers.map((name) => `sum(${name})::BIGINT`).join(", ")} FROM daily WHERE day BETWEEN ${from} AND ${to} GROUP BY day, program`,
      ),
    top: async (from, to, count) => {
      const before = from - (to - from) - 1;
      const rows = await ask(
        `SELECT partner, ${sums(`day >= ${from}`).join(", ")}, ${sums(`day < ${from}`)
          .map((sum) => `${sum}Before`)
          .join(", ")}
         FROM daily WHERE day BETWEEN ${before} AND ${to} GROUP BY partner ORDER BY approvedValue DESC, partner LIMIT ${count}`,
      );
      const at = (name: (typeof summaryNumbers)[number]) => 1 + summaryNumbers.indexOf(name);
      const earlier = summaryNumbers.length;
      return rows.map((row) => [
        row[0]!,
        row[at("clicks")]!,
        row[at("approvedOrders")]!,
        row[at("approvedValue")]!,
        row[at("clicks") + earlier]!,
        row[at("approvedValue") + earlier]!,
      ]);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
