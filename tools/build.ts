// Builds out/: the desktop process, the bridge, the page, and the stand-in for the Electron binary. `--dev` for the development mode.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { buildStandin } from "../e2e/standin/build.ts";
import { main, page, preload, type Mode } from "./bundles.ts";
import { root } from "./node.mjs";
import { markBuilt } from "./stale.mjs";
import { say } from "./words.mjs";

const mode: Mode = process.argv.includes("--dev") ? "development" : "production";
const started = performance.now();
rmSync(join(root, "out/.built"), { force: true });
rmSync(join(root, "out/electron"), { recursive: true, force: true });
try {
  const bundles = [main(mode), preload(mode), page(mode)].map((config) => build(config));
  await Promise.all([...bundles, buildStandin(join(root, "out/standin"))]);
  markBuilt(mode);
  console.error(say.built(((performance.now() - started) / 1000).toFixed(1)));
} catch (error) {
  // The stack is Vite's own and says nothing about our sources.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
