// Lists of tasks: today in the order of scores, any list, the board, the calendar, and the counts that ask for action.
import { toUtc } from "../../domain/calendar/zones.ts";
import { addDays, dayOf, type Day } from "../../domain/days.ts";
import type { Weights } from "../../domain/priority.ts";
import type { Hold } from "../../domain/tasks/task.ts";
import type { Words } from "../../domain/words/words.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { timeZone } from "../settings.ts";
import type { Bind, Reader } from "../store.ts";
import { openTasks, scoredTasks, type ScoredTask } from "./facts.ts";
import { taskRows, type TaskRow } from "./rows.ts";

/** Days ahead whose tasks are a matter of today. */
const NEAR_DAYS = 7;

const byOrder = (a: ScoredTask, b: ScoredTask): number => b.order - a.order || a.id - b.id;

/** Put away until a later day, or not begun yet. */
const resting = (today: Day) => (task: ScoredTask) =>
  task.hold === "notNow" || (task.startOn !== null && task.startOn > today);

/**
 * What could be done today, the most pressing first: what is overdue, due within a week or without a day, and what was planned or pinned.
 */
export function todayInOrder(db: Reader, now: number, weights?: Weights): { tasks: ScoredTask[]; day: Day } {
  const day = dayOf(now, timeZone(db));
  // A day more than a week, because a moment in another zone may still be on the day before here.
  const near = addDays(day, NEAR_DAYS + 1);
  const tasks = scoredTasks(
    db,
    now,
    `${openTasks} AND (t.dueOn IS NULL OR t.dueOn <= ? OR t.plannedOn <= ? OR t.hold IN ('pin', 'drag'))`,
    [near, day],
    weights,
  ).filter(
    (task) =>
      !resting(day)(task) &&
      (task.day === null ||
        task.day < near ||
        task.hold !== null ||
        (task.plannedOn !== null && task.plannedOn <= day)),
  );
  tasks.sort(byOrder);
  return { tasks, day };
}

/** A page of it. */
export function todayTasks(
  db: Reader,
  words: Words,
  now: number,
  { limit, offset }: { limit: number; offset: number },
): { rows: TaskRow[]; total: number; day: Day } {
  const { tasks, day } = todayInOrder(db, now);
  return { rows: taskRows(db, words, tasks.slice(offset, offset + limit)), total: tasks.length, day };
}

export const dues = ["overdue", "today", "week", "later", "none"] as const;
export type DueGroup = (typeof dues)[number];

export interface TaskFilter {
  show?: "open" | "done" | "dropped" | "closed" | "all" | undefined;
  search?: string | undefined;
  partnerId?: number | undefined;
  contactId?: number | undefined;
  programId?: number | undefined;
  initiativeId?: number | undefined;
  negotiationId?: number | undefined;
  priority?: number | undefined;
  due?: DueGroup | undefined;
  waiting?: boolean | undefined;
  /** Held so; put away only while its day is ahead. */
  hold?: Hold | undefined;
}

/** Of a day (text) and its first instant where the reader is. */
export const isBefore = "iif(t.dueAt IS NULL, t.dueOn < ?, t.dueAt < ?)";

interface Condition {
  where: string;
  params: Bind[];
}

const live = openTasks.replace("t.closedAt IS NULL AND ", "");
const shown = {
  open: openTasks,
  done: `${live} AND t.outcome = 'done'`,
  dropped: `${live} AND t.outcome = 'dropped'`,
  closed: `${live} AND t.closedAt IS NOT NULL`,
  all: live,
} as const;

/** Due before a day of the reader: a moment in another zone may stand on another day there. The days alone narrow it for the index. */
const before = (day: Day, zone: string): Condition => ({
  where: `t.dueOn <= ? AND ${isBefore}`,
  params: [addDays(day, 1), day, toUtc(`${day}T00:00:00`, zone)],
});
const notBefore = (day: Day, zone: string): Condition => ({
  where: `t.dueOn >= ? AND NOT ${isBefore}`,
  params: [addDays(day, -1), day, toUtc(`${day}T00:00:00`, zone)],
});
const both = (a: Condition, b: Condition): Condition => ({
  where: `${a.where} AND ${b.where}`,
  params: [...a.params, ...b.params],
});

/** The days of a group as SQL. */
function dueWhere(group: DueGroup, today: Day, zone: string): Condition {
  const tomorrow = addDays(today, 1);
  const later = addDays(today, NEAR_DAYS + 1);
  switch (group) {
    case "none":
      return { where: "t.dueOn IS NULL", params: [] };
    case "overdue":
      return before(today, zone);
    case "today":
      return both(notBefore(today, zone), before(tomorrow, zone));
    case "week":
      return both(notBefore(tomorrow, zone), before(later, zone));
    case "later":
      return notBefore(later, zone);
  }
}

function conditionOf(db: Reader, filter: TaskFilter, today: Day): Condition {
  const parts: string[] = [shown[filter.show ?? "open"]];
  const params: Bind[] = [];
  for (const column of [
    "partnerId",
    "contactId",
    "programId",
    "initiativeId",
    "negotiationId",
    "priority",
  ] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    parts.push(`t.${column} = ?`);
    params.push(value);
  }
  if (filter.waiting !== undefined) parts.push(`t.waitingFor IS ${filter.waiting ? "NOT " : ""}NULL`);
  if (filter.hold !== undefined) {
    parts.push("t.hold = ? AND (t.hold <> 'notNow' OR t.holdUntil > ?)");
    params.push(filter.hold, today);
  }
  if (filter.due !== undefined) {
    const due = dueWhere(filter.due, today, timeZone(db));
    parts.push(due.where);
    params.push(...due.params);
  }
  const words = filter.search === undefined ? [] : foldKey(filter.search).split(" ").filter(Boolean);
  if (words.length > 0) {
    const ids = matching(db, parts.join(" AND "), params, words);
    return { where: "t.id IN (SELECT value FROM json_each(?))", params: [JSON.stringify(ids)] };
  }
  return { where: parts.join(" AND "), params };
}

/** Tasks whose title, note or partner holds every word; SQLite here folds no accents. */
function matching(db: Reader, where: string, params: Bind[], words: readonly string[]): number[] {
  // Many tasks share a partner, and plain texts fold ten times as fast as one that has an accent somewhere.
  const known = new Map<string, string>();
  const partnerKey = (name: string): string => {
    const key = known.get(name) ?? foldKey(name);
    known.set(name, key);
    return key;
  };
  return db
    .arrays<[number, string, string | null, string | null, string | null]>(
      `SELECT t.id, t.title, t.note, t.waitingFor, p.name FROM task t LEFT JOIN partner p ON p.id = t.partnerId WHERE ${where}`,
      ...params,
    )
    .filter(([, title, note, waitingFor, partner]) => {
      const folded = [title, note, waitingFor].map((text) => foldKey(text ?? ""));
      if (partner !== null) folded.push(partnerKey(partner));
      return words.every((word) => folded.some((text) => text.includes(word)));
    })
    .map(([id]) => id);
}

export const taskSorts = ["score", "dueOn", "priority", "title", "partner", "createdAt", "closedAt"] as const;
export type TaskSort = (typeof taskSorts)[number];

/** Those without a day, a partner or an end come last in either direction. */
const orders: Record<Exclude<TaskSort, "score">, string> = {
  dueOn: "t.dueOn",
  priority: "t.priority",
  title: "t.title COLLATE NOCASE",
  partner: "(SELECT sortKey FROM partner WHERE id = t.partnerId)",
  createdAt: "t.createdAt",
  closedAt: "t.closedAt",
};

/** The ids of a list in its order; scores only where they decide it. */
function orderedTasks(
  db: Reader,
  now: number,
  { where, params }: Condition,
  sort: { by: TaskSort; desc?: boolean | undefined },
  page: { limit: number; offset: number },
): { tasks: ScoredTask[]; total: number } {
  if (sort.by === "score") {
    const all = scoredTasks(db, now, where, params);
    all.sort((a, b) => (sort.desc === false ? byOrder(b, a) : byOrder(a, b)));
    return { tasks: all.slice(page.offset, page.offset + page.limit), total: all.length };
  }
  const by = orders[sort.by];
  const direction = sort.desc ? "DESC" : "ASC";
  const ids = db.column<number>(
    `SELECT t.id FROM task t WHERE ${where} ORDER BY ${by} IS NULL, ${by} ${direction}, t.dueTime, t.id LIMIT ? OFFSET ?`,
    ...params,
    page.limit,
    page.offset,
  );
  return {
    tasks: inOrder(
      scoredTasks(db, now, "t.id IN (SELECT value FROM json_each(?))", [JSON.stringify(ids)]),
      ids,
    ),
    total: db.value<number>(`SELECT count(*) FROM task t WHERE ${where}`, ...params)!,
  };
}

function inOrder(tasks: readonly ScoredTask[], ids: readonly number[]): ScoredTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Those that fit, by default in the order of scores; each comes with its score and reasons. `total` is of all that fit. */
export function listTasks(
  db: Reader,
  words: Words,
  now: number,
  input: TaskFilter & {
    sort?: { by: TaskSort; desc?: boolean | undefined } | undefined;
    limit: number;
    offset: number;
  },
): { rows: TaskRow[]; total: number } {
  const condition = conditionOf(db, input, dayOf(now, timeZone(db)));
  const { tasks, total } = orderedTasks(db, now, condition, input.sort ?? { by: "score" }, input);
  return { rows: taskRows(db, words, tasks), total };
}

const boardColumns = [...dues, "waiting"] as const;
export type BoardColumn = (typeof boardColumns)[number];

/** One column for each time, and one for what waits for somebody else. */
export function taskBoard(
  db: Reader,
  words: Words,
  now: number,
  { limit, ...filter }: Omit<TaskFilter, "due" | "show" | "waiting"> & { limit: number },
): { columns: { id: BoardColumn; total: number; rows: TaskRow[] }[] } {
  const today = dayOf(now, timeZone(db));
  const week = addDays(today, NEAR_DAYS);
  const { where, params } = conditionOf(db, filter, today);
  const columnOf = ({ day, waits }: ScoredTask): BoardColumn => {
    if (waits) return "waiting";
    if (day === null) return "none";
    return day < today ? "overdue" : day === today ? "today" : day <= week ? "week" : "later";
  };
  const groups = new Map<BoardColumn, ScoredTask[]>(boardColumns.map((id) => [id, []]));
  const all = scoredTasks(db, now, where, params);
  for (const task of all) groups.get(columnOf(task))!.push(task);
  for (const group of groups.values()) group.sort(byOrder);
  const rows = new Map(
    taskRows(
      db,
      words,
      [...groups.values()].flatMap((group) => group.slice(0, limit)),
    ).map((row) => [row.id, row]),
  );
  return {
    columns: [...groups].map(([id, group]) => ({
      id,
      total: group.length,
      rows: group.slice(0, limit).map((task) => rows.get(task.id)!),
    })),
  };
}
