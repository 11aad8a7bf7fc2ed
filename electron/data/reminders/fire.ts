// What the desktop process shows now: decided by the rules, marked as fired in the same transaction, so that nothing fires twice.
import { localDay } from "../../domain/calendar/zones.ts";
import { decideFiring } from "../../domain/reminders/firing.ts";
import type { WriteContext } from "../context.ts";
import { settingOf, timeZone, writeSetting } from "../settings.ts";
import type { Reader, Writer } from "../store.ts";
import { taskCounts } from "../tasks/calendar.ts";
import { followZone } from "../tasks/waiting.ts";
import { dueReminders, type DueReminder } from "./due.ts";
import { focusSet, reminderSettings } from "./settings.ts";

export interface Shown {
  kind: "single" | "digest";
  /** Reminders that it stands for. */
  ids: number[];
  /** The same in words that outlive this file: the profile remembers them, so that a restored backup does not show them again. */
  keys: string[];
  taskId: number;
  taskIds: number[];
  title: string;
  body: string;
}

export interface Fired {
  show: Shown[];
  /** When to look again: the next one, or the end of what holds them back; ms UTC. */
  nextAt: number | null;
  badge: number;
}

/** Lines of a digest that a notification has room for. */
const LINES = 6;
const MINUTE = 60_000;

export const keyOf = ({ taskUid, slot, dueAt }: Pick<DueReminder, "taskUid" | "slot" | "dueAt">): string =>
  `${taskUid} ${slot} ${dueAt}`;

/** A moment as it is said in a line: today only by its time. */
function sayMoment(ms: number, now: number, zone: string, locale: string): string {
  const isToday = localDay(ms, zone) === localDay(now, zone);
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...(!isToday && { dateStyle: "medium" as const }),
    timeStyle: "short",
  }).format(ms);
}

const sayDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "medium" }).format(
    Date.parse(`${day}T00:00:00Z`),
  );

/** What came in the last minute, so that this minute's share is known. */
function recently(db: Reader, now: number) {
  const rows = db.all<{ firedAt: number; outcome: string }>(
    "SELECT firedAt, outcome FROM reminder WHERE firedAt IS NOT NULL AND firedAt > ? AND outcome NOT IN ('skipped', 'already')",
    now - MINUTE,
  );
  const digests = rows.filter(({ outcome }) => outcome.endsWith("digest")).map(({ firedAt }) => firedAt);
  return {
    singles: rows.filter(({ outcome }) => !outcome.endsWith("digest")).map(({ firedAt }) => firedAt),
    digestAt: digests.length > 0 ? Math.max(...digests) : null,
  };
}

/** Handed to the system by an earlier run that ended before it heard back: nobody knows whether it was seen, unless it was clicked. */
function leftOver(db: Writer): void {
  db.run(
    `UPDATE reminder SET firedAt = NULL, outcome = NULL WHERE outcome IN ('single', 'digest') AND clickedAt IS NULL
     AND taskId IN (SELECT id FROM task WHERE closedAt IS NULL AND deletedAt IS NULL)`,
  );
}

/** Reminders that were shown before the workspace was put back to an earlier state. */
function shownBefore(db: Writer, due: DueReminder[], known: ReadonlySet<string>, now: number): DueReminder[] {
  return due.filter((row) => {
    if (!known.has(keyOf(row))) return true;
    db.run("UPDATE reminder SET firedAt = ?, outcome = 'already' WHERE id = ?", now, row.id);
    return false;
  });
}

const decide = (db: Reader, due: readonly DueReminder[], now: number, starting = false) => {
  const { quiet, daysOff } = reminderSettings(db);
  return decideFiring({
    due: due.map(({ id, taskId, dueAt: at }) => ({ id, taskId, at })),
    now,
    zone: timeZone(db),
    quiet,
    daysOff,
    focusUntil: focusSet(db, now),
    starting,
    recent: recently(db, now),
  });
};

/** When the desktop process has to look: now where something would be shown, else as `Fired.nextAt`. */
export function nextFiring(db: Reader, now: number): number | null {
  const due = dueReminders(db, now);
  if (due.length === 0) return nextAt(db, now, null);
  const { single, digest, wakeAt } = decide(db, due, now);
  return single.length + digest.length > 0 ? now : nextAt(db, now, wakeAt);
}

/**
 * Decides and marks what is to be shown at `now`.
 * @param starting the first time since the workspace was opened: what an earlier run left unanswered comes again
 * @param known keys (`Shown.keys`) of what this machine has shown already
 */
export function fireReminders(
  { db, words }: WriteContext,
  now: number,
  { starting, known, locale }: { starting: boolean; known: readonly string[]; locale: string },
): Fired {
  const zone = timeZone(db);
  if (settingOf(db, "reminderZone") !== zone) {
    followZone(db, zone);
    writeSetting(db, "reminderZone", zone);
  }
  if (starting) leftOver(db);
  const all = dueReminders(db, now);
  const due = known.length > 0 ? shownBefore(db, all, new Set(known), now) : all;
  const { single, digest, wakeAt } = decide(db, due, now, starting);
  const byId = new Map(due.map((row) => [row.id, row]));
  const rows = (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const mark = (ids: readonly number[], outcome: string) => {
    for (const id of ids)
      db.run("UPDATE reminder SET firedAt = ?, outcome = ? WHERE id = ?", now, outcome, id);
  };
  mark(single, "single");
  mark(digest, "digest");
  const at = (ms: number) => sayMoment(ms, now, zone, locale);
  const show: Shown[] = rows(single).map((row) => ({
    kind: "single",
    ids: [row.id],
    keys: [keyOf(row)],
    taskId: row.taskId,
    taskIds: [row.taskId],
    title: row.title,
    body: bodyOf(db, row, words, at, (day) => sayDay(day, locale)),
  }));
  const together = rows(digest);
  if (together.length > 0) {
    const lines = together.slice(0, LINES).map((row) => `${at(row.dueAt)}  ${row.title}`);
    const more = together.length - lines.length;
    show.push({
      kind: "digest",
      ids: digest,
      keys: together.map(keyOf),
      taskId: together[0]!.taskId,
      taskIds: [...new Set(together.map(({ taskId }) => taskId))],
      title: words("ui.reminders.digest.title", { count: together.length }),
      body: [...lines, ...(more > 0 ? [words("ui.reminders.digest.more", { count: more })] : [])].join("\n"),
    });
  }
  return { show, nextAt: nextAt(db, now, wakeAt), badge: taskCounts(db, now).badge };
}

/** The next one ahead, or the end of what holds back those that are due. Those of partners in the trash wait for nothing. */
function nextAt(db: Reader, now: number, wakeAt: number | null): number | null {
  const ahead = db.value<number | null>(
    "SELECT min(dueAt) FROM reminder WHERE firedAt IS NULL AND dueAt > ?",
    now,
  );
  const both = [wakeAt, ahead ?? null].filter((each) => each !== null);
  return both.length > 0 ? Math.min(...both) : null;
}

/** Whom it concerns and when it is due. */
function bodyOf(
  db: Reader,
  { taskId }: DueReminder,
  words: WriteContext["words"],
  at: (ms: number) => string,
  on: (day: string) => string,
): string {
  const task = db.get<{ partner: string | null; dueOn: string | null; dueAt: number | null }>(
    "SELECT p.name AS partner, t.dueOn, t.dueAt FROM task t LEFT JOIN partner p ON p.id = t.partnerId WHERE t.id = ?",
    taskId,
  );
  if (!task) return "";
  const due =
    task.dueAt !== null
      ? words("ui.reminders.dueAt", { at: at(task.dueAt) })
      : task.dueOn !== null
        ? words("ui.reminders.dueOn", { day: on(task.dueOn) })
        : null;
  return [task.partner, due].filter((part) => part !== null).join(" · ");
}
