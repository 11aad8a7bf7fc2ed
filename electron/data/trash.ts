// The trash: a mark on the record alone; what hangs on it is hidden through it, so that a restore is exact.
import { UserError } from "../domain/errors.ts";
import { refuseImporting } from "./importing.ts";
import type { WriteContext } from "./context.ts";
import { purge } from "./purge.ts";
import { live, uidOf, updateRecord } from "./records.ts";
import type { Reader } from "./store.ts";
import { ownerOf } from "./tasks/born/born.ts";

export type Trashable =
  | "partner"
  | "contact"
  | "interaction"
  | "membership"
  | "own_field"
  | "program"
  | "template"
  | "task"
  | "promise"
  | "agreement"
  | "initiative";

/** An open task that something asks for would be born again at once. */
function refuseAsked(db: Reader, id: number): void {
  const task = db.get<{ title: string; source: string | null }>(
    "SELECT title, source FROM task WHERE id = ? AND closedAt IS NULL AND deletedAt IS NULL",
    id,
  );
  if (task?.source && ownerOf(db, task.source)) throw new UserError("task-born-trash", { title: task.title });
}

export function trashRecord(context: WriteContext, table: Trashable, id: number): { batchId: number } {
  live(context.db, table, id);
  if (table === "task") refuseAsked(context.db, id);
  updateRecord(context.db, table, id, { deletedAt: context.now() }, context.batchId);
  return { batchId: context.batchId };
}

export function restoreRecord(context: WriteContext, table: Trashable, id: number): { batchId: number } {
  const at = context.db.value<number | null>(`SELECT deletedAt FROM ${table} WHERE id = ?`, id);
  if (at === undefined) throw new UserError(`missing-${table}`, { id });
  updateRecord(context.db, table, id, { deletedAt: null }, context.batchId);
  return { batchId: context.batchId };
}

/** For good, with everything that hung on it. The window offers it only in the trash; a script may say it of any record. */
export function purgeRecord(
  context: WriteContext,
  table: "partner" | "contact" | "interaction" | "template" | "task",
  id: number,
): Record<string, never> {
  refuseImporting(context.db, uidOf(context.db, table, id), context.batchId);
  if (table === "task") refuseAsked(context.db, id);
  context.db.run("UPDATE batch SET kind = 'purge' WHERE id = ?", context.batchId);
  purge(context.db, table, id);
  return {};
}
