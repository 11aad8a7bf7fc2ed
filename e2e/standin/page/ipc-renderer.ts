// ipcRenderer over the binding that the main process added to the preload's world.
import { decode, encode, type Down, type Up } from "../wire.ts";

type Listener = (event: unknown, ...args: unknown[]) => void;

export interface Line {
  tell(up: Up, body?: string): void;
  /** Given by the preload script: what to do with new menu accelerators. */
  onAccelerators(json: string): void;
}

export function makeIpcRenderer(line: Line) {
  let last = 0;
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  const ipcRenderer = {
    send(channel: string, ...args: unknown[]): void {
      line.tell(["send", channel], encode(args));
    },
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const body = encode(args);
        const id = ++last;
        pending.set(id, {
          resolve,
          reject: (error) => reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)),
        });
        line.tell(["invoke", id, channel], body);
      });
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      const left = [...(listeners.get(channel) ?? [])];
      const at = left.lastIndexOf(listener);
      if (at >= 0) left.splice(at, 1);
      listeners.set(channel, left);
      return ipcRenderer;
    },
  };

  function settle(id: number): { resolve(value: unknown): void; reject(error: Error): void } | undefined {
    const waiting = pending.get(id);
    pending.delete(id);
    return waiting;
  }
  function receive(kind: Down, to: number | string, body: string): void {
    switch (kind) {
      case "reply":
        return settle(Number(to))?.resolve(decode(body));
      case "error":
        return settle(Number(to))?.reject(new Error(body));
      case "message": {
        const args = decode(body) as unknown[];
        for (const listener of listeners.get(String(to)) ?? [])
          listener({ sender: ipcRenderer, ports: [] }, ...args);
        return;
      }
      case "accelerators":
        line.onAccelerators(body);
    }
  }
  return { ipcRenderer, receive };
}
