// The place in a list of what waits, and what is being chosen for it.
import { useRef, useState, type RefObject } from "react";

export interface Tray<Row, Choice> {
  active: number;
  row: Row | undefined;
  choice: Choice | null;
  /** Choosing something, or nothing again: then the focus goes back to the list. */
  choose: (choice: Choice | null) => void;
  /** What a key or a click does that goes to a row. */
  walk: (index: number) => () => void;
  /** What is settled leaves the list, and the next one stands in its place. */
  done: () => void;
  grid: RefObject<HTMLTableElement | null>;
}

export function useTray<Row, Choice>(rows: readonly Row[]): Tray<Row, Choice> {
  const [wanted, setActive] = useState(0);
  const [choice, setChoice] = useState<Choice | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const inside = (index: number): number => Math.max(0, Math.min(index, rows.length - 1));
  const active = inside(wanted);
  const choose = (next: Choice | null): void => {
    setChoice(next);
    if (next === null) grid.current?.focus({ preventScroll: true });
  };
  return {
    active,
    row: rows[active],
    choice,
    choose,
    walk: (index) => () => {
      setActive(inside(index));
      setChoice(null);
    },
    done: () => choose(null),
    grid,
  };
}
