// What a table's column is, and how a person has arranged a table.
import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  label: string;
  /** px */
  width: number;
  /** What the cell says in full: shown when the cell is too narrow for it. Null is an empty cell. */
  text: (row: Row) => string | null;
  /** How it looks; by default the text. */
  render?: (row: Row) => ReactNode;
  /** The name the store sorts it by; without it it cannot be sorted. */
  sort?: string;
  /** Sorts from the largest or newest first. */
  descFirst?: boolean;
  numeric?: boolean;
  /** Not there until chosen. */
  hidden?: boolean;
}

export interface Sort {
  by: string;
  desc?: boolean;
}

/** The arrangement of a table: part of a saved view; a type, so that it can be stored as a plain record. */
export type TableLook = {
  /** Ids of the columns shown, in order. The first one always is the record's name. */
  columns: string[];
  /** px by column id, where it differs from the column's own. */
  widths: Record<string, number>;
  sort: Sort;
};

export const minWidth = 56;
export const maxWidth = 640;
export const clampWidth = (width: number): number =>
  Math.round(Math.max(minWidth, Math.min(maxWidth, width)));

export const defaultLook = <Row>(columns: readonly Column<Row>[], sort: Sort): TableLook => ({
  columns: columns.filter(({ hidden }) => !hidden).map(({ id }) => id),
  widths: {},
  sort,
});

/** The columns shown, in order; ids that no longer exist (an own field in the trash) are left out. */
export function shownColumns<Row>(columns: readonly Column<Row>[], look: TableLook): Column<Row>[] {
  const [name] = columns;
  const others = look.columns.flatMap((id) =>
    columns.filter((column) => column.id === id && column !== name),
  );
  return name ? [name, ...others] : others;
}

/** The next sort when a column's head is chosen: its own direction first, then the other. */
export function nextSort<Row>(column: Column<Row>, sort: Sort): Sort {
  if (column.sort === undefined) return sort;
  const first = column.descFirst ?? false;
  return { by: column.sort, desc: sort.by === column.sort ? !sort.desc : first };
}
