// A window's place on the screen: bounds, state, visibility and focus. What the app sets is answered at once and sent to
// Chromium; what a person changes is read back when the page reports it.
import type * as Electron from "electron";
import { browser } from "./browser.ts";
import type { Protocol } from "./cdp.ts";
import type { Page } from "./page.ts";
import { fire, type StrictEmitter } from "./strict.ts";

type State = "normal" | "minimized" | "maximized" | "fullscreen";
type Bounds = Protocol.Browser.Bounds;

export class Placement {
  #page: Page;
  #emitter: StrictEmitter;
  #smallest: { width: number; height: number };
  #bounds: Electron.Rectangle;
  #normal: Electron.Rectangle;
  #state: State = "normal";
  /** The state that Chromium told last: without a window manager it does not follow what was asked. */
  #toldState: State = "normal";
  #isVisible: boolean;
  #isFocused = false;

  constructor(page: Page, emitter: StrictEmitter, options: Electron.BrowserWindowConstructorOptions) {
    const { x = 40, y = 40, width = 800, height = 600, minWidth = 0, minHeight = 0, show = true } = options;
    this.#page = page;
    this.#emitter = emitter;
    this.#smallest = { width: minWidth, height: minHeight };
    this.#bounds = this.#atLeast({ x, y, width, height });
    this.#normal = this.#bounds;
    this.#isVisible = show;
  }

  get bounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }
  get normalBounds(): Electron.Rectangle {
    return { ...this.#normal };
  }
  get state(): State {
    return this.#state;
  }
  get isVisible(): boolean {
    return this.#isVisible && this.#state !== "minimized";
  }
  get isFocused(): boolean {
    return this.#isFocused;
  }
  #atLeast(bounds: Electron.Rectangle): Electron.Rectangle {
    const { width, height } = this.#smallest;
    return { ...bounds, width: Math.max(bounds.width, width), height: Math.max(bounds.height, height) };
  }

  /** When the page has been attached to, before it shows anything. */
  async start(): Promise<void> {
    await this.#send(boundsOf(this.#bounds));
    if (!this.#isVisible && !browser.headless) await this.#send({ windowState: "minimized" });
    else if (this.#state !== "normal") await this.#send({ windowState: this.#state });
  }
  async #send(bounds: Bounds): Promise<void> {
    if (browser.headless) {
      // There is no screen: only the size means something.
      if (bounds.width === undefined) return;
      const { width, height } = bounds;
      await browser.cdp.send("Browser.setWindowBounds", {
        windowId: this.#page.windowId,
        bounds: { width, height },
      });
      return;
    }
    await browser.cdp.send("Browser.setWindowBounds", { windowId: this.#page.windowId, bounds });
  }

  setBounds(partial: Partial<Electron.Rectangle>): void {
    const next = this.#atLeast({ ...this.#bounds, ...partial });
    this.#adopt(next);
    this.#page.later(() => this.#send(boundsOf(next)));
  }
  #adopt(next: Electron.Rectangle): void {
    const before = this.#bounds;
    this.#bounds = next;
    if (this.#state === "normal") this.#normal = next;
    if (before.width !== next.width || before.height !== next.height) fire(this.#emitter, "resize");
    if (before.x !== next.x || before.y !== next.y) fire(this.#emitter, "move");
  }

  setState(state: State): void {
    this.#enter(state);
    this.#page.later(async () => {
      // Chromium goes from one state to another only by way of normal.
      if (state !== "normal") await this.#send({ windowState: "normal" });
      await this.#send({ windowState: state });
    });
  }
  #enter(state: State): void {
    const before = this.#state;
    if (before === state) return;
    this.#state = state;
    if (before === "maximized") fire(this.#emitter, "unmaximize");
    if (state === "maximized") fire(this.#emitter, "maximize");
  }

  show(): void {
    const was = this.#isVisible;
    this.#isVisible = true;
    this.setState(this.#state === "minimized" ? "normal" : this.#state);
    if (!was) setImmediate(() => fire(this.#emitter, "show"));
  }
  /** Chromium cannot hide a window: it is minimised. */
  hide(): void {
    const was = this.#isVisible;
    this.#isVisible = false;
    this.setFocused(false);
    this.#page.later(() => this.#send({ windowState: "minimized" }));
    if (was) setImmediate(() => fire(this.#emitter, "hide"));
  }
  setFocused(isFocused: boolean): void {
    if (this.#isFocused === isFocused) return;
    this.#isFocused = isFocused;
    setImmediate(() => fire(this.#emitter, isFocused ? "focus" : "blur"));
  }

  /** Reads back what a person or the window manager made of it. */
  async refresh(): Promise<void> {
    if (browser.headless || this.#page.closed) return;
    const { windowId } = this.#page;
    const { bounds } = await browser.cdp.send("Browser.getWindowBounds", { windowId });
    if (this.#page.closed || !this.#isVisible) return;
    const told: State = bounds.windowState ?? "normal";
    if (told !== this.#toldState) {
      this.#toldState = told;
      this.#enter(told);
    }
    if (told === "minimized") return;
    const { left: x = 0, top: y = 0, width = 0, height = 0 } = bounds;
    this.#adopt({ x, y, width, height });
  }
}

const boundsOf = ({ x, y, width, height }: Electron.Rectangle): Bounds => ({
  left: x,
  top: y,
  width,
  height,
});
