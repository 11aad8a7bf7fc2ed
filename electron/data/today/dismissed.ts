// What somebody put away from Today, by the key of the entry. Only this machine remembers it.
import type { Reader, Writer } from "../store.ts";

/** Which of these keys are not put away. */
export function stillThere<T extends { key: string }>(db: Reader, entries: readonly T[]): T[] {
  if (entries.length === 0) return [];
  const away = new Set(
    db.column<string>(
      "SELECT key FROM dismissal WHERE key IN (SELECT value FROM json_each(?))",
      JSON.stringify(entries.map(({ key }) => key)),
    ),
  );
  return entries.filter(({ key }) => !away.has(key));
}

/** Entries come and go; nobody asks for one again after so long. */
const KEPT_MS = 800 * 86_400_000;

export function putAway(db: Writer, key: string, now: number): void {
  db.run("INSERT OR REPLACE INTO dismissal (key, at) VALUES (?, ?)", key, now);
  db.run("DELETE FROM dismissal WHERE at < ?", now - KEPT_MS);
}

export const bringBack = (db: Writer, key: string): void => {
  db.run("DELETE FROM dismissal WHERE key = ?", key);
};
