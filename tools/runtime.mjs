// What Liaison runs on: Electron where its binary is here or can be downloaded, otherwise the stand-in over an installed browser.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needNode, root } from "./node.mjs";
import { browser, howToInstall, isRoot } from "./programs.mjs";
import { say } from "./words.mjs";

/** @typedef {{ kind: "electron" | "standin", command: string, args: string[], env: Record<string, string>, name: string }} Runtime */

/** A download ends when for so long no byte has come (s); a slow one that moves goes on. */
const patience = 20;
/** After a failed download no further one for a day (ms). */
const pause = 24 * 3600 * 1000;
const failure = join(root, "out", ".electron");

/** @returns {string | null} the binary that the npm package `electron` would start */
export function electronBinary() {
  const folder = join(root, "node_modules", "electron");
  if (!existsSync(join(folder, "path.txt"))) return null;
  const file = join(folder, "dist", readFileSync(join(folder, "path.txt"), "utf8"));
  return existsSync(file) ? file : null;
}

/** @returns {Promise<boolean>} whether it is here now */
function download() {
  console.error(say.fetchingElectron(patience));
  const child = spawn(needNode(), [join(root, "tools", "fetch-electron.mjs")], {
    cwd: root,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve) => {
    let silent = 0;
    let bytes = 0;
    const tick = setInterval(() => {
      silent += 1;
      if (silent % 5 === 0 || bytes > 0) progress(say.fetched(Math.round(bytes / 1e6)));
      if (silent >= patience) child.kill();
    }, 1000);
    child.on("message", (count) => {
      silent = 0;
      bytes = Number(count);
    });
    child.on("close", (code) => {
      clearInterval(tick);
      progress("");
      resolve(code === 0 && electronBinary() !== null);
    });
  });
}

/** One line that is written over; where nobody watches, nothing. @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Why Electron is not here after all, or null when it is. @returns {Promise<string | null>} */
async function whyNoElectron() {
  if (electronBinary()) return null;
  const failedAt = existsSync(failure) ? Number(readFileSync(failure, "utf8")) : 0;
  if (Date.now() - failedAt < pause)
    return say.notDownloadedBefore(new Date(failedAt + pause).toLocaleString());
  if (await download()) {
    console.error(say.electronFetched);
    rmSync(failure, { force: true });
    return null;
  }
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(failure, String(Date.now()));
  return say.notDownloaded;
}

/** @returns {Runtime} */
function electron() {
  // Chromium refuses to run as root inside its sandbox.
  const args = process.platform === "linux" && isRoot() ? ["--no-sandbox"] : [];
  return { kind: "electron", command: electronBinary() ?? "", args, env: {}, name: "Electron" };
}

/** @returns {Runtime | null} */
export function standIn() {
  const found = browser();
  if (!found) return null;
  const command = join(root, "out", "standin", process.platform === "win32" ? "electron.cmd" : "electron");
  return {
    kind: "standin",
    command,
    args: [],
    env: { STANDIN_NODE: needNode(), STANDIN_CHROMIUM: found.path },
    name: found.name,
  };
}

/**
 * What to start; says in one line when it is the stand-in. LIAISON_RUNTIME=electron or =standin decides it.
 * @returns {Promise<Runtime | null>} null when there is none, which has then been said
 */
export async function findRuntime() {
  const wanted = process.env.LIAISON_RUNTIME;
  const why = wanted === "standin" ? "" : await whyNoElectron();
  if (why === null) return electron();
  const found = wanted === "electron" ? null : standIn();
  if (found) console.error(why ? say.standIn(why, found.name) : say.standInTitle(found.name));
  else console.error(say.noRuntime(howToInstall(["chromium"])));
  return found;
}
