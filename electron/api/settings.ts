// Settings of this workspace: small values by key. What the store keeps for itself stays out of reach.
import { z } from "zod";
import { knownZone } from "../domain/calendar/zoneNames.ts";
import { UserError } from "../domain/errors.ts";
import { read, write } from "./call.ts";

const own = new Set([
  "me",
  "writtenBy",
  "open",
  "check",
  "searchIndex",
  "reminders",
  "focusFrom",
  "focusUntil",
  "remindersBlocked",
  "reminderZone",
  "priorityWeights",
  "stakes",
]);

export const get = read(z.object({}), ({ db }) => ({
  values: Object.fromEntries(
    db
      .all<{ key: string; value: string }>("SELECT key, value FROM setting")
      .filter((row) => !own.has(row.key))
      .map((row) => [row.key, JSON.parse(row.value) as unknown]),
  ),
}));

export const set = write(
  z.object({ key: z.string().regex(/^[a-zA-Z][a-zA-Z.]{0,60}$/), value: z.json() }),
  ({ db }, { key, value }) => {
    if (own.has(key)) throw new UserError("unknown-setting", { key });
    // Nobody would notice that all meetings stand at the hours of another zone.
    if (key === "timeZone" && typeof value === "string" && value !== "" && knownZone(value) === null)
      throw new UserError("unknown-time-zone", { zone: value.slice(0, 80) });
    db.run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, JSON.stringify(value));
    return {};
  },
);
