// Lines become one gzip member, and are counted in it again. Blocks are worked on beside each other in Node's thread pool.
import { promisify } from "node:util";
import { constants, crc32, deflateRaw, inflateRaw, type ZlibOptions } from "node:zlib";
import { UserError } from "../../../domain/errors.ts";
import { limits } from "./format.ts";

/** Characters gathered before they are compressed together. */
const block = 1 << 20;
/** Blocks under way before somebody has to wait: the four threads of the pool never do. */
const most = 8;
/** A block that shrinks more than this is compressed less: a reader takes large ratios for a bomb. */
const densest = limits.ratio / 2;

const deflated = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);
const inflated = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);

/**
 * Ends at a byte and is not the last, so that blocks stand one behind the other as one stream (RFC 1951, 3.2.3). At
 * this level a window of 4 KiB is a third faster than a larger one, and packs lines of JSON better.
 */
const open: ZlibOptions = {
  level: 1,
  windowBits: 12,
  finishFlush: constants.Z_SYNC_FLUSH,
  chunkSize: block,
};

async function packed(bytes: Buffer): Promise<Buffer> {
  const small = await deflated(bytes, open);
  if (small.length * densest >= bytes.length) return small;
  return await deflated(bytes, { ...open, strategy: constants.Z_HUFFMAN_ONLY });
}

/** RFC 1952, 2.3: deflate, no flags, no time, fastest, unknown system. */
export const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]);
/** An empty last block. */
const last = Buffer.from([3, 0]);

export interface Packing {
  /** Takes a line without its end. Where it gives a promise, the caller waits for it before the next line. */
  put: (line: string) => Promise<void> | void;
  /** Ends the member. @returns how many lines there were, and how many bytes each part of the member has */
  end: () => Promise<{ lines: number; parts: number[] }>;
}

/**
 * Packs lines into bytes for `write`, in order.
 * @throws UserError `shared-too-much` from `put` or `end`; whatever `write` throws
 */
export function packing(write: (bytes: Uint8Array) => void): Packing {
  let gathered: string[] = [];
  let size = 0;
  let [lines, crc, total] = [0, 0, 0];
  let written = Promise.resolve().then(() => write(gzipHead));
  written.catch(() => {});
  const under: Promise<void>[] = [];
  const parts = [gzipHead.length];

  const flush = (): Promise<void> | void => {
    gathered.push("");
    const bytes = Buffer.from(gathered.join("\n"));
    gathered = [];
    size = 0;
    total += bytes.length;
    if (total > limits.unpacked) throw new UserError("shared-too-much");
    crc = crc32(bytes, crc);
    const small = packed(bytes);
    // Each waits for the one before it: the order is that of the lines, whichever is ready first.
    written = Promise.all([small, written]).then(([ready]) => {
      parts.push(ready.length);
      write(ready);
    });
    written.catch(() => {});
    under.push(written);
    return under.length < most ? undefined : under.shift();
  };

  return {
    put: (line) => {
      if (line.length * 3 > limits.line && Buffer.byteLength(line) > limits.line)
        throw new UserError("shared-too-much");
      gathered.push(line);
      lines++;
      size += line.length + 1;
      return size < block ? undefined : flush();
    },
    end: async () => {
      if (size > 0) await flush();
      await written;
      const tail = Buffer.concat([last, Buffer.alloc(8)]);
      tail.writeUInt32LE(crc, last.length);
      tail.writeUInt32LE(total, last.length + 4);
      write(tail);
      return { lines, parts: [...parts, tail.length] };
    },
  };
}

/** Cuts bytes anew, into parts of these lengths. Ends early where the bytes do. */
async function* cut(bytes: AsyncIterable<Buffer>, lengths: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const more of bytes) {
    rest = rest.length === 0 ? more : Buffer.concat([rest, more]);
    while (at < lengths.length && rest.length >= lengths[at]!) {
      yield rest.subarray(0, lengths[at]);
      rest = rest.subarray(lengths[at]);
      at++;
    }
  }
}

/**
 * Unpacks a member whose parts are known, many at a time, and counts its lines.
 * @returns the number of lines; null where it is not what was packed
 */
export async function counted(
  member: AsyncIterable<Buffer>,
  parts: readonly number[],
): Promise<number | null> {
  let [lines, crc, total, at] = [0, 0, 0, 0];
  let tail: Buffer | null = null;
  const under: Promise<Buffer>[] = [];
  const take = async () => {
    const bytes = await under.shift()!;
    crc = crc32(bytes, crc);
    total += bytes.length;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) lines++;
  };
  for await (const part of cut(member, parts)) {
    at++;
    if (at === 1 && !part.equals(gzipHead)) return null;
    if (at === parts.length) tail = part;
    if (at === 1 || at === parts.length) continue;
    const bytes = inflated(part, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: block + block / 16 });
    bytes.catch(() => {});
    under.push(bytes);
    if (under.length >= most) await take();
  }
  while (under.length > 0) await take();
  const isWhole = tail?.readUInt32LE(last.length) === crc && tail.readUInt32LE(last.length + 4) === total;
  return isWhole ? lines : null;
}
