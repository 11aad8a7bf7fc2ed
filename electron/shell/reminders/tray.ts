// The icon that stays while the window is closed, and its menu.
import { Menu, nativeImage, Tray } from "electron";
import { places } from "../places.ts";
import { trayItems, trayTip, type TrayParts } from "./trayMenu.ts";
import { say } from "../say.ts";

export interface TrayIcon {
  /** Shows it, or takes it away. */
  be(there: boolean): void;
  /** What the menu says; drawn anew only where it says something else. */
  tell(due: number, focused: boolean): void;
}

export function makeTray(parts: Omit<TrayParts, "due" | "focused" | "say">): TrayIcon {
  let tray: Tray | null = null;
  let now = { due: 0, focused: false };

  const draw = () => {
    if (!tray) return;
    tray.setToolTip(trayTip(now.due, say));
    tray.setContextMenu(Menu.buildFromTemplate(trayItems({ ...parts, ...now, say })));
  };

  return {
    be(there) {
      if (there === (tray !== null)) return;
      if (!there) {
        tray?.destroy();
        tray = null;
        return;
      }
      tray = new Tray(nativeImage.createFromPath(places.icon("tray")));
      // Linux gives the click to the menu, the others to us.
      tray.on("click", parts.open);
      draw();
    },
    tell(due, focused) {
      if (due === now.due && focused === now.focused) return;
      now = { due, focused };
      draw();
    },
  };
}
