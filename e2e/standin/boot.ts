// The entry: `electron [-r file]… [switches] <app folder>`, the same command line as the binary's.
import { readFileSync, statSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { app, appImpl } from "./app.ts";
import { browser } from "./browser.ts";
import { dialog } from "./dialog.ts";
import { electron } from "./electron.ts";
import { bindProtocol } from "./protocol.ts";
import { calls, StandinError } from "./strict.ts";
import { setOwnSwitches } from "./switches.ts";
import { trays } from "./tray.ts";

interface Manifest {
  name?: string;
  productName?: string;
  version?: string;
  main?: string;
  type?: string;
}
const MAIN_WAIT_MS = 20_000;
const SHARED = Symbol.for("electron-standin");

/** `import` and `require` of "electron" give the stand-in; worker threads are not touched. */
function provideElectron(): void {
  Object.assign(globalThis, { [SHARED]: electron });
  const take = `globalThis[Symbol.for("electron-standin")]`;
  const names = Object.keys(electron);
  const sources = {
    module: `const e = ${take}; export default e; ${names.map((name) => `export const ${name} = e.${name};`).join(" ")}`,
    commonjs: `module.exports = ${take};`,
  };
  registerHooks({
    resolve(id, context, next) {
      if (!/^electron(\/main|\/common)?$/.test(id)) return next(id, context);
      const format = context.conditions.includes("require") ? "commonjs" : "module";
      return { url: `standin:${format}`, format, shortCircuit: true };
    },
    load(url, context, next) {
      if (url !== "standin:module" && url !== "standin:commonjs") return next(url, context);
      const format = url === "standin:module" ? "module" : "commonjs";
      return { format, source: sources[format], shortCircuit: true };
    },
  });
}

function resembleElectron(execPath: string, args: string[]): void {
  Object.defineProperty(process.versions, "electron", { value: "45.4.1-standin", enumerable: true });
  Object.defineProperty(process.versions, "chrome", { get: () => browser.version, enumerable: true });
  Object.defineProperty(process, "type", { value: "browser" });
  Object.defineProperty(process, "defaultApp", { value: true });
  Object.defineProperty(process, "resourcesPath", {
    get: () => (app.isPackaged ? path.dirname(app.getAppPath()) : path.join(__dirname, "resources")),
  });
  process.execPath = execPath;
  process.argv = [execPath, ...args];
  // As Electron: an exception that the app does not handle is shown, and the app goes on.
  process.on("uncaughtException", (error: Error) => {
    if (process.listenerCount("uncaughtException") > 1) return;
    const text = `Uncaught Exception:\n${error.stack ?? String(error)}`;
    dialog.showErrorBox("A JavaScript error occurred in the main process", text);
  });
  // A test looks here for what was asked of the system.
  Object.assign(globalThis, { standin: { calls, trays } });
}

function readArguments(args: string[]): { preloads: string[]; switches: string[]; folder: string } {
  const preloads: string[] = [];
  const switches: string[] = [];
  let folder = "";
  for (let at = 0; at < args.length; at++) {
    const item = args[at] ?? "";
    if (!folder && (item === "-r" || item === "--require")) preloads.push(args[++at] ?? "");
    else if (item.startsWith("-")) switches.push(item);
    else folder ||= path.resolve(item);
  }
  return { preloads, switches, folder };
}

function fail(message: string): never {
  console.error(`electron stand-in: ${message}`);
  return process.exit(1);
}

async function boot(): Promise<void> {
  const args = process.argv.slice(2);
  const { preloads, switches, folder } = readArguments(args);
  if (!folder) fail("pass the app's folder");
  setOwnSwitches(switches);
  resembleElectron(path.join(__dirname, "electron"), args);
  provideElectron();
  bindProtocol(() => appImpl.isReady());
  const isFolder = statSync(folder).isDirectory();
  const manifest = isFolder
    ? (JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest)
    : {};
  const main = isFolder ? path.join(folder, manifest.main ?? "index.js") : folder;
  appImpl.describe(isFolder ? folder : path.dirname(folder), {
    name: manifest.productName ?? manifest.name ?? "Electron",
    version: manifest.version ?? "0.0.0",
  });
  const require = createRequire(main);
  for (const file of preloads) require(path.resolve(file));
  const dataFolder = app.commandLine.getSwitchValue("user-data-dir");
  if (dataFolder) appImpl.setPath("userData", path.resolve(dataFolder));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => appImpl.quit());
  process.on("SIGHUP", () => appImpl.exit(1));

  // The browser starts when the main file has run, for it chooses paths and switches. Electron, too, is not ready before:
  // a top-level `await app.whenReady()` would wait for itself.
  const late = setTimeout(
    () => fail("the main file is still in a top-level await; the app cannot get ready"),
    MAIN_WAIT_MS,
  );
  const isModule = main.endsWith(".mjs") || (manifest.type === "module" && !main.endsWith(".cjs"));
  if (isModule) await import(pathToFileURL(main).href);
  else require(main);
  clearTimeout(late);
  await appImpl.start();
}
boot().catch((error: unknown) => {
  if (error instanceof StandinError) fail(error.message.replace(/^electron stand-in: /, ""));
  console.error(error);
  process.exit(1);
});
