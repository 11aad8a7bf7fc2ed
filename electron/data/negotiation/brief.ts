// All that a call with a partner needs on one page: who they are, what was said and promised, terms, numbers with their view, what to give and to ask for.
import { addDays, dayOf, type Day } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import { isClosed, turnOf, type Stage } from "../../domain/negotiation/stages.ts";
import { nothing, plus, shown, type Shown, type Sums } from "../../domain/metrics/totals.ts";
import { numberOfDay } from "../../domain/reports/dayNumber.ts";
import type { Words } from "../../domain/words/words.ts";
import { promisesOf } from "../promises.ts";
import { totals } from "../results/totals.ts";
import { timeZone } from "../settings.ts";
import { itemsOf } from "../sets.ts";
import type { Reader } from "../store.ts";
import { inForceOn, termsTimeline } from "./agreed.ts";
import { accountsOf, currencyOfProgram } from "./facts.ts";
import { asksOf, givesOf } from "./givesAndAsks.ts";
import { openLeversOf } from "./middle.ts";
import { limitsOf, offersOf } from "./read.ts";
import { ripeWindow, usualWindow } from "./replay.ts";
import { capitalBp } from "./worth.ts";

const TALKS = 5;
const PEOPLE = 8;

interface Who {
  id: number;
  name: string;
  country: string | null;
  tier: string | null;
  owner: string | null;
  lastContactAt: number | null;
  nextContactOn: Day | null;
  privateNote: string | null;
}

/** @throws UserError `missing-partner` */
function whoIs(db: Reader, id: number): Who {
  const row = db.get<Who>(
    `SELECT p.id, p.name, p.country, p.tier, w.name AS owner, s.lastContactAt, p.nextContactOn, p.privateNote
     FROM partner p LEFT JOIN partner_summary s ON s.partnerId = p.id LEFT JOIN colleague w ON w.uid = p.ownerUid WHERE p.id = ?`,
    id,
  );
  if (!row) throw new UserError("missing-partner", { id });
  return row;
}

/** The program that the call is about: the one asked for, that of the newest open negotiation, the one with their results, their first. */
function programOf(db: Reader, partnerId: number, asked: number | undefined): number {
  const candidates = [
    "SELECT n.programId FROM negotiation n JOIN program g ON g.id = n.programId WHERE n.partnerId = ? AND n.closedAt IS NULL AND n.deletedAt IS NULL AND g.deletedAt IS NULL ORDER BY n.id DESC LIMIT 1",
    `SELECT a.programId FROM result_account a JOIN program g ON g.id = a.programId JOIN result_account_month m ON m.accountId = a.id
     WHERE a.partnerId = ? AND g.deletedAt IS NULL ORDER BY m.month DESC, m.pendingValue + m.approvedValue + m.paidValue DESC LIMIT 1`,
    "SELECT m.programId FROM membership m JOIN program g ON g.id = m.programId WHERE m.partnerId = ? AND m.deletedAt IS NULL AND g.deletedAt IS NULL ORDER BY m.id LIMIT 1",
  ];
  if (asked !== undefined) return asked;
  for (const sql of candidates) {
    const id = db.value<number>(sql, partnerId);
    if (id !== undefined) return id;
  }
  return db.value<number>("SELECT id FROM program WHERE deletedAt IS NULL ORDER BY id LIMIT 1") ?? 1;
}

const lastTalks = (db: Reader, partnerId: number, now: number) =>
  db.all<{
    id: number;
    kind: string;
    at: number;
    direction: string | null;
    subject: string | null;
    text: string;
    people: string | null;
  }>(
    `SELECT i.id, i.kind, i.at, i.direction, i.subject, substr(i.text, 1, 300) AS text,
       (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT c.fullName AS name FROM participant r JOIN contact c ON c.id = r.contactId WHERE r.interactionId = i.id AND r.partnerId = q.partnerId)) AS people
     FROM participant q JOIN interaction i ON i.id = q.interactionId
     WHERE q.partnerId = ? AND i.deletedAt IS NULL AND i.tray = 0 AND i.planned = 0 AND i.at <= ? GROUP BY i.id ORDER BY i.at DESC LIMIT ${TALKS}`,
    partnerId,
    now,
  );

const peopleOf = (db: Reader, partnerId: number) =>
  db
    .all<{ id: number; name: string; role: string | null; doNotContact: number }>(
      `SELECT id, fullName AS name, role, doNotContact FROM contact WHERE partnerId = ? AND deletedAt IS NULL ORDER BY sortKey LIMIT ${PEOPLE}`,
      partnerId,
    )
    .map(({ doNotContact, ...person }) => ({
      ...person,
      doNotContact: doNotContact === 1,
      emails: itemsOf(db, "contact", person.id, "email").map(({ value }) => value),
      phones: itemsOf(db, "contact", person.id, "phone").map(({ value }) => value),
    }));

interface NegotiationRow {
  id: number;
  subject: string;
  stage: Stage;
  decideOn: Day | null;
  fallback: string | null;
  note: string | null;
}

function openNegotiation(db: Reader, partnerId: number, programId: number) {
  const row = db.get<NegotiationRow>(
    "SELECT id, subject, stage, decideOn, fallback, note FROM negotiation WHERE partnerId = ? AND programId = ? AND closedAt IS NULL AND deletedAt IS NULL ORDER BY id DESC LIMIT 1",
    partnerId,
    programId,
  );
  if (!row || isClosed(row.stage)) return null;
  const offers = offersOf(db, row.id);
  const lastBy = (side: "us" | "them") => {
    const last = offers.findLast(({ by }) => by === side);
    return last ? { at: last.at, terms: last.terms, note: last.note, answer: last.answer } : null;
  };
  return {
    ...row,
    turn: turnOf(row.stage, offers),
    offers: offers.length,
    ours: lastBy("us"),
    theirs: lastBy("them"),
  };
}

/** Sums of a partner's accounts, or of a whole program, in the program's currency. */
function numbersOf(
  db: Reader,
  programId: number,
  accounts: number[] | undefined,
  { from, to }: { from: Day; to: Day },
): Shown {
  const currency = currencyOfProgram(db, programId);
  const { sums } = totals(
    db,
    { programs: [programId], accounts },
    { from: numberOfDay(from), to: numberOfDay(to) },
    [],
  );
  const own = sums.filter((sum) => sum.currency === currency);
  return shown(own.reduce<Sums>((all, sum) => plus(all, sum), nothing(currency)));
}

/** @throws UserError `missing-partner`, `missing-program` */
export function briefOf(
  db: Reader,
  now: number,
  words: Words,
  { id, programId: asked }: { id: number; programId?: number | undefined },
) {
  const { privateNote, ...who } = whoIs(db, id);
  const programId = programOf(db, id, asked);
  const currency = currencyOfProgram(db, programId);
  const today = dayOf(now, timeZone(db));
  const window = ripeWindow(db, programId, now, usualWindow);
  const earlier = { from: addDays(window.from, -usualWindow), to: addDays(window.from, -1) };
  const accounts = accountsOf(db, id, programId);
  const own = numbersOf(db, programId, accounts, window);
  const before = numbersOf(db, programId, accounts, earlier);
  const program = numbersOf(db, programId, undefined, window);
  const promises = promisesOf(db, id, now).rows.filter(
    ({ settledOn, state }) => settledOn === null && state !== "withdrawn",
  );
  const inForce = inForceOn(db, id, programId, today);
  const negotiation = openNegotiation(db, id, programId);
  const { fallback = null, note = null, ...open } = negotiation ?? {};
  const ground = {
    currency,
    terms: inForce?.terms ?? null,
    levers: negotiation ? openLeversOf(db, now, negotiation.id) : [],
    now: own,
    before,
    program,
    promises: promises.filter(({ by }) => by === "them").map(({ text }) => text),
    capitalBp: capitalBp(db),
  };
  return {
    day: today,
    who: {
      ...who,
      types: itemsOf(db, "partner", id, "type").map(({ value }) => value),
      websites: itemsOf(db, "partner", id, "website").map(({ value }) => value),
      people: peopleOf(db, id),
    },
    program: {
      id: programId,
      name: db.value<string>("SELECT name FROM program WHERE id = ?", programId)!,
      currency,
    },
    talks: lastTalks(db, id, now),
    promises,
    inForce,
    next: termsTimeline(db, id, programId, today).find(({ state }) => state === "future") ?? null,
    numbers: {
      ...window,
      now: own,
      before,
      /** How they see it: what they earn, and what a click is worth to them. */
      theirs: {
        earnings: own.commission,
        epc: own.epc,
        earningsBefore: before.commission,
        epcBefore: before.epc,
        programEpc: program.epc,
      },
    },
    negotiation: negotiation ? (open as Omit<typeof negotiation, "fallback" | "note">) : null,
    gives: givesOf(words, ground),
    asks: asksOf(words, ground),
    /** What must not be said: left out where others look on. */
    private: {
      partnerNote: privateNote,
      note,
      fallback,
      limits: negotiation ? limitsOf(db, negotiation.id) : [],
    },
  };
}
