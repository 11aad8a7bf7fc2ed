// Writes the example's rates and numbers, the latter as the import of a report does, so that taking back is that of an import.
import type { Day } from "../../domain/days.ts";
import { summaryNumbers, type ReportBlock } from "../../domain/reports/record.ts";
import type { RunningBatch, WriteContext } from "../context.ts";
import { cover, finishSteps, inChunks } from "../imports/reports/finish.ts";
import { ReportPlanner } from "../imports/reports/planner.ts";
import { kindOf, writeBlock } from "../imports/reports/write.ts";
import { rateChange, writeRate } from "../rates.ts";
import type { ProgramOf } from "../results/accounts.ts";
import { HERE } from "../results/resolve.ts";
import { lastDay } from "../results/rollups.ts";
import type { Reader } from "../store.ts";
import { reportOf } from "./reports.ts";
import type { ExampleAccount, ExampleProgram, ExampleRate } from "./world.ts";

/** A rate that somebody gave for a day stays. */
export function addRates(write: WriteContext, rates: readonly ExampleRate[]): void {
  for (const rate of rates) if (rateChange(write.db, rate) === "created") writeRate(write, rate);
}

interface Numbered {
  id: number;
  program: ExampleProgram;
  accounts: readonly ExampleAccount[];
  /** The day for which the example is made. */
  today: Day;
}

/** The numbers of a program: its daily summary and, where it has one, its order list. */
export async function addResults(db: Reader, batch: RunningBatch, numbered: Numbered): Promise<void> {
  const { program, accounts, today } = numbered;
  const { summary, orders } = reportOf(program, accounts, today);
  await addReport(db, batch, numbered.id, program.report, summary);
  if (orders && program.orderList) await addReport(db, batch, numbered.id, program.orderList, orders);
}

async function addReport(
  db: Reader,
  batch: RunningBatch,
  programId: number,
  kind: string,
  block: ReportBlock,
): Promise<void> {
  const last = lastDay(db);
  const program = db.get<ProgramOf>(
    "SELECT id, uid, name, network, currency FROM program WHERE id = ?",
    programId,
  )!;
  const kindId = await batch.chunk((write) => {
    const kindId = kindOf(write, kind);
    cover(write.db, programId, kindId, HERE, { from: 0, to: 0 }, write.batchId);
    return kindId;
  });
  const plan = {
    program,
    network: program.network,
    kindId,
    currency: program.currency,
    period: null,
    has: summaryNumbers,
    direct: false,
    overlap: () => "keep" as const,
  };
  const planner = new ReportPlanner(db, plan, batch.id);
  await writeBlock(batch, planner, block);
  const { from, to } = planner.touched;
  const finish = {
    kindId,
    orders: block.kind === "orders",
    complete: true,
    batchId: batch.id,
    days: { from, to },
    stated: { from, to },
    last,
  };
  await inChunks(batch, (writer) => finishSteps(writer, planner, finish));
}
