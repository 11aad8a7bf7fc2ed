// Meetings by time, and a calendar file of what lies ahead.
import { z } from "zod";
import { calendarFile, meetingsBetween } from "../data/calendar.ts";
import { timeZone } from "../data/settings.ts";
import { toUtc } from "../domain/calendar/zones.ts";
import { addDays } from "../domain/days.ts";
import { Day, Instant } from "../domain/fields.ts";
import { aside, read } from "./call.ts";

/** Days include both ends, in the manager's zone; instants are taken as they are. */
const Edge = z.union([Day, Instant]);

export const between = read(z.object({ from: Edge, to: Edge }), ({ db }, { from, to }) => {
  const zone = timeZone(db);
  const start = typeof from === "number" ? from : toUtc(`${from}T00:00:00`, zone, []);
  const end = typeof to === "number" ? to : toUtc(`${addDays(to, 1)}T00:00:00`, zone, []);
  return { rows: meetingsBetween(db, start, end) };
});

export const file = aside(z.object({}), async ({ db, now, words }) => ({
  name: "Liaison.ics",
  ...calendarFile(db, now(), (partner) => words("ui.said.nextContact", { partner })),
}));
