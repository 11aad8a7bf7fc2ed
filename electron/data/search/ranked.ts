// Partners and people that hold every word of a query, the best first.
import { placeOf, wordStarts } from "../../domain/search/marks.ts";
import type { Query, Term } from "../../domain/search/query.ts";
import { foldKey } from "../../domain/text/fold.ts";
import type { Reader } from "../store.ts";
import { enough, everyone, holds, ids, type Reach, type RecordKind, type Value, type Ways } from "./reach.ts";

/** Smaller is better: where the word that fits worst was found. */
const rank = {
  wholeName: 0,
  nameStart: 1,
  wordStart: 2,
  inName: 3,
  wholeValue: 4,
  valueStart: 5,
  inValue: 6,
  note: 7,
  slip: 8,
};
/** Up to this one it was found by its name alone. */
export const byName = rank.inName;

/** How a word was found that is not in the name. */
export type Via = Value | "note" | "partner";
export interface Ranked {
  id: number;
  name: string;
  partnerId: number | null;
  partner: string | null;
  rank: number;
  via: Via[];
  matched?: string[];
}

interface Fact {
  id: number;
  name: string;
  key: string;
  partnerId: number | null;
  partner: string | null;
  partnerKey: string | null;
  /** 0 for an A partner or one at stage "key", otherwise 1. */
  weight: number;
  lastAt: number | null;
}

const keyStage =
  "(SELECT 1 FROM membership m WHERE m.partnerId = p.id AND m.stage = 'key' AND m.deletedAt IS NULL LIMIT 1)";
const facts: Record<RecordKind, string> = {
  partner: `SELECT p.id, p.name, p.sortKey AS key, p.id AS partnerId, NULL AS partner, NULL AS partnerKey,
      CASE WHEN p.tier = 'A' OR ${keyStage} THEN 0 ELSE 1 END AS weight, s.lastContactAt AS lastAt
    FROM json_each(?) j CROSS JOIN partner p ON p.id = j.value LEFT JOIN partner_summary s ON s.partnerId = p.id WHERE p.deletedAt IS NULL`,
  contact: `SELECT c.id, c.fullName AS name, c.sortKey AS key, c.partnerId, p.name AS partner, p.sortKey AS partnerKey,
      CASE WHEN p.tier = 'A' OR ${keyStage} THEN 0 ELSE 1 END AS weight, s.lastContactAt AS lastAt
    FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value LEFT JOIN partner p ON p.id = c.partnerId
      LEFT JOIN partner_summary s ON s.partnerId = p.id WHERE c.deletedAt IS NULL AND (c.partnerId IS NULL OR p.deletedAt IS NULL)`,
};

/** People whose partner's name holds a word: it counts beside another word that is their own. */
function throughPartner(db: Reader, { partner, open }: Reach): Set<number> {
  if (open || partner.named.size > enough) return new Set();
  const people = "SELECT c.id FROM json_each(?) j CROSS JOIN contact c ON c.partnerId = j.value";
  return new Set(db.column<number>(people, ids(partner.named)));
}

/** Who may hold all words: those whom every word reaches that was looked at whole; at most twice what is counted. */
function candidates(db: Reader, kind: RecordKind, reaches: readonly Reach[]): number[] {
  const several = reaches.length > 1;
  const sets = reaches.map((reach) => {
    const all = everyone(reach[kind]);
    return {
      open: reach.open,
      all: several && kind === "contact" ? all.union(throughPartner(db, reach)) : all,
    };
  });
  const whole = sets.filter(({ open }) => !open).toSorted((a, b) => a.all.size - b.all.size);
  const [first, ...others] =
    whole.length > 0 ? whole : sets.toSorted((a, b) => a.all.size - b.all.size).slice(0, 1);
  const kept: number[] = [];
  for (const id of first!.all) {
    if (!others.every(({ all }) => all.has(id))) continue;
    kept.push(id);
    if (kept.length > 2 * enough) break;
  }
  return kept;
}

const searched = "('website', 'email', 'phone', 'tag', 'networkId', 'link', 'own', 'alias')";
interface Kept extends Value {
  text: string;
}
/** All values of many records as they are compared, read when the first is asked for. */
function valuesOf(db: Reader, kind: RecordKind, of: readonly number[]): (id: number) => Kept[] {
  let all: Map<number, Kept[]> | null = null;
  return (id) => {
    if (!all) {
      all = new Map(of.map((each) => [each, []]));
      const rows = db.arrays<[number, string, string, string]>(
        `SELECT v.ownerId, v.kind, v.value, v.key FROM json_each(?) j CROSS JOIN ${kind}_set v ON v.ownerId = j.value WHERE v.kind IN ${searched}`,
        ids(of),
      );
      for (const [ownerId, each, value, key] of rows)
        all.get(ownerId)?.push({ ownerId, kind: each, value, text: each === "phone" ? key : foldKey(value) });
    }
    return all.get(id) ?? [];
  };
}

const rankOfValue = (value: Value, { key }: Term): number => {
  const text = foldKey(value.value);
  if (text === key) return rank.wholeValue;
  return text.startsWith(key) ? rank.valueStart : rank.inValue;
};

const rankInName = (name: string, term: Term): number | null => {
  const short = Array.from(term.key).length < 2;
  const at = placeOf(name, term.key, "start");
  if (at >= 0) return rank.wordStart;
  return !short && name.includes(term.key) ? rank.inName : null;
};

function rankedBy(
  kind: RecordKind,
  fact: Fact,
  reach: Reach,
  values: (id: number) => Kept[],
  alone: boolean,
): { rank: number; via?: Via } | null {
  const { term } = reach;
  const ways: Ways = reach[kind];
  const inName = rankInName(fact.key, term);
  if (inName !== null) return { rank: inName };
  const open = reach.open && !alone;
  const value =
    ways.by.get(fact.id) ?? (open ? values(fact.id).find(({ text }) => holds(text, term)) : undefined);
  if (value) return { rank: rankOfValue(value, term), via: value };
  if (ways.noted.has(fact.id)) return { rank: rank.note, via: "note" };
  // A number in parts may be in the name with other signs between.
  if (ways.named.has(fact.id)) return { rank: rank.inName };
  const partnerName = alone ? null : fact.partnerKey;
  return partnerName !== null && holds(partnerName, term) ? { rank: rank.valueStart, via: "partner" } : null;
}

export const better = (a: Ranked & Order, b: Ranked & Order): number =>
  a.rank - b.rank ||
  a.weight - b.weight ||
  (b.lastAt ?? 0) - (a.lastAt ?? 0) ||
  (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id);
export type Order = Pick<Fact, "weight" | "lastAt" | "key">;

export const factsOf = (db: Reader, kind: RecordKind, of: Iterable<number>): Fact[] =>
  db.all<Fact>(facts[kind], ids(of));

/** Everyone whom all words reach, ranked; `query` gives the whole name. */
export function ranked(
  db: Reader,
  kind: RecordKind,
  query: Query,
  reaches: readonly Reach[],
): (Ranked & Order)[] {
  const found: (Ranked & Order)[] = [];
  const among = candidates(db, kind, reaches);
  const values = valuesOf(db, kind, among);
  for (const fact of factsOf(db, kind, among)) {
    let worst = 0;
    const via: Via[] = [];
    const fits = reaches.every((reach) => {
      const each = rankedBy(kind, fact, reach, values, reaches.length === 1);
      if (!each) return false;
      worst = Math.max(worst, each.rank);
      if (each.via !== undefined) via.push(each.via);
      return true;
    });
    // A person is not found by the name of the partner alone.
    if (!fits || (via.length === reaches.length && via.every((each) => each === "partner"))) continue;
    if (worst <= rank.inName) {
      if (fact.key === query.key) worst = rank.wholeName;
      else if (fact.key.startsWith(query.key) && wordStarts(fact.key, query.key.length))
        worst = rank.nameStart;
    }
    const { id, name, partnerId, partner, weight, lastAt, key } = fact;
    found.push({ id, name, partnerId, partner, rank: worst, via, weight, lastAt, key });
  }
  return found.toSorted(better);
}

export const slipRank = rank.slip;
