// Tasks: quick entry, the list of today with its reasons, lists, board and calendar, the end of a task, what wins over the score.
import { z } from "zod";
import { meetingsBetween } from "../data/calendar.ts";
import { timeZone } from "../data/settings.ts";
import { taskCalendar, taskCounts } from "../data/tasks/calendar.ts";
import { closeTask, reopenTask } from "../data/tasks/close.ts";
import { scoredTasks } from "../data/tasks/facts.ts";
import { carryOver, holdTask, nextWorkingDay, planTasks, releaseTask } from "../data/tasks/holds.ts";
import { dues, listTasks, taskBoard, taskSorts, todayTasks } from "../data/tasks/list.ts";
import { oneTask } from "../data/tasks/one.ts";
import { understand as understandLine } from "../data/tasks/understand.ts";
import { changeTask, makeTask } from "../data/tasks/write.ts";
import { purgeRecord, restoreRecord, trashRecord } from "../data/trash.ts";
import { toUtc } from "../domain/calendar/zones.ts";
import { addDays, dayOf } from "../domain/days.ts";
import { Day, Id, Locale, Long, Moment, Name, Page, Short } from "../domain/fields.ts";
import { Definition } from "../domain/reminders/settings.ts";
import { holds, type Priority } from "../domain/tasks/task.ts";
import { read, write } from "./call.ts";

const One = z.object({ id: Id });
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Zone = z.string().max(80);
const PriorityNumber = z
  .int()
  .min(1)
  .max(4)
  .transform((value) => value as Priority);
const Repeat = z.union([
  z.string().max(4000),
  z.strictObject({ after: z.strictObject({ days: z.int().min(1).max(3650) }) }),
]);

const Facts = {
  partnerId: Id.nullish(),
  contactId: Id.nullish(),
  programId: Id.nullish(),
  initiativeId: Id.nullish(),
  negotiationId: Id.nullish(),
  initiative: Name.nullish(),
  dueOn: Day.nullish(),
  /** 'HH:MM' on the wall of `timeZone`. */
  dueTime: Time.nullish(),
  dueAt: Moment.nullish(),
  timeZone: Zone.nullish(),
  startOn: Day.nullish(),
  priority: PriorityNumber.optional(),
  effortMinutes: z.int().min(1).max(100_000).nullish(),
  waitingFor: Short.min(1).nullish(),
  checklist: z
    .array(z.strictObject({ text: Short.min(1), done: z.boolean() }))
    .max(200)
    .nullish(),
  note: Long.nullish(),
  repeat: Repeat.nullish(),
  remindAt: z.array(Moment).max(20).optional(),
  remind: z.array(Definition).max(20).optional(),
  plannedOn: Day.nullish(),
};

export const create = write(z.object({ title: Name, ...Facts }), (context, input) => ({
  ...makeTask(context, input),
  batchId: context.batchId,
}));

/** What a line of quick entry would make. */
export const understand = read(
  z.object({ text: z.string().max(2000), locale: Locale.optional() }),
  ({ db, now }, { text, locale }) => understandLine(db, text, now(), locale ?? "en-GB"),
);

export const today = read(z.object(Page), ({ db, now, words }, input) => todayTasks(db, words, now(), input));

const Filter = {
  search: z.string().max(500).optional(),
  partnerId: Id.optional(),
  contactId: Id.optional(),
  programId: Id.optional(),
  initiativeId: Id.optional(),
  negotiationId: Id.optional(),
  priority: z.int().min(1).max(4).optional(),
};

export const list = read(
  z.object({
    ...Filter,
    show: z.enum(["open", "done", "dropped", "closed", "all"]).optional(),
    due: z.enum(dues).optional(),
    waiting: z.boolean().optional(),
    hold: z.enum(holds).optional(),
    sort: z.object({ by: z.enum(taskSorts), desc: z.boolean().optional() }).optional(),
    ...Page,
  }),
  ({ db, now, words }, input) => listTasks(db, words, now(), input),
);

export const board = read(
  z.object({ ...Filter, limit: z.int().min(1).max(200).default(50) }),
  ({ db, now, words }, input) => taskBoard(db, words, now(), input),
);

/** Tasks and meetings of the days, both ends in. */
export const calendar = read(z.object({ from: Day, to: Day }), ({ db }, { from, to }) => {
  const zone = timeZone(db);
  const meetings = meetingsBetween(
    db,
    toUtc(`${from}T00:00:00`, zone),
    toUtc(`${addDays(to, 1)}T00:00:00`, zone),
  );
  return { ...taskCalendar(db, from, to), meetings };
});

export const counts = read(z.object({}), ({ db, now }) => taskCounts(db, now()));

export const get = read(One, ({ db, now, words }, { id }) => oneTask(db, words, now(), id));

export const update = write(
  z.object({ id: Id, set: z.strictObject({ title: Name.optional(), ...Facts }) }),
  (context, { id, set }) => {
    changeTask(context, id, set);
    const [scored] = scoredTasks(context.db, context.now(), "t.id = ?", [id]);
    return { batchId: context.batchId, score: scored?.score ?? 0 };
  },
);

const Reason = { reason: Short.nullish() };

export const complete = write(z.object({ id: Id, ...Reason }), (context, { id, reason }) => {
  const next = closeTask(context, id, "done", { reason: reason ?? null });
  return { ...(next && { next }), batchId: context.batchId };
});

/** `series`: the next one of a series comes nevertheless; with false the series ends. */
export const drop = write(
  z.object({ id: Id, ...Reason, series: z.boolean().default(true) }),
  (context, { id, reason, series }) => {
    const next = closeTask(context, id, "dropped", { reason: reason ?? null, series });
    return { ...(next && { next }), batchId: context.batchId };
  },
);

export const reopen = write(One, (context, { id }) => {
  reopenTask(context, id);
  return { batchId: context.batchId };
});

const Many = z
  .array(Id)
  .min(1)
  .max(1000)
  .transform((ids) => [...new Set(ids)]);

/** The same for several tasks at once, one undo for all. */
export const bulk = write(
  z.object({
    ids: Many,
    do: z.union([
      z.strictObject({ complete: z.literal(true) }),
      z.strictObject({ drop: Short }),
      z.strictObject({ trash: z.literal(true) }),
      z.strictObject({ set: z.strictObject(Facts) }),
    ]),
  }),
  (context, { ids, do: what }) => {
    for (const id of ids) {
      if ("complete" in what) closeTask(context, id, "done");
      else if ("drop" in what) closeTask(context, id, "dropped", { reason: what.drop });
      else if ("trash" in what) trashRecord(context, "task", id);
      else changeTask(context, id, what.set);
    }
    return { count: ids.length, batchId: context.batchId };
  },
);

export const hold = write(
  z.object({
    id: Id,
    hold: z.enum(holds),
    holdScore: z.number().min(-1e9).max(1e9).optional(),
    until: Day.optional(),
    reason: Short.optional(),
  }),
  (context, { id, ...held }) => {
    holdTask(context, id, held);
    return { batchId: context.batchId };
  },
);

export const release = write(One, (context, { id }) => {
  releaseTask(context, id);
  return { batchId: context.batchId };
});

export const plan = write(z.object({ ids: Many, on: Day.nullable() }), (context, { ids, on }) => {
  planTasks(context, ids, on);
  return { batchId: context.batchId };
});

/** What was planned until a day (today) and is open goes to another (the next day that is no day off). */
export { carryOverCall as carryOver };
const carryOverCall = write(
  z.object({ from: Day.optional(), to: Day.optional() }),
  (context, { from, to }) => {
    const today = dayOf(context.now(), timeZone(context.db));
    const moved = carryOver(context, from ?? today, to ?? nextWorkingDay(context.db, today));
    return { moved, batchId: context.batchId };
  },
);

export const trash = write(One, (context, { id }) => trashRecord(context, "task", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "task", id));
export const purge = write(One, (context, { id }) => purgeRecord(context, "task", id));
