// `npm start`: installs what is missing, builds what is stale, opens Liaison. With nothing to do it is a few file reads and a spawn.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { display } from "./display.mjs";
import { install } from "./install.mjs";
import { needNode, root } from "./node.mjs";
import { findRuntime } from "./runtime.mjs";
import { stale } from "./stale.mjs";
import { say } from "./words.mjs";

const started = Date.now() - performance.now();
const trace = process.env.LIAISON_TRACE === "1";

install();
const node = needNode();
if (stale("production")) {
  console.error(say.building);
  const built = spawnSync(node, [join(root, "tools", "build.ts")], { cwd: root, stdio: ["ignore", 2, 2] });
  if (built.status !== 0) {
    console.error(say.buildFailed);
    process.exit(1);
  }
}
const runtime = await findRuntime();
const screen = runtime && (await display());
if (!runtime || !screen) process.exit(1);

// npm changes the folder; what the person named is relative to where they are.
const folder = process.env.INIT_CWD ?? process.cwd();
const given = process.argv
  .slice(2)
  .map((arg) => (!arg.startsWith("-") && existsSync(resolve(folder, arg)) ? resolve(folder, arg) : arg));
if (trace) console.error(say.trace("spawn", Math.round(Date.now() - started)));
const app = spawn(runtime.command, [...runtime.args, root, ...given], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ...runtime.env, ...screen.env, LIAISON_STARTED: String(started) },
  // A group of its own: Ctrl-C would otherwise end the browser and the display before Liaison has closed its data.
  detached: process.platform !== "win32",
});
let asked = false;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    // Once: quit in order. Twice: at once.
    if (asked && app.pid) process.kill(process.platform === "win32" ? app.pid : -app.pid, "SIGKILL");
    else app.kill("SIGTERM");
    asked = true;
  });
}
app.on("error", (error) => {
  console.error(error.message);
  screen.stop();
  process.exit(1);
});
app.on("close", (code, signal) => {
  screen.stop();
  process.exit(signal ? 1 : (code ?? 0));
});
