// A task's due day by the store's own day, and why it is held, as words.
import { daysBetween } from "../../../electron/domain/days.ts";
import type { Api, OutputOf } from "../../api/client.ts";
import { showClock, showDay, showDayLong, showDayNear, showRelativeDay } from "../../format.ts";
import { t } from "../../words.ts";

export type TaskRow = OutputOf<Api["tasks"]["today"]>["rows"][number];

/** Past its day or its moment, as its own reasons say; the store's clock decides. */
export const isLate = ({ terms }: Pick<TaskRow, "terms">): boolean =>
  terms.some(({ code }) => code === "overdue" || code === "late" || code === "now");

/** "3 days late", "today, 14:30", "tomorrow", "Tue, 15 Dec"; null without a day. */
export function dueWords(task: Pick<TaskRow, "dueOn" | "dueAt" | "terms">, day: string): string | null {
  const { dueOn, dueAt } = task;
  if (dueOn === null) return null;
  const time = dueAt === null ? null : showClock(dueAt);
  const left = daysBetween(day, dueOn);
  if (left < 0) return t("ui.today.overdue", { count: -left });
  if (left === 0) {
    if (time === null) return t("ui.today.dueToday");
    return t(isLate(task) ? "ui.today.passed" : "ui.today.dueTodayAt", { time });
  }
  const ahead = left === 1 ? showRelativeDay(dueOn, day) : showDayNear(dueOn, day);
  return time === null ? ahead : t("ui.today.dueAt", { day: ahead, time });
}

/** The day itself, for whoever points at the words. */
export const dueExactly = ({ dueOn, dueAt }: Pick<TaskRow, "dueOn" | "dueAt">): string | undefined =>
  dueOn === null
    ? undefined
    : dueAt === null
      ? showDayLong(dueOn)
      : t("ui.today.dueAt", { day: showDayLong(dueOn), time: showClock(dueAt) });

/** "Pinned: the client asked", or null for a task that nobody holds. */
export function heldWords(hold: TaskRow["hold"]): string | null {
  if (!hold) return null;
  const held = t(`ui.today.held.${hold.kind}`, { day: hold.until === null ? "" : showDay(hold.until) });
  return hold.reason ? t("ui.today.held.why", { held, reason: hold.reason }) : held;
}
