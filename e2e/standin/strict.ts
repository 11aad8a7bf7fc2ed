// The whitelist: whatever the stand-in does not have throws by name instead of being undefined.
import { EventEmitter } from "node:events";

export class StandinError extends Error {
  override name = "StandinError";
}

/** Refuses an API, event or option that the stand-in lacks. */
export function missing(what: string): never {
  throw new StandinError(
    `electron stand-in: ${what} is not implemented. Add it to e2e/standin (with a fidelity mark) or do not use it.`,
  );
}

/** Names that runtimes, inspectors and promise machinery probe for on any object. */
const PROBED = new Set(
  "then toJSON inspect nodeType tagName asymmetricMatch $$typeof domain constructor captureRejections prototype length name".split(
    " ",
  ),
);
const RAW = Symbol("raw");
const isClass = (value: object) => /^class\b/.test(Function.prototype.toString.call(value));

/**
 * Wraps an object so that a property neither it nor its prototype has is an error that names the API.
 * `refuse` may throw for a known property, too (a destroyed window).
 */
export function strict<T extends object>(name: string, target: T, refuse?: (property: string) => void): T {
  return new Proxy(target, {
    get(object, property) {
      if (property === RAW) return object;
      const probed = typeof property === "symbol" || PROBED.has(property) || property.startsWith("_");
      if (!probed) refuse?.(property);
      if (!probed && !(property in object)) return missing(`${name}.${property}`);
      // The raw object is the receiver, or private fields would not be found through the proxy.
      const value: unknown = Reflect.get(object, property, object);
      return typeof value === "function" && !isClass(value) && !Object.hasOwn(object, property)
        ? (value.bind(object) as unknown)
        : value;
    },
    set: (object, property, value) => Reflect.set(object, property, value, object),
  });
}

/** The object behind a strict proxy, or the value itself. */
export function raw<T>(value: T): T {
  return typeof value === "object" && value !== null
    ? ((Reflect.get(value, RAW) as T | undefined) ?? value)
    : value;
}

/** Refuses option names that nothing would act on. */
export function onlyKnown(what: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) if (!known.includes(key)) missing(`${what} { ${key} }`);
}

/** An emitter that refuses listeners for events which it would never emit. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    this.setMaxListeners(0);
    this.on("newListener", (event: string | symbol) => {
      if (typeof event === "string" && event !== "removeListener" && !events.includes(event))
        missing(`${name}.on('${event}')`);
    });
  }
}

/** Raises an error as the process's uncaught exception, so that it cannot break the caller. */
export function raise(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** Emits to the app. What a listener throws becomes an uncaught exception, as for events of native origin. */
export function fire(emitter: EventEmitter, event: string, ...args: unknown[]): void {
  try {
    emitter.emit(event, ...args);
  } catch (error) {
    raise(error);
  }
}

/** An event object with preventDefault; `details` are its further properties. */
export function preventable<T extends object>(
  details?: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  const event = {
    ...(details as T),
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** What was asked of the system, oldest first: tests read it, and for recorded-only features it is all there is. */
export const calls: { api: string; args: unknown[]; at: number }[] = [];
export function record(api: string, ...args: unknown[]): void {
  calls.push({ api, args, at: Date.now() });
}
