// A reminder in words: "15 min before", "On the day at 09:00", "At 28 Nov 2026, 09:15".
import type { Reminding } from "../../../../electron/domain/reminders/definitions.ts";
import { instantOf } from "../../../../electron/domain/when.ts";
import { showClock, showInstant, timeZone, today } from "../../../format.ts";
import { t } from "../../../words.ts";
import { showSpan } from "../effort.ts";

/** A clock time of the reader's day, as the reader writes it. */
export const clockOf = (time: string): string => showClock(instantOf(today(), time, timeZone));

export function sayReminding(one: Reminding): string {
  if ("at" in one) return t("ui.tasks.reminders.at", { at: showInstant(one.at) });
  if ("before" in one)
    return one.before === 0
      ? t("ui.tasks.reminders.atDue")
      : t("ui.tasks.reminders.before", { time: showSpan(one.before) });
  return one.days === 0
    ? t("ui.tasks.reminders.onDay", { time: clockOf(one.time) })
    : t("ui.tasks.reminders.dayBefore", { count: one.days, time: clockOf(one.time) });
}
