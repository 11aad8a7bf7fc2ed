// What an import of one more day, and of one old day with other numbers, does to the sums that the screens read: it touches what changed.
import { copyFileSync, rmSync } from "node:fs";
import path from "node:path";
import { openStore } from "../../../electron/data/open.ts";
import { dayOfNumber, monthOfDay } from "../../../electron/domain/reports/dayNumber.ts";
import type { Bench, Group } from "../bench.ts";
import { timed } from "../measure.ts";
import type { Line } from "../report.ts";
import { startThread } from "../threads.ts";
import { sizes } from "../world.ts";
import { imported } from "./dashboard.ts";
import { threadEntry } from "./programs.ts";
import { lastDay, writeReport } from "./reportFile.ts";

const repeats = 3;

interface Touched {
  days: number[];
  months: number[];
  /** Rows of each table that are other than before. */
  rows: string;
}

const tables = ["result_program_day", "result_account_month", "result_window", "partner_window"];

/** Which sums differ between two files. */
function differing(file: string, before: string): Touched {
  const store = openStore(file, { readonly: true });
  try {
    store.raw.exec(`ATTACH '${before}' AS old`);
    const other = (table: string) => `(SELECT * FROM main.${table} EXCEPT SELECT * FROM old.${table})`;
    const counts = tables.map((table) => {
      const count = store.value<number>(`SELECT count(*) FROM ${other(table)}`)!;
      return `${table} ${count} of ${store.value<number>(`SELECT count(*) FROM main.${table}`)!}`;
    });
    return {
      days: store.column<number>(`SELECT DISTINCT day FROM ${other("result_program_day")}`),
      months: store.column<number>(`SELECT DISTINCT month FROM ${other("result_account_month")}`),
      rows: counts.join(", "),
    };
  } finally {
    store.close();
  }
}

interface Once {
  ms: number;
  touched: Touched;
}

async function importOnce(file: string, csv: string, programId: number): Promise<Once> {
  const before = `${file}.before`;
  copyFileSync(file, before);
  const writer = await startThread("writer", file, threadEntry());
  await writer.ask("partners.update", { id: 1, set: { country: "DE" } });
  const start = performance.now();
  await writer.ask("imports.run", { file: csv, answers: { program: programId } });
  const ms = performance.now() - start;
  await writer.close();
  const touched = differing(file, before);
  rmSync(before);
  return { ms, touched };
}

/** One day of the first program. @throws Error where the sums of other days or months are not as before */
async function oneDay(
  bench: Bench,
  file: string,
  programId: number,
  dayOf: (turn: number) => number,
  name: string,
): Promise<Line> {
  const csv = path.join(bench.folder, "one-day.csv");
  const { partners } = sizes.small;
  const runs: number[] = [];
  let note = "";
  for (let turn = 0; turn < repeats; turn++) {
    const day = dayOf(turn);
    // Other numbers each time.
    const report = {
      seed: bench.seed + 1 + turn,
      partners,
      rows: 230,
      program: 0,
      alone: false,
      from: day,
      to: day,
    };
    const rows = writeReport(csv, report);
    const { ms, touched } = await importOnce(file, csv, programId);
    const others = [
      ...touched.days.filter((each) => each !== day),
      ...touched.months.filter((each) => each !== monthOfDay(day)),
    ];
    if (others.length > 0) throw new Error(`wrong: sums of ${others.length} other days or months changed`);
    runs.push(ms);
    note = `${rows} rows of ${dayOfNumber(day)}; other than before: ${touched.rows}`;
  }
  return { name, ms: timed(runs), note };
}

async function refresh(bench: Bench): Promise<Line[]> {
  const { file, duck, programs } = await imported(bench, "small", 2_000_000);
  duck.close();
  const [first = 0] = programs;
  return [
    await oneDay(
      bench,
      file,
      first,
      (turn) => lastDay + 1 + turn,
      "import of one more day of one program, the windows move",
    ),
    await oneDay(
      bench,
      file,
      first,
      () => lastDay - 100,
      "import of other numbers of one day, the windows stay",
    ),
    await oneDay(
      bench,
      file,
      first,
      () => lastDay - 500,
      "import of other numbers of one day in the first year",
    ),
  ];
}

export const refreshGroups: readonly Group[] = [{ name: "results refresh", run: refresh }];
