// What waits, two lines each; one grid that the arrow keys walk, drawn only where it is seen.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import classes from "./Unmatched.module.css";

export interface TrayListProps<T> {
  label: string;
  rows: readonly T[];
  total: number;
  active: number;
  onActive: (index: number) => void;
  /** Called when the end of what is loaded comes into view. */
  onEnd: () => void;
  grid: RefObject<HTMLTableElement | null>;
  /** The table cells of a row. */
  renderCells: (row: T) => ReactNode;
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
const height = 3.25;

export function TrayList<T>({
  label,
  rows,
  total,
  active,
  onActive,
  onEnd,
  grid,
  renderCells,
}: TrayListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [unit] = useState(rem);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height * unit,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length < total && last >= rows.length - 10) onEnd();
  }, [last, rows.length, total, onEnd]);
  useEffect(() => virtual.scrollToIndex(active, { align: "auto" }), [virtual, active]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={grid}
        role="grid"
        tabIndex={0}
        className={classes.grid}
        aria-label={label}
        aria-rowcount={total}
        aria-activedescendant={rows.length > 0 ? `waiting-${active}` : undefined}
      >
        <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const row = rows[index];
            return (
              row && (
                <tr
                  key={key}
                  id={`waiting-${index}`}
                  aria-rowindex={index + 1}
                  aria-selected={index === active}
                  className={classes.row}
                  style={{ height: `${height}rem`, transform: `translateY(${start}px)` }}
                  onMouseDown={() => onActive(index)}
                >
                  {renderCells(row)}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
