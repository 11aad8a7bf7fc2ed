// Meetings from calendars: their times in any range, the ones ahead as a file, and moving on as time passes.
import { occurrences } from "../domain/calendar/expand.ts";
import type { EventRecord } from "../domain/calendar/record.ts";
import { writeCalendar, type CalendarEntry } from "../domain/calendar/write.ts";
import { startBatch, unstamp } from "./batches.ts";
import { placeInTime } from "./imports/said/eventPlanner.ts";
import { naturalUid } from "./ids.ts";
import { timeZone } from "./settings.ts";
import type { Reader, Store } from "./store.ts";
import { taskEntries } from "./tasks/calendarEntries.ts";

export interface OnMeeting {
  contactId: number | null;
  partnerId: number | null;
  name: string;
}
export interface Meeting {
  id: number;
  /** ISO 8601 in UTC; the end is exclusive. A whole day begins and ends at midnight of the manager's zone. */
  startUtc: string;
  endUtc: string;
  allDay: boolean;
  title: string;
  cancelled: boolean;
  /** Whom the address book knows of those invited. */
  people: OnMeeting[];
}

/** Occurrences of one event in one answer; a rule that says "every second" stops here. */
const MOST = 5_000;

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.000Z$/, "Z");

interface EventRow {
  id: number;
  event: string;
}

/** Everybody on some meetings, by meeting; a partner alone is not a person on it. */
function peopleOf(db: Reader, ids: number[]): Map<number, OnMeeting[]> {
  const rows = db.all<OnMeeting & { interactionId: number }>(
    `SELECT q.interactionId, q.contactId, q.partnerId, c.fullName AS name FROM participant q JOIN contact c ON c.id = q.contactId
     WHERE q.interactionId IN (SELECT value FROM json_each(?)) AND c.deletedAt IS NULL ORDER BY q.id`,
    JSON.stringify(ids),
  );
  const found = new Map<number, OnMeeting[]>();
  for (const { interactionId, ...person } of rows)
    found.set(interactionId, [...(found.get(interactionId) ?? []), person]);
  return found;
}

/** Meetings that overlap [from, to), ms UTC, recurrences expanded, in the order of their start. */
export function meetingsBetween(db: Reader, from: number, to: number): Meeting[] {
  const zone = timeZone(db);
  const events = db.all<EventRow>(
    "SELECT id, event FROM interaction WHERE event IS NOT NULL AND deletedAt IS NULL",
  );
  const found = events.flatMap(({ id, event }) => {
    const record = JSON.parse(event) as EventRecord;
    return occurrences(record, from, to, zone, MOST).map((each) => ({ id, record, ...each }));
  });
  const people = peopleOf(db, [...new Set(found.map((each) => each.id))]);
  return found
    .toSorted((a, b) => a.startUtc - b.startUtc || a.id - b.id)
    .map(({ id, record, startUtc, endUtc, allDay, title, cancelled }) => ({
      id,
      startUtc: iso(startUtc),
      endUtc: iso(endUtc),
      allDay,
      title,
      cancelled: cancelled || record.cancelled,
      people: people.get(id) ?? [],
    }));
}

/** The next contact days of partners, open tasks with a day and the meetings ahead, as an iCalendar file with stable UIDs. */
export function calendarFile(
  db: Reader,
  now: number,
  titleOf: (partner: string) => string,
): { text: string; count: number } {
  const zone = timeZone(db);
  const days = db.all<{ uid: string; name: string; day: string }>(
    "SELECT uid, name, nextContactOn AS day FROM partner WHERE nextContactOn IS NOT NULL AND deletedAt IS NULL ORDER BY nextContactOn, id",
  );
  const meetings = db
    .all<{ event: string }>(
      "SELECT event FROM interaction WHERE event IS NOT NULL AND deletedAt IS NULL ORDER BY at, id",
    )
    .map(({ event }) => JSON.parse(event) as EventRecord)
    .filter((event) => !event.cancelled && occurrences(event, now, now + AHEAD, zone, 1).length > 0);
  const byHand = db.all<{ uid: string; subject: string | null; text: string; at: number }>(
    "SELECT uid, subject, text, at FROM interaction WHERE planned = 1 AND event IS NULL AND deletedAt IS NULL AND at >= ? ORDER BY at, id",
    now,
  );
  const entries: CalendarEntry[] = [
    ...days.map(({ uid, name, day }) => ({
      uid: `${naturalUid("next-contact", uid)}@liaison.invalid`,
      title: titleOf(name),
      day,
    })),
    ...byHand.map(({ uid, subject, text, at }) => ({
      uid: `${uid}@liaison.invalid`,
      title: subject ?? text.slice(0, 80),
      description: text,
      startUtc: at,
      endUtc: at + HALF_HOUR,
    })),
    ...taskEntries(db),
    ...meetings.map((event) => ({ event })),
  ];
  return { text: writeCalendar(entries, now), count: entries.length };
}

const AHEAD = 5 * 366 * 86_400_000;
const HALF_HOUR = 1_800_000;

/** Meetings whose time has come stand in the past from now on; a series moves to its last time. @returns how many */
export function moveMeetingsOn(store: Store, now: number, authorName: string): number {
  const zone = timeZone(store);
  const rows = store.all<{ id: number; at: number; planned: number; event: string | null }>(
    `SELECT id, at, planned, event FROM interaction WHERE deletedAt IS NULL AND
       ((planned = 1 AND at <= ?) OR (event IS NOT NULL AND json_array_length(event, '$.rrules') + json_array_length(event, '$.rdates') > 0))`,
    now,
  );
  const moved = rows.flatMap((row) => {
    const event = row.event === null ? null : (JSON.parse(row.event) as EventRecord);
    const place = event ? placeInTime(event, now, zone) : { at: row.at, planned: false };
    return place.at === row.at && Number(place.planned) === row.planned ? [] : [{ id: row.id, ...place }];
  });
  if (moved.length === 0) return 0;
  store.transaction(() => {
    startBatch(store, { kind: "upkeep", now, authorName, state: "done" });
    for (const { id, at, planned } of moved)
      store.run("UPDATE interaction SET at = ?, planned = ? WHERE id = ?", at, Number(planned), id);
    unstamp(store);
  });
  return moved.length;
}
