// Numbers come out exactly, in whichever habit they are written, and never as something else.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf, countOf, digitsOf, isNothing, type Mark, numberParts, shownMark } from "./amounts.ts";

/** The amount of a cell, signed; null where it is none in this habit. */
function amount(text: string, mark: Mark): number | null {
  const parts = numberParts(text);
  const digits = parts && digitsOf(parts.body, mark);
  if (!parts || !digits) return null;
  return parts.negative ? -amountOf(digits) : amountOf(digits);
}

describe("amounts", () => {
  it.each([
    ["1,234.56", ".", 123456000],
    ["1.234,56", ",", 123456000],
    ["$1,234.56", ".", 123456000],
    ["-$12.34", ".", -1234000],
    ["$-12.34", ".", -1234000],
    ["($12.34)", ".", -1234000],
    ["12.34-", ".", -1234000],
    ["\u221212.34", ".", -1234000],
    ["1 234,56 \u20ac", ",", 123456000],
    ["1\u00a0234,56\u00a0\u20ac", ",", 123456000],
    ["1'234.56", ".", 123456000],
    ["CHF 1\u2019234.50", ".", 123450000],
    ["EUR 99", ",", 9900000],
    ["12,5 kr", ",", 1250000],
    ["1,23,456.00", ".", 12345600000],
    ["+5", ".", 500000],
    [".5", ".", 50000],
    ["0.000005", ".", 1],
    ["0.0000049", ".", 0],
    ["-0.000005", ".", -1],
    ["12.5425", ".", 1254250],
    ["90000000000.00", ".", 9e15],
  ] as const)("%s", (text, mark, expected) => {
    expect(amount(text, mark)).toBe(expected);
  });

  it.each([
    ["1.234,56", "."],
    ["1,23.4", "."],
    ["12,34,5", "."],
    ["1..2", "."],
    ["(-5)", "."],
    ["--5", "."],
    ["$5\u20ac", "."],
    ["(5", "."],
    ["=1+1", "."],
    ["1e5", "."],
    ["abc", "."],
  ] as const)("%s is none", (text, mark) => {
    expect(amount(text, mark)).toBeNull();
  });

  it("are infinite above 90 billion, to be refused", () => {
    expect(amount("90000000000.00001", ".")).toBe(Number.POSITIVE_INFINITY);
    expect(amount("1000000000000", ".")).toBe(Number.POSITIVE_INFINITY);
    expect(amount("9".repeat(50), ".")).toBe(Number.POSITIVE_INFINITY);
  });

  it("of any number of cents, written in any habit, are exact", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 8_999_999_999_999n }),
        fc.boolean(),
        fc.constantFrom<[Mark, string]>(
          [".", ","],
          [",", "."],
          [".", "'"],
          [",", " "],
          [",", "\u202f"],
          [".", ""],
        ),
        fc.constantFrom("", "$", "\u20ac ", "EUR "),
        (cents, negative, [mark, separator], sign) => {
          const units = String(cents / 100n).replace(/\B(?=(?:\d{3})+$)/g, separator);
          const text = `${negative ? "-" : ""}${sign}${units}${mark}${String(cents % 100n).padStart(2, "0")}`;
          const exact = Number(cents) * 1000;
          expect(amount(text, mark)).toBe(negative ? -exact : exact);
          if (separator !== "" || cents >= 0n) expect(shownMark(numberParts(text)!.body)).toBe(mark);
        },
      ),
      { seed: 4 },
    );
  });

  it("are hundredths where the column has no mark", () => {
    expect(amountOf({ whole: "1250", fraction: "" }, 2)).toBe(1250000);
    expect(amountOf({ whole: "7", fraction: "" }, 2)).toBe(7000);
    expect(amountOf({ whole: "0", fraction: "" }, 2)).toBe(0);
  });
});

it("counts have no fraction but zeros", () => {
  expect(countOf({ whole: "12", fraction: "00" })).toBe(12);
  expect(countOf({ whole: "12", fraction: "5" })).toBeNaN();
});

it("a number shows its mark, or can be read both ways", () => {
  const marks = ["1,234", "1.234", "0.123", "1,234,567", "12,3", "1234.567", "1,234.5", "12", ".123"].map(
    shownMark,
  );
  expect(marks).toEqual([null, null, ".", ".", ",", ".", ".", null, "."]);
});

it("nothing is written in many ways", () => {
  expect(["", " ", "-", "\u2014", "None", "N/A", "null", "<none>"].every(isNothing)).toBe(true);
  expect(["0", "no", "nobody"].some(isNothing)).toBe(false);
});
