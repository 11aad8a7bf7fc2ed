// Files as bytes: opened, read in chunks with progress and cancelling, and every way that can fail said in words.
import { open, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../../domain/errors.ts";

/** Largest file that is read, in bytes. Text is streamed; a workbook and what is in it are held in memory. */
export const largest = {
  text: 512 * 1024 * 1024,
  workbook: 64 * 1024 * 1024,
  unpacked: 400 * 1024 * 1024,
} as const;

/** How a long read is followed and stopped. */
export interface ReadWatch {
  signal?: AbortSignal;
  /** Told the bytes read so far. */
  onProgress?: (bytes: number) => void;
}

/** Which file it was when it was looked at first; another size or time later means that it was changed. */
export interface FileStamp {
  path: string;
  name: string;
  size: number;
  mtimeMs: number;
  /** All of it, where it is small enough to keep. */
  whole?: Buffer;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "file-missing",
  ENOTDIR: "file-missing",
  EISDIR: "file-is-folder",
  EACCES: "file-not-readable",
  EPERM: "file-not-readable",
};

/** What the operating system said about a file, as a failure a person can act on. */
export function fileError(error: unknown, path: string): unknown {
  if (
    !(error instanceof Error) ||
    !("code" in error) ||
    typeof error.code !== "string" ||
    !("syscall" in error)
  )
    return error;
  return new UserError(reasons[error.code] ?? "file-read-failed", {
    file: basename(path),
    reason: error.code,
  });
}

async function opened<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    return await work(file);
  } catch (error) {
    throw fileError(error, path);
  } finally {
    await file?.close();
  }
}

async function stampOf(file: FileHandle, path: string): Promise<FileStamp> {
  const stat = await file.stat();
  if (stat.isDirectory()) throw new UserError("file-is-folder", { file: basename(path) });
  return { path, name: basename(path), size: stat.size, mtimeMs: stat.mtimeMs };
}

const sameFile = (a: FileStamp, b: FileStamp): boolean => a.size === b.size && a.mtimeMs === b.mtimeMs;

/** A file of up to this many bytes is read once and kept, so that everything said about it is about one state of it. */
const keptWhole = 16 * 1024 * 1024;

/** Which file it is, and its first bytes. */
export async function readHead(path: string, length: number): Promise<{ stamp: FileStamp; head: Buffer }> {
  return await opened(path, async (file) => {
    const stamp = await stampOf(file, path);
    const wanted = Buffer.alloc(stamp.size <= keptWhole ? stamp.size : length);
    let done = 0;
    while (done < wanted.length) {
      const { bytesRead } = await file.read(wanted, done, wanted.length - done, done);
      if (bytesRead === 0) throw new UserError("file-changed", { file: stamp.name });
      done += bytesRead;
    }
    if (stamp.size <= keptWhole) stamp.whole = wanted;
    return { stamp, head: wanted.subarray(0, length) };
  });
}

/** A whole file of at most `limit` bytes. */
export async function readWhole(stamp: FileStamp, limit: number): Promise<Buffer> {
  if (stamp.size > limit)
    throw new UserError("file-too-large", { file: stamp.name, limit: Math.floor(limit / 1024 / 1024) });
  if (stamp.whole) return stamp.whole;
  return await opened(stamp.path, async (file) => {
    const bytes = await file.readFile();
    if (bytes.length !== stamp.size || !sameFile(await stampOf(file, stamp.path), stamp))
      throw new UserError("file-changed", { file: stamp.name });
    return bytes;
  });
}

/** Small pieces, so that their rows are gone before the collector has to move them. */
const chunkSize = 32 * 1024;

/** The file's bytes in order. Throws `file-changed` when it is no longer the file of the stamp, also at the very end. */
export async function* readChunks(stamp: FileStamp, watch: ReadWatch = {}): AsyncGenerator<Buffer> {
  if (stamp.whole) {
    for (let at = 0; at < stamp.size; at += chunkSize) {
      watch.signal?.throwIfAborted();
      yield stamp.whole.subarray(at, at + chunkSize);
      watch.onProgress?.(Math.min(at + chunkSize, stamp.size));
    }
    return;
  }
  let file: FileHandle | undefined;
  try {
    file = await open(stamp.path, "r");
    if (!sameFile(await stampOf(file, stamp.path), stamp))
      throw new UserError("file-changed", { file: stamp.name });
    let done = 0;
    while (done < stamp.size) {
      watch.signal?.throwIfAborted();
      const buffer = Buffer.allocUnsafe(Math.min(chunkSize, stamp.size - done));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, done);
      if (bytesRead === 0) break;
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
      watch.onProgress?.(done);
    }
    if (!sameFile(await stampOf(file, stamp.path), stamp))
      throw new UserError("file-changed", { file: stamp.name });
  } catch (error) {
    throw fileError(error, stamp.path);
  } finally {
    await file?.close();
  }
}
