// A process of its own that imports a file on the store's threads, twice where asked: prints the times, the counts and the memory at its peak.
import { readFileSync } from "node:fs";
import { openStore } from "../../../electron/data/open.ts";
import { busyWith } from "../whileImporting.ts";
import { startThread } from "../threads.ts";

export interface RunAsked {
  workspace: string;
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
  report?: { matched: number; unmatched: number };
}

export interface RunMeasured {
  first: { ms: number; counts: Counts };
  again: { ms: number; counts: Counts; written: number } | null;
  /** Largest resident set of this process, in MB: both threads, the reader's and the parser's. */
  peak: number;
  /** The same before the import. */
  before: number;
  reads: number[];
  edits: number[];
}

const megabytes = (): number => process.resourceUsage().maxRSS / 1024;

/** The rows that an import of a batch wrote, and what all of them add up to. */
function written(workspace: string): { batch: number; rows: number } {
  const store = openStore(workspace, { readonly: true });
  try {
    const batch = store.value<number>("SELECT max(id) FROM batch")!;
    const rows = store.value<number>("SELECT count(*) FROM result_summary WHERE batchId = ?", batch)!;
    return { batch, rows };
  } finally {
    store.close();
  }
}

async function measured({ workspace, file, programId, again, busy }: RunAsked): Promise<RunMeasured> {
  const writer = await startThread("writer", workspace);
  const reader = busy ? await startThread("reader", workspace) : null;
  const answers = { program: programId, kind: "report" };
  const run = async () => {
    const start = performance.now();
    const counts = (await writer.ask("imports.run", { file, answers })) as Counts;
    return { ms: performance.now() - start, counts: { ...counts, rejected: counts.rejected.slice(0, 5) } };
  };
  const before = megabytes();
  const {
    result: first,
    reads,
    edits,
  } = reader ? await busyWith(writer, reader, run) : { result: await run(), reads: [], edits: [] };
  const second = again ? { ...(await run()), written: written(workspace).rows } : null;
  const peak = megabytes();
  await reader?.close();
  await writer.close();
  return { first, again: second, peak, before, reads, edits };
}

const asked = JSON.parse(readFileSync(0, "utf8")) as RunAsked;
process.stdout.write(`${JSON.stringify(await measured(asked))}\n`);
