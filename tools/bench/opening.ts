// From a closed file to the first page: open, migration check, device, first fifty rows, each time in a fresh process.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Bench, Group } from "./bench.ts";
import { timed } from "./measure.ts";
import type { Line } from "./report.ts";

const run = promisify(execFile);
const repeats = 7;

async function opening(bench: Bench): Promise<Line[]> {
  const file = bench.copy("small");
  const raw: number[] = [];
  for (let turn = -1; turn < repeats; turn++) {
    const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, "openOnce.ts"), file]);
    if (turn >= 0) raw.push(Number(stdout));
  }
  return [
    {
      name: "open, migration check and first page, warm",
      ms: timed(raw),
      goal: { most: 30 },
      note: "each in a fresh process",
    },
  ];
}

export const openingGroups: readonly Group[] = [{ name: "open", run: opening }];
