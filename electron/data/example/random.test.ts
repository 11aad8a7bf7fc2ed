// The seeded generator: repeatable, within bounds, fair enough.
import { describe, expect, test } from "vitest";
import { seeded } from "./random.ts";

const draw = (seed: number): number[] => {
  const random = seeded(seed);
  return Array.from({ length: 5 }, () => random.next());
};

describe("seeded", () => {
  test("the same seed gives the same numbers, another one others", () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
  test("whole numbers reach both ends and nothing beyond", () => {
    const random = seeded(4);
    const seen = new Set(Array.from({ length: 200 }, () => random.int(-1, 2)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });
  test("a weight of 0 is never taken, a larger one more often", () => {
    const random = seeded(5);
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 3000; i++)
      counts[random.weighted(["a", "b", "c"] as const, (name) => ({ a: 0, b: 1, c: 3 })[name])]++;
    expect(counts.a).toBe(0);
    expect(counts.c / counts.b).toBeGreaterThan(2.4);
    expect(counts.c / counts.b).toBeLessThan(3.7);
  });
  test("shuffling keeps everything", () => {
    expect(
      seeded(6)
        .shuffled([1, 2, 3, 4])
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 4]);
  });
  test("nothing can be picked from nothing", () => {
    expect(() => seeded(1).pick([])).toThrow("nothing to pick");
  });
});
