// Find as you type over partners and people: names by any part of a word, addresses and sites by their beginning.
import { foldKey } from "../domain/text/fold.ts";
import type { Reader } from "./store.ts";

export interface Suggestion {
  kind: "partner" | "contact";
  id: number;
  partnerId: number | null;
  name: string;
  detail: string;
}

const like = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const livePerson = "c.deletedAt IS NULL AND (c.partnerId IS NULL OR p.deletedAt IS NULL)";

const partnerText = `SELECT 'partner' AS kind, p.id, p.id AS partnerId, p.name,
    ifnull((SELECT value FROM partner_set WHERE ownerId = p.id AND kind = 'website' LIMIT 1), '') AS detail, p.sortKey AS sortKey`;
const personText = `SELECT 'contact' AS kind, c.id, c.partnerId, c.fullName AS name,
    ifnull(p.name, ifnull((SELECT value FROM contact_set WHERE ownerId = c.id AND kind = 'email' LIMIT 1), '')) AS detail, c.sortKey AS sortKey`;

/** Names that begin with the text first, then those with a word that does, then any part. Empty text gives the last talked to. */
export function suggest(db: Reader, text: string, limit: number): Suggestion[] {
  const key = foldKey(text);
  if (key === "") {
    const recent = `${partnerText} FROM partner_summary s JOIN partner p ON p.id = s.partnerId WHERE s.lastContactAt IS NOT NULL ORDER BY s.lastContactAt DESC LIMIT ?`;
    return db.all<Suggestion & { sortKey: string }>(recent, limit).map(bare);
  }
  const any = `%${like(key)}%`;
  const start = `${like(key)}%`;
  const partners = db.all<Suggestion & { sortKey: string }>(
    `${partnerText} FROM partner p WHERE p.deletedAt IS NULL AND (p.sortKey LIKE ? ESCAPE '\\'
       OR p.id IN (SELECT ownerId FROM partner_set WHERE kind IN ('website', 'networkId', 'alias') AND (key LIKE ? ESCAPE '\\' OR value LIKE ? ESCAPE '\\')))
     ORDER BY p.sortKey LIMIT 200`,
    any,
    start,
    start,
  );
  const people = db.all<Suggestion & { sortKey: string }>(
    `${personText} FROM contact c LEFT JOIN partner p ON p.id = c.partnerId WHERE ${livePerson} AND (c.sortKey LIKE ? ESCAPE '\\'
       OR c.id IN (SELECT ownerId FROM contact_set WHERE kind IN ('email', 'alias') AND key LIKE ? ESCAPE '\\'))
     ORDER BY c.sortKey LIMIT 200`,
    any,
    start,
  );
  const rank = (row: { sortKey: string }) =>
    row.sortKey.startsWith(key) ? 0 : row.sortKey.includes(` ${key}`) ? 1 : 2;
  return [...partners, ...people]
    .toSorted((a, b) => rank(a) - rank(b) || a.sortKey.length - b.sortKey.length)
    .slice(0, limit)
    .map(bare);
}

const bare = ({ sortKey: _, ...row }: Suggestion & { sortKey: string }): Suggestion => row;
