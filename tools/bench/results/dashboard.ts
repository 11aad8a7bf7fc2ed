// The Performance page's numbers over two million daily rows of twelve programs, against DuckDB giving the same from the same rows.
import { rmSync } from "node:fs";
import path from "node:path";
import { sumsOf } from "../../../electron/data/results/ask.ts";
import { dayOfNumber } from "../../../electron/domain/reports/dayNumber.ts";
import type { Bench, Group } from "../bench.ts";
import { withHost, type Asked } from "../host.ts";
import { against } from "../measure.ts";
import type { Line } from "../report.ts";
import { startThread } from "../threads.ts";
import { sizes } from "../world.ts";
import { startDuck, type Duck } from "./duck.ts";
import { prepared, programCount } from "./programs.ts";
import { firstDay, lastDay, writeReport, type Report } from "./reportFile.ts";

export interface Imported {
  file: string;
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
  const writer = await startThread("writer", base.file);
  const done: Imported = { file: base.file, duck, rows: 0, ms: 0 };
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

/** @throws Error where the answers differ */
function same(what: string, ours: unknown, theirs: unknown): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a !== b) throw new Error(`wrong: ${what}: ${a.slice(0, 120)} and not ${b.slice(0, 120)}`);
}

/** Everything that the rows hold, by day and program, in 24 months. */
export async function byDay({ store }: Asked, duck: Duck, repeats?: number): Promise<Line> {
  const ours = () => sumsOf(store, { from: firstDay, to: lastDay, by: ["day", "program", "currency"] });
  const theirs = () => duck.byDay(firstDay, lastDay);
  const flat = ours().map(({ day, programId, numbers }) => [day, programId, ...numbers.map(Number)]);
  const order = (rows: (number | null)[][]) =>
    rows.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!).map((row) => row.join(" "));
  same("by day and program", order(flat), order(await theirs()));
  const { ms, anchor } = await against({ calls: 1, run: ours }, { calls: 1, run: theirs }, repeats);
  return {
    name: "by day and program, 24 months",
    ms,
    anchor: { name: `DuckDB ${duck.version}, all numbers of the rows`, ms: anchor },
    goal: { ratio: 0.2 },
    note: `${flat.length} groups`,
  };
}

interface LeagueRow {
  partnerId: number;
  orders: number;
  clicks: number;
  value: string;
  before: { value: string; clicks: number };
}

/** The first fifty partners of some days beside as many days before them. */
export async function league(
  asked: Asked,
  duck: Duck,
  { from, to }: { from: number; to: number },
  meant: { name: string; goal: number; sparks: boolean },
  repeats?: number,
): Promise<Line> {
  const input = {
    from: dayOfNumber(from),
    to: dayOfNumber(to),
    compare: "previous",
    limit: 50,
    sparks: meant.sparks,
  };
  const ours = () => asked.ask<{ rows: LeagueRow[] }>("performance.league", input);
  const theirs = () => duck.top(from, to, 50);
  const units = (text: string) => Math.round(Number(text) * 100) * 1000;
  const flat = (await ours()).rows.map((row) => [
    row.partnerId,
    row.clicks,
    row.orders,
    units(row.value),
    row.before.clicks,
    units(row.before.value),
  ]);
  same(meant.name, flat, await theirs());
  const calls = to - from < 400 && meant.goal < 1 ? 5 : 1;
  const { ms, anchor } = await against({ calls, run: ours }, { calls: 1, run: theirs }, repeats);
  return {
    name: meant.name,
    ms,
    anchor: { name: "DuckDB", ms: anchor },
    goal: { ratio: meant.goal },
  };
}

export const presets = [7, 30, 90, 365];
/** Days that no window lies ready for: of different lengths, and beginning and ending within months. */
const others = [
  { from: lastDay - 47, to: lastDay - 3 },
  { from: lastDay - 110, to: lastDay - 11 },
  { from: lastDay - 228, to: lastDay - 29 },
];

async function dashboard(bench: Bench): Promise<Line[]> {
  const { file, duck } = await imported(bench, "small", 2_000_000);
  try {
    return await withHost(file, async (asked) => {
      const lines: Line[] = [await byDay(asked, duck)];
      for (const days of presets)
        lines.push(
          await league(
            asked,
            duck,
            { from: lastDay - days + 1, to: lastDay },
            {
              name: `league, the last ${days} days`,
              goal: 0.05,
              sparks: false,
            },
          ),
        );
      for (const range of others)
        lines.push(
          await league(asked, duck, range, {
            name: `league, other ${range.to - range.from + 1} days`,
            goal: 8,
            sparks: false,
          }),
        );
      return lines;
    });
  } finally {
    duck.close();
  }
}

export const dashboardGroups: readonly Group[] = [{ name: "results dashboard", run: dashboard }];
