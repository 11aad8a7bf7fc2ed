// Which rows are chosen, by id: one by one, a range from the last one chosen, or all that match.
import { useCallback, useMemo, useState } from "react";

export interface Selection {
  ids: ReadonlySet<number>;
  /** Chosen or not; the row becomes the start of the next range. */
  toggle: (id: number, index: number) => void;
  /** All from the start of the range to here. */
  extend: (index: number, idsBetween: (from: number, to: number) => Promise<number[]>) => Promise<void>;
  set: (ids: readonly number[]) => void;
  clear: () => void;
}

const none: ReadonlySet<number> = new Set();

export function useSelection(): Selection {
  const [ids, setIds] = useState(none);
  const [anchor, setAnchor] = useState(0);
  const toggle = useCallback((id: number, index: number) => {
    setAnchor(index);
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const extend = useCallback<Selection["extend"]>(
    async (index, idsBetween) => setIds(new Set(await idsBetween(anchor, index))),
    [anchor],
  );
  const set = useCallback((next: readonly number[]) => setIds(new Set(next)), []);
  const clear = useCallback(() => setIds(none), []);
  return useMemo(() => ({ ids, toggle, extend, set, clear }), [ids, toggle, extend, set, clear]);
}
