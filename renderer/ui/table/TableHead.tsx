// The sticky head: sort by click or Enter, widths and order by mouse or by Shift and Ctrl/Cmd with the arrows.
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Header, ReactTable } from "@tanstack/react-table";
import { VisuallyHidden } from "@mantine/core";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { isMac } from "../../frame/keys.ts";
import { t } from "../../words.ts";
import { nextSort, type Column, type Sort } from "./column.ts";
import classes from "./Table.module.css";
import type { features } from "./useColumns.ts";

type Features = typeof features;

export interface TableHeadProps<Row extends object> {
  table: ReactTable<Features, Row>;
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Puts a column at the place of another. */
  onMove: (id: string, to: string) => void;
  onWidth: (id: string, width: number) => void;
  /** Arrow down from the head goes to the rows. */
  onLeave: () => void;
  /** How many rows are chosen; null where none can be. */
  chosen: "none" | "some" | "all" | null;
  onAll: (() => void) | undefined;
}

const step = 16;

export function TableHead<Row extends object>(props: TableHeadProps<Row>) {
  const { table, columns, sort, onSort, onMove, onWidth, onLeave, chosen, onAll } = props;
  const [current, setCurrent] = useState(0);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const row = useRef<HTMLTableRowElement>(null);
  const hint = useId();
  const headers = table.getHeaderGroups()[0]?.headers ?? [];

  const focus = (at: number): void => {
    const place = Math.max(0, Math.min(columns.length - 1, at));
    setCurrent(place);
    row.current?.querySelector<HTMLElement>(`[data-head="${place}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, column: Column<Row>, at: number): void => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    if (event.altKey) return;
    if (event.key === "Enter" || event.key === " ") onSort(nextSort(column, sort));
    else if (event.key === "ArrowDown") onLeave();
    else if (event.key === "Home") focus(0);
    else if (event.key === "End") focus(columns.length - 1);
    else if (by === 0) return;
    else if (event.shiftKey) onWidth(column.id, (table.getColumn(column.id)?.getSize() ?? 0) + by * step);
    else if (mod) {
      const target = columns[at + by];
      if (at === 0 || !target || at + by === 0) return;
      onMove(column.id, target.id);
      // The moved head keeps the focus at its new place.
      requestAnimationFrame(() => focus(at + by));
    } else focus(at + by);
    event.preventDefault();
    event.stopPropagation();
  };
  const resizer = (header: Header<Features, Row>, column: Column<Row>) => (
    // The keyboard resizes with Shift and the arrows on the head itself; the handle is for the mouse.
    <span
      className={classes.resizer}
      aria-hidden
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onMouseDown={header.getResizeHandler()}
      onTouchStart={header.getResizeHandler()}
      onDoubleClick={() => onWidth(column.id, column.width)}
      onClick={(event) => event.stopPropagation()}
      data-resizing={header.column.getIsResizing() || undefined}
    />
  );

  return (
    <thead className={classes.head}>
      <tr ref={row} className={classes.headRow} aria-rowindex={1}>
        <th scope="col" className={classes.mark} aria-colindex={1}>
          {chosen === null ? (
            <VisuallyHidden>{t("ui.table.place")}</VisuallyHidden>
          ) : (
            <input
              type="checkbox"
              className={classes.checkAll}
              aria-label={t("ui.table.selectAll")}
              tabIndex={-1}
              checked={chosen === "all"}
              ref={(input) => {
                if (input) input.indeterminate = chosen === "some";
              }}
              onChange={onAll}
            />
          )}
          <VisuallyHidden id={hint}>{t("ui.table.headKeys")}</VisuallyHidden>
        </th>
        {columns.map((column, at) => {
          const header = headers.find((one) => one.column.id === column.id);
          const sorted = column.sort !== undefined && sort.by === column.sort;
          return (
            <th
              key={column.id}
              scope="col"
              className={classes.headCell}
              aria-colindex={at + 2}
              aria-sort={sorted ? (sort.desc ? "descending" : "ascending") : column.sort ? "none" : undefined}
              aria-describedby={at === current ? hint : undefined}
              tabIndex={at === current ? 0 : -1}
              data-head={at}
              data-first={at === 0 || undefined}
              data-numeric={column.numeric || undefined}
              data-sortable={column.sort !== undefined || undefined}
              data-over={over === column.id || undefined}
              title={column.label}
              draggable={at > 0}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                setDragged(column.id);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDragOver={(event) => {
                if (dragged === null || at === 0 || dragged === column.id) return;
                event.preventDefault();
                setOver(column.id);
              }}
              onDragLeave={() => setOver((before) => (before === column.id ? null : before))}
              onDrop={() => {
                if (dragged !== null) onMove(dragged, column.id);
              }}
              onClick={() => {
                setCurrent(at);
                onSort(nextSort(column, sort));
              }}
              onKeyDown={(event) => onKeyDown(event, column, at)}
            >
              <span className={classes.headText}>{column.label}</span>
              {sorted &&
                (sort.desc ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
              {header && resizer(header, column)}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
