// What the manager set for reminders, and until when they asked to be left alone.
import type { Reminding } from "../../domain/reminders/definitions.ts";
import { ReminderSettings, usualReminders, type RemindKind } from "../../domain/reminders/settings.ts";
import { settingOf, writeSetting } from "../settings.ts";
import type { Reader, Writer } from "../store.ts";

/** As set; the usual ones where nothing was, or where a newer version wrote something else. */
export function reminderSettings(db: Reader): ReminderSettings {
  const found = ReminderSettings.safeParse(settingOf(db, "reminders"));
  return found.success ? found.data : usualReminders;
}

export const keepReminderSettings = (db: Writer, settings: ReminderSettings): void =>
  writeSetting(db, "reminders", settings);

export const remindDefaults = (db: Reader, kind: RemindKind): Reminding[] =>
  reminderSettings(db).defaults[kind];

/**
 * ms UTC until which somebody asked to be left alone, be it over; null where nobody did or they ended it, and where the clock was set
 * back behind the moment when they asked: an hour must not become a day.
 */
export function focusSet(db: Reader, now: number): number | null {
  const [from, until] = [settingOf(db, "focusFrom"), settingOf(db, "focusUntil")];
  if (typeof from === "number" && from > now) return null;
  return typeof until === "number" ? until : null;
}

/** ms UTC until which nothing comes, null outside of focus. */
export function focusUntil(db: Reader, now: number): number | null {
  const until = focusSet(db, now);
  return until !== null && until > now ? until : null;
}

/** @param from when it was asked for, ms UTC */
export function keepFocus(db: Writer, from: number, until: number | null): void {
  writeSetting(db, "focusFrom", from);
  writeSetting(db, "focusUntil", until);
}
