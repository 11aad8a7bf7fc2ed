import { describe, expect, test } from "vitest";
import { nearestAt, spreadOut, stopsOf, valueAt } from "./lines.ts";

const line = {
  points: [
    { x: 0, value: 0, isKink: false },
    { x: 1, value: 10, isKink: true },
    { x: 1, value: 30, isKink: true },
    { x: 2, value: 40, isKink: false },
  ],
};

describe("the lines of a chart", () => {
  test.each([
    [0, 0],
    [0.5, 5],
    [1, 30],
    [1.5, 35],
    [2, 40],
    [3, 40],
  ])("at %d a line is at %d, beyond a jump at what it jumps to", (x, value) => {
    expect(valueAt(line, x)).toBe(value);
  });

  test("its places are walked over once each, and the nearest is found", () => {
    const stops = stopsOf([line, { points: [{ x: 1.2, value: 0, isKink: false }] }]);
    expect(stops).toEqual([0, 1, 1.2, 2]);
    expect(nearestAt(stops, 1.15)).toBe(2);
    expect(nearestAt(stops, 9)).toBe(3);
    expect(nearestAt([], 1)).toBe(0);
  });

  test("names keep apart and in order, within the box", () => {
    expect(spreadOut([100, 100, 100], 15, { top: 10, bottom: 200 })).toEqual([100, 115, 130]);
    expect(spreadOut([195, 199], 15, { top: 10, bottom: 200 })).toEqual([185, 200]);
    expect(spreadOut([50, 20], 15, { top: 10, bottom: 200 })).toEqual([50, 20]);
  });
});
