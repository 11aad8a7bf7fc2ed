// Files of mail as records: one message, a mbox, a message of Outlook, or a zip of these; in blocks, so that memory stays flat.
import { stat } from "node:fs/promises";
import type { RejectedItem } from "../../../domain/contacts/record.ts";
import { rawLength } from "../../../domain/contacts/record.ts";
import { UserError } from "../../../domain/errors.ts";
import type { MailFormat, MailItem } from "../../../domain/mail/record.ts";
import { fileError, type FileStamp, readChunks, readHead, type ReadWatch, readWhole } from "../files.ts";
import { mailEntries, type MailEntry } from "./archive.ts";
import { mailKind, startsWithHeaders } from "./kind.ts";
import { limits } from "./limits.ts";
import { splitMbox } from "./mbox.ts";
import { type Place, readMessage } from "./message.ts";
import { readOutlook } from "./outlook.ts";

export interface MailFile {
  format: MailFormat;
  /** Size of the file; progress counts up to it. */
  bytes: number;
  /** All messages in the order of the file. May be called again; each call reads the file anew. */
  items: (watch?: ReadWatch) => AsyncGenerator<MailItem[]>;
}

/** What the messages of one file share. */
interface Count {
  line: number;
  fileAt: number;
}

const headLength = 64 * 1024;

const sizeOf = (item: MailItem): number =>
  item.kind === "rejected"
    ? item.raw.length
    : item.message.text.length +
      (item.message.html?.length ?? 0) +
      item.message.attachments.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Items in blocks of at most so many, and of about so many bytes: a larger message is a block of its own. */
async function* blocks(items: AsyncGenerator<MailItem>): AsyncGenerator<MailItem[]> {
  let block: MailItem[] = [];
  let bytes = 0;
  for await (const item of items) {
    const size = sizeOf(item);
    if (block.length > 0 && bytes + size > limits.blockBytes) {
      yield block;
      block = [];
      bytes = 0;
    }
    block.push(item);
    bytes += size;
    if (block.length >= limits.blockCount) {
      yield block;
      block = [];
      bytes = 0;
    }
  }
  if (block.length > 0) yield block;
}

const rejected = (code: string, line: number, params: RejectedItem["params"], raw = ""): MailItem => ({
  kind: "rejected",
  code,
  params,
  line,
  raw: raw.slice(0, rawLength).toWellFormed(),
});

async function* mboxItems(
  chunks: AsyncIterable<Buffer>,
  count: Count,
  entry: string,
): AsyncGenerator<MailItem> {
  for await (const ready of splitMbox(chunks)) {
    for (const raw of ready) {
      const { offset, bytes } = raw;
      const line = ++count.line;
      const blank = bytes.length < 64 && bytes.toString("latin1").trim() === "";
      if (blank || (!raw.marked && !startsWithHeaders(bytes))) {
        const code = blank ? "mail-empty" : "mail-no-headers";
        yield rejected(code, line, { offset, entry }, bytes.toString("latin1", 0, rawLength));
        continue;
      }
      const place: Place = { ...raw, line, entry, fileAt: count.fileAt };
      yield { kind: "message", message: readMessage(bytes, place) };
    }
  }
}

/** Everything that is read, up to the limit. */
async function gathered(chunks: AsyncIterable<Buffer>): Promise<{ bytes: Buffer; cut: boolean }> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length + chunk.length > limits.message) {
      pieces.push(chunk.subarray(0, limits.message - length));
      return { bytes: Buffer.concat(pieces), cut: true };
    }
    pieces.push(chunk);
    length += chunk.length;
  }
  return { bytes: pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces), cut: false };
}

/** One message that is a file of its own; a mark and empty lines may stand above it. */
async function oneItem(chunks: AsyncIterable<Buffer>, count: Count, entry: string): Promise<MailItem> {
  const { bytes, cut } = await gathered(chunks);
  const line = ++count.line;
  let offset = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[offset] === 10 || bytes[offset] === 13) offset++;
  if (!startsWithHeaders(bytes)) {
    const code = offset >= bytes.length ? "mail-empty" : "mail-no-headers";
    return rejected(code, line, { offset: 0, entry }, bytes.toString("latin1", 0, rawLength));
  }
  const place: Place = { line, offset, entry, fromLineAt: null, fileAt: count.fileAt, last: true, cut };
  return { kind: "message", message: readMessage(bytes.subarray(offset), place) };
}

async function* entryItems(entry: MailEntry, count: Count): AsyncGenerator<MailItem> {
  const { name } = entry;
  if (entry.refused !== null) {
    yield rejected(entry.refused, ++count.line, { offset: 0, entry: name });
    return;
  }
  if (entry.kind === "mbox") yield* mboxItems(entry.content(), count, name);
  else if (entry.kind === "eml") yield await oneItem(entry.content(), count, name);
  else {
    const { bytes, cut } = await gathered(entry.content());
    const place: Place = {
      line: ++count.line,
      offset: 0,
      entry: name,
      fromLineAt: null,
      fileAt: count.fileAt,
      last: true,
      cut,
    };
    yield readOutlook(bytes, place);
  }
  const failure = entry.failure();
  if (failure !== null) yield rejected(failure, ++count.line, { offset: 0, entry: name });
}

async function* archiveItems(stamp: FileStamp, count: Count, watch: ReadWatch): AsyncGenerator<MailItem> {
  const changed = async (): Promise<void> => {
    const now = await stat(stamp.path);
    if (now.size !== stamp.size || now.mtimeMs !== stamp.mtimeMs)
      throw new UserError("file-changed", { file: stamp.name });
  };
  try {
    await changed();
    for await (const entry of mailEntries(stamp.path)) {
      if (entry === "broken") {
        yield rejected("mail-zip-broken", ++count.line, { offset: 0, entry: "" });
        break;
      }
      for await (const item of entryItems(entry, count)) {
        watch.signal?.throwIfAborted();
        watch.onProgress?.(entry.packed());
        yield item;
      }
      watch.onProgress?.(entry.packed());
    }
    await changed();
    watch.onProgress?.(stamp.size);
  } catch (error) {
    throw fileError(error, stamp.path);
  }
}

async function* outlookItems(stamp: FileStamp, count: Count, watch: ReadWatch): AsyncGenerator<MailItem> {
  const bytes = await readWhole(stamp, limits.message);
  watch.onProgress?.(bytes.length);
  const place: Place = {
    line: ++count.line,
    offset: 0,
    entry: "",
    fromLineAt: null,
    fileAt: count.fileAt,
    last: true,
    cut: false,
  };
  yield readOutlook(bytes, place);
}

async function* itemsOf(
  stamp: FileStamp,
  format: MailFormat,
  zipped: boolean,
  watch: ReadWatch,
): AsyncGenerator<MailItem> {
  const count: Count = { line: 0, fileAt: stamp.mtimeMs };
  if (zipped) yield* archiveItems(stamp, count, watch);
  else if (format === "msg") yield* outlookItems(stamp, count, watch);
  else if (format === "eml") yield await oneItem(readChunks(stamp, watch), count, "");
  else yield* mboxItems(readChunks(stamp, watch), count, "");
}

/** Opens a file of mail: what it is, and its messages. Throws a `UserError` for a file that is none or cannot be read. */
export async function readMail(path: string, watch: ReadWatch = {}): Promise<MailFile> {
  const { stamp, head } = await readHead(path, headLength);
  if (stamp.size === 0) throw new UserError("file-empty", { file: stamp.name });
  const format = await mailKind(stamp, head);
  if (format === null) throw new UserError("mail-not-mail", { file: stamp.name });
  const zipped = head[0] === 0x50 && head[1] === 0x4b;
  return {
    format,
    bytes: stamp.size,
    items: (own) => blocks(itemsOf(stamp, format, zipped, own ?? watch)),
  };
}
