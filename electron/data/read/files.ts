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

/** The first bytes of a file and what file it is. */
export async function readHead(path: string, length: number): Promise<{ stamp: FileStamp; head: Buffer }> {
  return await opened(path, async (file) => {
    const stamp = await stampOf(file, path);
    const head = Buffer.alloc(Math.min(length, stamp.size));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return { stamp, head: head.subarray(0, bytesRead) };
  });
}

/** A whole file of at most `limit` bytes. */
export async function readWhole(stamp: FileStamp, limit: number): Promise<Buffer> {
  if (stamp.size > limit)
    throw new UserError("file-too-large", { file: stamp.name, limit: Math.floor(limit / 1024 / 1024) });
  return await opened(stamp.path, async (file) => {
    const bytes = await file.readFile();
    if (bytes.length !== stamp.size || !sameFile(await stampOf(file, stamp.path), stamp))
      throw new UserError("file-changed", { file: stamp.name });
    return bytes;
  });
}

/** Small pieces, so that their rows are gone before the collector has to move them. */
const chunkSize = Number(process.env["CH"] ?? 128) * 1024;

/** The file's bytes in order. Throws `file-changed` when it is no longer the file of the stamp, also at the very end. */
export async function* readChunks(stamp: FileStamp, watch: ReadWatch = {}): AsyncGenerator<Buffer> {
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
