import { describe, expect, test } from "vitest";
import type { Lever } from "../../../../electron/domain/negotiation/levers.ts";
import type { Negotiation } from "../negotiation.ts";
import { isLever, leverField, leverIn, leversLeft, readLeverField } from "./lever.ts";

const of = (kind: Lever["kind"]): Lever => ({ key: "rateBp", kind, better: "more" });

const bargain = {
  offers: [
    {
      terms: {
        currency: "EUR",
        basis: "percent",
        rateBp: 800,
        cap: { by: "orders", atMost: "500", per: "month" },
        tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "300", rateBp: 900 }] },
      },
    },
    { terms: { currency: "EUR", basis: "percent", rateBp: 900 } },
  ],
  inForce: null,
} as unknown as Negotiation;

describe("a lever in a field", () => {
  test.each([
    ["bp", "8.5", 850, "8.5%"],
    ["bp", "8.5 %", 850, "8.5%"],
    ["amount", "1,200.50 EUR", "1200.50", "1,200.50"],
    ["days", "30", 30, "30"],
    ["count", "500", 500, "500"],
  ] as const)("%s: %s is read and shown", (kind, text, value, shown) => {
    expect(readLeverField(of(kind), text, "EUR")).toBe(value);
    expect(leverField(of(kind), value)).toBe(shown);
  });

  test.each([
    ["bp", "-1"],
    ["bp", "8.555"],
    ["days", "2.5"],
    ["days", "soon"],
    ["amount", "a lot"],
  ] as const)("%s: %s is none, and it is said", (kind, text) => {
    expect(() => readLeverField(of(kind), text, "EUR")).toThrow(/^Give/);
  });

  test("what it counts is known from the terms in force, else the newest offer, that have the part", () => {
    expect(leverIn(bargain, "cap.atMost").kind).toBe("count");
    const terms = { currency: "EUR", cap: { by: "commission", atMost: "500.00", per: "month" } };
    const inForce = { terms } as unknown as Negotiation["inForce"];
    expect(leverIn({ ...bargain, inForce }, "cap.atMost").kind).toBe("amount");
  });

  test("only numbers of parts that somebody offered can be added, each once", () => {
    const left = leversLeft(bargain, ["rateBp"]);
    expect(left).toContain("cap.atMost");
    expect(left).toContain("tiers.steps.0.rateBp");
    expect(left).toContain("netDays");
    for (const missing of ["rateBp", "bonus.amount", "perAction", "package"])
      expect(left).not.toContain(missing);
    expect(isLever("tiers.steps.0.from")).toBe(true);
    expect(isLever("attribution")).toBe(false);
  });
});
