// The question to the store that a table's search, filters and order are.
import type { Api, InputOf } from "../../../api/client.ts";
import type { Sort } from "../../../ui/table/column.ts";
import type { Filter } from "../../../ui/table/filter.ts";

export type TaskAsk = Omit<InputOf<Api["tasks"]["list"]>, "limit" | "offset" | "sort">;

export type TaskSort = NonNullable<InputOf<Api["tasks"]["list"]>["sort"]>;

const sorts = ["score", "dueOn", "priority", "title", "partner", "createdAt", "closedAt"] as const;
/** The order of a table as the store knows it; what it does not know is the order of scores. */
export const taskSort = ({ by, desc }: Sort): TaskSort => ({
  by: sorts.find((known) => known === by) ?? "score",
  ...(desc !== undefined && { desc }),
});

export const shows = ["open", "done", "dropped", "closed", "all"] as const;
export const dues = ["overdue", "today", "week", "later", "none"] as const;
export const waits = ["yes", "no"] as const;

const valueOf = (filters: readonly Filter[], field: string): string | undefined => {
  const value = filters.findLast((filter) => filter.field === field)?.value;
  return Array.isArray(value) ? value[0] : undefined;
};
const oneOf = <const V extends string>(values: readonly V[], value: string | undefined): V | undefined =>
  values.find((known) => known === value);
const idOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^[1-9]\d*$/.test(value) ? Number(value) : undefined;

/** The question of a search and filters; of one field the last filter counts. */
export function taskAsk(search: string, filters: readonly Filter[], ofList: boolean): TaskAsk {
  const [partnerId, programId, initiativeId, priority] = (
    ["partner", "program", "initiative", "priority"] as const
  ).map((field) => idOf(valueOf(filters, field)));
  const due = ofList ? oneOf(dues, valueOf(filters, "due")) : undefined;
  const show = ofList ? oneOf(shows, valueOf(filters, "show")) : undefined;
  const waiting = ofList ? oneOf(waits, valueOf(filters, "waiting")) : undefined;
  const text = search.trim();
  return {
    ...(text !== "" && { search: text }),
    ...(partnerId !== undefined && { partnerId }),
    ...(programId !== undefined && { programId }),
    ...(initiativeId !== undefined && { initiativeId }),
    ...(priority !== undefined && { priority }),
    ...(due && { due }),
    ...(show && { show }),
    ...(waiting && { waiting: waiting === "yes" }),
  };
}
