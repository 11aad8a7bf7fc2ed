// What became of every reminder: handed to the system, shown or refused, clicked, put off.
import { snoozeTo, type Snooze } from "../../domain/reminders/definitions.ts";
import { UserError } from "../../domain/errors.ts";
import { timeZone, settingOf, writeSetting } from "../settings.ts";
import type { Reader, Writer } from "../store.ts";
import { openTasks } from "../tasks/facts.ts";

export interface JournalRow {
  id: number;
  taskId: number;
  title: string;
  dueAt: number;
  firedAt: number;
  /** `shown`, `shown-digest`, `refused`, `already`; `single` and `digest` until the system has answered. */
  outcome: string;
  detail: string | null;
  clickedAt: number | null;
  snoozedTo: number | null;
}

/** Newest first; what was never due because its task was closed before is left out. */
export const journal = (db: Reader, limit: number): JournalRow[] =>
  db.all<JournalRow>(
    `SELECT id, taskId, title, dueAt, firedAt, outcome, detail, clickedAt, snoozedTo FROM reminder
     WHERE firedAt IS NOT NULL AND outcome <> 'skipped' ORDER BY firedAt DESC, id DESC LIMIT ?`,
    limit,
  );

export interface RefusedRow {
  id: number;
  taskId: number;
  title: string;
  dueAt: number;
}

/** Of older ones the list of tasks speaks. */
const REFUSED_FOR = 7 * 86_400_000;
const unseen = "r.firedAt IS NOT NULL AND r.firedAt > ? AND r.outcome = 'refused' AND r.clickedAt IS NULL";

/** What the system did not show of open tasks in the last week and nobody has seen since, the newest first; `total` ignores the limit. */
export function refused(db: Reader, now: number, limit: number): { rows: RefusedRow[]; total: number } {
  const from = `FROM reminder r JOIN task t ON t.id = r.taskId WHERE ${unseen} AND ${openTasks}`;
  const since = now - REFUSED_FOR;
  return {
    rows: db.all<RefusedRow>(
      `SELECT r.id, r.taskId, r.title, r.dueAt ${from} ORDER BY r.firedAt DESC, r.id DESC LIMIT ?`,
      since,
      limit,
    ),
    total: db.value<number>(`SELECT count(*) ${from}`, since) ?? 0,
  };
}

/** Somebody has seen in the window what the system did not show. */
export const refusedSeen = (db: Writer, now: number): void => {
  db.run(`UPDATE reminder AS r SET clickedAt = ? WHERE ${unseen}`, now, now - REFUSED_FOR);
};

export interface Blocked {
  since: number;
  reason: string;
}

/** Why the system did not show the last one; null once it showed one again. */
export const blocked = (db: Reader): Blocked | null =>
  (settingOf(db, "remindersBlocked") as Blocked | null | undefined) ?? null;

/** The system's answer to what was handed to it. */
export function answered(
  db: Writer,
  ids: readonly number[],
  outcome: "shown" | "refused",
  reason: string | null,
  now: number,
): void {
  for (const id of ids)
    db.run(
      "UPDATE reminder SET outcome = CASE WHEN ?1 = 'shown' AND outcome = 'digest' THEN 'shown-digest' ELSE ?1 END, detail = ?2 WHERE id = ?3 AND outcome IN ('single', 'digest')",
      outcome,
      reason,
      id,
    );
  const before = blocked(db);
  if (outcome === "refused" && !before)
    writeSetting(db, "remindersBlocked", { since: now, reason: reason ?? "" });
  if (outcome === "shown" && before) writeSetting(db, "remindersBlocked", null);
}

export function clicked(db: Writer, ids: readonly number[], now: number): void {
  for (const id of ids) db.run("UPDATE reminder SET clickedAt = ifnull(clickedAt, ?) WHERE id = ?", now, id);
}

/**
 * Puts reminders off: each waits again, once for each of their tasks.
 * @returns the instant, ms UTC
 * @throws UserError `missing-reminder`, `snooze-past`
 */
export function snooze(db: Writer, ids: readonly number[], to: Snooze, now: number): number {
  const { at, wall } = snoozeTo(to, now, timeZone(db));
  if (at <= now) throw new UserError("snooze-past", {}, { field: "to" });
  const rows = db.all<{ id: number; taskId: number; taskUid: string; title: string }>(
    "SELECT id, taskId, taskUid, title FROM reminder WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  if (rows.length === 0) throw new UserError("missing-reminder");
  const done = new Set<number>();
  for (const { id, taskId, taskUid, title } of rows) {
    // Put off once more, it comes once.
    db.run(
      "DELETE FROM reminder WHERE taskId = ? AND firedAt IS NULL AND slot LIKE ?",
      taskId,
      `snooze:${id}:%`,
    );
    db.run(
      "UPDATE reminder SET snoozedTo = ?, clickedAt = ifnull(clickedAt, ?), firedAt = ifnull(firedAt, ?), outcome = ifnull(outcome, 'shown') WHERE id = ?",
      at,
      now,
      now,
      id,
    );
    if (done.has(taskId)) continue;
    done.add(taskId);
    db.run(
      "INSERT OR IGNORE INTO reminder (taskId, taskUid, title, slot, dueAt, wall) VALUES (?, ?, ?, ?, ?, ?)",
      taskId,
      taskUid,
      title,
      `snooze:${id}:${now}`,
      at,
      wall,
    );
  }
  return at;
}

/** Puts a task's next reminder at a moment without one having come: "remind me tomorrow". */
export function remindLater(db: Writer, taskId: number, to: Snooze, now: number): number {
  const task = db.get<{ uid: string; title: string }>(
    "SELECT uid, title FROM task WHERE id = ? AND closedAt IS NULL AND deletedAt IS NULL",
    taskId,
  );
  if (!task) throw new UserError("missing-task", { id: taskId });
  const { at, wall } = snoozeTo(to, now, timeZone(db));
  if (at <= now) throw new UserError("snooze-past", {}, { field: "to" });
  db.run(
    "INSERT OR IGNORE INTO reminder (taskId, taskUid, title, slot, dueAt, wall) VALUES (?, ?, ?, ?, ?, ?)",
    taskId,
    task.uid,
    task.title,
    `snooze:task:${now}`,
    at,
    wall,
  );
  return at;
}

/** Takes away a reminder that was asked for later and waits; those of a task's own definitions stay. */
export function forget(db: Writer, id: number): void {
  db.run("DELETE FROM reminder WHERE id = ? AND firedAt IS NULL AND slot LIKE 'snooze:%'", id);
}
