// A zip file written as it comes, one entry after the other: a megabyte is gathered, compressed and handed on.
import { constants, crc32, deflateRawSync } from "node:zlib";

/** An entry as it was written, for reading it back. */
export interface Written {
  name: string;
  size: number;
  crc: number;
}

/** 0: as it is; 1 is fast, 9 is small. */
type Level = 0 | 1 | 6;

interface Entry extends Written {
  packed: number;
  offset: number;
}

const GATHERED = 1 << 20;
const FOUR_GB = 0xffff_ffff;
/** UTF-8 names; sizes and checksum follow the entry. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** An empty last block. Source: RFC 1951, 3.2.6. */
const LAST = Uint8Array.of(3, 0);

/** Date and time as MS-DOS counts them, of UTC. Source: APPNOTE.TXT 4.4.6. */
function dosTime(at: number): number {
  const date = new Date(at);
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}

/** Little-endian fields: [bytes, value] each. */
function packed(...fields: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return bytes;
}

/**
 * `put` is handed the file part by part; nothing is ever gone back to. Source: PKWARE APPNOTE.TXT 6.3.
 * @param at the time of all entries, ms UTC
 * @param large whether an entry or the whole may pass 4 GB: zip64, which a few old programs cannot read
 */
export class ZipWriter {
  readonly #put: (bytes: Uint8Array) => void;
  readonly #time: number;
  readonly #large: boolean;
  readonly #entries: Entry[] = [];
  #offset = 0;
  #level: Level = 6;
  #waiting: Uint8Array[] = [];
  #text = "";
  #gathered = 0;

  constructor(put: (bytes: Uint8Array) => void, at: number, large = false) {
    this.#put = put;
    this.#time = dosTime(at);
    this.#large = large;
  }

  #give(bytes: Uint8Array): void {
    this.#put(bytes);
    this.#offset += bytes.length;
  }

  /** Begins an entry; the one before must be ended. */
  begin(name: string, level: Level = 6): void {
    this.#level = level;
    const bytes = Buffer.from(name);
    this.#entries.push({ name, size: 0, packed: 0, crc: 0, offset: this.#offset });
    // Of a large file the descriptor's sizes have eight bytes, which the extra field says beforehand.
    const extra = this.#large ? packed([2, 1], [2, 16], [8, 0], [8, 0]) : Buffer.alloc(0);
    const size = this.#large ? FOUR_GB : 0;
    const head = [
      [4, 0x0403_4b50],
      [2, this.#large ? 45 : 20],
      [2, FLAGS],
      [2, DEFLATE],
    ] as const;
    const rest = [
      [4, this.#time],
      [4, 0],
      [4, size],
      [4, size],
      [2, bytes.length],
      [2, extra.length],
    ] as const;
    this.#give(Buffer.concat([packed(...head, ...rest), bytes, extra]));
  }

  /** Bytes of the entry that are written or compressed by now. */
  get size(): number {
    return this.#entries.at(-1)!.size;
  }

  write(part: string | Uint8Array): void {
    if (typeof part === "string") this.#text += part;
    else {
      this.#settleText();
      this.#waiting.push(part);
    }
    this.#gathered += part.length;
    if (this.#gathered >= GATHERED) this.#flush();
  }

  #settleText(): void {
    if (this.#text !== "") this.#waiting.push(Buffer.from(this.#text));
    this.#text = "";
  }

  #flush(): void {
    if (this.#gathered === 0) return;
    this.#settleText();
    const entry = this.#entries.at(-1)!;
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#gathered = 0;
    entry.size += bytes.length;
    entry.crc = crc32(bytes, entry.crc);
    // Each part ends on a whole byte without being the last block, so the parts one after the other are one stream.
    const part = deflateRawSync(bytes, { level: this.#level, finishFlush: constants.Z_SYNC_FLUSH });
    entry.packed += part.length;
    this.#give(part);
  }

  end(): void {
    this.#flush();
    const entry = this.#entries.at(-1)!;
    this.#give(LAST);
    entry.packed += LAST.length;
    if (!this.#large && Math.max(entry.size, this.#offset) > FOUR_GB)
      throw new RangeError(`${entry.name} is too large for a zip file without zip64`);
    const bytes = this.#large ? 8 : 4;
    this.#give(packed([4, 0x0807_4b50], [4, entry.crc], [bytes, entry.packed], [bytes, entry.size]));
  }

  /** Writes the directory. @returns the entries as they were written */
  finish(): Written[] {
    const start = this.#offset;
    for (const { name, size, packed: small, crc, offset } of this.#entries) {
      const bytes = Buffer.from(name);
      const extra = this.#large
        ? packed([2, 1], [2, 24], [8, size], [8, small], [8, offset])
        : Buffer.alloc(0);
      const version = this.#large ? 45 : 20;
      const within = (value: number) => (this.#large ? FOUR_GB : value);
      const head = packed(
        [4, 0x0201_4b50],
        [2, version],
        [2, version],
        [2, FLAGS],
        [2, DEFLATE],
        [4, this.#time],
        [4, crc],
        [4, within(small)],
        [4, within(size)],
        [2, bytes.length],
        [2, extra.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, within(offset)],
      );
      this.#give(Buffer.concat([head, bytes, extra]));
    }
    const size = this.#offset - start;
    const count = this.#entries.length;
    if (this.#large) {
      const at = this.#offset;
      this.#give(
        packed(
          [4, 0x0606_4b50],
          [8, 44],
          [2, 45],
          [2, 45],
          [4, 0],
          [4, 0],
          [8, count],
          [8, count],
          [8, size],
          [8, start],
        ),
      );
      this.#give(packed([4, 0x0706_4b50], [4, 0], [8, at], [4, 1]));
    }
    const within = (value: number) => (this.#large ? FOUR_GB : value);
    this.#give(
      packed(
        [4, 0x0605_4b50],
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, within(size)],
        [4, within(start)],
        [2, 0],
      ),
    );
    return this.#entries.map(({ name, size: whole, crc }) => ({ name, size: whole, crc }));
  }
}
