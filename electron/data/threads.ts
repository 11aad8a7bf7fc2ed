// A thread: every message that is tied to one by Message-IDs, by Gmail's thread, or by its subject where nothing else tells.
import type { Envelope } from "../domain/mail/envelope.ts";
import { ownAddresses } from "./settings.ts";
import type { Reader } from "./store.ts";

interface Message {
  id: number;
  at: number;
  envelope: Envelope;
}

/** A longer thread is a mailing list: nobody reads it whole. */
const LONGEST = 500;
/** A reply that only its subject ties comes within this time of what it answers. */
const SUBJECT_MS = 90 * 86_400_000;

/** The thread of a message, oldest first, without what is in the trash. A talk that is no message is alone. */
export function threadOf(db: Reader, id: number): number[] {
  const start = load(db, [id])[0];
  if (!start) return [id];
  const own = ownAddresses(db);
  const found = new Map<number, Message>([[start.id, start]]);
  const waiting = [start];
  for (let next = waiting.pop(); next && found.size < LONGEST; next = waiting.pop()) {
    const tied = [...idsByRef(db, next.envelope), ...bySubject(db, next, own)];
    for (const message of load(
      db,
      tied.filter((each) => !found.has(each)),
    )) {
      found.set(message.id, message);
      waiting.push(message);
    }
  }
  return [...found.values()].toSorted((a, b) => a.at - b.at || a.id - b.id).map((message) => message.id);
}

function load(db: Reader, ids: number[]): Message[] {
  if (ids.length === 0) return [];
  return db
    .all<{ id: number; at: number; envelope: string }>(
      `SELECT id, at, envelope FROM interaction WHERE id IN (SELECT value FROM json_each(?)) AND envelope IS NOT NULL AND deletedAt IS NULL`,
      JSON.stringify(ids),
    )
    .map((row) => ({ ...row, envelope: JSON.parse(row.envelope) as Envelope }));
}

function idsByRef(db: Reader, { messageId, references, threadId }: Envelope): number[] {
  const refs = [messageId, ...references, ...(threadId === null ? [] : [`gm:${threadId}`])];
  return db.column<number>(
    `SELECT DISTINCT interactionId FROM mail_ref WHERE ref IN (SELECT value FROM json_each(?)) LIMIT ${LONGEST}`,
    JSON.stringify(refs),
  );
}

const withRef = (db: Reader, ref: string): Message[] =>
  load(db, db.column<number>(`SELECT interactionId FROM mail_ref WHERE ref = ? LIMIT ${LONGEST}`, ref));

const others = ({ from, to, cc }: Envelope, own: ReadonlySet<string>): Set<string> =>
  new Set([...(from ? [from] : []), ...to, ...cc].map((box) => box.address).filter((each) => !own.has(each)));

/** The newest earlier message with the same subject between the same people. */
function parentOf(reply: Message, candidates: Message[], own: ReadonlySet<string>): Message | undefined {
  const mine = others(reply.envelope, own);
  return candidates
    .filter(
      (one) =>
        one.id !== reply.id &&
        one.at <= reply.at &&
        reply.at - one.at <= SUBJECT_MS &&
        [...others(one.envelope, own)].some((address) => mine.has(address)),
    )
    .toSorted((a, b) => b.at - a.at || b.id - a.id)[0];
}

/** Replies without a reference hang on what their subject names: what this one answers, and what answers it. */
function bySubject(db: Reader, message: Message, own: ReadonlySet<string>): number[] {
  const { subjectKey, orphan } = message.envelope;
  if (subjectKey === "") return [];
  const replies = withRef(db, `reply:${subjectKey}`);
  if (replies.length === 0) return [];
  const all = [...replies, ...withRef(db, `subject:${subjectKey}`)];
  const parent = orphan ? parentOf(message, all, own) : undefined;
  const children = replies.filter((reply) => parentOf(reply, all, own)?.id === message.id);
  return [...(parent ? [parent.id] : []), ...children.map((child) => child.id)];
}
