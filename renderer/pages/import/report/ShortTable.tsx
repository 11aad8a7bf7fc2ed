// A table of up to some thousand rows inside a page that scrolls: a window of its own, drawn only where it is seen.
import { ScrollArea } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";
import classes from "./ShortTable.module.css";

export interface ShortColumn<T> {
  name: string;
  /** CSS width; what is left over is shared by those without one. */
  width?: string;
  number?: true;
  render: (row: T) => ReactNode;
}

export interface ShortTableProps<T> {
  /** Id of the heading that names it. */
  labelledBy: string;
  rows: readonly T[];
  columns: readonly ShortColumn<T>[];
  keyOf: (row: T, index: number) => string;
}

const rowHeight = 32;

export function ShortTable<T>({ labelledBy, rows, columns, keyOf }: ShortTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <ScrollArea.Autosize
      mah="21rem"
      className={classes.scroller}
      viewportRef={scroller}
      viewportProps={{ tabIndex: 0 }}
    >
      {/* The room of the rows that are not drawn. */}
      <div style={{ paddingBlock: `${above}px ${below}px` }}>
        <table className={classes.table} aria-labelledby={labelledBy} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {columns.map(({ name, width, number }) => (
                <th key={name} scope="col" style={{ width }} data-number={number}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ index }) => {
              const row = rows[index];
              return (
                row !== undefined && (
                  <tr key={keyOf(row, index)} aria-rowindex={index + 2}>
                    {columns.map(({ name, number, render }) => (
                      <td key={name} data-number={number}>
                        {render(row)}
                      </td>
                    ))}
                  </tr>
                )
              );
            })}
          </tbody>
        </table>
      </div>
    </ScrollArea.Autosize>
  );
}
