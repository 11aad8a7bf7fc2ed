import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apart, bandsOf, heightOf, labelled, lineThrough, offGround, pointAt } from "./layout.ts";
import { axisFor, roundStep } from "./ticks.ts";
import { walk } from "./walk.ts";

const box = { left: 40, top: 10, right: 440, bottom: 210 };

describe("the value axis", () => {
  test.each([
    [[0, 87], false, [0, 25, 50, 75, 100]],
    [[0, 43_200], false, [0, 20_000, 40_000, 60_000]],
    [[0.02, 0.3], false, [0, 0.1, 0.2, 0.3]],
    [[3], true, [0, 1, 2, 3]],
    [[1], true, [0, 1]],
    [[-120, 410], false, [-200, 0, 200, 400, 600]],
    [[-5], false, [-6, -4, -2, 0]],
    [[], true, [0, 1]],
    [[0, 0], false, [0, 1]],
  ])("of %j (whole: %s) is %j", (values, whole, ticks) => {
    expect(axisFor(values, whole).ticks).toEqual(ticks);
  });

  test("holds all values and zero, in few round steps of one size", () => {
    fc.assert(
      fc.property(
        // Amounts are whole numbers of 1/100,000 of a unit.
        fc.array(
          fc.integer({ min: -9e15, max: 9e15 }).map((units) => units / 100_000),
          { minLength: 1 },
        ),
        fc.boolean(),
        (values, whole) => {
          const { ticks, low, high } = axisFor(values, whole);
          expect(ticks).toContain(0);
          expect(ticks.length).toBeLessThanOrEqual(7);
          // Less than a thousandth of a pixel.
          const unseen = (high - low) * 1e-7;
          expect(Math.min(...values)).toBeGreaterThanOrEqual(low - unseen);
          expect(Math.max(...values)).toBeLessThanOrEqual(high + unseen);
          if (whole) expect(ticks.every(Number.isInteger)).toBe(true);
        },
      ),
    );
  });

  test("a step of nothing is one", () => {
    expect(roundStep(0, false)).toBe(1);
    expect(roundStep(Number.NaN, true)).toBe(1);
    expect(roundStep(0.3, true)).toBe(1);
  });
});

describe("places", () => {
  test("zero stands on the ground where nothing is below it", () => {
    const axis = axisFor([80], false);
    expect(heightOf(0, axis, box)).toBe(210);
    expect(heightOf(axis.high, axis, box)).toBe(10);
  });
  test("bars share the width and leave a gap", () => {
    const { step, bar, middle } = bandsOf(10, box);
    expect(step).toBe(40);
    expect(bar).toBeLessThan(step);
    expect(middle(0)).toBe(60);
    expect(middle(9)).toBe(420);
  });
  test("a year of days still has a bar for each", () => {
    const { bar } = bandsOf(365, box);
    expect(bar).toBeGreaterThan(1);
  });
  test("a place finds its point, also outside of the box", () => {
    expect(pointAt(61, 10, box)).toBe(0);
    expect(pointAt(-50, 10, box)).toBe(0);
    expect(pointAt(5000, 10, box)).toBe(9);
    expect(pointAt(200, 0, box)).toBeNull();
  });
  test("labels do not touch", () => {
    expect(labelled(12, 100, 60)).toHaveLength(12);
    expect(labelled(90, 5, 60)).toEqual([0, 12, 24, 36, 48, 60, 72, 84]);
    expect(labelled(0, 5, 60)).toEqual([]);
  });
  test("names at the line move apart and stay inside", () => {
    expect(apart(100, 140, 14, box)).toEqual([100, 140]);
    expect(apart(100, 104, 14, box)).toEqual([95, 109]);
    expect(apart(104, 100, 14, box)).toEqual([109, 95]);
    expect(apart(210, 210, 14, box)).toEqual([196, 210]);
  });
  test("a line is broken where a period has no point", () => {
    expect(lineThrough([[0, 1], [2, 3.25], null, [4, 5]])).toBe("M0 1L2 3.3M4 5");
  });
  test("what lies on the ground hides nothing of the bars that stand there", () => {
    const places = [9, 9, 9, 4, 9].map((y, x) => [x, y] as const);
    expect(offGround(places, 9)).toEqual([null, null, [2, 9], [3, 4], [4, 9]]);
    expect(offGround([], 9)).toEqual([]);
  });
});

describe("the keyboard", () => {
  test.each([
    ["ArrowRight", null, 0],
    ["ArrowLeft", null, 9],
    ["ArrowRight", 4, 5],
    ["ArrowRight", 9, 9],
    ["ArrowLeft", 0, 0],
    ["Home", 7, 0],
    ["End", 2, 9],
    ["PageDown", 1, 8],
    ["PageUp", 3, 0],
    ["j", 3, null],
  ])("%s from %s goes to %s", (key, at, to) => {
    expect(walk(key, at, 10)).toBe(to);
  });
  test("there is nowhere to go in an empty chart", () => {
    expect(walk("Home", null, 0)).toBeNull();
  });
});
