// What triggers marked is worked out anew in the transaction that changed it, before anybody reads it.
import { settleStale } from "./results/stale.ts";
import type { Writer } from "./store.ts";
import { settleTasks } from "./tasks/settle.ts";

/** Last in every transaction of an edit, an undo or a chunk. Nothing to do costs a look at two empty tables. */
export function settle(db: Writer, now: number): void {
  settleStale(db);
  settleTasks(db, now);
}
