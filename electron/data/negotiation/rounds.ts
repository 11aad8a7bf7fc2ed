// Offers in rounds and their answers: what is on the table, and the stage that follows from it.
import { dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import type { InteractionKind } from "../../domain/interaction.ts";
import {
  isClosed,
  stageAfterAnswer,
  stageAfterOffer,
  stageOfRounds,
  type Answer,
  type By,
} from "../../domain/negotiation/stages.ts";
import { parseTerms, type Terms } from "../../domain/terms/terms.ts";
import { warningsSaid } from "../../domain/terms/warnings.ts";
import type { WriteContext } from "../context.ts";
import { newUid } from "../ids.ts";
import { insertRecord, live, updateRecord, usable } from "../records.ts";
import { timeZone } from "../settings.ts";
import { restoreRecord, trashRecord } from "../trash.ts";
import { createAgreement } from "./agreed.ts";
import { setStage, type NegotiationRecord, type OfferRecord } from "./write.ts";

const currencyOf = (context: WriteContext, programId: number): string =>
  context.db.value<string>("SELECT currency FROM program WHERE id = ?", programId) ?? "";

/** What is odd in terms but possible, at its field. */
export type TermsSaid = ReturnType<typeof warningsSaid>[number];

export interface OfferInput {
  by: By;
  at?: number | undefined;
  channel?: InteractionKind | null | undefined;
  terms: unknown;
  note?: string | null | undefined;
}

/** In order of time. */
const roundsOf = (context: WriteContext, negotiationId: number): OfferRecord[] =>
  context.db.all<OfferRecord>(
    "SELECT * FROM offer WHERE negotiationId = ? AND deletedAt IS NULL ORDER BY at, id",
    negotiationId,
  );

/** An open offer counters the other side's open ones before it, and is countered by theirs after it. */
function counter(context: WriteContext, offer: OfferRecord): void {
  const rounds = roundsOf(context, offer.negotiationId);
  const place = rounds.findIndex(({ id }) => id === offer.id);
  for (const before of rounds.slice(0, place))
    if (before.by !== offer.by && before.answer === null)
      updateRecord(
        context.db,
        "offer",
        before.id,
        { answer: "countered", answeredAt: offer.at },
        context.batchId,
      );
  const after = rounds.slice(place + 1).find(({ by }) => by !== offer.by);
  if (after && offer.answer === null)
    updateRecord(
      context.db,
      "offer",
      offer.id,
      { answer: "countered", answeredAt: after.at },
      context.batchId,
    );
}

const isLast = (context: WriteContext, offer: OfferRecord): boolean =>
  roundsOf(context, offer.negotiationId).at(-1)?.id === offer.id;

/**
 * One more round. The other side's open offers before it count as countered; one that is written down late, behind an
 * answer of the other side, changes no stage.
 *
 * @throws UserError `negotiation-closed`, `terms-…` at the field
 */
export function addOffer(
  context: WriteContext,
  negotiationId: number,
  input: OfferInput,
): { id: number; uid: string; warnings: TermsSaid[] } {
  const { db, now } = context;
  const negotiation = usable<NegotiationRecord>(context, "negotiation", negotiationId);
  const stage = stageAfterOffer(negotiation.stage, input.by);
  const terms = parseTerms(input.terms, currencyOf(context, negotiation.programId));
  // Without a moment it is the newest, also where another was dated ahead or the clock was put back.
  const at = input.at ?? Math.max(now(), roundsOf(context, negotiationId).at(-1)?.at ?? 0);
  const uid = newUid();
  const { by, channel = null, note = null } = input;
  const id = insertRecord(db, "offer", {
    uid,
    negotiationId,
    by,
    at,
    channel,
    terms: JSON.stringify(terms),
    note,
    createdAt: now(),
  });
  const made = live<OfferRecord>(db, "offer", id);
  counter(context, made);
  if (isLast(context, made)) setStage(context, negotiation, stage);
  return { id, uid, warnings: warningsSaid(context.words, terms) };
}

/** Opens again what an offer countered. @param at when it was made, as its counters say */
function uncounter(context: WriteContext, { negotiationId, by }: OfferRecord, at: number): void {
  for (const before of roundsOf(context, negotiationId))
    if (before.by !== by && before.answer === "countered" && before.answeredAt === at)
      updateRecord(context.db, "offer", before.id, { answer: null, answeredAt: null }, context.batchId);
}

/**
 * Only an open offer of an open negotiation can be changed. With another moment it stands elsewhere among the rounds: what it
 * countered is reckoned anew, and the stage where another round is the newest now.
 *
 * @throws UserError `offer-answered`, `negotiation-closed`, `terms-…`
 */
export function changeOffer(context: WriteContext, id: number, set: Partial<Omit<OfferInput, "by">>): void {
  const offer = live<OfferRecord>(context.db, "offer", id);
  if (offer.answer !== null) throw new UserError("offer-answered");
  const negotiation = live<NegotiationRecord>(context.db, "negotiation", offer.negotiationId);
  if (isClosed(negotiation.stage)) throw new UserError("negotiation-closed");
  const { terms, at, channel, note } = set;
  const given =
    terms === undefined
      ? undefined
      : JSON.stringify(parseTerms(terms, currencyOf(context, negotiation.programId)));
  const newest = roundsOf(context, negotiation.id).at(-1);
  if (at !== undefined && at !== offer.at) uncounter(context, offer, offer.at);
  updateRecord(context.db, "offer", id, { at, channel, note, terms: given }, context.batchId);
  if (at === undefined || at === offer.at) return;
  for (const round of roundsOf(context, negotiation.id)) counter(context, round);
  const rounds = roundsOf(context, negotiation.id);
  if (rounds.at(-1)?.id !== newest?.id && negotiation.stage !== "paused")
    setStage(context, negotiation, stageOfRounds(rounds));
}

/**
 * The answer to an offer. An older one that is turned down or countered while a newer one stands moves nothing: whose turn it is
 * follows the newest. Accepted terms become an agreement from a day (today), also where others have an end after it.
 * @throws UserError `offer-answered`, `negotiation-closed`, and as `createAgreement`
 */
export function answerOffer(
  context: WriteContext,
  id: number,
  {
    answer,
    at,
    reason,
    from,
    to,
  }: { answer: Answer; at?: number; reason?: string | null; from?: Day; to?: Day | null },
): { agreementId?: number } {
  const { db, now, batchId } = context;
  const offer = live<OfferRecord>(db, "offer", id);
  if (offer.answer !== null) throw new UserError("offer-answered");
  const negotiation = live<NegotiationRecord>(db, "negotiation", offer.negotiationId);
  const stage = stageAfterAnswer(negotiation.stage, offer.by, answer);
  updateRecord(db, "offer", id, { answer, answeredAt: at ?? now() }, batchId);
  if (answer === "accepted" || isLast(context, offer)) setStage(context, negotiation, stage);
  if (reason !== undefined)
    updateRecord(db, "negotiation", negotiation.id, { outcomeReason: reason }, batchId);
  if (answer !== "accepted") return {};
  const { partnerId, programId } = negotiation;
  const start = from ?? dayOf(at ?? now(), timeZone(db));
  const { id: agreementId } = createAgreement(
    context,
    { partnerId, programId, terms: JSON.parse(offer.terms) as Terms, from: start, to: to ?? null },
    { offerId: id, follows: true },
  );
  return { agreementId };
}

/** Takes an offer off the table: what it countered is open again, and the stage is that of the round before it. */
export function trashOffer(context: WriteContext, id: number): { batchId: number } {
  const { db, batchId } = context;
  const offer = live<OfferRecord>(db, "offer", id);
  const negotiation = live<NegotiationRecord>(db, "negotiation", offer.negotiationId);
  const wasLast = isLast(context, offer);
  trashRecord(context, "offer", id);
  if (isClosed(negotiation.stage) || !wasLast) return { batchId };
  uncounter(context, offer, offer.at);
  if (negotiation.stage !== "paused")
    setStage(context, negotiation, stageOfRounds(roundsOf(context, negotiation.id)));
  return { batchId };
}

/** Lays an offer back on the table, as if it had just been added. */
export function restoreOffer(context: WriteContext, id: number): { batchId: number } {
  restoreRecord(context, "offer", id);
  const offer = live<OfferRecord>(context.db, "offer", id);
  const negotiation = live<NegotiationRecord>(context.db, "negotiation", offer.negotiationId);
  if (!isClosed(negotiation.stage)) {
    if (offer.answer === null) counter(context, offer);
    if (isLast(context, offer) && negotiation.stage !== "paused")
      setStage(context, negotiation, stageOfRounds(roundsOf(context, negotiation.id)));
  }
  return { batchId: context.batchId };
}
