// app: the life of the process.
import path from "node:path";
import type * as Electron from "electron";
import { browser } from "./browser.ts";
import { getPath, setPath } from "./paths.ts";
import { liveWindows } from "./registry.ts";
import { takeLock } from "./single-instance.ts";
import { fire, onlyKnown, preventable, record, StandinError, strict, StrictEmitter } from "./strict.ts";
import { browserSwitches, commandLine } from "./switches.ts";

type AppShape = Pick<
  Electron.App,
  | "whenReady"
  | "isReady"
  | "quit"
  | "exit"
  | "getPath"
  | "setPath"
  | "getName"
  | "setName"
  | "getVersion"
  | "getAppPath"
  | "getLocale"
  | "requestSingleInstanceLock"
  | "releaseSingleInstanceLock"
  | "isPackaged"
  | "setAppUserModelId"
  | "setAboutPanelOptions"
  | "enableSandbox"
  | "setBadgeCount"
  | "setLoginItemSettings"
>;
const ABOUT = [
  "applicationName",
  "applicationVersion",
  "copyright",
  "version",
  "credits",
  "authors",
  "website",
  "iconPath",
];

export class App extends StrictEmitter implements AppShape {
  static readonly events: readonly string[] = [
    "ready",
    "window-all-closed",
    "before-quit",
    "will-quit",
    "second-instance",
    "activate",
    "open-file",
    "web-contents-created",
    "render-process-gone",
    "child-process-gone",
  ];
  #name = "Electron";
  #version = "0.0.0";
  #appPath = process.cwd();
  #isReady = false;
  #becomeReady!: () => void;
  #ready = new Promise<void>((resolve) => {
    this.#becomeReady = resolve;
  });
  #quitting = false;
  #ending = false;
  #release?: () => void;
  #opensAtLogin = false;

  constructor() {
    super("app", App.events);
  }

  /** Boot tells what is in the app's package.json. */
  describe(appPath: string, { name, version }: { name: string; version: string }): void {
    this.#appPath = appPath;
    this.#name = name;
    this.#version = version;
  }

  /** Starts the browser; a DevTools address goes to stderr for Playwright, as Electron does. */
  async start(): Promise<void> {
    if (this.#ending) return;
    browser.onEnd = () => {
      if (this.#ending) return;
      console.error("electron stand-in: the browser ended by itself");
      this.exit(1);
    };
    const profile = path.join(this.getPath("sessionData"), "standin-profile");
    const address = await browser.start({ profile, appName: this.#name, switches: browserSwitches() });
    if (this.#ending) return browser.stop();
    if (address) process.stderr.write(`\nDevTools listening on ${address}\n`);
    this.#isReady = true;
    fire(this, "ready", {}, {}); // Playwright's loader waits for it
    this.#becomeReady();
  }

  /** The app folder of a package lies in its folder "resources". */
  get isPackaged() {
    return path.basename(path.dirname(this.getAppPath())) === "resources";
  }
  get commandLine() {
    return commandLine;
  }
  whenReady() {
    return this.#ready;
  }
  isReady() {
    return this.#isReady;
  }
  getName() {
    return this.#name;
  }
  setName(name: string) {
    this.#name = name;
  }
  getVersion() {
    return this.#version;
  }
  getAppPath() {
    return this.#appPath;
  }
  getLocale() {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  setPath(name: string, value: string) {
    setPath(name, value);
  }
  getPath(name: string) {
    return getPath(name, this.#name);
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    if (this.#release) return true;
    const mine = { argv: process.argv, cwd: process.cwd(), data: data ?? null };
    this.#release = takeLock(this.getPath("userData"), mine, (other) => {
      void this.#ready.then(() => fire(this, "second-instance", {}, other.argv, other.cwd, other.data));
    });
    return this.#release !== undefined;
  }
  releaseSingleInstanceLock(): void {
    this.#release?.();
    this.#release = undefined;
  }

  quit(): void {
    if (!this.#quitting) void this.#quit();
  }
  async #quit(): Promise<void> {
    const asked = preventable();
    fire(this, "before-quit", asked);
    if (asked.defaultPrevented) return;
    this.#quitting = true;
    for (const window of liveWindows.values()) {
      if (await window.requestClose()) continue;
      this.#quitting = false;
      return;
    }
    const last = preventable();
    fire(this, "will-quit", last);
    if (last.defaultPrevented) this.#quitting = false;
    else await this.#end(0);
  }
  /** Ends at once, without asking any window. */
  exit(code = 0): void {
    void this.#end(code);
  }
  async #end(code: number): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    this.#quitting = true;
    await browser.stop();
    this.releaseSingleInstanceLock(); // last: the next process needs the browser's profile
    process.exit(code);
  }
  /** The last window has closed. */
  allClosed(): void {
    if (this.#quitting) return;
    if (this.listenerCount("window-all-closed") > 0) fire(this, "window-all-closed");
    else this.quit();
  }

  setBadgeCount(count?: number): boolean {
    record("app.setBadgeCount", count);
    return true;
  }
  setLoginItemSettings(settings: Electron.Settings): void {
    onlyKnown("app.setLoginItemSettings", settings, ["openAtLogin", "args", "path"]);
    this.#opensAtLogin = settings.openAtLogin ?? false;
    record("app.setLoginItemSettings", settings);
  }
  getLoginItemSettings(options: Electron.LoginItemSettingsOptions = {}) {
    onlyKnown("app.getLoginItemSettings", options, ["args", "path"]);
    return { openAtLogin: this.#opensAtLogin, wasOpenedAtLogin: false };
  }
  setAppUserModelId(id: string) {
    record("app.setAppUserModelId", id);
  }
  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions) {
    onlyKnown("app.setAboutPanelOptions", options, ABOUT);
    record("app.setAboutPanelOptions", options);
  }
  enableSandbox() {
    if (this.#isReady) throw new StandinError("app.enableSandbox() can only be called before app is ready");
    record("app.enableSandbox");
  }
}
export const appImpl = new App();
export const app = strict("app", appImpl);
