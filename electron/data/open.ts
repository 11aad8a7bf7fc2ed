// The only place that opens SQLite files, so that an encrypting driver can take its place.
import { existsSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { UserError } from "../domain/errors.ts";
import { Store } from "./store.ts";

export interface OpenOptions {
  readonly?: boolean;
  /** Leaves the file as it is until `writeAhead`: it may turn out not to be ours. */
  untouched?: boolean;
  /** Absolute path of the native module where the package's own search cannot find it (a packaged app). */
  binding?: string | null;
}

/** Below this Node-API version the native module ends the process without a word. */
const NODE_API = 10;

function assertNode(): void {
  if (Number(process.versions.napi) < NODE_API)
    throw new UserError("node-too-old", { version: process.versions.node });
}

/** The attachments of a workspace: a second file beside it, by content hash. */
export const attachmentsOf = (workspace: string): string => `${workspace}.attachments`;

/** Names that sync services give to the second copy of a file that two machines changed. */
const copies = [
  /conflicted copy/i,
  /sync-conflict-\d{8}/i,
  /\bconflict(ing)?[ _-]\d{4}/i,
  /\(case conflict/i,
  /-conflict\./i,
];

export function refuseConflictedCopy(file: string): void {
  const name = path.basename(file);
  if (copies.some((pattern) => pattern.test(name))) throw new UserError("conflicted-copy", { file: name });
}

function refuseOtherFiles(file: string): void {
  if (!existsSync(file)) return;
  const found = statSync(file);
  if (found.isDirectory()) throw new UserError("workspace-is-folder", { file: path.basename(file) });
}

/** The journal of a file that we write. It changes the file's header. */
export function writeAhead(raw: Database.Database): void {
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
}

/** Opens a workspace file. WAL, foreign keys on, FULL for a person's edits; 64 MB cache, temporary tables in memory. */
export function openStore(file: string, options: OpenOptions = {}): Store {
  assertNode();
  refuseOtherFiles(file);
  let raw: Database.Database;
  try {
    raw = new Database(file, {
      readonly: options.readonly ?? false,
      timeout: 2000,
      ...(options.binding && { nativeBinding: options.binding }),
    });
    raw.pragma("cache_size = -65536");
    raw.pragma("temp_store = MEMORY");
    raw.pragma("foreign_keys = ON");
    // 32 MB: an import commits hundreds of times, and each checkpoint in between writes the same pages again.
    raw.pragma("wal_autocheckpoint = 8000");
    if (!options.readonly && !options.untouched) writeAhead(raw);
    raw.prepare("SELECT count(*) FROM sqlite_schema").get();
  } catch (error) {
    throw explained(error, file);
  }
  return new Store(raw);
}

/** Room that SQLite needs for the smallest of its files beside a workspace. */
const SMALLEST = 64 * 1024;

/** Whether the disk of a file has no room left: SQLite then often says no more than that it failed. */
function isFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return bavail * bsize < SMALLEST;
  } catch {
    return false;
  }
}

/** SQLite's own refusals that a person can act on; anything else stays a bug. */
export function explained(error: unknown, file: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code : "";
  const name = path.basename(file);
  if ((error as NodeJS.ErrnoException | null)?.code === "ENOSPC")
    return new UserError("disk-full", { file: name });
  if (code === "SQLITE_NOTADB") return new UserError("workspace-not-ours", { file: name });
  if (code.startsWith("SQLITE_CORRUPT")) return new UserError("workspace-damaged", { file: name });
  const isVague = code.startsWith("SQLITE_CANTOPEN") || code.startsWith("SQLITE_IOERR");
  if (code === "SQLITE_FULL" || (isVague && isFull(file))) return new UserError("disk-full", { file: name });
  if (code.startsWith("SQLITE_CANTOPEN")) return new UserError("workspace-cannot-open", { file: name });
  if (code.startsWith("SQLITE_IOERR")) return new UserError("workspace-disk-error", { file: name });
  if (code.startsWith("SQLITE_READONLY")) return new UserError("workspace-read-only", { file: name });
  if (code.startsWith("SQLITE_BUSY")) return new UserError("workspace-busy", { file: name });
  return error;
}
