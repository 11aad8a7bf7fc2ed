// Downloads the Electron binary as a process of its own, telling its parent how many bytes have come. Runs with Node 24.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { downloadArtifact } from "@electron/get";

const folder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

await downloadArtifact({
  version: read("package.json").version,
  artifactName: "electron",
  checksums: read("checksums.json"),
  platform: process.platform,
  arch: process.arch,
  downloadOptions: {
    quiet: true,
    getProgressCallback: async (/** @type {{ transferred: number }} */ { transferred }) =>
      void process.send?.(transferred),
  },
});
// Unpacks it from the cache that the line above has filled.
process.exit(spawnSync(process.execPath, [join(folder, "install.js")], { stdio: "ignore" }).status ?? 1);
