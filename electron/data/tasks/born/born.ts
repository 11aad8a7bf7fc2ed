// Tasks that nobody typed: what each source says, which the one open task of it follows.
import { addDays, dayOf, type Day } from "../../../domain/days.ts";
import { turnOf, type Answer, type By, type Stage } from "../../../domain/negotiation/stages.ts";
import { sourceKey, sourceOf, type PromiseOutcome, type TaskSource } from "../../../domain/tasks/task.ts";
import type { Terms } from "../../../domain/terms/shape.ts";
import { makeWords } from "../../../domain/words/words.ts";
import { inForceOn } from "../../negotiation/inForce.ts";
import { timeZone } from "../../settings.ts";
import type { RecordTable } from "../../headings.ts";
import type { Reader, Writer } from "../../store.ts";
import { follow, onlyOne, type Ended, type Wanted } from "./follow.ts";

/** What a source says, under its key; `says` undefined: it is hidden, and nothing changes. */
interface Said {
  uid: string;
  says: Wanted | Ended | null | undefined;
}

const words = makeWords();

/** How long before the end of terms their task is due where nobody agreed on a notice. */
const USUAL_NOTICE = 30;

// What hangs on a partner in the trash is hidden, not changed.
const hidden = (uid: string): Said => ({ uid, says: undefined });

function contact(db: Reader, id: number): Said | null {
  const row = db.get<{ uid: string; name: string; nextContactOn: string | null; deletedAt: number | null }>(
    "SELECT uid, name, nextContactOn, deletedAt FROM partner WHERE id = ?",
    id,
  );
  if (!row) return null;
  const { uid, name: partner, nextContactOn: dueOn, deletedAt } = row;
  if (deletedAt !== null) return hidden(uid);
  if (dueOn === null) return { uid, says: null };
  const title = words("ui.tasks.born.contact", { partner });
  return { uid, says: { title, partnerId: id, dueOn, again: "other" } };
}

interface PromiseRow {
  uid: string;
  partnerId: number;
  contactId: number | null;
  by: "us" | "them";
  text: string;
  dueOn: string | null;
  outcome: PromiseOutcome | null;
  deletedAt: number | null;
  whom: string;
  away: number | null;
}

function promise(db: Reader, id: number): Said | null {
  const row = db.get<PromiseRow>(
    `SELECT m.uid, m.partnerId, m.contactId, m."by", m.text, m.dueOn, m.outcome, m.deletedAt, ifnull(c.fullName, p.name) AS whom, p.deletedAt AS away
     FROM promise m JOIN partner p ON p.id = m.partnerId LEFT JOIN contact c ON c.id = m.contactId WHERE m.id = ?`,
    id,
  );
  if (!row) return null;
  const { uid, partnerId, contactId, text: title, dueOn, outcome } = row;
  if (row.away !== null) return hidden(uid);
  if (row.deletedAt !== null) return { uid, says: null };
  if (outcome !== null)
    return {
      uid,
      says:
        outcome === "kept"
          ? { outcome: "done", reason: null }
          : { outcome: "dropped", reason: words(`ui.tasks.born.promise.${outcome}`) },
    };
  if (dueOn === null) return { uid, says: null };
  const waitingFor = row.by === "them" ? row.whom : null;
  return { uid, says: { title, partnerId, contactId, dueOn, waitingFor, again: "same", revives: true } };
}

interface AgreementRow {
  uid: string;
  partnerId: number;
  programId: number;
  fromOn: string;
  toOn: string | null;
  noticeDays: number | null;
  deletedAt: number | null;
  partner: string;
  program: string;
  away: number | null;
  gone: number | null;
}

/** The day on which somebody has to speak about terms that end. */
export const noticeOn = (toOn: string, noticeDays: number | null): string =>
  addDays(toOn, -(noticeDays ?? USUAL_NOTICE));

/** Days around the end of terms in which others for the same program begin that go on instead of them. */
const RENEWED_WITHIN = 31;

/** SQL: whether others go on where the terms `a` end. */
export const renewed = `EXISTS (SELECT 1 FROM agreement n WHERE n.partnerId = a.partnerId AND n.programId = a.programId AND n.deletedAt IS NULL
  AND n.fromOn > a.fromOn AND n.fromOn BETWEEN date(a.toOn, '-${RENEWED_WITHIN} days') AND date(a.toOn, '+${RENEWED_WITHIN} days')
  AND (n.toOn IS NULL OR n.toOn > a.toOn))`;

function terms(db: Reader, id: number, now: number): Said | null {
  const row = db.get<AgreementRow>(
    `SELECT a.uid, a.partnerId, a.programId, a.fromOn, a.toOn, a.noticeDays, a.deletedAt, p.name AS partner, g.name AS program,
       p.deletedAt AS away, g.deletedAt AS gone
     FROM agreement a JOIN partner p ON p.id = a.partnerId JOIN program g ON g.id = a.programId WHERE a.id = ?`,
    id,
  );
  if (!row) return null;
  const { uid, partnerId, programId, toOn, noticeDays, partner, program } = row;
  if (row.away !== null) return hidden(uid);
  const ends = toOn !== null && row.deletedAt === null && row.gone === null;
  if (!ends || db.value(`SELECT 1 FROM agreement a WHERE a.id = ? AND ${renewed}`, id) !== undefined)
    return { uid, says: null };
  // What had ended before anybody noted it down is nobody's task; one that is there already stays until it is dealt with.
  if (toOn < dayOf(now, timeZone(db)) && !isBorn(db, sourceKey("terms", uid))) return { uid, says: null };
  const title = words("ui.tasks.born.terms", { partner, program });
  const dueOn = noticeOn(toOn, noticeDays);
  return {
    uid,
    says: { title, partnerId, programId, dueOn, startOn: addDays(dueOn, -AHEAD_DAYS), revives: true },
  };
}

/** How long ahead a date of terms is somebody's matter. */
const AHEAD_DAYS = 60;

interface DatedRow {
  id: number;
  uid: string;
  partnerId: number;
  programId: number;
  terms: string | null;
  feeOn: Day | null;
  deletedAt: number | null;
  partner: string;
  program: string;
  away: number | null;
  gone: number | null;
}

/** The end of an exclusivity, or the day of a fee, of terms that still hold then. */
const dated =
  (kind: "exclusive" | "fee") =>
  (db: Reader, id: number, now: number): Said | null => {
    const row = db.get<DatedRow>(
      `SELECT a.id, a.uid, a.partnerId, a.programId, a.terms, a.feeOn, a.deletedAt, p.name AS partner, g.name AS program,
         p.deletedAt AS away, g.deletedAt AS gone
       FROM agreement a JOIN partner p ON p.id = a.partnerId JOIN program g ON g.id = a.programId WHERE a.id = ?`,
      id,
    );
    if (!row) return null;
    const { uid, partnerId, programId, partner, program, feeOn } = row;
    if (row.away !== null) return hidden(uid);
    const exclusivity = row.terms === null ? undefined : (JSON.parse(row.terms) as Terms).exclusivity;
    const dueOn = (kind === "fee" ? feeOn : exclusivity?.to) ?? null;
    if (dueOn === null || row.deletedAt !== null || row.gone !== null) return { uid, says: null };
    // An exclusivity goes with its terms; a fee that was agreed is owed whatever follows.
    const later = kind === "exclusive" ? inForceOn(db, partnerId, programId, dueOn) : null;
    if (later !== null && later.agreementId !== id) return { uid, says: null };
    if (dueOn < dayOf(now, timeZone(db)) && !isBorn(db, sourceKey(kind, uid))) return { uid, says: null };
    const title = words(`ui.tasks.born.${kind}`, { partner, program });
    const startOn = addDays(dueOn, -AHEAD_DAYS);
    return { uid, says: { title, partnerId, programId, dueOn, startOn, revives: true } };
  };

/** How long an offer may wait where nobody set a day: theirs for our answer, ours for theirs. */
const ANSWER_DAYS = { us: 3, them: 7 };

interface OfferedRow {
  uid: string;
  partnerId: number;
  programId: number;
  subject: string;
  stage: Stage;
  decideOn: Day | null;
  deletedAt: number | null;
  partner: string;
  away: number | null;
  gone: number | null;
}

/** The answer to the last offer: ours to give, or waited for. */
function offer(db: Reader, id: number): Said | null {
  const row = db.get<OfferedRow>(
    `SELECT n.uid, n.partnerId, n.programId, n.subject, n.stage, n.decideOn, n.deletedAt, p.name AS partner, p.deletedAt AS away,
       g.deletedAt AS gone
     FROM negotiation n JOIN partner p ON p.id = n.partnerId JOIN program g ON g.id = n.programId WHERE n.id = ?`,
    id,
  );
  if (!row) return null;
  const { uid, partnerId, programId, partner, subject, stage, decideOn } = row;
  if (row.away !== null) return hidden(uid);
  const last = db.get<{ by: By; at: number; answer: Answer | null; createdAt: number }>(
    `SELECT "by", at, answer, createdAt FROM offer WHERE negotiationId = ? AND deletedAt IS NULL ORDER BY at DESC, id DESC LIMIT 1`,
    id,
  );
  const turn = turnOf(stage, last ? [last] : []);
  if (!last || turn === null || last.answer === "declined" || row.deletedAt !== null || row.gone !== null)
    return { uid, says: null };
  return {
    uid,
    says: {
      title: words("ui.tasks.born.offer", { partner, subject }),
      partnerId,
      programId,
      dueOn: decideOn ?? addDays(dayOf(last.at, timeZone(db)), ANSWER_DAYS[turn]),
      waitingFor: turn === "them" ? partner : null,
      turns: true,
      revives: true,
      askedAt: last.createdAt,
    },
  };
}

const isBorn = (db: Reader, source: string): boolean =>
  db.value("SELECT 1 FROM task WHERE source = ? AND closedAt IS NULL AND deletedAt IS NULL", source) !==
  undefined;

/** The table that a source is of, and what its rows say. */
const kinds: Partial<
  Record<TaskSource, { of: RecordTable; said: (db: Reader, id: number, now: number) => Said | null }>
> = {
  contact: { of: "partner", said: contact },
  promise: { of: "promise", said: promise },
  terms: { of: "agreement", said: terms },
  exclusive: { of: "agreement", said: dated("exclusive") },
  fee: { of: "agreement", said: dated("fee") },
  offer: { of: "negotiation", said: offer },
};
const byTable = Map.groupBy(
  Object.entries(kinds).map(([kind, each]) => ({ ...each, kind: kind as TaskSource })),
  ({ of }): string => of,
);

/** Makes the task of a source what the source says. @param of the table of the source */
export function bornOf(db: Writer, of: string, id: number, now: number): void {
  for (const { kind, said } of byTable.get(of) ?? []) {
    const found = said(db, id, now);
    if (found && found.says !== undefined) follow(db, kind, sourceKey(kind, found.uid), found.says, now);
  }
}

/** The table and row of a source; undefined where it has none of its own, or it is gone. */
export function ownerOf(db: Reader, source: string): { of: RecordTable; id: number } | undefined {
  const kind = sourceOf(source);
  const of = kind === null ? undefined : kinds[kind]?.of;
  if (of === undefined) return undefined;
  const id = db.value<number>(`SELECT id FROM ${of} WHERE uid = ?`, source.slice(source.indexOf(":") + 1));
  return id === undefined ? undefined : { of, id };
}

/** After a change of a task that was born: of a source without a row of its own only one stays open. */
export function followsOf(db: Writer, source: string, now: number): void {
  const owner = ownerOf(db, source);
  if (owner) bornOf(db, owner.of, owner.id, now);
  else onlyOne(db, source, now);
}
