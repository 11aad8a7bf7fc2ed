// The columns as a table model: order, visibility, widths and their dragging, kept in the look of the table.
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
  type ReactTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import { maxWidth, minWidth, shownColumns, type Column, type TableLook } from "./column.ts";

export const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

// Rows come from the store page by page, so the model is given none.
const noRows: never[] = [];

export interface TableColumns<Row extends object> {
  table: ReactTable<typeof features, Row>;
  shown: Column<Row>[];
  /** CSS grid tracks of a row: the mark, the columns, and what is left. */
  tracks: string;
}

export function useColumns<Row extends object>(
  columns: readonly Column<Row>[],
  look: TableLook,
  onLook: (change: (look: TableLook) => TableLook) => void,
): TableColumns<Row> {
  const shown = useMemo(() => shownColumns(columns, look), [columns, look]);
  const definitions = useMemo(
    () =>
      columns.map(({ id, label, width }) => ({
        id,
        header: label,
        size: width,
        minSize: minWidth,
        maxSize: maxWidth,
      })),
    [columns],
  );
  const table = useTable<typeof features, Row>({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: "onChange",
    state: {
      columnOrder: shown.map(({ id }) => id),
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, shown.includes(column)])),
      columnSizing: look.widths,
    },
    onColumnSizingChange: (update) =>
      onLook((before) => ({
        ...before,
        widths: typeof update === "function" ? update(before.widths) : update,
      })),
  });
  const widths = shown.map(({ id, width }) => table.getColumn(id)?.getSize() ?? width);
  // Words in the last column take what is left, until somebody gives it a width; behind numbers it stays empty.
  const last = shown.at(-1);
  const grows = last !== undefined && !last.numeric && look.widths[last.id] === undefined;
  const sizes = widths.map((width, at) =>
    grows && at === widths.length - 1 ? `minmax(${width / 16}rem, 1fr)` : `${width / 16}rem`,
  );
  const tracks = ["2.25rem", ...sizes, ...(grows ? [] : ["minmax(0, 1fr)"])].join(" ");
  return { table, shown, tracks };
}
