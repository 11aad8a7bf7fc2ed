// What is known about the index: when it was looked at, when it was made anew, and why.
import type { Reader, Writer } from "../store.ts";
import type { SearchPart } from "./parts.ts";

export interface IndexState {
  /** When its rows were counted last, ms UTC. */
  countedAt: number | null;
  /** When all of it was compared with its tables last. */
  checkedAt: number | null;
  /** When a check found it wrong and made it anew last, and which parts. */
  repairedAt: number | null;
  repaired: SearchPart[];
  /** When somebody had it made anew last. */
  rebuiltAt: number | null;
}

const unknown: IndexState = {
  countedAt: null,
  checkedAt: null,
  repairedAt: null,
  repaired: [],
  rebuiltAt: null,
};

export function indexState(db: Reader): IndexState {
  const kept = db.value<string>("SELECT value FROM setting WHERE key = 'searchIndex'");
  return { ...unknown, ...(kept && (JSON.parse(kept) as Partial<IndexState>)) };
}

export function noteIndex(db: Writer, news: Partial<IndexState>): void {
  const value = JSON.stringify({ ...indexState(db), ...news });
  db.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('searchIndex', ?)", value);
}
