// The parts of a message (RFC 2046), found in one pass over its bytes, however many there are and however deep. postal-mime
// waits for a promise on every line, refuses a message with 257 levels or long headers, and keeps no bytes to decode again.
import { header, type Headers, readHeaders } from "./headers.ts";
import { limits } from "./limits.ts";
import { structured, type Structured } from "./params.ts";

export interface Part {
  headers: Headers;
  type: Structured;
  /** `multipart/alternative` → "alternative"; empty for a part with content. */
  multipart: string;
  children: Part[];
  /** The content's bytes in the message, still encoded. */
  from: number;
  to: number;
}

export interface Tree {
  root: Part;
  /** Multiparts that were deeper than the limit and were not opened. */
  tooDeep: boolean;
  /** A multipart or its last part never ends: the message may have been cut. */
  unclosed: boolean;
  headersCut: boolean;
}

interface Open {
  part: Part;
  boundary: string;
}

const lineFeed = 10;
const dash = 45;

/** A multipart's delimiter where its headers name none, or one that is not there: the first line of dashes with a part's headers below. */
function foundBoundary(bytes: Buffer, from: number): string {
  const head = bytes.toString("latin1", from, from + 8192);
  return (
    /(?:^|\n)--([^\s-][^\r\n]{0,200}?|-+[^\s-][^\r\n]{0,200}?)[ \t]*\r?\n(?:content-[a-z-]+[ \t]*:|\r?\n)/i.exec(
      head,
    )?.[1] ?? ""
  );
}

function makePart(bytes: Buffer, from: number, to: number, digest: boolean): { part: Part; cut: boolean } {
  const { headers, bodyAt, cut } = readHeaders(bytes, from, to);
  const given = header(headers, "content-type");
  const type = structured(given === "" ? (digest ? "message/rfc822" : "text/plain") : given);
  if (!type.value.includes("/")) type.value = type.value === "html" ? "text/html" : "text/plain";
  let multipart = "";
  if (type.value.startsWith("multipart/")) {
    let boundary = type.params.get("boundary")?.trimEnd() ?? "";
    // Looking through all bytes again for each part would take forever where there are very many.
    const missing = boundary === "" || (from === 0 && bytes.indexOf(`--${boundary}`, bodyAt, "latin1") < 0);
    if (missing) boundary = foundBoundary(bytes, bodyAt);
    type.params.set("boundary", boundary);
    if (boundary !== "") multipart = type.value.slice(10);
    else type.value = "text/plain";
  }
  return { part: { headers, type, multipart, children: [], from: bodyAt, to }, cut };
}

/** Takes the message apart. Nothing is decoded or copied. */
export function mimeTree(bytes: Buffer): Tree {
  const first = makePart(bytes, 0, bytes.length, false);
  const tree: Tree = { root: first.part, tooDeep: false, unclosed: false, headersCut: first.cut };
  const stack: Open[] = [];
  /** The part whose content is being passed, null between a multipart's end and the next delimiter. */
  let current: Part | null = first.part;
  const open = (part: Part): void => {
    if (part.multipart === "") return;
    if (stack.length >= limits.depth) {
      tree.tooDeep = true;
      part.multipart = "";
      return;
    }
    stack.push({ part, boundary: part.type.params.get("boundary")! });
  };
  open(first.part);
  if (stack.length === 0) return tree;
  let at = first.part.from;
  if (!(bytes[at] === dash && bytes[at + 1] === dash)) at = nextDashes(bytes, at);
  while (at >= 0 && at < bytes.length && stack.length > 0) {
    const newline = bytes.indexOf(lineFeed, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    const found = end - at > 2_000 ? null : delimiter(stack, bytes.toString("latin1", at + 2, end));
    if (!found) {
      at =
        end - 1 < bytes.length && newline >= 0 && bytes[end] === dash && bytes[end + 1] === dash
          ? end
          : nextDashes(bytes, end - 1);
      continue;
    }
    // The line break before a delimiter belongs to it.
    const before = bytes[at - 1] === lineFeed ? (bytes[at - 2] === 13 ? at - 2 : at - 1) : at;
    if (current) current.to = Math.max(current.from, before);
    const parent = stack[found.index]!.part;
    for (let inner = found.index; inner < stack.length; inner++)
      stack[inner]!.part.to = Math.max(stack[inner]!.part.from, before);
    if (found.last) {
      stack.length = found.index;
      current = null;
      at = newline >= 0 && bytes[end] === dash && bytes[end + 1] === dash ? end : nextDashes(bytes, end - 1);
      continue;
    }
    stack.length = found.index + 1;
    const { part, cut } = makePart(bytes, end, bytes.length, parent.multipart === "digest");
    tree.headersCut ||= cut;
    parent.children.push(part);
    current = part;
    open(part);
    at =
      bytes[part.from] === dash && bytes[part.from + 1] === dash && bytes[part.from - 1] === lineFeed
        ? part.from
        : nextDashes(bytes, part.from - 1);
  }
  tree.unclosed = stack.length > 0;
  return tree;
}

/** Where the next line that begins with `--` begins; -1 without one. */
function nextDashes(bytes: Buffer, from: number): number {
  const at = bytes.indexOf("\n--", from, "latin1");
  return at < 0 ? -1 : at + 1;
}

/** Which open multipart a line delimits, the innermost first; white space may follow it. */
function delimiter(stack: readonly Open[], line: string): { index: number; last: boolean } | null {
  const text = line.trimEnd();
  const closing = text.endsWith("--") ? text.slice(0, -2) : null;
  for (let index = stack.length - 1; index >= 0; index--) {
    const { boundary } = stack[index]!;
    if (boundary === text) return { index, last: false };
    if (boundary === closing) return { index, last: true };
  }
  return null;
}
