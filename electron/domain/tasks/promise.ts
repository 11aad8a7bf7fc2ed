// What became of a promise, and how often promises are kept in time.
import { basisPoints } from "../amount.ts";
import type { Day } from "../days.ts";
import type { PromiseOutcome } from "./task.ts";

/** `late`: kept, but after its day. `overdue`: its day has passed and nothing was said. */
const promiseStates = ["open", "overdue", "kept", "late", "broken", "withdrawn"] as const;
export type PromiseState = (typeof promiseStates)[number];

/** @param today the day where the manager is */
export function promiseState(
  { dueOn, outcome, settledOn }: { dueOn: Day | null; outcome: PromiseOutcome | null; settledOn: Day | null },
  today: Day,
): PromiseState {
  if (outcome === null) return dueOn !== null && dueOn < today ? "overdue" : "open";
  if (outcome !== "kept") return outcome;
  return dueOn !== null && settledOn !== null && settledOn > dueOn ? "late" : "kept";
}

/** How many promises of one side are in which state; what was withdrawn counts nowhere. */
export interface PromiseRates {
  kept: number;
  late: number;
  broken: number;
  open: number;
  overdue: number;
  /** Kept in time of those that are over, basis points; null where none is. */
  rateBp: number | null;
}

export function promiseRates(states: readonly PromiseState[]): PromiseRates {
  const count = (state: PromiseState) => states.filter((each) => each === state).length;
  const [kept, late, broken] = [count("kept"), count("late"), count("broken")];
  return {
    kept,
    late,
    broken,
    open: count("open"),
    overdue: count("overdue"),
    rateBp: basisPoints(BigInt(kept), BigInt(kept + late + broken)),
  };
}
