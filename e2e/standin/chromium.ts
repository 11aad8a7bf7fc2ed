// Finds an installed Chromium, Chrome or Edge, and names the switches it is started with.
import { existsSync } from "node:fs";
import path from "node:path";

const under = (folder: string | undefined, rest: string) => (folder ? [path.join(folder, rest)] : []);

/** Where browsers are usually installed; STANDIN_CHROMIUM comes first. */
function candidates(): string[] {
  const { env } = process;
  const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
  return [
    ...under(env.STANDIN_CHROMIUM, ""),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ...folders.flatMap((folder) => under(folder, "Google/Chrome/Application/chrome.exe")),
    ...folders.flatMap((folder) => under(folder, "Microsoft/Edge/Application/msedge.exe")),
  ];
}

/** The browser's path, or undefined when none is installed. STANDIN_CHROMIUM that names nothing is an error. */
export function findChromium(): string | undefined {
  const wanted = process.env.STANDIN_CHROMIUM;
  if (wanted && !existsSync(wanted))
    throw new Error(`electron stand-in: STANDIN_CHROMIUM names no file: ${wanted}`);
  return candidates().find((file) => existsSync(file));
}

/** Whether windows can be shown: a display is there (always, outside Linux), and STANDIN_HEADLESS is not 1. */
export function isHeadless(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, STANDIN_HEADLESS } = process.env;
  if (STANDIN_HEADLESS === "1") return true;
  return process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY;
}

/** Switches of the app, of the command line and of Playwright that Chromium may have; the others would break it. */
const REFUSED =
  /^--(disable-features|enable-features|no-startup-window|user-data-dir|headless|disable-extensions|disable-dev-shm-usage|disable-infobars|inspect)\b/;

/** `given`: switches in the form --name or --name=value. */
export function chromiumSwitches(profile: string, given: readonly string[]): string[] {
  const switches = given.filter((item) => !REFUSED.test(item));
  if (process.getuid?.() === 0 && !switches.includes("--no-sandbox")) switches.push("--no-sandbox");
  if (switches.includes("--no-sandbox")) switches.push("--test-type"); // no warning bar
  return [
    ...new Set(switches),
    `--user-data-dir=${profile}`,
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--enable-unsafe-extension-debugging", // for zoom.ts; it opens nothing but our own pipe
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-search-engine-choice-screen",
    "--hide-crash-restore-bubble",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
  ];
}
