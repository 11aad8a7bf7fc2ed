// Entry of the store's threads: a composition root that opens the data in its role and runs dispatch for whoever asks.
import { hostname } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { FromThread, ThreadData, ToThread } from "./api/messages.ts";
import { dispatch, manifest, type Host } from "./api/dispatch.ts";
import { newestBackup, openForReading, openWorkspace, type WorkspaceOptions } from "./data/workspace.ts";
import { closeAttachments } from "./data/attachments.ts";
import { restoreBackup } from "./data/backup.ts";
import { readHere, readThere, serveReading, type ReadRequest } from "./data/imports/reading.ts";
import { moveOut } from "./data/moveOut.ts";
import { useMachineZone } from "./data/settings.ts";
import { startUpkeep } from "./data/upkeep.ts";
import type { Store } from "./data/store.ts";
import { UserError } from "./domain/errors.ts";
import { failure, makeWords } from "./domain/words/words.ts";

const port = parentPort!;
/** What the writer does before it opens: puts the newest backup in place, or moves the workspace here from a synced folder. */
interface Before {
  restore?: boolean;
  moveFrom?: string;
}
const data = workerData as ThreadData & Before;
const say = (message: FromThread) => port.postMessage(message);
const words = makeWords(data.locale);
const now = () => Date.now() + (data.clockOffset ?? 0);
useMachineZone(data.zone);

/** This same file as a thread of its own with a read-only connection. */
const spawnAside = () =>
  new Worker(new URL(import.meta.url), {
    workerData: { ...data, role: "aside", restore: false } satisfies ThreadData & Before,
    // It streams large files: a small nursery keeps what it reads from piling up.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });

/** One read-only call on a thread of its own. */
function aside<T>(path: string, input: unknown): Promise<T> {
  const worker = spawnAside();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  worker.on("message", (message: FromThread) => {
    if (message.type === "ready") worker.postMessage({ type: "call", id: 1, path, input } satisfies ToThread);
    if (message.type === "failed") reject(new UserError(message.error.code, message.error.params));
    if (message.type !== "result") return;
    if (message.result.ok) resolve(message.result.value as T);
    else reject(new UserError(message.result.error.code, message.result.error.params));
  });
  worker.on("error", reject);
  worker.on("exit", () => reject(new UserError("store-stopped")));
  return promise.finally(() => void worker.terminate());
}

let bugs = 0;
function bug(path: string, error: unknown): string {
  const reference = `${Date.now().toString(36)}-${++bugs}`;
  say({
    type: "log",
    level: "error",
    text: `[${reference}] ${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  });
  return reference;
}

const options: WorkspaceOptions = {
  file: data.workspace,
  migrations: data.migrations,
  register: data.register,
  binding: data.binding,
  author: data.author,
  now,
  onProgress: (phase, done, total) => say({ type: "opening", phase, done, total }),
};

function open(): { store: Store; close(): void } {
  if (data.role !== "writer") {
    const store = openForReading(options);
    return { store, close: () => store.close() };
  }
  if (data.moveFrom !== undefined) {
    const at = now();
    const note = words("ui.shell.moved.note", {
      host: hostname(),
      at: new Date(at).toISOString().slice(0, 10),
    });
    const onProgress = (done: number, total: number | null) => options.onProgress?.("moving", done, total);
    moveOut(data.moveFrom, data.workspace, { now: at, note, onProgress });
  }
  if (data.restore) {
    const newest = newestBackup(data.workspace);
    if (newest) restoreBackup(data.workspace, newest, now(), { binding: data.binding });
  }
  const workspace = openWorkspace(options);
  return { store: workspace.store, close: () => workspace.close() };
}

function serve(opened: { store: Store; close(): void }): void {
  const host: Host = {
    store: opened.store,
    workspace: data.workspace,
    now,
    words,
    author: data.author,
    aside,
    read: data.role === "writer" ? readThere(spawnAside) : readHere,
    bug,
  };
  const running = new Map<number, AbortController>();
  /** Jobs wait for each other; edits and reads do not wait for jobs. */
  let jobs: Promise<unknown> = Promise.resolve();
  const ending = new AbortController();
  const calls = manifest();
  const log = (level: "info" | "warn", text: string) => say({ type: "log", level, text });
  const job = (path: string, input: unknown) => {
    const result = jobs.then(() => dispatch(host, path, input, { signal: ending.signal }));
    jobs = result.then((each) => each.ok || log("warn", `${path}: ${each.error.text}`));
    return result;
  };
  const changed = () => say({ type: "changed" });
  const busy = () => running.size > 0;
  const upkeep = data.role === "writer" ? startUpkeep({ ...host, aside, job, busy, log, changed }) : null;

  const run = (id: number, path: string, input: unknown) => {
    const stop = new AbortController();
    running.set(id, stop);
    const progress = (done: number, total: number | null, phase: string) =>
      say({ type: "progress", id, done, total, phase });
    const work = () => dispatch(host, path, input, { signal: stop.signal, progress });
    const result = calls[path] === "job" ? (jobs = jobs.then(work)) : work();
    void (result as ReturnType<typeof work>).then((each) => {
      running.delete(id);
      say({ type: "result", id, result: each });
    });
  };

  port.on("message", (message: ToThread | ReadRequest) => {
    if (message.type === "call") run(message.id, message.path, message.input);
    else if (message.type === "cancel") running.get(message.id)?.abort();
    else if (message.type === "read") serveReading(message);
    else if (message.type === "zone") {
      // For this thread, and for those it will start.
      data.zone = message.zone;
      useMachineZone(message.zone);
    } else {
      ending.abort();
      for (const stop of running.values()) stop.abort();
      void jobs.then(() => {
        upkeep?.stop();
        closeAttachments();
        opened.close();
        say({ type: "closed" });
        port.close();
      });
    }
  });
  say({ type: "ready", calls });
}

try {
  serve(open());
} catch (thrown) {
  const known = thrown instanceof UserError;
  const error = failure(words, known ? thrown : new UserError("bug", { reference: bug("open", thrown) }));
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  say({ type: "failed", error, detail, backup: newestBackup(data.workspace) });
  port.close();
}
