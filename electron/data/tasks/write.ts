// Making and changing tasks: what a person gives, turned into days and moments of a zone, reminders and series.
import { knownZone } from "../../domain/calendar/zoneNames.ts";
import { toLocal, toUtc } from "../../domain/calendar/zones.ts";
import { dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { shifted, type DueParts, type Reminding } from "../../domain/reminders/definitions.ts";
import { comes, firstDue, repeatText } from "../../domain/tasks/repeat.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { sourceOf, type CheckItem, type Priority, type TaskSource } from "../../domain/tasks/task.ts";
import type { WriteContext } from "../context.ts";
import { newUid } from "../ids.ts";
import { insertRecord, live, updateRecord, usable } from "../records.ts";
import { remindKindOf, type RemindKind } from "../../domain/reminders/settings.ts";
import { remindDefaults } from "../reminders/settings.ts";
import { timeZone } from "../settings.ts";
import type { Bind } from "../store.ts";
import { ownerOf } from "./born/born.ts";

export interface TaskInput {
  title?: string | undefined;
  partnerId?: number | null | undefined;
  contactId?: number | null | undefined;
  programId?: number | null | undefined;
  initiativeId?: number | null | undefined;
  negotiationId?: number | null | undefined;
  /** By name; made where there is none. */
  initiative?: string | null | undefined;
  dueOn?: Day | null | undefined;
  dueTime?: string | null | undefined;
  /** ms UTC, or 'YYYY-MM-DDTHH:MM:SS' on the wall of `timeZone` */
  dueAt?: number | string | null | undefined;
  timeZone?: string | null | undefined;
  startOn?: Day | null | undefined;
  priority?: Priority | undefined;
  effortMinutes?: number | null | undefined;
  waitingFor?: string | null | undefined;
  checklist?: CheckItem[] | null | undefined;
  note?: string | null | undefined;
  repeat?: string | { after: { days: number } } | null | undefined;
  /** As `dueAt`. */
  remindAt?: (number | string)[] | undefined;
  remind?: Reminding[] | undefined;
  plannedOn?: Day | null | undefined;
}

export interface TaskRecord extends DueParts {
  id: number;
  uid: string;
  title: string;
  partnerId: number | null;
  contactId: number | null;
  programId: number | null;
  initiativeId: number | null;
  negotiationId: number | null;
  startOn: Day | null;
  priority: Priority;
  effortMinutes: number | null;
  waitingFor: string | null;
  checklist: string | null;
  note: string | null;
  repeat: string | null;
  seriesUid: string | null;
  seriesFrom: Day | null;
  remind: string;
  plannedOn: Day | null;
  hold: "pin" | "drag" | "notNow" | null;
  holdScore: number | null;
  holdUntil: Day | null;
  holdReason: string | null;
  closedAt: number | null;
  outcome: "done" | "dropped" | null;
  outcomeReason: string | null;
  source: string | null;
  createdAt: number;
  deletedAt: number | null;
}

const zoneOf = (context: WriteContext, given: string | null | undefined): string => {
  if (given === null || given === undefined || given === "") return timeZone(context.db);
  const known = knownZone(given);
  if (known === null)
    throw new UserError("unknown-time-zone", { zone: given.slice(0, 80) }, { field: "timeZone" });
  return known;
};

/** `dueAt` only where it was given: of an hour that comes twice the day, time and zone mean the first. */
type Due = Pick<DueParts, "dueOn" | "dueTime" | "timeZone"> & { dueAt?: number };
const noDue: Readonly<Due> = Object.freeze({ dueOn: null, dueTime: null, timeZone: null });
const never = (field: string) => new UserError("repeat-never", {}, { field });

const instantIn = (at: number | string, zone: string): number =>
  typeof at === "number" ? at : toUtc(at, zone);

/** Where a series begins to count: rules by hours count from its time as well. */
const seriesStart = ({ dueOn, dueTime }: Pick<Due, "dueOn" | "dueTime">): string | null =>
  dueOn === null || dueTime === null ? dueOn : `${dueOn}T${dueTime}`;

/** What was given of a due, over what there was: a new day keeps the time, a moment brings its own. */
function dueGiven(context: WriteContext, input: TaskInput, before: Omit<Due, "dueAt">): Readonly<Due> {
  const { dueOn, dueTime, dueAt } = input;
  const zone = zoneOf(context, input.timeZone ?? before.timeZone);
  if (typeof dueAt === "number" || typeof dueAt === "string") {
    const wall = typeof dueAt === "string" ? dueAt : toLocal(dueAt, zone);
    const given = { dueOn: wall.slice(0, 10), dueTime: wall.slice(11, 16), timeZone: zone };
    return typeof dueAt === "string" ? given : { ...given, dueAt: Math.floor(dueAt / 60_000) * 60_000 };
  }
  const day = dueOn === undefined ? (dueAt === null ? null : before.dueOn) : dueOn;
  if (day === null) {
    // A repetition finds its day itself.
    if (typeof dueTime === "string" && !input.repeat)
      throw new UserError("time-needs-day", {}, { field: "dueTime" });
    return noDue;
  }
  const time = dueTime === undefined ? (dueAt === null ? null : before.dueTime) : dueTime;
  if (time === null) return { dueOn: day, dueTime: null, timeZone: null };
  return { dueOn: day, dueTime: time, timeZone: zone };
}

/** What was given of reminders: instants, or moments on the clock of the task's zone. */
const remindGiven = (
  context: WriteContext,
  { remindAt, remind, timeZone: given }: TaskInput,
  due: Due,
): Reminding[] | undefined =>
  remindAt?.map((at) => ({ at: instantIn(at, zoneOf(context, given ?? due.timeZone)) })) ?? remind;

function repeatGiven(repeat: string | { after: { days: number } }): string {
  const text = repeatText(repeat);
  if (text === null) throw new UserError("bad-repeat", {}, { field: "repeat" });
  return text;
}

/** The initiative of that name, made where there is none. */
export function initiativeNamed(context: WriteContext, name: string): number {
  const { db, now } = context;
  const key = foldKey(name);
  const known = db
    .all<{ id: number; name: string }>("SELECT id, name FROM initiative WHERE deletedAt IS NULL")
    .find((each) => foldKey(each.name) === key);
  return known?.id ?? insertRecord(db, "initiative", { uid: newUid(), name: name.trim(), createdAt: now() });
}

/** Whom and what a task concerns: each there and not in the trash. A person brings their partner. */
function concerns(context: WriteContext, input: TaskInput): Record<string, Bind | undefined> {
  const given: Record<string, Bind | undefined> = {};
  for (const [column, table] of [
    ["partnerId", "partner"],
    ["contactId", "contact"],
    ["programId", "program"],
    ["initiativeId", "initiative"],
    ["negotiationId", "negotiation"],
  ] as const) {
    const id = input[column];
    if (typeof id === "number") usable(context, table, id);
    given[column] = id;
  }
  if (typeof input.contactId === "number" && input.partnerId === undefined) {
    const own = usable<{ partnerId: number | null }>(context, "contact", input.contactId).partnerId;
    if (own !== null) given.partnerId = own;
  }
  if (input.initiative !== undefined)
    given.initiativeId = input.initiative === null ? null : initiativeNamed(context, input.initiative);
  return given;
}

const plainColumns = [
  "title",
  "startOn",
  "priority",
  "effortMinutes",
  "waitingFor",
  "note",
  "plannedOn",
] as const;

function plain(input: TaskInput): Record<string, Bind | undefined> {
  const given: Record<string, Bind | undefined> = {};
  for (const column of plainColumns) given[column] = input[column];
  if (input.checklist !== undefined)
    given.checklist = input.checklist?.length ? JSON.stringify(input.checklist) : null;
  return given;
}

const without = (given: Record<string, Bind | undefined>): Record<string, Bind> =>
  Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, Bind] => entry[1] !== undefined),
  );

/** The usual reminders; where those before the moment have passed already, one at the moment itself. */
function usual(
  { db, now }: WriteContext,
  kind: RemindKind,
  { dueOn, dueTime, timeZone: zone }: Due,
): Reminding[] {
  const definitions = remindDefaults(db, kind);
  if (dueOn === null || dueTime === null || zone === null) return definitions;
  const left = (toUtc(`${dueOn}T${dueTime}:00`, zone) - now()) / 60_000;
  const soon = definitions.filter((one) => "before" in one && one.before > left);
  return soon.length === 0 || left <= 0
    ? definitions
    : [...definitions.filter((one) => !soon.includes(one)), { before: 0 }];
}

/** @throws UserError `bad-repeat`, `repeat-never`, `unknown-time-zone`, `missing-…`, `in-trash` */
export function makeTask(
  context: WriteContext,
  input: TaskInput & { title: string },
  more: { source?: string } = {},
): { id: number; uid: string } {
  const { db, now } = context;
  const uid = newUid();
  let due = dueGiven(context, input, noDue);
  const repeat = input.repeat === undefined || input.repeat === null ? null : repeatGiven(input.repeat);
  if (repeat !== null) {
    const zone = due.timeZone ?? zoneOf(context, input.timeZone);
    const time = due.dueTime ?? input.dueTime ?? null;
    const from = due.dueOn ?? dayOf(now(), zone);
    if (due.dueOn === null) {
      const first = firstDue(repeat, from, time, zone);
      if (!first) throw never("repeat");
      due = { dueOn: first.day, dueTime: first.time, timeZone: first.time === null ? null : zone };
    } else if (!comes(repeat, from, time, zone)) throw never("repeat");
  }
  const born = sourceOf(more.source ?? null);
  const kind = born ? remindKindOf(born) : due.dueTime === null ? "day" : "moment";
  const remind = remindGiven(context, input, due) ?? (due.dueOn === null ? [] : usual(context, kind, due));
  const id = insertRecord(db, "task", {
    uid,
    ...without({ ...plain(input), ...concerns(context, input) }),
    ...due,
    repeat,
    seriesUid: repeat === null ? null : uid,
    seriesFrom: repeat === null ? null : seriesStart(due),
    remind: JSON.stringify(remind),
    source: more.source ?? null,
    createdAt: now(),
  });
  return { id, uid };
}

/**
 * Reminders at fixed instants move along with the due. Those before a moment become those of its day where the time is taken away,
 * and the usual ones of a day those of a moment where it gets one.
 */
function remindAfter(context: WriteContext, before: TaskRecord, due: Due): string | undefined {
  const { db } = context;
  if (before.dueOn === null || due.dueOn === null) return undefined;
  if (before.dueOn === due.dueOn && before.dueTime === due.dueTime) return undefined;
  const all = JSON.parse(before.remind) as Reminding[];
  const ofDay = remindDefaults(db, "day");
  const born = sourceOf(before.source);
  const asUsual = before.remind === JSON.stringify(remindDefaults(db, born ? remindKindOf(born) : "day"));
  let definitions = all;
  if (before.dueTime === null && due.dueTime !== null && asUsual) definitions = usual(context, "moment", due);
  if (before.dueTime !== null && due.dueTime === null) {
    const kept = all.filter((one) => !("before" in one));
    if (kept.length < all.length) definitions = [...kept, ...ofDay];
  }
  return JSON.stringify(
    shifted(
      definitions,
      { day: before.dueOn, time: before.dueTime },
      { day: due.dueOn, time: due.dueTime },
      due.timeZone ?? timeZone(db),
    ),
  );
}

/** @throws UserError `missing-task`, `in-trash`, and as `makeTask` */
export function changeTask(context: WriteContext, id: number, input: TaskInput): void {
  const { db, now } = context;
  const before = live<TaskRecord>(db, "task", id);
  const set: Record<string, Bind | undefined> = { ...plain(input), ...concerns(context, input) };
  let due = dueGiven(context, input, before);
  const zone = timeZone(db);
  const dueChanged =
    due.dueOn !== before.dueOn ||
    due.dueTime !== before.dueTime ||
    due.timeZone !== before.timeZone ||
    (due.dueAt !== undefined && due.dueAt !== before.dueAt);
  if (dueChanged) Object.assign(set, due, { remind: remindAfter(context, before, due) });
  if (input.repeat !== undefined) {
    const repeat = input.repeat === null ? null : repeatGiven(input.repeat);
    if (repeat !== null && due.dueOn !== null && !comes(repeat, due.dueOn, due.dueTime, due.timeZone ?? zone))
      throw never("repeat");
    if (repeat !== null && due.dueOn === null) {
      const where = zoneOf(context, input.timeZone);
      const first = firstDue(repeat, dayOf(now(), where), input.dueTime ?? null, where);
      if (!first) throw never("repeat");
      due = { dueOn: first.day, dueTime: first.time, timeZone: first.time && where };
      Object.assign(set, due);
    }
    set.repeat = repeat;
    set.seriesUid = repeat === null ? null : (before.seriesUid ?? before.uid);
    set.seriesFrom = repeat === null ? null : seriesStart(due);
  }
  const remind = remindGiven(context, input, due);
  if (remind) set.remind = JSON.stringify(remind);
  // A task that had no due has no reminders of one either; with its first due it gets the usual ones.
  else if (before.dueOn === null && due.dueOn !== null && before.remind === "[]")
    set.remind = JSON.stringify(usual(context, due.dueTime === null ? "day" : "moment", due));
  updateRecord(db, "task", id, set, context.batchId);
  follow(context, before, set);
}

/** Where the title and the day of an open task come from: fields of what it was born of. What has no field is not for the task to say. */
const comesFrom: Record<TaskSource, { title?: string; dueOn?: string }> = {
  contact: { dueOn: "nextContactOn" },
  promise: { title: "text", dueOn: "dueOn" },
  terms: {},
  exclusive: {},
  fee: { dueOn: "feeOn" },
  offer: { dueOn: "decideOn" },
  flips: {},
};

/**
 * What a task was born of moves with it: a partner's next contact day, the day and words of a promise.
 * @throws UserError `task-born-title`, `task-born-day`, `task-born-partner` for what follows from its source alone
 */
function follow(context: WriteContext, before: TaskRecord, set: Record<string, Bind | undefined>): void {
  const kind = sourceOf(before.source);
  if (kind === null || before.source === null || before.closedAt !== null) return;
  const owner = ownerOf(context.db, before.source);
  if (!owner) return;
  if (set.partnerId !== undefined && set.partnerId !== before.partnerId)
    throw new UserError("task-born-partner", {}, { field: "partnerId" });
  const moved: Record<string, Bind> = {};
  for (const field of ["title", "dueOn"] as const) {
    const value = set[field];
    if (value === undefined || value === before[field]) continue;
    const column = comesFrom[kind][field];
    if (column === undefined)
      throw new UserError(field === "title" ? "task-born-title" : "task-born-day", {}, { field });
    moved[column] = value;
  }
  if (Object.keys(moved).length > 0) updateRecord(context.db, owner.of, owner.id, moved, context.batchId);
}
