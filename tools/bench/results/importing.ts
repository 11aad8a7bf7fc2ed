// Two million daily rows through the import, again, and while others read and edit: against `.import`, and what it costs in memory.
import { execFileSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import path from "node:path";
import { openStore } from "../../../electron/data/open.ts";
import type { Store } from "../../../electron/data/store.ts";
import type { Bench, Group } from "../bench.ts";
import { quantile, timed, type Timed } from "../measure.ts";
import type { Line } from "../report.ts";
import { importByProgram, sqliteProgram, sqliteVersion } from "./anchor.ts";
import type { RunAsked, RunMeasured } from "./importRun.ts";
import { stale } from "../../stale.mjs";
import { builtEntry, sourceEntry } from "../threads.ts";
import { copyPrepared, prepared, type Prepared } from "./programs.ts";
import { firstDay, lastDay, writeReport, type Report } from "./reportFile.ts";

const wanted = 2_000_000;
const fewer = 500_000;
const partners = 10_000;
const repeats = 3;

/** Numbers of one program for all 24 months. */
const reportOf = (rows: number, seed: number): Report => ({
  seed,
  partners,
  rows,
  program: 0,
  alone: true,
  from: firstDay,
  to: lastDay,
});

/** As shipped where the app is built from these sources: the sources' types, taken away at each start, cost memory. */
const threadEntry = (): string => (stale() ? sourceEntry : builtEntry);

/** Imports in a fresh process. */
export function run(asked: Omit<RunAsked, "entry">): RunMeasured {
  const said = execFileSync(process.execPath, [path.join(import.meta.dirname, "importRun.ts")], {
    input: JSON.stringify({ ...asked, entry: threadEntry() } satisfies RunAsked),
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["pipe", "pipe", "inherit"],
  });
  return JSON.parse(said) as RunMeasured;
}

interface Files {
  csv: string;
  mapped: string;
  rows: number;
}

function written(bench: Bench, rows: number, programId: number): Files {
  const csv = path.join(bench.folder, `daily-${rows}.csv`);
  const mapped = path.join(bench.folder, `daily-${rows}.mapped.csv`);
  const ids = { programId, kindId: 1, batchId: 1 };
  return { csv, mapped, rows: writeReport(csv, reportOf(rows, bench.seed), { file: mapped, ids }) };
}

/** Everything but the batch that wrote it, as sums of what tells rows apart and of what they hold. */
const facts = `SELECT count(*), sum(fromDay), sum(accountId), sum(fromDay * accountId % 1000003), sum(clicks), sum(impressions), sum(approvedOrders), sum(approvedValue), sum(approvedCommission),
  sum(accountId * approvedValue % 1000003), sum(fromDay * clicks), sum(counts) FROM result_summary`;

function asked<T>(file: string, work: (store: Store) => T): T {
  const store = openStore(file, { readonly: true });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const factsOf = (file: string): string => asked(file, (store) => JSON.stringify(store.arrays(facts)[0]));

/** How many rows the last batch wrote. */
const writtenLast = (file: string): number =>
  asked(file, (store) =>
    store.value<number>("SELECT count(*) FROM result_summary WHERE batchId = (SELECT max(id) FROM batch)")!,
  );

/** @throws Error where the import did not hold what the file says */
function compare(
  workspace: string,
  anchor: string | null,
  { first, again }: RunMeasured,
  rows: number,
): void {
  const wrong = (what: string) => new Error(`wrong: ${what}`);
  if (first.counts.created !== rows) throw wrong(`${first.counts.created} of ${rows} rows were made`);
  const written = again ? writtenLast(workspace) : 0;
  if (again && (again.counts.unchanged !== rows || written !== 0))
    throw wrong(`the second import changed ${rows - again.counts.unchanged} rows and wrote ${written}`);
  if (anchor !== null && factsOf(workspace) !== factsOf(anchor))
    throw wrong("the rows are not those of the anchor");
}

interface Measured {
  runs: RunMeasured[];
  anchors: number[];
}

function inTurn(bench: Bench, base: Prepared, files: Files, sqlite: string | null): Measured {
  const measured: Measured = { runs: [], anchors: [] };
  const into = path.join(bench.folder, "anchor.sqlite");
  for (let turn = 0; turn < repeats; turn++) {
    const workspace = copyPrepared(bench, base);
    const one = run({ workspace, file: files.csv, programId: base.programs[0]!, again: true, busy: false });
    if (sqlite !== null)
      measured.anchors.push(importByProgram(sqlite, workspace, files.mapped, into, files.rows));
    compare(workspace, sqlite === null ? null : into, one, files.rows);
    measured.runs.push(one);
    rmSync(workspace);
  }
  return measured;
}

const seconds = (ms: readonly number[]): Timed => timed(ms.map((each) => each / 1000));

async function importing(bench: Bench): Promise<Line[]> {
  const base = await prepared(bench, "small");
  const programId = base.programs[0]!;
  const files = written(bench, wanted, programId);
  const sqlite = sqliteProgram();
  const { runs, anchors } = inTurn(bench, base, files, sqlite);
  const anchor =
    sqlite === null
      ? null
      : {
          name: `.import of the same rows as integers (sqlite3 ${sqliteVersion(sqlite)})`,
          ms: seconds(anchors),
        };
  const small = written(bench, fewer, programId);
  const smaller = Array.from({ length: repeats }, () => {
    const workspace = copyPrepared(bench, base);
    const one = run({ workspace, file: small.csv, programId, again: true, busy: false });
    rmSync(workspace);
    return one;
  });
  const counted = files.rows.toLocaleString("en");
  const size = (statSync(files.csv).size / 1e6).toFixed(0);
  const peaks = timed(runs.map(({ peak }) => peak));
  return [
    {
      name: `import of ${counted} daily rows (${size} MB)`,
      ms: seconds(runs.map(({ first }) => first.ms)),
      unit: "s",
      anchor,
      goal: { ratio: 2.5 },
      note: `of all processors ${(runs[0]!.first.cpu / 1000).toFixed(1)} s; the rows are those of the anchor`,
    },
    {
      name: "the same file again",
      ms: seconds(runs.map(({ again }) => again!.ms)),
      unit: "s",
      anchor,
      goal: { ratio: 1.2 },
      note: "0 rows changed",
    },
    {
      name: "memory at its peak, both imports, one process with all threads",
      ms: peaks,
      unit: "MB",
      goal: { most: 400, everyRun: true },
      note: `before the import ${runs[0]!.before.toFixed(0)} MB; ${stale() ? "from the sources, as the app is not built" : "the threads as built"}`,
    },
    {
      name: `the same beside ${small.rows.toLocaleString("en")} rows`,
      ms: peaks,
      unit: "MB",
      anchor: { name: "a quarter of the rows", ms: timed(smaller.map(({ peak }) => peak)) },
      goal: { ratio: 1.1 },
    },
  ];
}

/** The store as large as with half a million long texts. */
async function meanwhile(bench: Bench): Promise<Line[]> {
  const base = await prepared(bench, "said");
  const files = written(bench, wanted, base.programs[0]!);
  const reads: number[] = [];
  const edits: number[] = [];
  let note = "";
  for (let turn = 0; turn < repeats; turn++) {
    const workspace = copyPrepared(bench, base);
    const one = run({ workspace, file: files.csv, programId: base.programs[0]!, again: false, busy: true });
    compare(workspace, null, one, files.rows);
    rmSync(workspace);
    reads.push(quantile(one.reads, 0.99));
    edits.push(quantile(one.edits, 0.99));
    note = `last run: ${one.reads.length} reads, median ${quantile(one.reads, 0.5).toFixed(1)} ms, longest ${Math.max(...one.reads).toFixed(0)}; ${one.edits.length} edits, median ${quantile(one.edits, 0.5).toFixed(1)} ms, longest ${Math.max(...one.edits).toFixed(0)}; import ${(one.first.ms / 1000).toFixed(1)} s`;
  }
  return [
    { name: "reads while the rows come in, p99", ms: timed(reads), goal: { most: 100 }, note },
    { name: "an edit while the rows come in, p99", ms: timed(edits), goal: { most: 250 } },
  ];
}

export const resultImportGroups: readonly Group[] = [
  { name: "results import", run: importing },
  { name: "results meanwhile", run: meanwhile },
];
