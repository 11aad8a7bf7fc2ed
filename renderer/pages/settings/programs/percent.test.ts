// Percent is read in the reader's own writing and in the one with a point.
import { expect, test } from "vitest";
import { amountField, percentText, readPercent } from "./percent.ts";

test.each([
  ["35", "en-GB", 3500],
  ["35 %", "en-GB", 3500],
  ["2.5%", "en-GB", 250],
  ["2,5 %", "de", 250],
  ["2.5", "de", 250],
  ["0", "en-GB", 0],
  ["100", "en-GB", 10_000],
  ["1,250 %", "en-GB", 125_000],
  ["-10", "en-GB", -1000],
  ["2.555", "en-GB", null],
  ["half", "en-GB", null],
  ["", "en-GB", null],
])("%j in %s is %j", (text, locale, bp) => {
  expect(readPercent(text, locale)).toBe(bp);
});

test("what is shown is read back", () => {
  for (const bp of [0, 1, 250, 3333, 10_000, 23_650]) expect(readPercent(percentText(bp))).toBe(bp);
});

test("an amount keeps its digits, those of its currency and those beyond", () => {
  expect(
    ["1.50", "1234567", "0.12345", "90000000000.00"].map((amount) => amountField(amount, "en-GB")),
  ).toEqual(["1.50", "1,234,567", "0.12345", "90,000,000,000.00"]);
});
