// ipcMain, and the answer to a page's invoke with Electron's error texts.
import type * as Electron from "electron";
import { strict } from "./strict.ts";
import { EventEmitter } from "node:events";

type Handler = Parameters<Electron.IpcMain["handle"]>[1];
export type Answer = { ok: true; value: unknown } | { ok: false; error: string };

/** Any channel may be listened to, so this emitter is the one that refuses no event. */
export class IpcMain extends EventEmitter implements Pick<Electron.IpcMain, "handle" | "removeHandler"> {
  #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== "function")
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    this.#handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }
  async answer(channel: string, event: Electron.IpcMainInvokeEvent, args: unknown[]): Promise<Answer> {
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { ok: true, value: await (handler(event, ...args) as unknown) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { ok: false, error: String(error) };
    }
  }
}
export const ipcMainImpl = new IpcMain();
ipcMainImpl.setMaxListeners(0);
export const ipcMain = strict("ipcMain", ipcMainImpl);
