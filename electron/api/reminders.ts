// Reminders: what is due, what the desktop process is to show, what became of it, and when they are held back.
import { z } from "zod";
import { dueReminders } from "../data/reminders/due.ts";
import { fireReminders, nextFiring } from "../data/reminders/fire.ts";
import {
  answered,
  blocked,
  clicked as markClicked,
  forget as forgetReminder,
  journal as journalOf,
  refused as refusedOf,
  refusedSeen,
  remindLater,
  snooze as putOff,
} from "../data/reminders/journal.ts";
import { focusUntil, keepFocus, keepReminderSettings, reminderSettings } from "../data/reminders/settings.ts";
import { AnyInstant, Id, Instant, Locale, Short } from "../domain/fields.ts";
import { ReminderSettings } from "../domain/reminders/settings.ts";
import { UserError } from "../domain/errors.ts";
import { read, write } from "./call.ts";

/** Every reminder that has not fired and whose moment is not after `now`. */
export const due = read(z.object({ now: AnyInstant.optional() }), ({ db, now }, input) => ({
  rows: dueReminders(db, input.now ?? now()).map(({ taskId, dueAt }) => ({ taskId, dueAt })),
}));

/** When the desktop process has to look again, ms UTC: what is held back counts from when it is let go. */
export const next = read(z.object({}), ({ db, now }) => ({ at: nextFiring(db, now()) }));

export const journal = read(
  z.object({ limit: z.int().min(1).max(1000).default(50) }),
  ({ db }, { limit }) => ({
    rows: journalOf(db, limit),
  }),
);

/** What the system did not show and nobody has seen since: the window says it instead. */
export const refused = read(
  z.object({ limit: z.int().min(1).max(100).default(4) }),
  ({ db, now }, { limit }) => refusedOf(db, now(), limit),
);

/** For the desktop process alone: marks what is due as fired and says what to show. */
export const fire = write(
  z.object({
    now: Instant.optional(),
    starting: z.boolean().default(false),
    known: z.array(z.string().max(300)).max(5000).default([]),
    locale: Locale.default("en-GB"),
  }),
  (context, { now, ...more }) => fireReminders(context, now ?? context.now(), more),
);

const Ids = z.array(Id).min(1).max(10_000);

/** The system's answer; without ids it answered a try. */
export const shown = write(
  z.object({ ids: z.array(Id).max(10_000), outcome: z.enum(["shown", "refused"]), reason: Short.optional() }),
  ({ db, now }, { ids, outcome, reason }) => {
    answered(db, ids, outcome, reason ?? null, now());
    return {};
  },
);

export const clicked = write(z.object({ ids: Ids }), ({ db, now }, { ids }) => {
  markClicked(db, ids, now());
  return {};
});

/** All that `refused` tells was seen in the window. */
export const seen = write(z.object({}), ({ db, now }) => {
  refusedSeen(db, now());
  return {};
});

const To = z.union([
  z.strictObject({ minutes: z.int().min(1).max(525_600) }),
  z.literal("tomorrow"),
  z.literal("monday"),
  z.strictObject({ at: Instant }),
]);

/** Puts off reminders that came (`ids`), or asks to be reminded of a task (`taskId`). */
export const snooze = write(
  z.object({ ids: Ids.optional(), taskId: Id.optional(), to: To }),
  ({ db, now }, { ids, taskId, to }) => {
    if (ids) return { at: putOff(db, ids, to, now()) };
    if (taskId !== undefined) return { at: remindLater(db, taskId, to, now()) };
    throw new UserError(
      "bad-input",
      { field: "ids", why: "unfit-one-of", choices: "ids, taskId" },
      { field: "ids" },
    );
  },
);

/** One that was asked for later and has not come yet is not wanted after all. */
export const forget = write(z.object({ id: Id }), ({ db }, { id }) => {
  forgetReminder(db, id);
  return {};
});

/** Nothing comes for so many minutes; null ends it. */
export const focus = write(
  z.object({ minutes: z.int().min(1).max(1440).nullable() }),
  ({ db, now }, { minutes }) => {
    const from = now();
    const until = minutes === null ? null : from + minutes * 60_000;
    keepFocus(db, from, until);
    return { until };
  },
);

export const settings = read(z.object({}), ({ db, now }) => ({
  ...reminderSettings(db),
  focusUntil: focusUntil(db, now()),
  blocked: blocked(db),
}));

export const setSettings = write(z.object({ settings: ReminderSettings }), ({ db }, input) => {
  keepReminderSettings(db, input.settings);
  return {};
});
