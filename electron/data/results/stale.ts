// After an edit or its undo: what triggers marked as stale is worked out anew in the same transaction, before anybody reads it.
import type { Writer } from "../store.ts";
import { coversOf, resolveAccount } from "./resolve.ts";
import { lastDay, refreshSteps, wholeProgram } from "./rollups.ts";
import type { Touched } from "./touched.ts";
import { partnersAnew, windows } from "./windows.ts";

/** Days before and after which there are no numbers. */
const EVER = { from: -100_000, to: 100_000 };

/** Every partner window with one of these accounts; after `who` an account had has changed. */
function regroup(db: Writer, accounts: readonly number[]): void {
  const some = JSON.stringify(accounts);
  for (const size of windows) partnersAnew(db, size, some);
}

/** Nothing to do costs one look at an empty table. */
export function settleStale(db: Writer): void {
  const rows = db.all<{ programId: number; accountId: number }>(
    "SELECT programId, accountId FROM result_stale",
  );
  if (rows.length === 0) return;
  db.run("DELETE FROM result_stale");
  const before = lastDay(db);
  const touched: Touched[] = [];
  for (const programId of new Set(rows.map((row) => row.programId))) {
    const own = rows.filter((row) => row.programId === programId);
    if (own.some(({ accountId }) => accountId === 0)) touched.push(wholeProgram(db, programId));
    else
      touched.push(
        moved(
          db,
          programId,
          own.map(({ accountId }) => accountId),
        ),
      );
  }
  for (const _ of refreshSteps(db, touched, before));
}

/** Accounts that came to another partner: with whose other accounts they are one now, or no longer, is decided anew. */
function moved(db: Writer, programId: number, accounts: number[]): Touched {
  const covers = coversOf(db, programId);
  const days = new Set<number>();
  for (const accountId of accounts)
    for (const day of resolveAccount(db, programId, accountId, EVER, covers).days) days.add(day);
  regroup(db, accounts);
  return { programId, days, accounts: new Set(accounts) };
}
