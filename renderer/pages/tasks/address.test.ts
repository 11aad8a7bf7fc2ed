import { expect, test } from "vitest";
import { routes, type TasksView } from "../../routes.ts";
import { readTasksAddress } from "./address.ts";

const views: TasksView[] = [
  { view: "list" },
  { view: "board" },
  { view: "week", at: "2026-11-23" },
  { view: "month", at: "2026-11" },
  { view: "month" },
];

test.each(views)("%j is the address it is written as, with and without a task", (shown) => {
  for (const opened of [null, 12]) {
    const rest = routes.tasks(shown, opened ?? undefined).replace(/^\/tasks\/?/, "");
    expect(readTasksAddress(rest)).toEqual({ shown, opened });
  }
});

test("a task alone is over the list", () => {
  expect(routes.task(7)).toBe(routes.tasks({ view: "list" }, 7));
});

test.each([
  ["", { shown: { view: "list" }, opened: null }],
  ["nonsense", { shown: { view: "list" }, opened: null }],
  ["week/2026-02-30", { shown: { view: "week" }, opened: null }],
  ["month/2026-13/4", { shown: { view: "month" }, opened: null }],
  ["-3", { shown: { view: "list" }, opened: null }],
])("%j is read without harm", (rest, address) => {
  expect(readTasksAddress(rest)).toEqual(address);
});
