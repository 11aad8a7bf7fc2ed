// The rows of a table block by block, in the order of its key.
import type { Bind, Reader } from "../../store.ts";
import type { Value } from "./cells.ts";
import type { Column, Table } from "./column.ts";

/** Rows that are read together: a message with its HTML is long, so few. */
const BLOCK = 400;

/** @param columns those of the table that are wanted */
export function* blocksOf(db: Reader, table: Table, columns: readonly Column[]): Generator<Value[][]> {
  const keys = table.key.map((each) => `t."${each}"`);
  const after = `(${keys.join(", ")}) > (${keys.map(() => "?").join(", ")})`;
  const text = (where: readonly string[]) =>
    `SELECT ${[...keys, ...columns.map(({ sql }) => sql)].join(", ")} FROM ${table.of} t ${table.joins.join(" ")}
     ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""} ORDER BY ${keys.join(", ")} LIMIT ${BLOCK}`;
  const [first, next] = [text(table.where), text([after, ...table.where])];
  for (let last: Bind[] | null = null; ;) {
    const rows: Value[][] = last === null ? db.arrays<Value[]>(first) : db.arrays<Value[]>(next, ...last);
    if (rows.length === 0) return;
    last = rows.at(-1)!.slice(0, keys.length);
    yield rows.map((row) => row.slice(keys.length));
    if (rows.length < BLOCK) return;
  }
}

/** Which of these columns holds the currency of each: its place, or -1. */
export const currenciesOf = (columns: readonly Column[]): number[] =>
  columns.map(({ currency }) =>
    currency === undefined ? -1 : columns.findIndex(({ name }) => name === currency),
  );
