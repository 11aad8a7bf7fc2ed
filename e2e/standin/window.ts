// BrowserWindow.
import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import { appImpl } from "./app.ts";
import { browser } from "./browser.ts";
import type { Session } from "./cdp.ts";
import { WebContents } from "./contents.ts";
import { readPreload } from "./injected.ts";
import { runShortcut, shortcuts } from "./menu.ts";
import { Page } from "./page.ts";
import { Placement } from "./placement.ts";
import { focusedWindow, liveWindows, type LiveWindow } from "./registry.ts";
import { fire, missing, onlyKnown, preventable, raw, record, strict, StrictEmitter } from "./strict.ts";
import { nativeThemeImpl } from "./theme.ts";

type Shape = Pick<
  Electron.BrowserWindow,
  | "id"
  | "webContents"
  | "loadURL"
  | "show"
  | "hide"
  | "focus"
  | "close"
  | "destroy"
  | "isDestroyed"
  | "isVisible"
  | "isFocused"
  | "isMinimized"
  | "isMaximized"
  | "isFullScreen"
  | "setFullScreen"
  | "restore"
  | "maximize"
  | "minimize"
  | "getBounds"
  | "getNormalBounds"
  | "setBounds"
  | "setTitle"
  | "getTitle"
  | "setOverlayIcon"
>;

export const WINDOW_OPTIONS = [
  "width",
  "height",
  "x",
  "y",
  "minWidth",
  "minHeight",
  "show",
  "title",
  "icon",
  "backgroundColor",
  "autoHideMenuBar",
  "webPreferences",
];
export const WEB_PREFERENCES = [
  "preload",
  "contextIsolation",
  "sandbox",
  "nodeIntegration",
  "webSecurity",
  "devTools",
  "spellcheck",
  "additionalArguments",
];
/** Of these only the safe value can be obeyed. */
const SAFE: Electron.WebPreferences = {
  nodeIntegration: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
};
let lastId = 0;

export class BrowserWindow extends StrictEmitter implements Shape, LiveWindow {
  static readonly events: readonly string[] = [
    "close",
    "closed",
    "ready-to-show",
    "resize",
    "move",
    "maximize",
    "unmaximize",
    "focus",
    "blur",
    "show",
    "hide",
    "unresponsive",
  ];
  readonly #id = ++lastId;
  readonly #options: Electron.BrowserWindowConstructorOptions;
  readonly #page = new Page();
  readonly #placement: Placement;
  readonly #contents: WebContents;
  #title: string;
  #isClosing = false;
  #isParsed = false;
  readonly proxy: Electron.BrowserWindow;
  readonly contentsProxy: Electron.WebContents;
  readonly emitter: EventEmitter = this;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super("BrowserWindow", BrowserWindow.events);
    if (!appImpl.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    const preferences = options.webPreferences ?? {};
    onlyKnown("new BrowserWindow", options, WINDOW_OPTIONS);
    onlyKnown("webPreferences", preferences, WEB_PREFERENCES);
    for (const [key, safe] of Object.entries(SAFE)) {
      const given: unknown = Reflect.get(preferences, key);
      if (given !== undefined && given !== safe)
        missing(`webPreferences { ${key}: ${JSON.stringify(given)} }`);
    }
    this.#options = options;
    this.#title = options.title ?? appImpl.getName();
    this.#placement = new Placement(this.#page, this, options);
    this.#contents = new WebContents(this.#page, this.#host(), this.#id, {
      onLoaded: () => {
        this.refreshAccelerators();
        void this.#placement.refresh().catch(() => {});
      },
      onAccelerator: (commandId) => runShortcut(commandId, this.proxy),
      onPlace: () => void this.#placement.refresh().catch(() => {}), // the window has closed meanwhile
      onFocus: (focused) => this.#onFocus(focused),
      onDark: (dark) => nativeThemeImpl.onPageDark(dark),
    });
    const refuse = (property: string) => {
      if (
        this.#page.closed &&
        !["isDestroyed", "id", "off", "removeListener", "removeAllListeners"].includes(property)
      )
        throw new TypeError("Object has been destroyed");
    };
    this.proxy = strict("BrowserWindow", this, refuse) as unknown as Electron.BrowserWindow;
    this.contentsProxy = strict("webContents", this.#contents, refuse) as unknown as Electron.WebContents;
    liveWindows.set(this.#id, this);
    this.#open();
    fire(appImpl, "web-contents-created", {}, this.contentsProxy);
  }
  #host() {
    return {
      contentsProxy: () => this.contentsProxy,
      preload: this.#options.webPreferences?.preload,
      close: () => this.close(),
      onCloseAsked: () => this.close(),
      onParsed: () => {
        if (!this.#isParsed) fire(this, "ready-to-show");
        this.#isParsed = true;
      },
      emitToApp: (event: string, ...args: unknown[]) => fire(appImpl, event, ...args),
    };
  }

  #open(): void {
    const { preload, additionalArguments = [] } = this.#options.webPreferences ?? {};
    let code: string | undefined;
    try {
      if (preload !== undefined) code = readPreload(preload);
    } catch (error) {
      // The app's listeners are not there yet.
      setImmediate(() => this.#contents.onPreloadError(error as Error));
    }
    const argv = [process.execPath, ...additionalArguments];
    this.#page.start(code, argv, (session) => this.#prepare(session));
  }
  async #prepare(session: Session): Promise<void> {
    this.#contents.listen(session);
    const { targetId } = this.#page;
    browser.cdp.on("Target.targetInfoChanged", ({ targetInfo }) => {
      const isPageTitle = !/^data:|\.standin\b/.test(targetInfo.title) && targetInfo.title !== "";
      if (targetInfo.targetId === targetId && isPageTitle) this.#title = targetInfo.title;
    });
    browser.cdp.on("Target.targetDestroyed", (destroyed) => {
      if (destroyed.targetId === targetId) this.#onGone();
    });
    const color = colorOf(this.#options.backgroundColor);
    await Promise.all([
      this.#placement.start(),
      nativeThemeImpl.apply(session),
      ...(color ? [session.send("Emulation.setDefaultBackgroundColorOverride", { color })] : []),
    ]);
  }
  #onFocus(focused: boolean): void {
    if (!this.#placement.isVisible || browser.headless) return;
    this.setFocused(focused);
  }
  #onGone(): void {
    if (this.#page.closed) return;
    this.#page.closed = true;
    liveWindows.delete(this.#id);
    this.#contents.navigation.end();
    fire(this.#contents, "destroyed");
    fire(this, "closed");
    if (liveWindows.size === 0) appImpl.allClosed();
  }

  get id() {
    return this.#id;
  }
  get targetId() {
    return this.#page.targetId;
  }
  get webContents() {
    return this.contentsProxy;
  }
  whenOpen<T>(work: (session: Session) => Promise<T>) {
    return this.#page.whenOpen(work);
  }
  refreshAccelerators(): void {
    this.#contents.channel.tell("accelerators", null, JSON.stringify(shortcuts()));
  }
  refreshTheme(): void {
    this.#page.later((session) => nativeThemeImpl.apply(session));
  }
  /** A page of this window opened another window behind our back. */
  onForeignPage(url: string): void {
    this.#contents.askAboutWindow(url, "", "", "foreground-tab");
  }

  async loadURL(url: string) {
    await this.#contents.load(url);
  }
  show() {
    this.#placement.show();
    this.focus();
  }
  hide() {
    this.#placement.hide();
  }
  focus() {
    if (!this.#placement.isVisible) return;
    this.setFocused(true);
    this.#page.later((session) => session.send("Page.bringToFront"));
  }
  setFocused(focused: boolean) {
    if (focused) for (const other of liveWindows.values()) if (other !== this) other.setFocused(false);
    this.#placement.setFocused(focused);
  }
  isFocused() {
    return this.#placement.isFocused;
  }
  isVisible() {
    return this.#placement.isVisible;
  }
  isDestroyed() {
    return this.#page.closed;
  }
  isMinimized() {
    return this.#placement.state === "minimized";
  }
  isMaximized() {
    return this.#placement.state === "maximized";
  }
  isFullScreen() {
    return this.#placement.state === "fullscreen";
  }
  setFullScreen(on: boolean) {
    this.#placement.setState(on ? "fullscreen" : "normal");
  }
  minimize() {
    this.#placement.setState("minimized");
  }
  maximize() {
    this.#placement.setState("maximized");
    if (!this.#placement.isVisible) this.show();
  }
  restore() {
    this.#placement.setState("normal");
  }
  getBounds() {
    return this.#placement.bounds;
  }
  getNormalBounds() {
    return this.#placement.normalBounds;
  }
  setBounds(bounds: Partial<Electron.Rectangle>) {
    onlyKnown("win.setBounds", bounds, ["x", "y", "width", "height"]);
    this.#placement.setBounds(bounds);
  }
  /** Chromium's title bar shows the document's title, so that is set. */
  setTitle(title: string) {
    this.#title = title;
    this.#page.later((session) =>
      session.send("Runtime.evaluate", { expression: `document.title = ${JSON.stringify(title)}` }),
    );
  }
  getTitle() {
    return this.#title;
  }

  setOverlayIcon(overlay: Electron.NativeImage | null, description: string) {
    record("win.setOverlayIcon", overlay !== null, description);
  }

  close() {
    void this.requestClose();
  }
  async requestClose(): Promise<boolean> {
    if (this.#page.closed) return true;
    if (this.#isClosing) return false;
    this.#isClosing = true;
    await this.#page.whenOpen(() => this.#placement.refresh()).catch(() => {});
    const event = preventable();
    fire(this, "close", event);
    this.#isClosing = false;
    if (event.defaultPrevented) return false;
    await this.#kill();
    return true;
  }
  destroy() {
    void this.#kill();
  }
  async #kill(): Promise<void> {
    if (this.#page.closed) return;
    const gone = new Promise<void>((resolve) => this.once("closed", () => resolve()));
    // A page that is being left has no such world any more, and needs no leave.
    await this.#page.inPreload("globalThis.standinMayUnload = true").catch(() => {});
    await this.#page.whenOpen(() =>
      browser.cdp
        .send("Target.closeTarget", { targetId: this.#page.targetId ?? "" })
        .catch(() => this.#onGone()),
    );
    await gone;
  }
}

/** "#rrggbb" or "#rgb", the only forms that mean a plain colour to both. */
function colorOf(text: string | undefined): { r: number; g: number; b: number; a: number } | undefined {
  if (text === undefined) return undefined;
  const short = /^#([\da-f])([\da-f])([\da-f])$/i
    .exec(text)
    ?.slice(1)
    .map((digit) => digit + digit);
  const digits = short ?? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)?.slice(1);
  const [r = 0, g = 0, b = 0] = (digits ?? missing(`backgroundColor '${text}'`)).map((hex) =>
    Number.parseInt(hex, 16),
  );
  return { r, g, b, a: 1 };
}

browser.onForeignPage = (openerId, url) => {
  const windows = [...liveWindows.values()].filter((window) => window instanceof BrowserWindow);
  const opener = windows.find((window) => window.targetId === openerId) ?? windows[0];
  opener?.onForeignPage(url);
};

export const windowStatics = {
  getAllWindows: () => [...liveWindows.values()].map((window) => window.proxy),
  getFocusedWindow: () => focusedWindow()?.proxy ?? null,
  fromWebContents: (contents: Electron.WebContents) =>
    [...liveWindows.values()].find((window) => raw(window.contentsProxy) === raw(contents))?.proxy ?? null,
} satisfies Pick<typeof Electron.BrowserWindow, "getAllWindows" | "getFocusedWindow" | "fromWebContents">;

/** For Playwright. */
export const webContentsStatics = {
  fromDevToolsTargetId: (id: string) =>
    [...liveWindows.values()].find((window) => window.targetId === id)?.contentsProxy,
} satisfies Pick<typeof Electron.webContents, "fromDevToolsTargetId">;
