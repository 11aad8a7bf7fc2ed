// A task's due day, effort and reasons as words.
import { daysBetween } from "../../../electron/domain/days.ts";
import type { Api, OutputOf } from "../../api/client.ts";
import { showClock, showDay, showDayLong, showNumber, showRelativeDay } from "../../format.ts";
import { t } from "../../words.ts";

export type TaskRow = OutputOf<Api["tasks"]["today"]>["rows"][number];

/** Past its day or its moment, as its own reasons say; the store's clock decides. */
export const isLate = ({ terms }: Pick<TaskRow, "terms">): boolean =>
  terms.some(({ code }) => code === "overdue" || code === "late" || code === "now");

/** "3 days late", "Today, 14:30", "in 2 days", "15 Dec 2026"; null without a day. */
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
  const ahead = left < 14 ? showRelativeDay(dueOn, day) : showDay(dueOn);
  return time === null ? ahead : t("ui.today.dueAt", { day: ahead, time });
}

/** The day itself, for whoever points at the words. */
export const dueExactly = ({ dueOn, dueAt }: Pick<TaskRow, "dueOn" | "dueAt">): string | undefined =>
  dueOn === null
    ? undefined
    : dueAt === null
      ? showDayLong(dueOn)
      : t("ui.today.dueAt", { day: showDayLong(dueOn), time: showClock(dueAt) });

/** "45 min", "2 h", "3 h 20". */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  if (hours === 0) return t("ui.today.minutes", { minutes: rest });
  if (rest === 0) return t("ui.today.hours", { hours });
  return t("ui.today.hoursMinutes", { hours, minutes: String(rest).padStart(2, "0") });
}

const signed = (points: number): string =>
  points < 0 ? `−${showNumber(-points)}` : `+${showNumber(points)}`;

/** "due in 2 days +30 · promised +15" */
export const termsWords = ({ terms }: Pick<TaskRow, "terms">): string =>
  terms.length === 0
    ? t("ui.today.noTerms")
    : terms.map(({ label, points }) => t("ui.today.term", { label, points: signed(points) })).join(" · ");

/** "Pinned: the client asked", or null for a task that nobody holds. */
export function heldWords(hold: TaskRow["hold"]): string | null {
  if (!hold) return null;
  const held = t(`ui.today.held.${hold.kind}`, { day: hold.until === null ? "" : showDay(hold.until) });
  return hold.reason ? t("ui.today.held.why", { held, reason: hold.reason }) : held;
}
