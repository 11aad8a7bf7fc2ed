// The structured-clone codec of IPC, shared by the main process and the page. structuredClone() decides what is
// allowed and drops prototypes and accessors; the encoder then only meets the closed set of types below.

/** What the page tells the main process: the first line of a binding call; the body follows after a line feed. */
export type Up =
  | ["send", channel: string]
  | ["invoke", id: number, channel: string]
  | ["accelerator", commandId: number]
  | ["key", input: KeyInput]
  | ["loaded"]
  | ["place"]
  | ["focus", focused: boolean]
  | ["dark", dark: boolean]
  | ["open", url: string, frameName: string, features: string, disposition: string]
  | ["preload-error"];
export interface KeyInput {
  type: "keyDown" | "keyUp";
  key: string;
  code: string;
  isAutoRepeat: boolean;
  shift: boolean;
  control: boolean;
  alt: boolean;
  meta: boolean;
}
/** What the main process tells the page. */
export type Down = "reply" | "error" | "message" | "accelerators";
/** A menu accelerator as the page compares it with a key event. */
export interface Shortcut {
  key: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  commandId: number;
}

/** What the preload world has of Electron, by the names of its types: preload-world.ts provides it. */
export interface RendererApi {
  ContextBridge: "exposeInMainWorld";
  IpcRenderer: "invoke" | "send" | "on" | "off";
  WebUtils: "getPathForFile";
}

type Json = null | string | number | boolean | Json[];
type Decoded = unknown;

const VIEWS: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};
const ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, Error };
const HOLE: Json = ["hole"];

/** Node has Buffer, Chromium has the base64 methods of Uint8Array; neither program's types know both. */
interface Bytes {
  from(data: ArrayBuffer | string, encoding?: "base64"): Uint8Array<ArrayBuffer>;
}
const nodeBytes = (globalThis as { Buffer?: Bytes }).Buffer;
const pageBytes = Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> };
function toBase64(bytes: Uint8Array<ArrayBuffer>): string {
  if (!nodeBytes) return (bytes as unknown as { toBase64(): string }).toBase64();
  const copy = nodeBytes.from(bytes.buffer).subarray(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return (copy as { toString(encoding: "base64"): string }).toString("base64");
}
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return nodeBytes ? new Uint8Array(nodeBytes.from(text, "base64")) : pageBytes.fromBase64(text);
}

export class CloneError extends Error {
  override name = "CloneError";
  constructor() {
    super("An object could not be cloned.");
  }
}

/** Throws a CloneError for what structured clone or Electron's IPC refuses. */
export function encode(input: unknown): string {
  let value: unknown;
  try {
    value = structuredClone(input);
  } catch {
    throw new CloneError();
  }
  return JSON.stringify(encodeValue(value, new Map()));
}

function encodeValue(value: unknown, seen: Map<object, number>): Json {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "undefined":
      return ["undefined"];
    case "bigint":
      return ["bigint", String(value)];
    case "number":
      if (Object.is(value, -0)) return ["number", "-0"];
      return Number.isFinite(value) ? value : ["number", String(value)];
    case "object":
      return value === null ? null : encodeObject(value, seen);
    default:
      throw new CloneError();
  }
}

function encodeObject(object: object, seen: Map<object, number>): Json {
  const before = seen.get(object);
  if (before !== undefined) return ["seen", before];
  seen.set(object, seen.size);
  const encodeNext = (value: unknown) => encodeValue(value, seen);
  if (Array.isArray(object))
    return [
      "array",
      object.length,
      ...Array.from(object, (item: unknown, at) => (at in object ? encodeNext(item) : HOLE)),
    ];
  if (object instanceof Date) return ["date", encodeNext(object.getTime())];
  if (object instanceof Map)
    return ["map", ...[...object].flatMap(([key, value]) => [encodeNext(key), encodeNext(value)])];
  if (object instanceof Set) return ["set", ...[...object].map(encodeNext)];
  if (object instanceof RegExp) return ["regexp", object.source, object.flags];
  if (object instanceof Error)
    return [
      "error",
      object.name in ERRORS ? object.name : "Error",
      object.message,
      encodeNext(object.stack),
      "cause" in object ? encodeNext(object.cause) : HOLE,
    ];
  if (object instanceof ArrayBuffer) return ["buffer", toBase64(new Uint8Array(object))];
  if (ArrayBuffer.isView(object)) {
    const bytes = new Uint8Array(object.buffer as ArrayBuffer, object.byteOffset, object.byteLength);
    return ["view", viewName(object), toBase64(bytes)];
  }
  if (/^\[object (Boolean|Number|String)\]$/.test(Object.prototype.toString.call(object)))
    return ["boxed", encodeNext(object.valueOf())];
  if (Object.prototype.toString.call(object) !== "[object Object]") throw new CloneError(); // Blob, File …: not in Electron's IPC either
  return ["object", ...Object.entries(object).flatMap(([key, value]) => [key, encodeNext(value)])];
}

function viewName(view: ArrayBufferView): string {
  for (const [name, kind] of Object.entries(VIEWS)) if (view instanceof kind) return name;
  throw new CloneError();
}

export function decode(text: string): unknown {
  return decodeValue(JSON.parse(text) as Json, []);
}

function decodeValue(json: Json | undefined, seen: Decoded[]): Decoded {
  if (!Array.isArray(json)) return json;
  const [tag, ...rest] = json;
  const text = (at: number) => String(rest[at]);
  const next = (at: number) => decodeValue(rest[at], seen);
  const keep = <T>(value: T): T => {
    seen.push(value); // before the children are read: they may refer back to it
    return value;
  };
  switch (tag) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(text(0));
    case "number":
      return Number(text(0));
    case "seen":
      return seen[Number(rest[0])];
    case "array": {
      const array = keep<unknown[]>([]);
      array.length = Number(rest[0]);
      for (let at = 0; at < array.length; at++) if (!isHole(rest[at + 1])) array[at] = next(at + 1);
      return array;
    }
    case "date":
      return keep(new Date(next(0) as number));
    case "map": {
      const map = keep(new Map<unknown, unknown>());
      for (let at = 0; at < rest.length; at += 2) map.set(next(at), next(at + 1));
      return map;
    }
    case "set": {
      const set = keep(new Set<unknown>());
      for (let at = 0; at < rest.length; at++) set.add(next(at));
      return set;
    }
    case "regexp":
      return keep(new RegExp(text(0), text(1)));
    case "error": {
      const error = keep(new ERRORS[text(0) as keyof typeof ERRORS](text(1)));
      error.stack = next(2) as string | undefined;
      if (!isHole(rest[3])) error.cause = next(3);
      return error;
    }
    case "buffer":
      return keep(fromBase64(text(0)).buffer);
    case "view":
      return keep(new (VIEWS[text(0)] ?? Uint8Array)(fromBase64(text(1)).buffer));
    case "boxed":
      return keep(Object(decodeValue(rest[0], seen)) as unknown);
    case "object": {
      const object = keep<Record<string, unknown>>({});
      for (let at = 0; at < rest.length; at += 2)
        // Defined, not assigned: a key may be "__proto__".
        Object.defineProperty(object, text(at), {
          value: next(at + 1),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      return object;
    }
    default:
      throw new Error(`wire: unknown tag ${String(tag)}`);
  }
}
const isHole = (json: Json | undefined) => Array.isArray(json) && json[0] === "hole";
