// app.requestSingleInstanceLock: a lock file in userData, and an inbox through which later processes tell the first.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";

export interface OtherInstance {
  argv: string[];
  cwd: string;
  data: unknown;
}
const folderOf = (userData: string) => ({
  lock: path.join(userData, "StandinLock"),
  inbox: path.join(userData, "StandinInbox"),
});

/** When the process started, as far as the system tells: a number may be given to another process later. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").split(" ")[20] ?? "";
  } catch {
    return "";
  }
}
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** None when the folder is gone: someone cleans up behind a running app. */
function messagesIn(inbox: string): string[] {
  try {
    return readdirSync(inbox).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

/** Takes the lock, or hands `mine` to its holder. Answers the function that releases it, or undefined. */
export function takeLock(
  userData: string,
  mine: OtherInstance,
  onOther: (other: OtherInstance) => void,
): (() => void) | undefined {
  const { lock, inbox } = folderOf(userData);
  mkdirSync(inbox, { recursive: true });
  const identity = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(lock, identity, { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readFileSync(lock, "utf8");
    const pid = Number.parseInt(holder, 10);
    if (isAlive(pid) && holder === `${pid} ${startOf(pid)}`) {
      const message = path.join(inbox, String(process.pid));
      writeFileSync(message, JSON.stringify(mine));
      renameSync(message, `${message}.json`); // whole, or not there
      return undefined;
    }
    rmSync(lock, { force: true }); // its holder was killed
  }
  for (const name of messagesIn(inbox)) rmSync(path.join(inbox, name), { force: true }); // meant for a dead holder
  const watcher = watch(inbox, () => {
    for (const name of messagesIn(inbox)) {
      const file = path.join(inbox, name);
      const other = JSON.parse(readFileSync(file, "utf8")) as OtherInstance;
      rmSync(file);
      onOther(other);
    }
  });
  watcher.unref();
  return () => {
    watcher.close();
    rmSync(lock, { force: true });
    rmSync(inbox, { recursive: true, force: true });
  };
}
