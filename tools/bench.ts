// `npm run bench [-- <part of a group's name>] [--full]`: measures what the project promises about speed, in ratios of one run.
// `--full` is the run over twenty million rows, alone unless others are named beside it.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import os from "node:os";
import Database from "better-sqlite3";
import { startBench, type Bench, type Group } from "./bench/bench.ts";
import { duplicateGroups } from "./bench/duplicates.ts";
import { editGroups } from "./bench/edits.ts";
import { importGroups } from "./bench/importing.ts";
import { changeLogGroups } from "./bench/changeLog.ts";
import { exchangeGroups } from "./bench/exchange.ts";
import { firstHitsGroups } from "./bench/firstHits.ts";
import { idleGroups } from "./bench/idle.ts";
import { listGroups } from "./bench/lists.ts";
import { mailGroups } from "./bench/mail.ts";
import { negotiationGroups } from "./bench/negotiations.ts";
import { openingGroups } from "./bench/opening.ts";
import { scrollGroups } from "./bench/scrolling.ts";
import { searchGroups } from "./bench/search.ts";
import { lineText, summary, type Line } from "./bench/report.ts";
import { taskGroups } from "./bench/tasks.ts";
import { dashboardGroups } from "./bench/results/dashboard.ts";
import { fullGroups } from "./bench/results/full.ts";
import { refreshGroups } from "./bench/results/refresh.ts";
import { resultImportGroups } from "./bench/results/importing.ts";
import { busyGroups } from "./bench/whileImporting.ts";

const groups: readonly Group[] = [
  ...listGroups,
  ...editGroups,
  ...openingGroups,
  ...importGroups,
  ...mailGroups,
  ...searchGroups,
  ...firstHitsGroups,
  ...busyGroups,
  ...scrollGroups,
  ...resultImportGroups,
  ...dashboardGroups,
  ...refreshGroups,
  ...idleGroups,
  ...taskGroups,
  ...negotiationGroups,
  ...exchangeGroups,
  ...changeLogGroups,
  ...duplicateGroups,
];

const seed = Number(process.env.LIAISON_SEED ?? 1);
const wanted = process.argv.slice(2).filter((text) => !text.startsWith("-"));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function chromium(): string {
  const found = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
    (file) => file !== undefined && existsSync(file),
  );
  return found === undefined
    ? "none"
    : execFileSync(found, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

const load = (): string =>
  os
    .loadavg()
    .map((value) => value.toFixed(2))
    .join(" ");

function head(): void {
  const memory = new Database(":memory:");
  const sqlite = String(memory.prepare("SELECT sqlite_version()").pluck().get());
  memory.close();
  say(`seed ${seed} · load ${load()} · ${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}`);
  say(`Node ${process.versions.node} · SQLite ${sqlite} · browser ${chromium()}`);
}

/** A group that breaks is a goal not met; the others still run. */
async function measured(group: Group, bench: Bench): Promise<Line[]> {
  try {
    return await group.run(bench);
  } catch (error) {
    process.exitCode = 1;
    return [
      {
        name: group.name,
        ms: null,
        goal: { most: 0 },
        note: error instanceof Error ? error.message : String(error),
      },
    ];
  }
}

async function main(): Promise<void> {
  const full = process.argv.includes("--full");
  const named = groups.filter(
    ({ name }) => (wanted.length === 0 && !full) || wanted.some((text) => name.includes(text)),
  );
  const chosen = full ? [...named, ...fullGroups] : named;
  if (chosen.length === 0)
    throw new Error(`no group is named so; there are: ${groups.map(({ name }) => name).join(", ")}`);
  head();
  const bench = startBench(seed, say);
  // The worlds are large: they go also when the run is broken off.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      bench.close();
      process.exit(1);
    });
  }
  const lines: Line[] = [];
  try {
    for (const group of chosen) {
      say(`\n— ${group.name} (load ${load()})`);
      for (const line of await measured(group, bench)) {
        say(lineText(line));
        lines.push(line);
      }
    }
  } finally {
    bench.close();
  }
  say(`\n${summary(lines)}`);
  // With more to do than processors, times hold the others' work too; ratios suffer less.
  if (os.loadavg()[0]! > os.cpus().length)
    say(`the machine was busy (load ${load()}): times in ms are too long`);
}

await main();
