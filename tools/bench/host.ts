// Asks a workspace through dispatch in this process, as scripts do, and hands out the connection for the anchors.
import { dispatch, type Asking, type Host } from "../../electron/api/dispatch.ts";
import { closeAttachments } from "../../electron/data/attachments.ts";
import type { Store } from "../../electron/data/store.ts";
import { openWorkspace } from "../../electron/data/workspace.ts";
import { makeWords } from "../../electron/domain/words/words.ts";
import { worldNow, workspaceOptions } from "./place.ts";

export interface Asked {
  store: Store;
  /** The value of a call, of the type that its contract gives it. @throws Error with the failure's sentence */
  ask: <T = unknown>(path: string, input?: unknown, asking?: Asking) => Promise<T>;
  close: () => void;
}

export function openHost(file: string): Asked {
  const options = workspaceOptions(file);
  const workspace = openWorkspace(options);
  let bug: unknown;
  const ask: Asked["ask"] = async <T>(path: string, input?: unknown, asking?: Asking) => {
    const result = await dispatch(host, path, input, asking);
    if (result.ok) return result.value as T;
    throw result.error.code === "bug" ? bug : new Error(`${path}: ${result.error.text}`);
  };
  const host: Host = {
    store: workspace.store,
    workspace: file,
    now: () => worldNow,
    words: makeWords("en"),
    author: options.author,
    aside: ask,
    // Loaded when a file is read, as opening a workspace needs none of it.
    read: async (...file) => (await import("../../electron/data/imports/reading.ts")).readHere(...file),
    bug: (_, error) => {
      bug = error;
      return "";
    },
  };
  return {
    store: workspace.store,
    ask,
    close: () => {
      closeAttachments();
      workspace.close();
    },
  };
}

/** Opens, works, closes, whatever happens in between. */
export async function withHost<T>(file: string, work: (asked: Asked) => Promise<T>): Promise<T> {
  const asked = openHost(file);
  try {
    return await work(asked);
  } finally {
    asked.close();
  }
}

/**
 * Makes the connection stay at NORMAL although every edit asks for FULL, to show what the safer setting costs.
 * Only for the measurement: the product ships FULL.
 */
export function pinNormal(store: Store): void {
  const pragma = store.raw.pragma.bind(store.raw);
  store.raw.pragma = (source, options) =>
    source.startsWith("synchronous") ? undefined : pragma(source, options);
  pragma("synchronous = NORMAL");
}
