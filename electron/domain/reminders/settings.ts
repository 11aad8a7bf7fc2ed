// How reminders behave unless a task says otherwise: when they come by default, and when they are held back.
import { z } from "zod";
import type { TaskSource } from "../tasks/task.ts";

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const Definition = z.union([
  z.strictObject({ at: z.int().min(0).max(8_640_000_000_000_000) }),
  z.strictObject({ before: z.int().min(0).max(525_600) }),
  z.strictObject({ days: z.int().min(0).max(3_650), time: Time }),
]);

/** A due moment, a due day, and what is born of a next contact, a promise, an import, the dates of terms or an open offer. */
export const remindKinds = ["moment", "day", "contact", "promise", "flips", "terms", "offer"] as const;
export type RemindKind = (typeof remindKinds)[number];

/** The kind whose usual reminders a born task gets: all dates of terms share theirs. */
export const remindKindOf = (source: TaskSource): RemindKind =>
  source === "exclusive" || source === "fee" ? "terms" : source;

const onTheDay = { days: 0, time: "09:00" };
const daysAhead = (days: number): z.output<typeof Definition> => ({ days, time: "09:00" });

export const ReminderSettings = z.strictObject({
  /** Hours of the local clock in which nothing comes; they may cross midnight. */
  quiet: z.strictObject({ from: Time, to: Time }).nullable(),
  /** Weekdays on which nothing comes, 0 is Sunday. */
  daysOff: z.array(z.int().min(0).max(6)).max(6),
  defaults: z.strictObject({
    moment: z.array(Definition).max(10),
    day: z.array(Definition).max(10),
    contact: z.array(Definition).max(10),
    promise: z.array(Definition).max(10),
    flips: z.array(Definition).max(10),
    terms: z.array(Definition).max(10),
    // Settings of an older version have none of it.
    offer: z.array(Definition).max(10).default([onTheDay]),
  }),
});
export type ReminderSettings = z.output<typeof ReminderSettings>;

export const usualReminders: ReminderSettings = {
  quiet: null,
  daysOff: [],
  defaults: {
    moment: [{ before: 15 }],
    day: [onTheDay],
    contact: [onTheDay],
    promise: [{ days: 1, time: "09:00" }, onTheDay],
    flips: [],
    // The day itself too: what is noted down late would have no reminder at all.
    terms: [daysAhead(60), daysAhead(30), daysAhead(7), onTheDay],
    offer: [onTheDay],
  },
};
