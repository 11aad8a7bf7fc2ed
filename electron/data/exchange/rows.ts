// Records as a shared file holds them, read in blocks: shared columns, uids instead of local ids, set rows.
import { sharedColumns, type SharedName } from "../../domain/sharing/columns.ts";
import type { Value } from "../../domain/sharing/values.ts";
import { neededOf, referencesOf, setTables, type SetOwner } from "../headings.ts";
import { itemsByOwner, type SetItem } from "../sets.ts";
import type { Reader } from "../store.ts";
import { sorted, type Scope } from "./scope.ts";

export interface SharedRow {
  id: number;
  uid: string;
  createdAt: number | null;
  /** In the order of `sharedColumns`. */
  values: Value[];
  /** Of each reference the local id behind it, in the same order; null for other columns. */
  ids: (number | null)[];
  sets: SetItem[];
}

/** Tables whose records have no day of their making. */
export const bornless: ReadonlySet<string> = new Set(["own_field", "attachment", "participant"]);
export const hasSets = (table: SharedName): table is SetOwner => table in setTables;

/** Whether the values of one record, as the file has them, could stand in its table. */
export function couldBe(table: SharedName, values: ReadonlyMap<string, Value>): boolean {
  const none = (column: string) => values.get(column) === null;
  if (neededOf(table).some(({ column }) => none(column))) return false;
  if (table === "participant") return !(none("partnerId") && none("contactId"));
  return table !== "exchange_rate" || values.get("base") !== values.get("quote");
}

/** Only of talks that were sorted. */
function travels(table: SharedName): string {
  if (table === "interaction") return sorted("t");
  if (table === "attachment" || table === "participant")
    return `EXISTS (SELECT 1 FROM interaction i WHERE i.id = t.interactionId AND ${sorted("i")})`;
  return "true";
}

const select = (table: SharedName, where: string, from = `${table} t`): string => {
  const references = referencesOf(table);
  const columns = sharedColumns(table);
  const values = columns.map((column) =>
    references[column]
      ? `(SELECT uid FROM ${references[column]} r WHERE r.id = t."${column}")`
      : `t."${column}"`,
  );
  const ids = columns.filter((column) => references[column]).map((column) => `t."${column}"`);
  return `SELECT ${["t.id", "t.uid", bornless.has(table) ? "NULL" : "t.createdAt", ...values, ...ids].join(", ")} FROM ${from} WHERE ${where}`;
};

function shaped(db: Reader, table: SharedName, rows: Value[][]): SharedRow[] {
  const columns = sharedColumns(table);
  const references = referencesOf(table);
  const sets = hasSets(table)
    ? itemsByOwner(
        db,
        table,
        rows.map((row) => row[0] as number),
      )
    : null;
  return rows.map((row) => {
    let at = 3 + columns.length;
    const id = row[0] as number;
    return {
      id,
      uid: row[1] as string,
      createdAt: row[2] as number | null,
      values: row.slice(3, 3 + columns.length),
      ids: columns.map((column) => (references[column] ? (row[at++] as number | null) : null)),
      sets: sets?.get(id) ?? [],
    };
  });
}

const BLOCK = 1000;

/** All rows of a table that may travel, in blocks in the order of their ids. */
export function* rowsOf(db: Reader, table: SharedName, scope: Scope): Generator<SharedRow[]> {
  const chosen = scope?.get(table);
  if (chosen) {
    const all = [...chosen].toSorted((a, b) => a - b);
    for (let at = 0; at < all.length; at += BLOCK) {
      const rows = db.arrays<Value[]>(
        select(table, travels(table), `json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`),
        JSON.stringify(all.slice(at, at + BLOCK)),
      );
      yield shaped(db, table, rows);
    }
    return;
  }
  for (let after = 0; ;) {
    const text = select(table, `t.id > ? AND ${travels(table)} ORDER BY t.id LIMIT ${BLOCK}`);
    const rows = db.arrays<Value[]>(text, after);
    if (rows.length === 0) return;
    yield shaped(db, table, rows);
    after = rows.at(-1)![0] as number;
  }
}

/** The rows with these uids, those of unsorted talks among them. */
export const rowsByUid = (db: Reader, table: SharedName, uids: readonly string[]): Map<string, SharedRow> => {
  // The list leads (data/exchange/known.ts).
  const text = select(table, "true", `json_each(?) j CROSS JOIN ${table} t ON t.uid = j.value`);
  const rows = shaped(db, table, db.arrays<Value[]>(text, JSON.stringify(uids)));
  return new Map(rows.map((row) => [row.uid, row]));
};
