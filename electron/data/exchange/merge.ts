// Putting a shared file together with this workspace: planned and written block by block in one batch, whole or not at all.
import path from "node:path";
import { UserError } from "../../domain/errors.ts";
import type { Clash } from "../../domain/sharing/compare.ts";
import type { JobContext, RunningBatch, WriteContext } from "../context.ts";
import { Applier, latestClock } from "./apply.ts";
import type { Choice } from "../../domain/sharing/settled.ts";
import { BlobMerge, BlobPreview } from "./blobs.ts";
import { deletedHere } from "./hanging.ts";
import { readShared, sharedHash } from "./file/read.ts";
import { Lines, type About, type Given, type Line } from "./lines.ts";
import { Marks } from "./marks.ts";
import { Planner } from "./plan.ts";
import { Preview } from "./preview.ts";
import { ResultMerge } from "./results.ts";
import type { Tomb } from "./tombs.ts";

/** Records that are planned and written in one go: some ten milliseconds. */
const SLICE = 150;

export interface Asked {
  file: string;
  passphrase?: string | undefined;
}

type Extra = Extract<Line, { is: "results" | "blob" }>;

interface Handlers {
  about?: (about: About) => Promise<void> | void;
  /** Of one table, at most `SLICE`. */
  records: (records: Given[]) => Promise<void> | void;
  gone: (tombs: Tomb[]) => Promise<void> | void;
  /** A line of results or of bytes, after all records. */
  extra?: (line: Extra, at: number) => Promise<void> | void;
}

/** What breaks a rule of the tables is the file's fault: they hold what a person or an import can write. */
const brokenRule = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CONSTRAINT");

/** Reads a file through to its end. @throws UserError `shared-inconsistent` with the line where it was found */
async function follow(context: JobContext, asked: Asked, handlers: Handlers): Promise<void> {
  const lines = new Lines();
  try {
    await followLines(context, asked, handlers, lines);
  } catch (error) {
    const found = error instanceof UserError && error.code === "shared-inconsistent" && !error.params.line;
    if (found || brokenRule(error)) throw new UserError("shared-inconsistent", { line: lines.at });
    throw error;
  }
}

async function followLines(
  context: JobContext,
  { file, passphrase }: Asked,
  handlers: Handlers,
  lines: Lines,
): Promise<void> {
  let records: Given[] = [];
  let gone: Tomb[] = [];
  const flush = async () => {
    const [some, tombs] = [records, gone];
    records = [];
    gone = [];
    if (some.length > 0) await handlers.records(some);
    if (tombs.length > 0) await handlers.gone(tombs);
  };
  const { signal } = context;
  for await (const block of readShared(file, { ...(passphrase !== undefined && { passphrase }), signal })) {
    context.checkpoint();
    for (const each of block) {
      const line = lines.read(each);
      if (line?.is === "record") {
        if (records.length >= SLICE || (records.length > 0 && records[0]!.table !== line.record.table))
          await flush();
        records.push(line.record);
      } else if (line?.is === "gone") {
        if (records.length > 0 || gone.length >= SLICE || (gone.length > 0 && gone[0]!.of !== line.tomb.of))
          await flush();
        gone.push(line.tomb);
      } else if (line?.is === "results" || line?.is === "blob") {
        await flush();
        await handlers.extra?.(line, lines.at);
      } else if (line?.is === "about") await handlers.about?.(line.about);
    }
    // A cancel is a message: let it in.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await flush();
  lines.finish();
}

const clockOf = (context: JobContext) => () =>
  context.db.value<number>("SELECT clock FROM stamp WHERE id = 1")!;

/** Where one side deleted something, the file is looked through for what hangs on it before anything is planned. */
async function lookAhead(context: JobContext, asked: Asked, planner: Planner, about: About): Promise<void> {
  if (!about.deletes && !deletedHere(context.db)) return;
  const { first } = planner;
  await follow(context, asked, {
    records: (records) => first.records(records),
    gone: (tombs) => first.gone(tombs),
  });
  planner.hanging = first.result();
}

/** What a merge would do; writes nothing. */
export async function previewShared(context: JobContext, asked: Asked) {
  const planner = new Planner(context.db, context.now(), clockOf(context));
  let about!: About;
  let preview!: Preview;
  let results = null as ResultMerge | null;
  const bytes = new BlobPreview(context.workspace);
  let done = 0;
  await follow(context, asked, {
    async about(given) {
      about = given;
      preview = new Preview(context.db, given);
      await lookAhead(context, asked, planner, given);
    },
    records(records) {
      for (const plan of planner.records(records)) preview.record(plan);
      context.progress((done += records.length), null, "reading");
    },
    gone(tombs) {
      for (const tomb of tombs) preview.gone(planner.gone(tomb));
    },
    extra({ is, line }, at) {
      if (is === "blob") bytes.line(line, at);
      else (results ??= new ResultMerge(context.db, { previews: true })).line(line, at, null);
    },
  });
  return {
    ...preview.result(planner.ahead),
    results: results && { rows: results.changes, added: results.added, replaced: results.replaced },
    bytes: { files: bytes.files, size: bytes.size },
    by: about.by && { name: about.by.name, at: about.madeAt },
    whole: about.whole,
  };
}

export interface MergeAsked extends Asked {
  choices?: Record<string, "mine" | "theirs" | "both"> | undefined;
  rest?: "mine" | "theirs" | "newest" | undefined;
}

/** A backup that was read back, made once before the first thing that is written. */
class BackupFirst {
  ms = 0;
  #made = false;
  readonly #context: JobContext;

  constructor(context: JobContext) {
    this.#context = context;
  }

  async make(): Promise<void> {
    if (this.#made) return;
    this.#made = true;
    this.#context.progress(0, null, "backup");
    this.ms = (await this.#context.aside<{ ms: number }>("backups.make", { reason: "merge" })).ms;
  }

  get made(): boolean {
    return this.#made;
  }
}

/**
 * @throws UserError `needs-answer` where a conflict has no choice: nothing stays of it then
 * @returns `kept`: conflicts in which what was here stays
 */
export async function mergeShared(context: JobContext, asked: MergeAsked) {
  const { choices = {}, rest } = asked;
  const backup = new BackupFirst(context);
  let open = 0;
  const choose = (uid: string, clash: Clash): Choice => {
    const chosen = choices[`${uid}.${clash.field}`] ?? (clash.with && choices[clash.with]) ?? rest;
    // Both is no answer where only one can be.
    if (chosen && (chosen !== "both" || clash.both)) return chosen;
    if (clash.with === undefined) open++;
    return "newest";
  };
  let applier!: Applier;
  let batch: RunningBatch | undefined;
  const started = () =>
    (batch ??= context.batch("merge", path.basename(asked.file), { held: () => {}, settles: false }));
  const marks = new Marks();
  const inChunk = (work: (write: WriteContext) => void) =>
    started().chunk((write) => {
      work(write);
      marks.collect(write.db);
    });
  const planner = new Planner(context.db, context.now(), clockOf(context));
  let results = null as ResultMerge | null;
  const bytes = new BlobMerge(context.db, context.workspace);
  let done = 0;
  await follow(context, asked, {
    async about(given) {
      applier = new Applier(new Map(given.authors), choose);
      await lookAhead(context, asked, planner, given);
    },
    async records(records) {
      // Nothing is written before there is a backup, and nothing that changes nothing needs one.
      if (!backup.made && planner.records(records).every(({ is }) => is === "same")) return;
      await backup.make();
      await inChunk((write) => {
        const plans = planner.records(records);
        applier.begin(write, Math.max(...plans.map(({ record }) => latestClock(record))));
        for (const plan of plans) applier.record(plan);
      });
      context.progress((done += records.length), null, "merging");
    },
    async gone(tombs) {
      if (!backup.made && tombs.map((tomb) => planner.gone(tomb)).every(({ is }) => is === "same")) return;
      await backup.make();
      await inChunk((write) => {
        const plans = tombs.map((tomb) => planner.gone(tomb));
        const clocks = plans.map(({ tomb: { by } }) => (by.received === undefined ? by.clock : 0));
        applier.begin(write, Math.max(...clocks));
        for (const plan of plans) applier.gone(plan);
      });
    },
    async extra({ is, line }, at) {
      if (is === "blob") return bytes.line(line, at);
      results ??= new ResultMerge(context.db);
      if (!backup.made && !results.wouldChange(line, at)) return;
      await backup.make();
      const into = results;
      await inChunk((write) => into.line(line, at, write));
    },
  });
  context.checkpoint();
  if (open > 0) throw new UserError("needs-answer", { count: open });
  bytes.settle();
  if (results && batch) await results.finish(batch, path.basename(asked.file));
  const { created, updated, kept } = applier.done;
  const detail = {
    created,
    updated,
    kept,
    results: results?.changes ?? 0,
    files: bytes.kept,
    backupMs: backup.ms,
    hash: await sharedHash(asked.file),
  };
  const last = started();
  while (await last.chunk(({ db, now }) => marks.settle(db, now())));
  // In one transaction, or a kill just after it would take the whole merge back.
  await last.chunk(({ db, now }) => {
    db.run(
      "UPDATE batch SET state = 'done', endedAt = ?, detail = ? WHERE id = ?",
      now(),
      JSON.stringify(detail),
      last.id,
    );
  });
  last.done(detail);
  return {
    batchId: last.id,
    created,
    updated,
    kept,
    results: results && { added: results.added, replaced: results.replaced, kept: results.kept },
    bytes: { kept: bytes.kept, left: bytes.left },
  };
}
