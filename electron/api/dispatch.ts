// From a path and an input to a result: finds the call, parses, runs it in the transaction of its kind, turns failures into words.
import type { z } from "zod";
import { durability, startBatch, stampBatch, unstamp, writeOnce } from "../data/batches.ts";
import type { JobContext, ReadContext, RunningBatch, WriteContext } from "../data/context.ts";
import { explained } from "../data/open.ts";
import type { Held, Reader, Store } from "../data/store.ts";
import { endsOf, searchAbove } from "../data/searchTriggers.ts";
import { takeBack, undoUnfinished } from "../data/workspace.ts";
import { settleTasks } from "../data/tasks/settle.ts";
import { whyUnfit } from "../domain/badInput.ts";
import { UserError } from "../domain/errors.ts";
import { failure, type Words } from "../domain/words/words.ts";
import type { Runnable } from "./call.ts";
import type { CallKind, Result } from "./messages.ts";
import { calls } from "./router.ts";

/** Where calls run: a store, a clock, words, and what the thread or the script can do for a job. */
export interface Host {
  store: Store;
  workspace: string;
  now: () => number;
  words: Words;
  author: string;
  aside: JobContext["aside"];
  read: JobContext["read"];
  /** A bug, whole, for the log. @returns a short reference that the person is shown */
  bug: (path: string, error: unknown) => string;
}

/** What the caller of one call brings along. */
export interface Asking {
  signal?: AbortSignal;
  progress?: (done: number, total: number | null, phase: string) => void;
}

const byPath = new Map<string, Runnable>(
  Object.entries(calls).flatMap(([feature, group]) =>
    Object.entries(group).map(([name, call]) => [`${feature}.${name}`, call as unknown as Runnable] as const),
  ),
);

export const kindOf = (path: string): CallKind | undefined => byPath.get(path)?.kind;

/** Every call with its kind, for the shell to route by. */
export const manifest = (): Record<string, CallKind> =>
  Object.fromEntries([...byPath].map(([path, call]) => [path, call.kind]));

function asked(host: Host): ReadContext {
  const { store, now, words, workspace, author } = host;
  const region = store.value<string>("SELECT value FROM setting WHERE key = 'region'");
  return {
    db: store satisfies Reader,
    now,
    words,
    workspace,
    authorName: author,
    region: region ? ((JSON.parse(region) as string | null) ?? undefined) : undefined,
  };
}

/** The first thing that is wrong with an input, as a UserError that names the field. */
function badInput(error: z.ZodError, input: unknown): UserError {
  const issue = error.issues[0]!;
  if (issue.code === "unrecognized_keys") {
    const field = [...issue.path, issue.keys[0]].map(String).join(".");
    return new UserError("unknown-field", { field }, { field });
  }
  const field = issue.path.map(String).join(".");
  return new UserError("bad-input", { field: field || "input", ...whyUnfit(issue, input) }, { field });
}

/** Runs a call. Never throws: a UserError becomes its sentence, anything else is logged and shown as one calm sentence. */
export async function dispatch(
  host: Host,
  path: string,
  input: unknown,
  asking: Asking = {},
): Promise<Result> {
  try {
    const call = byPath.get(path);
    if (!call) throw new UserError("unknown-call", { path });
    const given = input ?? {};
    const parsed = call.input.safeParse(given);
    if (!parsed.success) throw badInput(parsed.error, given);
    return { ok: true, value: await run(host, call, parsed.data, asking) };
  } catch (thrown) {
    const error = explained(thrown, host.workspace);
    if (error instanceof UserError) return { ok: false, error: failure(host.words, error) };
    return {
      ok: false,
      error: failure(host.words, new UserError("bug", { reference: host.bug(path, error) })),
    };
  }
}

function run(host: Host, call: Runnable, input: unknown, asking: Asking): unknown {
  const base = asked(host);
  if (call.kind === "read") return call.run(base as never, input as never);
  if (call.kind === "write")
    return writeOnce(
      host.store,
      { kind: "edit", now: host.now(), authorName: host.author },
      ({ id, author }) => {
        const context: WriteContext = { ...base, db: host.store, batchId: id, author };
        return call.run(context as never, input as never);
      },
    );
  return runJob(host, call, input, base, asking);
}

/** How long the chunks of a batch may share a transaction. */
const HELD_MS = 1000;

/** Gives the turn to waiting messages: a person's write goes before the next chunk. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function runJob(
  host: Host,
  call: Runnable,
  input: unknown,
  base: ReadContext,
  asking: Asking,
): Promise<unknown> {
  const { store } = host;
  // Jobs wait for each other: what is still running here is what an earlier one could not take back (a full disk).
  if (call.kind === "job") undoUnfinished(store, host);
  const signal = asking.signal ?? new AbortController().signal;
  const batches: number[] = [];
  const checkpoint = () => {
    if (signal.aborted) throw new UserError("cancelled");
  };
  const batch: JobContext["batch"] = (kind, file, options): RunningBatch => {
    if (call.kind !== "job") throw new Error("only a job on the writer makes a batch");
    const start = { kind, now: host.now(), authorName: host.author, file, state: "running" as const };
    const { id, author } = store.transaction(() => {
      const made = startBatch(store, start);
      unstamp(store);
      return made;
    });
    batches.push(id);
    // What these add lies above the tables' old ends.
    const addsOnly = kind === "import" || kind === "example" || kind === "merge";
    const held: Held = options?.held ? { ending: options.held } : {};
    let since = 0;
    const inChunk = <T>(work: () => T): T => {
      if (!store.holds(held)) {
        durability(store, "NORMAL");
        since = performance.now();
      }
      let keep = options?.held !== undefined;
      try {
        const result = store.holding(held, work);
        keep &&= performance.now() < since + HELD_MS;
        return result;
      } catch (error) {
        keep = false;
        throw error;
      } finally {
        // Ends the transaction as well.
        if (!keep) durability(store, "FULL");
      }
    };
    return {
      id,
      async chunk(work) {
        await breathe();
        checkpoint();
        return inChunk(() => {
          const ends = addsOnly ? endsOf(store) : null;
          stampBatch(store, id, author, host.now(), ends);
          const result = work({ ...base, db: store, batchId: id, author, ...(ends && { ends }) });
          if (ends) searchAbove(store, ends);
          if (options?.settles !== false) settleTasks(store, host.now());
          unstamp(store);
          return result;
        });
      },
      done(detail) {
        store.commitHeld();
        if ("lost" in held) throw held.lost;
        store.run(
          "UPDATE batch SET state = 'done', endedAt = ?, detail = ? WHERE id = ?",
          host.now(),
          JSON.stringify(detail),
          id,
        );
        batches.splice(batches.indexOf(id), 1);
      },
    };
  };
  const tend: JobContext["tend"] = async (work, options) => {
    if (call.kind !== "job") throw new Error("only a job on the writer writes");
    await breathe();
    if (!options?.always) checkpoint();
    durability(store, "NORMAL");
    try {
      return store.transaction(() => work(store));
    } finally {
      durability(store, "FULL");
    }
  };
  const context: JobContext = {
    ...base,
    signal,
    checkpoint,
    progress: asking.progress ?? (() => {}),
    batch,
    tend,
    aside: host.aside,
    read: host.read,
  };
  try {
    return await call.run(context as never, input as never);
  } catch (error) {
    // Whoever reads the file hears of a cancel in its own way.
    throw signal.aborted && !(error instanceof UserError) ? new UserError("cancelled") : error;
  } finally {
    // Cancel and failure leave nothing behind.
    for (const id of batches)
      takeBack(store, id, {
        now: host.now,
        author: host.author,
        onProgress: (_, done, total) => asking.progress?.(done, total, "undoing"),
      });
  }
}
