// What one batch changed, record after record, each with its partner.
import { UserError } from "../domain/errors.ts";
import { changeLines, isSaid, partnerOf, type ChangeLine } from "./changeRows.ts";
import { batchFacts, type BatchFacts } from "./history.ts";
import type { Reader } from "./store.ts";

export interface BatchLine extends ChangeLine {
  partner: { id: number; name: string } | null;
}

/** Who took part in a talk, its files and a partner's first program go without saying where something was made. */
const silent = `(c.field = '*' AND c."of" IN ('participant', 'attachment', 'membership', 'colleague'))`;

/**
 * The lines after the line `after`, in the order of the log.
 * @returns `next`: the last line's id where there are more, else null
 * @throws UserError `missing-batch`
 */
export function historyOfBatch(
  db: Reader,
  batchId: number,
  after: number,
  limit: number,
): BatchFacts & { rows: BatchLine[]; next: number | null } {
  if (db.value("SELECT 1 FROM batch WHERE id = ? AND kind <> 'upkeep'", batchId) === undefined)
    throw new UserError("missing-batch", { id: batchId });
  const facts = batchFacts(db, batchId);
  const whole = facts.kind === "edit" || facts.kind === "undo" ? "" : ` AND NOT ${silent}`;
  const ids = db.column<number>(
    `SELECT c.id FROM change c WHERE c.batchId = ? AND c.id > ? AND ${isSaid}${whole} ORDER BY c.id LIMIT ?`,
    batchId,
    after,
    limit + 1,
  );
  const shown = ids.slice(0, limit);
  return {
    ...facts,
    rows: changeLines(db, shown).map((line) => ({ ...line, partner: partnerOf(db, line.of, line.uid) })),
    next: ids.length > limit ? shown.at(-1)! : null,
  };
}
