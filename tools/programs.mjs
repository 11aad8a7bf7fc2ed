// Which programs of the system are here, and how a missing one is installed.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { say } from "./words.mjs";

/** @param {string} name @returns {string | null} the program's path */
export function program(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next folder.
    }
  }
  return null;
}

/** @type {[name: string, file: string][]} */
const browsers = [
  ["Chromium", "chromium"],
  ["Chromium", "chromium-browser"],
  ["Chrome", "google-chrome"],
  ["Chrome", "google-chrome-stable"],
  ["Edge", "microsoft-edge"],
];
/** @type {[name: string, path: string][]} */
const elsewhere = [
  ["Chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["Chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
  ["Edge", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
  ["Chromium", "/snap/bin/chromium"],
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
    (name) =>
      /** @type {[string, string][]} */ ([
        ["Chrome", join(process.env[name] ?? "", "Google/Chrome/Application/chrome.exe")],
        ["Edge", join(process.env[name] ?? "", "Microsoft/Edge/Application/msedge.exe")],
      ]),
  ),
];

/** The browser that the stand-in can use. @returns {{ name: string, path: string } | null} */
export function browser() {
  const own = process.env.STANDIN_CHROMIUM;
  if (own && existsSync(own)) return { name: "Chromium", path: own };
  for (const [name, file] of browsers) {
    const path = program(file);
    if (path) return { name, path };
  }
  const found = elsewhere.find(([, path]) => existsSync(path));
  return found ? { name: found[0], path: found[1] } : null;
}

export const isRoot = () => process.getuid?.() === 0;

export const isDebian = () => program("apt-get") !== null;

/** How to install Debian's packages, or that others are to be found. @param {string[]} names */
export function howToInstall(names) {
  const list = names.join(" ");
  if (!isDebian())
    return process.platform === "linux" ? say.installOne(names.join(", ")) : say.installBrowser;
  return say.installWith(`${isRoot() ? "" : "sudo "}${say.aptInstall(list)}`);
}
