// Agreed terms: they start on a day and never overwrite. What holds on a day is the one that began last.
import { addDays, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { sayTerms } from "../../domain/terms/describe.ts";
import { parseTerms, type Terms } from "../../domain/terms/terms.ts";
import { warningsSaid } from "../../domain/terms/warnings.ts";
import type { WriteContext } from "../context.ts";
import { newUid } from "../ids.ts";
import { insertRecord, live, usable } from "../records.ts";
import type { Reader } from "../store.ts";
import type { InForce } from "./inForce.ts";

export { inForceOn, type InForce } from "./inForce.ts";

export interface AgreedTerms {
  partnerId: number;
  programId: number;
  terms: unknown;
  from: Day;
  to?: Day | null | undefined;
  text?: string | undefined;
  noticeDays?: number | null | undefined;
  feeOn?: Day | null | undefined;
}

/** Of which offer they are, and whether they may take over before others end. */
export interface Origin {
  offerId?: number | null;
  follows?: boolean;
}

/**
 * Others over the same days: one that begins on the same day, or while these hold and before they end, is in the way. So is
 * one that began before and has its own end later, unless these follow it on purpose (an amendment, an accepted offer).
 */
export function checkOverlap(
  db: Reader,
  { partnerId, programId, from, to }: Pick<AgreedTerms, "partnerId" | "programId" | "from" | "to">,
  { own = 0, follows = false }: { own?: number; follows?: boolean } = {},
): void {
  const others = db.all<{ fromOn: Day; toOn: Day | null }>(
    "SELECT fromOn, toOn FROM agreement WHERE partnerId = ? AND programId = ? AND deletedAt IS NULL AND terms IS NOT NULL AND id <> ? ORDER BY fromOn",
    partnerId,
    programId,
    own,
  );
  if (others.some(({ fromOn }) => fromOn === from))
    throw new UserError("agreement-same-day", { day: from }, { field: "from" });
  const later = others.find(({ fromOn }) => fromOn > from);
  if (to && later && to >= later.fromOn)
    throw new UserError("agreement-overlaps", { day: later.fromOn }, { field: "to" });
  const before = others.find(({ fromOn, toOn }) => fromOn < from && toOn !== null && toOn >= from);
  if (before && !follows) throw new UserError("agreement-runs", { day: before.toOn! }, { field: "from" });
}

/** @throws UserError `missing-…`, `in-trash`, `ends-before`, `terms-…` at the field, `agreement-same-day`, `agreement-overlaps`, `agreement-runs` */
export function createAgreement(
  context: WriteContext,
  input: AgreedTerms,
  { offerId = null, follows = false }: Origin = {},
): { id: number; uid: string; warnings: ReturnType<typeof warningsSaid> } {
  const { db, now, words } = context;
  const { partnerId, programId, from, to = null, noticeDays = null, feeOn = null } = input;
  usable(context, "partner", partnerId);
  const { currency } = usable<{ currency: string }>(context, "program", programId);
  const terms = parseTerms(input.terms, currency);
  if (to !== null && to < from) throw new UserError("ends-before", {}, { field: "to" });
  checkOverlap(db, input, { follows });
  const uid = newUid();
  const id = insertRecord(db, "agreement", {
    uid,
    partnerId,
    programId,
    text: input.text ?? sayTerms(words, "en-GB", terms),
    fromOn: from,
    toOn: to,
    noticeDays,
    terms: JSON.stringify(terms),
    offerId,
    feeOn,
    createdAt: now(),
  });
  return { id, uid, warnings: warningsSaid(words, terms) };
}

/** The same agreement with other terms from a day on; the old version stays. */
export function amendAgreement(
  context: WriteContext,
  id: number,
  terms: unknown,
  from: Day,
): ReturnType<typeof createAgreement> {
  const old = live<{
    partnerId: number;
    programId: number;
    fromOn: Day;
    toOn: Day | null;
    noticeDays: number | null;
  }>(context.db, "agreement", id);
  if (from <= old.fromOn) throw new UserError("amends-before", { day: old.fromOn }, { field: "from" });
  const { partnerId, programId, toOn, noticeDays } = old;
  const to = toOn !== null && toOn < from ? null : toOn;
  return createAgreement(context, { partnerId, programId, terms, from, to, noticeDays }, { follows: true });
}

export interface TermsSpan extends InForce {
  uid: string;
  program: { id: number; name: string };
  text: string;
  from: Day;
  /** Its own end; null: until others begin. */
  to: Day | null;
  /** Until when it holds: its end, or the day before others begin. */
  until: Day | null;
  state: "past" | "current" | "future";
  noticeDays: number | null;
  feeOn: Day | null;
  offerId: number | null;
  /** That the offer was made in. */
  negotiationId: number | null;
}

/** The programs that terms are agreed in, the one with most of them first; of one partner or of all. */
export const programsWithTerms = (db: Reader, partnerId?: number): { programId: number; count: number }[] =>
  db.all(
    `SELECT a.programId, count(*) AS count FROM agreement a JOIN program g ON g.id = a.programId JOIN partner p ON p.id = a.partnerId
     WHERE a.terms IS NOT NULL AND a.deletedAt IS NULL AND g.deletedAt IS NULL AND p.deletedAt IS NULL AND (? IS NULL OR a.partnerId = ?)
     GROUP BY a.programId ORDER BY count DESC, a.programId`,
    partnerId ?? null,
    partnerId ?? null,
  );

interface SpanRow {
  id: number;
  uid: string;
  programId: number;
  program: string;
  text: string;
  terms: string;
  fromOn: Day;
  toOn: Day | null;
  noticeDays: number | null;
  feeOn: Day | null;
  offerId: number | null;
  negotiationId: number | null;
}

/** Past, current and future terms of a partner, by program and by their day, with the days on which each really holds. */
export function termsTimeline(
  db: Reader,
  partnerId: number,
  programId: number | undefined,
  today: Day,
): TermsSpan[] {
  const rows = db.all<SpanRow>(
    `SELECT a.id, a.uid, a.programId, g.name AS program, a.text, a.terms, a.fromOn, a.toOn, a.noticeDays, a.feeOn, a.offerId, o.negotiationId
     FROM agreement a JOIN program g ON g.id = a.programId LEFT JOIN offer o ON o.id = a.offerId
     WHERE a.partnerId = ? AND a.deletedAt IS NULL AND a.terms IS NOT NULL AND g.deletedAt IS NULL ${programId === undefined ? "" : "AND a.programId = ?"}
     ORDER BY a.programId, a.fromOn, a.id`,
    partnerId,
    ...(programId === undefined ? [] : [programId]),
  );
  return rows.map((row, at) => {
    const next = rows[at + 1];
    const followed = next?.programId === row.programId ? addDays(next.fromOn, -1) : null;
    const until =
      row.toOn === null ? followed : followed === null || row.toOn < followed ? row.toOn : followed;
    return {
      agreementId: row.id,
      uid: row.uid,
      program: { id: row.programId, name: row.program },
      text: row.text,
      terms: JSON.parse(row.terms) as Terms,
      since: row.fromOn,
      from: row.fromOn,
      to: row.toOn,
      until,
      state: row.fromOn > today ? "future" : until !== null && until < today ? "past" : "current",
      noticeDays: row.noticeDays,
      feeOn: row.feeOn,
      offerId: row.offerId,
      negotiationId: row.negotiationId,
    };
  });
}
