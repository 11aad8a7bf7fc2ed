// Whose a talk is: the first partner and person outside the trash that took part.
import type { Reader } from "../store.ts";
import { ids } from "./reach.ts";

export interface Whose {
  partnerId: number | null;
  partner: string | null;
  contactId: number | null;
  person: string | null;
}

const participants = `SELECT q.interactionId AS id, p.id AS partnerId, p.name AS partner, c.id AS contactId, c.fullName AS person
  FROM json_each(?) j CROSS JOIN participant q ON q.interactionId = j.value
    LEFT JOIN partner p ON p.id = q.partnerId AND p.deletedAt IS NULL
    LEFT JOIN contact c ON c.id = q.contactId AND c.deletedAt IS NULL ORDER BY q.id`;

export function whoseTalk(db: Reader, talks: readonly number[]): Map<number, Whose> {
  const found = new Map<number, Whose>();
  for (const row of db.all<Whose & { id: number }>(participants, ids(talks))) {
    const known = found.get(row.id);
    if (!known) found.set(row.id, row);
    else {
      if (known.partnerId === null) [known.partnerId, known.partner] = [row.partnerId, row.partner];
      if (known.contactId === null) [known.contactId, known.person] = [row.contactId, row.person];
    }
  }
  return found;
}
