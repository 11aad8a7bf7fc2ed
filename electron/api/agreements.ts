// What was agreed with a partner, for which program, and until when.
import path from "node:path";
import { z } from "zod";
import { agreementsOf, changeAgreement, noteAgreement, restoreAgreement } from "../data/agreements.ts";
import {
  amendAgreement,
  createAgreement,
  inForceOn,
  programsWithTerms,
  termsTimeline,
} from "../data/negotiation/agreed.ts";
import { checkPayout } from "../data/negotiation/check.ts";
import { checkTable } from "../data/negotiation/checkFile.ts";
import { saveCsv } from "../data/exports/table.ts";
import { timeZone } from "../data/settings.ts";
import { trashRecord } from "../data/trash.ts";
import { dayOf } from "../domain/days.ts";
import { Day, FilePath, Id, Job, Long } from "../domain/fields.ts";
import { aside, read, write } from "./call.ts";

const One = z.object({ id: Id });
const Words = Long.trim().min(1);
const Facts = { to: Day.nullish(), noticeDays: z.int().min(0).max(3650).nullish() };

/** The newest first. `noticeOn`: when somebody has to speak about the end; 30 days before it where no notice was agreed. */
export const list = read(z.object({ partnerId: Id }), ({ db, now }, { partnerId }) => ({
  rows: agreementsOf(db, partnerId, now()),
}));

/** With an end it has a task until others go on for it. */
export const note = write(
  z.object({ partnerId: Id, programId: Id, text: Words, from: Day, ...Facts }),
  (context, input) => ({ ...noteAgreement(context, input), batchId: context.batchId }),
);

export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({ text: Words.optional(), from: Day.optional(), feeOn: Day.nullish(), ...Facts }),
  }),
  (context, { id, set }) => {
    changeAgreement(context, id, set);
    return { batchId: context.batchId };
  },
);

/** Terms as one value. They hold from their day until their end or until others begin. */
export const create = write(
  z.object({
    partnerId: Id,
    programId: Id,
    terms: z.json(),
    from: Day,
    text: Words.optional(),
    feeOn: Day.nullish(),
    ...Facts,
  }),
  (context, input) => ({ ...createAgreement(context, input), batchId: context.batchId }),
);

export const amend = write(
  z.object({ id: Id, terms: z.json(), from: Day }),
  (context, { id, terms, from }) => ({
    ...amendAgreement(context, id, terms, from),
    batchId: context.batchId,
  }),
);

/** The terms that hold on a day, or null. */
export const inForce = read(
  z.object({ partnerId: Id, programId: Id, on: Day }),
  ({ db }, { partnerId, programId, on }) => inForceOn(db, partnerId, programId, on),
);

export const timeline = read(
  z.object({ partnerId: Id, programId: Id.optional() }),
  ({ db, now }, { partnerId, programId }) => ({
    rows: termsTimeline(db, partnerId, programId, dayOf(now(), timeZone(db))),
  }),
);

/** Where there is something to check: the programs with agreed terms, the one with most of them first. */
export const programs = read(z.object({ partnerId: Id.optional() }), ({ db }, { partnerId }) => ({
  rows: programsWithTerms(db, partnerId),
}));

const Check = { partnerId: Id.optional(), programId: Id, from: Day, to: Day };

/** Each order that was paid otherwise than the terms in force on its day say; `paid` and `due` are of all orders checked. */
export const check = read(
  z.object({
    ...Check,
    limit: z.int().min(1).max(100_000).default(1_000),
    offset: z.int().min(0).default(0),
  }),
  ({ db }, { limit, offset, ...asked }) => checkPayout(db, asked, { limit, offset }),
);

/** The same as a file to send. */
export const saveCheckCsv = aside(
  z.object({ ...Check, file: FilePath, ...Job }),
  async ({ db, words }, { file, job: _, ...asked }) => {
    const table = checkTable(db, words, asked);
    return { name: path.basename(file), rows: table.rows.length - 1, ...(await saveCsv(file, table)) };
  },
);

export const trash = write(One, (context, { id }) => trashRecord(context, "agreement", id));
export const restore = write(One, (context, { id }) => restoreAgreement(context, id));
