// The preload bridge as the page sees it: the only way out of the page.
import type { Failure } from "../../electron/domain/errors.ts";
import type { StoreState } from "../../electron/api/desk.ts";

export type Reply = { ok: true; value: unknown } | { ok: false; error: Failure };

/** What the main process tells the page without being asked. */
export interface Events {
  changed: Record<string, never>;
  progress: { job: string; done: number; total: number | null; phase: string };
  job: { job: string; state: "started" | "ended"; path: string; title: string };
  menu: { command: string };
  open: { tokens: string[]; names: string[] };
  store: StoreState;
  sharedFolder: Record<string, never>;
  sharedMerged: { batchId: number; name: string; by: string | null; created: number; updated: number };
  task: { id: number; snooze: boolean };
  today: Record<string, never>;
  newTask: Record<string, never>;
}

export interface Bridge {
  call(path: string, input: unknown): Promise<Reply>;
  on<E extends keyof Events>(event: E, listener: (detail: Events[E]) => void): () => void;
  /** A dropped file becomes a token; its path stays outside the page. */
  drop(file: File): Promise<string>;
}

declare global {
  interface Window {
    liaison: Bridge;
  }
}

export const bridge: Bridge = window.liaison;
