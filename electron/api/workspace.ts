// What the workspace holds, at a glance.
import { z } from "zod";
import { listBackups } from "../data/backup.ts";
import { aside, read } from "./call.ts";
import path from "node:path";

export const status = read(z.object({}), ({ db, workspace }) => {
  const count = (table: string) => db.value<number>(`SELECT count(*) FROM ${table} WHERE deletedAt IS NULL`)!;
  const partners = count("partner");
  const people = db.value<number>(
    "SELECT count(*) FROM contact c LEFT JOIN partner p ON p.id = c.partnerId WHERE c.deletedAt IS NULL AND p.deletedAt IS NULL",
  )!;
  const running = db.get<{ batchId: number; kind: string; file: string | null }>(
    "SELECT id AS batchId, kind, file FROM batch WHERE state = 'running' LIMIT 1",
  );
  return {
    name: path.basename(workspace),
    partners,
    people,
    interactions: count("interaction"),
    empty: partners === 0 && people === 0,
    example: db.value("SELECT 1 FROM batch WHERE kind = 'example' AND state = 'done' LIMIT 1") !== undefined,
    runningBatch: running ?? null,
    lastBackupAt: listBackups(workspace)[0]?.at ?? null,
    device: db.value<string>("SELECT device FROM stamp WHERE id = 1")!,
    check:
      db.value<string>("SELECT value FROM setting WHERE key = 'check'") === '"bad"'
        ? ("bad" as const)
        : ("ok" as const),
  };
});

/** SQLite's own quick check of the whole file: seconds per gigabyte, so never before the window. */
export const check = aside(z.object({}), async ({ db }) => ({
  ok: db.value<string>("SELECT quick_check FROM pragma_quick_check LIMIT 1") === "ok",
}));
