// Rows of the log as people read them: who wrote a value, its references by name, what the record is called, what is private.
import { instantOf } from "./batches.ts";
import type { RecordTable } from "./headings.ts";
import type { Reader } from "./store.ts";

/** Of `change c`: not a row that a merge writes for a stamp alone, and no field that only follows from others. */
export const isSaid = `(c.field IN ('*', '-') OR c.old IS NOT c.new) AND c.field NOT IN ('seriesUid', 'seriesFrom', 'holdScore')`;

/**
 * Of `change c JOIN batch b`, for `writerOf`. What a merge brought was written by somebody else: its stamp stands in the row that
 * replaced it, or is the field's own while nothing did.
 */
export const wrote = `CASE WHEN b.kind = 'merge' THEN ifnull(
    (SELECT n.was FROM change n WHERE n.uid = c.uid AND n.field = c.field AND n.id > c.id ORDER BY n.id LIMIT 1),
    (SELECT json_array(ifnull(f.received, f.clock), f.device, f.author) FROM field_stamp f WHERE f.uid = c.uid AND f.field = c.field)) END`;
export const written = `c.clock, b.author AS "by", ${wrote} AS wrote`;

export interface Written {
  clock: number;
  /** A colleague's uid. */
  by: string;
  /** A stamp as JSON. */
  wrote: string | null;
}

const colleagueOf = (db: Reader, uid: string): string =>
  db.value<string>("SELECT name FROM colleague WHERE uid = ?", uid) ?? "";

/** Who wrote a row's value, and when by their own clock. */
export function writerOf(db: Reader, { clock, by, wrote: stamp }: Written): { at: number; author: string } {
  if (stamp === null) return { at: instantOf(clock), author: colleagueOf(db, by) };
  const [at, , author] = JSON.parse(stamp) as [number, string, string];
  return { at: instantOf(at), author: colleagueOf(db, author) };
}

/** What was said, short enough to be a name; what is cut off says so. */
const begins = "iif(length(text) > 80, substr(text, 1, 79) || '…', text)";
/** A talk's name: its subject, or how it begins. */
export const TALK_NAME = `SELECT ifnull(nullif(subject, ''), ${begins}) FROM interaction WHERE uid = ?`;

/** What another record is called, by its uid. */
const references: Readonly<Record<string, string>> = {
  partnerId: "SELECT name FROM partner WHERE uid = ?",
  contactId: "SELECT fullName FROM contact WHERE uid = ?",
  programId: "SELECT name FROM program WHERE uid = ?",
  clientId: "SELECT name FROM client WHERE uid = ?",
  initiativeId: "SELECT name FROM initiative WHERE uid = ?",
  negotiationId: "SELECT subject FROM negotiation WHERE uid = ?",
  interactionId: TALK_NAME,
  offerId: "SELECT n.subject FROM offer o JOIN negotiation n ON n.id = o.negotiationId WHERE o.uid = ?",
  ownerUid: "SELECT name FROM colleague WHERE uid = ?",
};

/** A logged value: of a set's row its value, of a reference the other record's name. */
export const shown = (db: Reader, field: string, text: string | null): string | null => {
  if (text === null) return null;
  if (field.startsWith("set:")) return (JSON.parse(text) as { value: string }).value;
  const named = references[field];
  return named ? (db.value<string | null>(named, text) ?? text) : text;
};

/** What a record is called beside its partner's name, which is known there. */
const names: Partial<Record<RecordTable, string>> = {
  partner: "SELECT name FROM partner WHERE uid = ?",
  contact: "SELECT fullName FROM contact WHERE uid = ?",
  membership: "SELECT g.name FROM membership m JOIN program g ON g.id = m.programId WHERE m.uid = ?",
  interaction: TALK_NAME,
  participant: `SELECT ifnull(c.fullName, p.name) FROM participant q LEFT JOIN contact c ON c.id = q.contactId
    LEFT JOIN partner p ON p.id = q.partnerId WHERE q.uid = ?`,
  attachment: "SELECT name FROM attachment WHERE uid = ?",
  task: "SELECT title FROM task WHERE uid = ?",
  promise: "SELECT text FROM promise WHERE uid = ?",
  agreement: "SELECT text FROM agreement WHERE uid = ?",
  negotiation: "SELECT subject FROM negotiation WHERE uid = ?",
  offer: "SELECT n.subject FROM offer o JOIN negotiation n ON n.id = o.negotiationId WHERE o.uid = ?",
  negotiation_limit:
    "SELECT n.subject FROM negotiation_limit l JOIN negotiation n ON n.id = l.negotiationId WHERE l.uid = ?",
  negotiation_part:
    "SELECT n.subject FROM negotiation_part l JOIN negotiation n ON n.id = l.negotiationId WHERE l.uid = ?",
  program: "SELECT name FROM program WHERE uid = ?",
  program_money: "SELECT g.name FROM program_money m JOIN program g ON g.id = m.programId WHERE m.uid = ?",
  client: "SELECT name FROM client WHERE uid = ?",
  own_field: "SELECT name FROM own_field WHERE uid = ?",
  initiative: "SELECT name FROM initiative WHERE uid = ?",
  template: "SELECT name FROM template WHERE uid = ?",
  colleague: "SELECT name FROM colleague WHERE uid = ?",
  exchange_rate: "SELECT base || '/' || quote FROM exchange_rate WHERE uid = ?",
  ignored_sender: "SELECT address FROM ignored_sender WHERE uid = ?",
};

/** What a record is called; empty for one that is gone for good. */
const recordName = (db: Reader, of: RecordTable, uid: string): string =>
  (names[of] && db.value<string | null>(names[of], uid)) || "";

const ofNegotiation = (table: string) =>
  `SELECT p.id, p.name FROM ${table} t JOIN negotiation n ON n.id = t.negotiationId JOIN partner p ON p.id = n.partnerId WHERE t.uid = ?`;
const ofTalk = (talk: string) =>
  `SELECT p.id, p.name FROM participant q JOIN partner p ON p.id = q.partnerId WHERE q.interactionId = (${talk}) LIMIT 1`;
const direct = (table: string) =>
  `SELECT p.id, p.name FROM ${table} t JOIN partner p ON p.id = t.partnerId WHERE t.uid = ?`;
const owners: Partial<Record<RecordTable, string>> = {
  partner: "SELECT id, name FROM partner WHERE uid = ?",
  contact: direct("contact"),
  membership: direct("membership"),
  task: direct("task"),
  promise: direct("promise"),
  agreement: direct("agreement"),
  negotiation: direct("negotiation"),
  participant: direct("participant"),
  offer: ofNegotiation("offer"),
  negotiation_limit: ofNegotiation("negotiation_limit"),
  negotiation_part: ofNegotiation("negotiation_part"),
  interaction: ofTalk("SELECT id FROM interaction WHERE uid = ?"),
  attachment: ofTalk("SELECT interactionId FROM attachment WHERE uid = ?"),
};

/** The partner that a record is, or hangs on; null for none. */
export function partnerOf(db: Reader, of: RecordTable, uid: string): { id: number; name: string } | null {
  const owner = owners[of];
  if (owner === undefined) return null;
  return db.get<{ id: number; name: string }>(owner, uid) ?? null;
}

/** Ours to know: left out of any screen that is shown to others. */
export const isPrivate = (of: RecordTable, field: string): boolean =>
  of === "negotiation_limit" ||
  (of === "partner" && field === "privateNote") ||
  (of === "offer" && field === "note") ||
  (of === "negotiation" && (field === "note" || field === "fallback"));

export interface ChangeLine {
  id: number;
  of: RecordTable;
  uid: string;
  /** What the record is called; empty for one that is gone for good. */
  name: string;
  field: string;
  old: string | null;
  new: string | null;
  /** Left out of any screen that is shown to others. */
  private: boolean;
  /** Of who wrote the value, by their clock: after a merge not who merged. */
  at: number;
  author: string;
}

/** The lines of the log with these ids, in their order. */
export function changeLines(db: Reader, ids: readonly number[]): ChangeLine[] {
  const called = new Map<string, string>();
  return db
    .all<Omit<ChangeLine, "at" | "author" | "name" | "private"> & Written>(
      `SELECT c.id, c."of", c.uid, c.field, c.old, c.new, ${written}
       FROM change c JOIN batch b ON b.id = c.batchId WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
      JSON.stringify(ids),
    )
    .map(({ clock, by, wrote: stamp, ...row }) => {
      const name = called.get(row.uid) ?? recordName(db, row.of, row.uid);
      called.set(row.uid, name);
      return {
        ...row,
        name,
        old: row.field === "-" ? null : shown(db, row.field, row.old),
        new: shown(db, row.field, row.new),
        private: isPrivate(row.of, row.field),
        ...writerOf(db, { clock, by, wrote: stamp }),
      };
    });
}
