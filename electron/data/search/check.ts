// Whether the index agrees with its tables: by counting rows, or by comparing all of it in a copy that is thrown away.
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { UserError } from "../../domain/errors.ts";
import { mailRebuild } from "../mailTriggers.ts";
import { explained, openStore } from "../open.ts";
import { notePlace, PLACES, searchPlace } from "../searchTriggers.ts";
import type { Reader, Store } from "../store.ts";
import { parts, searchParts, type Part, type SearchPart } from "./parts.ts";

const sourceRows = (name: SearchPart, source: string): string =>
  `(SELECT count(*) FROM ${source} WHERE ${parts[name].fills.find((each) => each.source === source)!.when})`;

/** Pairs of what should be and what is, as one statement: what others write in between is in both or in neither. */
const counts: Record<SearchPart, string> = {
  values: Object.entries(searchPlace)
    .map(
      ([table, place]) =>
        `SELECT ${sourceRows("values", table)}, (SELECT count(*) FROM value_search_docsize WHERE id % ${PLACES} = ${place})`,
    )
    .join(" UNION ALL "),
  talks: `SELECT ${sourceRows("talks", "interaction")}, (SELECT count(*) FROM interaction_search_docsize)`,
  notes: Object.entries(notePlace)
    .map(
      ([table, place]) =>
        `SELECT ${sourceRows("notes", table)}, (SELECT count(*) FROM note_search_docsize WHERE id % 2 = ${place})`,
    )
    .join(" UNION ALL "),
  mail: "SELECT (SELECT count(*) FROM interaction WHERE envelope IS NOT NULL), (SELECT count(DISTINCT interactionId) FROM mail_ref)",
};

/** The parts of which the numbers of rows do not agree. Seconds in a workspace of gigabytes. */
export const miscounted = (db: Reader): SearchPart[] =>
  searchParts.filter((name) =>
    db.arrays<[number, number]>(counts[name]).some(([should, is]) => should !== is),
  );

const corrupt = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith("SQLITE_CORRUPT");

/** FTS5's own check; with 1 it also compares an index with the table that it is of. */
function sound(copy: Store, table: string, rank: 0 | 1): boolean {
  try {
    copy.run(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', ?)`, rank);
    return true;
  } catch (error) {
    if (corrupt(error)) return false;
    throw error;
  }
}

const differ = (a: string, b: string): string =>
  `SELECT EXISTS (SELECT * FROM (SELECT * FROM ${a} EXCEPT SELECT * FROM ${b})) OR EXISTS (SELECT * FROM (SELECT * FROM ${b} EXCEPT SELECT * FROM ${a}))`;

/** An index that keeps no texts is compared with one that is made anew: which word is where. */
function sameWords(copy: Store, { tables: [table], fills }: Part): boolean {
  copy.run(
    copy
      .value<string>("SELECT sql FROM sqlite_schema WHERE name = ?", table!)!
      .replace(table!, `${table}_next`),
  );
  for (const { insert, when } of fills) copy.run(`${insert("_next")} WHERE ${when}`);
  for (const each of ["", "_next"])
    copy.run(
      `CREATE VIRTUAL TABLE temp.words_of_${table}${each} USING fts5vocab('main', '${table}${each}', 'instance')`,
    );
  return copy.value<number>(differ(`temp.words_of_${table}`, `temp.words_of_${table}_next`)) === 0;
}

function sameMail(copy: Store): boolean {
  const { tables } = parts.mail;
  for (const table of tables) copy.run(`CREATE TEMP TABLE was_${table} AS SELECT * FROM ${table}`);
  for (const statement of mailRebuild) copy.run(statement);
  return tables.every((table) => copy.value<number>(differ(table, `temp.was_${table}`)) === 0);
}

const agrees: Record<SearchPart, (copy: Store) => boolean> = {
  values: (copy) => sound(copy, "value_search", 0) && sameWords(copy, parts.values),
  talks: (copy) => sound(copy, "interaction_search", 1),
  notes: (copy) => sound(copy, "note_search", 0) && sameWords(copy, parts.notes),
  mail: sameMail,
};

/**
 * The parts of which the contents do not agree. FTS5 checks itself only where it may write, and would hold up every
 * other writer: so it does in a copy beside the workspace, which is taken away again.
 * @returns null where there is no room for the copy
 */
export function different(
  workspace: string,
  told: (done: number, total: number) => void,
): SearchPart[] | null {
  const file = `${workspace}.check`;
  const clear = () => {
    for (const each of ["", "-journal", "-wal", "-shm"]) rmSync(`${file}${each}`, { force: true });
  };
  clear();
  const source = openStore(workspace, { readonly: true });
  try {
    source.raw.prepare("VACUUM INTO ?").run(file);
    told(1, searchParts.length + 1);
    const copy = openStore(file, { untouched: true });
    try {
      for (const pragma of ["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"])
        copy.raw.pragma(pragma);
      return searchParts.filter((name, nth) => {
        const ok = agrees[name](copy);
        told(nth + 2, searchParts.length + 1);
        return !ok;
      });
    } finally {
      copy.close();
    }
  } catch (error) {
    const known = explained(error, workspace);
    if (known instanceof UserError && known.code === "disk-full") return null;
    throw error;
  } finally {
    source.close();
    clear();
  }
}
