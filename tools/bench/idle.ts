// What waiting costs: five idle minutes of the desktop process and the store's threads with ten thousand reminders ahead.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Bench, Group } from "./bench.ts";
import { timed } from "./measure.ts";
import type { Line } from "./report.ts";

const run = promisify(execFile);
const minutes = 5;

async function idle(bench: Bench): Promise<Line[]> {
  const file = path.join(bench.folder, "idle.sqlite");
  const { stdout } = await run(process.execPath, [
    path.join(import.meta.dirname, "idleOnce.ts"),
    file,
    String(minutes),
  ]);
  const { seconds, reminders } = JSON.parse(stdout) as { seconds: number; reminders: number };
  return [
    {
      name: `${minutes} idle minutes with ${reminders} reminders ahead, processor time of main and store threads`,
      ms: timed([seconds]),
      unit: "s",
      goal: { most: 0.1 },
    },
  ];
}

export const idleGroups: readonly Group[] = [{ name: "idle", run: idle }];
