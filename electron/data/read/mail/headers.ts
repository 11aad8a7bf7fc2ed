// The header block of a message or part, from its bytes: postal-mime takes every header for UTF-8 and loses what is not.
import { isAscii } from "node:buffer";
import { decodeBytes } from "./charset.ts";
import { limits } from "./limits.ts";

/** Values by header name in lower case, each unfolded, in the order of the message. */
export type Headers = Map<string, string[]>;

export interface HeaderBlock {
  headers: Headers;
  /** Where the body begins. */
  bodyAt: number;
  /** Some of it was left out, because it is too long. */
  cut: boolean;
}

const field = /^([!-9;-~]+)[ \t]*:/;
const lineFeed = 10;
const dash = 45;

/** Where an empty line, or one that may be a delimiter of parts, ends the headers; else the end of the bytes. */
function blockEnd(bytes: Buffer, from: number, to: number): number {
  for (let at = from; at < to;) {
    const byte = bytes[at];
    if (byte === lineFeed || (byte === 13 && bytes[at + 1] === lineFeed)) return at;
    if (byte === dash && bytes[at + 1] === dash) return at;
    const next = bytes.indexOf(lineFeed, at);
    if (next < 0 || next >= to) break;
    at = next + 1;
  }
  return to;
}

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at + 1;
};

/**
 * Reads the headers between two offsets. A line that is no header ends them where text follows it (the empty line is
 * missing), and is passed over where headers go on. A line of `--` always ends the headers of a part.
 */
export function readHeaders(bytes: Buffer, from: number, to: number): HeaderBlock {
  const end = blockEnd(bytes, from, to);
  const stop = Math.min(end, from + limits.headers);
  const ascii = isAscii(bytes.subarray(from, stop));
  const text = bytes.toString("latin1", from, stop);
  const headers: Headers = new Map();
  let bodyAt = end;
  let name = "";
  let lines: string[] = [];
  const keep = (): void => {
    if (name === "") return;
    const raw = lines.length === 1 ? lines[0]! : lines.join(" ");
    const value = ascii ? raw : decodeBytes(Buffer.from(raw, "latin1"), "").text;
    const values = headers.get(name);
    if (values) values.push(value.trim());
    else headers.set(name, [value.trim()]);
    name = "";
  };
  for (let at = 0; at < text.length;) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next).trimEnd();
    const first = text.charCodeAt(at);
    const found = first === 32 || first === 9 ? null : field.exec(line);
    if (found) {
      keep();
      name = found[1]!.toLowerCase();
      lines = [line.slice(found[0].length)];
    } else if (first === 32 || first === 9) {
      lines.push(line.trimStart());
    } else if (!field.test(text.slice(next, lineEnd(text, next))) && !/^>?From /.test(line)) {
      bodyAt = from + at;
      break;
    }
    at = next;
  }
  keep();
  if (bodyAt === end && end < to && bytes[end] !== dash) bodyAt = end + (bytes[end] === 13 ? 2 : 1);
  return { headers, bodyAt: Math.min(bodyAt, to), cut: stop < end };
}

/** The first value of a header, or nothing. */
export const header = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? "";
