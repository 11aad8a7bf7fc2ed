// One half of contextBridge: the same code runs in the page's world and in the preload's isolated world.
// Blink clones CustomEvent.detail when it crosses worlds; functions and promises travel as ids under a secret key.
// Dispatch is synchronous, so functions can return values at once, as in Electron.

type Side = "page" | "preload";
type Callable = (...args: unknown[]) => unknown;
type Outcome = { ok: boolean; value: unknown };
export type Message =
  | { kind: "call"; fn: number; reply: number; args: unknown }
  | ({ kind: "return"; reply: number } & Outcome)
  | ({ kind: "settle"; promise: string } & Outcome)
  | { kind: "expose"; key: string; value: unknown }
  | { kind: "open"; url: string; frameName: string; features: string };

const DEEPEST = 1000;
/** Arrays and objects, of any class: prototypes and symbol keys are lost, as in Electron. */
const isPlain = (value: object) =>
  Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";

/** Copies own enumerable items by `copy`; the copy is in `done` before its items are made. */
function copyItems(value: object, done: Map<object, unknown>, copy: (item: unknown) => unknown): object {
  const copied = Array.isArray(value) ? [] : {};
  done.set(value, copied);
  for (const [key, item] of Object.entries(value))
    Object.defineProperty(copied, key, {
      value: copy(item),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copied;
}

export interface Bridge {
  post: (message: Message) => void;
  expose: (key: string, api: unknown) => void;
}

/** `others` receives the messages that are not the bridge's own. */
export function makeBridge(secret: string, side: Side, others?: (message: Message) => void): Bridge {
  // Taken now: the page may replace the globals later.
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document);
  const listen = EventTarget.prototype.addEventListener.bind(document);
  const CrossingEvent = CustomEvent;
  const clone = structuredClone;
  const eventTo = (to: Side) => `${secret}:${to}`;
  const outgoing = eventTo(side === "page" ? "preload" : "page");
  const incoming = eventTo(side);

  const functions: Callable[] = [];
  const functionIds = new Map<Callable, number>();
  const promises = new Map<string, (outcome: Outcome) => void>();
  const replies = new Map<number, Outcome>();
  let last = 0;

  const post = (message: Message) => void dispatch(new CrossingEvent(outgoing, { detail: message }));

  /** `done`: the objects packed so far; cycles stay cycles, for Blink's clone keeps them. */
  function pack(value: unknown, done = new Map<object, unknown>(), depth = 0): unknown {
    if (depth > DEEPEST)
      throw new TypeError(
        `Electron contextBridge recursion depth exceeded.  Nested objects deeper than ${DEEPEST} are not supported.`,
      );
    if (typeof value === "function") {
      const known = functionIds.get(value as Callable);
      const id = known ?? functions.push(value as Callable) - 1;
      functionIds.set(value as Callable, id);
      return { [secret]: "function", id };
    }
    if (typeof value === "symbol") throw new Error("An object could not be cloned.");
    if (typeof value !== "object" || value === null) return value;
    if (done.has(value)) return done.get(value);
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return { [secret]: "error", message: value.message, stack: value.stack };
    if (!isPlain(value)) {
      try {
        return clone(value);
      } catch {
        throw new Error("An object could not be cloned.");
      }
    }
    return copyItems(value, done, (item) => pack(item, done, depth + 1));
  }

  function packPromise(promise: Promise<unknown>): unknown {
    const id = `${side}${++last}`;
    const settle = (outcome: Outcome) => post({ kind: "settle", promise: id, ...outcome });
    const reject = (reason: unknown) => settle({ ok: false, value: pack(reason) });
    promise.then((value) => settle({ ok: true, value: pack(value) })).catch(reject);
    return { [secret]: "promise", id };
  }

  function unpack(value: unknown, done = new Map<object, unknown>()): unknown {
    if (typeof value !== "object" || value === null || !isPlain(value)) return value;
    if (done.has(value)) return done.get(value);
    const packed = value as Record<string, unknown>;
    switch (packed[secret]) {
      case "function":
        return (...args: unknown[]) => call(packed.id as number, args);
      case "promise":
        return new Promise((resolve, reject) => {
          promises.set(packed.id as string, (outcome) =>
            outcome.ok ? resolve(unpack(outcome.value)) : reject(unpack(outcome.value)),
          );
        });
      case "error":
        return new Error(packed.message as string);
      default:
        return copyItems(value, done, (item) => unpack(item, done));
    }
  }

  function call(fn: number, args: unknown[]): unknown {
    const reply = ++last;
    post({ kind: "call", fn, reply, args: pack(args) });
    const outcome = replies.get(reply);
    replies.delete(reply);
    if (!outcome) throw new Error("contextBridge: the other world did not answer");
    if (!outcome.ok) throw unpack(outcome.value) as Error;
    return unpack(outcome.value);
  }

  function answer(fn: number, args: unknown): Outcome {
    try {
      const callable = functions[fn];
      return { ok: true, value: pack(callable?.(...(unpack(args) as unknown[]))) };
    } catch (error) {
      return { ok: false, value: pack(error instanceof Error ? error : new Error(String(error))) };
    }
  }

  function receive(message: Message): void {
    switch (message.kind) {
      case "call":
        return post({ kind: "return", reply: message.reply, ...answer(message.fn, message.args) });
      case "return":
        replies.set(message.reply, message);
        return;
      case "settle":
        promises.get(message.promise)?.(message);
        promises.delete(message.promise);
        return;
      case "expose":
        Object.defineProperty(globalThis, message.key, {
          value: deepFreeze(unpack(message.value)),
          enumerable: true,
          writable: false,
          configurable: false,
        });
        return;
      default:
        others?.(message);
    }
  }

  listen(
    incoming,
    (event: Event) => {
      event.stopImmediatePropagation();
      receive((event as CustomEvent<Message>).detail);
    },
    true,
  );
  return {
    post,
    expose(key, api) {
      if (exposed.has(key))
        throw new Error("Cannot bind an API on top of an existing property on the window object");
      exposed.add(key);
      post({ kind: "expose", key, value: pack(api) });
    },
  };
}
const exposed = new Set<string>();

/** Plain objects and arrays only: a buffer with elements cannot be frozen, and Electron leaves it as it is. */
function deepFreeze(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (!isPlain(value)) return value;
  Object.freeze(value); // first: there may be a cycle
  for (const item of Object.values(value)) deepFreeze(item);
  return value;
}
