import { expect, test } from "vitest";
import type { ReplayRow } from "../../../../electron/domain/terms/replayRow.ts";
import { asItWas, growthOf, isAsItWas, upliftOrders } from "./growth.ts";

test("sliders as they were change nothing", () => {
  expect(isAsItWas(asItWas)).toBe(true);
  expect(growthOf(asItWas)).toEqual({ volume: 1, orderValue: 1 });
  expect(growthOf({ volume: 120, orderValue: 90, reversalBp: 500 })).toEqual({
    volume: 1.2,
    orderValue: 0.9,
    reversalBp: 500,
  });
});

test("a flat fee of 500.00 at 8 % needs 34 orders more in the worked fixture", () => {
  // 500.00 ÷ (0.35 − 0.08 × 1.3) = 2,032.52 of net value, at 60.00 an order.
  const row = { netValue: "43200.00", uplift: { value: "2032.52", bp: 470 } } as ReplayRow;
  expect(upliftOrders(row, 720)).toBe(34);
  expect(upliftOrders({ ...row, uplift: null }, 720)).toBeNull();
});
