// The whole text of a cell that is too narrow for it: for the pointer and for the active cell alike.
import { Portal } from "@mantine/core";
import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import classes from "./Table.module.css";
import { placeOf } from "./useRowClicks.ts";

interface Place {
  text: string;
  left: number;
  top: number;
}

const hoverDelay = 350;
/** After the active row has been scrolled into view. */
const focusDelay = 120;

export interface FullTextProps {
  grid: RefObject<HTMLElement | null>;
  /** The id of the active cell while the table has the focus. */
  active: string | null;
  textAt: (index: number, column: number) => string | null;
}

export function FullText({ grid, active, textAt }: FullTextProps) {
  const [place, setPlace] = useState<Place | null>(null);
  /** Shows the cell's text where it does not fit. */
  const show = useEffectEvent((cell: Element | null | undefined) => {
    const at = cell ? placeOf(cell) : null;
    if (!cell || !at || cell.scrollWidth <= cell.clientWidth) return setPlace(null);
    const text = textAt(at.index, at.column);
    const { left, bottom } = cell.getBoundingClientRect();
    setPlace(text === null ? null : { text, left, top: bottom });
  });
  useEffect(() => {
    const node = grid.current;
    if (!node) return;
    let timer: ReturnType<typeof setTimeout>;
    const hide = (): void => {
      clearTimeout(timer);
      setPlace(null);
    };
    const over = (event: PointerEvent): void => {
      hide();
      const cell = event.target instanceof Element ? event.target.closest("[data-column]") : null;
      if (cell) timer = setTimeout(() => show(cell), hoverDelay);
    };
    const away = ["pointerleave", "pointerdown", "scroll"];
    node.addEventListener("pointerover", over);
    for (const name of away) node.addEventListener(name, hide);
    return () => {
      clearTimeout(timer);
      node.removeEventListener("pointerover", over);
      for (const name of away) node.removeEventListener(name, hide);
    };
  }, [grid]);
  useEffect(() => {
    const timer = setTimeout(
      () => show(active === null ? null : document.getElementById(active)),
      focusDelay,
    );
    return () => clearTimeout(timer);
  }, [active]);
  if (!place) return null;
  return (
    <Portal>
      <div
        role="tooltip"
        className={classes.full}
        style={{ insetInlineStart: place.left, insetBlockStart: place.top }}
      >
        {place.text}
      </div>
    </Portal>
  );
}
