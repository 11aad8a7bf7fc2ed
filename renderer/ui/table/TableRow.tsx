// One row. It is drawn again only when its own data, state or place changes: scrolling stays cheap.
import { memo } from "react";
import type { Column } from "./column.ts";
import classes from "./Table.module.css";

export interface TableRowProps<Row> {
  grid: string;
  row: Row | undefined;
  index: number;
  top: number;
  columns: readonly Column<Row>[];
  /** The active column's place, -1 when another row is active. */
  activeColumn: number;
  chosen: boolean;
  opened: boolean;
}

export const cellId = (grid: string, index: number, column: number): string => `${grid}-${index}-${column}`;

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.render) return column.render(row);
  return column.text(row);
}

function Bare<Row extends { importing?: boolean }>(props: TableRowProps<Row>) {
  const { grid, row, index, top, columns, activeColumn, chosen, opened } = props;
  return (
    <div
      role="row"
      className={classes.row}
      style={{ insetBlockStart: top }}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      aria-busy={row === undefined || undefined}
      data-index={index}
      data-active={activeColumn >= 0 || undefined}
      data-opened={opened || undefined}
      data-importing={row?.importing || undefined}
    >
      <div className={classes.check} role="gridcell" aria-colindex={1} data-check>
        <span className={classes.box} aria-hidden />
      </div>
      {columns.map((column, at) => (
        <div
          key={column.id}
          id={activeColumn === at ? cellId(grid, index, at) : undefined}
          role={at === 0 ? "rowheader" : "gridcell"}
          aria-colindex={at + 2}
          className={classes.cell}
          data-column={at}
          data-first={at === 0 || undefined}
          dir={column.numeric ? undefined : "auto"}
          data-numeric={column.numeric || undefined}
          data-active={activeColumn === at || undefined}
        >
          {row === undefined ? <span className={classes.blank} /> : <Cell column={column} row={row} />}
        </div>
      ))}
    </div>
  );
}

export const TableRow = memo(Bare) as typeof Bare;
