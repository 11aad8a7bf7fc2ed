// The settings of reminders as the page keeps them: read whole, changed in part, written whole.
import type { ReminderSettings } from "../../../../electron/domain/reminders/settings.ts";
import { call, useRead } from "../../../api/client.ts";
import { showClock } from "../../../format.ts";
import { t } from "../../../words.ts";
import { showEffort } from "../../tasks/effort.ts";

export type Definition = ReminderSettings["defaults"]["moment"][number];

export interface KeptSettings {
  settings: ReminderSettings;
  /** ms UTC */
  focusUntil: number | null;
  blocked: { since: number; reason: string } | null;
}

/** Null while they are being read. */
export function useReminderSettings(): KeptSettings | null {
  const { data } = useRead((api) => api.reminders.settings, {});
  if (!data) return null;
  const { quiet, daysOff, defaults, focusUntil, blocked } = data;
  return { settings: { quiet, daysOff, defaults }, focusUntil, blocked };
}

export const keep = (settings: ReminderSettings): Promise<unknown> =>
  call((api) => api.reminders.setSettings, { settings });

/** 'HH:MM' as the reader writes it. */
const showTime = (time: string): string =>
  showClock(new Date(2000, 0, 1, Number(time.slice(0, 2)), Number(time.slice(3, 5))).getTime());

/** "15 min before", "the day before at 09:00". */
export function definitionWords(one: Definition): string {
  if ("at" in one) return showClock(one.at);
  if ("before" in one)
    return one.before === 0
      ? t("ui.tasks.reminders.atDue")
      : t("ui.tasks.reminders.before", { time: showEffort(one.before) });
  const time = showTime(one.time);
  return one.days === 0
    ? t("ui.tasks.reminders.onDay", { time })
    : t("ui.tasks.reminders.dayBefore", { count: one.days, time });
}
