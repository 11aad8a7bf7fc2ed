// Where a virtual list begins inside what scrolls, when something that grows and shrinks stands above it.
import { useLayoutEffect, useState, type RefObject } from "react";

/** Pixels from the top of what the scroller holds to the list. */
export function useListStart(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): number {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const outer = scroller.current;
    if (!outer) return undefined;
    const measure = (): void => {
      if (list.current)
        setAbove(
          list.current.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop,
        );
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of outer.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller, list]);
  return above;
}
