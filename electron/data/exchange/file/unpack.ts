// One gzip member becomes bytes and then lines again: no more than the limits allow, and nothing before, between or behind.
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw } from "node:zlib";
import { UserError } from "../../../domain/errors.ts";
import { limits } from "./format.ts";
import { gzipHead } from "./pack.ts";

/** Bytes that are unpacked at a time. */
const chunk = 256 * 1024;
/** CRC-32 and length, after the deflated bytes. */
const tailLength = 8;

/**
 * Unpacks exactly one gzip member of `size` bytes.
 * @throws UserError `shared-damaged`, `shared-too-big`; whatever `packed` throws
 */
export async function* unpacked(
  packed: AsyncIterable<Buffer>,
  size: number,
  file: string,
): AsyncGenerator<Buffer> {
  const damaged = () => new UserError("shared-damaged", { file });
  const inner = size - gzipHead.length - tailLength;
  if (inner < 2) throw damaged();
  const head: Buffer[] = [];
  const tail: Buffer[] = [];
  let failed: unknown = null;
  /** The deflated bytes alone; what stands around them is kept. */
  async function* deflated(): AsyncGenerator<Buffer> {
    let at = -gzipHead.length;
    let isOurs = false;
    try {
      for await (const part of packed) {
        if (at < 0) head.push(part.subarray(0, -at));
        const between = part.subarray(Math.max(0, -at), Math.max(0, inner - at));
        if (at + part.length > inner) tail.push(part.subarray(Math.max(0, inner - at)));
        at += part.length;
        if (between.length === 0) continue;
        // Only our own plain head: nothing of a member that another program wrote is handed out.
        if (!isOurs && !Buffer.concat(head).subarray(0, 4).equals(gzipHead.subarray(0, 4))) throw damaged();
        isOurs = true;
        yield between;
      }
    } catch (error) {
      failed = error;
      throw error;
    }
  }
  const inflate = createInflateRaw({ chunkSize: chunk });
  const fed = pipeline(Readable.from(deflated(), { objectMode: true }), inflate);
  fed.catch(() => {});
  const most = Math.min(limits.unpacked, limits.free + limits.ratio * size);
  let [crc, total] = [0, 0];
  try {
    for await (const bytes of inflate as AsyncIterable<Buffer>) {
      total += bytes.length;
      if (total > most) throw new UserError("shared-too-big", { file });
      crc = crc32(bytes, crc);
      yield bytes;
    }
    await fed;
  } catch (error) {
    if (failed !== null) throw failed;
    throw error instanceof UserError ? error : damaged();
  }
  const end = Buffer.concat(tail);
  if (inflate.bytesWritten !== inner || end.length !== tailLength) throw damaged();
  if (end.readUInt32LE(0) !== crc || end.readUInt32LE(4) !== total) throw damaged();
}

/**
 * Cuts bytes into lines, a chunk's at a time.
 * @throws UserError `shared-damaged` (not UTF-8, no end of the last line), `shared-too-big` (a line)
 */
export async function* linesOf(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    const first = part.indexOf(10);
    if (length + (first < 0 ? part.length : first) > limits.line)
      throw new UserError("shared-too-big", { file });
    const end = part.lastIndexOf(10);
    if (end >= 0) {
      // No byte of a longer character is a line feed, so whole lines are whole characters.
      const whole = Buffer.concat([...rest, part.subarray(0, end)]);
      if (!isUtf8(whole)) throw new UserError("shared-damaged", { file });
      rest = [];
      length = 0;
      yield whole.toString().split("\n");
    }
    const open = part.subarray(end + 1);
    if (open.length === 0) continue;
    rest.push(open);
    length += open.length;
  }
  if (length > 0) throw new UserError("shared-damaged", { file });
}
