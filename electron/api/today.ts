// What a day holds beside its tasks: meetings, who waits, whom to thank, what expires, what the last import changed, and the plan.
import { z } from "zod";
import { meetingsBetween } from "../data/calendar.ts";
import { timeZone } from "../data/settings.ts";
import { bringBack as bringBackEntry, putAway } from "../data/today/dismissed.ts";
import { expiring } from "../data/today/expiring.ts";
import { lastImport } from "../data/today/lastImport.ts";
import { negotiationsWaiting } from "../data/today/negotiations.ts";
import { dayPlan } from "../data/today/plan.ts";
import { thanks } from "../data/today/thanks.ts";
import { waiting } from "../data/today/waits.ts";
import { toUtc } from "../domain/calendar/zones.ts";
import { addDays, dayOf } from "../domain/days.ts";
import { read, write } from "./call.ts";

/** Each entry that can be put away has a key, which stays the same as long as it is about the same thing. */
export const overview = read(z.object({}), ({ db, now, words }) => {
  const at = now();
  const zone = timeZone(db);
  const today = dayOf(at, zone);
  const [from, to] = [today, addDays(today, 1)].map((day) => toUtc(`${day}T00:00:00`, zone)) as [
    number,
    number,
  ];
  const meetings = meetingsBetween(db, from, to).map((meeting) => ({
    ...meeting,
    partnerId: meeting.people.find(({ partnerId }) => partnerId !== null)?.partnerId ?? null,
  }));
  return {
    day: today,
    meetings,
    waits: waiting(db, at),
    /** Those that wait for us longer than the setting `negotiationDays` says, or whose day has come. */
    negotiations: negotiationsWaiting(db, at),
    thanks: thanks(db, words, { now: at, today, dayOf: (when) => dayOf(when, zone) }),
    expiring: expiring(db, today),
    lastImport: lastImport(db, words, at),
    plan: dayPlan(db, today),
  };
});

const Key = z.object({ key: z.string().min(1).max(200) });

/** Puts an entry away on this machine; it is no edit, and `bringBack` undoes it. */
export const dismiss = write(Key, ({ db, now }, { key }) => {
  putAway(db, key, now());
  return {};
});

export const bringBack = write(Key, ({ db }, { key }) => {
  bringBackEntry(db, key);
  return {};
});
