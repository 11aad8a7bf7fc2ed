// The limit that an import is held against: the sqlite3 command line's `.import` into the same indexed table, in the mode that ships.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { openStore } from "../../../electron/data/open.ts";
import { program } from "../../programs.mjs";
import { installPrograms } from "../../test/debian.mjs";

/** The program's path; installed as root on Debian, else named and null. */
export function sqliteProgram(): string | null {
  if (program("sqlite3") === null) installPrograms(["sqlite3"]);
  return program("sqlite3");
}

export const sqliteVersion = (sqlite: string): string =>
  execFileSync(sqlite, ["--version"], { encoding: "utf8" }).split(" ")[0]!;

/** The text that makes the table of daily rows with its key and its indexes, as the workspace has them. */
function tableText(workspace: string): string {
  const store = openStore(workspace, { readonly: true });
  try {
    return store
      .column<string>(
        "SELECT sql FROM sqlite_schema WHERE tbl_name = 'result_summary' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC",
      )
      .map((text) => `${text};`)
      .join("\n");
  } finally {
    store.close();
  }
}

/** ms that `.import` of the integers takes, by the clock on the wall, with the checkpoint at its end. */
export function importByProgram(
  sqlite: string,
  workspace: string,
  mapped: string,
  into: string,
  rows: number,
): number {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${into}${end}`, { force: true });
  execFileSync(sqlite, [into, "PRAGMA journal_mode = WAL;", tableText(workspace)]);
  const settings = [
    "synchronous = NORMAL",
    "cache_size = -65536",
    "temp_store = MEMORY",
    "wal_autocheckpoint = 8000",
  ];
  const start = performance.now();
  const said = execFileSync(
    sqlite,
    [into, ...settings.map((text) => `PRAGMA ${text};`), `.import --csv ${mapped} result_summary`],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  const ms = performance.now() - start;
  const count = Number(
    execFileSync(sqlite, [into, "SELECT count(*) FROM result_summary;"], { encoding: "utf8" }),
  );
  if (count !== rows) throw new Error(`the anchor holds ${count} of ${rows} rows: ${said.slice(0, 200)}`);
  return ms;
}
