// All sums of all programs made anew from the rows, as after a change of every program's margin.
import { refreshSteps, wholeProgram } from "../../../electron/data/results/rollups.ts";
import type { Store } from "../../../electron/data/store.ts";

/** ms that it takes. */
export function rebuilt(store: Store): number {
  const programs = store.column<number>("SELECT DISTINCT programId FROM result_account");
  const start = performance.now();
  store.raw.pragma("synchronous = NORMAL");
  store.transaction(() => {
    const touched = programs.map((id) => wholeProgram(store, id));
    // No day is the last one of before, so that the windows are made anew as well.
    for (const _ of refreshSteps(store, touched, null));
  });
  return performance.now() - start;
}
