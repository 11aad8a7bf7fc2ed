// Hits that are open tasks: every word in the title, or some there and the others in the name of its partner; the most fitting first.
import type { Term } from "../../domain/search/query.ts";
import { placeOf } from "../../domain/search/marks.ts";
import { foldKey } from "../../domain/text/fold.ts";
import type { Bind, Reader } from "../store.ts";
import { openTasks } from "../tasks/facts.ts";
import { nothing, type Found, type Hit } from "./hit.ts";
import { enough, holds, lettersOf } from "./reach.ts";

type Row = [
  id: number,
  title: string,
  partnerId: number | null,
  contactId: number | null,
  partner: string | null,
  partnerKey: string | null,
  dueOn: string | null,
];

/** Letters that SQLite does not fold: such titles are looked at in code. */
const plain = /^[\x20-\x7e]+$/;

/** The start of a title before a word's start, before anywhere else. */
function rankOf(title: string, terms: readonly Term[]): number {
  const [first] = terms;
  if (first && title.startsWith(first.key)) return 0;
  return terms.every(({ key }) => placeOf(title, key, "start") >= 0) ? 1 : 2;
}

/**
 * Open tasks are few beside all else, so that no index is kept for them. What says no more than its partner's name is left to the
 * partner itself: "Contact …" of a next contact day.
 */
export function findTasks(db: Reader, terms: readonly Term[]): Found {
  const long = terms.filter(({ key }) => lettersOf(key) >= 2);
  if (long.length === 0) return nothing;
  const bind: Bind[] = [];
  const among = long.map(({ key, numbers }) => {
    if (!plain.test(key) || numbers.length > 0) return "true";
    bind.push(key);
    return "instr(lower(t.title), ?) > 0";
  });
  const rows = db
    .arrays<Row>(
      `SELECT t.id, t.title, t.partnerId, t.contactId, p.name, p.sortKey, t.dueOn FROM task t LEFT JOIN partner p ON p.id = t.partnerId
       WHERE ${openTasks} AND (t.source IS NULL OR t.source NOT GLOB 'contact:*') AND (${among.join(" OR ")} OR t.title GLOB '*[^ -~]*')
       LIMIT ${2 * enough}`,
      ...bind,
    )
    .flatMap((row) => {
      const [, title, , , , partnerKey] = row;
      const key = foldKey(title);
      const inTitle = terms.filter((term) => holds(key, term));
      const whole =
        inTitle.length > 0 &&
        terms.every((term) => inTitle.includes(term) || (partnerKey !== null && holds(partnerKey, term)));
      return whole ? [{ row, rank: rankOf(key, terms) }] : [];
    })
    .toSorted(
      (a, b) => a.rank - b.rank || ((a.row[6] ?? "9") < (b.row[6] ?? "9") ? -1 : 1) || a.row[0] - b.row[0],
    );
  return {
    total: Math.min(rows.length, enough),
    take: (most) =>
      rows.slice(0, most).map(({ row: [id, title, partnerId, contactId, partner, , dueOn] }): Hit => ({
        kind: "task",
        id,
        partnerId,
        contactId,
        title,
        snippet: "",
        from: null,
        partner,
        ...(dueOn !== null && { dueOn }),
      })),
  };
}
