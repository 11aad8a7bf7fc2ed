// Whether node_modules is what the lockfile says, and the one command that makes it so.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./node.mjs";
import { say } from "./words.mjs";

/**
 * npm leaves a copy of what it installed in node_modules: comparing the two is exact and takes 5 ms, a marker file of our own would not
 * notice an install by hand. Optional packages may be absent on this system.
 */
export function installed(folder = root) {
  try {
    const wanted = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")).packages;
    const there = JSON.parse(
      readFileSync(join(folder, "node_modules", ".package-lock.json"), "utf8"),
    ).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === "") return true;
      const found = there[path];
      return found ? found.version === entry.version : Boolean(entry.optional);
    });
  } catch {
    return false;
  }
}

/** Runs npm ci where it is needed; ends the process with one sentence when it fails. */
export function install() {
  if (installed()) return;
  console.error(say.installing);
  // Windows cannot delete the Node that runs this script, which npm ci would; npm install changes only what differs.
  const inPlace = process.platform === "win32" && existsSync(join(root, "node_modules"));
  const args = inPlace ? ["install", "--no-save"] : ["ci"];
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (done.status === 0) return;
  console.error(say.installFailed);
  process.exit(1);
}
