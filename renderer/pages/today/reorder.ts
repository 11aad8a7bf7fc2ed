// A place between two tasks, as the number that puts a task there; and the arrows of a drag.
import type { KeyboardCoordinateGetter } from "@dnd-kit/core";
import type { TaskRow } from "./taskWords.ts";

type Ordered = Pick<TaskRow, "id" | "order">;

/** How far from the last neighbour a task is put at either end of the list. */
const STEP = 1;

/** The list with one task at another place. */
export function moved<T extends Ordered>(rows: readonly T[], id: number, to: number): T[] {
  const task = rows.find((row) => row.id === id);
  if (!task) return [...rows];
  const rest = rows.filter((row) => row.id !== id);
  return [...rest.slice(0, to), task, ...rest.slice(to)];
}

/**
 * What a task is ordered by at a place of the list without it.
 * Beneath a pinned task it stays near the one below: half-way to a pin would put it above all that comes.
 */
export function orderAt(rows: readonly Ordered[], id: number, to: number): number {
  const rest = rows.filter((row) => row.id !== id);
  const above = rest[to - 1]?.order;
  const below = rest[to]?.order;
  if (above === undefined) return (below ?? 0) + STEP;
  if (below === undefined) return above - STEP;
  return Math.min((above + below) / 2, below + STEP);
}

/** Up and down by one task. */
export const rowByArrow: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const by = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
  if (by === 0) return undefined;
  event.preventDefault();
  const rows = [...context.droppableRects]
    .map(([id, rect]) => ({ id, top: rect.top, height: rect.height }))
    .toSorted((a, b) => a.top - b.top);
  const over = context.over?.id ?? context.active?.id;
  const next = rows[rows.findIndex(({ id }) => id === over) + by];
  return next && { x: currentCoordinates.x, y: next.top };
};
