// Making the index anew while it goes on answering: a second one is filled in short steps, then takes the place of the first.
import type { JobContext } from "../context.ts";
import type { Into } from "../searchTriggers.ts";
import type { Reader, Writer } from "../store.ts";
import { parts, type Part, type SearchPart } from "./parts.ts";

/** ms of work that a step aims at: a person's write waits for one step at most. */
const stepMs = 20;
/** Pages that a step of joining writes. */
const pagesMerged = 250;
/** Above every id. */
const all = Number.MAX_SAFE_INTEGER;

/** Where the filling of a source has come to, for the triggers of the next index. */
const mark = (source: string) => `rebuild ${source}`;
const next: Into = {
  suffix: "_next",
  prefix: "next_",
  holds: (source, row) => `${row}.id <= ifnull((SELECT rows FROM tally WHERE name = '${mark(source)}'), 0)`,
};
const triggerNames = (part: Part): string[] =>
  part.triggers(next).map((text) => /^CREATE TRIGGER (\w+)/.exec(text)![1]!);

type Tend = JobContext["tend"];

const exists = (db: Reader, table: string): boolean =>
  db.value("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", table) !== undefined;

/** Empties a table in steps, because dropping a large one takes as long as it is large; then drops it. */
async function remove(tend: Tend, db: Reader, table: string, fts: boolean): Promise<void> {
  if (!exists(db, table)) return;
  const emptied = fts ? ["data", "idx", "docsize"].map((each) => `${table}_${each}`) : [table];
  for (const each of emptied) {
    if (!exists(db, each)) continue;
    const keys = db.column<string>("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", each);
    const key = keys.join(", ");
    const some = `DELETE FROM ${each} WHERE (${key}) IN (SELECT ${key} FROM ${each} LIMIT 1000)`;
    for (let left = 1; left > 0;)
      left = await tend((writer) => writer.behindIndex(() => writer.run(some).changes));
  }
  await tend((writer) => writer.run(`DROP TABLE ${table}`));
}

/** Whether a rebuild that a kill cut short has left something. */
export const leftovers = (db: Reader): boolean =>
  Object.values(parts).some(({ tables }) =>
    tables.some((table) => exists(db, `${table}_next`) || exists(db, `${table}_old`)),
  );

/** Takes away what a rebuild that was cut short has left. */
export async function sweep(tend: Tend, db: Reader): Promise<void> {
  for (const part of Object.values(parts)) {
    await tend((writer) => {
      for (const name of triggerNames(part)) writer.run(`DROP TRIGGER IF EXISTS ${name}`);
      for (const { source } of part.fills) writer.run("DELETE FROM tally WHERE name = ?", mark(source));
    });
    for (const table of part.tables)
      for (const left of ["_next", "_old"]) await remove(tend, db, `${table}${left}`, part.fts);
  }
}

function begin(writer: Writer, part: Part): void {
  for (const table of part.tables) {
    const made = writer.value<string>("SELECT sql FROM sqlite_schema WHERE name = ?", table)!;
    writer.run(made.replace(new RegExp(`\\b${table}\\b`), `${table}_next`));
  }
  for (const text of part.triggers(next)) writer.run(text);
  if (part.fts)
    for (const table of part.tables) joining(writer, `${table}_next`, { automerge: 0, crisismerge: 1000 });
}

/** By itself the index joins its pieces in the middle of a write, now and then many at once: here that has its own steps. */
function joining(writer: Writer, table: string, how: { automerge: number; crisismerge: number }): void {
  for (const [option, value] of Object.entries(how))
    writer.run(`INSERT INTO ${table} (${table}, rank) VALUES (?, CAST(? AS INTEGER))`, option, value);
}
const usual = { automerge: 4, crisismerge: 16 };

/** Joins some pieces. @returns whether there was something to join; FTS5 tells by two changes or more */
function join(writer: Writer, table: string, pages: number): boolean {
  const before = writer.value<number>("SELECT total_changes()")!;
  writer.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, pages);
  return writer.value<number>("SELECT total_changes()")! - before >= 2;
}

/** Fills from one source, as many rows at a time as fit into a step. */
async function fill(tend: Tend, part: Part, source: string, told: (rows: number) => void): Promise<void> {
  const fills = part.fills.filter((each) => each.source === source);
  let reached = 0;
  let rows = 200;
  for (let more = true; more;) {
    let began = 0;
    more = await tend((writer) => {
      began = performance.now();
      const taken = writer.value<number | null>(
        `SELECT max(id) FROM (SELECT id FROM ${source} WHERE id > ? ORDER BY id LIMIT ?)`,
        reached,
        rows,
      );
      const end = taken ?? reached;
      for (const { insert, when } of fills)
        writer.run(`${insert("_next")} WHERE ${when} AND ${part.id} > ? AND ${part.id} <= ?`, reached, end);
      reached = end;
      const last = writer.value<number | null>(`SELECT max(id) FROM ${source}`) ?? 0;
      // Once it has come to the last row, whatever is added comes in through the triggers: others may never stop adding.
      writer.run(
        "INSERT OR REPLACE INTO tally (name, rows) VALUES (?, ?)",
        mark(source),
        end < last ? end : all,
      );
      return end < last;
    });
    // The end of a transaction counts too: there the index writes what it has gathered.
    const ms = Math.max(performance.now() - began, 1);
    rows = Math.min(5000, Math.max(10, Math.round((rows * stepMs) / ms)));
    if (part.fts)
      for (const table of part.tables) await tend((writer) => join(writer, `${table}_next`, pagesMerged));
    told(reached);
  }
}

/**
 * Joins all pieces that many short steps have left: searching one is quicker than searching forty. What others write
 * meanwhile makes new pieces, so it ends after the steps that all of the index needs.
 */
async function joinAll(tend: Tend, table: string): Promise<void> {
  const pages = await tend((writer) => writer.value<number>(`SELECT count(*) FROM ${table}_data`)!);
  let more = await tend((writer) => join(writer, table, -pagesMerged));
  for (let left = 10 + (3 * pages) / pagesMerged; more && left > 0; left--)
    more = await tend((writer) => join(writer, table, pagesMerged));
  await tend((writer) => joining(writer, table, usual));
}

async function swap(tend: Tend, part: Part): Promise<void> {
  await tend((writer) => {
    for (const name of triggerNames(part)) writer.run(`DROP TRIGGER ${name}`);
    for (const { source } of part.fills) writer.run("DELETE FROM tally WHERE name = ?", mark(source));
    // The triggers go on naming the table that is asked, whichever it is.
    writer.run("PRAGMA legacy_alter_table = ON");
    try {
      for (const table of part.tables) {
        writer.run(`ALTER TABLE ${table} RENAME TO ${table}_old`);
        writer.run(`ALTER TABLE ${table}_next RENAME TO ${table}`);
      }
    } finally {
      writer.run("PRAGMA legacy_alter_table = OFF");
    }
  });
}

/**
 * Makes parts of the index anew; with none it only takes away what an earlier time has left. Every step is a short
 * transaction; in between others write, and what they write comes into both. Until the end the old one answers.
 * Cancelled or failed, it leaves the old one.
 */
export async function rebuildSearch(context: JobContext, wanted: readonly SearchPart[]): Promise<void> {
  const { db, tend, progress } = context;
  await sweep(tend, db);
  if (wanted.length === 0) return;
  const sources = wanted.flatMap((name) => [...new Set(parts[name].fills.map(({ source }) => source))]);
  const size = (source: string) => db.value<number>(`SELECT ifnull(max(id), 0) FROM ${source}`)!;
  const total = sources.reduce((sum, source) => sum + size(source), 0);
  let done = 0;
  try {
    for (const name of wanted) {
      const part = parts[name];
      await tend((writer) => begin(writer, part));
      for (const source of new Set(part.fills.map((each) => each.source))) {
        await fill(tend, part, source, (rows) => progress(done + rows, total, "index"));
        done += size(source);
      }
      progress(done, total, "index");
      if (part.fts) for (const table of part.tables) await joinAll(tend, `${table}_next`);
      await swap(tend, part);
      for (const table of part.tables) await remove(tend, db, `${table}_old`, part.fts);
    }
  } catch (error) {
    await sweep((work) => tend(work, { always: true }), db);
    throw error;
  }
}
