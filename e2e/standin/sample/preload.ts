// The sample app's bridge.
import { contextBridge, ipcRenderer, webUtils } from "electron";

contextBridge.exposeInMainWorld("sample", {
  call: (channel: string, value?: unknown): Promise<unknown> => ipcRenderer.invoke(channel, value),
  send: (channel: string, value?: unknown): void => ipcRenderer.send(channel, value),
  on: (channel: string, listener: (value: unknown) => void) => {
    const heard = (_event: unknown, value: unknown) => listener(value);
    ipcRenderer.on(channel, heard);
    return () => void ipcRenderer.off(channel, heard);
  },
  path: (file: File): string => webUtils.getPathForFile(file),
  add: (a: number, b: number): number => a + b,
  nested: {
    list: [1, { two: 2 }],
    bytes: new Uint8Array([1, 2, 3]),
    fail: () => {
      throw new TypeError("thrown in the preload");
    },
    later: async () => new Map([[1, new Uint8Array([1, 2])]]),
  },
});
