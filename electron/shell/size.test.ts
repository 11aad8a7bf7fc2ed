import { expect, test } from "vitest";
import { weight } from "./size.ts";

const cycle: Record<string, unknown> = {};
cycle.self = cycle;

test.each([
  ["text", "abc", 4],
  ["nothing", null, 1],
  ["left out", { a: undefined }, 3],
  ["a record", { name: "Ann", ids: [1, 2] }, 15],
  ["a prototype-less look-alike", { __proto__: null }, Infinity],
  ["bytes", new Uint8Array(3), Infinity],
  ["a map", new Map(), Infinity],
  ["no number", Number.NaN, Infinity],
  ["big integers", 1n, Infinity],
  ["a cycle", cycle, Infinity],
])("%s", (_name, value, expected) => {
  expect(weight(value, 1000)).toBe(expected);
});

test("counting ends at the limit", () => {
  expect(weight(["x".repeat(600), "x".repeat(600)], 1000)).toBe(Infinity);
  expect(weight(["x".repeat(400), "x".repeat(400)], 1000)).toBe(803);
  expect(weight("x".repeat(2000), 1000)).toBe(2001);
});
