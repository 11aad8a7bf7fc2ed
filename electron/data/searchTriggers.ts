// The search index, kept in step: any part of a word of names and values, beginnings of words of talks and notes.
import type { Reader, Writer } from "./store.ts";
import { trigger } from "./trigger.ts";

/** What is found by any part of a word. A row's place in the index is its id × 8 + this. */
export const searchPlace = {
  partner: 0,
  contact: 1,
  partner_set: 2,
  contact_set: 3,
  attachment: 4,
} as const;
type ValueTable = keyof typeof searchPlace;
export const PLACES = 8;
const searchedKinds = "('website', 'email', 'phone', 'tag', 'networkId', 'link', 'own', 'alias')";

/** The column of each table that is searched. */
const searchedColumn: Record<ValueTable, string> = {
  partner: "sortKey",
  contact: "sortKey",
  partner_set: "value",
  contact_set: "value",
  attachment: "name",
};
const isSet = (table: ValueTable): boolean => table.endsWith("_set");
/** Letters that the index does not fold by itself, as `foldKey` writes them. */
const stubborn: readonly (readonly [letters: string, plain: string])[] = [
  ["ßẞ", "ss"],
  ["øØ", "o"],
  ["æÆ", "ae"],
  ["œŒ", "oe"],
  ["łŁ", "l"],
  ["đĐðÐ", "d"],
  ["þÞ", "th"],
  ["ħĦ", "h"],
  ["ı", "i"],
  ["ŧŦ", "t"],
  ["ŋŊ", "n"],
];
const foldedSql = (column: string): string => {
  const folded = stubborn
    .flatMap(([letters, plain]) => Array.from(letters, (letter) => [letter, plain] as const))
    .reduce((sql, [letter, plain]) => `replace(${sql}, '${letter}', '${plain}')`, column);
  return `CASE WHEN ${column} GLOB '*[^ -~]*' THEN ${folded} ELSE ${column} END`;
};
/** Telephone numbers are found by their international form; names have their folded key. */
const textOf = (table: ValueTable, row: "" | "new."): string =>
  isSet(table)
    ? `CASE ${row}kind WHEN 'phone' THEN ${row}key ELSE ${foldedSql(`${row}value`)} END`
    : table === "attachment"
      ? foldedSql(`${row}name`)
      : `${row}${searchedColumn[table]}`;
/** In between a chunk of additions the index is written once, at its end. */
const adding = "(SELECT bornPartner FROM stamp) IS NOT NULL";

/** Which copy of the index a trigger keeps: the one that is asked, or the next one while it is being filled. */
export interface Into {
  /** Behind the names of its tables. */
  suffix: "" | "_next";
  /** Before the names of its triggers. */
  prefix: "" | "next_";
  /** Which rows of a source it holds by now, as a condition of a trigger. */
  holds: (source: string, row: "old" | "new") => string;
}
export const asked: Into = { suffix: "", prefix: "", holds: () => "true" };

function valueSearch(table: ValueTable, { suffix, prefix, holds }: Into): string[] {
  const index = `value_search${suffix}`;
  const place = (row: "old" | "new") => `${row}.id * ${PLACES} + ${searchPlace[table]}`;
  const only = (row: "old" | "new") =>
    `${isSet(table) ? ` AND ${row}.kind IN ${searchedKinds}` : ""} AND ${holds(table, row)}`;
  const put = `INSERT INTO ${index} (rowid, text) VALUES (${place("new")}, ${textOf(table, "new.")});`;
  const drop = `DELETE FROM ${index} WHERE rowid = ${place("old")};`;
  return [
    trigger(`${prefix}find_${table}_made`, `AFTER INSERT ON ${table} WHEN NOT ${adding}${only("new")}`, [
      put,
    ]),
    trigger(
      `${prefix}find_${table}_changed`,
      `AFTER UPDATE OF ${searchedColumn[table]} ON ${table} WHEN true${only("new")}`,
      [drop, put],
    ),
    trigger(`${prefix}find_${table}_gone`, `AFTER DELETE ON ${table} WHEN true${only("old")}`, [drop]),
  ];
}

/** Rows that a chunk has added are not in the index before its end: there is nothing to take out of it yet. */
const indexed = "old.id <= ifnull((SELECT bornInteraction FROM stamp), 9e18)";

function interactionSearch({ suffix, prefix, holds }: Into): string[] {
  const index = `interaction_search${suffix}`;
  const drop = `INSERT INTO ${index} (${index}, rowid, subject, text, sender) VALUES ('delete', old.id, old.subject, old.text, old.sender);`;
  const put = `INSERT INTO ${index} (rowid, subject, text, sender) VALUES (new.id, new.subject, new.text, new.sender);`;
  const there = `${indexed} AND ${holds("interaction", "old")}`;
  return [
    trigger(
      `${prefix}find_interaction_made`,
      `AFTER INSERT ON interaction WHEN NOT ${adding} AND ${holds("interaction", "new")}`,
      [put],
    ),
    trigger(
      `${prefix}find_interaction_changed`,
      `AFTER UPDATE OF subject, text, sender ON interaction WHEN ${there}`,
      [drop, put],
    ),
    trigger(`${prefix}find_interaction_gone`, `AFTER DELETE ON interaction WHEN ${there}`, [drop]),
  ];
}

/** Long notes of a partner and of a person. A row's place is its id × 2 + this. */
export const notePlace = { partner: 0, contact: 1 } as const;
const noteColumn = { partner: "privateNote", contact: "note" } as const;
type NoteTable = keyof typeof notePlace;

function noteSearch(table: NoteTable, { suffix, prefix, holds }: Into): string[] {
  const index = `note_search${suffix}`;
  const column = noteColumn[table];
  const place = (row: "old" | "new") => `${row}.id * 2 + ${notePlace[table]}`;
  const drop = `DELETE FROM ${index} WHERE rowid = ${place("old")};`;
  const put = `INSERT INTO ${index} (rowid, text) SELECT ${place("new")}, new.${column} WHERE new.${column} IS NOT NULL;`;
  const when = (row: "old" | "new") => `${row}.${column} IS NOT NULL AND ${holds(table, row)}`;
  return [
    trigger(`${prefix}find_${table}_noted`, `AFTER INSERT ON ${table} WHEN ${when("new")}`, [put]),
    trigger(
      `${prefix}find_${table}_note`,
      `AFTER UPDATE OF ${column} ON ${table} WHEN ${holds(table, "old")}`,
      [drop, put],
    ),
    trigger(`${prefix}find_${table}_note_gone`, `AFTER DELETE ON ${table} WHEN ${when("old")}`, [drop]),
  ];
}

const valueTables = Object.keys(searchPlace) as ValueTable[];
const noteTables = Object.keys(notePlace) as NoteTable[];

/** The triggers of each part of the index. */
export const triggersOf = {
  values: (into: Into): string[] => valueTables.flatMap((table) => valueSearch(table, into)),
  talks: interactionSearch,
  notes: (into: Into): string[] => noteTables.flatMap((table) => noteSearch(table, into)),
};

export const searchTriggers = (): string[] => Object.values(triggersOf).flatMap((make) => make(asked));

/** How rows of a table come into the index, many at once. */
export interface Fill {
  source: string;
  insert: (suffix: Into["suffix"]) => string;
  /** Which of its rows. */
  when: string;
}
const searched: readonly (Fill & { source: ValueTable })[] = valueTables.map((table) => ({
  source: table,
  insert: (suffix) =>
    `INSERT INTO value_search${suffix} (rowid, text) SELECT id * ${PLACES} + ${searchPlace[table]}, ${textOf(table, "")} FROM ${table}`,
  when: isSet(table) ? `kind IN ${searchedKinds}` : "true",
}));
const talks: Fill = {
  source: "interaction",
  insert: (suffix) =>
    `INSERT INTO interaction_search${suffix} (rowid, subject, text, sender) SELECT id, subject, text, sender FROM interaction`,
  when: "true",
};
const noted: readonly Fill[] = noteTables.map((table) => ({
  source: table,
  insert: (suffix) =>
    `INSERT INTO note_search${suffix} (rowid, text) SELECT id * 2 + ${notePlace[table]}, ${noteColumn[table]} FROM ${table}`,
  when: `${noteColumn[table]} IS NOT NULL`,
}));
export const fillsOf = { values: searched, talks: [talks], notes: noted };

/** Where a chunk of additions begins: the ids that its tables end with now. */
export type Ends = Record<ValueTable | "interaction", number>;

const endTables = [...valueTables, "interaction"] as const;
export const endsOf = (db: Reader): Ends =>
  Object.fromEntries(
    endTables.map((table) => [table, db.value<number | null>(`SELECT max(id) FROM ${table}`) ?? 0]),
  ) as Ends;

/**
 * Indexes what lies above the ends, one statement for each table. `NOT INDEXED` leaves the ids to search by: by its kind a row
 * would be looked for among all of the table, again in each chunk.
 */
export function searchAbove(db: Writer, ends: Ends): void {
  for (const { source, insert, when } of searched)
    db.run(`${insert("")} NOT INDEXED WHERE id > ? AND ${when}`, ends[source]);
  db.run(`${talks.insert("")} WHERE id > ?`, ends.interaction);
}

/** Fills each part of the index from what is there. */
export const searchRebuild: readonly string[] = [
  "DELETE FROM value_search;",
  ...searched.map(({ insert, when }) => `${insert("")} WHERE ${when};`),
  "DELETE FROM note_search;",
  ...noted.map(({ insert, when }) => `${insert("")} WHERE ${when};`),
  "INSERT INTO interaction_search (interaction_search) VALUES ('rebuild');",
];
