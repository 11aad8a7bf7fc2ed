// How many entries fit into a day, by the height that the weeks share.
import { useEffect, useState, type RefObject } from "react";

/** rem: the head of a day, and a line of an entry with its gap, as the style sheet has them. */
const head = 1.625;
const line = 1.3125;
const fewest = 2;

/** The least height of a week, as a track of the grid. */
export const leastWeek = `${head + fewest * line + 0.125}rem`;

/** Null where days scroll (`weeks` is null). */
export function usePlaces(grid: RefObject<HTMLElement | null>, weeks: number | null): number | null {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const node = grid.current;
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0));
    observer.observe(node);
    return () => observer.disconnect();
  }, [grid]);
  if (weeks === null) return null;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.max(fewest, Math.floor((height / weeks / rem - head) / line));
}
