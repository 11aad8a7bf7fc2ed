// Hits that are files of messages: every word anywhere in the name, the newest message first.
import type { Term } from "../../domain/search/query.ts";
import type { InteractionKind } from "../../domain/interaction.ts";
import { foldKey } from "../../domain/text/fold.ts";
import type { Reader } from "../store.ts";
import { nothing, type Found, type Hit } from "./hit.ts";
import { enough, holds, ids, lettersOf, type Reach } from "./reach.ts";
import { visible } from "./visible.ts";
import { whoseTalk } from "./whose.ts";

interface File {
  id: number;
  interactionId: number;
  name: string;
  inline: number;
  at: number;
}
interface Talk {
  interactionId: number;
  subject: string | null;
  kind: InteractionKind;
  tray: number;
  message: number;
}

const files = (condition: string) => `SELECT a.id, a.interactionId, a.name, a.inline, i.at
  FROM json_each(?) j CROSS JOIN attachment a ON a.id = j.value CROSS JOIN interaction i ON i.id = a.interactionId WHERE ${condition}`;
const about = `SELECT i.id AS interactionId, i.subject, i.kind, i.tray, i.envelope IS NOT NULL AS message
  FROM json_each(?) j CROSS JOIN interaction i ON i.id = j.value`;

/** Files that all words reach; words of one or two letters only narrow what longer ones found. */
function candidates(reaches: readonly Reach[]): number[] {
  const long = reaches.filter(({ term }) => lettersOf(term.key) >= 3);
  if (long.length === 0) return [];
  const [first, ...others] = long.toSorted(
    (a, b) => Number(a.open) - Number(b.open) || a.files.length - b.files.length,
  );
  const sets = others.filter(({ open }) => !open).map((reach) => new Set(reach.files));
  return first!.files.filter((id) => sets.every((set) => set.has(id)));
}

/** Pictures inside a text come after files that were attached. */
const order = (a: File, b: File): number => a.inline - b.inline || b.at - a.at || b.id - a.id;

export function findFiles(db: Reader, terms: readonly Term[], reaches: readonly Reach[]): Found {
  const among = candidates(reaches).slice(0, 1.5 * enough);
  if (among.length === 0) return nothing;
  const rows = db
    .all<File>(files(visible(db)), ids(among))
    .filter(({ name }) => reaches.length === 1 || terms.every((term) => holds(foldKey(name), term)))
    .toSorted(order);
  return { total: Math.min(rows.length, enough), take: (most) => hitsOf(db, rows.slice(0, most)) };
}

function hitsOf(db: Reader, shown: readonly File[]): Hit[] {
  const talks = [...new Set(shown.map(({ interactionId }) => interactionId))];
  const whose = whoseTalk(db, talks);
  const of = new Map(db.all<Talk>(about, ids(talks)).map((row) => [row.interactionId, row]));
  return shown.map(({ id, interactionId, name, at }): Hit => {
    const who = whose.get(interactionId);
    const talk = of.get(interactionId)!;
    return {
      kind: "attachment",
      id,
      partnerId: who?.partnerId ?? null,
      contactId: who?.contactId ?? null,
      title: name,
      snippet: talk.subject ?? "",
      from: talk.subject ? "subject" : null,
      partner: who?.partner ?? who?.person ?? null,
      at,
      talk: talk.kind,
      interactionId,
      ...(talk.tray === 1 && { tray: true }),
      ...(talk.message === 1 && { message: true }),
    };
  });
}
