// Tray: no icon is drawn. A test finds its menu in `standin.trays` and clicks the items, as in any other menu.
import type * as Electron from "electron";
import { NativeImage } from "./image.ts";
import type { Menu } from "./menu.ts";
import { raw, record, StandinError, StrictEmitter } from "./strict.ts";

type Shape = Pick<Electron.Tray, "destroy" | "isDestroyed" | "setToolTip">;

/** Those that were not destroyed. */
export const trays: Tray[] = [];

export class Tray extends StrictEmitter implements Shape {
  static readonly events: readonly string[] = ["click", "right-click", "double-click"];
  /** For tests. */
  menu: Menu | null = null;
  toolTip = "";

  constructor(image: Electron.NativeImage) {
    super("Tray", Tray.events);
    const picture: unknown = raw(image);
    if (!(picture instanceof NativeImage))
      throw new StandinError("electron stand-in: new Tray takes an image");
    if (picture.isEmpty()) throw new Error("Failed to load image");
    trays.push(this);
    record("new Tray", picture.getSize());
  }
  #living(): void {
    if (this.isDestroyed()) throw new TypeError("Object has been destroyed");
  }
  setToolTip(text: string) {
    this.#living();
    this.toolTip = text;
    record("Tray.setToolTip", text);
  }
  setContextMenu(menu: Electron.Menu | null) {
    this.#living();
    this.menu = raw(menu) as unknown as Menu | null;
    record(
      "Tray.setContextMenu",
      this.menu?.items.map((item) => item.label || item.type),
    );
  }
  isDestroyed() {
    return !trays.includes(this);
  }
  destroy() {
    if (!this.isDestroyed()) trays.splice(trays.indexOf(this), 1);
    record("Tray.destroy");
  }
}
