// Pairs that somebody looked at and found to be two: remembered by uid, so that they are left out for good.
import type { Kind } from "../../domain/duplicates/facts.ts";
import { Pairs } from "../../domain/duplicates/pairs.ts";
import { UserError } from "../../domain/errors.ts";
import { mergesByDrop, nowOf } from "../merging/putInto.ts";
import { idOf, uidOf } from "../records.ts";
import type { Reader, Writer } from "../store.ts";

const both = (db: Reader, kind: Kind, a: number, b: number): [string, string] => {
  if (a === b) throw new UserError(kind === "partner" ? "merge-same" : "merge-same-person");
  const [x, y] = [uidOf(db, kind, a), uidOf(db, kind, b)];
  return x < y ? [x, y] : [y, x];
};

export function sayNotSame(db: Writer, kind: Kind, a: number, b: number, now: number): void {
  const [x, y] = both(db, kind, a, b);
  db.run(`INSERT OR IGNORE INTO not_same ("of", a, b, at) VALUES (?, ?, ?, ?)`, kind, x, y, now);
}

interface Said {
  /** uids, as they were said. */
  a: string;
  b: string;
  /** The number that stands for the pair that they are now; null where they have become one. */
  pair: number | null;
}

interface Row {
  a: string;
  b: string;
  aId: number;
  bId: number;
  aGone: number | null;
  bGone: number | null;
}

/** The local id of what a record in the trash was put into; its own where it was not. */
function becameOf(db: Reader, kind: Kind): (uid: string, id: number) => number {
  const merges = mergesByDrop(db, kind);
  return (uid, id) => idOf(db, kind, nowOf(merges, uid)) ?? id;
}

/** Everything that was said. What was said of a record is said of the one that it was put into. */
function allSaid(db: Reader, kind: Kind): Said[] {
  const rows = db.all<Row>(
    `SELECT n.a, n.b, x.id AS aId, y.id AS bId, x.deletedAt AS aGone, y.deletedAt AS bGone
     FROM not_same n JOIN ${kind} x ON x.uid = n.a JOIN ${kind} y ON y.uid = n.b WHERE n."of" = '${kind}'`,
  );
  const hasGone = rows.some(({ aGone, bGone }) => aGone !== null || bGone !== null);
  const became = hasGone ? becameOf(db, kind) : (_: string, id: number) => id;
  return rows.map(({ a, b, aId, bId, aGone, bGone }) => {
    const [x, y] = [aGone === null ? aId : became(a, aId), bGone === null ? bId : became(b, bId)];
    return { a, b, pair: x === y ? null : Pairs.pair(x, y) };
  });
}

/** Forgets that they are two, also where it was said of what was put into one of them. */
export function sayNothing(db: Writer, kind: Kind, a: number, b: number): void {
  const [x, y] = both(db, kind, a, b);
  const pair = Pairs.pair(a, b);
  for (const said of [{ a: x, b: y }, ...allSaid(db, kind).filter((each) => each.pair === pair)])
    db.run("DELETE FROM not_same WHERE a = ? AND b = ?", said.a, said.b);
}

/** All of a kind, as the numbers that stand for pairs. */
export const notSamePairs = (db: Reader, kind: Kind): Set<number> =>
  new Set(allSaid(db, kind).flatMap(({ pair }) => (pair === null ? [] : [pair])));

export const isNotSame = (db: Reader, kind: Kind, a: number, b: number): boolean => {
  both(db, kind, a, b);
  return notSamePairs(db, kind).has(Pairs.pair(a, b));
};
