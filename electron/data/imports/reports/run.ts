// The import of a report: decide what it is, plan its blocks, and in a run write them and what hangs on them.
import path from "node:path";
import { UserError } from "../../../domain/errors.ts";
import type { WordKey } from "../../../domain/words/words.ts";
import type { JobContext, RunningBatch, WriteContext } from "../../context.ts";
import { dayOf } from "../../../domain/days.ts";
import { numberOfDay } from "../../../domain/reports/dayNumber.ts";
import { firstClientUid, newUid } from "../../ids.ts";
import { idOf, insertRecord } from "../../records.ts";
import type { ProgramOf } from "../../results/accounts.ts";
import { HERE } from "../../results/resolve.ts";
import { timeZone } from "../../settings.ts";
import { lastDay } from "../../results/rollups.ts";
import { bornOfFlips } from "../../tasks/born/flips.ts";
import { Asking, type Answers } from "../asking.ts";
import type { Source } from "../source.ts";
import { Gathered, type ReportCounted } from "./counted.ts";
import { decide, remembering, type Decided } from "./decide.ts";
import { cover, finishSteps, inChunks, others } from "./finish.ts";
import { ReportPlanner, type RowOutcome } from "./planner.ts";
import { kindOf, writeBlock } from "./write.ts";

const networkName = (context: JobContext, network: string | null): string =>
  context.words(`ui.names.network.${network ?? "other"}` as WordKey);

function open(context: JobContext, source: Source, answers: Answers) {
  const asking = new Asking(answers, context.words);
  const decided = decide(context.db, source.detected, answers, asking, (network) =>
    networkName(context, network),
  );
  const overlap = (line: number): "keep" | "replace" =>
    asking.choose(
      "overlap",
      { code: "report-overlap" },
      [
        { value: "keep", code: "overlap-keep" },
        { value: "replace", code: "overlap-replace" },
      ],
      "keep",
      line,
    ) === "replace"
      ? "replace"
      : "keep";
  return { asking, decided, overlap };
}

/** Which report it is for the identity of its rows: by its header where a person says what its columns hold, kept as a format or not. */
const kindName = ({ detected: { format, fingerprint } }: Source): string =>
  format === "csv" || format === "xlsx" || format.startsWith("own:") ? `table ${fingerprint}` : format;

type Seen = Pick<RowOutcome, "line" | "status" | "reason">;

/** Plans every row and writes nothing; `each` sees every outcome in the order of the file, unreadable rows included. */
export async function previewReport(
  context: JobContext,
  source: Source,
  answers: Answers,
  each: (outcome: Seen, title: string, partner: string | null) => void = () => {},
): Promise<ReportCounted> {
  const { asking, decided, overlap } = open(context, source, answers);
  const program = decided.program === "new" ? null : decided.program;
  const kindId =
    context.db.value<number>("SELECT id FROM result_kind WHERE name = ?", kindName(source)) ?? null;
  const { currency, period } = decided;
  const { network, found } = source.detected.report!;
  const plan = { program, network, kindId, currency, period, has: found.has, overlap, direct: false };
  const planner = new ReportPlanner(context.db, plan, null);
  const gathered = new Gathered(context, source, asking, decided, planner);
  for await (const { report: block, bytes, totals } of source.blocks()) {
    context.checkpoint();
    gathered.totals = totals ?? gathered.totals;
    if (block) {
      planner.look(block);
      for (let at = 0; at < block.newAccounts.length; at++) planner.meet(block, at, null);
      for (const { line, code, params } of block.rejected) gathered.count.reject(line, code, params);
      for (const { line, code, params } of block.problems) gathered.count.problem(line, code, params);
      let left = 0;
      const unreadable = (before: number): void => {
        for (let row = block.rejected[left]; row && row.line < before; row = block.rejected[++left])
          each({ line: row.line, status: "rejected", reason: row }, row.raw, null);
      };
      for (let at = 0; at < block.rows; at++) {
        const outcome = planner.row(block, at, null);
        gathered.count.add(outcome);
        unreadable(outcome.line);
        const seen = planner.accounts[outcome.account]!;
        each(outcome, seen.account.name || seen.account.externalId, seen.partner?.name ?? null);
      }
      unreadable(Number.POSITIVE_INFINITY);
    }
    context.progress(bytes, source.detected.bytes, "reading");
    // A cancel is a message: let it in.
    await new Promise((resolve) => setImmediate(resolve));
  }
  context.checkpoint();
  return gathered.result(program);
}

function makeProgram(write: WriteContext, source: Source, decided: Decided): ProgramOf & { name: string } {
  const { db, now } = write;
  const clientId =
    idOf(db, "client", firstClientUid) ??
    db.value<number>("SELECT min(id) FROM client WHERE deletedAt IS NULL")!;
  const values = {
    uid: newUid(),
    name: decided.name,
    network: source.detected.report!.network ?? "other",
    currency: decided.currency ?? "EUR",
  };
  const id = insertRecord(db, "program", { ...values, clientId, createdAt: now() });
  return { ...values, id };
}

/** Nobody knows all orders of days that are still to come. */
function untilToday(context: JobContext, stated: Decided["stated"]): Decided["stated"] {
  const today = numberOfDay(dayOf(context.now(), timeZone(context.db)));
  return stated && stated.from <= today ? { from: stated.from, to: Math.min(stated.to, today) } : null;
}

/** What the database says of a sum beyond 64 bits. */
const beyond = (error: unknown): boolean =>
  error instanceof Error && /integer overflow|cannot store REAL value in INTEGER/.test(error.message);

/** @throws UserError `needs-answer` with the questions before anything is written; `sums-too-large`, and then nothing stays */
export async function runReport(
  context: JobContext,
  source: Source,
  file: string,
  answers: Answers,
): Promise<ReportCounted & { batchId: number }> {
  return imported(context, source, file, answers).catch((error: unknown) => {
    throw beyond(error) ? new UserError("sums-too-large", { file: path.basename(file) }) : error;
  });
}

async function imported(
  context: JobContext,
  source: Source,
  file: string,
  answers: Answers,
): Promise<ReportCounted & { batchId: number }> {
  const { asking, decided, overlap } = open(context, source, answers);
  if (source.detected.report!.needsMapping) throw new UserError("needs-mapping");
  const unanswered = asking.open();
  if (unanswered.length > 0)
    throw new UserError("needs-answer", { count: unanswered.length }, { questions: unanswered });
  const last = lastDay(context.db);
  let planner: ReportPlanner | undefined;
  const batch = context.batch("import", path.basename(file), {
    held: (db) => planner?.additions?.write(db),
  });
  const { program, kindId } = await batch.chunk((write) => {
    const program = decided.program === "new" ? makeProgram(write, source, decided) : decided.program!;
    const kindId = kindOf(write, kindName(source));
    cover(write.db, program.id, kindId, HERE, { from: 0, to: 0 }, write.batchId);
    return { program, kindId };
  });
  const { currency, period } = decided;
  const { has, currency: found } = source.detected.report!.found;
  const plan = {
    program,
    network: program.network,
    kindId,
    currency: currency ?? found.code ?? program.currency,
    period,
    has,
    overlap,
    direct: source.detected.report!.kind === "summary" && !others(context.db, program.id, kindId),
  };
  planner = new ReportPlanner(context.db, plan, batch.id);
  const gathered = new Gathered(context, source, asking, decided, planner);
  await writeBlocks(context, batch, gathered);
  const finish = {
    kindId,
    orders: source.detected.report!.kind === "orders",
    complete: decided.complete,
    batchId: batch.id,
    days: gathered.days(),
    stated: untilToday(context, decided.stated),
    last,
  };
  context.progress(source.detected.bytes, source.detected.bytes, "adding-up");
  await inChunks(batch, (db) => finishSteps(db, planner, finish));
  const result = gathered.result(program);
  const { reversals } = gathered.count;
  await batch.chunk((write) => {
    remember(write, source, program, decided);
    bornOfFlips(write, program, reversals);
  });
  const { format, rows, created, changed, unchanged, rejected } = result;
  batch.done({
    format,
    rows,
    created,
    changed,
    unchanged,
    rejected: rejected.length,
    report: true,
    program: program.id,
    flipped: result.report.flips,
    reversals: reversals.kept(),
  });
  return { ...result, batchId: batch.id };
}

async function writeBlocks(context: JobContext, batch: RunningBatch, gathered: Gathered): Promise<void> {
  const { planner, source, count } = gathered;
  for await (const { report: block, bytes, totals } of source.blocks()) {
    gathered.totals = totals ?? gathered.totals;
    if (block) {
      for (const { line, code, params } of block.rejected) count.reject(line, code, params);
      for (const { line, code, params } of block.problems) count.problem(line, code, params);
      await writeBlock(batch, planner, block, (outcome) => count.add(outcome));
    }
    context.progress(bytes, source.detected.bytes, "importing");
  }
  context.checkpoint();
}

function remember({ db, now }: WriteContext, source: Source, program: ProgramOf, decided: Decided): void {
  const { fingerprint, format, mapping } = source.detected;
  if (!fingerprint) return;
  const old = db.value<string | null>("SELECT answers FROM mapping WHERE fingerprint = ?", fingerprint);
  const known = old ? (JSON.parse(old) as Record<string, object>) : {};
  const fresh = remembering(source.detected, program, decided.currency);
  const answers = {
    program: { ...known.program, ...fresh.program },
    currency: { ...known.currency, ...fresh.currency },
  };
  db.run(
    "INSERT OR REPLACE INTO mapping (fingerprint, format, columns, usedAt, answers) VALUES (?, ?, ?, ?, ?)",
    fingerprint,
    format,
    JSON.stringify(mapping),
    now(),
    JSON.stringify(answers),
  );
}
