// How long reads and an edit wait while an import writes, on the real threads.
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench, Group } from "./bench.ts";
import { contactsFile } from "./importing.ts";
import { quantile, timed } from "./measure.ts";
import type { Line } from "./report.ts";
import { startThread, type Thread } from "./threads.ts";
import { sizes } from "./world.ts";

const repeats = 5;
/** Enough for some hundred questions in each run. */
const importRows = 3000;

/** Asks again and again until told to stop; gives what each took, in ms. */
async function keepAsking(
  pauseMs: number,
  ask: (count: number) => Promise<unknown>,
  isDone: () => boolean,
): Promise<number[]> {
  const waits: number[] = [];
  for (let count = 0; !isDone(); count++) {
    const start = performance.now();
    await ask(count);
    waits.push(performance.now() - start);
    await sleep(pauseMs);
  }
  return waits;
}

const readOf = (reader: Thread) => (count: number) => {
  const asks = [
    () =>
      reader.ask("partners.list", {
        limit: 50,
        offset: (count * 50) % 9000,
        sort: { by: "lastContactAt", desc: true },
      }),
    () => reader.ask("partners.list", { limit: 50, filters: [{ field: "tags", op: "has", value: ["q4"] }] }),
    () => reader.ask("partners.get", { id: 1 + ((count * 37) % sizes.small.partners) }),
    () => reader.ask("interactions.timeline", { partnerId: 1 + ((count * 37) % sizes.small.partners) }),
  ];
  return asks[count % asks.length]!();
};

const editOf = (writer: Thread) => (count: number) =>
  writer.ask("partners.update", {
    id: 1 + ((count * 7919) % sizes.small.partners),
    set: { nextContactOn: `2027-03-${10 + (count % 20)}` },
  });

/** Reads and edits while something runs on the writer. @returns its result and how long each took, in ms */
export async function busyWith<T>(
  writer: Thread,
  reader: Thread,
  work: () => Promise<T>,
): Promise<{ result: T; reads: number[]; edits: number[] }> {
  await writer.ask("partners.update", { id: 1, set: { country: "DE" } });
  await reader.ask("partners.list", {});
  let done = false;
  const working = work().finally(() => {
    done = true;
  });
  const isDone = (): boolean => done;
  const [reads, edits] = await Promise.all([
    keepAsking(15, readOf(reader), isDone),
    keepAsking(40, editOf(writer), isDone),
  ]);
  return { result: await working, reads, edits };
}

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
