import { describe, expect, test } from "vitest";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { problemsOf } from "../../../../electron/domain/terms/terms.ts";
import { checksOf } from "./checks.ts";
import { addPart, cleanTerms, newTerms, partNames, partsLeft, removePart, withBasis } from "./draft.ts";

const whole: Terms = {
  currency: "EUR",
  basis: "hybrid",
  rateBp: 800,
  perAction: "2.00",
  tiers: {
    by: "orders",
    per: "month",
    mode: "marginal",
    steps: [{ from: "500", rateBp: 1000, perAction: "3.00" }],
  },
};

describe("terms while they are edited", () => {
  test("another basis keeps what it pays, and no more", () => {
    expect(withBasis(whole, "percent")).toEqual({
      currency: "EUR",
      basis: "percent",
      rateBp: 800,
      tiers: { ...whole.tiers, steps: [{ from: "500", rateBp: 1000 }] },
    });
    expect(withBasis(whole, "perClick")).toEqual({ currency: "EUR", basis: "perClick", perAction: "2.00" });
    for (const basis of ["percent", "perSale", "perClick", "hybrid"] as const)
      expect(problemsOf(withBasis(whole, basis), "EUR")).toEqual([]);
  });

  test("each part comes, has to be filled in or is whole, and goes without a trace", () => {
    const start: Terms = { currency: "EUR", basis: "percent", rateBp: 800 };
    for (const part of partNames) {
      const more = addPart(start, part);
      expect(partsLeft(more)).not.toContain(part);
      expect(removePart(more, part)).toEqual(start);
    }
  });

  test("clicks have no tiers to add", () => {
    expect(partsLeft({ currency: "EUR", basis: "perClick" })).not.toContain("tiers");
  });

  test("what was emptied is not sent", () => {
    expect(
      cleanTerms({
        ...newTerms("EUR"),
        rateBp: undefined,
        policies: [" ", "No brand bidding "],
        clauses: [""],
      }),
    ).toEqual({ currency: "EUR", basis: "percent", policies: ["No brand bidding"] });
  });

  test("problems are said where a field was left, warnings once nothing is wrong", () => {
    const wrong: Terms = { currency: "EUR", basis: "percent", rateBp: 12_000 };
    expect(checksOf(wrong, "EUR", () => false).error("rateBp")).toBeNull();
    expect(checksOf(wrong, "EUR", () => true).error("rateBp")).toMatch(/more than the whole/);
    const high = checksOf({ ...wrong, rateBp: 6_000 }, "EUR", () => true);
    expect(high.isFit).toBe(true);
    expect(high.warning("rateBp")).toMatch(/margins/);
    // A number that is none is asked for in plain words.
    expect(checksOf({ ...wrong, rateBp: Number.NaN }, "EUR", () => true).error("rateBp")).toMatch(
      /Fill this/,
    );
  });
});
