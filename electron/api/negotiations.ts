// Negotiations: their stages, whose turn it is, who takes part; lists and the board.
import { z } from "zod";
import {
  listNegotiations,
  negotiationBoard,
  negotiationCounts,
  negotiationSorts,
  oneNegotiation,
} from "../data/negotiation/read.ts";
import { middleOf } from "../data/negotiation/middle.ts";
import { precedentsOf } from "../data/negotiation/precedents.ts";
import { replayTerms, sampleFor, standInOf, windowsOf } from "../data/negotiation/replay.ts";
import { linkPart, makeNegotiation, moveNegotiation } from "../data/negotiation/write.ts";
import { live, updateRecord } from "../data/records.ts";
import { purgeRecord, restoreRecord, trashRecord } from "../data/trash.ts";
import { Day, Id, Locale, Long, Name, Page, Short, TypeName } from "../domain/fields.ts";
import { sides, stages } from "../domain/negotiation/stages.ts";
import { read, write } from "./call.ts";

const One = z.object({ id: Id });
const Facts = { decideOn: Day.nullish(), fallback: Short.nullish(), note: Long.nullish() };

export const create = write(
  z.object({ partnerId: Id, programId: Id, subject: Name, ...Facts }),
  (context, input) => ({ ...makeNegotiation(context, input), batchId: context.batchId }),
);

export const get = read(One, ({ db, now }, { id }) => oneNegotiation(db, now(), id));

export const update = write(
  z.object({
    id: Id,
    set: z.strictObject({ subject: Name.optional(), outcomeReason: Short.nullish(), ...Facts }),
  }),
  (context, { id, set }) => {
    live(context.db, "negotiation", id);
    updateRecord(context.db, "negotiation", id, set, context.batchId);
    return { batchId: context.batchId };
  },
);

/** By hand; offers and their answers move it by themselves. */
export const move = write(
  z.object({ id: Id, stage: z.enum(stages), reason: Short.nullish() }),
  (context, { id, stage, reason }) => {
    moveNegotiation(context, id, stage, reason);
    return { batchId: context.batchId };
  },
);

const Part = z.union([
  z.strictObject({ id: Id, contactId: Id }),
  z.strictObject({ id: Id, interactionId: Id }),
]);
export const link = write(Part, (context, { id, ...part }) => {
  linkPart(context, id, part, true);
  return { batchId: context.batchId };
});
export const unlink = write(Part, (context, { id, ...part }) => {
  linkPart(context, id, part, false);
  return { batchId: context.batchId };
});

const Pair = { partnerId: Id, programId: Id };
const Window = { ...Pair, from: Day, to: Day };

/** Any terms over a partner's own days; `extraCost` and `uplift` against the terms in force today (else on the last day), else the first. */
export const replay = read(
  z.object({ ...Window, terms: z.array(z.json()).min(1).max(20) }),
  ({ db, now }, { terms, ...window }) => replayTerms(db, now(), window, terms),
);

/** What sliders and curves are worked out from in the page, without asking again. */
export const sample = read(z.object(Window), ({ db, now }, window) => sampleFor(db, now(), window));

/** The last 30, 90, 180 and 365 ripe days. */
export const windows = read(z.object(Pair), ({ db, now }, { partnerId, programId }) => ({
  rows: windowsOf(db, now(), partnerId, programId),
}));

/** The mean partner of a program, or of a type in it; null where nobody has numbers. */
export const standIn = read(
  z.object({ programId: Id, type: TypeName.optional(), from: Day.optional(), to: Day.optional() }),
  ({ db, now }, input) => standInOf(db, now(), input),
);

/** Where both sides' limits meet, over the last 90 ripe days unless others are given. Private. */
export const middleGround = read(
  z.object({
    negotiationId: Id,
    from: Day.optional(),
    to: Day.optional(),
    /** BCP 47, for the amounts in the sentences. */
    locale: Locale.optional(),
  }),
  ({ db, now, words }, input) => middleOf(db, now(), words, input),
);

/** What others have and why, what it brought, and who of the same kind has less. */
export const precedents = read(z.object({ ...Pair, terms: z.json() }), ({ db, now }, { terms, ...pair }) =>
  precedentsOf(db, now(), { ...pair, terms }),
);

const Filter = {
  search: z.string().max(500).optional(),
  turn: z.enum(sides).optional(),
  open: z.boolean().optional(),
  partnerId: Id.optional(),
  programId: Id.optional(),
};

export const list = read(
  z.object({
    ...Filter,
    stage: z.enum(stages).optional(),
    sort: z.object({ by: z.enum(negotiationSorts), desc: z.boolean().optional() }).optional(),
    ...Page,
  }),
  ({ db, now }, input) => listNegotiations(db, now(), input),
);

export const board = read(
  z.object({ ...Filter, limit: z.int().min(1).max(200).default(50) }),
  ({ db, now }, input) => negotiationBoard(db, now(), input),
);

export const counts = read(z.object({}), ({ db, now }) => negotiationCounts(db, now()));

export const trash = write(One, (context, { id }) => trashRecord(context, "negotiation", id));
export const restore = write(One, (context, { id }) => restoreRecord(context, "negotiation", id));
export const purge = write(One, (context, { id }) => purgeRecord(context, "negotiation", id));
