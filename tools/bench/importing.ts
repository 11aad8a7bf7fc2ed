// A contacts file of 30,000 rows through the import, against parsing that file alone. A backup is timed apart.
import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import type { Bench, Group } from "./bench.ts";
import { writeContacts } from "./contactsFile.ts";
import { withHost, type Asked } from "./host.ts";
import { timed } from "./measure.ts";
import type { Line } from "./report.ts";

const importRows = 30_000;
const repeats = 5;

const since = (start: number): number => performance.now() - start;

/** A contacts file of this run. */
export function contactsFile(bench: Bench, rows: number): string {
  const file = path.join(bench.folder, `contacts-${rows}.csv`);
  writeContacts(file, rows, bench.seed);
  return file;
}

function parse(file: string): number {
  const start = performance.now();
  const { data } = Papa.parse<string[]>(readFileSync(file, "utf8"));
  if (data.length < importRows) throw new Error(`only ${data.length} rows were parsed`);
  return since(start);
}

interface Counts {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: readonly unknown[];
}

const counted = ({ rows, created, changed, unchanged, rejected }: Counts): string =>
  `${rows} rows: ${created} created, ${changed} changed, ${unchanged} unchanged, ${rejected.length} rejected`;

/** Reading the file into records with the product's own reader, nothing looked up and nothing written. */
async function readRecords(file: string): Promise<number> {
  const start = performance.now();
  const { readHere } = await import("../../electron/data/imports/reading.ts");
  const source = await readHere(file, {}, new AbortController().signal);
  let records = 0;
  for await (const block of source.blocks()) records += block.items.length;
  if (records !== importRows) throw new Error(`only ${records} records were read`);
  return since(start);
}

interface Once {
  imported: number;
  parsed: number;
  read: number;
  backup: number;
  counts: string;
}

/** One import into a fresh copy of the world, the parsing right before it. */
async function once(asked: Asked, file: string): Promise<Once> {
  const beforeBackup = performance.now();
  // A verified backup of today, so that the import makes none.
  await asked.ask("backups.make");
  const backup = since(beforeBackup);
  const parsed = parse(file);
  const read = await readRecords(file);
  const start = performance.now();
  const counts = await asked.ask<Counts>("imports.run", { file, answers: { "*": "default" } });
  return { imported: since(start), parsed, read, backup, counts: counted(counts) };
}

async function importing(bench: Bench): Promise<Line[]> {
  const file = contactsFile(bench, importRows);
  const runs: Once[] = [];
  for (let turn = -1; turn < repeats; turn++) {
    const run = await withHost(bench.copy("small"), (asked) => once(asked, file));
    if (turn >= 0) runs.push(run);
  }
  const of = (what: "imported" | "parsed" | "read" | "backup") => timed(runs.map((run) => run[what]));
  return [
    {
      name: "import of 30,000 contacts",
      ms: of("imported"),
      anchor: { name: "parsing the file alone (papaparse)", ms: of("parsed") },
      goal: { ratio: 6 },
      note: runs[0]!.counts,
    },
    {
      name: "the same import",
      ms: of("imported"),
      anchor: { name: "reading it into records", ms: of("read") },
      note: "for reading: what the reader alone takes",
    },
    { name: "backup before it, not in the time above", ms: of("backup") },
  ];
}

export const importGroups: readonly Group[] = [{ name: "import", run: importing }];
