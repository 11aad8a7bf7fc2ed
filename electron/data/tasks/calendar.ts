// Tasks by day, and the counts that ask for action.
import { localDay, toUtc } from "../../domain/calendar/zones.ts";
import { addDays, dayOf, type Day } from "../../domain/days.ts";
import type { Priority, TaskOutcome } from "../../domain/tasks/task.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import { openTasks } from "./facts.ts";
import { isBefore } from "./list.ts";

export interface CalendarTask {
  id: number;
  title: string;
  dueOn: Day;
  dueTime: string | null;
  dueAt: number | null;
  timeZone: string | null;
  priority: Priority;
  partner: string | null;
  repeat: string | null;
  waitingFor: string | null;
  outcome: TaskOutcome | null;
}

/** Tasks that one day shows; the rest is counted. */
const SHOWN = 20;

type Narrow = [id: number, dueOn: Day, dueAt: number | null, priority: Priority, outcome: TaskOutcome | null];

/** Open ones first; those with a time by it, before those of the whole day. */
const asOfDay = (a: Narrow, b: Narrow): number =>
  Number(a[4] !== null) - Number(b[4] !== null) ||
  (a[2] ?? Number.MAX_SAFE_INTEGER) - (b[2] ?? Number.MAX_SAFE_INTEGER) ||
  a[3] - b[3] ||
  a[0] - b[0];

/** Days of a range, both ends in, that have tasks: those with a time by it, then by priority. */
export function taskCalendar(
  db: Reader,
  from: Day,
  to: Day,
): { days: { day: Day; total: number; open: number; rows: CalendarTask[] }[] } {
  const zone = timeZone(db);
  // First what decides the order, then the words of the few that are shown.
  const all = db.arrays<Narrow>(
    `SELECT t.id, t.dueOn, t.dueAt, t.priority, t.outcome FROM task t
     WHERE t.dueOn BETWEEN ? AND ? AND t.deletedAt IS NULL AND t.outcome IS NOT 'dropped'
       AND (t.partnerId IS NULL OR t.partnerId NOT IN (SELECT id FROM partner WHERE deletedAt IS NOT NULL))`,
    // A moment in another zone may stand on the day beside.
    addDays(from, -1),
    addDays(to, 1),
  );
  const days = new Map<Day, Narrow[]>();
  for (const row of all) {
    const day = row[2] === null ? row[1] : localDay(row[2], zone);
    if (day < from || day > to) continue;
    const list = days.get(day);
    if (list) list.push(row);
    else days.set(day, [row]);
  }
  const shown = new Map(
    [...days].map(([day, list]) => [
      day,
      list
        .toSorted(asOfDay)
        .slice(0, SHOWN)
        .map(([id]) => id),
    ]),
  );
  const words = new Map(
    db
      .all<CalendarTask>(
        `SELECT t.id, t.title, t.dueOn, t.dueTime, t.dueAt, t.timeZone, t.priority, p.name AS partner, t.repeat, t.waitingFor, t.outcome
         FROM json_each(?) j CROSS JOIN task t ON t.id = j.value LEFT JOIN partner p ON p.id = t.partnerId`,
        JSON.stringify([...shown.values()].flat()),
      )
      .map((row) => [row.id, row]),
  );
  return {
    days: [...days]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, list]) => ({
        day,
        total: list.length,
        open: list.filter((row) => row[4] === null).length,
        rows: shown.get(day)!.map((id) => ({ ...words.get(id)!, dueOn: day })),
      })),
  };
}

export interface TaskCounts {
  overdue: number;
  today: number;
  planned: number;
  waiting: number;
  open: number;
  /** What the icon of the program shows: overdue and due today. */
  badge: number;
}

/** How many tasks are overdue, due, planned and waiting on the day of the workspace; `badge` is what the icon shows. */
export function taskCounts(db: Reader, now: number): TaskCounts {
  const zone = timeZone(db);
  const today = dayOf(now, zone);
  const tomorrow = addDays(today, 1);
  const bounds = [today, tomorrow].flatMap((day) => [day, toUtc(`${day}T00:00:00`, zone)]);
  const { early, ...counted } = db.get<Omit<TaskCounts, "badge" | "today"> & { early: number }>(
    `SELECT ifnull(sum(${isBefore}), 0) AS overdue, ifnull(sum(${isBefore}), 0) AS early, ifnull(sum(t.plannedOn = ?), 0) AS planned,
       ifnull(sum(t.waitingFor IS NOT NULL), 0) AS waiting, count(*) AS open
     FROM task t WHERE ${openTasks}`,
    ...bounds,
    today,
  )!;
  return { ...counted, today: early - counted.overdue, badge: early };
}
