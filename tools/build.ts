// Builds out/: the desktop process, the bridge, the page, and the stand-in for the Electron binary. `--dev` for the development mode.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { buildStandin } from "../e2e/standin/build.ts";
import { main, page, preload, type Mode } from "./bundles.ts";
import { root } from "./node.mjs";
import { markBuilt } from "./stale.mjs";
import { say } from "./words.mjs";

type Built = Awaited<ReturnType<typeof build>>;

/** Chunks of an earlier build; removed last, so that a program that runs meanwhile finds its own. */
function removeStale(folder: string, built: readonly Built[]): void {
  const fresh = new Set(
    built
      .flatMap((each) => (Array.isArray(each) ? each : "output" in each ? [each] : []))
      .flatMap((each) => each.output.map((file) => file.fileName)),
  );
  for (const name of readdirSync(folder)) if (!fresh.has(name)) rmSync(join(folder, name));
}

const mode: Mode = process.argv.includes("--dev") ? "development" : "production";
const started = performance.now();
rmSync(join(root, "out/.built"), { force: true });
try {
  const desktop = [main(mode), preload(mode)].map((config) => build(config));
  await Promise.all([...desktop, build(page(mode)), buildStandin(join(root, "out/standin"))]);
  removeStale(join(root, "out/electron"), await Promise.all(desktop));
  markBuilt(mode);
  console.error(say.built(((performance.now() - started) / 1000).toFixed(1)));
} catch (error) {
  // The stack is Vite's own and says nothing about our sources.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
