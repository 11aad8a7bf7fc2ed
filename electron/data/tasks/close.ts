// The end of a task: done or dropped, what it was born of, and the next one of its series.
import { addDays, dayOf, daysBetween, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { shifted, type Reminding } from "../../domain/reminders/definitions.ts";
import { nextDue, type Due } from "../../domain/tasks/repeat.ts";
import { sourceOf, type CheckItem, type TaskOutcome } from "../../domain/tasks/task.ts";
import type { WriteContext } from "../context.ts";
import { naturalUid } from "../ids.ts";
import { idOf, insertRecord, live, updateRecord } from "../records.ts";
import { timeZone } from "../settings.ts";
import type { Bind, Reader } from "../store.ts";
import { ownerOf } from "./born/born.ts";
import type { TaskRecord } from "./write.ts";

export interface Next {
  id: number;
  dueOn: string;
}

/** Which one of its series falls there: by its day, which keeps being its when somebody changes the hour; where the rule gives hours, by both. */
const placeOf = ({ repeat }: TaskRecord, day: Day, time: string | null): string =>
  time !== null && /HOURLY|MINUTELY|BYHOUR|BYMINUTE/.test(repeat ?? "") ? `${day}T${time}` : day;

/** Two laptops that close the same task make the same next one. */
const uidOf = (task: TaskRecord, { day, time }: Due, nth = 0): string =>
  naturalUid(
    "task",
    task.seriesUid ?? task.uid,
    placeOf(task, day, time),
    ...(nth === 0 ? [] : [String(nth)]),
  );

interface Known {
  id: number;
  /** It was done or dropped by itself, which stays so. */
  over: number;
}
const knownOf = (db: Reader, uid: string): Known | undefined =>
  db.get<Known>("SELECT id, closedAt IS NOT NULL AND deletedAt IS NULL AS over FROM task WHERE uid = ?", uid);

/** The next one of a series, with everything that belongs to the task and nothing that belonged to its day. */
function addNext(context: WriteContext, task: TaskRecord, due: Due): Next {
  const { db, now } = context;
  const zone = task.timeZone ?? timeZone(db);
  let uid = uidOf(task, due);
  // "30 days after done" may fall twice on a day; what was purged does not come back.
  for (
    let nth = 1;
    knownOf(db, uid)?.over || db.value("SELECT 1 FROM tombstone WHERE uid = ?", uid) !== undefined;
    nth++
  )
    uid = uidOf(task, due, nth);
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
    negotiationId: task.negotiationId,
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
  const known = knownOf(db, uid);
  if (known) {
    const open = { closedAt: null, outcome: null, outcomeReason: null, deletedAt: null };
    updateRecord(db, "task", known.id, { ...values, ...open }, context.batchId);
    return { id: known.id, dueOn: due.day };
  }
  return { id: insertRecord(db, "task", { uid, ...values, createdAt: now() }), dueOn: due.day };
}

/** How many of a series are looked through for the one that a moved task was made for. */
const MOVED_BY = 60;

function nextOf(context: WriteContext, task: TaskRecord): Next | undefined {
  if (task.repeat === null) return undefined;
  const { db, now } = context;
  const { repeat, dueOn, timeZone: zone } = task;
  const done = { at: now(), zone: timeZone(db) };
  const seriesFrom = task.seriesFrom ?? dueOn;
  const after = (due: Day | null, time: string | null) =>
    nextDue({ repeat, seriesFrom, due, time, zone }, done);
  let due = after(dueOn, task.dueTime);
  if (due === null) return undefined;
  if (repeat.startsWith("after:")) return addNext(context, task, due);
  // One that was moved to an earlier day was made for a later one of the rule: that one is done with it.
  const isFirst = task.uid === (task.seriesUid ?? task.uid);
  const isOwn = (one: Due) =>
    isFirst ? seriesFrom?.startsWith(placeOf(task, one.day, one.time)) : uidOf(task, one) === task.uid;
  const moved = dueOn === null || !isOwn({ day: dueOn, time: task.dueTime, at: null });
  let ahead: Due | null = moved ? due : null;
  for (let step = 0; ahead && step < MOVED_BY; step++) {
    const following = after(ahead.day, ahead.time);
    if (isOwn(ahead)) due = following;
    ahead = isOwn(ahead) ? null : following;
  }
  while (due && knownOf(db, uidOf(task, due))?.over) due = after(due.day, due.time);
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
    "SELECT id FROM task WHERE seriesUid = ? AND id <> ? AND closedAt IS NULL AND deletedAt IS NULL ORDER BY createdAt DESC, id DESC LIMIT 1",
    task.seriesUid,
    id,
  );
  if (next !== undefined) updateRecord(db, "task", next, { deletedAt: now() }, batchId);
}
