// Each metric has its words, and its value stands where the definition says.
import { describe, expect, test } from "vitest";
import { metrics as words } from "../words/ui/metrics.ts";
import { isMetric, metric, metricIds, valueOf } from "./definitions.ts";
import { nothing, shown } from "./totals.ts";

const full = shown({
  ...nothing("EUR"),
  impressions: 10n,
  clicks: 5n,
  approvedOrders: 2n,
  approvedValue: 10n,
  approvedCommission: 1n,
});
const shape = {
  count: /^\d+$/,
  amount: /^-?\d+\.\d{2,5}$/,
  share: /^-?\d+$/,
  ratio: /^-?\d+\.\d{4}$/,
  perPiece: /^-?\d+\.\d{2,5}$/,
};

describe.each(metricIds)("%s", (id) => {
  test("says what it means and how it is worked out", () => {
    const { label, short, definition, formula } = words[id];
    expect(definition).toMatch(/^[A-Z][^!]+\.$/);
    expect(formula).not.toBe("");
    expect(short.length).toBeLessThanOrEqual(Math.max(label.length, 9));
  });
  test("is written as its kind says", () => {
    expect(String(valueOf(id, full))).toMatch(shape[metric(id).kind]);
  });
});

test("what is no metric is told apart", () => {
  expect([isMetric("roiBp"), isMetric("constructor"), isMetric("roi")]).toEqual([true, false, false]);
});
