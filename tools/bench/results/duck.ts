// The limit that the dashboard is held against: DuckDB on the same rows in a table of its own, with two threads.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { networkIds } from "./reportFile.ts";

export interface Duck {
  version: string;
  /** Reads one more report into the table, its partners by the world's numbers. */
  add: (csv: string, programId: number) => Promise<void>;
  /** Once all are there: by day, as DuckDB skips best, whatever the order of the reports was. */
  ordered: () => Promise<void>;
  /** Rows of whole numbers. */
  ask: (sql: string) => Promise<number[][]>;
  close: () => void;
}

const columns =
  "{'day': 'DATE', 'id': 'VARCHAR', 'name': 'VARCHAR', 'site': 'VARCHAR', 'impressions': 'BIGINT', 'clicks': 'BIGINT', 'orders': 'BIGINT', 'value': 'DECIMAL(18,2)', 'commission': 'DECIMAL(18,2)', 'currency': 'VARCHAR'}";

async function version(connection: DuckDBConnection): Promise<string> {
  const read = await connection.runAndReadAll("SELECT version()");
  return String(read.getRows()[0]![0]);
}

export async function startDuck(folder: string, partners: number, seed: number): Promise<Duck> {
  const instance = await DuckDBInstance.create(path.join(folder, "anchor.duckdb"), { threads: "2" });
  const connection = await instance.connect();
  const ids = path.join(folder, "partners.csv");
  writeFileSync(
    ids,
    networkIds(partners, seed)
      .map((id, at) => `${id},${at + 1}\n`)
      .join(""),
  );
  await connection.run(
    `CREATE OR REPLACE TABLE who AS SELECT * FROM read_csv('${ids}', header = false, columns = {'id': 'VARCHAR', 'partner': 'INTEGER'})`,
  );
  await connection.run(
    "CREATE OR REPLACE TABLE perf (day INTEGER, program INTEGER, partner INTEGER, impressions BIGINT, clicks BIGINT, orders BIGINT, value BIGINT, commission BIGINT)",
  );
  return {
    version: await version(connection),
    add: async (csv, programId) => {
      await connection.run(
        `INSERT INTO perf SELECT day - DATE '1970-01-01', ${programId}, partner, impressions, clicks, orders, value * 100000, commission * 100000
         FROM read_csv('${csv}', header = true, columns = ${columns}) JOIN who USING (id)`,
      );
    },
    ordered: async () => {
      await connection.run(
        "CREATE OR REPLACE TABLE daily AS SELECT * FROM perf ORDER BY day, program, partner",
      );
      await connection.run("DROP TABLE perf");
      await connection.run("CHECKPOINT");
    },
    ask: async (sql) => {
      const read = await connection.runAndReadAll(sql);
      return read.getRows().map((row) => row.map(Number));
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
