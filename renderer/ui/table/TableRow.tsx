// One row. It is drawn again only when its own data, state or place changes: scrolling stays cheap.
import { memo } from "react";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";
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
  /** Null where rows are not chosen. */
  chosen: boolean | null;
  opened: boolean;
}

export const cellId = (grid: string, index: number, column: number): string => `${grid}-${index}-${column}`;

function Content<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  return column.render ? column.render(row) : column.text(row);
}

function Bare<Row extends { importing?: boolean }>(props: TableRowProps<Row>) {
  const { grid, row, index, top, columns, activeColumn, chosen, opened } = props;
  return (
    <tr
      className={classes.row}
      style={{ insetBlockStart: top }}
      aria-rowindex={index + 2}
      aria-selected={chosen ?? undefined}
      aria-busy={row === undefined || undefined}
      data-index={index}
      data-active={activeColumn >= 0 || undefined}
      data-opened={opened || undefined}
      data-importing={row?.importing || undefined}
    >
      {/* The row itself says whether it is chosen; X and Ctrl-click choose it. */}
      {chosen === null ? (
        <td className={classes.mark} aria-colindex={1}>
          <span className={classes.rank}>{showNumber(index + 1)}</span>
        </td>
      ) : (
        <td className={classes.mark} aria-colindex={1} aria-label={t("ui.table.mark")} data-mark>
          <span className={classes.box} aria-hidden />
        </td>
      )}
      {columns.map((column, at) => {
        const isActive = activeColumn === at;
        const cell = {
          id: isActive ? cellId(grid, index, at) : undefined,
          className: classes.cell,
          dir: column.numeric ? undefined : "auto",
          "aria-colindex": at + 2,
          "data-column": at,
          "data-numeric": column.numeric || undefined,
          "data-active": isActive || undefined,
        };
        const content =
          row === undefined ? <span className={classes.blank} /> : <Content column={column} row={row} />;
        return at === 0 ? (
          <th key={column.id} scope="row" {...cell} data-first>
            {content}
          </th>
        ) : (
          <td key={column.id} {...cell}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

export const TableRow = memo(Bare) as typeof Bare;
