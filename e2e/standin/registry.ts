// The windows that are open, known to the app, the menu and the theme without their knowing the window's code.
import type { EventEmitter } from "node:events";
import type * as Electron from "electron";
import type { Session } from "./cdp.ts";

export interface LiveWindow {
  readonly id: number;
  /** What the app holds: the strict proxies. */
  readonly proxy: Electron.BrowserWindow;
  readonly contentsProxy: Electron.WebContents;
  readonly targetId: string | undefined;
  readonly emitter: EventEmitter;
  isFocused(): boolean;
  setFocused(focused: boolean): void;
  /** Asks as a person would; answers whether it has closed. */
  requestClose(): Promise<boolean>;
  /** Runs once the window's page is attached; what fails on a closed window is ignored. */
  whenOpen<T>(work: (session: Session) => Promise<T>): Promise<T | undefined>;
  /** The menu's accelerators or the theme changed. */
  refreshAccelerators(): void;
  refreshTheme(): void;
}

export const liveWindows = new Map<number, LiveWindow>();

export const focusedWindow = () => [...liveWindows.values()].find((window) => window.isFocused());
/** The proxy as the app passes it around → the window. */
export const windowOf = (proxy: unknown) =>
  [...liveWindows.values()].find((window) => window.proxy === proxy);
