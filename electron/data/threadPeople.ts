// Who of the address book is on the messages of a conversation.
import type { Reader } from "./store.ts";

/** A person with their partner at that time, or a partner alone. */
export interface OnMessage {
  partnerId: number | null;
  partner: string | null;
  contactId: number | null;
  name: string | null;
}

/** Each message with its people. */
export function withPeople<M extends { id: number }>(
  db: Reader,
  messages: readonly M[],
): (M & { people: OnMessage[] })[] {
  const rows = db.all<OnMessage & { interactionId: number }>(
    `SELECT q.interactionId, q.partnerId, p.name AS partner, q.contactId, c.fullName AS name
     FROM participant q LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId
     WHERE q.interactionId IN (SELECT value FROM json_each(?)) ORDER BY q.id`,
    JSON.stringify(messages.map(({ id }) => id)),
  );
  return messages.map((message) => ({
    ...message,
    people: rows.filter((one) => one.interactionId === message.id).map(({ interactionId: _, ...one }) => one),
  }));
}
