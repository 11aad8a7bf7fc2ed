// Levers out of terms and back into them, and limits the wrong way round.
import { describe, expect, test } from "vitest";
import { parseTerms } from "../terms/terms.ts";
import { makeWords } from "../words/words.ts";
import { checkLimits, leverKeys, leverOf, leverUnits, leverWire, readLever, withLever } from "./levers.ts";
import { leverName } from "./why.ts";

const terms = parseTerms({
  currency: "EUR",
  basis: "percent",
  rateBp: 800,
  tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "500", rateBp: 1000 }] },
  flat: { amount: "500.00", per: "month", viaNetwork: true },
  cap: { by: "orders", atMost: "2000", per: "month" },
  bonus: { amount: "50.00", when: { by: "value", atLeast: "9000.00", per: "month" } },
  netDays: 30,
  exclusivity: { scope: "shoes", from: "2026-12-01", to: "2027-02-28" },
});

describe("a lever", () => {
  test.each([
    ["rateBp", 800, 900, { rateBp: 900 }],
    ["netDays", 30, 15, { netDays: 15 }],
    ["cookieDays", null, 45, { cookieDays: 45 }],
    ["exclusivity", 90, 31, { exclusivity: { scope: "shoes", from: "2026-12-01", to: "2026-12-31" } }],
    ["exclusivity", 90, 0, { exclusivity: undefined }],
    ["flat.amount", 50_000_000, 70_000_000, { flat: { amount: "700.00", per: "month", viaNetwork: true } }],
    ["flat.amount", 50_000_000, 0, { flat: undefined }],
    ["cap.atMost", 2000, 3000, { cap: { by: "orders", atMost: "3000", per: "month" } }],
    [
      "bonus.when.atLeast",
      900_000_000,
      800_000_000,
      { bonus: { amount: "50.00", when: { by: "value", atLeast: "8000.00", per: "month" } } },
    ],
    ["tiers.steps.0.from", 500, 400, { tiers: { ...terms.tiers, steps: [{ from: "400", rateBp: 1000 }] } }],
    [
      "tiers.steps.0.rateBp",
      1000,
      1100,
      { tiers: { ...terms.tiers, steps: [{ from: "500", rateBp: 1100 }] } },
    ],
  ])("%s is read and written", (key, was, now, changed) => {
    const before = structuredClone(terms);
    const lever = leverOf(key, terms);
    expect(readLever(terms, lever)).toBe(was);
    const written = withLever(terms, lever, now);
    expect(written).toEqual({ ...terms, ...changed });
    expect(parseTerms(written)).toEqual(written);
    expect(readLever(written, lever)).toBe(now);
    expect(terms).toEqual(before);
  });
  test("of a flat fee that is not there is 0, and becomes one that is paid once", () => {
    const { flat: _, ...bare } = terms;
    const lever = leverOf("flat.amount");
    expect(readLever(bare, lever)).toBe(0);
    expect(withLever(bare, lever, 100_000).flat).toEqual({ amount: "1.00", per: "once", viaNetwork: false });
  });
  test("of an exclusivity without an end is no number of days, and of none is refused", () => {
    const open = { ...terms, exclusivity: { scope: "shoes", from: "2026-12-01" } };
    expect(readLever(open, leverOf("exclusivity"))).toBeNull();
    const { exclusivity: _, ...bare } = terms;
    expect(() => withLever(bare, leverOf("exclusivity"), 30)).toThrow(
      expect.objectContaining({ code: "lever-not-there" }),
    );
  });
  test("of a part that is not there, or that is no number, is refused", () => {
    const { cap: _, ...bare } = terms;
    expect(() => withLever(bare, leverOf("cap.atMost"), 1)).toThrow(
      expect.objectContaining({ code: "lever-not-there" }),
    );
    expect(() => leverOf("attribution")).toThrow(
      expect.objectContaining({ code: "lever-unknown", field: "lever" }),
    );
    expect(() => leverOf("constructor")).toThrow(expect.objectContaining({ code: "lever-unknown" }));
  });
  test("travels as its kind does", () => {
    expect(leverUnits(leverOf("flat.amount"), "500.00")).toBe(50_000_000);
    expect(leverUnits(leverOf("flat.amount"), "many")).toBeNull();
    expect(leverUnits(leverOf("rateBp"), "850")).toBe(850);
    expect(leverUnits(leverOf("rateBp"), 8.5)).toBeNull();
    expect(leverWire(leverOf("flat.amount"), 50_000_000, "EUR")).toBe("500.00");
    expect(leverWire(leverOf("rateBp"), 850, "EUR")).toBe(850);
  });
  test("has a name", () => {
    const words = makeWords("en-GB");
    for (const key of leverKeys) expect(leverName(words, key)).not.toMatch(/ui\.|\[object/);
    expect(leverName(words, "tiers.steps.1.rateBp")).toBe("the rate of step 2");
  });
});

test.each([
  ["rateBp", "us", 800, 1000, true],
  ["rateBp", "us", 1000, 800, false],
  ["rateBp", "them", 1200, 900, true],
  ["rateBp", "them", 900, 1200, false],
  ["netDays", "us", 60, 30, true],
  ["netDays", "us", 30, 60, false],
  ["netDays", "them", 7, 30, true],
  ["netDays", "them", 30, 7, false],
  ["rateBp", "us", 800, 800, true],
  ["package", "us", 0, 500, true],
] as const)("%s of %s from %d to %d: %s", (key, side, ideal, walkAway, isRight) => {
  const check = () => checkLimits(leverOf(key), side, ideal, walkAway);
  if (isRight) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: "limits-wrong-way", field: "walkAway" }));
});
