// Saving a shared file: read from one snapshot, written whole or not at all.
import { UserError } from "../../domain/errors.ts";
import { version } from "../../domain/version.ts";
import type { JobContext } from "../context.ts";
import type { Writer } from "../store.ts";
import { writeBlobs } from "./blobs.ts";
import { writeShared } from "./file/write.ts";
import { writeResults } from "./results.ts";
import { scopeOf } from "./scope.ts";
import { writeContent } from "./write.ts";

export type Included = "results" | "attachments";

export interface ExportAsked {
  file: string;
  /** Local ids; without them everything that may travel. */
  partnerIds?: readonly number[] | undefined;
  passphrase?: string | undefined;
  include?: readonly Included[] | undefined;
}

/**
 * @returns `bytes` of the file; `hash` its SHA-256; `clock` of the snapshot
 * @throws UserError `missing-partner` where a chosen one is gone
 */
export async function saveShared(
  context: JobContext,
  { file, partnerIds, passphrase, include = [] }: ExportAsked,
) {
  const { db, workspace, signal, checkpoint, progress, now } = context;
  return await db.snapshot(async () => {
    const clock = db.value<number>("SELECT clock FROM stamp WHERE id = 1")!;
    const gone = db.value<number>(
      "SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM partner p WHERE p.id = j.value) LIMIT 1",
      JSON.stringify(partnerIds ?? []),
    );
    if (gone !== undefined) throw new UserError("missing-partner", { id: gone });
    let content = { partners: 0, records: 0 };
    const options = { app: `Liaison ${version}`, signal, ...(passphrase !== undefined && { passphrase }) };
    const written = await writeShared(file, options, async (put) => {
      const about = {
        madeAt: now(),
        results: include.includes("results"),
        checkpoint,
        progress: (done: number, total: number) => progress(done, total, "saving"),
      };
      const { partners, records, scope } = await writeContent(db, partnerIds, about, put);
      if (include.includes("results")) await writeResults(db, scope, put, checkpoint);
      if (include.includes("attachments")) await writeBlobs(db, workspace, scope, put, checkpoint);
      content = { partners, records };
      await put(JSON.stringify({ end: { records } }));
    });
    return { ...content, bytes: written.bytes, hash: written.hash, clock };
  });
}

/** What has left may be deleted here only with a word to those who have it. `clock`: of the snapshot that was saved. */
export function noteExported(
  db: Writer,
  { partnerIds, include }: Pick<ExportAsked, "partnerIds" | "include">,
  clock: number,
): void {
  if (!partnerIds) {
    db.run("INSERT OR REPLACE INTO exported (uid, at) VALUES ('*', ?)", clock);
    return;
  }
  for (const [table, ids] of scopeOf(db, partnerIds, include?.includes("results")))
    db.run(
      `INSERT OR REPLACE INTO exported (uid, at) SELECT uid, ? FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      clock,
      JSON.stringify([...ids]),
    );
}
