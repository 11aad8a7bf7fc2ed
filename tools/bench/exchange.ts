// Shared files: saving, previewing and putting together 10,000 partners with 100,000 records, against writing the same with no logic.
import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startBatch, unstamp } from "../../electron/data/batches.ts";
import { writeContent } from "../../electron/data/exchange/write.ts";
import { recordTables, setTables } from "../../electron/data/headings.ts";
import { openStore } from "../../electron/data/open.ts";
import type { Bind, Store } from "../../electron/data/store.ts";
import { openWorkspace } from "../../electron/data/workspace.ts";
import type { Bench, Group } from "./bench.ts";
import { busyWith } from "./busy.ts";
import { openHost, withHost, type Asked } from "./host.ts";
import { inTurns, quantile, timed, type Timed } from "./measure.ts";
import { worldNow, workspaceOptions } from "./place.ts";
import type { Line } from "./report.ts";
import { startThread } from "./threads.ts";

const repeats = 5;

/** Every logged row of the world, in memory: what the anchor writes. */
function rowsOf(file: string): { text: string; rows: Bind[][] }[] {
  const store = openStore(file, { readonly: true });
  const tables = [...recordTables.toReversed(), ...Object.values(setTables)];
  const order = [
    "colleague",
    "client",
    "program",
    "own_field",
    "partner",
    "contact",
    "membership",
    "interaction",
  ];
  const at = (table: string) => (order.includes(table) ? order.indexOf(table) : order.length);
  const read = tables
    .toSorted((a, b) => at(a) - at(b))
    .map((table) => {
      // The colleague of an empty workspace has the first id there.
      const own = table === "colleague" ? "WHERE name <> 'id'" : "";
      const columns = store.column<string>(`SELECT name FROM pragma_table_info('${table}') ${own}`);
      return {
        text: `INSERT OR IGNORE INTO ${table} (${columns.map((each) => `"${each}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
        rows: store.arrays<Bind[]>(`SELECT ${columns.map((each) => `"${each}"`).join(", ")} FROM ${table}`),
      };
    })
    .filter(({ rows }) => rows.length > 0);
  store.close();
  return read;
}

/** The same rows in one transaction, with log and search and nothing else. */
function insertAll(store: Store, tables: { text: string; rows: Bind[][] }[]): void {
  store.raw.pragma("synchronous = NORMAL");
  store.transaction(() => {
    startBatch(store, { kind: "import", now: worldNow, authorName: "bench", state: "done" });
    for (const { text, rows } of tables) for (const row of rows) store.run(text, ...row);
    unstamp(store);
  });
}

/** Fresh empty workspaces, one for each repeat. */
class Empties {
  readonly #bench: Bench;
  readonly #empty: string;
  #made = 0;
  #open: Asked | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#empty = path.join(bench.folder, "empty.sqlite");
    openWorkspace(workspaceOptions(this.#empty)).close();
  }

  next(): Asked {
    this.close();
    const file = path.join(this.#bench.folder, `into-${++this.#made}.sqlite`);
    copyFileSync(this.#empty, file);
    return (this.#open = openHost(file));
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }
}

const backupMs = ({ store }: Asked): number =>
  Number(
    store.value(
      "SELECT json_extract(detail, '$.backupMs') FROM batch WHERE kind = 'merge' ORDER BY id DESC LIMIT 1",
    ),
  );

async function putTogether(bench: Bench, file: string): Promise<Line[]> {
  const tables = rowsOf(bench.world("shared"));
  const records = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const empties = new Empties(bench);
  let asked!: Asked;
  const fresh = () => (asked = empties.next());
  const backups: number[] = [];
  const merges: number[] = [];
  const [, plain, preview] = await inTurns(
    [
      {
        before: fresh,
        calls: 1,
        run: async () => {
          const start = performance.now();
          await asked.ask("exchange.merge", { file });
          const backup = backupMs(asked);
          backups.push(backup);
          merges.push(performance.now() - start - backup);
        },
      },
      { before: fresh, calls: 1, run: () => insertAll(asked.store, tables) },
      { before: fresh, calls: 1, run: () => asked.ask("exchange.preview", { file }) },
    ],
    repeats,
  );
  const merge = timed(merges.slice(1));
  fresh();
  await asked.ask("exchange.merge", { file });
  let changed: unknown;
  const again: Timed = (
    await inTurns(
      [{ calls: 1, run: async () => (changed = await asked.ask("exchange.merge", { file })) }],
      repeats,
    )
  )[0]!;
  empties.close();
  const anchor = { name: `inserting its ${records} rows, log and search included`, ms: plain! };
  return [
    {
      name: "merge of 10,000 partners with 100,000 records into an empty workspace",
      ms: merge,
      anchor,
      goal: { ratio: 2.5 },
      note: `beside it the backup, ${timed(backups).median.toFixed(0)} ms; the file ${(statSync(file).size / 1e6).toFixed(1)} MB`,
    },
    { name: "the same file again", ms: again, anchor, goal: { ratio: 1 }, note: JSON.stringify(changed) },
    { name: "preview", ms: preview!, anchor: { name: "the merge", ms: merge }, goal: { ratio: 0.7 } },
  ];
}

async function saving(bench: Bench, file: string): Promise<Line[]> {
  return await withHost(bench.copy("shared"), async ({ ask, store }) => {
    const plain = `${file}.json`;
    const lines = async () => {
      const all: string[] = [];
      const about = { madeAt: worldNow, results: false, checkpoint: () => {}, progress: () => {} };
      await writeContent(store, undefined, about, (line) => void all.push(line));
      return all;
    };
    const ready = (await lines()).join("\n");
    const [shared, made, written] = await inTurns(
      [
        { calls: 1, run: () => ask("exchange.export", { file }) },
        { calls: 1, run: async () => writeFileSync(plain, (await lines()).join("\n")) },
        { calls: 1, run: () => writeFileSync(plain, ready) },
      ],
      repeats,
    );
    rmSync(plain, { force: true });
    return [
      {
        name: "export, written and read back",
        ms: shared!,
        anchor: { name: "writing the same JSON uncompressed", ms: made! },
        goal: { ratio: 3 },
        note: `${(ready.length / 1e6).toFixed(0)} MB of JSON; ${(readFileSync(file).length / 1e6).toFixed(1)} MB saved; the bare writing of it, already made, ${written!.median.toFixed(0)} ms`,
      },
    ];
  });
}

async function whileMerging(bench: Bench, file: string): Promise<Line[]> {
  const [reads, edits]: [number[], number[]] = [[], []];
  let note = "";
  for (let turn = 0; turn < 3; turn++) {
    const workspace = bench.copy("small");
    const writer = await startThread("writer", workspace);
    const reader = await startThread("reader", workspace);
    const start = performance.now();
    const run = await busyWith(writer, reader, () => writer.ask("exchange.merge", { file, rest: "newest" }));
    const seconds = (performance.now() - start) / 1000;
    await reader.close();
    await writer.close();
    reads.push(quantile(run.reads, 0.99));
    edits.push(quantile(run.edits, 0.99));
    note = `last run: ${run.reads.length} reads, ${run.edits.length} edits in ${seconds.toFixed(1)} s with the backup`;
  }
  return [
    { name: "reads while a merge runs, p99", ms: timed(reads), goal: { most: 100 }, note },
    { name: "an edit while a merge runs, p99", ms: timed(edits), goal: { most: 100 } },
  ];
}

async function exchange(bench: Bench): Promise<Line[]> {
  const file = path.join(bench.folder, "all.liaison");
  const saved = await saving(bench, file);
  return [...saved, ...(await putTogether(bench, file)), ...(await whileMerging(bench, file))];
}

export const exchangeGroups: readonly Group[] = [{ name: "exchange", run: exchange }];
