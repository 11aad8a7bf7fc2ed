// The waiting reminders of a task, as rows: worked out from its definitions whenever it changes.
import { toLocal, toUtc } from "../../domain/calendar/zones.ts";
import { daysOf, momentsOf, type DueParts, type Reminding } from "../../domain/reminders/definitions.ts";
import type { Reader, Writer } from "../store.ts";

interface TaskRow extends DueParts {
  uid: string;
  title: string;
  remind: string;
  closedAt: number | null;
  deletedAt: number | null;
}

/**
 * Keeps the instant of the due moment, which undo and merge bring back only as day, time and zone. One that the clock shows at that
 * time stays: of an hour that comes twice it may be the second.
 */
export function dueAtOf(db: Writer, id: number): void {
  const row = db.get<DueParts>("SELECT dueOn, dueTime, timeZone, dueAt FROM task WHERE id = ?", id);
  if (!row) return;
  const { dueOn, dueTime, timeZone: zone } = row;
  const wall = dueOn !== null && dueTime !== null ? `${dueOn}T${dueTime}:00` : null;
  if (row.dueAt !== null && wall !== null && zone !== null && toLocal(row.dueAt, zone) === wall) return;
  const at = wall !== null && zone !== null ? toUtc(wall, zone) : null;
  if (at !== row.dueAt) db.run("UPDATE task SET dueAt = ? WHERE id = ?", at, id);
}

interface Waiting {
  id: number;
  slot: string;
  dueAt: number;
  wall: string | null;
  firedAt: number | null;
  outcome: string | null;
  title: string;
}

/** The same reminder: at one instant, or at one hour of the clock, wherever the machine was and is. */
const momentKey = (slot: string, at: number, wall: string | null): string => `${slot} ${wall ?? at}`;

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
    momentsOf(definitions, task, zone).map((moment) => [
      momentKey(moment.slot, moment.at, moment.wall),
      moment,
    ]),
  );
  const there = db.all<Waiting>(
    "SELECT id, slot, dueAt, wall, firedAt, outcome, title FROM reminder WHERE taskId = ? AND (firedAt IS NULL OR dueAt > ? OR slot NOT LIKE 'snooze:%')",
    taskId,
    now,
  );
  for (const row of there) {
    const key = momentKey(row.slot, row.dueAt, row.wall);
    const snooze = row.slot.startsWith("snooze:");
    const at = wanted.get(key)?.at ?? row.dueAt;
    const again = row.outcome === "skipped" && at > now && (snooze || wanted.has(key));
    if (again)
      db.run(
        "UPDATE OR IGNORE reminder SET firedAt = NULL, outcome = NULL, dueAt = ? WHERE id = ?",
        at,
        row.id,
      );
    else if (row.firedAt === null && !snooze && !wanted.has(key))
      db.run("DELETE FROM reminder WHERE id = ?", row.id);
    // The machine has moved since.
    else if (row.firedAt === null && at !== row.dueAt)
      db.run("UPDATE OR IGNORE reminder SET dueAt = ? WHERE id = ?", at, row.id);
    if ((row.firedAt === null || again) && row.title !== task.title)
      db.run("UPDATE reminder SET title = ? WHERE id = ?", task.title, row.id);
    wanted.delete(key);
  }
  for (const { slot, at, wall } of wanted.values()) {
    if (at <= now && !slot.startsWith("at:")) continue;
    db.run(
      "INSERT OR IGNORE INTO reminder (taskId, taskUid, title, slot, dueAt, wall) VALUES (?, ?, ?, ?, ?, ?)",
      taskId,
      task.uid,
      task.title,
      slot,
      at,
      wall,
    );
  }
}

interface Floating extends DueParts {
  id: number;
  slot: string;
  wall: string;
  was: number;
}

/**
 * Waiting reminders that follow the local clock, where the machine is in `zone`. Late in one zone is early the next day in another:
 * what counts from the day of a moment may count from another day now.
 */
export const floatingIn = (
  db: Reader,
  zone: string,
): { id: number; was: number; at: number; wall: string }[] =>
  db
    .all<Floating>(
      `SELECT r.id, r.slot, r.wall, r.dueAt AS was, t.dueOn, t.dueTime, t.timeZone, t.dueAt FROM reminder r LEFT JOIN task t ON t.id = r.taskId
       WHERE r.firedAt IS NULL AND r.wall IS NOT NULL`,
    )
    .map(({ id, slot, wall, was, ...due }) => {
      const days = typeof due.dueAt === "number" ? daysOf(slot) : null;
      const moment = days && momentsOf([days], due, zone)[0];
      return { id, was, at: moment?.at ?? toUtc(`${wall}:00`, zone), wall: moment?.wall ?? wall };
    });

/** After the machine moved to another zone: what follows the local clock falls at other instants. */
export function followZone(db: Writer, zone: string): void {
  for (const { id, was, at, wall } of floatingIn(db, zone))
    // Where one fired at that very instant already, it is that one.
    if (at !== was) db.run("UPDATE OR IGNORE reminder SET dueAt = ?, wall = ? WHERE id = ?", at, wall, id);
}
