// Start at login, as each system has it: an entry of its own on Windows and macOS, a file on Linux. What the system says is what holds.
import { app } from "electron";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname } from "node:path";
import { hiddenSwitch } from "../instance.ts";
import { autostartEntry, autostartFile, isSwitchedOn } from "./autostart.ts";

/** Run from its sources the program is Electron's, and the folder an argument. An AppImage is unpacked anew at each start. */
const program = () => process.env.APPIMAGE ?? process.execPath;
const args = () => [...(app.isPackaged ? [] : [app.getAppPath()]), hiddenSwitch];
const file = () => autostartFile(process.env.XDG_CONFIG_HOME, homedir());
const isLinux = process.platform === "linux";

/** What the system says, not what was asked of it. */
export const startsAtLogin = (): boolean =>
  isLinux
    ? existsSync(file()) && isSwitchedOn(readFileSync(file(), "utf8"))
    : app.getLoginItemSettings({ args: args() }).openAtLogin;

/** @throws what the file system says, where the file cannot be written */
export function startAtLogin(wanted: boolean): void {
  if (!isLinux) return app.setLoginItemSettings({ openAtLogin: wanted, args: args() });
  if (!wanted) return rmSync(file(), { force: true });
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), autostartEntry(app.getName(), [program(), ...args()]));
}

/** macOS gives no arguments to what it starts at login, but says that it did. */
export const startedByLogin = (): boolean =>
  process.platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin;
