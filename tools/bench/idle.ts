// What waiting costs: idle minutes of the desktop process and the store's threads with ten thousand reminders ahead.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Bench, Group } from "./bench.ts";
import { timed } from "./measure.ts";
import type { Line } from "./report.ts";

const run = promisify(execFile);
const script = path.join(import.meta.dirname, "idleOnce.ts");

async function idle(bench: Bench): Promise<Line[]> {
  const file = path.join(bench.folder, "idle.sqlite");
  // Made by a process of its own: what making them leaves to be collected is not waiting.
  await run(process.execPath, [script, file, "fill"]);
  const { stdout } = await run(process.execPath, [script, file, "wait"]);
  const { first, later } = JSON.parse(stdout) as { first: number; later: number };
  return [
    {
      name: "five idle minutes with 10,000 reminders ahead, processor time of main and store threads",
      ms: timed([later]),
      unit: "s",
      goal: { most: 0.1 },
    },
    {
      name: "the five minutes before them, right after the opening",
      ms: timed([first]),
      unit: "s",
      note: "nearly all of it is V8's: 100 and 210 s after the opening it marks the 19 MB of each store thread, four times some 30 ms, whether anything waits or not",
    },
  ];
}

export const idleGroups: readonly Group[] = [{ name: "idle", run: idle }];
