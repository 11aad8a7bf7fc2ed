// The Chrome DevTools Protocol over a pipe (NUL-separated JSON): no port is open unless a test asks for one.
import type { Readable, Writable } from "node:stream";
// Playwright carries the protocol's types but does not export them; a type import leaves nothing at run time.
import type { Protocol } from "../../node_modules/playwright-core/types/protocol.d.ts";
import { raise } from "./strict.ts";

export type { Protocol };
type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;
type Events = Protocol.Events;
type Listener = (payload: unknown) => void;
interface Pending {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}
type Incoming =
  | { id: number; result?: unknown; error?: { message: string } }
  | { id?: undefined; method: string; params: unknown; sessionId?: string };

export class Cdp {
  #lastId = 0;
  #pending = new Map<number, Pending>();
  #listeners = new Map<string, Set<Listener>>();
  #chunks: Buffer[] = [];
  #output: Writable;
  closed = false;
  /** Told when the browser has gone. */
  onEnd: () => void = () => {};

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    input.on("data", (data: Buffer) => this.#read(data));
    output.on("error", () => {}); // the input's close tells the same
    input.on("close", () => {
      this.closed = true;
      for (const waiting of this.#pending.values())
        waiting.reject(new Error(`the browser ended: ${waiting.method}`));
      this.#pending.clear();
      this.onEnd();
    });
  }

  #read(data: Buffer): void {
    let rest = data;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#chunks.push(rest.subarray(0, end));
      const text = Buffer.concat(this.#chunks).toString("utf8");
      this.#chunks = [];
      rest = rest.subarray(end + 1);
      this.#receive(JSON.parse(text) as Incoming);
    }
    if (rest.length > 0) this.#chunks.push(rest);
  }

  #receive(message: Incoming): void {
    if (message.id === undefined) {
      for (const listener of this.#listeners.get(`${message.sessionId ?? ""}:${message.method}`) ?? []) {
        try {
          listener(message.params);
        } catch (error) {
          raise(error); // one failing listener must not cost the messages after it
        }
      }
      return;
    }
    const waiting = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result);
  }

  send<M extends keyof Commands>(method: M, params?: Commands[M], sessionId?: string): Promise<Results[M]> {
    if (this.closed) return Promise.reject(new Error(`the browser ended: ${method}`));
    const id = ++this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    }) as Promise<Results[M]>;
  }

  /** Listens to the browser, or to one session of it; returns a function that stops it. */
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void, sessionId = ""): () => void {
    const key = `${sessionId}:${event}`;
    const listeners = this.#listeners.get(key) ?? new Set<Listener>();
    this.#listeners.set(key, listeners.add(listener as Listener));
    return () => listeners.delete(listener as Listener);
  }

  session(sessionId: string): Session {
    return new Session(this, sessionId);
  }
}

/** One attached page. */
export class Session {
  readonly id: string;
  #cdp: Cdp;
  constructor(cdp: Cdp, id: string) {
    this.#cdp = cdp;
    this.id = id;
  }
  send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Results[M]> {
    return this.#cdp.send(method, params, this.id);
  }
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): void {
    this.#cdp.on(event, listener, this.id);
  }
}
