// What a person sets above the score until they release it, and what they plan to do on which day.
import { addDays, dayOf, type Day, weekdayOf } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import type { Hold } from "../../domain/tasks/task.ts";
import type { WriteContext } from "../context.ts";
import { live, updateRecord } from "../records.ts";
import { reminderSettings } from "../reminders/settings.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import type { TaskRecord } from "./write.ts";

export interface Held {
  hold: Hold;
  /** Of a drag: the place between its neighbours. */
  holdScore?: number | undefined;
  /** Of "not now": the day it comes back. */
  until?: Day | undefined;
  reason?: string | undefined;
}

/** @throws UserError `missing-task`, `in-trash`, `task-closed`, `hold-needs-place`, `hold-needs-day` */
export function holdTask(context: WriteContext, id: number, { hold, holdScore, until, reason }: Held): void {
  const task = live<TaskRecord>(context.db, "task", id);
  if (task.closedAt !== null) throw new UserError("task-closed", { title: task.title });
  if (hold === "drag" && holdScore === undefined)
    throw new UserError("hold-needs-place", {}, { field: "holdScore" });
  // A day that has come puts nothing away.
  if (hold === "notNow" && !(until !== undefined && until > dayOf(context.now(), timeZone(context.db))))
    throw new UserError("hold-needs-day", {}, { field: "until" });
  updateRecord(
    context.db,
    "task",
    id,
    {
      hold,
      holdScore: hold === "drag" ? holdScore! : null,
      holdUntil: hold === "notNow" ? until! : null,
      holdReason: reason ?? null,
    },
    context.batchId,
  );
}

export function releaseTask(context: WriteContext, id: number): void {
  live(context.db, "task", id);
  const nothing = { hold: null, holdScore: null, holdUntil: null, holdReason: null };
  updateRecord(context.db, "task", id, nothing, context.batchId);
}

/** Plans tasks for a day, or for none. */
export function planTasks(context: WriteContext, ids: readonly number[], on: Day | null): void {
  for (const id of ids) {
    live(context.db, "task", id);
    updateRecord(context.db, "task", id, { plannedOn: on }, context.batchId);
  }
}

/** What was planned until a day and is still open goes to another day. @returns how many */
export function carryOver(context: WriteContext, until: Day, to: Day): number {
  const ids = context.db.column<number>(
    "SELECT id FROM task WHERE plannedOn <= ? AND closedAt IS NULL AND deletedAt IS NULL",
    until,
  );
  planTasks(context, ids, to);
  return ids.length;
}

/** The next day that is not one of the manager's days off. */
export function nextWorkingDay(db: Reader, after: Day): Day {
  const { daysOff } = reminderSettings(db);
  let day = addDays(after, 1);
  while (daysOff.includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
}
