// The one open task of a source: made, changed, closed or taken away as its source says.
import { shifted, type Reminding } from "../../../domain/reminders/definitions.ts";
import { remindKindOf } from "../../../domain/reminders/settings.ts";
import type { TaskOutcome, TaskSource } from "../../../domain/tasks/task.ts";
import { naturalUid } from "../../ids.ts";
import { insertRecord } from "../../records.ts";
import { remindDefaults } from "../../reminders/settings.ts";
import { timeZone } from "../../settings.ts";
import type { Bind, Writer } from "../../store.ts";

/** What the open task of a source should say. */
export interface Wanted {
  title: string;
  partnerId: number | null;
  contactId?: number | null;
  programId?: number | null;
  dueOn: string;
  /** The day before which it is nobody's matter. */
  startOn?: string;
  /** Whom it waits for when it is made; later that is the manager's. */
  waitingFor?: string | null;
  /**
   * Where it is due again on the day that its task was closed for: `same` opens that one, `other` makes another, because whoever
   * closed it took that day away. Else what was closed for a day is not asked again.
   */
  again?: "same" | "other";
  /** Where it is one thing whatever its day: the task that went with it comes back. A next contact day is another contact. */
  revives?: true;
  /** Whether it waits follows its source, not only when it is made. */
  turns?: true;
  /** When its source last asked, ms UTC: a task that was closed before is asked again, for the same day too. */
  askedAt?: number;
}

/** Closed because its source is. */
export interface Ended {
  outcome: TaskOutcome;
  reason: string | null;
}

interface OpenTask {
  id: number;
  title: string;
  dueOn: string | null;
  dueTime: string | null;
  timeZone: string | null;
  remind: string;
  startOn: string | null;
  waitingFor: string | null;
}

const openOf = (db: Writer, source: string): OpenTask[] =>
  db.all<OpenTask>(
    "SELECT id, title, dueOn, dueTime, timeZone, remind, startOn, waitingFor FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL ORDER BY createdAt, id",
    source,
  );

const takeAway = (db: Writer, id: number, now: number): void => {
  db.run("UPDATE task SET deletedAt = ? WHERE id = ?", now, id);
};

/** Undo and merge may leave two open tasks of one source: the one that was there first stays. @returns it */
export function onlyOne(db: Writer, source: string, now: number): OpenTask | undefined {
  const [first, ...others] = openOf(db, source);
  for (const { id } of others) takeAway(db, id, now);
  return first;
}

/** Whom it waits for may be named otherwise by the manager; that it waits follows the source. */
function turn(
  db: Writer,
  open: { id: number; waitingFor: string | null },
  { turns, waitingFor = null }: Wanted,
): void {
  if (turns && (open.waitingFor === null) !== (waitingFor === null))
    db.run("UPDATE task SET waitingFor = ? WHERE id = ?", waitingFor, open.id);
}

function turnTask(db: Writer, id: number, wanted: Wanted): void {
  const row = db.get<{ id: number; waitingFor: string | null }>(
    "SELECT id, waitingFor FROM task WHERE id = ?",
    id,
  );
  if (row) turn(db, row, wanted);
}

function align(db: Writer, open: OpenTask, wanted: Wanted): void {
  if (open.title !== wanted.title) db.run("UPDATE task SET title = ? WHERE id = ?", wanted.title, open.id);
  turn(db, open, wanted);
  if (open.dueOn === wanted.dueOn) return;
  // A start that the manager took away stays away.
  if (wanted.startOn !== undefined && open.startOn !== null)
    db.run("UPDATE task SET startOn = ? WHERE id = ?", wanted.startOn, open.id);
  // Reminders at fixed instants move along.
  if (open.dueOn !== null && open.remind.includes('"at"')) {
    const moved = shifted(
      JSON.parse(open.remind) as Reminding[],
      { day: open.dueOn, time: open.dueTime },
      { day: wanted.dueOn, time: open.dueTime },
      open.timeZone ?? timeZone(db),
    );
    db.run("UPDATE task SET remind = ? WHERE id = ?", JSON.stringify(moved), open.id);
  }
  // The hour was set by the manager: it is theirs to take away.
  db.run("UPDATE task SET dueOn = ? WHERE id = ?", wanted.dueOn, open.id);
}

const opened = "closedAt = NULL, outcome = NULL, outcomeReason = NULL, deletedAt = NULL";

/** What was closed for this very day is not asked again, unless its source says that it is open after all. */
function askAgain(db: Writer, closed: { id: number; closedAt: number | null }, wanted: Wanted): void {
  const { again, title, askedAt } = wanted;
  if (again !== "same" && (askedAt === undefined || askedAt <= (closed.closedAt ?? Infinity))) return;
  db.run(`UPDATE task SET ${opened}, title = ? WHERE id = ?`, title, closed.id);
  turnTask(db, closed.id, wanted);
}

/** Taken back with what it was born of, and born again. */
function revive(db: Writer, id: number, wanted: Wanted): void {
  const { title, dueOn, startOn } = wanted;
  db.run("UPDATE task SET deletedAt = NULL, title = ?, dueOn = ? WHERE id = ?", title, dueOn, id);
  if (startOn !== undefined)
    db.run("UPDATE task SET startOn = ? WHERE id = ? AND startOn IS NOT NULL", startOn, id);
  turnTask(db, id, wanted);
}

function make(db: Writer, kind: TaskSource, source: string, wanted: Wanted, now: number): void {
  // Among those of its partner, which are few: no index holds what is closed or away by its source.
  const own = "partnerId = ? AND source = ?";
  const closed =
    wanted.again === "other"
      ? undefined
      : db.get<{ id: number; closedAt: number | null }>(
          `SELECT id, closedAt FROM task WHERE ${own} AND +dueOn = ? AND closedAt IS NOT NULL AND deletedAt IS NULL ORDER BY +closedAt DESC, id DESC LIMIT 1`,
          wanted.partnerId,
          source,
          wanted.dueOn,
        );
  if (closed !== undefined) {
    askAgain(db, closed, wanted);
    return;
  }
  const away = wanted.revives
    ? db.value<number>(
        `SELECT id FROM task WHERE ${own} AND closedAt IS NULL AND +deletedAt IS NOT NULL ORDER BY id DESC LIMIT 1`,
        wanted.partnerId,
        source,
      )
    : undefined;
  if (away !== undefined) {
    revive(db, away, wanted);
    return;
  }
  const values: Record<string, Bind> = {
    title: wanted.title,
    partnerId: wanted.partnerId,
    contactId: wanted.contactId ?? null,
    programId: wanted.programId ?? null,
    dueOn: wanted.dueOn,
    startOn: wanted.startOn ?? null,
    waitingFor: wanted.waitingFor ?? null,
    remind: JSON.stringify(remindDefaults(db, remindKindOf(kind))),
    source,
  };
  for (let nth = 0; ; nth++) {
    // Two laptops that are told the same make the same task.
    const uid = naturalUid("task", source, wanted.dueOn, ...(nth === 0 ? [] : [String(nth)]));
    const known = db.get<{ id: number; dueOn: string; closedAt: number | null; source: string | null }>(
      "SELECT id, dueOn, closedAt, source FROM task WHERE uid = ?",
      uid,
    );
    // It went over to another partner with what it was born of.
    if (known && known.source !== source) continue;
    if (known?.closedAt === null) {
      revive(db, known.id, wanted);
      return;
    }
    if (known?.dueOn === wanted.dueOn && wanted.again !== "other") {
      askAgain(db, known, wanted);
      return;
    }
    // One of this day that was closed on another, or was purged, is not that one again.
    if (known || db.value("SELECT 1 FROM tombstone WHERE uid = ?", uid) !== undefined) continue;
    insertRecord(db, "task", { uid, ...values, createdAt: now });
    return;
  }
}

/** Makes the open task of a source what the source says; null: none is to be open. */
export function follow(
  db: Writer,
  kind: TaskSource,
  source: string,
  wanted: Wanted | Ended | null,
  now: number,
): void {
  const open = onlyOne(db, source, now);
  if (wanted === null) {
    if (open) takeAway(db, open.id, now);
  } else if ("outcome" in wanted) {
    if (open)
      db.run(
        "UPDATE task SET closedAt = ?, outcome = ?, outcomeReason = ? WHERE id = ?",
        now,
        wanted.outcome,
        wanted.reason,
        open.id,
      );
  } else if (open) align(db, open, wanted);
  else make(db, kind, source, wanted, now);
}
