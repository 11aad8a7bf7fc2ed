// The table of every list: virtual rows over pages from the store, one grid for mouse, keyboard and screen readers.
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from "react";
import { isMac } from "../../frame/keys.ts";
import type { Density } from "../../frame/preferences.ts";
import { ErrorNote } from "../ErrorNote.tsx";
import { useSlow } from "../Waiting.tsx";
import { clampWidth, type Column, type TableLook } from "./column.ts";
import { FullText } from "./FullText.tsx";
import classes from "./Table.module.css";
import { TableHead } from "./TableHead.tsx";
import { cellId, TableRow } from "./TableRow.tsx";
import { useActiveCell } from "./useActiveCell.ts";
import { useColumns } from "./useColumns.ts";
import { useGridKeys } from "./useGridKeys.ts";
import { useRowClicks } from "./useRowClicks.ts";
import type { Rows } from "./useRows.ts";
import type { Selection } from "./useSelection.ts";
import { useWide } from "./useWide.ts";

/** How a record is opened: in the panel with the focus, only looked at, followed while walking, full, or to edit. */
export type Opening = "open" | "peek" | "follow" | "full" | "edit";

export interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  look: TableLook;
  onLook: (change: (look: TableLook) => TableLook) => void;
  rows: Rows<Row>;
  /** Null where rows are not chosen: then each has its place in the list instead of a mark. */
  selection: Selection | null;
  density: Density;
  /** The record shown in the panel. */
  opened: number | null;
  /** Where a record stands in the list. */
  locate: (id: number) => Promise<number | null>;
  onOpen: (row: Row, how: Opening, column: string) => void;
  onClose: () => void;
  onTrash?: (ids: number[]) => void;
  /** Chooses all that match, or none. */
  onAll?: () => void;
  onFilter: () => void;
  empty: ReactNode;
  /** Kept at the row that the keyboard is at, for keys of the page itself. */
  current?: RefObject<Row | null>;
}

const heights = { dense: 2, normal: 2.5 } as const;
const overscan = 4;
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export function DataTable<Row extends { id: number; importing?: boolean }>(props: DataTableProps<Row>) {
  const { label, columns, look, onLook, rows, selection, density, opened } = props;
  const { locate, onOpen, onClose, onTrash, onAll, onFilter, empty, current } = props;
  const grid = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const node = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState(false);
  const [unit] = useState(rem);
  const rowHeight = heights[density] * unit;
  const total = rows.total ?? 0;
  const { table, shown, tracks } = useColumns(columns, look, onLook);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollPaddingEnd: rowHeight,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { see } = rows;
  useEffect(() => see(first, last), [see, first, last]);
  // A row that leaves the window lends its place in the page to one that comes in: changing texts is cheaper than new cells.
  const pool = Math.ceil(items.length / 8) * 8 || 1;
  const wide = useWide(scroller, node);

  const active = useActiveCell({
    rows,
    columns: shown.length,
    opened,
    locate,
    onFollow: (row) => onOpen(row, "follow", ""),
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
  });
  const activeRow = active.row ?? null;
  useEffect(() => {
    if (current) current.current = activeRow;
  }, [current, activeRow]);
  const open = (how: Exclude<Opening, "follow">): void => {
    if (!active.row) return;
    if (how === "peek" && opened === active.row.id) onClose();
    else onOpen(active.row, how, shown[active.column]?.id ?? "");
  };
  const choose = (): void => {
    if (active.row) selection?.toggle(active.row.id, active.index);
  };
  useGridKeys({
    total,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    active,
    open,
    selecting: selection && {
      choose,
      extendTo: (index) => {
        const next = Math.max(0, Math.min(total - 1, index));
        if (selection.ids.size === 0) choose();
        void selection.extend(next, rows.idsBetween);
        active.go(next);
      },
      all: () => onAll?.(),
      trash: () => {
        if (selection.ids.size > 0) onTrash?.([...selection.ids]);
        else if (active.row) onTrash?.([active.row.id]);
      },
    },
    leave: () => {
      if (opened !== null) onClose();
      else if (selection && selection.ids.size > 0) selection.clear();
      else return false;
      return true;
    },
    filter: onFilter,
  });
  useRowClicks(node, {
    onRow: ({ index, column, onMark }, event) => {
      const row = rows.at(index);
      if (!row) return;
      active.point({ index, column });
      node.current?.focus({ preventScroll: true });
      if (selection && event.shiftKey) void selection.extend(index, rows.idsBetween);
      else if (selection && (onMark || (isMac ? event.metaKey : event.ctrlKey)))
        selection.toggle(row.id, index);
      else onOpen(row, "peek", shown[column]?.id ?? "");
    },
    onTwice: () => open("full"),
  });

  const activeCell = cellId(grid, active.index, active.column);
  const inPage = active.index >= first && active.index <= last && total > 0;
  // The active cell stays in view when the columns are wider than the window.
  useEffect(() => {
    if (focused) document.getElementById(activeCell)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [activeCell, focused]);
  const waiting = useSlow(rows.stale || (rows.total === null && !rows.error));
  const { at } = rows;
  const textAt = useCallback(
    (index: number, column: number): string | null => {
      const row = at(index);
      return (row && shown[column]?.text(row)) ?? null;
    },
    [at, shown],
  );
  const move = (id: string, to: string): void =>
    onLook((before) => {
      const order = shown.map((column) => column.id);
      const [from, place] = [order.indexOf(id), order.indexOf(to)];
      if (from < 1 || place < 1) return before;
      order.splice(place, 0, ...order.splice(from, 1));
      return { ...before, columns: order };
    });

  if (rows.error && rows.total === null) return <ErrorNote error={rows.error} retry={rows.retry} />;
  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ "--tracks": tracks, "--row": `${rowHeight}px` } as CSSProperties}
        data-focused={focused || undefined}
        data-waiting={waiting || undefined}
        data-wide={wide || undefined}
        data-empty={rows.total === 0 || undefined}
      >
        {/* The grid takes the focus; cells are pointed at, because they come and go while scrolling. */}
        <table
          ref={node}
          id={grid}
          role="grid"
          className={classes.grid}
          aria-label={label}
          aria-rowcount={total + 1}
          aria-colcount={shown.length + 1}
          aria-multiselectable={selection ? true : undefined}
          aria-activedescendant={inPage ? activeCell : undefined}
          aria-busy={waiting}
          tabIndex={0}
          onFocus={(event) => setFocused(event.target === event.currentTarget)}
          onBlur={() => setFocused(false)}
        >
          <TableHead
            table={table}
            columns={shown}
            sort={look.sort}
            onSort={(sort) => onLook((before) => ({ ...before, sort }))}
            onMove={move}
            onWidth={(id, width) =>
              onLook((before) => ({ ...before, widths: { ...before.widths, [id]: clampWidth(width) } }))
            }
            onLeave={() => node.current?.focus()}
            chosen={
              selection && (selection.ids.size === 0 ? "none" : selection.ids.size >= total ? "all" : "some")
            }
            onAll={onAll}
          />
          <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows.at(index);
              return (
                <TableRow
                  key={index % pool}
                  grid={grid}
                  row={row}
                  index={index}
                  top={start}
                  columns={shown}
                  activeColumn={index === active.index ? active.column : -1}
                  chosen={selection && row !== undefined && selection.ids.has(row.id)}
                  opened={row !== undefined && row.id === opened}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {rows.total === 0 && <div className={classes.empty}>{empty}</div>}
      <FullText grid={scroller} active={focused && inPage ? activeCell : null} textAt={textAt} />
    </div>
  );
}
