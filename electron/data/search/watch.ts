// The index looked at while nobody waits: rows counted at each start, all of it compared once a week, and what is wrong made anew.
import type { Store } from "../store.ts";
import type { SearchPart } from "./parts.ts";
import { leftovers } from "./rebuild.ts";
import { indexState, noteIndex } from "./state.ts";

const WEEK = 7 * 86_400_000;

export interface Watched {
  store: Store;
  now: () => number;
  /** A read-only call on a thread of its own. */
  aside: <T>(path: string, input: unknown) => Promise<T>;
  /** A job of the writer, after those that are running. */
  job: (path: string, input: unknown) => Promise<unknown>;
  log: (level: "info" | "warn", text: string) => void;
  /** Whether the workspace is about to be closed. */
  stopped: () => boolean;
}

/** Counts, or compares all of it. @returns whether something was written */
async function look({ store, now, aside, job, log, stopped }: Watched, full: boolean): Promise<boolean> {
  const { wrong, skipped } = await aside<{ wrong: SearchPart[]; skipped: boolean }>("search.check", { full });
  if (stopped()) return false;
  if (skipped) {
    log("warn", "search index: no room on the disk to compare it");
    return false;
  }
  noteIndex(store, { countedAt: now(), ...(full && { checkedAt: now() }) });
  if (wrong.length === 0) return true;
  log("warn", `search index: ${wrong.join(", ")} did not agree, made anew`);
  await job("search.rebuild", { parts: wrong, repair: true });
  return true;
}

/** At a start: counts, and compares all of it when that was not done for a week. */
export async function watchAtStart(watched: Watched): Promise<boolean> {
  if (leftovers(watched.store)) await watched.job("search.rebuild", { parts: [] });
  const counted = await look(watched, false);
  return (await watchWeekly(watched)) || counted;
}

export async function watchWeekly(watched: Watched): Promise<boolean> {
  const { checkedAt } = indexState(watched.store);
  if (watched.stopped() || (checkedAt !== null && watched.now() - checkedAt < WEEK)) return false;
  return look(watched, true);
}
