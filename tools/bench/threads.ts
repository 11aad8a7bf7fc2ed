// The store's threads as the app runs them, asked from this thread.
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { FromThread, ThreadData, ToThread } from "../../electron/api/messages.ts";
import { root, workspaceOptions } from "./place.ts";

export interface Thread {
  /** The value of a call. @throws Error with the failure's sentence */
  ask: (callPath: string, input: unknown) => Promise<unknown>;
  close: () => Promise<void>;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The entry of the threads in the sources, and as the app has it once it is built. */
export const sourceEntry = path.join(root, "electron", "worker.ts");
export const builtEntry = path.join(root, "out", "electron", "worker.js");

export function startThread(
  role: "writer" | "reader",
  file: string,
  entry: string = sourceEntry,
): Promise<Thread> {
  const { register, migrations, author } = workspaceOptions(file);
  const workerData: ThreadData = {
    role,
    workspace: file,
    register,
    migrations,
    binding: null,
    author,
    locale: "en",
  };
  const worker = new Worker(entry, {
    workerData,
    // As the shell starts them.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const waiting = new Map<number, Waiting>();
  const ready = Promise.withResolvers<Thread>();
  const closed = Promise.withResolvers<void>();
  let last = 0;
  const send = (message: ToThread): void => worker.postMessage(message);
  const thread: Thread = {
    ask: (callPath, input) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(++last, { resolve, reject });
      send({ type: "call", id: last, path: callPath, input });
      return promise;
    },
    close: () => {
      send({ type: "close" });
      return closed.promise;
    },
  };
  worker.on("message", (message: FromThread) => {
    if (message.type === "ready") ready.resolve(thread);
    if (message.type === "failed") ready.reject(new Error(message.error.text));
    if (message.type === "log" && message.level === "error") process.stderr.write(`${message.text}\n`);
    if (message.type !== "result") return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.result.ok) asked?.resolve(message.result.value);
    else asked?.reject(new Error(message.result.error.text));
  });
  worker.on("error", (error) => {
    ready.reject(error);
    for (const { reject } of waiting.values()) reject(error);
  });
  worker.on("exit", () => closed.resolve());
  return ready.promise;
}
