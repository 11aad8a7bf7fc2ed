// Amounts keep every digit, and what is divided is rounded half away from zero.
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { amountText, amountUnits, basisPoints, divided, LARGEST, perPiece, ratioText } from "./amount.ts";

describe("amounts", () => {
  test.each([
    [50_000_000, "EUR", "500.00"],
    [737_818_182, "EUR", "7378.18182"],
    [-1_234_000, "USD", "-12.34"],
    [1, "USD", "0.00001"],
    [12_500_000, "JPY", "125"],
    [12_510_000, "JPY", "125.1"],
    [0, "EUR", "0.00"],
  ])("%i %s is written %s", (units, currency, text) => {
    expect(amountText(units, currency)).toBe(text);
  });

  test("what is written is read back, to the last digit", () => {
    assert(
      property(integer({ min: -LARGEST, max: LARGEST }), (units) => {
        expect(amountUnits(amountText(units, "EUR"))).toBe(units === 0 ? 0 : units);
      }),
    );
  });

  test.each(["", "1,5", "1.123456", "abc", "90000000000.00001", "1e3"])("%j is no amount", (text) => {
    expect(amountUnits(text)).toBeNull();
  });

  test("halves go away from zero", () => {
    expect([divided(5n, 2n), divided(-5n, 2n), divided(5n, -2n), divided(4n, 3n)]).toEqual([
      3n,
      -3n,
      -3n,
      1n,
    ]);
  });

  test("nothing is divided by nothing", () => {
    expect([basisPoints(1n, 0n), ratioText(1n, 0n), perPiece(1n, 0n, "EUR")]).toEqual([null, null, null]);
    expect([basisPoints(1n, 3n), ratioText(10n, 3n), perPiece(345_600_000n, 40_000n, "EUR")]).toEqual([
      3333,
      "3.3333",
      "0.0864",
    ]);
  });
});
