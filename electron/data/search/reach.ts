// What one word of a query reaches: records by their name, by one of their values, by their note; and files.
import { placeOf } from "../../domain/search/marks.ts";
import type { Term } from "../../domain/search/query.ts";
import { PLACES, searchPlace } from "../searchTriggers.ts";
import type { Reader } from "../store.ts";
import { tokensOf } from "./tokens.ts";

/** Beyond this a word says too little to look at all of what it is in. */
export const enough = 1000;
const rowsLookedAt = 2500;

export type RecordKind = "partner" | "contact";

export interface Value {
  ownerId: number;
  /** Kind of the set: website, email, phone, tag, networkId, link, own, alias. */
  kind: string;
  value: string;
}
export interface Ways {
  named: Set<number>;
  /** The value of each owner that holds the word. */
  by: Map<number, Value>;
  noted: Set<number>;
}
export interface Reach {
  term: Term;
  /** More than was looked at: who is not among them may hold the word all the same. */
  open: boolean;
  partner: Ways;
  contact: Ways;
  /** Ids of files, newest first. */
  files: number[];
}

const noWays = (): Ways => ({ named: new Set(), by: new Map(), noted: new Set() });
export const lettersOf = (key: string): number => Array.from(key).length;
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** Ids as a table to select from. */
export const ids = (list: Iterable<number>): string => JSON.stringify([...list]);

const liveName: Record<RecordKind, string> = {
  partner: "SELECT id FROM partner WHERE deletedAt IS NULL",
  contact: "SELECT id FROM contact WHERE deletedAt IS NULL",
};
const like = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function namesWith(db: Reader, kind: RecordKind, key: string): number[] {
  return db.column<number>(`${liveName[kind]} AND instr(sortKey, ?) > 0 LIMIT ${enough + 1}`, key);
}

/** Up to this many names one look tells beginnings from other places; of more, two looks may each stop early. */
const namesAtOnce = 4 * enough;

/** Words of less than three letters are in no index: beginnings of words first, then any place of two letters. */
function shortNames(db: Reader, kind: RecordKind, key: string): number[] {
  const begins = "(sortKey LIKE ? ESCAPE '\\' OR instr(sortKey, ?) > 0)";
  const beginning = [`${like(key)}%`, ` ${key}`] as const;
  const anywhere = lettersOf(key) > 1;
  if (anywhere) {
    const all = db.arrays<[number, 0 | 1]>(
      `SELECT id, ${begins} FROM ${kind} WHERE deletedAt IS NULL AND instr(sortKey, ?) > 0 LIMIT ${namesAtOnce + 1}`,
      ...beginning,
      key,
    );
    if (all.length <= namesAtOnce) {
      const idsOf = (rows: typeof all) => rows.slice(0, enough + 1).map(([id]) => id);
      const starts = idsOf(all.filter(([, start]) => start === 1));
      return starts.length > enough ? starts : [...starts, ...idsOf(all)];
    }
  }
  const starts = db.column<number>(`${liveName[kind]} AND ${begins} LIMIT ${enough + 1}`, ...beginning);
  return starts.length > enough || !anywhere ? starts : [...starts, ...namesWith(db, kind, key)];
}

/** Tags, sites and addresses that begin with a short word are found by their keys. */
const shortValues = (table: "partner_set" | "contact_set") =>
  `SELECT id FROM ${table} WHERE kind IN ('tag', 'website', 'email') AND key >= ? AND key < ? LIMIT ${enough + 1}`;

function shortReach(db: Reader, term: Term): Reach {
  const reach: Reach = { term, open: true, partner: noWays(), contact: noWays(), files: [] };
  for (const kind of ["partner", "contact"] as const) {
    for (const id of shortNames(db, kind, term.key)) reach[kind].named.add(id);
    if (lettersOf(term.key) < 2) continue;
    const table = `${kind}_set` as const;
    const rows = db.column<number>(shortValues(table), term.key, `${term.key}\u{10ffff}`);
    addValues(db, reach[kind], table, rows, term);
  }
  return reach;
}

const valuesById = (table: "partner_set" | "contact_set") =>
  `SELECT v.ownerId, v.kind, v.value FROM json_each(?) j CROSS JOIN ${table} v ON v.id = j.value`;

const valueRank = ({ value }: Value, term: Term): number => {
  const text = value.toLowerCase();
  return text === term.key ? 0 : text.startsWith(term.key) ? 1 : 2;
};

function addValues(
  db: Reader,
  ways: Ways,
  table: "partner_set" | "contact_set",
  rows: number[],
  term: Term,
): void {
  for (const [ownerId, kind, value] of db.arrays<[number, string, string]>(valuesById(table), ids(rows))) {
    const found: Value = { ownerId, kind, value };
    const known = ways.by.get(ownerId);
    if (!known || valueRank(found, term) < valueRank(known, term)) ways.by.set(ownerId, found);
  }
}

const spellings = (term: Term): string[] => [
  ...new Set([term.key, term.typed, ...term.numbers].filter((text) => lettersOf(text) >= 3)),
];

/** What holds the word as it stands; of a number in parts, what holds all of its digits. */
function wholeReach(db: Reader, term: Term): Reach {
  const reach: Reach = { term, open: false, partner: noWays(), contact: noWays(), files: [] };
  const rows = db.column<number>(
    `SELECT rowid FROM value_search WHERE value_search MATCH ? ORDER BY rowid DESC LIMIT ${rowsLookedAt + 1}`,
    spellings(term).map(quoted).join(" OR "),
  );
  reach.open = rows.length > rowsLookedAt;
  const of: number[][] = Array.from({ length: PLACES }, () => []);
  for (const row of rows) of[row % PLACES]!.push(Math.floor(row / PLACES));
  for (const kind of ["partner", "contact"] as const) {
    const named = reach.open ? namesWith(db, kind, term.key) : of[searchPlace[kind]]!;
    for (const id of named) reach[kind].named.add(id);
  }
  addValues(db, reach.partner, "partner_set", of[searchPlace.partner_set]!, term);
  addValues(db, reach.contact, "contact_set", of[searchPlace.contact_set]!, term);
  reach.files = of[searchPlace.attachment]!;
  return reach;
}

function addNotes(db: Reader, reach: Reach): void {
  const match = tokensOf(reach.term);
  if (match === null) return;
  const rows = db.column<number>(
    `SELECT rowid FROM note_search WHERE note_search MATCH ? ORDER BY rowid DESC LIMIT ${enough + 1}`,
    match,
  );
  if (rows.length > enough) reach.open = true;
  for (const row of rows) reach[row % 2 === 0 ? "partner" : "contact"].noted.add(row >> 1);
}

/** A number typed with spaces is found by its digits, or by all of its parts in one record. */
function addParts(db: Reader, reach: Reach): void {
  const parts = reach.term.parts.map((part) => reachOf(db, part));
  for (const kind of ["partner", "contact"] as const) {
    const [first, ...others] = parts.map((part) => part[kind]);
    for (const id of first!.named) if (others.every(({ named }) => named.has(id))) reach[kind].named.add(id);
    for (const [id, value] of first!.by)
      if (!reach[kind].by.has(id) && others.every(({ by }) => by.has(id))) reach[kind].by.set(id, value);
  }
  const [first, ...others] = parts.map(({ files }) => new Set(files));
  reach.files.push(...[...first!].filter((id) => others.every((files) => files.has(id))));
}

export function reachOf(db: Reader, term: Term): Reach {
  const reach = lettersOf(term.key) < 3 ? shortReach(db, term) : wholeReach(db, term);
  if (term.parts.length > 0) addParts(db, reach);
  addNotes(db, reach);
  return reach;
}

/** Everyone of a kind that the word reaches, names first. */
export const everyone = ({ named, by, noted }: Ways): Set<number> =>
  new Set([...named, ...by.keys(), ...noted]);

/** Whether a folded text holds the word as names and values are searched. */
export const holds = (text: string, { key, numbers }: Term): boolean =>
  placeOf(text, key, lettersOf(key) < 2 ? "start" : "part") >= 0 ||
  numbers.some((number) => text.replace(/\D/g, "").includes(number));
