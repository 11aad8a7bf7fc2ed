// A mbox in messages, streamed. Four habits of writing the From lines of a body are read: `>From ` (mboxo), one `>` more
// (mboxrd), Content-Length with (mboxcl) or without (mboxcl2) marks, and none.
import { fromLineDate, isBareFromLine } from "./dates.ts";
import { limits } from "./limits.ts";
import { Window } from "./mboxWindow.ts";

export interface RawMessage {
  /** Valid only until the next message is asked for. */
  bytes: Buffer;
  offset: number;
  /** Instant of the From line; null before the first one, and where it has none. */
  fromLineAt: number | null;
  /** A From line stands above it. */
  marked: boolean;
  last: boolean;
  /** Longer than the limit: the rest was skipped. */
  cut: boolean;
}

const lineFeed = 10;
/** A separator and the two lines after it are not longer. */
const longestLine = 1_000;
const fieldLine = /^[!-9;-~]+[ \t]*:/;
const quotedFrom = ">From ";

const lineAt = (bytes: Buffer, from: number): string => {
  const end = bytes.indexOf(lineFeed, from);
  return bytes.toString("latin1", from, end < 0 ? Math.min(bytes.length, from + longestLine) : end).trimEnd();
};

const blankBefore = (bytes: Buffer, at: number): boolean =>
  bytes[at - 1] === lineFeed &&
  (bytes[at - 2] === lineFeed || (bytes[at - 2] === 13 && bytes[at - 3] === lineFeed));

/**
 * Takes one `>` from each `>From ` line, as mboxo and mboxrd want it. Left alone where the message also has a bare
 * `From ` line: whoever wrote it does not mark them, so a `>` there is a quote. `>>From ` cannot be told apart in mboxo
 * and mboxrd; it is taken for the newer mboxrd.
 */
function unquoted(bytes: Buffer): Buffer {
  let at = bytes.indexOf(quotedFrom, 0, "latin1");
  if (at < 0 || bytes.indexOf("\nFrom ", 0, "latin1") >= 0) return bytes;
  const pieces: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = bytes.indexOf(quotedFrom, at + quotedFrom.length, "latin1")) {
    let start = at;
    while (start > 0 && bytes[start - 1] === 62) start--;
    if (start > 0 && bytes[start - 1] !== lineFeed) continue;
    pieces.push(bytes.subarray(from, start));
    from = start + 1;
  }
  pieces.push(bytes.subarray(from));
  return Buffer.concat(pieces);
}

const isFromLine = (line: string): boolean => fromLineDate(line) !== null || isBareFromLine(line);

class Splitter {
  readonly window = new Window();
  /** In the window: the From line of the open message, the first byte after it, and where to look on. */
  #line = 0;
  #body = 0;
  #next = 0;
  #fromLineAt: number | null = null;
  #marked = false;
  #started = false;
  #skipping = false;
  /** Where the open message's Content-Length says that it ends; null where it says nothing, undefined where nobody asked. */
  #declared: number | null | undefined;

  /** The messages that are complete; `ended`: nothing follows. */
  *messages(ended: boolean): Generator<RawMessage> {
    const { window } = this;
    if (!this.#started && !this.#begin(ended)) return;
    for (;;) {
      const end = this.#end(ended);
      if (end === null) break;
      const { bytes } = window;
      const content = bytes.subarray(this.#body, this.#trimmed(bytes, end.at));
      if (!this.#skipping && (this.#marked || content.length > 0))
        yield this.#message(content, end.line === null, false);
      this.#skipping = false;
      if (end.line === null) return;
      this.#line = end.line;
      this.#open(end.line);
    }
    if (!ended) this.#spare();
  }

  #message(content: Buffer, last: boolean, cut: boolean): RawMessage {
    return {
      bytes: this.#marked ? unquoted(content) : content,
      offset: this.window.base + this.#line,
      fromLineAt: this.#fromLineAt,
      marked: this.#marked,
      last,
      cut,
    };
  }

  /** Skips a mark, empty lines, and opens the first message; what stands before a first From line is a message, too. */
  #begin(ended: boolean): boolean {
    const { bytes } = this.window;
    let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    while (at < bytes.length && (bytes[at] === lineFeed || bytes[at] === 13 || bytes[at] === 32)) at++;
    if (!ended && bytes.length - at < 3 * longestLine) return false;
    this.#started = true;
    this.#line = at;
    if (isFromLine(lineAt(bytes, at))) this.#open(at);
    else {
      this.#body = at;
      this.#next = at;
      this.#declared = null;
    }
    return true;
  }

  #open(line: number): void {
    const { bytes } = this.window;
    this.#fromLineAt = fromLineDate(lineAt(bytes, line));
    this.#marked = true;
    const end = bytes.indexOf(lineFeed, line);
    this.#body = end < 0 ? bytes.length : end + 1;
    this.#next = Math.max(line, this.#body - 1);
    this.#declared = undefined;
  }

  /** Whether a separator begins here: true, false, or null where more bytes are needed to know. */
  #separator(at: number, ended: boolean): boolean | null {
    const { bytes } = this.window;
    const line = lineAt(bytes, at);
    const bare = isBareFromLine(line);
    const end = bytes.indexOf(lineFeed, at);
    if (end < 0 && !ended && bytes.length - at < longestLine) return null;
    if (!bare && fromLineDate(line) === null) return false;
    // Eudora and exports of Thunderbird write no empty line above; Thunderbird's own separator has neither sender nor date.
    const doubtful = bare || !blankBefore(bytes, at);
    if (end < 0) return !doubtful;
    if (!ended && bytes.length - end < 2 * longestLine) return null;
    // A line quoted from another mailbox is followed by more of the quote, a separator by a header or nothing.
    const next = lineAt(bytes, end + 1);
    if (!doubtful) return next === "" || fieldLine.test(next) || next.startsWith(quotedFrom);
    const after = bytes.indexOf(lineFeed, end + 1);
    return (
      fieldLine.test(next) && after >= 0 && /^(?:[!-9;-~]+[ \t]*:|[ \t]+\S)/.test(lineAt(bytes, after + 1))
    );
  }

  /** Where the open message ends and the line of the next one (null at the end of the file); null when it is not known yet. */
  #end(ended: boolean): { at: number; line: number | null } | null {
    const { bytes } = this.window;
    for (;;) {
      const found = bytes.indexOf("\nFrom ", this.#next, "latin1");
      if (found < 0) {
        this.#next = Math.max(this.#next, bytes.length - 6);
        return ended ? { at: bytes.length, line: null } : null;
      }
      const line = found + 1;
      this.#next = found;
      const is = this.#separator(line, ended);
      if (is === null) return null;
      if (is) {
        const declared = this.#skipping ? null : this.#declaredEnd(line, ended);
        if (declared === "wait") return null;
        return declared ?? { at: line, line };
      }
      this.#next = line;
    }
  }

  /**
   * The end by Content-Length where a From line before it would end the message too early. It is trusted only when a
   * From line or the end of the file really stands there: many files have a wrong one.
   */
  #declaredEnd(before: number, ended: boolean): { at: number; line: number | null } | "wait" | null {
    const { bytes } = this.window;
    if (this.#declared === undefined) {
      const head = bytes.toString("latin1", this.#body, Math.min(before, this.#body + 64 * 1024));
      const stop = /\r?\n\r?\n/.exec(head);
      const length = /^content-length:[ \t]*(\d{1,9})[ \t]*\r?$/im.exec(
        stop ? head.slice(0, stop.index + 1) : "",
      )?.[1];
      const at = stop ? this.#body + stop.index + stop[0].length + Number(length) : Number.NaN;
      this.#declared = length !== undefined && at - this.#body <= limits.message ? at : null;
    }
    let at = this.#declared;
    if (at === null || at < before) return null;
    if (!ended && bytes.length < at + 4 * longestLine) return "wait";
    if (at > bytes.length) return null;
    for (let breaks = 0; breaks < 2; breaks++) {
      if (bytes[at] === 13 && bytes[at + 1] === lineFeed) at += 2;
      else if (bytes[at] === lineFeed) at++;
    }
    if (at >= bytes.length && ended) return { at, line: null };
    if (bytes[at - 1] !== lineFeed || this.#separator(at, ended) !== true) return null;
    return { at, line: at };
  }

  /** The end of the content before a separator: the empty line above it belongs to the mbox. */
  #trimmed(bytes: Buffer, end: number): number {
    if (end === bytes.length && bytes[end - 1] !== lineFeed) return end;
    if (end - 1 <= this.#body || !blankBefore(bytes, end)) return Math.max(end, this.#body);
    return Math.max(this.#body, bytes[end - 2] === 13 ? end - 2 : end - 1);
  }

  /** The open message, cut, when it has become longer than is kept. */
  *tooLong(): Generator<RawMessage> {
    const { bytes } = this.window;
    if (this.#skipping || bytes.length - this.#body <= limits.message) return;
    yield this.#message(bytes.subarray(this.#body, this.#body + limits.message), false, true);
    this.#skipping = true;
    this.#spare();
  }

  /** Lets go of what was read: all before the open message, or nearly all while it is skipped. */
  #spare(): void {
    const count = this.#skipping ? Math.max(0, this.#next - 4) : this.#line;
    this.window.drop(count);
    this.#line = Math.max(0, this.#line - count);
    this.#body = Math.max(0, this.#body - count);
    this.#next -= count;
    if (typeof this.#declared === "number") this.#declared -= count;
  }
}

/** The messages of a mbox in order; their bytes are to be used before the next one is asked for. */
export async function* splitMbox(chunks: AsyncIterable<Buffer>): AsyncGenerator<Generator<RawMessage>> {
  const splitter = new Splitter();
  for await (const chunk of chunks) {
    splitter.window.append(chunk);
    yield splitter.messages(false);
    yield splitter.tooLong();
  }
  yield splitter.messages(true);
}
