// The table of every list: virtual rows over pages from the store, one grid for mouse, keyboard and screen readers.
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from "react";
import type { Density } from "../../frame/preferences.ts";
import { isMac } from "../../frame/keys.ts";
import { ErrorNote } from "../ErrorNote.tsx";
import { useSlow } from "../Waiting.tsx";
import type { Column, TableLook } from "./column.ts";
import { FullText } from "./FullText.tsx";
import classes from "./Table.module.css";
import { clampWidth, TableHead } from "./TableHead.tsx";
import { cellId, TableRow } from "./TableRow.tsx";
import { useColumns } from "./useColumns.ts";
import { useGridKeys } from "./useGridKeys.ts";
import type { Rows } from "./useRows.ts";
import type { Selection } from "./useSelection.ts";

/** How a record is opened: in the panel with the focus, only looked at, followed while walking, full, or to edit. */
export type Opening = "open" | "peek" | "follow" | "full" | "edit";

export interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  look: TableLook;
  onLook: (change: (look: TableLook) => TableLook) => void;
  rows: Rows<Row>;
  selection: Selection;
  density: Density;
  /** The record shown in the panel. */
  opened: number | null;
  /** Where a record stands in the list. */
  locate: (id: number) => Promise<number | null>;
  onOpen: (row: Row, how: Opening, column: string) => void;
  onClose: () => void;
  onTrash: (ids: number[]) => void;
  /** Chooses all that match, or none. */
  onAll: () => void;
  onFilter: () => void;
  empty: ReactNode;
}

const heights = { dense: 2, normal: 2.5 } as const;
const overscan = 6;
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export function DataTable<Row extends { id: number; importing?: boolean }>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    look,
    onLook,
    rows,
    selection,
    density,
    opened,
    onOpen,
    onClose,
    onTrash,
    onAll,
    onFilter,
  } = props;
  const { locate, empty } = props;
  const grid = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ index: 0, column: 0 });
  const [focused, setFocused] = useState(false);
  const walked = useRef(false);
  const total = rows.total ?? 0;
  const { table, shown, tracks } = useColumns(columns, look, onLook);
  const [height] = useState(() => ({ dense: heights.dense * rem(), normal: heights.normal * rem() }));
  const rowHeight = height[density];
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
  const wide = useWide(scroller, tracks);

  const activeRow = rows.at(active.index);
  const go = useCallback(
    (index: number, column?: number): void => {
      const next = Math.max(0, Math.min(total - 1, index));
      walked.current = true;
      setActive((before) => ({
        index: next,
        column: Math.max(0, Math.min(shown.length - 1, column ?? before.column)),
      }));
      virtual.scrollToIndex(next, { align: "auto" });
    },
    [total, shown.length, virtual],
  );

  // Walking with a record open shows the next one, as soon as its row is there.
  useEffect(() => {
    if (!walked.current || !activeRow) return;
    walked.current = false;
    if (opened !== null && opened !== activeRow.id) onOpen(activeRow, "follow", "");
  }, [activeRow, opened, onOpen]);

  // A record opened from elsewhere (search, Back), or moved by another order, is found in the list.
  useEffect(() => {
    if (opened === null || rows.total === null || rows.at(active.index)?.id === opened) return;
    let current = true;
    void (async () => {
      const index = rows.indexOf(opened) ?? (await locate(opened).catch(() => null));
      if (!current || index === null) return;
      setActive((before) => ({ ...before, index }));
      virtual.scrollToIndex(index, { align: "auto" });
    })();
    return () => {
      current = false;
    };
    // Only another record or another order asks for it, not each page that arrives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened, locate, rows.total === null]);

  // The active cell stays in view when the columns are wider than the window.
  useEffect(() => {
    if (focused)
      document
        .getElementById(cellId(grid, active.index, active.column))
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [grid, active, focused]);

  const open = (how: Exclude<Opening, "follow">): void => {
    if (!activeRow) return;
    if (how === "peek" && opened === activeRow.id) onClose();
    else onOpen(activeRow, how, shown[active.column]?.id ?? "");
  };
  useGridKeys({
    total,
    columns: shown.length,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    active,
    go,
    open,
    choose: () => {
      if (activeRow) selection.toggle(activeRow.id, active.index);
    },
    extendTo: (index) => {
      const next = Math.max(0, Math.min(total - 1, index));
      if (selection.ids.size === 0 && activeRow) selection.toggle(activeRow.id, active.index);
      void selection.extend(next, rows.idsBetween);
      go(next);
    },
    all: onAll,
    trash: () => {
      if (selection.ids.size > 0) onTrash([...selection.ids]);
      else if (activeRow) onTrash([activeRow.id]);
    },
    leave: () => {
      if (opened !== null) onClose();
      else if (selection.ids.size > 0) selection.clear();
      else return false;
      return true;
    },
    filter: onFilter,
  });

  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const line = target?.closest<HTMLElement>("[data-index]");
    if (!line) return;
    const index = Number(line.dataset["index"]);
    const row = rows.at(index);
    if (!row) return;
    const column = Number(target?.closest<HTMLElement>("[data-column]")?.dataset["column"] ?? 0);
    setActive({ index, column });
    scroller.current?.focus({ preventScroll: true });
    if (event.shiftKey) void selection.extend(index, rows.idsBetween);
    else if ((isMac ? event.metaKey : event.ctrlKey) || target?.closest("[data-check]"))
      selection.toggle(row.id, index);
    else onOpen(row, "peek", shown[column]?.id ?? "");
  };
  const { at } = rows;
  const textOf = (cell: HTMLElement): string | null => {
    const row = at(Number(cell.closest<HTMLElement>("[data-index]")?.dataset["index"]));
    const column = shown[Number(cell.dataset["column"])];
    return row && column ? column.text(row) : null;
  };
  const latest = useRef(textOf);
  useEffect(() => {
    latest.current = textOf;
  });
  const stableTextOf = useCallback((cell: HTMLElement) => latest.current(cell), []);

  const waiting = useSlow(rows.stale || (rows.total === null && !rows.error));
  const activeCell = cellId(grid, active.index, active.column);
  const inDom = active.index >= first && active.index <= last && total > 0;
  const move = (id: string, to: string): void =>
    onLook((before) => {
      const order = shown.map((column) => column.id);
      const from = order.indexOf(id);
      const place = order.indexOf(to);
      if (from < 1 || place < 1) return before;
      order.splice(place, 0, ...order.splice(from, 1));
      return { ...before, columns: order };
    });

  if (rows.error && rows.total === null) return <ErrorNote error={rows.error} retry={rows.retry} />;
  return (
    <div className={classes.frame} data-density={density}>
      {/* The grid takes the focus; rows are pointed at, because they come and go while scrolling. */}
      <div
        ref={scroller}
        id={grid}
        role="grid"
        className={classes.grid}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable
        aria-activedescendant={inDom ? activeCell : undefined}
        aria-busy={waiting}
        tabIndex={0}
        style={{ "--tracks": tracks, "--row": `${rowHeight}px` } as CSSProperties}
        onClick={onClick}
        onDoubleClick={() => open("full")}
        onFocus={(event) => setFocused(event.target === event.currentTarget)}
        onBlur={() => setFocused(false)}
        data-focused={focused || undefined}
        data-waiting={waiting || undefined}
        data-wide={wide || undefined}
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
          onLeave={() => scroller.current?.focus()}
          all={selection.ids.size === 0 ? "none" : selection.ids.size >= total ? "all" : "some"}
          onAll={onAll}
        />
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
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
                chosen={row !== undefined && selection.ids.has(row.id)}
                opened={row !== undefined && row.id === opened}
              />
            );
          })}
        </div>
      </div>
      {rows.total === 0 && <div className={classes.empty}>{empty}</div>}
      <FullText grid={scroller} active={focused && inDom ? activeCell : null} textOf={stableTextOf} />
    </div>
  );
}

/** Whether the columns need more room than there is. */
function useWide(scroller: RefObject<HTMLElement | null>, tracks: string): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const node = scroller.current;
    if (!node) return;
    const look = (): void => setWide(node.scrollWidth > node.clientWidth);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(node);
    return () => observer.disconnect();
  }, [scroller, tracks]);
  return wide;
}
