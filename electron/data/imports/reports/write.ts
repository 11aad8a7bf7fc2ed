// Writes the blocks of a report in short transactions: its accounts first, then row by row.
import type { ReportBlock } from "../../../domain/reports/record.ts";
import type { RunningBatch, WriteContext } from "../../context.ts";
import { SLICE } from "./finish.ts";
import type { ReportPlanner, RowOutcome } from "./planner.ts";

/** The id of a kind of report, which is made where it is new. */
export const kindOf = (write: WriteContext, name: string): number =>
  write.db.value<number>("SELECT id FROM result_kind WHERE name = ?", name) ??
  write.db.run("INSERT INTO result_kind (name) VALUES (?)", name).id;

/** Does something for each of `count` things, in transactions of `SLICE` each; after every `look` of them comes `then`, and a look at the clock. */
async function sliced(
  batch: RunningBatch,
  count: number,
  look: number,
  each: (write: WriteContext, at: number) => void,
  then: (write: WriteContext) => void = () => {},
): Promise<void> {
  let at = 0;
  while (at < count)
    at = await batch.chunk((write) => {
      const until = performance.now() + SLICE;
      let next = at;
      do {
        const end = Math.min(next + look, count);
        while (next < end) each(write, next++);
        then(write);
      } while (next < count && performance.now() < until);
      return next;
    });
}

/** @param each told of every row that was written */
export async function writeBlock(
  batch: RunningBatch,
  planner: ReportPlanner,
  block: ReportBlock,
  each: (outcome: RowOutcome) => void = () => {},
): Promise<void> {
  planner.look(block);
  await sliced(batch, block.newAccounts.length, 8, (write, at) => planner.meet(block, at, write));
  const settle = ({ db }: WriteContext) => planner.settle(db);
  await sliced(batch, block.rows, 64, ({ db }, at) => each(planner.row(block, at, db)), settle);
}
