// The volumes at which the cost of terms bends or jumps: thresholds of tiers, caps and goals, in each calendar period.
import { countedOf, estimatePriced, factorsOf, type Growth } from "./estimate.ts";
import { periodOf } from "./calendarPeriods.ts";
import type { Priced } from "./priced.ts";
import type { Sample } from "./sample.ts";
import type { Per } from "./shape.ts";

/** Which stretches belong to each calendar period that has a day in the window. */
function places(sample: Sample, per: Per): number[][] {
  const periods = new Map<number, number[]>();
  for (const [at, { from }] of sample.stretches.entries()) {
    const start = periodOf(from, per).from;
    periods.set(start, [...(periods.get(start) ?? []), at]);
  }
  return [...periods.values()].filter((all) => all.some((at) => sample.stretches[at]!.isInside));
}

/** Halvings that bring a volume below 1/1,000,000,000 of its search. */
const HALVINGS = 40;

/** The volumes at which the commission of each of the cap's periods reaches the cap. */
function whereCapped(terms: Priced, sample: Sample, growth: Growth, most: number): number[] {
  const { cap } = terms;
  if (cap?.by !== "commission") return [];
  const uncapped = { ...terms, cap: null };
  return places(sample, cap.per).flatMap((period) => {
    const earned = (volume: number): number => {
      const trace: number[] = [];
      estimatePriced(uncapped, sample, { ...growth, volume }, trace);
      return period.reduce((sum, at) => sum + trace[at]!, 0);
    };
    if (earned(most) <= cap.atMost) return [];
    let [low, high] = [0, most];
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (low + high) / 2;
      if (earned(middle) < cap.atMost) low = middle;
      else high = middle;
    }
    return [high];
  });
}

/**
 * All of them up to a volume, rising, each once. `growth` is what else changes.
 *
 * @param most times the sample's volume
 */
export function kinksOf(terms: Priced, sample: Sample, most: number, growth: Growth = {}): number[] {
  const { tiers, cap, bonus, paid } = terms;
  const one = factorsOf(sample, { ...growth, volume: 1 });
  const found = new Set<number>();
  const add = (by: "orders" | "value", per: Per, thresholds: readonly number[], of: Priced["paid"]): void => {
    for (const period of places(sample, per)) {
      let sum = 0;
      for (const at of period) {
        const stretch = sample.stretches[at]!;
        sum += countedOf(stretch, by, of, one) * stretch.scale;
      }
      if (sum > 0) for (const each of thresholds) found.add(each / sum);
    }
  };
  if (tiers)
    add(
      tiers.by,
      tiers.per,
      tiers.steps.map(({ from }) => from),
      paid,
    );
  if (bonus) add(bonus.by, bonus.per, [bonus.atLeast], "orders");
  if (cap?.by === "orders") add("orders", cap.per, [cap.atMost], paid);
  for (const volume of whereCapped(terms, sample, growth, most)) found.add(volume);
  return [...found].filter((volume) => volume > 0 && volume <= most).toSorted((a, b) => a - b);
}
