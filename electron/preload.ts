// The whole bridge between the page and the desktop process: three functions, no Node, no channel names for the page to choose.
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Result } from "./api/messages.ts";
import { channels } from "./shell/events.ts";

type Listener = (detail: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
/** Where the page is to go can be told before it listens; it waits here. */
const held = new Map<string, unknown[]>(
  ["open", "task", "today", "newTask", "sharedMerged"].map((name) => [name, []]),
);

ipcRenderer.on(channels.event, (_event, name: string, detail: unknown) => {
  const heard = listeners.get(name);
  if (!heard?.size) {
    held.get(name)?.push(detail);
    return;
  }
  for (const listener of heard) listener(detail);
});

const bridge = {
  /** Asks; the answer says itself whether it went well. */
  call: (path: string, input: unknown): Promise<Result> => ipcRenderer.invoke(channels.call, path, input),

  /** Listens; the result stops listening. */
  on(name: string, listener: Listener): () => void {
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listener));
    for (const detail of held.get(name)?.splice(0) ?? []) listener(detail);
    return () => heard.delete(listener);
  },

  /**
   * Turns a file that the person dropped into a token. The path is looked up here, in the isolated world: a page that was taken over
   * could call this with real File objects only, and those come from the person's own hand.
   */
  async drop(file: File): Promise<string> {
    const result: Result = await ipcRenderer.invoke(channels.drop, webUtils.getPathForFile(file));
    if (!result.ok) throw new Error(result.error.text);
    return String(result.value);
  },
};

contextBridge.exposeInMainWorld("liaison", bridge);
