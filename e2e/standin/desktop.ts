// The desktop's own commands (xdg-open, notify-send, xclip), and shell and clipboard that use them.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import type * as Electron from "electron";
import { record, strict } from "./strict.ts";
import { commandLine } from "./switches.ts";

/** Whether a command can be run. */
export function hasCommand(name: string): boolean {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether a person sits before it: a display is there and no test drives it. STANDIN_INTERACTIVE=0 or 1 decides. */
export function isInteractive(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, STANDIN_HEADLESS, STANDIN_INTERACTIVE } = process.env;
  if (STANDIN_INTERACTIVE) return STANDIN_INTERACTIVE === "1";
  const hasDisplay = process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY);
  return hasDisplay && STANDIN_HEADLESS !== "1" && !commandLine.hasSwitch("remote-debugging-port");
}

/** Opens a file or link with the desktop's program for it. */
function openOnDesktop(target: string): void {
  const command = process.platform === "darwin" ? "open" : "xdg-open";
  if (!isInteractive() || !hasCommand(command)) return;
  spawn(command, [target], { stdio: "ignore", detached: true }).unref();
}

export const shell = strict("shell", {
  async openExternal(url: string): Promise<void> {
    const { href } = new URL(url); // an invalid one rejects
    record("shell.openExternal", url);
    openOnDesktop(href);
  },
  async openPath(file: string): Promise<string> {
    record("shell.openPath", file);
    openOnDesktop(file);
    return "";
  },
  showItemInFolder(file: string): void {
    record("shell.showItemInFolder", file);
    openOnDesktop(path.dirname(file));
  },
} satisfies Pick<Electron.Shell, "openExternal" | "openPath" | "showItemInFolder">);

let kept = "";
const XCLIP = ["-selection", "clipboard"];
const hasXclip = () => Boolean(process.env.DISPLAY) && hasCommand("xclip");

/** Without xclip the text is kept in the process: other programs, and the page, do not see it. */
export const clipboard = strict("clipboard", {
  async writeText(text: string): Promise<void> {
    if (typeof text !== "string")
      throw new TypeError("Error processing argument at index 0, conversion failure");
    kept = text;
    if (hasXclip())
      spawnSync("xclip", [...XCLIP, "-i"], {
        input: text,
        stdio: ["pipe", "ignore", "ignore"],
        timeout: 1000,
      });
  },
  readText: async (): Promise<string> =>
    hasXclip() ? spawnSync("xclip", [...XCLIP, "-o"], { encoding: "utf8", timeout: 1000 }).stdout : kept,
} satisfies Pick<Electron.Clipboard, "writeText" | "readText">);
