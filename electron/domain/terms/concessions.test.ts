// What terms give beyond others.
import { expect, test } from "vitest";
import { concessionsOf } from "./concessions.ts";
import type { Terms } from "./shape.ts";

const percent = (rateBp: number, more: Partial<Terms> = {}): Terms => ({
  currency: "EUR",
  basis: "percent",
  rateBp,
  ...more,
});

test.each([
  ["a higher rate", percent(800), percent(1000), ["rate"]],
  ["a lower rate", percent(1000), percent(800), []],
  ["the same", percent(800), percent(800), []],
  [
    "a fee and sooner payment",
    percent(800, { netDays: 30 }),
    percent(800, { netDays: 15, flat: { amount: "500.00", per: "once", viaNetwork: false } }),
    ["flat", "netDays"],
  ],
  [
    "no cap any more",
    percent(800, { cap: { by: "orders", atMost: "10", per: "month" } }),
    percent(800),
    ["cap"],
  ],
  [
    "a tier that begins sooner",
    percent(800, {
      tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "50", rateBp: 900 }] },
    }),
    percent(800, {
      tiers: { by: "orders", per: "month", mode: "marginal", steps: [{ from: "40", rateBp: 900 }] },
    }),
    ["tiers"],
  ],
  ["a first rate", null, percent(800), ["rate"]],
] as [string, Terms | null, Terms, string[]][])("%s", (_, from, to, given) => {
  expect(concessionsOf(from, to)).toEqual(given);
});
