import { expect, test } from "vitest";
import { clampWidth, defaultLook, nextSort, shownColumns, type Column } from "./column.ts";

const column = (id: string, more: Partial<Column<string>> = {}): Column<string> => ({
  id,
  label: id,
  width: 100,
  text: (row) => row,
  sort: id,
  ...more,
});
const columns = [
  column("name"),
  column("stage"),
  column("people", { descFirst: true }),
  column("owner", { hidden: true }),
];

test("a column sorts its own way first, then the other way, and back", () => {
  const people = columns[2]!;
  const first = nextSort(people, { by: "name" });
  expect(first).toEqual({ by: "people", desc: true });
  expect(nextSort(people, first)).toEqual({ by: "people", desc: false });
  expect(nextSort(people, { by: "people", desc: false })).toEqual({ by: "people", desc: true });
});

test("a column that the store cannot sort by leaves the order as it is", () => {
  const { sort: _, ...plain } = column("networkIds");
  expect(nextSort(plain, { by: "name", desc: true })).toEqual({ by: "name", desc: true });
});

test("the name stands first whatever a saved look says, and columns that are gone are left out", () => {
  const look = { ...defaultLook(columns, { by: "name" }), columns: ["people", "own:gone", "name", "stage"] };
  expect(shownColumns(columns, look).map(({ id }) => id)).toEqual(["name", "people", "stage"]);
});

test("hidden columns are not there until chosen", () => {
  expect(defaultLook(columns, { by: "name" }).columns).toEqual(["name", "stage", "people"]);
});

test("a width stays whole and within reason", () => {
  expect([clampWidth(3), clampWidth(120.4), clampWidth(9000)]).toEqual([56, 120, 640]);
});
