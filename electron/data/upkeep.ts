// What the writer does by itself while nobody waits: daily backups, meetings whose time has come, checks of the file and of the
// search index.
import { backupDue } from "./backup.ts";
import { moveMeetingsOn } from "./calendar.ts";
import type { Store } from "./store.ts";
import { keepStakes, stakesAreOld } from "./tasks/stakes/stakes.ts";
import { watchAtStart, watchWeekly, type Watched } from "./search/watch.ts";

const SOON = 15_000;
const HOUR = 3_600_000;

interface Kept extends Pick<Watched, "store" | "now" | "aside" | "job" | "log"> {
  workspace: string;
  author: string;
  /** A call runs: somebody waits. */
  busy: () => boolean;
  /** Something was written that the page shows. */
  changed: () => void;
}

/** `setting.open` is there while a writer has the file: found at the next opening, the last end was not clean. */
function markOpen(store: Store): boolean {
  const unclean = store.value("SELECT 1 FROM setting WHERE key = 'open'") !== undefined;
  store.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('open', 'true')");
  return unclean;
}

/** Starts the upkeep of an open workspace; `stop` before closing. */
export function startUpkeep(kept: Kept): { stop(): void } {
  const { store, workspace, now, aside, log, changed } = kept;
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
      store.value(
        "SELECT 1 FROM partner UNION ALL SELECT 1 FROM contact UNION ALL SELECT 1 FROM interaction LIMIT 1",
      ) === undefined
    )
      return;
    const made = await aside<{ name: string; ms: number }>("backups.make", { reason: "daily" });
    note(`daily backup ${made.name} in ${made.ms} ms`);
    if (!stopped) changed();
  };
  const watched: Watched = { ...kept, stopped: () => stopped };
  const index = async (look: (at: Watched) => Promise<boolean>) => {
    if (!stopped && (await look(watched)) && !stopped) changed();
  };
  /** What the calendar said would be has been; the timeline says so within the hour. */
  const meetings = () => {
    if (moveMeetingsOn(store, now(), kept.author) > 0) changed();
  };
  /** With the day the ripe days move on, and what partners are worth with them. */
  const stakes = () => {
    if (stakesAreOld(store, now())) store.transaction(() => keepStakes(store, null, now()));
  };
  // One after the other: each reads the whole file.
  const atStart = async () => {
    if (kept.busy()) {
      soon = setTimeout(() => void atStart(), SOON);
      return;
    }
    meetings();
    stakes();
    if (unclean) await check().catch(fail);
    await backup().catch(fail);
    await index(watchAtStart).catch(fail);
  };
  const eachHour = async () => {
    meetings();
    stakes();
    await backup().catch(fail);
    await index(watchWeekly).catch(fail);
  };
  let soon = setTimeout(() => void atStart(), SOON);
  const hourly = setInterval(() => void eachHour(), HOUR);
  return {
    stop() {
      stopped = true;
      clearTimeout(soon);
      clearInterval(hourly);
      store.run("DELETE FROM setting WHERE key = 'open'");
    },
  };
}
