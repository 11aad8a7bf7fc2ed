// How many tasks are due, on the program's icon: a number where the system has one, a dot on Windows.
import { app, nativeImage } from "electron";
import { places } from "../places.ts";
import { say } from "../say.ts";
import { trayTip } from "./trayMenu.ts";
import type { Page } from "../window.ts";

/** @param due shown until another number is given; 0 takes it away */
export function showBadge(page: Page, due: number): void {
  if (process.platform !== "win32") {
    app.setBadgeCount(due);
    return;
  }
  // It belongs to the window's button in the taskbar, so a new window needs it again.
  const dot = due === 0 ? null : nativeImage.createFromPath(places.icon("due"));
  page.window()?.setOverlayIcon(dot, due === 0 ? "" : trayTip(due, say));
}
