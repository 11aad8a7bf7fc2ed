// The words of all names, kept in memory beside the connection that asks: what a word with a slip is compared with.
import { slips, wordsOf } from "../../domain/search/slip.ts";
import type { Reader } from "../store.ts";

interface Vocabulary {
  words: Set<string>;
  /** Clock of the last write that was looked at; it rises with every write. */
  clock: number;
  /** The newest row of the log that was looked at; it is gone where a job was taken back. */
  last: { id: number; clock: number } | null;
}

const kept = new WeakMap<Reader, Vocabulary>();
/** With more new rows than this, reading all names again is quicker. */
const many = 20_000;

const clockOf = (db: Reader): number => db.value<number>("SELECT clock FROM stamp WHERE id = 1") ?? 0;
const lastOf = (db: Reader): Vocabulary["last"] =>
  db.get<{ id: number; clock: number }>("SELECT id, clock FROM change ORDER BY id DESC LIMIT 1") ?? null;

function add(words: Set<string>, names: readonly string[]): void {
  // Numbers are no slips of one another.
  for (const name of names) for (const word of wordsOf(name)) if (!/^\d+$/.test(word)) words.add(word);
}

function fresh(db: Reader): Vocabulary {
  const words = new Set<string>();
  const clock = clockOf(db);
  const last = lastOf(db);
  add(words, db.column<string>("SELECT sortKey FROM partner WHERE deletedAt IS NULL"));
  add(words, db.column<string>("SELECT sortKey FROM contact WHERE deletedAt IS NULL"));
  return { words, clock, last };
}

/** The names that were made, changed or brought back since. */
const renamed = (table: "partner" | "contact") =>
  `SELECT t.sortKey FROM change c JOIN ${table} t ON t.uid = c.uid
   WHERE c.id > ? AND c."of" = '${table}' AND c.field IN ('*', 'name', 'fullName', 'deletedAt')`;

/** Words that were in a name once stay until the next start: they lead to nobody. */
function current(db: Reader): Vocabulary {
  const known = kept.get(db);
  const clock = clockOf(db);
  if (known?.clock === clock) return known;
  const last = lastOf(db);
  const old = known?.last;
  const still =
    old &&
    last &&
    db.value("SELECT 1 FROM change WHERE id = ? AND clock = ?", old.id, old.clock) !== undefined;
  if (!known || !still || last.id - old.id > many) {
    const made = fresh(db);
    kept.set(db, made);
    return made;
  }
  for (const table of ["partner", "contact"] as const)
    add(known.words, db.column<string>(renamed(table), old.id));
  known.clock = clock;
  known.last = last;
  return known;
}

/** Words of names that begin with `typed` but for one slip, and not without one; none when they are too many to mean anything. */
export function wordsMeant(db: Reader, typed: string, most: number): string[] {
  const found: string[] = [];
  for (const word of current(db).words) {
    if (!slips(typed, word) || word.startsWith(typed)) continue;
    found.push(word);
  }
  // The most like it first: of the same length.
  return found
    .toSorted((a, b) => Math.abs(a.length - typed.length) - Math.abs(b.length - typed.length))
    .slice(0, most);
}
