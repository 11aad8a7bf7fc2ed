// The Performance page's numbers over two million daily rows of twelve programs, against DuckDB giving the same from the same rows.
import { rmSync } from "node:fs";
import path from "node:path";
import { dailyOf } from "../../../electron/data/results/daily.ts";
import { windowRows } from "../../../electron/data/results/league.ts";
import type { Range } from "../../../electron/data/results/view.ts";
import { ripeSpans, workOutStakes } from "../../../electron/data/tasks/stakes/work.ts";
import { usualRipening } from "../../../electron/domain/program.ts";
import { dayOfNumber } from "../../../electron/domain/reports/dayNumber.ts";
import type { Bench, Group } from "../bench.ts";
import { withHost, type Asked } from "../host.ts";
import { against, alone, inTurns } from "../measure.ts";
import type { Line } from "../report.ts";
import { startThread } from "../threads.ts";
import { sizes } from "../world.ts";
import { startDuck, type Duck } from "./duck.ts";
import { prepared, programCount, threadEntry } from "./programs.ts";
import { firstDay, lastDay, writeReport, type Report } from "./reportFile.ts";

export interface Imported {
  file: string;
  programs: readonly number[];
  duck: Duck;
  rows: number;
  /** ms of all imports together. */
  ms: number;
}

/** Twelve programs' reports through the import, and into DuckDB; each file goes when it is read. */
export async function imported(
  bench: Bench,
  size: "small" | "large",
  wanted: number,
  told: (text: string) => void = () => {},
): Promise<Imported> {
  const { partners } = sizes[size];
  const { seed, folder } = bench;
  const base = await prepared(bench, size);
  const duck = await startDuck(path.join(folder, `${size}.duckdb`), partners, seed);
  const writer = await startThread("writer", base.file, threadEntry());
  const done: Imported = { file: base.file, programs: base.programs, duck, rows: 0, ms: 0 };
  for (const [program, id] of base.programs.entries()) {
    const csv = path.join(folder, `program-${program}.csv`);
    const rows = wanted / programCount;
    const report: Report = { seed, partners, rows, program, alone: false, from: firstDay, to: lastDay };
    done.rows += writeReport(csv, report);
    const start = performance.now();
    await writer.ask("imports.run", { file: csv, answers: { program: id } });
    done.ms += performance.now() - start;
    told(`program ${program + 1}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    await duck.add(csv, id);
    rmSync(csv);
  }
  await writer.close();
  await duck.ordered();
  return done;
}

type Answer = (number | null)[][];

/** @throws Error where the answers differ */
function same(what: string, ours: Answer, theirs: Answer): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a === b) return;
  const row = ours.findIndex((each, nth) => JSON.stringify(each) !== JSON.stringify(theirs[nth]));
  throw new Error(
    `wrong: ${what}, row ${row}: ${JSON.stringify(ours[row])} and not ${JSON.stringify(theirs[row])}`,
  );
}

const inOrder = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => [...row]).toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);

/** What a chart over 24 months needs of each day and program, and the whole call for such a chart. */
export async function byDay(asked: Asked, duck: Duck, repeats?: number): Promise<Line[]> {
  const { store } = asked;
  const ours = () => dailyOf(store, undefined, { from: firstDay, to: lastDay }, "EUR");
  const theirs = () => duck.byDay(firstDay, lastDay);
  const groups = inOrder(ours());
  same("by day and program", groups, inOrder(await theirs()));
  const days = { from: dayOfNumber(firstDay), to: dayOfNumber(lastDay), by: "day" };
  const chart = () => asked.ask("performance.series", days);
  const [ms, call, anchor] = await inTurns(
    [ours, chart, theirs].map((run) => ({ calls: 1, run })),
    repeats,
  );
  const limit = { name: `DuckDB ${duck.version}`, ms: anchor! };
  return [
    {
      name: "by day and program, 24 months",
      ms: ms!,
      anchor: limit,
      goal: { ratio: 0.2 },
      note: `${groups.length} groups, the same in both`,
    },
    { name: "the chart of it, the whole call", ms: call!, anchor: limit, note: "for reading" },
  ];
}

interface LeagueRow {
  partnerId: number;
  impressions: number;
  clicks: number;
  orders: number;
  value: string;
  commission: string;
  before: Omit<LeagueRow, "before" | "partnerId">;
}

const units = (text: string): number => Math.round(Number(text) * 100) * 1000;
const numbersOf = ({ impressions, clicks, orders, value, commission }: LeagueRow["before"]): number[] => [
  impressions,
  clicks,
  orders,
  units(value),
  units(commission),
];

const shownRows = 50;

/** The first partners of some days beside as many days before them: the whole call, its answer that of DuckDB. */
async function leagueCall(asked: Asked, duck: Duck, name: string, { from, to }: Range) {
  const input = { from: dayOfNumber(from), to: dayOfNumber(to), compare: "previous", limit: shownRows };
  const call = () => asked.ask<{ rows: LeagueRow[] }>("performance.league", { ...input, sparks: false });
  const theirs = () => duck.top(from, to, shownRows);
  const rows = (await call()).rows.map((row) => [row.partnerId, ...numbersOf(row), ...numbersOf(row.before)]);
  same(name, rows, await theirs());
  return { call, theirs };
}

export const presets = [7, 30, 90, 365];

/** A window that lies ready: its rows, and the whole call with names and texts. */
export async function preset(asked: Asked, duck: Duck, days: number, repeats?: number): Promise<Line[]> {
  const name = `league, the last ${days} days`;
  const { call, theirs } = await leagueCall(asked, duck, name, { from: lastDay - days + 1, to: lastDay });
  const asking = { sort: { by: "value", desc: true }, limit: shownRows, offset: 0 };
  const rows = () => windowRows(asked.store, days, "EUR", asking);
  const [ms, whole, anchor] = await inTurns(
    [
      { calls: 20, run: rows },
      { calls: 10, run: call },
      { calls: 1, run: theirs },
    ],
    repeats,
  );
  const limit = { name: "DuckDB", ms: anchor! };
  return [
    { name, ms: ms!, anchor: limit, goal: { ratio: 0.05 } },
    { name: "the whole call", ms: whole!, anchor: limit, note: "for reading" },
  ];
}

/** Days that no window lies ready for: of different lengths, beginning and ending within months. */
export const otherDays: readonly Range[] = [
  { from: lastDay - 47, to: lastDay - 3 },
  { from: lastDay - 110, to: lastDay - 11 },
  { from: lastDay - 228, to: lastDay - 29 },
];

export async function other(asked: Asked, duck: Duck, range: Range, repeats?: number): Promise<Line> {
  const name = `league, other ${range.to - range.from + 1} days, the whole call`;
  const { call, theirs } = await leagueCall(asked, duck, name, range);
  const { ms, anchor } = await against({ calls: 1, run: call }, { calls: 1, run: theirs }, repeats);
  return { name, ms, anchor: { name: "DuckDB", ms: anchor }, goal: { ratio: 8 } };
}

/** What every partner is worth, made anew as a day does that moves on. */
async function stakes({ store }: Asked): Promise<Line> {
  const at = (lastDay + usualRipening) * 86_400_000 + 43_200_000;
  const run = () => workOutStakes(store, ripeSpans(store, at), null, at);
  return {
    name: "what partners are worth, all made anew",
    ms: await alone({ run, calls: 1 }),
    goal: { most: 150 },
    note: `${run().length} partners`,
  };
}

async function dashboard(bench: Bench): Promise<Line[]> {
  const { file, duck } = await imported(bench, "small", 2_000_000);
  try {
    return await withHost(file, async (asked) => {
      const lines = await byDay(asked, duck);
      for (const days of presets) lines.push(...(await preset(asked, duck, days)));
      for (const range of otherDays) lines.push(await other(asked, duck, range));
      lines.push(await stakes(asked));
      return lines;
    });
  } finally {
    duck.close();
  }
}

export const dashboardGroups: readonly Group[] = [{ name: "results dashboard", run: dashboard }];
