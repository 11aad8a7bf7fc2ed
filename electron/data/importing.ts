// What a running batch has made may be gone in a moment: it is shown marked and cannot be edited.
import { UserError } from "../domain/errors.ts";
import type { Reader } from "./store.ts";

/** Refuses to touch what a running batch has made: it may be gone in a moment. */
export function refuseImporting(db: Reader, uid: string, batchId: number): void {
  const running = db.value<number>(
    "SELECT id FROM batch WHERE state = 'running' AND id <> ? LIMIT 1",
    batchId,
  );
  if (running === undefined) return;
  const made = db.value("SELECT 1 FROM change WHERE uid = ? AND field = '*' AND batchId = ?", uid, running);
  if (made !== undefined) throw new UserError("importing");
}

/** Uids that a running batch has made, of one table: shown marked and not editable. Empty when nothing runs. */
export function importingUids(db: Reader, of: string): Set<string> {
  const running = db.value<number>("SELECT id FROM batch WHERE state = 'running' LIMIT 1");
  if (running === undefined) return new Set();
  return new Set(
    db.column<string>(`SELECT uid FROM change WHERE batchId = ? AND field = '*' AND "of" = ?`, running, of),
  );
}
