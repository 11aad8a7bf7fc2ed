// Every write is a batch: one transaction for a person's edit, many chunks for a job. The stamp row says who, when and in which.
import { newUid } from "./ids.ts";
import { settle } from "./settle.ts";
import type { Reader, Store, Writer } from "./store.ts";
import type { Ends } from "./searchTriggers.ts";

export const batchKinds = ["edit", "import", "merge", "example", "undo", "purge", "upkeep"] as const;
export type BatchKind = (typeof batchKinds)[number];

/** The clock counts in 1/1024 of a millisecond, so that many stamps fit into one instant. Source: hybrid logical clocks. */
export const CLOCKS_PER_MS = 1024;

/** ms UTC of a clock value. */
export const instantOf = (clock: number): number => Math.floor(clock / CLOCKS_PER_MS);

export interface BatchStart {
  kind: BatchKind;
  now: number;
  authorName: string;
  file?: string | null;
  undoes?: number | null;
  state: "running" | "done";
}

/** The uid of the person at this machine: chosen once in the settings, or the machine's user name until then. */
function authorUid(db: Writer, name: string): string {
  const chosen = db.value<string>("SELECT value FROM setting WHERE key = 'me'");
  if (chosen) return chosen;
  const known = db.value<string>("SELECT uid FROM colleague WHERE name = ?", name);
  return known ?? newUid();
}

const tick = (db: Reader, now: number): number =>
  Math.max((db.value<number>("SELECT clock FROM stamp WHERE id = 1") ?? 0) + 1, now * CLOCKS_PER_MS);

/** Inside a transaction: makes the batch and stamps it. The author's own record is made on the first write. */
export function startBatch(db: Writer, start: BatchStart): { id: number; author: string } {
  const author = authorUid(db, start.authorName);
  const device = db.value<string>("SELECT device FROM stamp WHERE id = 1")!;
  const { id } = db.run(
    "INSERT INTO batch (uid, kind, state, author, device, startedAt, endedAt, file, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    newUid(),
    start.kind,
    start.state,
    author,
    device,
    start.now,
    start.state === "done" ? start.now : null,
    start.file ?? null,
    start.undoes ?? null,
  );
  stampBatch(db, id, author, start.now);
  if (db.value("SELECT 1 FROM colleague WHERE uid = ?", author) === undefined)
    db.run("INSERT INTO colleague (uid, name) VALUES (?, ?)", author, start.authorName);
  return { id, author };
}

/** Inside a transaction: what the triggers read. */
export const stampBatch = (
  db: Writer,
  batchId: number,
  author: string,
  now: number,
  ends: Ends | null = null,
): void => {
  const clock = tick(db, now);
  const text =
    "UPDATE stamp SET clock = ?, batchId = ?, author = ?, bornPartner = ?, bornContact = ?, bornInteraction = ? WHERE id = 1";
  db.run(
    text,
    clock,
    batchId,
    author,
    ends?.partner ?? null,
    ends?.contact ?? null,
    ends?.interaction ?? null,
  );
};

/** Inside a batch: does something in the name of an earlier one, so that it is taken back with that one. */
export function inNameOf(db: Writer, batchId: number, work: () => void): void {
  const own = db.value<number>("SELECT batchId FROM stamp WHERE id = 1")!;
  db.run("UPDATE stamp SET batchId = ? WHERE id = 1", batchId);
  work();
  db.run("UPDATE stamp SET batchId = ? WHERE id = 1", own);
}

/** Inside a transaction, last: later writes without a batch fail in the triggers. */
export const unstamp = (db: Writer): void => {
  db.run(
    "UPDATE stamp SET batchId = NULL, author = NULL, bornPartner = NULL, bornContact = NULL, bornInteraction = NULL WHERE id = 1",
  );
};

/** Durability as shipped: FULL for a person's edits, NORMAL for the chunks of a batch, which a kill undoes anyway. */
export function durability(store: Store, mode: "FULL" | "NORMAL"): void {
  // Not to be changed inside of a transaction.
  store.commitHeld();
  store.raw.pragma(`synchronous = ${mode}`);
}

/**
 * One edit: one immediate transaction, one batch. A call that changed nothing that is logged leaves no batch behind.
 * @returns what `work` returned
 */
export function writeOnce<T>(
  store: Store,
  start: Omit<BatchStart, "state">,
  work: (batch: { id: number; author: string }) => T,
): T {
  durability(store, "FULL");
  return store.transaction(() => {
    const batch = startBatch(store, { ...start, state: "done" });
    const result = work(batch);
    settle(store, start.now);
    if (store.value("SELECT 1 FROM change WHERE batchId = ? LIMIT 1", batch.id) === undefined)
      store.run("DELETE FROM batch WHERE id = ?", batch.id);
    unstamp(store);
    return result;
  });
}
