// The preload bridge as the page sees it: the only way out of the page.
import type { Failure } from "../../electron/domain/errors.ts";
import type { PageEvents } from "../../electron/api/desk.ts";

export type Reply = { ok: true; value: unknown } | { ok: false; error: Failure };

export interface Bridge {
  call(path: string, input: unknown): Promise<Reply>;
  on<E extends keyof PageEvents>(event: E, listener: (detail: PageEvents[E]) => void): () => void;
  /** A dropped file becomes a token; its path stays outside the page. */
  drop(file: File): Promise<string>;
}

declare global {
  interface Window {
    liaison: Bridge;
  }
}

export const bridge: Bridge = window.liaison;
