// A task as the lists give it, and whole; when it is due for the reader.
import { addDays, daysBetween, type Day } from "../../../electron/domain/days.ts";
import type { Api, OutputOf } from "../../api/client.ts";
import { showClock, showDayLong, showDayNear, showRelativeDay, timeZone, today } from "../../format.ts";
import { t } from "../../words.ts";

export type TaskRow = OutputOf<Api["tasks"]["list"]>["rows"][number];
export type WholeTask = OutputOf<Api["tasks"]["get"]>;

export interface DueOf {
  dueOn: Day | null;
  dueTime?: string | null;
  dueAt: number | null;
  timeZone?: string | null;
}

/** Its day is behind, or its moment is. */
export const isLate = ({ dueOn, dueAt }: DueOf): boolean =>
  dueOn !== null && (dueOn < today() || (dueAt !== null && dueAt < Date.now()));

/** "today", "tomorrow", "3 days ago", "Fri, 4 Dec": a day behind says how long, so that no colour has to. */
export function sayDay(day: Day, from: Day = today()): string {
  const near = showRelativeDay(day, from);
  return day <= from || near === showRelativeDay(addDays(from, 1), from) ? near : showDayNear(day, from);
}

/** The day in a sentence: "today", "tomorrow", "Sat, 21 Nov". */
export const sayOn = (day: Day, from: Day = today()): string =>
  Math.abs(daysBetween(from, day)) <= 1 ? showRelativeDay(day, from) : showDayNear(day, from);

/** "tomorrow, 09:30" on the reader's clock; null without a day. Of a day long behind the hour does not matter. */
export function sayDue({ dueOn, dueAt }: DueOf): string | null {
  if (dueOn === null) return null;
  const day = sayDay(dueOn);
  return dueAt === null || dueOn < addDays(today(), -1)
    ? day
    : t("ui.tasks.due.at", { day, time: showClock(dueAt) });
}

/** What is late says by how much, in the words of Today: "3 days late", "14:30, passed"; anything else as `sayDue`. */
export function sayOpenDue(task: DueOf): string | null {
  const { dueOn, dueAt } = task;
  if (dueOn === null || !isLate(task)) return sayDue(task);
  const late = daysBetween(dueOn, today());
  return late > 0 || dueAt === null
    ? t("ui.today.overdue", { count: late })
    : t("ui.today.passed", { time: showClock(dueAt) });
}

/** "Sun, 15 Nov 2026, 09:30": the whole day, for its own field. */
export const sayDueFull = ({ dueOn, dueAt }: DueOf): string | null =>
  dueOn === null
    ? null
    : dueAt === null
      ? showDayLong(dueOn)
      : t("ui.tasks.due.at", { day: showDayLong(dueOn), time: showClock(dueAt) });

/** The zone of the due time where it is not the reader's, as "Tokyo"; null where it is. */
export const otherZone = ({ timeZone: zone }: DueOf): string | null =>
  zone === null || zone === undefined || zone === timeZone
    ? null
    : zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
