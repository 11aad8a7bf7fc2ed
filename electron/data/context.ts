// What a call is given: who asks, the time as a value, and only the powers of its kind.
import type { Words } from "../domain/words/words.ts";
import type { BatchKind } from "./batches.ts";
import type { Ends } from "./searchTriggers.ts";
import type { Reader, Writer } from "./store.ts";

interface Asked {
  /** The clock of this call, ms UTC. */
  now: () => number;
  words: Words;
  /** The workspace's path, for what lies beside it (attachments, backups). */
  workspace: string;
  /** Name of the person at this machine until they gave one. */
  authorName: string;
  /** ISO country for phone numbers without a country code, when the manager set one. */
  region: string | undefined;
}

export interface ReadContext extends Asked {
  db: Reader;
}

export interface WriteContext extends Asked {
  db: Writer;
  /** The batch of this transaction; `history.undo` takes it. */
  batchId: number;
  /** The writer: a colleague's uid. */
  author: string;
  /** In a chunk of additions: above these ids is what the search does not know yet. */
  ends?: Ends;
}

/** A batch of many chunks. It is `running` until `done`; cancel, failure and a kill undo it. */
export interface RunningBatch {
  id: number;
  /** Writes at most about 50 ms of work in one transaction; waiting writes of a person go first. */
  chunk<T>(work: (context: WriteContext) => T): Promise<T>;
  done(detail: Record<string, unknown>): void;
}

export interface JobContext extends Asked {
  db: Reader;
  signal: AbortSignal;
  progress: (done: number, total: number | null, phase: string) => void;
  /** Throws a UserError `cancelled` when the job was cancelled. */
  checkpoint: () => void;
  /**
   * Starts a batch; only jobs on the writer can. With `held` its chunks share a transaction until anybody else wants to write,
   * for at most a second, because each commit writes every page again that was touched since the last one. It is called in
   * the transaction before it ends. `settles: false`: what the records ask for is worked out once, by the job itself, when
   * all of them are there.
   */
  batch: (
    kind: BatchKind,
    file: string | null,
    options?: { held?: (db: Writer) => void; settles?: boolean },
  ) => RunningBatch;
  /**
   * Writes at most about 50 ms of work to what is derived, in a transaction of its own without a batch: nothing of it is
   * logged or undone, and a record cannot be written. Waiting writes go first. `always`: also once it was cancelled.
   */
  tend: <T>(work: (db: Writer) => T, options?: { always?: boolean }) => Promise<T>;
  /** Runs a read-only call on a thread of its own, or here where there are no threads. */
  aside: <T>(path: string, input: unknown) => Promise<T>;
  /** Reads a contact file on a thread of its own, or here where there are no threads: blocks of parsed records. */
  read: ReadFile;
}

/** How a job gets parsed blocks of a file: in this thread, or from another one. */
export type ReadFile = (
  file: string,
  answers: Record<string, unknown>,
  signal: AbortSignal,
) => Promise<import("./imports/source.ts").Source>;
