// `npm run package`: the unpacked program in release/. Where the Electron binary is not here, a placeholder takes its place.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Configuration } from "electron-builder";
import { needNode, root } from "./node.mjs";
import { electronBinary } from "./runtime.mjs";
import { stale } from "./stale.mjs";
import { say } from "./words.mjs";

/** What electron-builder looks for in an Electron distribution, and nothing that runs. */
function placeholder(version: string): string {
  const folder = join(root, "out", "no-electron");
  rmSync(folder, { recursive: true, force: true });
  for (const each of ["locales", "resources"]) mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(folder, "version"), version);
  writeFileSync(join(folder, "locales", "en-US.pak"), "");
  for (const each of ["chrome_100_percent.pak", "chrome_200_percent.pak", "resources.pak"])
    writeFileSync(join(folder, each), "");
  writeFileSync(join(folder, "electron"), `#!/bin/sh\necho "${say.dummyElectron}" >&2\nexit 1\n`, {
    mode: 0o755,
  });
  return folder;
}

if (stale("production")) {
  const built = spawnSync(needNode(), [join(root, "tools", "build.ts")], { cwd: root, stdio: "inherit" });
  if (built.status !== 0) process.exit(1);
}

const incomplete = !electronBinary() && process.platform === "linux";
if (incomplete) console.error(say.dummyElectron);
const config: Configuration = {
  extends: "./electron-builder.yml",
  // Fuses are bits in the binary; the placeholder has none.
  ...(incomplete && { electronDist: placeholder("45.4.1"), electronFuses: null }),
};
const artifacts = await build({ projectDir: root, dir: true, config });
console.error(say.packaged(artifacts.join(", ") || join("release", `${process.platform}-unpacked`)));
