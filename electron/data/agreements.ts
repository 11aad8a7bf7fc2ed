// What was agreed with a partner for a program, in words, from when until when, and when somebody has to speak about its end.
import { dayOf, type Day } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { sourceKey } from "../domain/tasks/task.ts";
import type { WriteContext } from "./context.ts";
import { newUid } from "./ids.ts";
import { insertRecord, live, updateRecord, usable } from "./records.ts";
import { timeZone } from "./settings.ts";
import type { Reader } from "./store.ts";
import { checkOverlap } from "./negotiation/agreed.ts";
import { noticeOn, renewed } from "./tasks/born/born.ts";
import { restoreRecord } from "./trash.ts";

/** `notice`: it runs, and the day to speak about its end has come. */
export type AgreementState = "ahead" | "running" | "notice" | "ended";

export interface ShownAgreement {
  id: number;
  uid: string;
  program: { id: number; name: string };
  text: string;
  from: Day;
  to: Day | null;
  noticeDays: number | null;
  /** Null where it has no end. */
  noticeOn: Day | null;
  state: AgreementState;
  /** Others go on where it ends. */
  renewed: boolean;
  /** Its open task. */
  taskId: number | null;
  createdAt: number;
}

interface Row {
  id: number;
  uid: string;
  programId: number;
  program: string;
  text: string;
  from: Day;
  to: Day | null;
  noticeDays: number | null;
  renewed: number;
  createdAt: number;
}

function stateOf(from: Day, to: Day | null, notice: Day | null, today: Day): AgreementState {
  if (to !== null && to < today) return "ended";
  if (from > today) return "ahead";
  return notice !== null && notice <= today ? "notice" : "running";
}

/** The newest first. */
export function agreementsOf(db: Reader, partnerId: number, now: number): ShownAgreement[] {
  const today = dayOf(now, timeZone(db));
  return db
    .all<Row>(
      `SELECT a.id, a.uid, a.programId, g.name AS program, a.text, a.fromOn AS "from", a.toOn AS "to", a.noticeDays, ${renewed} AS renewed, a.createdAt
       FROM agreement a JOIN program g ON g.id = a.programId WHERE a.partnerId = ? AND a.deletedAt IS NULL AND g.deletedAt IS NULL
       ORDER BY a.fromOn DESC, a.id DESC`,
      partnerId,
    )
    .map(({ programId, program, renewed: goesOn, ...row }) => {
      const notice = row.to === null ? null : noticeOn(row.to, row.noticeDays);
      return {
        ...row,
        program: { id: programId, name: program },
        noticeOn: notice,
        state: stateOf(row.from, row.to, notice, today),
        renewed: goesOn === 1,
        taskId:
          db.value<number>(
            "SELECT id FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL",
            sourceKey("terms", row.uid),
          ) ?? null,
      };
    });
}

export interface AgreementInput {
  text?: string | undefined;
  from?: Day | undefined;
  to?: Day | null | undefined;
  noticeDays?: number | null | undefined;
  feeOn?: Day | null | undefined;
}

function refuseBackwards(from: Day, to: Day | null | undefined): void {
  if (to && to < from) throw new UserError("ends-before", {}, { field: "to" });
}

/** @throws UserError `missing-…`, `in-trash`, `ends-before` */
export function noteAgreement(
  context: WriteContext,
  input: AgreementInput & { partnerId: number; programId: number; text: string; from: Day },
): { id: number; uid: string } {
  const { db, now } = context;
  const { partnerId, programId, text, from, to = null, noticeDays = null } = input;
  usable(context, "partner", partnerId);
  usable(context, "program", programId);
  refuseBackwards(from, to);
  const uid = newUid();
  const values = { uid, partnerId, programId, text, fromOn: from, toOn: to, noticeDays, createdAt: now() };
  return { id: insertRecord(db, "agreement", values), uid };
}

/** @throws UserError `missing-agreement`, `in-trash`, `ends-before`; of terms `agreement-same-day`, `agreement-overlaps` */
export function changeAgreement(context: WriteContext, id: number, set: AgreementInput): void {
  const before = live<{
    partnerId: number;
    programId: number;
    fromOn: Day;
    toOn: Day | null;
    terms: string | null;
  }>(context.db, "agreement", id);
  const { text, from, to, noticeDays, feeOn } = set;
  const days = { from: from ?? before.fromOn, to: to === undefined ? before.toOn : to };
  refuseBackwards(days.from, days.to);
  if (before.terms !== null && (days.from !== before.fromOn || days.to !== before.toOn))
    checkOverlap(context.db, { ...before, ...days }, { own: id, follows: true });
  updateRecord(
    context.db,
    "agreement",
    id,
    { text, fromOn: from, toOn: to, noticeDays, feeOn },
    context.batchId,
  );
}

/** Back from the trash, unless other terms begin on the same day by now. @throws UserError `missing-agreement`, `agreement-same-day` */
export function restoreAgreement(context: WriteContext, id: number): { batchId: number } {
  const row = context.db.get<{
    partnerId: number;
    programId: number;
    fromOn: Day;
    toOn: Day | null;
    terms: string | null;
    deletedAt: number | null;
  }>("SELECT * FROM agreement WHERE id = ?", id);
  if (row && row.terms !== null && row.deletedAt !== null)
    checkOverlap(context.db, { ...row, from: row.fromOn, to: null }, { own: id, follows: true });
  return restoreRecord(context, "agreement", id);
}
