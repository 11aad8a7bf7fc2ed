// Rates keep every digit they were given with, and what is worked out of them is exact to its last.
import { assert, bigInt, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { converted, crossRate, inverseRate, readRate } from "./exchange.ts";

test.each([
  ["1.0853", "1.0853"],
  ["163.250", "163.25"],
  ["007", "7"],
  ["0.00006", "0.00006"],
  ["0", null],
  ["0.000", null],
  ["-1", null],
  ["1,08", null],
  ["1e3", null],
  ["", null],
  [".5", null],
  ["1.1234567890123", null],
])("%j is read as %j", (text, rate) => {
  expect(readRate(text)).toBe(rate);
});

test("the other direction, and one through a third, to 15 digits", () => {
  expect(inverseRate("163.25")).toBe("0.00612557427258806");
  expect(inverseRate("2")).toBe("0.5");
  expect(inverseRate("0.00006")).toBe("16666.6666666667");
  expect(crossRate("1.0853", "0.8412")).toBe("0.775085229890353");
  expect(crossRate("4", "2")).toBe("0.5");
});

test("an amount is rounded once, halves away from zero", () => {
  expect(converted(100_000n, "1.0853")).toBe(108_530n);
  expect([converted(1n, "0.5"), converted(-1n, "0.5"), converted(1n, "0.4999")]).toEqual([1n, -1n, 0n]);
  expect(converted(9_000_000_000_000_000n, "17234.55")).toBe(155_110_950_000_000_000_000n);
});

test("there and back again is off by less than what rounding takes", () => {
  assert(
    property(bigInt({ min: 0n, max: 10n ** 13n }), integer({ min: 1, max: 100_000_000 }), (units, rate) => {
      const text = readRate(`${Math.trunc(rate / 10_000)}.${String(rate % 10_000).padStart(4, "0")}`)!;
      const there = converted(units, text);
      const back = converted(there, inverseRate(text));
      const off = back > units ? back - units : units - back;
      expect(off <= 10_000n * 2n + 1n).toBe(true);
    }),
  );
});
