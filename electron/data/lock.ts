// One writer for each workspace: a lock file beside it says who has it open.
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { UserError } from "../domain/errors.ts";

interface Holder {
  pid: number;
  host: string;
  /** When the machine started (ms): a pid from before that is nobody's. */
  boot: number;
  /** The same as the system names it, where it does: a clock that is set does not change it. */
  bootId?: string;
  since: string;
}

export const lockOf = (workspace: string): string => `${workspace}.lock`;

const boot = (): number => Math.round((Date.now() - os.uptime() * 1000) / 60_000) * 60_000;

function bootId(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return undefined;
  }
}

function isOfThisBoot(holder: Holder): boolean {
  const now = bootId();
  if (holder.bootId !== undefined && now !== undefined) return holder.bootId === now;
  return Math.abs(holder.boot - boot()) <= 180_000;
}

function alive(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return true;
  if (!isOfThisBoot(holder)) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A lock that cannot be read but is seconds old: somebody is writing it right now. */
function justMade(workspace: string): Holder | null {
  const at = statSync(lockOf(workspace), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.abs(Date.now() - at) < 5000
    ? { pid: 0, host: os.hostname(), boot: boot(), since: new Date(at).toISOString() }
    : null;
}

/** The lock's text; null where there is none. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Removes the lock that was found to be nobody's; one that somebody else has made in its place by now goes back. */
function clear(file: string, found: string | null): void {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    renameSync(file, aside);
  } catch {
    // Somebody else was faster.
    return;
  }
  try {
    const there = textOf(aside);
    if (there !== null && there !== found) writeFileSync(file, there, { flag: "wx" });
  } catch {
    // A third one has made its own: it holds the workspace.
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Makes the lock with its text, or nothing. */
function make(file: string, me: Holder): void {
  const made = openSync(file, "wx");
  try {
    writeFileSync(made, JSON.stringify(me));
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(made);
  }
}

/** Who holds the workspace, or null; a lock whose process is gone counts as none. */
export function holderOf(workspace: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(lockOf(workspace), "utf8")) as Holder;
    return alive(holder) ? holder : null;
  } catch {
    return justMade(workspace);
  }
}

/**
 * Takes the lock; the function returned gives it back.
 * @throws UserError `workspace-in-use` naming the computer and since when; `disk-full`, `folder-missing`, `workspace-cannot-open`
 */
export function lock(workspace: string): () => void {
  const file = lockOf(workspace);
  const id = bootId();
  const me: Holder = {
    pid: process.pid,
    host: os.hostname(),
    boot: boot(),
    ...(id !== undefined && { bootId: id }),
    since: new Date().toISOString(),
  };
  for (let attempt = 0; ; attempt++) {
    try {
      make(file, me);
      return () => rmSync(file, { force: true });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "ENOENT") throw new UserError("folder-missing", { folder: path.dirname(workspace) });
      if (code === "ENOSPC" || code === "EDQUOT")
        throw new UserError("disk-full", { file: path.basename(workspace) });
      if (code !== "EEXIST") throw new UserError("workspace-cannot-open", { file: path.basename(workspace) });
      const found = textOf(file);
      const holder = holderOf(workspace);
      if (holder || attempt > 3)
        throw new UserError("workspace-in-use", {
          file: path.basename(workspace),
          host: holder?.host ?? "?",
          since: holder?.since ?? "?",
          lock: path.basename(file),
        });
      clear(file, found);
    }
  }
}
