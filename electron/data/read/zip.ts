// The table of contents of a zip file and single entries of it: to know a workbook, its sheets, and its size unpacked
// before anything unpacks it. The library that reads workbooks tells none of these.
import { inflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  /** Bytes packed and unpacked, as the table of contents says. */
  packed: number;
  unpacked: number;
  method: number;
  offset: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/** The entries, or null where the bytes are no complete zip file. */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66_000 && bytes.readUInt32LE(end) !== endMark) end--;
  if (end < 0 || bytes.readUInt32LE(end) !== endMark) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** One entry unpacked, at most `limit` bytes; null where it cannot be. */
export function zipText(bytes: Buffer, entry: ZipEntry, limit = 4 * 1024 * 1024): string | null {
  if (entry.offset + 30 > bytes.length) return null;
  const start =
    entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const data = bytes.subarray(start, start + entry.packed);
  try {
    if (entry.method === 0) return data.toString("utf8");
    return entry.method === 8 ? inflateRawSync(data, { maxOutputLength: limit }).toString("utf8") : null;
  } catch {
    return null;
  }
}
