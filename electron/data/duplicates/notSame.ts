// Pairs that somebody looked at and found to be two: remembered by uid, so that they are left out for good.
import type { Kind } from "../../domain/duplicates/facts.ts";
import { Pairs } from "../../domain/duplicates/pairs.ts";
import { UserError } from "../../domain/errors.ts";
import { uidOf } from "../records.ts";
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

/** Forgets that they are two. */
export function sayNothing(db: Writer, kind: Kind, a: number, b: number): void {
  const [x, y] = both(db, kind, a, b);
  db.run("DELETE FROM not_same WHERE a = ? AND b = ?", x, y);
}

export const isNotSame = (db: Reader, kind: Kind, a: number, b: number): boolean => {
  const [x, y] = both(db, kind, a, b);
  return db.value("SELECT 1 FROM not_same WHERE a = ? AND b = ?", x, y) !== undefined;
};

/** All of a kind, as the numbers that stand for pairs. */
export const notSamePairs = (db: Reader, kind: Kind): Set<number> =>
  new Set(
    db
      .arrays<[number, number]>(
        `SELECT x.id, y.id FROM not_same n JOIN ${kind} x ON x.uid = n.a JOIN ${kind} y ON y.uid = n.b WHERE n."of" = '${kind}'`,
      )
      .map(([a, b]) => Pairs.pair(a, b)),
  );
