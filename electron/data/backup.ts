// Verified backups beside the workspace: both files, read back before they count; the last 14 and one a month are kept.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { UserError } from "../domain/errors.ts";
import { rowCounts } from "./migrate.ts";
import { attachmentsOf, explained, openStore, type OpenOptions } from "./open.ts";
import type { Store } from "./store.ts";

export interface Backup {
  /** File name in the backups folder. */
  name: string;
  /** When it was made, ms UTC. */
  at: number;
  bytes: number;
  verified: boolean;
}

const KEEP = 14;
const DAY = 86_400_000;

export const backupsOf = (workspace: string): string =>
  path.join(path.dirname(workspace), `${path.basename(workspace, path.extname(workspace))} backups`);

const stampOf = (at: number): string =>
  new Date(at).toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 19).replace(".", "-");
const named = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-?(\d{0,3})\S* [a-z]+\.sqlite$/;

function instant(name: string): number | null {
  const found = named.exec(name);
  if (!found) return null;
  const [, y, mo, d, h, mi, s, ms] = found.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(y, mo - 1, d, h, mi, s, ms || 0);
}

/** Backups of a workspace, newest first. A name is only given to a backup that was read back, so all of them are verified. */
export function listBackups(workspace: string): Backup[] {
  const folder = backupsOf(workspace);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const at = instant(name);
      if (at === null) return [];
      const file = path.join(folder, name);
      const extra = attachmentsOf(file);
      const bytes = statSync(file).size + (existsSync(extra) ? statSync(extra).size : 0);
      return [{ name, at, bytes, verified: true }];
    })
    .toSorted((a, b) => b.at - a.at || b.name.localeCompare(a.name));
}

/** Waits until a file, or the names in a folder, are on the disk. */
export const syncDisk = (file: string): void => {
  const handle = openSync(file, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    // Windows refuses to sync a folder; the file itself was synced.
    if (process.platform !== "win32") throw error;
  } finally {
    closeSync(handle);
  }
};

/** Copies one SQLite file and reads the copy back. Counts may move while somebody writes: each must lie in between. */
function copyVerified(source: Store, to: string, options: OpenOptions): void {
  rmSync(to, { force: true });
  const before = rowCounts(source);
  source.raw.prepare("VACUUM INTO ?").run(to);
  const after = rowCounts(source);
  const copy = openStore(to, { ...options, readonly: true });
  try {
    if (copy.raw.pragma("quick_check", { simple: true }) !== "ok") throw new UserError("backup-not-verified");
    for (const [name, rows] of Object.entries(rowCounts(copy))) {
      const [low, high] = [before[name] ?? 0, after[name] ?? 0].toSorted((a, b) => a - b) as [number, number];
      if (rows < low || rows > high) throw new UserError("backup-not-verified");
    }
  } finally {
    copy.close();
  }
  syncDisk(to);
}

/** What a killed process left: nobody wrote to it for an hour. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/^\..+\.sqlite\.part(\.attachments)?(-journal)?$/.test(name)) continue;
    const file = path.join(folder, name);
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written < Date.now() - 3_600_000) rmSync(file, { force: true });
  }
}

function folderFor(workspace: string): string {
  const folder = backupsOf(workspace);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const known = explained(error, workspace);
    throw known instanceof UserError ? known : new UserError("backup-not-verified");
  }
  return folder;
}

/**
 * Makes a backup of the workspace and its attachments (the attachments first, so that no record points at bytes that
 * are not there). Works beside a writer: `VACUUM INTO` reads one snapshot.
 * @param reason one lower-case word for the name: daily, migration, merge, import, asked
 * @throws UserError `disk-full`, `backup-not-verified`
 */
export function makeBackup(
  workspace: string,
  reason: string,
  now: number,
  options: OpenOptions = {},
): Backup {
  const folder = folderFor(workspace);
  sweep(folder);
  let name = `${stampOf(now)} ${reason}.sqlite`;
  for (let n = 2; existsSync(path.join(folder, name)); n++) name = `${stampOf(now)}-${n} ${reason}.sqlite`;
  const done = path.join(folder, name);
  const fresh = path.join(folder, `.${name}.part`);
  try {
    if (existsSync(attachmentsOf(workspace))) {
      const attachments = openStore(attachmentsOf(workspace), { ...options, readonly: true });
      try {
        copyVerified(attachments, attachmentsOf(fresh), options);
      } finally {
        attachments.close();
      }
      renameSync(attachmentsOf(fresh), attachmentsOf(done));
    }
    const source = openStore(workspace, { ...options, readonly: true });
    try {
      copyVerified(source, fresh, options);
    } finally {
      source.close();
    }
    renameSync(fresh, done);
    syncDisk(folder);
  } catch (error) {
    for (const file of [fresh, attachmentsOf(fresh), ...(existsSync(done) ? [] : [attachmentsOf(done)])])
      rmSync(file, { force: true });
    throw explained(error, workspace);
  }
  prune(workspace);
  const made = listBackups(workspace).find((backup) => backup.name === name);
  if (!made) throw new UserError("backup-not-verified");
  return made;
}

/** Keeps the last 14 and the first of each month. */
export function prune(workspace: string): void {
  const all = listBackups(workspace);
  const monthly = new Map<string, string>();
  for (const backup of all) monthly.set(new Date(backup.at).toISOString().slice(0, 7), backup.name);
  const keep = new Set([...all.slice(0, KEEP).map((backup) => backup.name), ...monthly.values()]);
  for (const backup of all)
    if (!keep.has(backup.name)) {
      const file = path.join(backupsOf(workspace), backup.name);
      rmSync(file);
      rmSync(attachmentsOf(file), { force: true });
    }
}

/** Whether the newest verified backup is older than a day, or there is none. */
export const backupDue = (workspace: string, now: number): boolean =>
  (listBackups(workspace)[0]?.at ?? 0) < now - DAY;

function copyTo(source: string, target: string, options: OpenOptions): void {
  const copy = openStore(source, { ...options, readonly: true });
  try {
    copy.raw.prepare("VACUUM INTO ?").run(target);
  } finally {
    copy.close();
  }
  syncDisk(target);
}

/**
 * Puts a backup in the workspace's place. The files that are there are moved aside, never deleted.
 * The workspace must be closed. @returns the name that the set-aside file has now
 */
export function restoreBackup(
  workspace: string,
  name: string,
  now: number,
  options: OpenOptions = {},
): string {
  const from = path.join(backupsOf(workspace), path.basename(name));
  if (!existsSync(from)) throw new UserError("backup-missing", { name });
  const aside = `${workspace}.set-aside-${stampOf(now)}`;
  const moved = ["", "-wal", "-shm"]
    .map((suffix) => [workspace + suffix, aside + suffix] as const)
    .concat([[attachmentsOf(workspace), attachmentsOf(aside)]])
    .filter(([file]) => existsSync(file));
  for (const [file, to] of moved) renameSync(file, to);
  try {
    for (const [source, target] of [
      [attachmentsOf(from), attachmentsOf(workspace)],
      [from, workspace],
    ] as const)
      if (existsSync(source)) copyTo(source, target, options);
  } catch (error) {
    for (const target of [workspace, attachmentsOf(workspace)]) rmSync(target, { force: true });
    for (const [file, to] of moved) renameSync(to, file);
    throw explained(error, workspace);
  }
  return path.basename(aside);
}
