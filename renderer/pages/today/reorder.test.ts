// A dragged task lands between its neighbours, also where these are equal in score or pinned.
import { expect, test } from "vitest";
import { moved, orderAt } from "./reorder.ts";

const rows = [
  { id: 9, order: 1_000_040 },
  { id: 1, order: 40 - 1e-8 },
  { id: 2, order: 40 - 2e-8 },
  { id: 3, order: 12 - 3e-8 },
];
const sorted = (id: number, to: number): number[] =>
  rows
    .map((row) => (row.id === id ? { id, order: orderAt(rows, id, to) } : row))
    .toSorted((a, b) => b.order - a.order)
    .map((row) => row.id);

test("every task at every place", () => {
  for (const { id } of rows)
    for (let to = 0; to < rows.length; to++)
      expect(sorted(id, to), `${id} to ${to}`).toEqual(moved(rows, id, to).map((row) => row.id));
});

test("beneath a pinned task it stays near the one below", () => {
  expect(orderAt(rows, 3, 1)).toBeCloseTo(41, 5);
});

test("alone it may have any number", () => {
  expect(orderAt([{ id: 1, order: 5 }], 1, 0)).toBe(1);
});
