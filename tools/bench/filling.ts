// Filling a workspace of the bench by SQL: what its statements may call, and everything around them.
import type { Store } from "../../electron/data/store.ts";
import { dropTriggers, installTriggers } from "../../electron/data/triggers.ts";
import { openWorkspace } from "../../electron/data/workspace.ts";
import { scattered, uidOf } from "./names.ts";
import { workspaceOptions } from "./place.ts";

/** The rows from 1 to `count` as a table to select from. */
export const rows = (count: number): string =>
  `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n)`;

/** `chance(row, salt, of)`: a whole number below `of`, the same in every run of a seed. `uid_of(kind, row)`: a uid. */
export function teachChance(store: Store, seed: number): void {
  const options = { deterministic: true };
  store.raw.function(
    "chance",
    options,
    (row, salt, of) => scattered(Number(row), Number(salt), seed) % Number(of),
  );
  store.raw.function("uid_of", options, (kind, row) => uidOf(String(kind), Number(row)));
}

/** Puts more into a copy of a world, without the log. @returns the file */
export function fillWorld(file: string, seed: number, fill: (store: Store) => void): string {
  const workspace = openWorkspace(workspaceOptions(file));
  const { store } = workspace;
  dropTriggers(store);
  teachChance(store, seed);
  store.raw.pragma("synchronous = OFF");
  store.transaction(() => {
    fill(store);
    installTriggers(store);
  });
  store.raw.exec("ANALYZE");
  store.raw.pragma("wal_checkpoint(TRUNCATE)");
  workspace.close();
  return file;
}
