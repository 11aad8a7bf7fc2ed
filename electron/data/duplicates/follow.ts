// Keeps what is known in step with the store: at first all of it in short turns, later only what the change log names.
import { kinds, type Kind } from "../../domain/duplicates/facts.ts";
import type { Reader } from "../store.ts";
import { Known } from "./known.ts";
import { census, rowsAbove, rowsOf } from "./read.ts";

interface Standing {
  known: Known | null;
  /** Clock of the last write that was looked at. */
  clock: number;
  /** The newest row of the log that was looked at; it is gone where a job was taken back. */
  last: { id: number; clock: number } | null;
  /** One after the other. */
  turn: Promise<unknown>;
}

const standing = new WeakMap<Reader, Standing>();
/** With more changed records than this, reading all again is as quick. */
const many = 5000;
/** The longest that others wait, ms. */
const sliceMs = 5;
/** Rows of one statement. */
const atOnce = 200;

const clockOf = (db: Reader): number => db.value<number>("SELECT clock FROM stamp WHERE id = 1") ?? 0;
const lastOf = (db: Reader): Standing["last"] =>
  db.get<{ id: number; clock: number }>("SELECT id, clock FROM change ORDER BY id DESC LIMIT 1") ?? null;

/** Lets others have their turn whenever it took long enough. */
function pause(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}

async function fresh(db: Reader, state: Standing): Promise<void> {
  const known = new Known();
  const breathe = pause();
  // What is written meanwhile is looked at again afterwards.
  state.clock = clockOf(db);
  state.last = lastOf(db);
  for (const kind of kinds) {
    for (let above = 0; ;) {
      const rows = rowsAbove(db, kind, above, atOnce);
      for (const row of rows) {
        known[kind === "partner" ? "partner" : "person"](row.id, row);
        await breathe();
      }
      if (rows.length < atOnce) break;
      above = rows.at(-1)!.id;
    }
  }
  for (const step of [known.gather(), known.compareAll()]) for (const _ of step) await breathe();
  state.known = known;
}

const fieldsThatCount: Record<Kind, string> = {
  partner: "c.field IN ('*', '-', 'name', 'country', 'deletedAt') OR c.field GLOB 'set:*'",
  contact: "c.field IN ('*', '-', 'fullName', 'partnerId', 'birthday', 'deletedAt') OR c.field GLOB 'set:*'",
};

/** Local ids of records that changed since a row of the log: of those that are there, and of those that were. */
function changed(db: Reader, known: Known, kind: Kind, since: number): Set<number> {
  const rows = db.arrays<[string, number | null]>(
    `SELECT DISTINCT c.uid, t.id FROM change c LEFT JOIN ${kind} t ON t.uid = c.uid
     WHERE c.id > ? AND c."of" = '${kind}' AND (${fieldsThatCount[kind]})`,
    since,
  );
  const ids = new Set<number>();
  for (const [uid, id] of rows) {
    if (id !== null) ids.add(id);
    const before = known.idOf(kind, uid);
    if (before !== undefined) ids.add(before);
  }
  return ids;
}

/** What the log names since a row of it, as it is at one moment: read again where somebody wrote in between. */
function changesSince(db: Reader, known: Known, since: number) {
  for (;;) {
    const clock = clockOf(db);
    const last = lastOf(db);
    const partners = changed(db, known, "partner", since);
    const people = changed(db, known, "contact", since);
    const few = partners.size + people.size <= many;
    const read = (kind: Kind, ids: Set<number>) =>
      new Map(rowsOf(db, kind, few ? [...ids] : []).map((row) => [row.id, row]));
    const rows = { partner: read("partner", partners), contact: read("contact", people) };
    const agreed = { partner: census(db, "partner"), contact: census(db, "contact") };
    if (clockOf(db) === clock) return { clock, last, partners, people, few, rows, agreed };
  }
}

/** @returns whether what is known agrees with the store in number */
async function step(db: Reader, state: Standing, known: Known): Promise<boolean> {
  const { clock, last, partners, people, few, rows, agreed } = changesSince(db, known, state.last!.id);
  state.clock = clock;
  state.last = last;
  if (!few) return false;
  for (const id of partners) known.partner(id, rows.partner.get(id));
  const [compared, persons] = [new Set(partners), new Set(people)];
  // People are hidden with their partner, and their addresses are their partner's too.
  for (const id of partners) for (const each of known.peopleOf(id)) persons.add(each);
  for (const id of people) {
    const before = known.partnerIdOf(id);
    known.person(id, rows.contact.get(id));
    const after = known.partnerIdOf(id);
    for (const each of [before, after]) if (each !== null) compared.add(each);
  }
  const breathe = pause();
  for (const id of persons) {
    known.comparePerson(id);
    await breathe();
  }
  for (const id of compared) {
    known.comparePartner(id);
    await breathe();
  }
  return kinds.every((kind) => {
    const mine = known.census(kind);
    return mine.count === agreed[kind].count && mine.sum === agreed[kind].sum;
  });
}

async function bring(db: Reader, state: Standing): Promise<Known> {
  for (let tries = 0; tries < 5; tries++) {
    if (state.known && state.clock === clockOf(db)) return state.known;
    const { known, last } = state;
    const still =
      known !== null &&
      last !== null &&
      db.value("SELECT 1 FROM change WHERE id = ? AND clock = ?", last.id, last.clock) !== undefined;
    if (!still || !(await step(db, state, known))) {
      state.known = null;
      await fresh(db, state);
    }
  }
  return state.known!;
}

/** What is known of everybody, as the store is now. The first time takes a second or two, in turns of 5 ms. */
export function current(db: Reader): Promise<Known> {
  let state = standing.get(db);
  if (!state) {
    state = { known: null, clock: -1, last: null, turn: Promise.resolve() };
    standing.set(db, state);
  }
  const mine = state;
  const result = mine.turn.then(() => bring(db, mine));
  mine.turn = result.catch(() => {});
  return result;
}
