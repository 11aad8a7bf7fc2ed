// Which cell the keyboard is at, and how it follows the record that is open: the two always point at the same row.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Rows } from "./useRows.ts";

export interface ActiveCell {
  index: number;
  column: number;
}

export interface ActiveCellInput<Row> {
  rows: Rows<Row>;
  /** How many columns are shown. */
  columns: number;
  opened: number | null;
  /** Where a record stands in the list, for one that is not loaded. */
  locate: (id: number) => Promise<number | null>;
  /** Shows the record of the row walked to, while one is open. */
  onFollow: (row: Row) => void;
  scrollTo: (index: number) => void;
}

export interface Active<Row> extends ActiveCell {
  row: Row | undefined;
  /** Goes to a row, and to a column of it where one is given; both stay within the table. */
  go: (index: number, column?: number) => void;
  /** The same for a click: what it opens is decided by the click. */
  point: (cell: ActiveCell) => void;
}

export function useActiveCell<Row extends { id: number }>(input: ActiveCellInput<Row>): Active<Row> {
  const { rows, columns, opened, locate, onFollow, scrollTo } = input;
  const [cell, setCell] = useState<ActiveCell>({ index: 0, column: 0 });
  const walked = useRef(false);
  const row = rows.at(cell.index);
  const total = rows.total ?? 0;

  const go = (index: number, column = cell.column): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    walked.current = true;
    setCell({ index: next, column: Math.max(0, Math.min(columns - 1, column)) });
    scrollTo(next);
  };

  // Walking with a record open shows the next one, as soon as its row is there.
  const follow = useEffectEvent((current: Row) => {
    if (!walked.current) return;
    walked.current = false;
    if (opened !== null && opened !== current.id) onFollow(current);
  });
  useEffect(() => {
    if (row) follow(row);
  }, [row]);

  // A record opened from elsewhere (search, Back) or moved by another order is found in the list.
  const find = useEffectEvent(async (id: number): Promise<number | null> => {
    if (rows.at(cell.index)?.id === id) return null;
    return rows.indexOf(id) ?? (await locate(id).catch(() => null));
  });
  const show = useEffectEvent((index: number) => {
    setCell((before) => ({ ...before, index }));
    scrollTo(index);
  });
  const isThere = rows.total !== null;
  useEffect(() => {
    if (opened === null || !isThere) return;
    let current = true;
    const point = async (id: number): Promise<void> => {
      const index = await find(id);
      if (current && index !== null) show(index);
    };
    void point(opened);
    return () => {
      current = false;
    };
  }, [opened, isThere]);

  return { ...cell, row, go, point: setCell };
}
