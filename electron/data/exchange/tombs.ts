// Records that were deleted for good: what a file says of them, and what counts here.
import type { Stamp, Vector } from "../../domain/sharing/stamps.ts";
import { latestOf, noStamp } from "../../domain/sharing/stamps.ts";
import { sharedNames, sharedTable, type SharedName } from "../../domain/sharing/columns.ts";
import type { Reader } from "../store.ts";
import { knownOf, vectorOf } from "./known.ts";

export interface Tomb {
  uid: string;
  of: SharedName;
  by: Stamp;
  /** What had been seen of the record when it went, the deletion itself among it. */
  vector: Vector;
  /** Of a talk with somebody who has no partner: that person's. */
  partnerUid: string | null;
}

interface TombRow {
  uid: string;
  of: string;
  clock: number;
  device: string;
  author: string;
  partnerUid: string | null;
}

/** A tombstone of a record that lives (again) says nothing. */
const dead = sharedNames
  .map((name) => {
    const trash = "deletedAt" in sharedTable(name).columns ? "AND r.deletedAt IS NULL" : "";
    return `AND NOT EXISTS (SELECT 1 FROM ${name} r WHERE r.uid = t.uid ${trash})`;
  })
  .join(" ");
const shared = `t."of" IN (${sharedNames.map((name) => `'${name}'`).join(", ")})`;

/** @param partners uids: only what hung on these */
export function deadUids(db: Reader, partners: ReadonlySet<string> | null): string[] {
  const rows = db.all<{ uid: string; partnerUid: string | null }>(
    `SELECT t.uid, t.partnerUid FROM tombstone t WHERE ${shared} ${dead} ORDER BY t.uid`,
  );
  return rows
    .filter(({ partnerUid }) => !partners || (partnerUid !== null && partners.has(partnerUid)))
    .map(({ uid }) => uid);
}

function tombsOf(db: Reader, rows: TombRow[]): Tomb[] {
  const known = knownOf(
    db,
    rows.map(({ uid }) => uid),
  );
  return rows.map(({ uid, of, clock, device, author, partnerUid }) => {
    const { stamps, vector } = known.get(uid)!;
    // One that is in the trash here as well was deleted when that was said last.
    const by = latestOf([{ clock, device, author }, stamps.get("deletedAt") ?? noStamp]);
    return { uid, of: of as SharedName, by, vector, partnerUid };
  });
}

/** Tombstones that count, for a file: what others hung on before what hung on it. */
export const tombs = (db: Reader, partners: ReadonlySet<string> | null): Tomb[] =>
  tombsOf(
    db,
    db
      .all<TombRow>(`SELECT t.* FROM tombstone t WHERE ${shared} ${dead} ORDER BY t.uid`)
      .filter(({ partnerUid }) => !partners || (partnerUid !== null && partners.has(partnerUid))),
  ).toSorted((a, b) => sharedNames.indexOf(a.of) - sharedNames.indexOf(b.of));

/** The tombstone of a record, whether the record lives again or not. */
export function tombByUid(db: Reader, uid: string): Tomb | undefined {
  const row = db.get<TombRow>("SELECT * FROM tombstone WHERE uid = ?", uid);
  if (!row) return undefined;
  const { of, clock, device, author, partnerUid } = row;
  return { uid, of: of as SharedName, by: { clock, device, author }, vector: vectorOf(db, uid), partnerUid };
}
