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
const searchedKinds = "('website', 'email', 'phone', 'tag', 'networkId', 'link', 'own')";

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

function valueSearch(table: ValueTable): string[] {
  const place = (row: "old" | "new") => `${row}.id * ${PLACES} + ${searchPlace[table]}`;
  const only = (row: "old" | "new") => (isSet(table) ? ` AND ${row}.kind IN ${searchedKinds}` : "");
  return [
    trigger(`find_${table}_made`, `AFTER INSERT ON ${table} WHEN NOT ${adding}${only("new")}`, [
      `INSERT INTO value_search (rowid, text) VALUES (${place("new")}, ${textOf(table, "new.")});`,
    ]),
    trigger(
      `find_${table}_changed`,
      `AFTER UPDATE OF ${searchedColumn[table]} ON ${table} WHEN true${only("new")}`,
      [
        `DELETE FROM value_search WHERE rowid = ${place("old")};`,
        `INSERT INTO value_search (rowid, text) VALUES (${place("new")}, ${textOf(table, "new.")});`,
      ],
    ),
    trigger(`find_${table}_gone`, `AFTER DELETE ON ${table} WHEN true${only("old")}`, [
      `DELETE FROM value_search WHERE rowid = ${place("old")};`,
    ]),
  ];
}

/** Rows that a chunk has added are not in the index before its end: there is nothing to take out of it yet. */
const indexed = "old.id <= ifnull((SELECT bornInteraction FROM stamp), 9e18)";

function interactionSearch(): string[] {
  const drop = `INSERT INTO interaction_search (interaction_search, rowid, subject, text, sender) VALUES ('delete', old.id, old.subject, old.text, old.sender);`;
  const put = `INSERT INTO interaction_search (rowid, subject, text, sender) VALUES (new.id, new.subject, new.text, new.sender);`;
  return [
    trigger("find_interaction_made", `AFTER INSERT ON interaction WHEN NOT ${adding}`, [put]),
    trigger(
      "find_interaction_changed",
      `AFTER UPDATE OF subject, text, sender ON interaction WHEN ${indexed}`,
      [drop, put],
    ),
    trigger("find_interaction_gone", `AFTER DELETE ON interaction WHEN ${indexed}`, [drop]),
  ];
}

/** Long notes of a partner and of a person. A row's place is its id × 2 + this. */
export const notePlace = { partner: 0, contact: 1 } as const;
const noteColumn = { partner: "privateNote", contact: "note" } as const;
type NoteTable = keyof typeof notePlace;

function noteSearch(table: NoteTable): string[] {
  const column = noteColumn[table];
  const place = (row: "old" | "new") => `${row}.id * 2 + ${notePlace[table]}`;
  const drop = `DELETE FROM note_search WHERE rowid = ${place("old")};`;
  const put = `INSERT INTO note_search (rowid, text) SELECT ${place("new")}, new.${column} WHERE new.${column} IS NOT NULL;`;
  return [
    trigger(`find_${table}_noted`, `AFTER INSERT ON ${table} WHEN new.${column} IS NOT NULL`, [put]),
    trigger(`find_${table}_note`, `AFTER UPDATE OF ${column} ON ${table}`, [drop, put]),
    trigger(`find_${table}_note_gone`, `AFTER DELETE ON ${table} WHEN old.${column} IS NOT NULL`, [drop]),
  ];
}

const valueTables = Object.keys(searchPlace) as ValueTable[];
const noteTables = Object.keys(notePlace) as NoteTable[];

export const searchTriggers = (): string[] => [
  ...valueTables.flatMap(valueSearch),
  ...interactionSearch(),
  ...noteTables.flatMap(noteSearch),
];

/** The index's rows of each table, for many at once. */
const searched = valueTables.map((table) => ({
  table,
  insert: `INSERT INTO value_search (rowid, text) SELECT id * ${PLACES} + ${searchPlace[table]}, ${textOf(table, "")} FROM ${table}`,
  when: isSet(table) ? `kind IN ${searchedKinds}` : "true",
}));
const talks =
  "INSERT INTO interaction_search (rowid, subject, text, sender) SELECT id, subject, text, sender FROM interaction";

/** Where a chunk of additions begins: the ids that its tables end with now. */
export type Ends = Record<ValueTable | "interaction", number>;

const endTables = [...valueTables, "interaction"] as const;
export const endsOf = (db: Reader): Ends =>
  Object.fromEntries(
    endTables.map((table) => [table, db.value<number | null>(`SELECT max(id) FROM ${table}`) ?? 0]),
  ) as Ends;

/** Indexes what lies above the ends, one statement for each table. */
export function searchAbove(db: Writer, ends: Ends): void {
  for (const { table, insert, when } of searched) db.run(`${insert} WHERE id > ? AND ${when}`, ends[table]);
  db.run(`${talks} WHERE id > ?`, ends.interaction);
}

/** Fills each part of the index from what is there. */
export const searchRebuild: readonly string[] = [
  "DELETE FROM value_search;",
  ...searched.map(({ insert, when }) => `${insert} WHERE ${when};`),
  "DELETE FROM note_search;",
  ...noteTables.map(
    (table) =>
      `INSERT INTO note_search (rowid, text) SELECT id * 2 + ${notePlace[table]}, ${noteColumn[table]} FROM ${table} WHERE ${noteColumn[table]} IS NOT NULL;`,
  ),
  "INSERT INTO interaction_search (interaction_search) VALUES ('rebuild');",
];
