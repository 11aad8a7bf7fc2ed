// Reads from the store what records are compared by.
import type { Item, Kind, Raw } from "../../domain/duplicates/facts.ts";
import type { Reader } from "../store.ts";

export interface Row extends Raw {
  uid: string;
  items: Item[];
}

const kindsOf: Record<Kind, string> = {
  partner: "('website', 'link', 'networkId', 'alias')",
  contact: "('email', 'phone', 'link', 'alias')",
};
const columns: Record<Kind, string> = {
  partner: "id, uid, name, matchKey, country, NULL, NULL",
  contact: "id, uid, fullName, matchKey, NULL, birthday, partnerId",
};
type Columns = [number, string, string, string, string | null, string | null, number | null];

function filled(db: Reader, kind: Kind, found: Columns[]): Row[] {
  const rows = found.map(([id, uid, name, key, country, birthday, partnerId]): Row => ({
    id,
    uid,
    name,
    key,
    country,
    birthday,
    partnerId,
    items: [],
  }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const items = db.arrays<[number, string, string, string, string | null]>(
    `SELECT v.ownerId, v.kind, v.key, v.value, v.match FROM json_each(?) j CROSS JOIN ${kind}_set v ON v.ownerId = j.value
     WHERE v.kind IN ${kindsOf[kind]}`,
    JSON.stringify([...byId.keys()]),
  );
  for (const [ownerId, of, key, value, match] of items)
    byId.get(ownerId)?.items.push({ kind: of, key, value, match });
  return rows;
}

/** Records outside the trash with ids above one, in order. */
export const rowsAbove = (db: Reader, kind: Kind, above: number, limit: number): Row[] =>
  filled(
    db,
    kind,
    db.arrays<Columns>(
      `SELECT ${columns[kind]} FROM ${kind} NOT INDEXED WHERE id > ? AND deletedAt IS NULL ORDER BY id LIMIT ${limit}`,
      above,
    ),
  );

/** Those of these that are outside the trash. */
export const rowsOf = (db: Reader, kind: Kind, ids: readonly number[]): Row[] =>
  filled(
    db,
    kind,
    db.arrays<Columns>(
      `SELECT ${columns[kind]} FROM ${kind} WHERE id IN (SELECT value FROM json_each(?)) AND deletedAt IS NULL`,
      JSON.stringify(ids),
    ),
  );

/** How many are outside the trash, and the sum of their ids: a job that was taken back leaves nothing in the log. */
export const census = (db: Reader, kind: Kind): { count: number; sum: number } => {
  const [count, sum] = db.arrays<[number, number | null]>(
    `SELECT count(*), sum(id) FROM ${kind} WHERE deletedAt IS NULL`,
  )[0]!;
  return { count, sum: sum ?? 0 };
};
