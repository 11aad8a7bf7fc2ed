// For unit tests only: a process that does one call and ends as by SIGKILL just before the nth thing it does to the disk or the database.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Store } from "./data/store.ts";
import { testHost } from "./testing.ts";

export interface Killing {
  folder: string;
  call: string;
  input: object;
  /** Which of its steps is not done any more; null: all are, and their names are printed. */
  step: number | null;
  /** Lets every chunk have a transaction of its own, as in a merge that takes longer. */
  slow: boolean;
}

const { folder, call, input, step, slow } = JSON.parse(process.argv[2]!) as Killing;
const names: string[] = [];
let phase = "begin";
let counting = false;

function die(): never {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}

/** @returns whether this is the step that is not done any more */
function next(name: string): boolean {
  if (!counting) return false;
  names.push(`${phase} ${name}`);
  return names.length - 1 === step;
}

const disk = fs as unknown as Record<string, (...given: unknown[]) => unknown>;
for (const name of ["openSync", "closeSync", "fsync", "fsyncSync", "renameSync", "rmSync", "mkdirSync"]) {
  const real = disk[name]!;
  disk[name] = (...given) => {
    if (next(name)) die();
    return real(...given);
  };
}
const write = disk.writeSync!;
disk.writeSync = (open, bytes, ...more) => {
  if (next("writeSync") && bytes instanceof Uint8Array) {
    // Half of it is on the disk.
    write(open, bytes.subarray(0, bytes.length >> 1));
    die();
  }
  return write(open, bytes, ...more);
};
syncBuiltinESMExports();

type Run = (this: Store, ...given: Parameters<Store["run"]>) => ReturnType<Store["run"]>;
const { value: run } = Object.getOwnPropertyDescriptor(Store.prototype, "run") as { value: Run };
Store.prototype.run = function (sql, ...params) {
  const word = /^\s*(BEGIN|COMMIT|ROLLBACK)/.exec(sql)?.[1] ?? "statement";
  if (next(word)) die();
  return run.call(this, sql, ...params);
};
if (slow) {
  const now = performance.now.bind(performance);
  let later = 0;
  performance.now = () => now() + (later += 1200);
}

const host = testHost({ folder, device: "kept" });
host.clock.now += 3_600_000;
counting = true;
process.stdout.write("ready\n");
const value = await host.call(call, input, {
  progress(_, __, now) {
    phase = now;
  },
});
counting = false;
host.shut();
process.stdout.write(`${JSON.stringify({ names, value })}\n`);
