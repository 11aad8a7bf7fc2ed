// What the shell and the store's threads say to each other (worker.ts answers, shell/store.ts asks). Types only.
import type { Failure } from "../domain/errors.ts";

/** `read` runs on the reader, `write` and `job` on the writer, `aside` on a short-lived thread with a read-only connection. */
export type CallKind = "read" | "write" | "job" | "aside";

export interface ThreadData {
  role: "writer" | "reader" | "aside";
  workspace: string;
  /** The register of device ids, in the user's profile. */
  register: string;
  /** The folder with the SQL migrations. */
  migrations: string;
  /** Absolute path of the unpacked native module; null takes the package's own. */
  binding: string | null;
  /** The signed-in user's name, used until the manager gives theirs. */
  author: string;
  locale: string;
  /** How far the clock is ahead of the machine's (ms): 0 unless a test set it. */
  clockOffset?: number;
  /** IANA name of the zone that the machine is in now; without it the one of the process's start holds. */
  zone?: string;
}

export type ToThread =
  | { type: "call"; id: number; path: string; input: unknown }
  | { type: "cancel"; id: number }
  /** The machine is in another zone than before. */
  | { type: "zone"; zone: string }
  | { type: "close" };

export type Result = { ok: true; value: unknown } | { ok: false; error: Failure };

export type FromThread =
  /** Only a pending migration, undoing what a killed batch left, or moving a workspace makes the user wait. */
  | {
      type: "opening";
      phase: "migrating" | "backup" | "undoing" | "moving";
      done: number;
      total: number | null;
    }
  | { type: "ready"; calls: Record<string, CallKind> }
  /** The store could not open; the thread ends after this. `backup` is the newest verified one, if any. */
  | { type: "failed"; error: Failure; detail: string; backup: string | null }
  | { type: "progress"; id: number; done: number; total: number | null; phase: string }
  | { type: "result"; id: number; result: Result }
  /** Something changed that did not come from a call's own end (an upkeep, a check in the background). */
  | { type: "changed" }
  | { type: "log"; level: "info" | "warn" | "error"; text: string }
  | { type: "closed" };
