// Parsing on a thread of its own: the writer asks an aside thread for a file's records and takes them block by block.
import { MessageChannel, type MessagePort, type Worker } from "node:worker_threads";
import { UserError } from "../../domain/errors.ts";
import type { ReadFile } from "../context.ts";
import { openSource } from "./open.ts";
import type { Detected, Source, SourceBlock } from "./source.ts";

/** Asks an aside thread to read a file; the blocks come over the port, one for each `next`. */
export interface ReadRequest {
  type: "read";
  port: MessagePort;
  file: string;
  answers: Record<string, unknown>;
}
type FromReading =
  | { type: "opened"; detected: Detected }
  | { type: "block"; block: SourceBlock }
  | { type: "end" }
  | { type: "error"; code: string | null; params: Record<string, string | number>; message: string };

/** In this thread: for scripts, for previews (which have their own thread already), for tests. */
export const readHere: ReadFile = (file, answers, signal) => openSource(file, answers, signal);

/** The columns of a report go over without being copied. */
const columnsOf = ({ report }: SourceBlock): ArrayBuffer[] =>
  report
    ? Object.values(report).flatMap((column: unknown) =>
        ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
      )
    : [];

/** Serves one request on an aside thread: a block is parsed ahead while the last one is being written. */
export function serveReading({ port, file, answers }: ReadRequest): void {
  const stop = new AbortController();
  const send = (message: FromReading, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);
  const fail = (error: unknown) => {
    if (error instanceof UserError)
      send({ type: "error", code: error.code, params: error.params, message: "" });
    else
      send({
        type: "error",
        code: null,
        params: {},
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  };
  const serve = async () => {
    const source = await openSource(file, answers, stop.signal);
    send({ type: "opened", detected: source.detected });
    const blocks = source.blocks()[Symbol.asyncIterator]();
    let ahead = blocks.next();
    port.on("message", (message: "next" | "stop") => {
      if (message === "stop") {
        stop.abort();
        return;
      }
      ahead.then(({ done, value }) => {
        if (done) send({ type: "end" });
        else {
          send({ type: "block", block: value }, columnsOf(value));
          ahead = blocks.next();
          // Its failure is reported when it is asked for.
          ahead.catch(() => {});
        }
      }, fail);
    });
    ahead.catch(() => {});
  };
  serve().catch(fail);
}

/** On a thread of its own. */
export const readThere =
  (spawn: () => Worker): ReadFile =>
  async (file, answers, signal) => {
    const worker = spawn();
    const { port1: mine, port2: theirs } = new MessageChannel();
    let waiting: { resolve(message: FromReading): void; reject(error: unknown): void } | undefined;
    const early: FromReading[] = [];
    mine.on("message", (message: FromReading) => {
      if (waiting) {
        const asked = waiting;
        waiting = undefined;
        asked.resolve(message);
      } else early.push(message);
    });
    const dead = () => waiting?.reject(new UserError("store-stopped"));
    worker.on("error", dead);
    worker.on("exit", dead);
    const take = async (): Promise<FromReading> => {
      const message =
        early.shift() ??
        (await new Promise<FromReading>((resolve, reject) => (waiting = { resolve, reject })));
      if (message.type !== "error") return message;
      end();
      if (message.code !== null) throw new UserError(message.code, message.params);
      throw new Error(message.message);
    };
    const end = () => {
      mine.close();
      void worker.terminate();
    };
    signal.addEventListener("abort", () => mine.postMessage("stop"), { once: true });
    worker.postMessage({ type: "read", port: theirs, file, answers } satisfies ReadRequest, [theirs]);
    const opened = await take();
    if (opened.type !== "opened") throw new Error(`unexpected ${opened.type}`);
    return {
      detected: opened.detected,
      async *blocks() {
        try {
          for (;;) {
            mine.postMessage("next");
            const message = await take();
            if (message.type !== "block") return;
            yield message.block;
          }
        } finally {
          end();
        }
      },
    } satisfies Source;
  };
