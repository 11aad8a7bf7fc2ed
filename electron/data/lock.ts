// One writer for each workspace: a lock file beside it says who has it open.
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { UserError } from "../domain/errors.ts";

interface Holder {
  pid: number;
  host: string;
  /** When the machine started (ms): a pid from before that is nobody's. */
  boot: number;
  since: string;
}

export const lockOf = (workspace: string): string => `${workspace}.lock`;

const boot = (): number => Math.round((Date.now() - os.uptime() * 1000) / 60_000) * 60_000;

function alive(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return true;
  if (Math.abs(holder.boot - boot()) > 180_000) return false;
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
  return Date.now() - at < 5000
    ? { pid: 0, host: os.hostname(), boot: boot(), since: new Date(at).toISOString() }
    : null;
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
 * @throws UserError `workspace-in-use` naming the computer and since when.
 */
export function lock(workspace: string): () => void {
  const file = lockOf(workspace);
  const me: Holder = { pid: process.pid, host: os.hostname(), boot: boot(), since: new Date().toISOString() };
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "ENOENT") throw new UserError("folder-missing", { folder: path.dirname(workspace) });
      if (code !== "EEXIST") throw new UserError("workspace-cannot-open", { file: path.basename(workspace) });
      const holder = holderOf(workspace);
      if (holder || attempt > 3)
        throw new UserError("workspace-in-use", {
          file: path.basename(workspace),
          host: holder?.host ?? "?",
          since: holder?.since ?? "?",
          lock: path.basename(file),
        });
      rmSync(file, { force: true });
    }
  }
}
