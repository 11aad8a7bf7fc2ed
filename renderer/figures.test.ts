import { describe, expect, test } from "vitest";
import { changeOf, sayChange, showAmount, showFigure, showShare, showShortAmount } from "./figures.ts";
import { locale } from "./format.ts";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const inLocale = (value: number, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(locale, options).format(value);

describe("figures", () => {
  test("a large amount keeps its cents", () => {
    const shown = showAmount("90071992547409931.25", "EUR", true);
    expect(shown.replaceAll(/\D/g, "")).toBe("9007199254740993125");
  });
  test("amounts have the digits of their currency", () => {
    expect(showAmount("1200", "JPY", true)).toBe(inLocale(1200, {}));
    expect(showAmount("1200.5", "EUR", true)).toBe(inLocale(1200.5, { minimumFractionDigits: 2 }));
    expect(showAmount("12.00001", "EUR", true)).toBe(inLocale(12, { minimumFractionDigits: 2 }));
  });
  test("the worked fixture reads as it is written", () => {
    expect(showFigure("roiBp", 23_650, "EUR")).toBe(
      inLocale(2.365, { style: "percent", minimumFractionDigits: 1 }),
    );
    expect(showFigure("roas", "9.6154", "EUR")).toBe(inLocale(9.62, { minimumFractionDigits: 2 }));
    expect(showFigure("epc", "0.0864", "EUR", true)).toBe(inLocale(0.0864, { minimumFractionDigits: 4 }));
    expect(showFigure("aov", "60.00", "EUR", true)).toBe(inLocale(60, { minimumFractionDigits: 2 }));
    expect(showFigure("crBp", 180, "EUR")).toBe(
      inLocale(0.018, { style: "percent", minimumFractionDigits: 2 }),
    );
  });
  test("what does not apply is not zero", () => {
    expect(showFigure("ctrBp", null, "EUR")).toBe("n/a");
    expect(showFigure("ctrBp", 0, "EUR")).toBe(showShare(0));
  });
  test("a currency that nobody knows is left to its code in the head", () => {
    expect(showAmount("5", "points", false)).toBe(inLocale(5, { minimumFractionDigits: 2 }));
  });
  test("an axis is short", () => {
    expect(plain(showShortAmount(40_000, "EUR"))).toMatch(/40.?K/);
    expect(plain(showShortAmount(0.25, "EUR"))).toContain("25");
  });
});

describe("changes", () => {
  const words = (...of: Parameters<typeof changeOf>): string => {
    const change = changeOf(...of);
    return change === null ? "n/a" : `${plain(sayChange(change))} ${change.good}`;
  };
  test.each([
    [["value", "112.00", "100.00"], `up ${inLocale(0.12, { style: "percent" })} true`],
    [["cost", "50.00", "100.00"], `down ${inLocale(0.5, { style: "percent" })} true`],
    [["reversalBp", 1050, 1000], `up ${inLocale(0.5, {})} points false`],
    [["commission", "2.00", "1.00"], `up ${inLocale(1, { style: "percent" })} null`],
    [["orders", 5, 5], "unchanged null"],
    [["orders", 100_001, 100_000], "unchanged null"],
    [["orders", 5, 0], "none before null"],
    [["orders", 0, 0], "unchanged null"],
    [["roiBp", null, 100], "n/a"],
    [["roiBp", 19061, 19060], "unchanged null"],
    [["value", "-50.00", "-100.00"], `up ${inLocale(0.5, { style: "percent" })} true`],
  ] as const)("%j reads %j", (input, said) => {
    expect(words(...(input as unknown as Parameters<typeof changeOf>))).toBe(plain(said));
  });
});
