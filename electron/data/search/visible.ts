// The condition by which a search leaves out what is in the trash, or hangs on what is there.
import type { Reader } from "../store.ts";

/** Talks that are hidden: in the trash themselves, or with nobody left outside of it. */
const hidden = `EXISTS (SELECT 1 FROM participant q WHERE q.interactionId = i.id) AND NOT EXISTS (
  SELECT 1 FROM participant q LEFT JOIN partner p ON p.id = q.partnerId LEFT JOIN contact c ON c.id = q.contactId
    LEFT JOIN partner o ON o.id = c.partnerId
  WHERE q.interactionId = i.id AND ((p.id IS NOT NULL AND p.deletedAt IS NULL)
    OR (c.id IS NOT NULL AND c.deletedAt IS NULL AND (q.partnerId IS NULL OR p.deletedAt IS NULL) AND (o.id IS NULL OR o.deletedAt IS NULL))))`;

const trashed = (db: Reader): boolean =>
  db.value(
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM partner WHERE deletedAt IS NOT NULL) OR EXISTS (SELECT 1 FROM contact WHERE deletedAt IS NOT NULL)",
  ) !== undefined;

/** The condition that leaves out what is in the trash; looking at who took part costs, so only where somebody is there. */
export const visible = (db: Reader): string =>
  `i.id NOT IN (SELECT id FROM interaction WHERE deletedAt IS NOT NULL)${trashed(db) ? ` AND NOT (${hidden})` : ""}`;
