// Making and moving negotiations, who takes part, and the limits of both sides.
import { amountUnits } from "../../domain/amount.ts";
import { dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import {
  checkLimits,
  checkLimitValue,
  leverOf,
  leverUnits,
  readLever,
} from "../../domain/negotiation/levers.ts";
import {
  checkMove,
  isClosed,
  type Answer,
  type By,
  type Certainty,
  type Stage,
} from "../../domain/negotiation/stages.ts";
import type { Terms } from "../../domain/terms/terms.ts";
import type { InteractionKind } from "../../domain/interaction.ts";
import type { WriteContext } from "../context.ts";
import { naturalUid, newUid } from "../ids.ts";
import { idOf, insertRecord, live, updateRecord, usable } from "../records.ts";
import { timeZone } from "../settings.ts";
import { inForceOn } from "./agreed.ts";

export interface NegotiationRecord {
  id: number;
  uid: string;
  partnerId: number;
  programId: number;
  subject: string;
  stage: Stage;
  decideOn: Day | null;
  fallback: string | null;
  note: string | null;
  outcomeReason: string | null;
  closedAt: number | null;
  createdAt: number;
  deletedAt: number | null;
}

export interface OfferRecord {
  id: number;
  uid: string;
  negotiationId: number;
  by: By;
  at: number;
  channel: InteractionKind | null;
  terms: string;
  note: string | null;
  answer: Answer | null;
  answeredAt: number | null;
}

export interface NegotiationFacts {
  subject?: string | undefined;
  decideOn?: Day | null | undefined;
  fallback?: string | null | undefined;
  note?: string | null | undefined;
}

/** @throws UserError `missing-…`, `in-trash` */
export function makeNegotiation(
  context: WriteContext,
  input: NegotiationFacts & { partnerId: number; programId: number; subject: string },
): { id: number; uid: string } {
  const { partnerId, programId, subject, decideOn = null, fallback = null, note = null } = input;
  usable(context, "partner", partnerId);
  usable(context, "program", programId);
  const uid = newUid();
  const values = { uid, partnerId, programId, subject, stage: "preparing", decideOn, fallback, note };
  return { id: insertRecord(context.db, "negotiation", { ...values, createdAt: context.now() }), uid };
}

export const setStage = (
  context: WriteContext,
  { id, stage: before }: NegotiationRecord,
  stage: Stage,
): void => {
  const closed = isClosed(stage);
  const closedAt = closed === isClosed(before) ? undefined : closed ? context.now() : null;
  updateRecord(context.db, "negotiation", id, { stage, closedAt }, context.batchId);
};

/** Moves by hand. @throws UserError `stage-move` */
export function moveNegotiation(context: WriteContext, id: number, to: Stage, reason?: string | null): void {
  const before = live<NegotiationRecord>(context.db, "negotiation", id);
  checkMove(before.stage, to);
  setStage(context, before, to);
  if (reason !== undefined)
    updateRecord(context.db, "negotiation", id, { outcomeReason: reason }, context.batchId);
}

export interface LimitInput {
  negotiationId: number;
  side: By;
  lever: string;
  ideal: string | number;
  walkAway: string | number;
  step?: string | number | null | undefined;
  valuePerStep?: string | null | undefined;
  source?: string | null | undefined;
  certainty?: Certainty | null | undefined;
}

/** The terms that a lever is read in, as the middle ground reads it: those in force, else the newest offer, that have it. */
function termsOf(
  context: WriteContext,
  { id, partnerId, programId }: NegotiationRecord,
  key: string,
): Terms | undefined {
  const { db, now } = context;
  const inForce = inForceOn(db, partnerId, programId, dayOf(now(), timeZone(db)));
  const offers = db
    .column<string>(
      "SELECT terms FROM offer WHERE negotiationId = ? AND deletedAt IS NULL ORDER BY at DESC, id DESC",
      id,
    )
    .map((text) => JSON.parse(text) as Terms);
  return [...(inForce ? [inForce.terms] : []), ...offers].find(
    (terms) => readLever(terms, leverOf(key, terms)) !== null,
  );
}

/** Sets the limits of one side on one lever. @throws UserError `lever-unknown`, `limit-value` and `terms-…` at the field, `limits-wrong-way` */
export function setLimit(context: WriteContext, input: LimitInput): void {
  const { db, now, batchId } = context;
  const negotiation = usable<NegotiationRecord>(context, "negotiation", input.negotiationId);
  const lever = leverOf(input.lever, termsOf(context, negotiation, input.lever));
  // Only our own budget is known.
  if (lever.key === "package" && input.side === "them")
    throw new UserError("lever-unknown", { lever: input.lever }, { field: "lever" });
  const units = (field: "ideal" | "walkAway" | "step"): number => {
    const found = leverUnits(lever, input[field]!);
    if (found === null || found < 0)
      throw new UserError("limit-value", { value: String(input[field]) }, { field });
    return found;
  };
  for (const field of ["ideal", "walkAway"] as const) checkLimitValue(lever, units(field), field);
  checkLimits(lever, input.side, units("ideal"), units("walkAway"));
  if (input.step !== undefined && input.step !== null && units("step") === 0)
    throw new UserError("limit-value", { value: String(input.step) }, { field: "step" });
  if (typeof input.valuePerStep === "string" && amountUnits(input.valuePerStep) === null)
    throw new UserError("limit-value", { value: input.valuePerStep }, { field: "valuePerStep" });
  const { side, ideal, walkAway, step = null, valuePerStep = null, source = null, certainty = null } = input;
  const values = {
    ideal: String(ideal),
    walkAway: String(walkAway),
    step: step === null ? null : String(step),
    valuePerStep,
    source,
    certainty,
  };
  const uid = naturalUid("limit", negotiation.uid, side, input.lever);
  const known = idOf(db, "negotiation_limit", uid);
  if (known !== undefined) {
    updateRecord(db, "negotiation_limit", known, { ...values, deletedAt: null }, batchId);
    return;
  }
  const key = { negotiationId: negotiation.id, side, lever: input.lever };
  insertRecord(db, "negotiation_limit", { uid, ...key, ...values, createdAt: now() });
}

/** @throws UserError `missing-negotiation` */
export function clearLimit(context: WriteContext, negotiationId: number, side: By, lever: string): void {
  live(context.db, "negotiation", negotiationId);
  const id = context.db.value<number>(
    "SELECT id FROM negotiation_limit WHERE negotiationId = ? AND side = ? AND lever = ? AND deletedAt IS NULL",
    negotiationId,
    side,
    lever,
  );
  if (id !== undefined)
    updateRecord(context.db, "negotiation_limit", id, { deletedAt: context.now() }, context.batchId);
}

/** Puts a person or a talk on a negotiation, or takes it off. */
export function linkPart(
  context: WriteContext,
  negotiationId: number,
  part: { contactId: number } | { interactionId: number },
  there: boolean,
): void {
  const { db, now, batchId } = context;
  const negotiation = usable<NegotiationRecord>(context, "negotiation", negotiationId);
  const [table, partId] =
    "contactId" in part
      ? (["contact", part.contactId] as const)
      : (["interaction", part.interactionId] as const);
  const { uid: partUid } = usable<{ uid: string }>(context, table, partId);
  const uid = naturalUid("negotiation-part", negotiation.uid, partUid);
  const known = idOf(db, "negotiation_part", uid);
  if (known !== undefined)
    updateRecord(db, "negotiation_part", known, { deletedAt: there ? null : now() }, batchId);
  else if (there)
    insertRecord(db, "negotiation_part", {
      uid,
      negotiationId,
      contactId: table === "contact" ? partId : null,
      interactionId: table === "interaction" ? partId : null,
      createdAt: now(),
    });
}
