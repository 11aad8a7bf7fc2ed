// All sums of all programs made anew from the rows, as after a change of every program's margin.
import { refreshSteps, wholeProgram } from "../../../electron/data/results/rollups.ts";
import type { Store } from "../../../electron/data/store.ts";

/** ms of work in one transaction, as long as a batch's chunks may share one. */
const SHARED = 1000;

/** ms that it takes. */
export function rebuilt(store: Store): number {
  const programs = store.column<number>("SELECT DISTINCT programId FROM result_account");
  const start = performance.now();
  store.raw.pragma("synchronous = NORMAL");
  const touched = programs.map((id) => wholeProgram(store, id));
  // No day is the last one of before, so that the windows are made anew as well.
  const steps = refreshSteps(store, touched, null);
  const some = (): boolean => {
    const until = performance.now() + SHARED;
    while (performance.now() < until) if (steps.next().done) return false;
    return true;
  };
  while (store.transaction(some));
  return performance.now() - start;
}
