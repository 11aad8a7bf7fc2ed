// After a change of a task, or of what a task is born of: the task of each source, the due instant, the waiting reminders.
import { timeZone } from "../settings.ts";
import type { Writer } from "../store.ts";
import { bornOf, onlyOne } from "./born.ts";
import { dueAtOf, remindersAnew } from "./waiting.ts";

/** Nothing to do costs a look at an empty table. */
export function settleTasks(db: Writer, now: number): void {
  const marked = db.all<{ of: string; id: number }>(`SELECT "of", id FROM task_stale WHERE "of" <> 'task'`);
  for (const { of, id } of marked) bornOf(db, of, id, now);
  const changed = () => db.column<number>(`SELECT id FROM task_stale WHERE "of" = 'task'`);
  for (const id of changed()) onlyOne(db, id, now);
  const tasks = changed();
  if (marked.length + tasks.length === 0) return;
  const zone = timeZone(db);
  for (const id of tasks) {
    dueAtOf(db, id);
    remindersAnew(db, id, zone, now);
  }
  db.run("DELETE FROM task_stale");
}
