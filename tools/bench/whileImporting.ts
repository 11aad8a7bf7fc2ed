// How long reads and an edit wait while an import writes, on the real threads.
import type { Bench, Group } from "./bench.ts";
import { busyWith } from "./busy.ts";
import { contactsFile } from "./importing.ts";
import { quantile, timed } from "./measure.ts";
import type { Line } from "./report.ts";
import { startThread } from "./threads.ts";

const repeats = 5;
/** Enough for some hundred questions in each run. */
const importRows = 3000;

/** Imports a file into a fresh copy of the small world, and asks and edits meanwhile. */
export async function readsDuring(
  bench: Bench,
  file: string,
  answers: object,
): Promise<{ reads: number[]; edits: number[]; seconds: number }> {
  const workspace = bench.copy("small");
  const writer = await startThread("writer", workspace);
  const reader = await startThread("reader", workspace);
  const start = performance.now();
  const { reads, edits } = await busyWith(writer, reader, () => writer.ask("imports.run", { file, answers }));
  const seconds = (performance.now() - start) / 1000;
  await reader.close();
  await writer.close();
  return { reads, edits, seconds };
}

async function whileImporting(bench: Bench): Promise<Line[]> {
  const file = contactsFile(bench, importRows);
  const [reads, edits]: [number[], number[]] = [[], []];
  let note = "";
  for (let turn = 0; turn < repeats; turn++) {
    const run = await readsDuring(bench, file, { "*": "default" });
    reads.push(quantile(run.reads, 0.99));
    edits.push(quantile(run.edits, 0.99));
    note = `last run: ${run.reads.length} reads, median ${quantile(run.reads, 0.5).toFixed(1)} ms; ${run.edits.length} edits, median ${quantile(run.edits, 0.5).toFixed(1)} ms; import ${run.seconds.toFixed(1)} s with its backup`;
  }
  return [
    { name: "reads while an import runs, p99", ms: timed(reads), goal: { most: 100 }, note },
    { name: "an edit while an import runs, p99", ms: timed(edits), goal: { most: 250 } },
  ];
}

export const busyGroups: readonly Group[] = [{ name: "while importing", run: whileImporting }];
