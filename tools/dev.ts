// `npm run dev`: builds on every change; the desktop process, its threads and the bridge restart Liaison, the page alone is loaded anew.
import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build, type InlineConfig, type Rollup } from "vite";
import { buildStandin } from "../e2e/standin/build.ts";
import { main, page, preload } from "./bundles.ts";
import { display } from "./display.mjs";
import { root } from "./node.mjs";
import { findRuntime } from "./runtime.mjs";
import { say } from "./words.mjs";

/** Saving several files at once is one change (ms). */
const settle = 150;

const runtime = await findRuntime();
const screen = runtime && (await display());
if (!runtime || !screen) process.exit(1);

let app: ChildProcess | null = null;
let restarting: Promise<void> | null = null;
let leaving = false;

function start(): void {
  if (!runtime || !screen) return;
  const child = spawn(runtime.command, [...runtime.args, root, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...runtime.env, ...screen.env, LIAISON_STARTED: String(Date.now()) },
    detached: process.platform !== "win32",
  });
  app = child;
  child.on("close", (code) => {
    // Closed by hand: the watching ends with it. Closed by us, another one follows.
    if (!restarting) leave(code ?? 0);
  });
}

async function stop(): Promise<void> {
  const child = app;
  if (!child || child.exitCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await closed;
}

async function restart(): Promise<void> {
  await stop();
  restarting = null;
  if (!leaving) start();
}

function leave(code: number): void {
  leaving = true;
  screen?.stop();
  process.exit(code);
}

/** Watches one bundle; the promise ends with its first build, whether it went well or not. */
async function watch(config: InlineConfig, onBuilt: () => void): Promise<void> {
  const watcher = (await build({ ...config, build: { ...config.build, watch: {} } })) as Rollup.RollupWatcher;
  const first = Promise.withResolvers<void>();
  let built = false;
  watcher.on("event", (event) => {
    if (event.code === "ERROR") console.error(event.error.message);
    if (event.code !== "END" && event.code !== "ERROR") return;
    if (event.code === "END" && built) onBuilt();
    built = true;
    first.resolve();
  });
  await first.promise;
}

let timer: NodeJS.Timeout | undefined;
const restartSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (restarting) return;
    console.error(say.restarting);
    restarting = restart();
  }, settle);
};

// What is built here is not what `npm start` wants.
rmSync(join(root, "out/.built"), { force: true });
rmSync(join(root, "out/electron"), { recursive: true, force: true });
await Promise.all([
  watch(main("development"), restartSoon),
  watch(preload("development"), restartSoon),
  watch(page("development"), () => {
    console.error(say.reloading);
    app?.send("reload");
  }),
  buildStandin(join(root, "out/standin")),
]);
console.error(say.watching);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    leaving = true;
    void stop().then(() => leave(0));
  });
}
start();
