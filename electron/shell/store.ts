// The store as the desktop process sees it: a writer, a reader and short-lived threads beside them. Nothing here waits on a query.
import type { CallKind, Result, ThreadData } from "../api/messages.ts";
import type { StoreState } from "../api/desk.ts";
import { UserError, type Failure } from "../domain/errors.ts";
import { failure, type Words } from "../domain/words/words.ts";
import { makeJobs, type JobEvents, type Jobs } from "./jobs.ts";
import { startThread, type Opening, type Thread, type ThreadEvents } from "./thread.ts";

export interface StoreEvents extends JobEvents {
  changed(): void;
  state(state: StoreState): void;
  log(level: "info" | "warn" | "error", text: string): void;
  /** Before the store refuses calls: what asks by itself ends first. */
  closing?(): Promise<void>;
}

export interface Store {
  state(): StoreState;
  call(path: string, input: unknown): Promise<Result>;
  readonly jobs: Jobs;
  /** The machine is in another zone: for all threads, also those to come. */
  moved(zone: string): void;
  /**
   * Opens `workspace`; the promise ends when it is ready or has failed. `restore` puts the newest verified backup in its place first,
   * `moveFrom` moves another one there.
   */
  open(workspace: string, options?: Before): Promise<StoreState>;
  /** Refuses new calls, waits for running ones, closes the threads. A later `open` begins again. */
  close(): Promise<void>;
}

/** What the writer does before it opens. */
export interface Before {
  restore?: boolean;
  moveFrom?: string;
}

export interface StoreSetup {
  /** worker.ts, as a bundle or as its source. */
  entry: URL;
  /** What every thread is told, but for its role and workspace. */
  data: Omit<ThreadData, "role" | "workspace">;
  words: Words;
  events: StoreEvents;
}

interface Opened {
  writer: Thread;
  reader: Thread;
  calls: Record<string, CallKind>;
  workspace: string;
}

const starting: StoreState = { state: "opening", phase: "", done: 0, total: null };

export function makeStore({ entry, data: given, words, events }: StoreSetup): Store {
  const data = { ...given };
  const fail = (code: string): Failure => failure(words, new UserError(code));
  const refused = (code: string): Result => ({ ok: false, error: fail(code) });
  const jobs = makeJobs(events);
  const running = new Set<Promise<Result>>();
  let state = starting;
  let opened: Promise<Opened | null> = Promise.resolve(null);
  let closing = false;
  let restarts = 0;

  const show = (next: StoreState) => {
    state = next;
    events.state(next);
    return next;
  };

  const eventsOf = (died: () => void): ThreadEvents => ({
    opening: (progress) => show({ ...starting, ...pick(progress) }),
    changed: () => events.changed(),
    log: (level, text) => events.log(level, text),
    died,
  });

  const failedState = (opening: Opening): StoreState => {
    const failed = opening.ok ? null : opening.failed;
    return {
      ...starting,
      state: "failed",
      error: failed?.error ?? fail("store-stopped"),
      ...(failed?.backup && { backup: failed.backup }),
    };
  };

  /** A crash is answered by one new start; a second one is told to the person. */
  const revive = (workspace: string) => {
    if (closing) return;
    events.log("error", "the store stopped");
    if (restarts++ > 0) {
      opened = Promise.resolve(null);
      show({ ...starting, state: "failed", error: fail("store-stopped") });
      return;
    }
    opened = start(workspace, {}, opened);
  };

  async function start(
    workspace: string,
    first: Before,
    before: Promise<Opened | null>,
  ): Promise<Opened | null> {
    show(starting);
    const old = await before;
    await Promise.all([old?.writer.end(), old?.reader.end()]);
    // Both threads of one opening share its end: whichever dies first starts the next opening.
    let over = false;
    const died = () => {
      if (over) return;
      over = true;
      revive(workspace);
    };
    const open = async (role: "writer" | "reader") => {
      let there = false;
      const told = { ...data, role, workspace, ...(role === "writer" && first) };
      const thread = startThread(
        entry,
        told,
        eventsOf(() => there && died()),
      );
      const opening = await thread.opened;
      there = opening.ok;
      return { thread, opening };
    };
    const writer = await open("writer");
    if (!writer.opening.ok) {
      show(failedState(writer.opening));
      return null;
    }
    const reader = await open("reader");
    if (!reader.opening.ok) {
      over = true;
      await writer.thread.close();
      show(failedState(reader.opening));
      return null;
    }
    show({ ...starting, state: "ready" });
    return { writer: writer.thread, reader: reader.thread, calls: writer.opening.calls, workspace };
  }

  async function aside(workspace: string, path: string, input: unknown): Promise<Result> {
    const thread = startThread(
      entry,
      { ...data, role: "aside", workspace },
      eventsOf(() => {}),
    );
    const cancelled = jobs.begin(path, "aside", input, () => void thread.end());
    const opening = await thread.opened;
    if (!opening.ok) {
      const error = opening.failed?.error ?? fail(cancelled.wasCancelled() ? "cancelled" : "store-stopped");
      return cancelled.end({ ok: false, error });
    }
    const call = thread.call(
      path,
      input,
      refused(cancelled.wasCancelled() ? "cancelled" : "store-stopped"),
      cancelled.progress,
    );
    cancelled.cancelBy(call.cancel);
    const result = await call.result;
    await thread.end();
    return cancelled.end(result);
  }

  async function onThread(thread: Thread, kind: CallKind, path: string, input: unknown): Promise<Result> {
    const stopped = refused("store-stopped");
    if (kind === "read") return thread.call(path, input, stopped).result;
    if (kind === "write") {
      const result = await thread.call(path, input, stopped).result;
      events.changed();
      return result;
    }
    const job = jobs.begin(path, kind, input, () => {});
    const call = thread.call(path, input, stopped, job.progress);
    job.cancelBy(call.cancel);
    const result = job.end(await call.result);
    events.changed();
    return result;
  }

  async function route(path: string, input: unknown): Promise<Result> {
    const now = await opened;
    if (!now) return { ok: false, error: state.error ?? fail("not-ready") };
    const kind = Object.hasOwn(now.calls, path) ? now.calls[path] : undefined;
    if (!kind) return refused("unknown-call");
    if (kind === "aside") return aside(now.workspace, path, input);
    return onThread(kind === "read" ? now.reader : now.writer, kind, path, input);
  }

  return {
    jobs,
    state: () => state,
    moved(zone) {
      if (data.zone === zone) return;
      data.zone = zone;
      void opened.then((now) => {
        now?.writer.moved(zone);
        now?.reader.moved(zone);
      });
    },
    async call(path, input) {
      if (closing) return refused("closing");
      const result = route(path, input);
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    },
    async open(workspace, options = {}) {
      closing = false;
      restarts = 0;
      opened = start(workspace, options, Promise.resolve(null));
      await opened;
      return state;
    },
    async close() {
      if (events.closing) await events.closing();
      closing = true;
      await Promise.allSettled(running);
      const now = await opened;
      opened = Promise.resolve(null);
      // The reader first: the writer's close writes the last checkpoint, which a reader would hold back.
      await now?.reader.close();
      await now?.writer.close();
    },
  };
}

const pick = ({ phase, done, total }: { phase: string; done: number; total: number | null }) => ({
  phase,
  done,
  total,
});
