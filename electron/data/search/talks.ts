// Hits that are talks and messages: all words at the beginnings of words of subject, text or sender; the newest first.
import { excerpt, showsAny } from "../../domain/search/excerpt.ts";
import { placeOf } from "../../domain/search/marks.ts";
import type { Term } from "../../domain/search/query.ts";
import type { InteractionKind } from "../../domain/interaction.ts";
import { foldKey } from "../../domain/text/fold.ts";
import type { Reader } from "../store.ts";
import { nothing, type Found, type Hit } from "./hit.ts";
import { enough, ids, lettersOf } from "./reach.ts";
import { allTokens } from "./tokens.ts";
import { visible } from "./visible.ts";
import { whoseTalk } from "./whose.ts";

/** Of words that are in more talks than are counted, the newest talks are read themselves: the index knows no dates. */
const newest = 200;
/** How much of each is read, in letters: folding long mails would cost more than the whole rest. */
const beginning = 1500;

interface Dated {
  id: number;
  at: number;
}
interface Line extends Dated {
  kind: InteractionKind;
  subject: string | null;
  text: string;
  sender: string | null;
  tray: number;
  message: number;
}

const dated = (db: Reader, found: readonly number[]): Dated[] =>
  db.all<Dated>(
    `SELECT i.id, i.at FROM json_each(?) j CROSS JOIN interaction i ON i.id = j.value WHERE ${visible(db)}`,
    ids(found),
  );

const words = (term: Term): string[] =>
  (term.parts.length > 0 ? term.parts : [term]).map(({ key }) => key).filter((key) => lettersOf(key) > 1);

/** The newest talks that hold all words, read one by one. */
function amongNewest(db: Reader, terms: readonly Term[]): Dated[] {
  const keys = terms.flatMap(words);
  const rows = db.all<Line>(
    `SELECT i.id, i.at, i.subject, substr(i.text, 1, ${beginning}) AS text, i.sender FROM (SELECT id FROM interaction ORDER BY at DESC LIMIT ${newest}) n
       CROSS JOIN interaction i ON i.id = n.id WHERE ${visible(db)}`,
  );
  return rows.filter(({ subject, text, sender }) => {
    const all = foldKey(`${subject ?? ""} ${text} ${sender ?? ""}`);
    return keys.every((key) => placeOf(all, key, "start") >= 0);
  });
}

const byDate = (a: Dated, b: Dated): number => b.at - a.at || b.id - a.id;

/** A word with signs inside ("q4/2026") is several for the index: they must stand as they were typed. */
const composed = (terms: readonly Term[]): Term[] =>
  terms.filter(({ key, parts }) => parts.length === 0 && /[^\p{L}\p{N}\p{M}]/u.test(key));

const plain = /^[\x20-\x7e\s]*$/;

/** Folding is dear for a thousand long mails, and most of what is looked for stands there in plain letters. */
const standsIn = (text: string, key: string): boolean =>
  placeOf(text.toLowerCase(), key, "start") >= 0 ||
  (!plain.test(text) && placeOf(foldKey(text), key, "start") >= 0);

function asTyped(db: Reader, found: Dated[], terms: readonly Term[]): Dated[] {
  const signs = composed(terms);
  if (signs.length === 0) return found;
  const rows = db.arrays<[number, string | null, string | null, string]>(
    "SELECT i.id, i.subject, i.sender, i.text FROM json_each(?) j CROSS JOIN interaction i ON i.id = j.value",
    ids(found.map(({ id }) => id)),
  );
  const kept = new Set(
    rows
      .filter(([, ...texts]) =>
        signs.every(({ key }) => texts.some((text) => text !== null && standsIn(text, key))),
      )
      .map(([id]) => id),
  );
  return found.filter(({ id }) => kept.has(id));
}

function lookUp(db: Reader, match: string): number[] {
  return db.column<number>(
    `SELECT rowid FROM interaction_search WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT ${enough + 1}`,
    match,
  );
}

const lines = `SELECT i.id, i.at, i.kind, i.subject, i.text, i.sender, i.tray, i.envelope IS NOT NULL AS message
  FROM json_each(?) j CROSS JOIN interaction i ON i.id = j.value`;

/** A piece of the text; who wrote it where only that has the words. */
function whyFound(
  subject: string | null,
  text: string,
  sender: string | null,
  terms: readonly Term[],
): string {
  const shows = (part: string | null): boolean => part !== null && showsAny(part, terms);
  // The shortest first: a text of a thousand lines is looked through only where it may not have them.
  const bySender = sender !== null && shows(sender) && !shows(subject) && !shows(text);
  return excerpt(bySender ? sender : text, terms);
}

function hitsOf(db: Reader, shown: readonly Dated[], terms: readonly Term[]): Hit[] {
  const list = db.all<Line>(lines, ids(shown.map(({ id }) => id)));
  const whose = whoseTalk(
    db,
    list.map(({ id }) => id),
  );
  return list.map(({ id, at, kind, subject, text, sender, tray, message }): Hit => {
    const who = whose.get(id);
    const title = subject || who?.partner || who?.person || sender || "";
    return {
      kind: "interaction",
      id,
      partnerId: who?.partnerId ?? null,
      contactId: who?.contactId ?? null,
      title,
      snippet: whyFound(subject, text, sender, terms),
      from: "text",
      partner: who?.partner ?? who?.person ?? (tray === 1 ? sender?.replace(/ <[^<>]*>$/, "") : null) ?? null,
      at,
      talk: kind,
      ...(tray === 1 && { tray: true }),
      ...(message === 1 && { message: true }),
    };
  });
}

/** The newest first. */
export function findTalks(db: Reader, terms: readonly Term[]): Found {
  const match = allTokens(terms);
  if (match === null) return nothing;
  const rows = lookUp(db, match);
  let found = asTyped(db, dated(db, rows), terms);
  if (rows.length > enough) {
    const known = new Set(found.map(({ id }) => id));
    found = [...found, ...amongNewest(db, terms).filter(({ id }) => !known.has(id))];
  }
  const sorted = found.toSorted(byDate);
  return {
    total: Math.min(sorted.length, enough),
    take: (most) => hitsOf(db, sorted.slice(0, most), terms),
  };
}
