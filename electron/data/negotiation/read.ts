// One negotiation whole, and lists of them: whose turn it is, how long it has waited, what is at stake.
import { dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import {
  isClosed,
  stages,
  turnOf,
  type Answer,
  type By,
  type Certainty,
  type Stage,
} from "../../domain/negotiation/stages.ts";
import type { Terms } from "../../domain/terms/terms.ts";
import { foldKey } from "../../domain/text/fold.ts";
import { timeZone } from "../settings.ts";
import type { Bind, Reader } from "../store.ts";
import { negotiationStakes, stakesOf } from "../tasks/stakes/stakes.ts";
import { inForceOn } from "./agreed.ts";
import { inForceBefore } from "./inForce.ts";
import type { NegotiationRecord, OfferRecord } from "./write.ts";

const DAY = 86_400_000;

export interface ShownOffer {
  id: number;
  uid: string;
  by: By;
  at: number;
  channel: string | null;
  terms: Terms;
  note: string | null;
  answer: Answer | null;
  answeredAt: number | null;
}

export interface Limit {
  uid: string;
  side: By;
  lever: string;
  ideal: string;
  walkAway: string;
  step: string | null;
  valuePerStep: string | null;
  source: string | null;
  certainty: Certainty | null;
}

/** The offers of a negotiation, the first round first. */
export const offersOf = (db: Reader, negotiationId: number): ShownOffer[] =>
  db
    .all<OfferRecord>(
      `SELECT id, uid, "by", at, channel, terms, note, answer, answeredAt FROM offer WHERE negotiationId = ? AND deletedAt IS NULL ORDER BY at, id`,
      negotiationId,
    )
    .map((row) => ({ ...row, terms: JSON.parse(row.terms) as Terms }));

/** The limits of both sides as they were entered. Private. */
export const limitsOf = (db: Reader, negotiationId: number): Limit[] =>
  db.all<Limit>(
    "SELECT uid, side, lever, ideal, walkAway, step, valuePerStep, source, certainty FROM negotiation_limit WHERE negotiationId = ? AND deletedAt IS NULL ORDER BY id",
    negotiationId,
  );

/** @throws UserError `missing-negotiation` */
export function oneNegotiation(db: Reader, now: number, id: number) {
  const row = db.get<NegotiationRecord & { partner: string; program: string; currency: string }>(
    `SELECT n.*, p.name AS partner, g.name AS program, g.currency FROM negotiation n JOIN partner p ON p.id = n.partnerId
     JOIN program g ON g.id = n.programId WHERE n.id = ?`,
    id,
  );
  if (!row) throw new UserError("missing-negotiation", { id });
  const { partnerId, partner, programId, program, currency, ...rest } = row;
  const offers = offersOf(db, id);
  const today = dayOf(now, timeZone(db));
  return {
    ...rest,
    partner: { id: partnerId, name: partner },
    program: { id: programId, name: program, currency },
    turn: turnOf(row.stage, offers),
    waitingDays: waitingDays(row.stage, row.createdAt, offers.at(-1)?.at ?? null, now),
    offers,
    limits: limitsOf(db, id),
    people: db.all<{ id: number; name: string; partUid: string }>(
      `SELECT c.id, c.fullName AS name, q.uid AS partUid FROM negotiation_part q JOIN contact c ON c.id = q.contactId
       WHERE q.negotiationId = ? AND q.deletedAt IS NULL AND c.deletedAt IS NULL ORDER BY q.id`,
      id,
    ),
    talks: db.all<{
      id: number;
      uid: string;
      kind: string;
      at: number;
      subject: string | null;
      text: string;
    }>(
      `SELECT i.id, i.uid, i.kind, i.at, i.subject, substr(i.text, 1, 300) AS text FROM negotiation_part q JOIN interaction i ON i.id = q.interactionId
       WHERE q.negotiationId = ? AND q.deletedAt IS NULL AND i.deletedAt IS NULL ORDER BY i.at DESC`,
      id,
    ),
    inForce: inForceOn(db, partnerId, programId, today),
    /** What the first round is held against once it is closed: in force when it was begun. */
    before: inForceBefore(db, row, dayOf(offers[0]?.at ?? row.createdAt, timeZone(db))),
    atStake: stakeOf(
      negotiationStakes(db, new Set([id]), now).get(id) ??
        stakesOf(db, new Set([partnerId]), now).get(partnerId),
    ),
  };
}

const stakeOf = (stake: { amount: number; currency: string } | undefined) =>
  stake ? { amount: stake.amount, currency: stake.currency } : null;

const waitingDays = (stage: Stage, createdAt: number, lastAt: number | null, now: number): number | null =>
  isClosed(stage) ? null : Math.max(0, Math.floor((now - (lastAt ?? createdAt)) / DAY));

export const negotiationSorts = ["atStake", "decideOn", "waiting", "partner", "stage", "updated"] as const;
export type NegotiationSort = (typeof negotiationSorts)[number];

export interface NegotiationFilter {
  search?: string | undefined;
  stage?: Stage | undefined;
  turn?: By | undefined;
  open?: boolean | undefined;
  partnerId?: number | undefined;
  programId?: number | undefined;
}

type Narrow = [
  id: number,
  uid: string,
  partnerId: number,
  partner: string,
  programId: number,
  program: string,
  subject: string,
  stage: Stage,
  decideOn: Day | null,
  createdAt: number,
  offers: number,
  lastId: number | null,
];

export interface NegotiationRow {
  id: number;
  uid: string;
  partner: { id: number; name: string };
  program: { id: number; name: string };
  subject: string;
  stage: Stage;
  turn: By | null;
  /** Since the last offer, or since it was begun; null where it is closed. */
  waitingDays: number | null;
  decideOn: Day | null;
  atStake: { amount: number; currency: string } | null;
  offers: number;
  lastOffer: { by: By; at: number; terms: Terms; answer: Answer | null } | null;
}

interface Found extends Omit<NegotiationRow, "lastOffer"> {
  lastId: number | null;
  compared: number;
  updated: number;
}

/** All that a filter finds, with what their order is made of; the words of offers are read for those that are shown. */
function findAll(db: Reader, now: number, filter: NegotiationFilter): Found[] {
  const where = ["n.deletedAt IS NULL", "p.deletedAt IS NULL", "g.deletedAt IS NULL"];
  const params: Bind[] = [];
  for (const column of ["stage", "partnerId", "programId"] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    where.push(`n.${column} = ?`);
    params.push(value);
  }
  if (filter.open) where.push("n.closedAt IS NULL");
  const rows = db.arrays<Narrow>(
    `SELECT n.id, n.uid, n.partnerId, p.name, n.programId, g.name, n.subject, n.stage, n.decideOn, n.createdAt,
       (SELECT count(*) FROM offer o WHERE o.negotiationId = n.id AND o.deletedAt IS NULL),
       (SELECT o.id FROM offer o WHERE o.negotiationId = n.id AND o.deletedAt IS NULL ORDER BY o.at DESC, o.id DESC LIMIT 1)
     FROM negotiation n JOIN partner p ON p.id = n.partnerId JOIN program g ON g.id = n.programId WHERE ${where.join(" AND ")}`,
    ...params,
  );
  const words = filter.search === undefined ? [] : foldKey(filter.search).split(" ").filter(Boolean);
  const last = new Map(
    db
      .arrays<[number, By, number, Answer | null]>(
        `SELECT id, "by", at, answer FROM offer WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(rows.flatMap((row) => row[11] ?? [])),
      )
      .map(([id, by, at, answer]) => [id, { by, at, answer }]),
  );
  const stakes = stakesOf(db, new Set(rows.map((row) => row[2])), now);
  const own = negotiationStakes(db, new Set(rows.map((row) => row[0])), now);
  return rows
    .filter((row) => words.every((word) => foldKey(`${row[3]} ${row[5]} ${row[6]}`).includes(word)))
    .map((row) => {
      const [
        id,
        uid,
        partnerId,
        partner,
        programId,
        program,
        subject,
        stage,
        decideOn,
        createdAt,
        offers,
        lastId,
      ] = row;
      const offer = lastId === null ? undefined : last.get(lastId);
      const stake = own.get(id) ?? stakes.get(partnerId);
      return {
        id,
        uid,
        partner: { id: partnerId, name: partner },
        program: { id: programId, name: program },
        subject,
        stage,
        // Only the last round decides it.
        turn: turnOf(stage, offer ? [offer] : []),
        waitingDays: waitingDays(stage, createdAt, offer?.at ?? null, now),
        decideOn,
        atStake: stakeOf(stake),
        compared: stake?.compared ?? 0,
        offers,
        lastId,
        updated: offer?.at ?? createdAt,
      };
    })
    .filter(({ turn }) => filter.turn === undefined || turn === filter.turn);
}

const compare: Record<NegotiationSort, (a: Found, b: Found) => number> = {
  atStake: (a, b) => a.compared - b.compared,
  decideOn: (a, b) =>
    (a.decideOn ?? "9999") < (b.decideOn ?? "9999") ? -1 : a.decideOn === b.decideOn ? 0 : 1,
  waiting: (a, b) => (a.waitingDays ?? -1) - (b.waitingDays ?? -1),
  partner: (a, b) => (foldKey(a.partner.name) < foldKey(b.partner.name) ? -1 : 1),
  stage: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage),
  updated: (a, b) => a.updated - b.updated,
};

function shown(db: Reader, rows: readonly Found[]): NegotiationRow[] {
  const offers = new Map(
    db
      .all<{ id: number; by: By; at: number; terms: string; answer: Answer | null }>(
        `SELECT id, "by", at, terms, answer FROM offer WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(rows.flatMap(({ lastId }) => lastId ?? [])),
      )
      .map(({ id, terms, ...row }) => [id, { ...row, terms: JSON.parse(terms) as Terms }]),
  );
  return rows.map(({ lastId, compared: _, updated: __, ...row }) => ({
    ...row,
    lastOffer: lastId === null ? null : (offers.get(lastId) ?? null),
  }));
}

/** Those that fit, by default the one that was worked on last first; `total` is of all that fit. */
export function listNegotiations(
  db: Reader,
  now: number,
  input: NegotiationFilter & {
    sort?: { by: NegotiationSort; desc?: boolean | undefined } | undefined;
    limit: number;
    offset: number;
  },
): { rows: NegotiationRow[]; total: number } {
  const all = findAll(db, now, input);
  const sort = input.sort ?? { by: "updated", desc: true };
  const by = compare[sort.by];
  all.sort((a, b) => (sort.desc ? by(b, a) : by(a, b)) || a.id - b.id);
  return { rows: shown(db, all.slice(input.offset, input.offset + input.limit)), total: all.length };
}

/** One column for each stage, the most at stake first. */
export function negotiationBoard(
  db: Reader,
  now: number,
  { limit, ...filter }: Omit<NegotiationFilter, "stage"> & { limit: number },
): { columns: { stage: Stage; total: number; rows: NegotiationRow[] }[] } {
  const all = findAll(db, now, filter).toSorted((a, b) => compare.atStake(b, a) || a.id - b.id);
  const columns = stages.map((stage) => ({ stage, all: all.filter((row) => row.stage === stage) }));
  const rows = new Map(
    shown(
      db,
      columns.flatMap((column) => column.all.slice(0, limit)),
    ).map((row) => [row.id, row]),
  );
  return {
    columns: columns.map(({ stage, all: list }) => ({
      stage,
      total: list.length,
      rows: list.slice(0, limit).map(({ id }) => rows.get(id)!),
    })),
  };
}

/** Open negotiations whose turn is ours, with whole days since the last round. */
export function waitingForUs(db: Reader, now: number) {
  return findAll(db, now, { open: true, turn: "us" }).map(
    ({ id, uid, partner, subject, waitingDays: days, decideOn, offers }) => ({
      uid,
      negotiationId: id,
      partnerId: partner.id,
      partner: partner.name,
      subject,
      days: days ?? 0,
      decideOn,
      offers,
    }),
  );
}

/** Those that wait for us, and those whose day has passed. */
export function negotiationCounts(db: Reader, now: number): { mine: number; overdue: number; open: number } {
  const today = dayOf(now, timeZone(db));
  const open = findAll(db, now, { open: true });
  return {
    mine: open.filter(({ turn }) => turn === "us").length,
    overdue: open.filter(({ decideOn }) => decideOn !== null && decideOn < today).length,
    open: open.length,
  };
}
