// A process of its own that imports a file on the store's threads, twice where asked: prints the times, the counts and the memory at its peak.
import { readFileSync } from "node:fs";
import { busyWith } from "../busy.ts";
import { startThread } from "../threads.ts";

export interface RunAsked {
  workspace: string;
  /** The threads' code. */
  entry: string;
  file: string;
  programId: number;
  /** Imports it a second time. */
  again: boolean;
  /** Reads and edits meanwhile; a partner's id is at most `partners`. */
  busy: boolean;
}

export interface Counts {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: unknown[];
}

interface Run {
  ms: number;
  /** ms of all processors together, in all threads of this process. */
  cpu: number;
  counts: Counts;
}

export interface RunMeasured {
  first: Run;
  again: Run | null;
  /** Largest resident set of this process, in MB: both threads, the reader's and the parser's. */
  peak: number;
  /** The same before the import. */
  before: number;
  reads: number[];
  edits: number[];
}

const megabytes = (): number => process.resourceUsage().maxRSS / 1024;

async function measured({ workspace, entry, file, programId, again, busy }: RunAsked): Promise<RunMeasured> {
  const writer = await startThread("writer", workspace, entry);
  const reader = busy ? await startThread("reader", workspace, entry) : null;
  const answers = { program: programId, kind: "report" };
  const run = async () => {
    const start = performance.now();
    const used = process.cpuUsage();
    const { rows, created, changed, unchanged, rejected } = (await writer.ask("imports.run", {
      file,
      answers,
    })) as Counts;
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    const counts = { rows, created, changed, unchanged, rejected: rejected.slice(0, 3) };
    return { ms, cpu: (user + system) / 1000, counts };
  };
  const before = megabytes();
  const {
    result: first,
    reads,
    edits,
  } = reader ? await busyWith(writer, reader, run) : { result: await run(), reads: [], edits: [] };
  const second = again ? await run() : null;
  const peak = megabytes();
  await reader?.close();
  await writer.close();
  return { first, again: second, peak, before, reads, edits };
}

const asked = JSON.parse(readFileSync(0, "utf8")) as RunAsked;
process.stdout.write(`${JSON.stringify(await measured(asked))}\n`);
