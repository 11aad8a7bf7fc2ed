// What the writer does by itself while nobody waits: daily backups, meetings whose time has come, and a check of the file after an unclean end.
import { backupDue } from "./backup.ts";
import { moveMeetingsOn } from "./calendar.ts";
import type { Store } from "./store.ts";

const SOON = 15_000;
const HOUR = 3_600_000;

interface Kept {
  store: Store;
  workspace: string;
  now: () => number;
  author: string;
}

/** `setting.open` is there while a writer has the file: found at the next opening, the last end was not clean. */
function markOpen(store: Store): boolean {
  const unclean = store.value("SELECT 1 FROM setting WHERE key = 'open'") !== undefined;
  store.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('open', 'true')");
  return unclean;
}

/** Starts the upkeep of an open workspace; `stop` before closing. */
export function startUpkeep(
  host: Kept,
  aside: <T>(path: string, input: unknown) => Promise<T>,
  changed: () => void,
  log: (level: "info" | "warn", text: string) => void,
): { stop(): void } {
  const { store, workspace, now } = host;
  const unclean = markOpen(store);
  let stopped = false;
  const note = (text: string) => log("info", text);
  const fail = (error: unknown) => log("warn", `upkeep: ${String(error)}`);

  const check = async () => {
    const { ok } = await aside<{ ok: boolean }>("workspace.check", {});
    note(`quick check after an unclean end: ${ok ? "ok" : "damaged"}`);
    if (stopped) return;
    store.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('check', ?)", ok ? '"ok"' : '"bad"');
    changed();
  };
  const backup = async () => {
    if (
      !backupDue(workspace, now()) ||
      store.value("SELECT 1 FROM partner UNION ALL SELECT 1 FROM contact LIMIT 1") === undefined
    )
      return;
    const made = await aside<{ name: string; ms: number }>("backups.make", { reason: "daily" });
    note(`daily backup ${made.name} in ${made.ms} ms`);
    if (!stopped) changed();
  };
  /** What the calendar said would be has been; the timeline says so within the hour. */
  const meetings = () => {
    if (moveMeetingsOn(store, now(), host.author) > 0) changed();
  };
  const soon = setTimeout(() => {
    meetings();
    if (unclean) check().catch(fail);
    backup().catch(fail);
  }, SOON);
  const hourly = setInterval(() => {
    meetings();
    void backup().catch(fail);
  }, HOUR);
  return {
    stop() {
      stopped = true;
      clearTimeout(soon);
      clearInterval(hourly);
      store.run("DELETE FROM setting WHERE key = 'open'");
    },
  };
}
