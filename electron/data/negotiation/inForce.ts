// Which terms hold on a day.
import type { Day } from "../../domain/days.ts";
import type { Terms } from "../../domain/terms/shape.ts";
import type { Reader } from "../store.ts";

export interface InForce {
  terms: Terms;
  since: Day;
  agreementId: number;
}

/** What held when a negotiation was begun, whatever it has agreed since; null where nothing did. @param on its first day */
export function inForceBefore(
  db: Reader,
  { id, partnerId, programId }: { id: number; partnerId: number; programId: number },
  on: Day,
): InForce | null {
  const row = db.get<{ id: number; terms: string; fromOn: Day }>(
    `SELECT a.id, a.terms, a.fromOn FROM agreement a WHERE partnerId = ? AND programId = ? AND deletedAt IS NULL AND terms IS NOT NULL
       AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?)
       AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.id = a.offerId AND o.negotiationId = ?) ORDER BY fromOn DESC, id DESC LIMIT 1`,
    partnerId,
    programId,
    on,
    on,
    id,
  );
  return row ? { terms: JSON.parse(row.terms) as Terms, since: row.fromOn, agreementId: row.id } : null;
}

/** The terms that hold on a day: of those that have begun and not ended, the ones that began last. */
export function inForceOn(db: Reader, partnerId: number, programId: number, on: Day): InForce | null {
  const row = db.get<{ id: number; terms: string; fromOn: Day }>(
    `SELECT id, terms, fromOn FROM agreement WHERE partnerId = ? AND programId = ? AND deletedAt IS NULL AND terms IS NOT NULL
       AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?) ORDER BY fromOn DESC, id DESC LIMIT 1`,
    partnerId,
    programId,
    on,
    on,
  );
  return row ? { terms: JSON.parse(row.terms) as Terms, since: row.fromOn, agreementId: row.id } : null;
}
