import { expect, test } from "vitest";
import { cardByKey, laneWith, withCardIn, type LaneOf } from "./lanes.ts";

const lanes: LaneOf<"a" | "b" | "c", { id: number }>[] = [
  { id: "a", rows: [{ id: 1 }, { id: 2 }], total: 9 },
  { id: "b", rows: [], total: 0 },
  { id: "c", rows: [{ id: 3 }, { id: 4 }], total: 2 },
];

test.each([
  [1, "ArrowDown", 2],
  [1, "j", 2],
  [2, "ArrowDown", undefined],
  [2, "ArrowUp", 1],
  [2, "k", 1],
  [1, "ArrowUp", undefined],
  [2, "ArrowRight", 3], // over the lane that is empty
  [4, "ArrowLeft", 1],
  [4, "ArrowRight", undefined],
  [1, "ArrowLeft", undefined],
  [1, "Enter", undefined],
  [7, "ArrowDown", undefined], // no card of the board
])("from card %i, %s goes to %s", (from, key, to) => {
  expect(cardByKey(lanes, from, key)?.id).toBe(to);
});

test("a card that is put down stands at the top of its new lane and nowhere else", () => {
  const after = withCardIn(lanes, { id: 2 }, "c");
  expect(after.map(({ rows }) => rows.map(({ id }) => id))).toEqual([[1], [], [2, 3, 4]]);
  expect(laneWith(after, 2)?.id).toBe("c");
  expect(laneWith(lanes, 2)?.id).toBe("a");
});
