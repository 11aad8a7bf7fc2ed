// An import from file to batch: plan and write block by block in short transactions, or plan only.
import path from "node:path";
import { UserError, type Question } from "../../domain/errors.ts";
import { sentence } from "../../domain/words/words.ts";
import { backupDue } from "../backup.ts";
import type { JobContext, RunningBatch } from "../context.ts";
import { Applier } from "./apply.ts";
import { Asking, type Answers } from "./asking.ts";
import { emptyOutcome, type Outcome, type Status } from "./outcome.ts";
import { Planner } from "./planner.ts";
import type { Made, Plans } from "./plans.ts";
import type { ShownFlip, ShownReport } from "./reports/counted.ts";
import { previewReport, runReport } from "./reports/run.ts";
import { EventPlanner } from "./said/eventPlanner.ts";
import { MailPlanner } from "./said/mailPlanner.ts";
import { rememberOwn } from "../settings.ts";
import type { Source } from "./source.ts";

export interface Counted {
  format: string;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: { line: number; reason: string; code: string }[];
  made: Made;
  questions: Question[];
  problems: { line: number; text: string }[];
  /** New messages that match nobody and go to the tray. */
  waiting: number;
  /** Orders of a report whose status changed. */
  flips: ShownFlip[];
  report?: ShownReport;
}

/** Longer lists say nothing more to anybody; the counts stay exact. */
const LISTED = 2000;
/** ms of work in one transaction; the architecture allows 50. */
const SLICE = 35;

class Count {
  readonly counts: Record<Status, number> = { created: 0, changed: 0, unchanged: 0, rejected: 0 };
  readonly rejected: Counted["rejected"] = [];
  readonly problems: Counted["problems"] = [];
  waiting = 0;
  readonly #context: JobContext;

  constructor(context: JobContext) {
    this.#context = context;
  }

  add(outcome: Outcome): void {
    const { words } = this.#context;
    this.counts[outcome.status]++;
    if (outcome.said?.tray) this.waiting++;
    const { line, reason } = outcome;
    if (reason)
      this.rejected.push({
        line,
        reason: sentence(words, "reasons", reason.code, reason.params),
        code: reason.code,
      });
    for (const { code, params } of outcome.problems) {
      if (this.problems.length >= LISTED) break;
      const text = sentence(words, "problems", code, params);
      const { offset } = params;
      const placed = offset === undefined ? text : words("ui.said.atByte", { text, offset });
      this.problems.push({ line, text: placed });
    }
  }

  result(source: Source, planner: Plans, asking: Asking): Counted {
    const { created, changed, unchanged } = this.counts;
    return {
      format: source.detected.format,
      rows: created + changed + unchanged + this.rejected.length,
      created,
      changed,
      unchanged,
      rejected: this.rejected,
      made: planner.made,
      questions: asking.questions(),
      problems: this.problems,
      waiting: this.waiting,
      flips: [],
    };
  }
}

/** `writes`: what was planned before is in the store when the next record is planned. */
function plansFor(
  context: JobContext,
  source: Source,
  asking: Asking,
  answers: Answers,
  writes: boolean,
): Plans {
  const { db, region, now } = context;
  switch (source.detected.kind) {
    case "mail":
      return new MailPlanner(db, context.workspace, asking, answers, writes);
    case "calendar":
      return new EventPlanner(db, answers, now);
    case "contacts":
      return new Planner(db, asking, region);
    case "report":
      throw new Error("a report has planning of its own");
  }
}

/** Plans every record and writes nothing; `each` sees every outcome. */
export async function previewImport(
  context: JobContext,
  file: string,
  answers: Answers,
  each: (outcome: Outcome) => void = () => {},
): Promise<Counted> {
  const source = await context.read(file, answers, context.signal);
  if (source.detected.report)
    return await previewReport(context, source, answers, (outcome, title, partner) => {
      const shown = emptyOutcome(outcome.line, title);
      each({ ...shown, status: outcome.status, reason: outcome.reason, partner, row: true });
    });
  const asking = new Asking(answers, context.words);
  const planner = plansFor(context, source, asking, answers, false);
  const count = new Count(context);
  for await (const { items, bytes } of source.blocks()) {
    context.checkpoint();
    for (const item of items) {
      const outcome = planner.plan(item);
      count.add(outcome);
      each(outcome);
    }
    context.progress(bytes, source.detected.bytes, "reading");
    // A cancel is a message: let it in.
    await new Promise((resolve) => setImmediate(resolve));
  }
  context.checkpoint();
  return count.result(source, planner, asking);
}

async function backupFirst(context: JobContext): Promise<void> {
  const holds =
    context.db.value(
      "SELECT 1 FROM partner UNION ALL SELECT 1 FROM contact UNION ALL SELECT 1 FROM interaction LIMIT 1",
    ) !== undefined;
  if (!holds || !backupDue(context.workspace, context.now())) return;
  context.progress(0, null, "backup");
  await context.aside("backups.make", { reason: "import" });
}

/** A question that has no answer and no cautious default stops the import before anything is kept. */
function refuseUnanswered(questions: Question[], answers: Answers): void {
  const open = questions.filter(
    (question) => question.default === undefined && answers[question.key] === undefined,
  );
  if (open.length > 0) throw new UserError("needs-answer", { count: open.length }, { questions: open });
}

export async function runImport(
  context: JobContext,
  file: string,
  answers: Answers,
): Promise<Counted & { batchId: number; filesLeft?: number }> {
  await backupFirst(context);
  const source = await context.read(file, answers, context.signal);
  if (source.detected.report) return await runReport(context, source, file, answers);
  const batch = context.batch("import", path.basename(file));
  const asking = new Asking(answers, context.words);
  const planner = plansFor(context, source, asking, answers, true);
  const applier = new Applier();
  const count = new Count(context);
  for await (const { items, bytes } of source.blocks()) {
    let at = 0;
    while (at < items.length)
      at = await batch.chunk((write) => {
        const until = performance.now() + SLICE;
        let next = at;
        planner.renew?.();
        while (next < items.length && performance.now() < until) {
          const outcome = planner.plan(items[next++]!);
          for (const op of outcome.ops) applier.apply(write, op);
          count.add(outcome);
        }
        applier.settle();
        return next;
      });
    context.progress(bytes, source.detected.bytes, "importing");
  }
  context.checkpoint();
  const result = count.result(source, planner, asking);
  refuseUnanswered(result.questions, answers);
  await finish(context, source, batch, result, answers);
  return {
    ...result,
    ...(source.detected.kind === "mail" && { filesLeft: applier.settle() }),
    batchId: batch.id,
  };
}

async function finish(
  context: JobContext,
  source: Source,
  batch: RunningBatch,
  result: Counted,
  answers: Answers,
): Promise<void> {
  const { fingerprint, format, mapping } = source.detected;
  await batch.chunk(({ db, now }) => {
    if (source.detected.kind !== "contacts") rememberOwn(db, answers.ownAddresses);
    if (fingerprint && Object.keys(mapping).length > 0)
      db.run(
        "INSERT OR REPLACE INTO mapping (fingerprint, format, columns, usedAt) VALUES (?, ?, ?, ?)",
        fingerprint,
        format,
        JSON.stringify(mapping),
        now(),
      );
  });
  const { rows, created, changed, unchanged, rejected } = result;
  batch.done({ format, rows, created, changed, unchanged, rejected: rejected.length });
}
