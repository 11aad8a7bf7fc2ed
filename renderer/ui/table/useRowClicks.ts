// Clicks on the rows of a table, heard once at the table: rows come and go too fast for listeners of their own.
import { useEffect, useEffectEvent, type RefObject } from "react";

export interface RowClick {
  index: number;
  column: number;
  /** On the mark that chooses the row. */
  onMark: boolean;
}

export interface RowClicks {
  onRow: (at: RowClick, event: MouseEvent) => void;
  onTwice: () => void;
}

/** Where in the table an event happened; null outside of the rows. */
export function placeOf(target: EventTarget | null): RowClick | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>("[data-index]");
  if (!row) return null;
  const cell = target.closest<HTMLElement>("[data-column]");
  return {
    index: Number(row.dataset["index"]),
    column: Number(cell?.dataset["column"] ?? 0),
    onMark: target.closest("[data-mark]") !== null,
  };
}

export function useRowClicks(table: RefObject<HTMLElement | null>, { onRow, onTwice }: RowClicks): void {
  const once = useEffectEvent((event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place) onRow(place, event);
  });
  const twice = useEffectEvent((event: MouseEvent) => {
    if (placeOf(event.target)) onTwice();
  });
  useEffect(() => {
    const node = table.current;
    if (!node) return;
    const onClick = (event: MouseEvent): void => once(event);
    const onDouble = (event: MouseEvent): void => twice(event);
    node.addEventListener("click", onClick);
    node.addEventListener("dblclick", onDouble);
    return () => {
      node.removeEventListener("click", onClick);
      node.removeEventListener("dblclick", onDouble);
    };
  }, [table]);
}
