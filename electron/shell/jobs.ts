// The long work that is going on: what the page lists, shows the progress of, and can cancel.
import type { RunningJob } from "../api/desk.ts";
import type { CallKind, Result } from "../api/messages.ts";
import type { Progress } from "./thread.ts";

export interface JobEvents {
  job(event: { job: string; state: "started" | "ended"; path: string }): void;
  progress(event: { job: string } & Progress): void;
}

export interface Job {
  readonly progress: (progress: Progress) => void;
  /** From now on cancelling runs this. */
  cancelBy(cancel: () => void): void;
  wasCancelled(): boolean;
  /** Takes the job off the list; gives the result back, for the end of a function. */
  end(result: Result): Result;
}

export interface Jobs {
  list(): RunningJob[];
  /** Those that write: quitting asks before it stops one. */
  writing(): number;
  begin(path: string, kind: CallKind, input: unknown, cancel: () => void): Job;
  /** Unknown ids are ignored: the job has just ended. */
  cancel(job: string): void;
  cancelAll(): void;
  /** Ends when none is left. */
  idle(): Promise<void>;
}

interface Entry extends RunningJob {
  kind: CallKind;
  cancelled: boolean;
  stop: () => void;
}

const idOf = (input: unknown) => {
  const id = typeof input === "object" && input !== null ? Reflect.get(input, "job") : undefined;
  return typeof id === "string" && id !== "" ? id : null;
};

export function makeJobs(events: JobEvents): Jobs {
  const entries = new Map<string, Entry>();
  let waiting: (() => void)[] = [];
  let last = 0;

  const stop = (entry: Entry) => {
    entry.cancelled = true;
    entry.stop();
  };

  return {
    list: () =>
      [...entries.values()].map(({ job, path, done, total, phase }) => ({ job, path, done, total, phase })),
    writing: () => [...entries.values()].filter((entry) => entry.kind === "job").length,
    begin(path, kind, input, cancel) {
      const wanted = idOf(input);
      const job = wanted && !entries.has(wanted) ? wanted : `job-${++last}`;
      const entry: Entry = {
        job,
        path,
        kind,
        done: 0,
        total: null,
        phase: "",
        cancelled: false,
        stop: cancel,
      };
      entries.set(job, entry);
      events.job({ job, state: "started", path });
      return {
        progress({ done, total, phase }) {
          Object.assign(entry, { done, total, phase });
          events.progress({ job, done, total, phase });
        },
        cancelBy(next) {
          entry.stop = next;
          if (entry.cancelled) next();
        },
        wasCancelled: () => entry.cancelled,
        end(result) {
          entries.delete(job);
          events.job({ job, state: "ended", path });
          if (entries.size === 0) {
            for (const go of waiting) go();
            waiting = [];
          }
          return result;
        },
      };
    },
    cancel(job) {
      const entry = entries.get(job);
      if (entry) stop(entry);
    },
    cancelAll() {
      for (const entry of entries.values()) stop(entry);
    },
    idle: () => (entries.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
