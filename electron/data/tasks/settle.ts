// After a change of a task, of what it is born of or of results: the task of each source, what partners are worth, the due instant, the
// waiting reminders.
import { timeZone } from "../settings.ts";
import type { Writer } from "../store.ts";
import { bornOf, followsOf, ownerOf } from "./born/born.ts";
import { keepStakes } from "./stakes/stakes.ts";
import { dueAtOf, remindersAnew } from "./waiting.ts";

const changedTasks = (db: Writer): number[] =>
  db.column<number>(`SELECT id FROM task_stale WHERE "of" = 'task'`);

/** Nothing to do costs a look at an empty table. */
export function settleTasks(db: Writer, now: number): void {
  const marked = db.all<{ of: string; id: number }>(`SELECT "of", id FROM task_stale`);
  if (marked.length === 0) return;
  const done = new Set<string>();
  const worth: number[] = [];
  for (const { of, id } of marked) {
    if (of === "task") continue;
    if (of === "stake") {
      worth.push(id);
      continue;
    }
    done.add(`${of} ${id}`);
    bornOf(db, of, id, now);
  }
  // Undo may have opened or taken away a task without a change of what it was born of.
  const sources = db.column<string>(
    `SELECT DISTINCT source FROM task WHERE source IS NOT NULL AND id IN (SELECT id FROM task_stale WHERE "of" = 'task')`,
  );
  for (const source of sources) {
    const owner = ownerOf(db, source);
    if (!owner || !done.has(`${owner.of} ${owner.id}`)) followsOf(db, source, now);
  }
  if (worth.length > 0) keepStakes(db, worth.includes(0) ? null : worth, now);
  const zone = timeZone(db);
  for (const id of changedTasks(db)) {
    dueAtOf(db, id);
    remindersAnew(db, id, zone, now);
  }
  db.run("DELETE FROM task_stale");
}
