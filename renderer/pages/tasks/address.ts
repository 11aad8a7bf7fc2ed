// The address of the Tasks page taken apart: "board/12", "week/2026-11-23/12", "12". A view without its day is that of today.
import { isDay } from "../../../electron/domain/days.ts";
import type { TasksView } from "../../routes.ts";

export interface TasksAddress {
  shown: TasksView;
  /** The task over it. */
  opened: number | null;
}

/** @param rest what follows `/tasks/`; what is no address of a view is the list */
export function readTasksAddress(rest: string): TasksAddress {
  const [first = "", second, third] = rest.split("/");
  const idOf = (text: string | undefined): number | null =>
    text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  if (first === "board") return { shown: { view: "board" }, opened: idOf(second) };
  if (first === "week" || first === "month") {
    const isAt = second !== undefined && isDay(first === "month" ? `${second}-01` : second);
    return { shown: { view: first, ...(isAt && { at: second }) }, opened: idOf(isAt ? third : second) };
  }
  return { shown: { view: "list" }, opened: idOf(first) };
}
