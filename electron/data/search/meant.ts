// Names that were meant although one letter is missing, too much, wrong or swapped.
import { slipFrom, slips, wordsOf } from "../../domain/search/slip.ts";
import type { Term } from "../../domain/search/query.ts";
import { PLACES, searchPlace } from "../searchTriggers.ts";
import type { Reader } from "../store.ts";
import { factsOf, slipRank, type Order, type Ranked } from "./ranked.ts";
import { enough, everyone, lettersOf, quoted, type Reach, type RecordKind } from "./reach.ts";
import { wordsMeant } from "./vocabulary.ts";

const mostWords = 60;

const slippery = ({ key, numbers, parts }: Term): boolean =>
  numbers.length === 0 && parts.length === 0 && lettersOf(key) >= slipFrom && wordsOf(key).length === 1;

/** Ids of a kind whose name has one of the words. */
function withWords(db: Reader, kind: RecordKind, words: readonly string[]): Set<number> {
  const long = words.filter((word) => lettersOf(word) >= 3);
  if (long.length === 0) return new Set();
  const rows = db.column<number>(
    "SELECT rowid FROM value_search WHERE value_search MATCH ? ORDER BY rowid DESC LIMIT 4000",
    long.map(quoted).join(" OR "),
  );
  return new Set(
    rows.filter((row) => row % PLACES === searchPlace[kind]).map((row) => Math.floor(row / PLACES)),
  );
}

/** The words of a name that a term means, as typed or with a slip; null where there is none. */
function matchedIn(name: string, term: Term): string | null {
  if (name.includes(term.key)) return term.key;
  return slippery(term) ? (wordsOf(name).find((word) => slips(term.key, word)) ?? null) : null;
}

/** Everyone of a kind whom all words reach when names may differ by a slip in each. */
export function meant(db: Reader, kind: RecordKind, reaches: readonly Reach[]): (Ranked & Order)[] {
  if (!reaches.some(({ term }) => slippery(term))) return [];
  let all: Set<number> | null = null;
  for (const reach of reaches) {
    const typed = everyone(reach[kind]);
    const also = slippery(reach.term)
      ? withWords(db, kind, wordsMeant(db, reach.term.key, mostWords))
      : new Set<number>();
    const either: Set<number> = typed.union(also);
    // A word that is nearly everywhere shuts nobody out.
    if (reach.open) continue;
    all = all === null ? either : all.intersection(either);
  }
  const found: (Ranked & Order)[] = [];
  for (const fact of factsOf(db, kind, [...(all ?? [])].slice(0, enough))) {
    const matched = reaches.map(({ term }) => matchedIn(fact.key, term));
    const others = reaches.every((reach, nth) => matched[nth] !== null || everyone(reach[kind]).has(fact.id));
    const slipped = matched.filter((word, nth) => word !== null && word !== reaches[nth]!.term.key);
    if (!others || slipped.length === 0) continue;
    const { id, name, partnerId, partner, weight, lastAt, key } = fact;
    const words = slipped.filter((word) => word !== null);
    found.push({
      id,
      name,
      partnerId,
      partner,
      weight,
      lastAt,
      key,
      rank: slipRank,
      via: [],
      matched: words,
    });
  }
  return found;
}
