// The limit that the dashboard is held against: DuckDB on the same rows in a table of its own, with two threads.
import { writeFileSync } from "node:fs";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { networkIds } from "./reportFile.ts";

export interface Duck {
  version: string;
  /** Reads one more report into the table, its partners by the world's numbers. */
  add: (csv: string, programId: number) => Promise<void>;
  /** Once all are there: by day, as DuckDB skips best, whatever the order of the reports was. */
  ordered: () => Promise<void>;
  /** Day, program, clicks, orders, value, commission. */
  byDay: (from: number, to: number) => Promise<number[][]>;
  /** Partner, then impressions, clicks, orders, value, commission, and the same of as many days before; the largest value first. */
  top: (from: number, to: number, count: number) => Promise<number[][]>;
  close: () => void;
}

const columns =
  "{'day': 'DATE', 'id': 'VARCHAR', 'name': 'VARCHAR', 'site': 'VARCHAR', 'impressions': 'BIGINT', 'clicks': 'BIGINT', 'orders': 'BIGINT', 'value': 'DECIMAL(18,2)', 'commission': 'DECIMAL(18,2)', 'currency': 'VARCHAR'}";

/** What the reports say of a day, amounts in 1/100,000 of the unit. */
const numbers = ["impressions", "clicks", "orders", "value", "commission"];
const units: Record<string, string> = { value: "value * 100000", commission: "commission * 100000" };

/** Sums as numbers of 64 bits: as wider ones they would take longer to hand over. */
const sums = (where: string): string =>
  numbers.map((name) => `coalesce(sum(${name}) FILTER (${where}), 0)::BIGINT`).join(", ");

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
    `CREATE TABLE perf (day INTEGER, program INTEGER, partner INTEGER, ${numbers.map((name) => `${name} BIGINT`).join(", ")})`,
  );
  const ask = async (sql: string): Promise<number[][]> => {
    const read = await connection.runAndReadAll(sql);
    return read.getRows().map((row) => row.map(Number));
  };
  return {
    version: await version(connection),
    add: async (csv, programId) => {
      await connection.run(
        `INSERT INTO perf SELECT day - DATE '1970-01-01', ${programId}, partner, ${numbers.map((name) => units[name] ?? name).join(", ")}
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
        `SELECT day, program, sum(clicks)::BIGINT, sum(orders)::BIGINT, sum(value)::BIGINT, sum(commission)::BIGINT
         FROM daily WHERE day BETWEEN ${from} AND ${to} GROUP BY day, program`,
      ),
    top: (from, to, count) =>
      ask(
        `SELECT partner, ${sums(`day >= ${from}`)}, ${sums(`day < ${from}`)} FROM daily
         WHERE day BETWEEN ${from - (to - from) - 1} AND ${to} GROUP BY partner ORDER BY 5 DESC, partner LIMIT ${count}`,
      ),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
