// Which encoding a text file has, and its bytes as text, piece by piece.
import { isUtf8 } from "node:buffer";
import { type FileStamp, readChunks, type ReadWatch } from "./files.ts";

export interface TextEncoding {
  /** A name that `decoderFor` knows: utf-8, utf-16le, utf-16be, utf-32le, utf-32be, windows-1252, or any the person chose. */
  encoding: string;
  /** Bytes of the byte order mark at the start. */
  mark: number;
  /** Some bytes do not fit the encoding: rows with a replacement character are broken. */
  broken: boolean;
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The encodings offered when the person corrects the guess. */
export const offeredEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1257",
  "iso-8859-2",
  "iso-8859-15",
  "macintosh",
  "shift_jis",
  "euc-kr",
  "gb18030",
  "big5",
] as const;

/** The byte order mark at the start, if there is one. */
export function byteOrderMark(head: Buffer): { encoding: string; mark: number } | null {
  for (const [encoding, bytes] of marks) {
    if (bytes.every((byte, at) => head[at] === byte)) return { encoding, mark: bytes.length };
  }
  return null;
}

/** UTF-16 without a mark: in text of most languages one byte of many pairs is NUL, and always the same one. */
export function wideWithoutMark(head: Buffer): "utf-16le" | "utf-16be" | null {
  const pairs = Math.floor(head.length / 2);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  if (odd > pairs * 0.3 && even < pairs * 0.02) return "utf-16le";
  if (even > pairs * 0.3 && odd < pairs * 0.02) return "utf-16be";
  return null;
}

/** How many bytes at the end begin a character that is not complete. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Whether bytes that are no valid UTF-8 still mostly are: more whole characters than broken ones. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  let whole = 0;
  let broken = 0;
  for (const char of text) {
    if (char === "\ufffd") broken++;
    else if (char > "\u007f") whole++;
  }
  return whole > 2 * broken;
}

/**
 * Looks at every byte, because the first accent may stand far down: valid UTF-8, UTF-8 with broken places, or else the
 * code page of western Windows.
 */
async function scanned(stamp: FileStamp, watch: ReadWatch): Promise<TextEncoding> {
  let rest: Buffer = Buffer.alloc(0);
  let wide = false;
  const verdict = (bytes: Buffer): TextEncoding =>
    wide || mostlyUtf8(bytes)
      ? { encoding: "utf-8", mark: 0, broken: true }
      : { encoding: "windows-1252", mark: 0, broken: false };
  for await (const chunk of readChunks(stamp, { signal: watch.signal })) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    const tail = openTail(bytes);
    const whole = bytes.subarray(0, bytes.length - tail);
    if (!isUtf8(whole)) return verdict(bytes);
    wide ||= tail > 0;
    rest = Buffer.from(bytes.subarray(bytes.length - tail));
  }
  return rest.length > 0 ? verdict(rest) : { encoding: "utf-8", mark: 0, broken: false };
}

/** The encoding of a text file whose first bytes are `head`; `chosen` is the person's correction. */
export async function findEncoding(
  stamp: FileStamp,
  head: Buffer,
  chosen: string | undefined,
  watch: ReadWatch,
): Promise<TextEncoding> {
  const marked = byteOrderMark(head);
  if (chosen !== undefined)
    return { encoding: chosen, mark: marked?.encoding === chosen ? marked.mark : 0, broken: true };
  if (marked && marked.encoding !== "utf-8") return { ...marked, broken: true };
  const wide = marked ? null : wideWithoutMark(head);
  if (wide) return { encoding: wide, mark: 0, broken: true };
  return { ...(await scanned(stamp, watch)), mark: marked?.mark ?? 0 };
}

export interface Decoder {
  decode: (bytes: Buffer) => string;
  /** What is left at the end; a replacement character when the last one is incomplete. */
  end: () => string;
}

function wideDecoder(littleEndian: boolean): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  return {
    decode(bytes) {
      const all = rest.length ? Buffer.concat([rest, bytes]) : bytes;
      const whole = all.length - (all.length % 4);
      let text = "";
      for (let at = 0; at < whole; at += 4) {
        const code = littleEndian ? all.readUInt32LE(at) : all.readUInt32BE(at);
        text += code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      }
      rest = Buffer.from(all.subarray(whole));
      return text;
    },
    end: () => (rest.length ? "\ufffd" : ""),
  };
}

/** A tenth of the time of `TextDecoder` and of `StringDecoder`, for the encoding of nearly every file. */
function utf8Decoder(): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  return {
    decode(bytes) {
      const all = rest.length ? Buffer.concat([rest, bytes]) : bytes;
      const whole = all.length - openTail(all);
      rest = Buffer.from(all.subarray(whole));
      return all.toString("utf8", 0, whole);
    },
    end: () => (rest.length ? "\ufffd" : ""),
  };
}

/** Whether an encoding's name is one that can be decoded. */
export function knownEncoding(encoding: string): boolean {
  if (encoding.startsWith("utf-32")) return encoding === "utf-32le" || encoding === "utf-32be";
  try {
    return new TextDecoder(encoding).encoding !== "";
  } catch {
    return false;
  }
}

export function decoderFor(encoding: string): Decoder {
  if (encoding === "utf-32le" || encoding === "utf-32be") return wideDecoder(encoding === "utf-32le");
  if (encoding === "utf-8") return utf8Decoder();
  // Marks in the middle are kept for the reader of rows: joined files have them at the start of a row.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** A piece of a file's text. `strange`: it may hold control characters beside line ends. */
export interface TextPiece {
  text: string;
  strange: boolean;
}

const isControl = (byte: number): boolean => byte < 32 && byte !== 10 && byte !== 13;

/** Whether bytes hold a control character beside line ends: four at a time, because every byte of every file is asked. */
export function hasControlBytes(bytes: Buffer): boolean {
  const words =
    bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    // Some byte is below 0x20: borrowing from it sets its top bit, which was not set before.
    if (((word - 0x20202020) & ~word & 0x80808080) === 0) continue;
    if (bytes.subarray(at * 4, at * 4 + 4).some(isControl)) return true;
  }
  return bytes.subarray(words.length * 4).some(isControl);
}

/** The file's text in order, without the byte order mark. */
export async function* readText(
  stamp: FileStamp,
  { encoding, mark }: TextEncoding,
  watch: ReadWatch = {},
): AsyncGenerator<TextPiece> {
  const decoder = decoderFor(encoding);
  const wide = /^utf-(?:16|32)/.test(encoding);
  let skip = mark;
  for await (const chunk of readChunks(stamp, watch)) {
    const bytes = skip > 0 ? chunk.subarray(skip) : chunk;
    yield { text: decoder.decode(bytes), strange: wide || hasControlBytes(chunk) };
    skip = 0;
  }
  const last = decoder.end();
  if (last !== "") yield { text: last, strange: false };
}
