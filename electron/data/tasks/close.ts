// The end of a task: done or dropped, what it was born of, and the next one of its series.
import { addDays, dayOf, daysBetween } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { shifted, type Reminding } from "../../domain/reminders/definitions.ts";
import { nextDue, type Due } from "../../domain/tasks/repeat.ts";
import { sourceOf, type CheckItem, type TaskOutcome } from "../../domain/tasks/task.ts";
import type { WriteContext } from "../context.ts";
import { naturalUid } from "../ids.ts";
import { idOf, insertRecord, live, updateRecord } from "../records.ts";
import { timeZone } from "../settings.ts";
import type { Bind } from "../store.ts";
import { ownerOf } from "./born/born.ts";
import type { TaskRecord } from "./write.ts";

export interface Next {
  id: number;
  dueOn: string;
}

/** The next one of a series, with everything that belongs to the task and nothing that belonged to its day. */
function addNext(context: WriteContext, task: TaskRecord, due: Due): Next {
  const { db, now } = context;
  const zone = task.timeZone ?? timeZone(db);
  const uid = naturalUid("task", task.seriesUid ?? task.uid, `${due.day} ${due.time ?? ""}`);
  const remind =
    task.dueOn === null
      ? (JSON.parse(task.remind) as Reminding[])
      : shifted(JSON.parse(task.remind) as Reminding[], { day: task.dueOn, time: task.dueTime }, due, zone);
  const checklist = task.checklist === null ? null : (JSON.parse(task.checklist) as CheckItem[]);
  const values: Record<string, Bind> = {
    title: task.title,
    partnerId: task.partnerId,
    contactId: task.contactId,
    programId: task.programId,
    initiativeId: task.initiativeId,
    dueOn: due.day,
    dueTime: due.time,
    timeZone: due.time === null ? null : zone,
    startOn:
      task.startOn !== null && task.dueOn !== null
        ? addDays(due.day, -daysBetween(task.startOn, task.dueOn))
        : null,
    priority: task.priority,
    effortMinutes: task.effortMinutes,
    checklist: checklist && JSON.stringify(checklist.map(({ text }) => ({ text, done: false }))),
    note: task.note,
    repeat: task.repeat,
    seriesUid: task.seriesUid ?? task.uid,
    seriesFrom: task.seriesFrom ?? task.dueOn ?? due.day,
    remind: JSON.stringify(remind),
  };
  // Done, undone and done again: the same one comes back.
  const known = idOf(db, "task", uid);
  if (known !== undefined) {
    const open = { closedAt: null, outcome: null, outcomeReason: null, deletedAt: null };
    updateRecord(db, "task", known, { ...values, ...open }, context.batchId);
    return { id: known, dueOn: due.day };
  }
  return { id: insertRecord(db, "task", { uid, ...values, createdAt: now() }), dueOn: due.day };
}

function nextOf(context: WriteContext, task: TaskRecord): Next | undefined {
  if (task.repeat === null) return undefined;
  const { db, now } = context;
  const { repeat, seriesFrom, dueOn, dueTime, timeZone: zone } = task;
  const due = nextDue(
    { repeat, seriesFrom: seriesFrom ?? dueOn, due: dueOn, time: dueTime, zone },
    { at: now(), zone: timeZone(db) },
  );
  return due === null ? undefined : addNext(context, task, due);
}

/** A promise is kept by its task; a partner who was contacted is contacted again after the cadence. */
function settleSource(context: WriteContext, task: TaskRecord, outcome: TaskOutcome, today: string): void {
  if (task.source === null) return;
  const { db, batchId } = context;
  const uid = task.source.slice(task.source.indexOf(":") + 1);
  switch (sourceOf(task.source)) {
    case "promise": {
      const id = idOf(db, "promise", uid);
      const set = { outcome: outcome === "done" ? "kept" : "withdrawn", settledOn: today };
      if (id !== undefined && db.value("SELECT outcome FROM promise WHERE id = ?", id) === null)
        updateRecord(db, "promise", id, set, batchId);
      return;
    }
    case "contact": {
      const partner = db.get<{ id: number; cadenceDays: number | null; nextContactOn: string | null }>(
        "SELECT id, cadenceDays, nextContactOn FROM partner WHERE uid = ?",
        uid,
      );
      if (!partner || partner.nextContactOn !== task.dueOn) return;
      const next = partner.cadenceDays === null ? null : addDays(today, partner.cadenceDays);
      updateRecord(db, "partner", partner.id, { nextContactOn: next }, batchId);
      return;
    }
    default:
  }
}

/**
 * Closes a task. @returns the next one of its series, where there is one
 * @throws UserError `missing-task`, `in-trash`, `task-closed`
 */
export function closeTask(
  context: WriteContext,
  id: number,
  outcome: TaskOutcome,
  { reason = null, series = true }: { reason?: string | null; series?: boolean } = {},
): Next | undefined {
  const { db, now, batchId } = context;
  const task = live<TaskRecord>(db, "task", id);
  if (task.closedAt !== null) throw new UserError("task-closed", { title: task.title });
  const at = now();
  updateRecord(db, "task", id, { closedAt: at, outcome, outcomeReason: reason }, batchId);
  settleSource(context, task, outcome, dayOf(at, timeZone(db)));
  return series ? nextOf(context, task) : undefined;
}

/** What a task was born of asks for it again: a promise is open, a partner is to be contacted on that day. */
function reopenSource({ db, batchId }: WriteContext, { source, dueOn }: TaskRecord): void {
  const owner = source === null ? undefined : ownerOf(db, source);
  if (owner?.of === "promise")
    updateRecord(db, "promise", owner.id, { outcome: null, settledOn: null }, batchId);
  if (owner?.of === "partner") updateRecord(db, "partner", owner.id, { nextContactOn: dueOn }, batchId);
}

/** Opens a closed task again; the next one of its series that nobody touched yet goes. */
export function reopenTask(context: WriteContext, id: number): void {
  const { db, now, batchId } = context;
  const task = live<TaskRecord>(db, "task", id);
  if (task.closedAt === null) return;
  if (
    task.source !== null &&
    db.value(
      "SELECT 1 FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL",
      task.source,
    ) !== undefined
  )
    throw new UserError("task-open-already", { title: task.title });
  updateRecord(db, "task", id, { closedAt: null, outcome: null, outcomeReason: null }, batchId);
  reopenSource(context, task);
  if (task.seriesUid === null) return;
  const next = db.value<number>(
    "SELECT id FROM task WHERE seriesUid = ? AND dueOn > ? AND closedAt IS NULL AND deletedAt IS NULL ORDER BY dueOn LIMIT 1",
    task.seriesUid,
    task.dueOn ?? "",
  );
  if (next !== undefined) updateRecord(db, "task", next, { deletedAt: now() }, batchId);
}
