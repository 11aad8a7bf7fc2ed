// Which reminders are due at a moment. What follows the local clock falls where the machine is now.
import { settingOf, timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import { floatingIn } from "../tasks/waiting.ts";

export interface DueReminder {
  id: number;
  taskId: number;
  taskUid: string;
  slot: string;
  title: string;
  dueAt: number;
}

/** Of tasks that are open, in sight, and whose partner is. */
const live = `EXISTS (SELECT 1 FROM task t WHERE t.id = r.taskId AND t.closedAt IS NULL AND t.deletedAt IS NULL
  AND (t.partnerId IS NULL OR t.partnerId NOT IN (SELECT id FROM partner WHERE deletedAt IS NOT NULL)))`;
const columns = "r.id, r.taskId, r.taskUid, r.slot, r.title, r.dueAt";

/** Every reminder that has not fired and whose moment is not after `now`, the earliest first. */
export function dueReminders(db: Reader, now: number): DueReminder[] {
  const zone = timeZone(db);
  const all = (which: string, ...params: number[]) =>
    db.all<DueReminder>(
      `SELECT ${columns} FROM reminder r WHERE r.firedAt IS NULL AND ${which} AND ${live} ORDER BY r.dueAt, r.id`,
      ...params,
    );
  if (settingOf(db, "reminderZone") === zone) return all("r.dueAt <= ?", now);
  // The machine moved and nobody has written the new instants yet.
  const here = new Map(floatingIn(db, zone).map(({ id, at }) => [id, at]));
  return [
    ...all("r.wall IS NULL AND r.dueAt <= ?", now),
    ...all("r.wall IS NOT NULL").map((row) => ({ ...row, dueAt: here.get(row.id) ?? row.dueAt })),
  ]
    .filter(({ dueAt }) => dueAt <= now)
    .toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id);
}
