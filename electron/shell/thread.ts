// One of the store's threads, seen from outside: its calls, its opening, its end. Knows no Electron and no database.
import { Worker } from "node:worker_threads";
import type { CallKind, FromThread, Result, ThreadData, ToThread } from "../api/messages.ts";

/** Why a thread did not open: its failure, or a crash before it could say anything. */
export type Opening =
  | { ok: true; calls: Record<string, CallKind> }
  | { ok: false; failed: Extract<FromThread, { type: "failed" }> | null };

export type Progress = { done: number; total: number | null; phase: string };

export interface ThreadEvents {
  opening(progress: Progress): void;
  changed(): void;
  log(level: "info" | "warn" | "error", text: string): void;
  /** The thread ended without being asked to; every pending call has failed before this. */
  died(): void;
}

export interface Thread {
  readonly opened: Promise<Opening>;
  /** `stopped` is the result when the thread ends before it answers. */
  call(path: string, input: unknown, stopped: Result, progress?: (progress: Progress) => void): Running;
  /** Tells it the zone that the machine is in now. */
  moved(zone: string): void;
  /** Closes in order; a thread that does not answer is ended after `patience` ms. */
  close(patience?: number): Promise<void>;
  /** Ends it at once. */
  end(): Promise<void>;
}

export interface Running {
  readonly result: Promise<Result>;
  readonly cancel: () => void;
}

interface Pending {
  settle(result: Result): void;
  stopped: Result;
  progress: ((progress: Progress) => void) | undefined;
}

/**
 * Starts a thread.
 * @param entry the bundle of worker.ts (its source works too: Node strips the types)
 */
export function startThread(entry: URL, data: ThreadData, events: ThreadEvents): Thread {
  const worker = new Worker(entry, {
    workerData: data,
    name: `store ${data.role}`,
    // An import passes millions of small things: a small nursery keeps them from piling up.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const pending = new Map<number, Pending>();
  const opening = Promise.withResolvers<Opening>();
  const closed = Promise.withResolvers<void>();
  let last = 0;
  let leaving = false;

  const send = (message: ToThread) => worker.postMessage(message);
  const failAll = () => {
    for (const each of pending.values()) each.settle(each.stopped);
    pending.clear();
  };

  worker.on("message", (message: FromThread) => {
    switch (message.type) {
      case "opening":
        return events.opening(message);
      case "ready":
        return opening.resolve({ ok: true, calls: message.calls });
      case "failed":
        leaving = true;
        events.log("error", `${data.role}: ${message.detail}`);
        return opening.resolve({ ok: false, failed: message });
      case "progress":
        return pending.get(message.id)?.progress?.(message);
      case "result":
        pending.get(message.id)?.settle(message.result);
        return void pending.delete(message.id);
      case "changed":
        return events.changed();
      case "log":
        return events.log(message.level, message.text);
      case "closed":
        return closed.resolve();
    }
  });
  worker.on("error", (error: unknown) =>
    events.log(
      "error",
      `${data.role} crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    ),
  );
  worker.on("exit", () => {
    opening.resolve({ ok: false, failed: null });
    closed.resolve();
    failAll();
    if (!leaving) events.died();
  });

  const end = async () => {
    leaving = true;
    await worker.terminate();
  };

  return {
    opened: opening.promise,
    call(path, input, stopped, progress) {
      const id = ++last;
      const { promise, resolve } = Promise.withResolvers<Result>();
      pending.set(id, { settle: resolve, stopped, progress });
      send({ type: "call", id, path, input });
      return { result: promise, cancel: () => send({ type: "cancel", id }) };
    },
    moved: (zone) => send({ type: "zone", zone }),
    async close(patience = 15_000) {
      leaving = true;
      send({ type: "close" });
      const timer = setTimeout(() => {
        events.log("warn", `${data.role} did not close within ${patience} ms`);
        closed.resolve();
      }, patience);
      await closed.promise;
      clearTimeout(timer);
      await end();
    },
    end,
  };
}
