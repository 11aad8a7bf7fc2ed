// The page's bridge as a journey uses it: the type of `window.liaison`, and one call by its name.
import type { Page } from "@playwright/test";

export interface Reply<T = unknown> {
  ok: boolean;
  value?: T;
  error?: { code: string; text: string };
}

declare global {
  interface Window {
    liaison: {
      call: (path: string, input: unknown) => Promise<Reply>;
      on: (event: string, listener: (detail: unknown) => void) => () => void;
      drop: (file: File) => Promise<string>;
    };
  }
}

/** What a call from the page answers, failures included. `T` is the journey's word for what the value holds. */
export const call = <T = unknown>(page: Page, path: string, input: unknown = {}): Promise<Reply<T>> =>
  page.evaluate(
    async ([name, given]) => (await window.liaison.call(String(name), given)) as Reply<T>,
    [path, input],
  );

/** The value of a call that must go well. */
export async function value<T>(page: Page, path: string, input: unknown = {}): Promise<T> {
  const reply = await call<T>(page, path, input);
  if (!reply.ok) throw new Error(`${path}: ${reply.error?.code} ${reply.error?.text}`);
  return reply.value as T;
}
