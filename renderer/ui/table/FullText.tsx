// The whole text of a cell that is too narrow for it: for the pointer and for the active cell alike.
import { Portal } from "@mantine/core";
import { useEffect, useState, type RefObject } from "react";
import classes from "./Table.module.css";

interface Place {
  text: string;
  left: number;
  top: number;
}

const hoverDelay = 350;

/** The cell's text where it does not fit, else null. */
function overflowing(cell: Element | null, textOf: (cell: HTMLElement) => string | null): Place | null {
  if (!(cell instanceof HTMLElement) || cell.scrollWidth <= cell.clientWidth) return null;
  const text = textOf(cell);
  const { left, bottom } = cell.getBoundingClientRect();
  return text === null ? null : { text, left, top: bottom };
}

export interface FullTextProps {
  grid: RefObject<HTMLElement | null>;
  /** The id of the active cell while the table has the focus. */
  active: string | null;
  textOf: (cell: HTMLElement) => string | null;
}

export function FullText({ grid, active, textOf }: FullTextProps) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const node = grid.current;
    if (!node) return;
    let timer: ReturnType<typeof setTimeout>;
    const over = (event: PointerEvent): void => {
      clearTimeout(timer);
      setPlace(null);
      const cell = event.target instanceof Element ? event.target.closest("[data-column]") : null;
      timer = setTimeout(() => setPlace(overflowing(cell, textOf)), hoverDelay);
    };
    const leave = (): void => {
      clearTimeout(timer);
      setPlace(null);
    };
    node.addEventListener("pointerover", over);
    node.addEventListener("pointerleave", leave);
    node.addEventListener("pointerdown", leave);
    node.addEventListener("scroll", leave);
    return () => {
      leave();
      node.removeEventListener("pointerover", over);
      node.removeEventListener("pointerleave", leave);
      node.removeEventListener("pointerdown", leave);
      node.removeEventListener("scroll", leave);
    };
  }, [grid, textOf]);
  useEffect(() => {
    // After the row has been scrolled into view.
    const timer = setTimeout(
      () => setPlace(active === null ? null : overflowing(document.getElementById(active), textOf)),
      120,
    );
    return () => clearTimeout(timer);
  }, [active, textOf]);
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
