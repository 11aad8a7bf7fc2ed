// A set is rows: tags, addresses, numbers, sites … keyed by (owner, kind, normalised value), so that the same value is the same row.
import { UserError } from "../domain/errors.ts";
import { emailKey } from "../domain/text/email.ts";
import { foldKey } from "../domain/text/fold.ts";
import { companyKey, nameKey } from "../domain/text/names.ts";
import { phoneKey } from "../domain/text/phone.ts";
import { websiteKey } from "../domain/text/website.ts";
import { setTables, type SetOwner } from "./headings.ts";
import type { Reader, Writer } from "./store.ts";

export interface SetItem {
  kind: string;
  key: string;
  value: string;
  label: string | null;
  preferred: number;
  match: string | null;
}

/** What a caller gives: the value as typed, and what is said about it. */
export interface Given {
  value: string;
  label?: string | null | undefined;
  preferred?: boolean | undefined;
  /** The uid of an own field, or the network of a network id. */
  of?: string | undefined;
  region?: string | undefined;
}

const plain = (
  kind: string,
  given: Given,
  key: string,
  match: string | null = null,
  value = given.value.trim(),
) => ({
  kind,
  key,
  value,
  label: given.label?.trim() || null,
  preferred: given.preferred ? 1 : 0,
  match,
});

/**
 * The row of a value. `match` is what the import matches by: a site's own domain, an address's company domain.
 * @throws UserError `bad-website`, `bad-email`, `bad-phone` naming the value
 */
export function setItem(kind: string, given: Given): SetItem {
  const value = given.value.trim();
  switch (kind) {
    case "website": {
      const site = websiteKey(value);
      if (!site) throw new UserError("bad-website", { value }, { field: "websites" });
      return plain(kind, given, site.key, site.domain);
    }
    case "link": {
      const key = value
        .toLowerCase()
        .replace(/^https?:\/\/(www\.)?/, "")
        .replace(/\/+$/, "");
      return plain(kind, given, key);
    }
    case "email": {
      const email = emailKey(value);
      if (!email) throw new UserError("bad-email", { value }, { field: "emails" });
      return plain(kind, given, email.key, email.freeMail ? null : email.domain, email.address);
    }
    case "phone": {
      const phone = phoneKey(value, given.region);
      if (!phone) throw new UserError("bad-phone", { value }, { field: "phones" });
      return plain(kind, given, phone.key, null, phone.shown);
    }
    case "networkId":
      return plain(kind, given, `${given.of}:${value.toLowerCase()}`, `${given.of}:${value.toLowerCase()}`);
    case "own":
      return plain(kind, given, given.of ?? "");
    default:
      return plain(kind, given, foldKey(value));
  }
}

/** Another spelling of the owner's name; `match` is what the import compares names by. */
export const aliasItem = (owner: SetOwner, value: string): SetItem =>
  plain("alias", { value }, foldKey(value), owner === "partner" ? companyKey(value) : nameKey(value));

const insert = (owner: SetOwner) =>
  `INSERT INTO ${setTables[owner]} (ownerId, kind, key, value, label, preferred, match) VALUES (?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (ownerId, kind, key) DO UPDATE SET value = excluded.value, label = excluded.label, preferred = excluded.preferred, match = excluded.match
   WHERE value IS NOT excluded.value OR label IS NOT excluded.label OR preferred IS NOT excluded.preferred`;
const inserts = { partner: insert("partner"), contact: insert("contact") };

/** Adds or rewrites one row. */
export function putItem(db: Writer, owner: SetOwner, ownerId: number, item: SetItem): void {
  db.run(inserts[owner], ownerId, item.kind, item.key, item.value, item.label, item.preferred, item.match);
}

export function dropItem(db: Writer, owner: SetOwner, ownerId: number, kind: string, key: string): void {
  db.run(`DELETE FROM ${setTables[owner]} WHERE ownerId = ? AND kind = ? AND key = ?`, ownerId, kind, key);
}

/** Makes the set of one kind hold exactly `items`; rows that stay are not touched. */
export function replaceSet(
  db: Writer,
  owner: SetOwner,
  ownerId: number,
  kind: string,
  items: SetItem[],
): void {
  const wanted = new Map(items.map((item) => [item.key, item]));
  for (const row of itemsOf(db, owner, ownerId, kind))
    if (!wanted.has(row.key)) dropItem(db, owner, ownerId, kind, row.key);
  for (const item of wanted.values()) putItem(db, owner, ownerId, item);
}

export const itemsOf = (db: Reader, owner: SetOwner, ownerId: number, kind: string): SetItem[] =>
  db.all<SetItem>(
    `SELECT kind, key, value, label, preferred, match FROM ${setTables[owner]} WHERE ownerId = ? AND kind = ? ORDER BY preferred DESC, id`,
    ownerId,
    kind,
  );

/** All set rows of many owners at once, in order. */
export function itemsByOwner(
  db: Reader,
  owner: SetOwner,
  ids: number[],
  kinds?: string[],
): Map<number, SetItem[]> {
  const found = new Map<number, SetItem[]>(ids.map((id) => [id, []]));
  const rows = db.all<SetItem & { ownerId: number }>(
    `SELECT ownerId, kind, key, value, label, preferred, match FROM ${setTables[owner]}
     WHERE ownerId IN (SELECT value FROM json_each(?)) ${kinds ? "AND kind IN (SELECT value FROM json_each(?))" : ""} ORDER BY preferred DESC, id`,
    JSON.stringify(ids),
    ...(kinds ? [JSON.stringify(kinds)] : []),
  );
  for (const row of rows) found.get(row.ownerId)?.push(row);
  return found;
}
