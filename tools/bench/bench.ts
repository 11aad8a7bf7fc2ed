// What a group of measurements is given: worlds made once per run, in a folder that goes with it.
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildWorld, sizes } from "./world.ts";
import type { Line } from "./report.ts";

export interface Bench {
  seed: number;
  folder: string;
  say: (text: string) => void;
  /** The file of a world, made on first use. */
  world: (size: keyof typeof sizes) => string;
  /** A copy of a world that may be changed. */
  copy: (size: keyof typeof sizes) => string;
  close: () => void;
}

export interface Group {
  name: string;
  run: (bench: Bench) => Promise<Line[]>;
}

export function startBench(seed: number, say: (text: string) => void): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), "liaison-bench-"));
  const made = new Map<string, string>();
  let copies = 0;
  const world: Bench["world"] = (size) => {
    const known = made.get(size);
    if (known !== undefined) return known;
    const file = path.join(folder, `${size}.sqlite`);
    const start = performance.now();
    buildWorld(file, sizes[size], seed);
    const { partners, people, interactions } = sizes[size];
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(
      `made the ${size} world in ${seconds} s: ${partners} partners, ${people} people, ${interactions} interactions`,
    );
    made.set(size, file);
    return file;
  };
  return {
    seed,
    folder,
    say,
    world,
    copy: (size) => {
      const file = path.join(folder, `copy-${++copies}.sqlite`);
      copyFileSync(world(size), file);
      // On the disk before anything is timed, so that no later fsync pays for it.
      const handle = openSync(file, "r+");
      fsyncSync(handle);
      closeSync(handle);
      return file;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
