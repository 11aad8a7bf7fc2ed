// Promises of both sides: made, settled, and how often each side keeps them.
import { dayOf, type Day } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { promiseRates, promiseState, type PromiseRates, type PromiseState } from "../domain/tasks/promise.ts";
import { sourceKey, type Promiser, type PromiseOutcome } from "../domain/tasks/task.ts";
import type { WriteContext } from "./context.ts";
import { newUid } from "./ids.ts";
import { insertRecord, live, updateRecord, usable } from "./records.ts";
import { timeZone } from "./settings.ts";
import type { Reader } from "./store.ts";

export interface ShownPromise {
  id: number;
  uid: string;
  by: Promiser;
  text: string;
  dueOn: Day | null;
  state: PromiseState;
  settledOn: Day | null;
  contact: { id: number; name: string } | null;
  /** The talk in which it was made. */
  interactionId: number | null;
  /** Its open task. */
  taskId: number | null;
  createdAt: number;
}

interface Row extends Omit<ShownPromise, "state" | "contact" | "taskId"> {
  outcome: PromiseOutcome | null;
  contactId: number | null;
  contactName: string | null;
}

/** Open ones first, the earliest day before the others; then what is over, the latest first. */
const order = `m.outcome IS NOT NULL, iif(m.outcome IS NULL, ifnull(m.dueOn, '9999'), ''), m.settledOn DESC, m.id DESC`;

/** Promises with a partner, and the rates of both sides. */
export function promisesOf(
  db: Reader,
  partnerId: number,
  now: number,
): { rows: ShownPromise[]; rates: Record<Promiser, PromiseRates> } {
  const today = dayOf(now, timeZone(db));
  const rows = db
    .all<Row>(
      `SELECT m.id, m.uid, m."by", m.text, m.dueOn, m.outcome, m.settledOn, m.interactionId, m.createdAt, m.contactId, c.fullName AS contactName
       FROM promise m LEFT JOIN contact c ON c.id = m.contactId WHERE m.partnerId = ? AND m.deletedAt IS NULL ORDER BY ${order}`,
      partnerId,
    )
    .map(({ outcome, contactId, contactName, ...row }) => ({
      ...row,
      state: promiseState({ ...row, outcome }, today),
      contact: contactId === null || contactName === null ? null : { id: contactId, name: contactName },
      taskId:
        db.value<number>(
          "SELECT id FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL",
          sourceKey("promise", row.uid),
        ) ?? null,
    }));
  const of = (side: Promiser) => promiseRates(rows.filter(({ by }) => by === side).map(({ state }) => state));
  return { rows, rates: { us: of("us"), them: of("them") } };
}

export interface PromiseInput {
  text?: string | undefined;
  dueOn?: Day | null | undefined;
  contactId?: number | null | undefined;
  interactionId?: number | null | undefined;
}

function concerned(context: WriteContext, { contactId, interactionId }: PromiseInput): void {
  if (typeof contactId === "number") usable(context, "contact", contactId);
  if (typeof interactionId === "number") usable(context, "interaction", interactionId);
}

/** @throws UserError `missing-…`, `in-trash` */
export function makePromise(
  context: WriteContext,
  input: PromiseInput & { partnerId: number; by: Promiser; text: string },
): { id: number; uid: string } {
  const { db, now } = context;
  usable(context, "partner", input.partnerId);
  concerned(context, input);
  const uid = newUid();
  const { partnerId, by, text, dueOn = null, contactId = null, interactionId = null } = input;
  const values = { uid, partnerId, by, text, dueOn, contactId, interactionId, createdAt: now() };
  return { id: insertRecord(db, "promise", values), uid };
}

/** @throws UserError `missing-promise`, `in-trash` */
export function changePromise(context: WriteContext, id: number, set: PromiseInput): void {
  live(context.db, "promise", id);
  concerned(context, set);
  updateRecord(context.db, "promise", id, { ...set }, context.batchId);
}

/**
 * Says what became of a promise; of one that is settled already, something else.
 * @param on the day; today unless given
 * @throws UserError `missing-promise`, `in-trash`, `settled-ahead`
 */
export function settlePromise(context: WriteContext, id: number, outcome: PromiseOutcome, on?: Day): void {
  const { db, now, batchId } = context;
  live(db, "promise", id);
  const today = dayOf(now(), timeZone(db));
  if (on !== undefined && on > today) throw new UserError("settled-ahead", {}, { field: "on" });
  updateRecord(db, "promise", id, { outcome, settledOn: on ?? today }, batchId);
}

export function reopenPromise({ db, batchId }: WriteContext, id: number): void {
  live(db, "promise", id);
  updateRecord(db, "promise", id, { outcome: null, settledOn: null }, batchId);
}
