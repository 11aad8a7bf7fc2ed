// The numbers that the benchmark prints.
import { describe, expect, test } from "vitest";
import { inTurns, median, quantile } from "./measure.ts";
import { verdict } from "./report.ts";

describe("median and quantile", () => {
  test("of odd and even counts, in any order", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
  test("the 99th of a hundred is the one before the largest", () => {
    expect(
      quantile(
        Array.from({ length: 100 }, (_, at) => 100 - at),
        0.99,
      ),
    ).toBe(99);
  });
});

test("works are measured in turns, the first turn does not count", async () => {
  const order: string[] = [];
  const work = (name: string) => ({ run: () => order.push(name), calls: 1 });
  const measured = await inTurns([work("a"), work("b")], 2);
  expect(order.join("")).toBe("ababab");
  expect(measured.map((one) => one.raw.length)).toEqual([2, 2]);
});

describe("verdict", () => {
  const line = { name: "x", ms: { raw: [2], median: 2 }, goal: { ratio: 5 } };
  test("a ratio is compared with its goal", () => {
    expect(verdict({ ...line, anchor: { name: "y", ms: { raw: [1], median: 1 } } })).toBe("met");
    expect(verdict({ ...line, anchor: { name: "y", ms: { raw: [0.1], median: 0.1 } } })).toBe("missed");
  });
  test("without an anchor nothing is passed", () => {
    expect(verdict({ ...line, anchor: null })).toBe("no anchor");
  });
  test("what could not be measured is said to be so", () => {
    expect(verdict({ ...line, ms: null, anchor: null })).toBe("not measured");
  });
  test("where every run counts, one that is too long misses", () => {
    const ms = { raw: [10, 60, 10], median: 10 };
    expect(verdict({ name: "x", ms, goal: { most: 50 } })).toBe("met");
    expect(verdict({ name: "x", ms, goal: { most: 50, everyRun: true } })).toBe("missed");
  });
  test("an absolute goal needs no anchor", () => {
    expect(verdict({ name: "x", ms: { raw: [2], median: 2 }, goal: { most: 15 } })).toBe("met");
    expect(verdict({ name: "x", ms: { raw: [16], median: 16 }, goal: { most: 15 } })).toBe("missed");
  });
});
