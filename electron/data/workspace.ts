// Opening a workspace whole: lock, conflicted copies, migration behind a verified backup, device, first rows, what a kill left.
import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "../domain/errors.ts";
import { sweepAttachments } from "./attachments.ts";
import { backupsOf, listBackups, makeBackup, restoreBackup } from "./backup.ts";
import { durability, startBatch, unstamp, type BatchKind } from "./batches.ts";
import { registerDevice, settleDevice } from "./device.ts";
import { firstClientUid, firstProgramUid } from "./ids.ts";
import { lock } from "./lock.ts";
import { applyMigrations, pending, renewTriggers } from "./migrate.ts";
import { explained, openStore, refuseConflictedCopy, writeAhead, type OpenOptions } from "./open.ts";
import { insertRecord } from "./records.ts";
import { takeBackResults } from "./results/journal.ts";
import { settle } from "./settle.ts";
import type { Store } from "./store.ts";
import { refuseSynced } from "./synced.ts";
import { triggersCurrent } from "./triggers.ts";
import { eraseBatch, planUndo, undoSteps } from "./undo.ts";

export interface WorkspaceOptions extends OpenOptions {
  file: string;
  migrations: string;
  register: string;
  now: () => number;
  author: string;
  /** Overrides the device id (scripts, tests). */
  device?: string | undefined;
  onProgress?: (
    phase: "backup" | "migrating" | "undoing" | "moving",
    done: number,
    total: number | null,
  ) => void;
}

export interface Workspace {
  store: Store;
  file: string;
  close(): void;
}

/** Opens for reading only: no lock, no change; a file that needs work before it can be read is refused. */
export function openForReading(options: WorkspaceOptions): Store {
  if (!existsSync(options.file))
    throw new UserError("workspace-missing", { file: path.basename(options.file) });
  const store = openStore(options.file, { ...options, readonly: true });
  try {
    const { entries } = pending(store, options.migrations);
    if (entries.length > 0)
      throw new UserError("workspace-needs-update", { file: path.basename(options.file) });
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Opens the one writing connection. Makes the file when it is missing.
 * @throws UserError `workspace-in-use`, `workspace-synced`, `conflicted-copy`, `workspace-newer`, `workspace-damaged`, `migration-failed` …
 */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { file, register, now } = options;
  refuseConflictedCopy(file);
  refuseSynced(file);
  const unlock = lock(file);
  let store: Store | undefined;
  try {
    store = openMigrated(options);
    firstRows(store, options, now());
    undoUnfinished(store, options);
    settleMarked(store, options);
  } catch (error) {
    store?.close();
    unlock();
    throw explained(error, file);
  }
  const opened = store;
  return {
    store: opened,
    file,
    close() {
      try {
        sweepAttachments(opened, file, options);
        opened.raw.pragma("optimize");
      } catch {
        // Tidying can wait: a full disk must not keep the workspace locked.
      }
      try {
        registerDevice(opened, file, register);
      } finally {
        opened.close();
        unlock();
      }
    },
  };
}

function openMigrated(options: WorkspaceOptions): Store {
  const { file, migrations } = options;
  const store = openStore(file, { ...options, untouched: true });
  try {
    const { entries, fresh } = pending(store, migrations);
    writeAhead(store.raw);
    if (entries.length === 0) {
      if (!triggersCurrent(store)) renewTriggers(store);
    } else if (fresh) applyMigrations(store, migrations);
    else migrateBehindBackup(store, options, entries.length);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** No verified backup, no migration; when it fails the backup is put back. */
function migrateBehindBackup(store: Store, options: WorkspaceOptions, steps: number): void {
  const { file, migrations, now, onProgress } = options;
  onProgress?.("backup", 0, null);
  store.raw.pragma("wal_checkpoint(TRUNCATE)");
  const backup = makeBackup(file, "migration", now(), options);
  onProgress?.("migrating", 0, steps);
  try {
    applyMigrations(store, migrations);
  } catch (error) {
    store.close();
    restoreBackup(file, backup.name, now(), options);
    throw new UserError("migration-failed", {
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A new workspace has one client and one program, so that a one-program user never sees the difference. */
function firstRows(store: Store, options: WorkspaceOptions, now: number): void {
  durability(store, "FULL");
  store.transaction(() => {
    settleDevice(store, options.file, options.register, options.device);
    if (store.value("SELECT 1 FROM program LIMIT 1") !== undefined) return;
    startBatch(store, { kind: "upkeep", now, authorName: options.author, state: "done" });
    const clientId = insertRecord(store, "client", {
      uid: firstClientUid,
      name: "My client",
      createdAt: now,
    });
    insertRecord(store, "program", {
      uid: firstProgramUid,
      clientId,
      name: "My program",
      network: "in-house",
      currency: "EUR",
      createdAt: now,
    });
    unstamp(store);
  });
}

/** What a newer version marked in its migration, in a batch of its own so that nobody's undo takes it back. */
function settleMarked(store: Store, { now, author }: WorkspaceOptions): void {
  if (store.value("SELECT 1 FROM task_stale LIMIT 1") === undefined) return;
  store.transaction(() => {
    startBatch(store, { kind: "upkeep", now: now(), authorName: author, state: "done" });
    settle(store, now());
    unstamp(store);
  });
}

/** Undoes every batch that is not done: what a kill left, or an undo that a kill cut short. */
export function undoUnfinished(
  store: Store,
  options: Pick<WorkspaceOptions, "now" | "author" | "onProgress">,
): void {
  const left = store.column<number>("SELECT id FROM batch WHERE state = 'running' ORDER BY id DESC");
  for (const batchId of left) takeBack(store, batchId, options);
}

/** Takes an unfinished batch back in one go, with progress. */
export function takeBack(
  store: Store,
  batchId: number,
  options: Pick<WorkspaceOptions, "now" | "author" | "onProgress">,
): void {
  const plan = planUndo(store, batchId, "remove");
  const total = plan.fields.length + plan.created.length;
  durability(store, "NORMAL");
  store.transaction(() => {
    // Under its own stamp: whatever is logged on the way goes with the batch.
    const kind = store.value<BatchKind>("SELECT kind FROM batch WHERE id = ?", batchId)!;
    const own = startBatch(store, { kind, now: options.now(), authorName: options.author, state: "running" });
    // First the results: they refer to programs and partners that may go.
    takeBackResults(store, batchId);
    let done = 0;
    for (const _ of undoSteps(store, plan, options.now()))
      if (++done % 500 === 0) options.onProgress?.("undoing", done, total);
    settle(store, options.now());
    eraseBatch(store, batchId);
    // Whom only this batch made known goes with it.
    store.run(
      `DELETE FROM colleague WHERE NOT EXISTS (SELECT 1 FROM change WHERE uid = colleague.uid AND field = '*')
         AND uid NOT IN (SELECT author FROM batch WHERE id <> ?) AND uid NOT IN (SELECT value FROM setting WHERE key = 'me')
         AND uid NOT IN (SELECT ownerUid FROM partner WHERE ownerUid IS NOT NULL)`,
      own.id,
    );
    eraseBatch(store, own.id);
    unstamp(store);
  });
  durability(store, "FULL");
}

/** The newest backup that could be put in place, by name. */
export const newestBackup = (workspace: string): string | null => listBackups(workspace)[0]?.name ?? null;
export { backupsOf };
