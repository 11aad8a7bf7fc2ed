// Who waits for an answer: conversations whose last word came from a partner's person, and nothing went out since.
import type { Reader } from "../store.ts";
import { threadOf } from "../threads.ts";
import { stillThere } from "./dismissed.ts";

export interface Waiting {
  key: string;
  interactionId: number;
  partnerId: number;
  partner: string;
  contactId: number;
  contact: string;
  kind: "email" | "chat";
  subject: string | null;
  /** ms UTC */
  at: number;
}

/** Longer ago nobody waits any more. */
const SINCE_MS = 30 * 86_400_000;
const SHOWN = 20;
/** Messages that are looked at for these. */
const LOOKED_AT = 400;

interface Row extends Omit<Waiting, "key"> {
  uid: string;
  message: number;
}

/** Anything that went out to them, and a call or a meeting with them, is an answer. */
const answered = `EXISTS (SELECT 1 FROM participant r CROSS JOIN interaction j ON j.id = r.interactionId
  WHERE r.contactId = q.contactId AND j.at > i.at AND j.at <= ?2 AND j.deletedAt IS NULL AND (j.direction = 'out' OR j.kind IN ('call', 'meeting')))`;

const sql = `SELECT i.id AS interactionId, i.uid, i.kind, i.at, i.subject, i.envelope IS NOT NULL AS message,
    q.contactId, c.fullName AS contact, q.partnerId, p.name AS partner
  FROM interaction i INDEXED BY interaction_at
    CROSS JOIN participant q ON q.interactionId = i.id AND q.role = 'from' AND q.contactId IS NOT NULL AND q.partnerId IS NOT NULL
    CROSS JOIN contact c ON c.id = q.contactId AND c.deletedAt IS NULL
    CROSS JOIN partner p ON p.id = q.partnerId AND p.deletedAt IS NULL
  WHERE i.at BETWEEN ?1 AND ?2 AND i.direction = 'in' AND i.kind IN ('email', 'chat') AND i.deletedAt IS NULL AND i.tray = 0
    AND (i.envelope IS NULL OR json_extract(i.envelope, '$.automatic') IS NULL) AND NOT ${answered}
  ORDER BY i.at DESC LIMIT ${LOOKED_AT}`;

/** Whether anything of the thread came after this message. */
function isOver(db: Reader, { interactionId, at }: Row): boolean {
  const thread = threadOf(db, interactionId);
  if (thread.length < 2) return false;
  return (
    db.value(
      "SELECT 1 FROM interaction WHERE id IN (SELECT value FROM json_each(?)) AND at > ? AND deletedAt IS NULL LIMIT 1",
      JSON.stringify(thread),
      at,
    ) !== undefined
  );
}

/** The newest first, at most 20. */
export function waiting(db: Reader, now: number): Waiting[] {
  const rows = db
    .all<Row>(sql, now - SINCE_MS, now)
    .map(({ uid, ...row }) => ({ ...row, uid, key: `waits:${uid}` }));
  const found: Waiting[] = [];
  // Of talks that no thread ties together, a person's last one stands for all of them.
  const seen = new Set<number>();
  for (const row of stillThere(db, rows)) {
    if (row.message === 0 ? seen.has(row.contactId) : isOver(db, row)) continue;
    if (row.message === 0) seen.add(row.contactId);
    const { uid: _, message: __, ...shown } = row;
    found.push(shown);
    if (found.length === SHOWN) break;
  }
  return found;
}
