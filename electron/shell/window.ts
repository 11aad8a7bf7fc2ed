// The one window: made, shown when it can be seen without flashing, remembered where it stood, told what happens.
import { app, BrowserWindow, nativeTheme, screen } from "electron";
import { basename } from "node:path";
import { fitBounds, least } from "./bounds.ts";
import type { PageEvents } from "../api/desk.ts";
import { channels } from "./events.ts";
import type { Log } from "./log.ts";
import { places } from "./places.ts";
import type { Memory } from "./remember.ts";
import { home } from "./rules.ts";
import { makeTokens, type Tokens } from "./tokens.ts";

export interface Page {
  /** The window in front; made when there is none (macOS keeps the app without one). */
  show(): void;
  window(): BrowserWindow | null;
  tell<E extends keyof PageEvents>(event: E, detail: PageEvents[E]): void;
  /** Shows the window and tells its page where to go, once it is loaded. */
  bring<E extends "task" | "today" | "newTask">(event: E, detail: PageEvents[E]): void;
  /** Tells its page once it is loaded, where it can wait until somebody looks. */
  later<E extends "sharedMerged">(event: E, detail: PageEvents[E]): void;
  /** Called when a window has opened or closed. */
  onWindow(listener: () => void): void;
  /** Gives the page files that the system handed over, once it is loaded. */
  handOver(files: readonly string[]): void;
  /** Ends when the first window can be seen; a question before that would stand on nothing. */
  readonly shown: Promise<void>;
  /** Asked before the window closes; false keeps it. */
  mayClose(ask: () => boolean): void;
  readonly tokens: Tokens;
}

/** The grounds of the two themes, so that nothing white flashes before the page is drawn. */
const ground = () => (nativeTheme.shouldUseDarkColors ? "#16191b" : "#ffffff");

/** How long the window must rest before its place is written down (ms). */
const rest = 400;

/** A window whose page does not come is not waited for longer (ms). */
const patience = 5000;

/** A page that crashes at once again is not opened for ever. */
const leastLife = 10_000;

/** The theme of the last time, before the page says its own: the window must not flash in the other one. */
function rememberTheme(theme: unknown) {
  if (theme === "light" || theme === "dark") nativeTheme.themeSource = theme;
}

export function makePage(memory: Memory, log: Log): Page {
  rememberTheme(memory.read().theme);
  const tokens = makeTokens();
  const waiting: string[] = [];
  const going: (() => void)[] = [];
  let window: BrowserWindow | null = null;
  let loaded = false;
  let ask = () => true;
  let heard = () => {};
  const shown = Promise.withResolvers<void>();
  setTimeout(shown.resolve, patience).unref();

  const tell: Page["tell"] = (event, detail) => {
    if (window && !window.isDestroyed()) window.webContents.send(channels.event, event, detail);
  };

  const deliver = () => {
    if (!loaded) return;
    for (const go of going.splice(0)) go();
    if (waiting.length === 0) return;
    const files = waiting.splice(0);
    tell("open", {
      tokens: files.map((file) => tokens.give(file)),
      names: files.map((file) => basename(file)),
    });
  };

  function open() {
    const { bounds, maximized } = memory.read();
    const main = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    const areas = [main, ...others].map(({ workArea }) => workArea);
    const made = new BrowserWindow({
      ...fitBounds(bounds, areas),
      minWidth: least.width,
      minHeight: least.height,
      show: false,
      title: app.getName(),
      backgroundColor: ground(),
      webPreferences: {
        preload: places.preload(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        // Its dictionaries would be fetched from the network.
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    window = made;
    loaded = false;

    let timer: NodeJS.Timeout | undefined;
    const keep = () => {
      clearTimeout(timer);
      if (!made.isDestroyed())
        memory.write({ bounds: made.getNormalBounds(), maximized: made.isMaximized() });
    };
    const keepSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, rest);
    };
    made.on("resize", keepSoon);
    made.on("move", keepSoon);
    made.on("maximize", keepSoon);
    made.on("unmaximize", keepSoon);
    made.on("close", (event) => {
      keep();
      if (!ask()) event.preventDefault();
    });
    made.on("closed", () => {
      clearTimeout(timer);
      tokens.expire();
      window = null;
      loaded = false;
      heard();
    });
    made.once("ready-to-show", () => {
      if (maximized === true) made.maximize();
      made.show();
      shown.resolve();
      heard();
      trace(log);
    });
    made.webContents.on("did-finish-load", () => {
      loaded = true;
      deliver();
    });
    const born = Date.now();
    made.webContents.on("render-process-gone", (_event, { reason }) => {
      if (reason === "clean-exit") return;
      log.write("error", `the page ended: ${reason}`);
      loaded = false;
      if (Date.now() - born > leastLife && !made.isDestroyed()) made.webContents.reload();
    });
    made.loadURL(home).catch((error: unknown) => log.write("error", "the page did not load", error));
  }

  function show() {
    if (!window) return open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  return {
    tokens,
    tell,
    shown: shown.promise,
    window: () => window,
    show,
    bring(event, detail) {
      show();
      going.push(() => tell(event, detail));
      deliver();
    },
    later(event, detail) {
      going.push(() => tell(event, detail));
      deliver();
    },
    onWindow(listener) {
      heard = listener;
    },
    handOver(files) {
      waiting.push(...files);
      deliver();
    },
    mayClose(next) {
      ask = next;
    },
  };
}

/** With LIAISON_TRACE=1: how long after the start of the command (LIAISON_STARTED, ms since the epoch) the window was there. */
function trace(log: Log) {
  if (process.env.LIAISON_TRACE !== "1") return;
  const line = `[trace] window ${Math.round(Date.now() - Number(process.env.LIAISON_STARTED ?? Date.now()))} ms`;
  console.error(line);
  log.write("info", line);
}
