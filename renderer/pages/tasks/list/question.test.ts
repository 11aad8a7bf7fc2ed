import { expect, test } from "vitest";
import type { Filter } from "../../../ui/table/filter.ts";
import { taskAsk, taskSort } from "./question.ts";

const is = (field: string, ...value: string[]): Filter => ({ field, op: "is", value });

test("filters and search are one question", () => {
  const filters = [
    is("partner", "12", "Kestrel"),
    is("due", "overdue"),
    is("show", "all"),
    is("waiting", "no"),
  ];
  expect(taskAsk(" media ", [...filters, is("priority", "2")], true)).toEqual({
    search: "media",
    partnerId: 12,
    priority: 2,
    due: "overdue",
    show: "all",
    waiting: false,
  });
});

test("of one field the last filter counts, and what is no value asks nothing", () => {
  expect(taskAsk("", [is("due", "today"), is("due", "later")], true)).toEqual({ due: "later" });
  expect(taskAsk("", [is("due", "someday"), is("partner", "x"), is("program", "-1")], true)).toEqual({});
});

test("the board's columns are the days: it is not asked for one of them", () => {
  expect(taskAsk("", [is("due", "today"), is("show", "done"), is("initiative", "3")], false)).toEqual({
    initiativeId: 3,
  });
});

test("an order that the store does not know is that of scores", () => {
  expect(taskSort({ by: "dueOn", desc: true })).toEqual({ by: "dueOn", desc: true });
  expect(taskSort({ by: "own:1" })).toEqual({ by: "score" });
});
