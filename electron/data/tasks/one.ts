// One task whole, with its reminders: those that wait and those that came.
import type { Reminding } from "../../domain/reminders/definitions.ts";
import { UserError } from "../../domain/errors.ts";
import type { CheckItem } from "../../domain/tasks/task.ts";
import type { Words } from "../../domain/words/words.ts";
import type { Reader } from "../store.ts";
import { scoredTasks } from "./facts.ts";
import { taskRows, type TaskRow } from "./rows.ts";

export interface TaskReminder {
  id: number;
  slot: string;
  dueAt: number;
  firedAt: number | null;
  outcome: string | null;
  snoozedTo: number | null;
}

export interface WholeTask extends TaskRow {
  note: string | null;
  items: CheckItem[];
  remind: Reminding[];
  reminders: TaskReminder[];
  seriesFrom: string | null;
  createdAt: number;
  deletedAt: number | null;
}

interface More {
  note: string | null;
  checklist: string | null;
  remind: string;
  seriesFrom: string | null;
  createdAt: number;
  deletedAt: number | null;
}

/** @throws UserError `missing-task` */
export function oneTask(db: Reader, words: Words, now: number, id: number): WholeTask {
  const more = db.get<More>(
    "SELECT note, checklist, remind, seriesFrom, createdAt, deletedAt FROM task WHERE id = ?",
    id,
  );
  if (!more) throw new UserError("missing-task", { id });
  const [row] = taskRows(db, words, scoredTasks(db, now, "t.id = ?", [id]));
  const { checklist, remind, ...rest } = more;
  return {
    ...row!,
    ...rest,
    items: checklist === null ? [] : (JSON.parse(checklist) as CheckItem[]),
    remind: JSON.parse(remind) as Reminding[],
    reminders: db.all<TaskReminder>(
      "SELECT id, slot, dueAt, firedAt, outcome, snoozedTo FROM reminder WHERE taskId = ? AND outcome IS NOT 'skipped' ORDER BY dueAt",
      id,
    ),
  };
}
