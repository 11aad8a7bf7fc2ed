// nativeTheme: what themeSource says is what pages see as prefers-color-scheme.
import type * as Electron from "electron";
import type { Session } from "./cdp.ts";
import { liveWindows } from "./registry.ts";
import { fire, strict, StrictEmitter } from "./strict.ts";

type Source = Electron.NativeTheme["themeSource"];
const SOURCES = new Set<string>(["system", "light", "dark"]);

export class NativeTheme
  extends StrictEmitter
  implements Pick<Electron.NativeTheme, "themeSource" | "shouldUseDarkColors">
{
  static readonly events: readonly string[] = ["updated"];
  #source: Source = "system";
  /** The system's own, as far as a page has told. */
  #isSystemDark = false;

  constructor() {
    super("nativeTheme", NativeTheme.events);
  }
  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    if (!SOURCES.has(source))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${source}`);
    const before = this.shouldUseDarkColors;
    const changed = source !== this.#source;
    this.#source = source;
    if (!changed) return;
    for (const window of liveWindows.values()) window.refreshTheme();
    if (before !== this.shouldUseDarkColors) fire(this, "updated");
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === "system" ? this.#isSystemDark : this.#source === "dark";
  }

  /** A page's media query: the system's theme, while none is forced. */
  onPageDark(isDark: boolean): void {
    if (this.#source !== "system" || isDark === this.#isSystemDark) return;
    this.#isSystemDark = isDark;
    fire(this, "updated");
  }
  /** Tells a page. */
  apply(session: Session): Promise<unknown> {
    const name = "prefers-color-scheme";
    const features = this.#source === "system" ? [] : [{ name, value: this.#source }];
    return session.send("Emulation.setEmulatedMedia", { features });
  }
}
export const nativeThemeImpl = new NativeTheme();
export const nativeTheme = strict("nativeTheme", nativeThemeImpl);
