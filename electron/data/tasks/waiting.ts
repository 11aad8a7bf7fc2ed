// The waiting reminders of a task, as rows: worked out from its definitions whenever it changes.
import { toUtc } from "../../domain/calendar/zones.ts";
import { momentsOf, type DueParts, type Reminding } from "../../domain/reminders/definitions.ts";
import type { Writer } from "../store.ts";

interface TaskRow extends DueParts {
  uid: string;
  title: string;
  remind: string;
  closedAt: number | null;
  deletedAt: number | null;
}

/** Keeps the instant of the due moment, which undo and merge bring back only as day, time and zone. */
export function dueAtOf(db: Writer, id: number): void {
  const row = db.get<DueParts>("SELECT dueOn, dueTime, timeZone, dueAt FROM task WHERE id = ?", id);
  if (!row) return;
  const { dueOn, dueTime, timeZone: zone } = row;
  const at =
    dueOn !== null && dueTime !== null && zone !== null ? toUtc(`${dueOn}T${dueTime}:00`, zone) : null;
  if (at !== row.dueAt) db.run("UPDATE task SET dueAt = ? WHERE id = ?", at, id);
}

interface Waiting {
  id: number;
  slot: string;
  dueAt: number;
  firedAt: number | null;
  outcome: string | null;
  title: string;
}

/**
 * Makes the waiting rows of a task what its definitions say. What fired once never waits again; a snooze stays until its task is
 * closed, and what waited then is kept as skipped, so that a task that is opened again is not reminded of what is past. What follows
 * from a due that was set when its moment had passed does not come: whoever sets it knows. An instant that was asked for comes.
 */
export function remindersAnew(db: Writer, taskId: number, zone: string, now: number): void {
  const task = db.get<TaskRow>(
    "SELECT uid, title, remind, dueOn, dueTime, timeZone, dueAt, closedAt, deletedAt FROM task WHERE id = ?",
    taskId,
  );
  if (!task) return;
  if (task.closedAt !== null || task.deletedAt !== null) {
    db.run(
      "UPDATE reminder SET firedAt = ?, outcome = 'skipped' WHERE taskId = ? AND firedAt IS NULL",
      now,
      taskId,
    );
    return;
  }
  const definitions = JSON.parse(task.remind) as Reminding[];
  const wanted = new Map(
    momentsOf(definitions, task, zone).map((moment) => [`${moment.slot} ${moment.at}`, moment]),
  );
  const there = db.all<Waiting>(
    "SELECT id, slot, dueAt, firedAt, outcome, title FROM reminder WHERE taskId = ? AND (firedAt IS NULL OR dueAt > ? OR slot NOT LIKE 'snooze:%')",
    taskId,
    now,
  );
  for (const row of there) {
    const key = `${row.slot} ${row.dueAt}`;
    const snooze = row.slot.startsWith("snooze:");
    const again = row.outcome === "skipped" && row.dueAt > now && (snooze || wanted.has(key));
    if (again) db.run("UPDATE reminder SET firedAt = NULL, outcome = NULL WHERE id = ?", row.id);
    else if (row.firedAt === null && !snooze && !wanted.has(key))
      db.run("DELETE FROM reminder WHERE id = ?", row.id);
    if ((row.firedAt === null || again) && row.title !== task.title)
      db.run("UPDATE reminder SET title = ? WHERE id = ?", task.title, row.id);
    wanted.delete(key);
  }
  for (const { slot, at, wall } of wanted.values()) {
    if (at <= now && !slot.startsWith("at:")) continue;
    db.run(
      "INSERT INTO reminder (taskId, taskUid, title, slot, dueAt, wall) VALUES (?, ?, ?, ?, ?, ?)",
      taskId,
      task.uid,
      task.title,
      slot,
      at,
      wall,
    );
  }
}

/** After the machine moved to another zone: what follows the local clock falls at other instants. */
export function followZone(db: Writer, zone: string): void {
  const rows = db.all<{ id: number; wall: string; dueAt: number }>(
    "SELECT id, wall, dueAt FROM reminder WHERE firedAt IS NULL AND wall IS NOT NULL",
  );
  for (const { id, wall, dueAt } of rows) {
    const at = toUtc(`${wall}:00`, zone);
    // Where one fired at that very instant already, it is that one.
    if (at !== dueAt) db.run("UPDATE OR IGNORE reminder SET dueAt = ? WHERE id = ?", at, id);
  }
}
