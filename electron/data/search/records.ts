// Hits that are partners and people: by name, value or note, and by a name with one slip where few are found as typed.
import { excerpt } from "../../domain/search/excerpt.ts";
import type { Query, Term } from "../../domain/search/query.ts";
import type { Reader } from "../store.ts";
import type { Found, Hit } from "./hit.ts";
import { better, byName, ranked, type Order, type Ranked, type Via } from "./ranked.ts";
import { enough, type Reach, type RecordKind } from "./reach.ts";
import { meant } from "./meant.ts";

/** With fewer than this by name, names with one slip are looked at too. */
const few = 3;

const noteOf: Record<RecordKind, string> = {
  partner: "SELECT privateNote FROM partner WHERE id = ?",
  contact: "SELECT note FROM contact WHERE id = ?",
};

const typed: Record<string, 1> = {
  website: 1,
  email: 1,
  phone: 1,
  networkId: 1,
  tag: 1,
  link: 1,
  own: 1,
  alias: 1,
};

function snippetOf(
  db: Reader,
  kind: RecordKind,
  id: number,
  via: readonly Via[],
  terms: readonly Term[],
): Pick<Hit, "snippet" | "from"> {
  const values = via.filter((each) => typeof each === "object");
  const [first] = values;
  if (first && typed[first.kind]) {
    const texts = [...new Set(values.map(({ value }) => value))];
    return { snippet: excerpt(texts.join(" · "), terms, "part"), from: first.kind };
  }
  if (!via.includes("note")) return { snippet: "", from: null };
  return { snippet: excerpt(db.value<string | null>(noteOf[kind], id) ?? "", terms), from: "note" };
}

const hitOf = (db: Reader, kind: RecordKind, row: Ranked, terms: readonly Term[]): Hit => ({
  kind,
  id: row.id,
  partnerId: row.partnerId,
  contactId: kind === "contact" ? row.id : null,
  title: row.name,
  ...snippetOf(db, kind, row.id, row.via, terms),
  partner: row.partner,
  ...(row.matched && { matched: row.matched }),
});

/** Partners and people at once: whether slips are looked at depends on both. */
export function findRecords(
  db: Reader,
  query: Query,
  reaches: readonly Reach[],
  kinds: readonly RecordKind[],
): Record<RecordKind, Found> {
  const rows: Record<RecordKind, (Ranked & Order)[]> = { partner: [], contact: [] };
  for (const kind of kinds) rows[kind] = ranked(db, kind, query, reaches);
  const named = [...rows.partner, ...rows.contact].filter(({ rank }) => rank <= byName).length;
  if (named < few) {
    for (const kind of kinds) {
      const known = new Set(rows[kind].map(({ id }) => id));
      const more = meant(db, kind, reaches).filter(({ id }) => !known.has(id));
      rows[kind] = [...rows[kind], ...more].toSorted(better);
    }
  }
  const found = (kind: RecordKind): Found => ({
    total: Math.min(rows[kind].length, enough),
    take: (most) => rows[kind].slice(0, most).map((row) => hitOf(db, kind, row, query.terms)),
  });
  return { partner: found("partner"), contact: found("contact") };
}
