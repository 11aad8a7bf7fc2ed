// What stands on a day: tasks and meetings, what has an hour by its hour, what is done at the end.
import type { Day } from "../../../../electron/domain/days.ts";
import type { Api, OutputOf } from "../../../api/client.ts";

type Answer = OutputOf<Api["tasks"]["calendar"]>;
export type CalendarTask = Answer["days"][number]["rows"][number];
export type Meeting = Answer["meetings"][number];

export type Entry =
  | { kind: "task"; key: string; at: number | null; task: CalendarTask }
  | { kind: "meeting"; key: string; at: number | null; meeting: Meeting };

export interface DayEntries {
  entries: Entry[];
  /** Tasks that the answer did not bring. */
  beyond: number;
  tasks: number;
}

const closed = (entry: Entry): number => Number(entry.kind === "task" && entry.task.outcome !== null);
/** Meetings of the whole day are above everything, tasks without an hour below what has one. */
const hour = ({ kind, at }: Entry): number => at ?? (kind === "meeting" ? 0 : Number.MAX_SAFE_INTEGER);

/** @param dayOf the day of an instant where the reader is */
export function entriesByDay(answer: Answer, dayOf: (at: number) => Day): Map<Day, DayEntries> {
  const days = new Map<Day, DayEntries>();
  const of = (day: Day): DayEntries => {
    const known = days.get(day);
    if (known) return known;
    const made = { entries: [], beyond: 0, tasks: 0 };
    days.set(day, made);
    return made;
  };
  for (const { day, total, rows } of answer.days) {
    const on = of(day);
    on.tasks = total;
    on.beyond = total - rows.length;
    on.entries.push(
      ...rows.map((task): Entry => ({ kind: "task", key: `task ${task.id}`, at: task.dueAt, task })),
    );
  }
  for (const meeting of answer.meetings) {
    const at = Date.parse(meeting.startUtc);
    of(dayOf(at)).entries.push({
      kind: "meeting",
      key: `meeting ${meeting.id} ${meeting.startUtc}`,
      at: meeting.allDay ? null : at,
      meeting,
    });
  }
  for (const { entries } of days.values()) entries.sort((a, b) => closed(a) - closed(b) || hour(a) - hour(b));
  return days;
}

/** A task as if it stood on another day already: until the store's answer has it there. */
export function withMoved(days: Map<Day, DayEntries>, id: number, to: Day): Map<Day, DayEntries> {
  const from = [...days].find(([, { entries }]) => entries.some(isTask(id)));
  const entry = from?.[1].entries.find(isTask(id));
  if (!from || entry?.kind !== "task" || from[0] === to) return days;
  const [day, there] = from;
  const target = days.get(to) ?? { entries: [], beyond: 0, tasks: 0 };
  const moved: Entry = { ...entry, task: { ...entry.task, dueOn: to } };
  return new Map(days)
    .set(day, { ...there, tasks: there.tasks - 1, entries: there.entries.filter((one) => one !== entry) })
    .set(to, { ...target, tasks: target.tasks + 1, entries: [moved, ...target.entries] });
}

const isTask =
  (id: number) =>
  (entry: Entry): boolean =>
    entry.kind === "task" && entry.task.id === id;

/** How many of them fit: one place less where the rest must be counted. */
export const fitting = (count: number, places: number): number =>
  count <= places ? count : Math.max(0, places - 1);
