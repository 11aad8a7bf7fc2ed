// A shared file is looked at whole before anything of it counts: magic, checksum, version, passphrase, seal. Then its body can be unpacked.
import { createHash } from "node:crypto";
import { open, stat, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../../../domain/errors.ts";
import { fileError } from "../../read/files.ts";
import {
  bodyStart,
  type Encryption,
  formatVersion,
  type Header,
  headerOf,
  limits,
  magic,
  sumLength,
  tagLength,
  versionOf,
} from "./format.ts";
import { opening } from "./seal.ts";
import { unpacked } from "./unpack.ts";

/** Bytes that are read at a time. */
const chunk = 256 * 1024;

export interface Watch {
  signal?: AbortSignal | undefined;
}

const stopIf = ({ signal }: Watch): void => {
  if (signal?.aborted) throw new UserError("cancelled");
};

/** A part of an open file, in order. Ends early where the file does. */
async function* bytesOf(handle: FileHandle, from: number, to: number, watch: Watch): AsyncGenerator<Buffer> {
  for (let at = from; at < to;) {
    stopIf(watch);
    const { buffer, bytesRead } = await handle.read(
      Buffer.allocUnsafe(Math.min(chunk, to - at)),
      0,
      Math.min(chunk, to - at),
      at,
    );
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readAt(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytesOf(handle, from, to, {})) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Opens a file to read it, and closes it when `work` is over.
 * @throws UserError `file-missing`, `file-is-folder`, `file-not-readable`, `file-read-failed`, `shared-not-ours`
 */
export async function* opened<T>(
  file: string,
  work: (handle: FileHandle, size: number) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  let handle: FileHandle | undefined;
  try {
    // Asked before it is opened: opening a pipe would wait for somebody who writes to it.
    const kind = await stat(file);
    if (kind.isDirectory()) throw new UserError("file-is-folder", { file: basename(file) });
    if (!kind.isFile()) throw new UserError("shared-not-ours", { file: basename(file) });
    handle = await open(file, "r");
    yield* work(handle, (await handle.stat()).size);
  } catch (error) {
    throw fileError(error, file);
  } finally {
    await handle?.close();
  }
}

/** A file whose checksum holds and whose seal, where it has one, is whole. */
export interface Checked {
  header: Header;
  /** SHA-256 of the whole file, hex. */
  hash: string;
  /** The gzip member, still packed. */
  packed: () => AsyncGenerator<Buffer>;
  /** The lines' bytes. */
  body: () => AsyncGenerator<Buffer>;
}

/**
 * Reads all of an open file once (twice where it is encrypted) and keeps nothing of it.
 * @param key finds the key of an encrypted file
 * @throws UserError `shared-not-ours`, `shared-damaged`, `shared-newer`, `shared-tampered`, `cancelled`; whatever `key` throws
 */
export async function checked(
  handle: FileHandle,
  size: number,
  name: string,
  key: (encryption: Encryption) => Promise<Buffer>,
  watch: Watch,
): Promise<Checked> {
  const first = await readAt(handle, 0, magic.length + 4);
  if (!first.subarray(0, magic.length).equals(magic)) throw new UserError("shared-not-ours", { file: name });
  const damaged = () => new UserError("shared-damaged", { file: name });
  const end = size - sumLength;
  const from = first.length < magic.length + 4 ? null : bodyStart(first);
  if (from === null || from > end) throw damaged();

  const hash = createHash("sha256");
  for await (const part of bytesOf(handle, 0, end, watch)) hash.update(part);
  const sum = await readAt(handle, end, size);
  if (!hash.copy().digest().equals(sum)) throw damaged();

  const head = await readAt(handle, 0, from);
  const version = versionOf(head.subarray(magic.length + 4));
  if (!version) throw damaged();
  if (version.version > formatVersion)
    throw new UserError("shared-newer", { file: name, version: version.version, ours: formatVersion });
  const header = headerOf(version.value, name);
  const whole = { header, hash: hash.update(sum).digest("hex") };
  const { encryption } = header;
  if (!encryption) {
    const packed = () => bytesOf(handle, from, end, watch);
    return { ...whole, packed, body: () => unpacked(packed(), end - from, name) };
  }

  const to = end - tagLength;
  if (to < from) throw damaged();
  const secret = await key(encryption);
  const tag = await readAt(handle, to, end);
  async function* plain(): AsyncGenerator<Buffer> {
    const open = opening(secret, encryption!, head, tag);
    for await (const part of bytesOf(handle, from!, to, watch)) yield open.update(part);
    try {
      open.final();
    } catch {
      throw new UserError("shared-tampered", { file: name });
    }
  }
  // Nothing is unpacked, let alone believed, before the seal of the whole body holds.
  for await (const part of plain()) part.fill(0);
  return { ...whole, packed: plain, body: () => unpacked(plain(), to - from, name) };
}

/** The first bytes of a file, at most as many as a header may have. */
export const longestHead = magic.length + 4 + limits.header;
