// Tasks by day, and the counts that ask for action.
import { addDays, dayOf, type Day } from "../../domain/days.ts";
import type { Priority, TaskOutcome } from "../../domain/tasks/task.ts";
import { timeZone } from "../settings.ts";
import type { Reader } from "../store.ts";
import { openTasks } from "./facts.ts";

export interface CalendarTask {
  id: number;
  title: string;
  dueOn: Day;
  dueTime: string | null;
  dueAt: number | null;
  priority: Priority;
  partner: string | null;
  repeat: string | null;
  waitingFor: string | null;
  outcome: TaskOutcome | null;
}

/** Tasks that one day shows; the rest is counted. */
const SHOWN = 50;

/** Days of a range, both ends in, that have tasks: those with a time by it, then by priority. */
export function taskCalendar(
  db: Reader,
  from: Day,
  to: Day,
): { days: { day: Day; total: number; open: number; rows: CalendarTask[] }[] } {
  const zone = timeZone(db);
  const rows = db.all<CalendarTask>(
    `SELECT t.id, t.title, t.dueOn, t.dueTime, t.dueAt, t.priority, p.name AS partner, t.repeat, t.waitingFor, t.outcome
     FROM task t LEFT JOIN partner p ON p.id = t.partnerId
     WHERE t.dueOn BETWEEN ? AND ? AND t.deletedAt IS NULL AND (p.id IS NULL OR p.deletedAt IS NULL) AND t.outcome IS NOT 'dropped'`,
    // A moment in another zone may stand on the day beside.
    addDays(from, -1),
    addDays(to, 1),
  );
  const days = new Map<Day, CalendarTask[]>();
  for (const row of rows) {
    const day = row.dueAt === null ? row.dueOn : dayOf(row.dueAt, zone);
    if (day < from || day > to) continue;
    const list = days.get(day);
    if (list) list.push({ ...row, dueOn: day });
    else days.set(day, [{ ...row, dueOn: day }]);
  }
  return {
    days: [...days]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, all]) => ({
        day,
        total: all.length,
        open: all.filter(({ outcome }) => outcome === null).length,
        rows: all.toSorted(asOfDay).slice(0, SHOWN),
      })),
  };
}

/** Open ones first; those with a time by it, before those of the whole day. */
const asOfDay = (a: CalendarTask, b: CalendarTask): number =>
  Number(a.outcome !== null) - Number(b.outcome !== null) ||
  (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) ||
  a.priority - b.priority ||
  a.id - b.id;

export interface TaskCounts {
  overdue: number;
  today: number;
  planned: number;
  waiting: number;
  open: number;
  /** What the icon of the program shows: overdue and due today. */
  badge: number;
}

export function taskCounts(db: Reader, now: number): TaskCounts {
  const today = dayOf(now, timeZone(db));
  const counted = db.get<Omit<TaskCounts, "badge">>(
    `SELECT ifnull(sum(t.dueOn < ?1), 0) AS overdue, ifnull(sum(t.dueOn = ?1), 0) AS today, ifnull(sum(t.plannedOn = ?1), 0) AS planned,
       ifnull(sum(t.waitingFor IS NOT NULL), 0) AS waiting, count(*) AS open
     FROM task t WHERE ${openTasks}`,
    today,
  )!;
  return { ...counted, badge: counted.overdue + counted.today };
}
