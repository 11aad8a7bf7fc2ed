// Writing a file whole or not at all: into a temporary one beside it, which takes its name at the end.
import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  fsync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { UserError } from "../../domain/errors.ts";
import { HEADER_BYTES, isStore, storeName } from "../../domain/storeFile.ts";

const synced = (open: number): Promise<void> =>
  new Promise((resolve, reject) => {
    fsync(open, (error) => (error ? reject(error) : resolve()));
  });

/** What the operating system said; a failure of anything else is not about the file. */
const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && "syscall" in error ? String(error.code) : null;

function explained(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  if (code === "ENOSPC" || code === "EDQUOT") return new UserError("disk-full");
  return new UserError("cannot-save", { file: path.basename(file), reason: code });
}

/** How much text is gathered before it is written. */
const GATHERED = 1 << 20;

const day = 24 * 60 * 60 * 1000;

/** Which computer a temporary file is of, in a folder that several may see. */
const host = createHash("sha256").update(os.hostname()).digest("hex").slice(0, 8);

/** Short enough that the longest name a file may have leaves room for what is added. */
const beginning = (file: string): string => `.${Array.from(path.basename(file)).slice(0, 40).join("")}.`;

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** Removes what a killed process left of this file; what another one is writing now stays. */
function sweep(file: string): void {
  const folder = path.dirname(file);
  const start = beginning(file);
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(start)) continue;
      const found = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.part$/.exec(name.slice(start.length));
      if (!found) continue;
      const age = Date.now() - statSync(path.join(folder, name)).mtimeMs;
      const isLeft = found[1] === host && (age > os.uptime() * 1000 || isGone(Number(found[2])));
      if (isLeft || age > day) rmSync(path.join(folder, name), { force: true });
    }
  } catch {
    // It is only tidying: what is wrong with the folder is said by the writing itself.
  }
}

function syncFolder(folder: string): void {
  let open: number | null = null;
  try {
    open = openSync(folder, "r");
    fsyncSync(open);
  } catch {
    // Windows and some network drives refuse to sync a folder; the file itself was synced and has its name.
  } finally {
    if (open !== null) closeSync(open);
  }
}

const holdsStore = (file: string): boolean => {
  try {
    const open = openSync(file, "r");
    try {
      const start = Buffer.alloc(HEADER_BYTES);
      return isStore(start.subarray(0, readSync(open, start)));
    } finally {
      closeSync(open);
    }
  } catch {
    // What is not there or may not be read: the writing itself says what is wrong.
    return false;
  }
};

/** A workspace, a backup of one, or a name beside one that is its own. @throws UserError `export-over-workspace` */
function refuseStore(file: string): void {
  const name = path.basename(file);
  const beside = path.join(path.dirname(file), storeName(name));
  if (holdsStore(file) || (beside !== file && holdsStore(beside)))
    throw new UserError("export-over-workspace", { file: name });
}

/**
 * Lets `write` put the text or the bytes of a file. Where it fails or is cancelled nothing is left, and a file of that name stays as it was.
 * @param check looks at the temporary file before it takes its name; what it throws means that it does not
 * @returns what `write` gave, and the bytes written
 * @throws UserError `disk-full`, `cannot-save`, `export-over-workspace`; whatever `write` and `check` throw
 */
export async function savedWhole<T>(
  file: string,
  write: (put: (part: string | Uint8Array) => void) => Promise<T>,
  check?: (beside: string, value: T) => Promise<void>,
): Promise<{ value: T; bytes: number }> {
  refuseStore(file);
  sweep(file);
  const beside = path.join(
    path.dirname(file),
    `${beginning(file)}${host}-${process.pid}-${randomBytes(6).toString("hex")}.part`,
  );
  let open: number | null = null;
  try {
    const to = (open = openSync(beside, "wx"));
    let bytes = 0;
    let gathered = "";
    const put = (buffer: Uint8Array) => {
      // What comes late must not land in another file that has the number by now.
      if (open === null) throw new Error("The file is closed already");
      for (let at = 0; at < buffer.length;) at += writeSync(to, buffer, at);
      bytes += buffer.length;
    };
    const flush = () => {
      put(Buffer.from(gathered));
      gathered = "";
    };
    const value = await write((part) => {
      if (typeof part === "string") gathered += part;
      if (typeof part !== "string" || gathered.length >= GATHERED) flush();
      if (typeof part !== "string") put(part);
    });
    flush();
    await synced(to);
    closeSync(to);
    open = null;
    await check?.(beside, value);
    renameSync(beside, file);
    syncFolder(path.dirname(file));
    return { value, bytes };
  } catch (error) {
    if (open !== null) closeSync(open);
    open = null;
    try {
      rmSync(beside, { force: true });
    } catch {
      // Where a file stands in the folder's place there is nothing to remove, and that is said already.
    }
    throw explained(error, file);
  }
}
