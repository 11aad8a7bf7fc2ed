// Moves a workspace out of a synced folder: copied whole and read back before the old one gets a name that nobody opens by mistake.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import { UserError } from "../domain/errors.ts";
import { backupsOf, syncDisk } from "./backup.ts";
import { lock } from "./lock.ts";
import { attachmentsOf, explained, refuseConflictedCopy } from "./open.ts";
import { refuseSynced } from "./synced.ts";

export interface MoveOptions {
  now: number;
  /** What a colleague reads who looks for the workspace in the old place. */
  note: string;
  onProgress?: (done: number, total: number | null) => void;
}

/** Everything that belongs to a closed workspace, each with the name that it gets; what a crash left in the journals too. */
const partsOf = (from: string, to: string) =>
  [
    [backupsOf(from), backupsOf(to)],
    [attachmentsOf(from), attachmentsOf(to)],
    [`${attachmentsOf(from)}-wal`, `${attachmentsOf(to)}-wal`],
    [`${from}-wal`, `${to}-wal`],
    [`${from}-journal`, `${to}-journal`],
    // Last: once it is there, the move is done.
    [from, to],
  ] as const;

interface Copy {
  source: string;
  target: string;
}

/** The regular files below, as pairs; a backup's folder is flat, but nothing of it may be lost. */
function filesBelow(source: string, target: string): Copy[] {
  const found = statSync(source, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [{ source, target }];
  return readdirSync(source).flatMap((name) => filesBelow(path.join(source, name), path.join(target, name)));
}

const chunk = Buffer.allocUnsafe(4 << 20);

function eachChunk(file: string, take: (bytes: Buffer) => void): void {
  const handle = openSync(file, "r");
  try {
    for (let read = 0; (read = readSync(handle, chunk)) > 0;) take(chunk.subarray(0, read));
  } finally {
    closeSync(handle);
  }
}

function hashOf(file: string): string {
  const hash = createHash("sha256");
  eachChunk(file, (bytes) => hash.update(bytes));
  return hash.digest("hex");
}

function copyFile({ source, target }: Copy, done: (bytes: number) => void): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const handle = openSync(target, "w", 0o600);
  try {
    eachChunk(source, (bytes) => {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      done(bytes.length);
    });
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const stampOf = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");

/** The name by which the old place says that it is no workspace any more. */
const movedName = (file: string, now: number): string => `${file}.moved-${stampOf(now)}`;

/**
 * Copies a closed workspace with its attachments and backups to `target`, reads every copy back, and only then renames the old
 * files (`….moved-20261127-143500`) with a note beside them: nothing is deleted, and nobody goes on with the old one by mistake.
 * The files are never opened as a database where they lie. A kill at any moment leaves the old ones whole, or both.
 * @throws UserError `workspace-in-use`, `workspace-synced` (the target), `move-target-taken`, `move-changing`, `disk-full` …
 */
export function moveOut(workspace: string, target: string, options: MoveOptions): void {
  refuseSynced(target);
  refuseConflictedCopy(workspace);
  for (const [, to] of partsOf(workspace, target))
    if (existsSync(to)) throw new UserError("move-target-taken", { file: path.basename(to) });
  if (!existsSync(workspace)) throw new UserError("workspace-missing", { file: path.basename(workspace) });
  const unlock = lock(workspace);
  const staging = path.join(path.dirname(target), `.${path.basename(target)}.moving`);
  try {
    // Left by a kill in between.
    rmSync(staging, { recursive: true, force: true });
    const staged = path.join(staging, path.basename(target));
    copyWhole(workspace, staged, options);
    for (const [from, to] of partsOf(staged, target)) if (existsSync(from)) renameSync(from, to);
    syncDisk(path.dirname(target));
    setAside(workspace, options);
  } catch (error) {
    throw explained(error, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
    unlock();
  }
}

function copyWhole(workspace: string, staged: string, { onProgress }: MoveOptions): void {
  const copies = partsOf(workspace, staged).flatMap(([from, to]) => filesBelow(from, to));
  // Copied and read back: each byte passes three times.
  const total = 3 * copies.reduce((sum, { source }) => sum + statSync(source).size, 0);
  let done = 0;
  const passed = (bytes: number) => onProgress?.((done += bytes), total);
  for (const copy of copies) copyFile(copy, passed);
  for (const { source, target } of copies) {
    if (hashOf(source) !== hashOf(target))
      throw new UserError("move-changing", { file: path.basename(source) });
    passed(2 * statSync(target).size);
  }
}

function setAside(workspace: string, { now, note }: MoveOptions): void {
  const { dir, name } = path.parse(workspace);
  try {
    // The workspace first: without it the rest is nothing that anybody would open.
    for (const [from] of partsOf(workspace, workspace).toReversed())
      if (existsSync(from)) renameSync(from, movedName(from, now));
    writeFileSync(path.join(dir, `${name} – moved.txt`), `${note}\n`);
  } catch {
    // The copy is whole: an old place that cannot be written to must not undo the move.
  }
}
