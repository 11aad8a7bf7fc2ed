// Long work that belongs to no component: started, followed and cancelled from anywhere, shown where somebody looks.
import { useSyncExternalStore } from "react";
import type { Failure } from "../../../electron/domain/errors.ts";
import { bridge } from "../../api/bridge.ts";
import { asFailure, call, newJob, type Progress, type Select } from "../../api/client.ts";

export interface TaskState<O> {
  state: "idle" | "running" | "done" | "failed" | "cancelled";
  progress: Progress | null;
  /** The last good answer, also while the next is on its way. */
  value: O | null;
  error: Failure | null;
}

export interface LongTask<I, O> {
  get: () => TaskState<O>;
  watch: (watcher: () => void) => () => void;
  /** Starts it; a start while it runs stops the older one and makes its answer void. Null when it failed. */
  start: (input: (job: string) => I) => Promise<O | null>;
  cancel: () => void;
  /** Stops it and forgets its answer. */
  reset: () => void;
}

export function longTask<I, O>(select: Select<I, O>): LongTask<I, O> {
  const idle: TaskState<O> = { state: "idle", progress: null, value: null, error: null };
  let now = idle;
  let current: string | null = null;
  const watchers = new Set<() => void>();
  const set = (change: Partial<TaskState<O>>): void => {
    now = { ...now, ...change };
    for (const watcher of watchers) watcher();
  };
  const cancel = (): void => {
    if (now.state === "running" && current !== null) void call((api) => api.desk.cancel, { job: current });
  };
  const start = async (input: (job: string) => I): Promise<O | null> => {
    cancel();
    const job = newJob();
    current = job;
    set({ state: "running", progress: null, error: null });
    const off = bridge.on("progress", ({ job: other, ...progress }) => {
      if (other === job && current === job) set({ progress });
    });
    try {
      const value = await call(select, input(job));
      if (current === job) set({ state: "done", value, progress: null });
      return value;
    } catch (thrown) {
      const error = asFailure(thrown);
      if (current === job)
        set({ state: error.code === "cancelled" ? "cancelled" : "failed", error, progress: null });
      return null;
    } finally {
      off();
    }
  };
  return {
    get: () => now,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    start,
    cancel,
    reset: () => {
      cancel();
      current = null;
      set(idle);
    },
  };
}

export const useTask = <I, O>(task: LongTask<I, O>): TaskState<O> =>
  useSyncExternalStore(task.watch, task.get);
