// Which tasks and sources of tasks changed: marked by triggers, so that no write path, undo and merge included, can forget them.
import { trigger } from "../trigger.ts";

const mark = (of: string, id = "new.id") =>
  `INSERT OR IGNORE INTO task_stale ("of", id) VALUES ('${of}', ${id});`;

/** Columns of a task that its reminders, or its own derived moment, come from. */
const moments = "title, dueOn, dueTime, timeZone, remind, closedAt, deletedAt";

export const taskTriggers = (): string[] => [
  trigger("task_made", "AFTER INSERT ON task", [mark("task")]),
  trigger("task_changed", `AFTER UPDATE OF ${moments} ON task`, [mark("task")]),
  trigger("task_gone", "AFTER DELETE ON task", [`DELETE FROM reminder WHERE taskId = old.id;`]),
  // A source whose only open task came back or went is looked at again.
  trigger(
    "task_contact_made",
    "AFTER INSERT ON partner WHEN new.nextContactOn IS NOT NULL AND new.deletedAt IS NULL",
    [mark("partner")],
  ),
  trigger(
    "task_contact_changed",
    "AFTER UPDATE OF nextContactOn, deletedAt, name ON partner WHEN old.nextContactOn IS NOT NULL OR new.nextContactOn IS NOT NULL",
    [mark("partner")],
  ),
  trigger("task_promise_made", "AFTER INSERT ON promise", [mark("promise")]),
  trigger("task_promise_changed", "AFTER UPDATE OF text, dueOn, outcome, deletedAt ON promise", [
    mark("promise"),
  ]),
  trigger("task_terms_made", "AFTER INSERT ON agreement WHEN new.toOn IS NOT NULL", [mark("agreement")]),
  trigger("task_terms_changed", "AFTER UPDATE OF toOn, noticeDays, deletedAt ON agreement", [
    mark("agreement"),
  ]),
];
