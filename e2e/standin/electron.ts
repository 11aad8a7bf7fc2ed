// What require("electron") gives in the main process: the whole whitelist on one screen.
import type * as Electron from "electron";
import { app } from "./app.ts";
import { clipboard, shell } from "./desktop.ts";
import { dialog } from "./dialog.ts";
import { nativeImage } from "./image.ts";
import { ipcMain } from "./ipc.ts";
import { Menu, MenuItem } from "./menu.ts";
import { Notification } from "./notification.ts";
import { protocol } from "./protocol.ts";
import { session } from "./session.ts";
import { strict } from "./strict.ts";
import { powerMonitor, screen } from "./system.ts";
import { nativeTheme } from "./theme.ts";
import { Tray } from "./tray.ts";
import { BrowserWindow, webContentsStatics, windowStatics } from "./window.ts";

type Constructor<Made> = new (options: never) => Made;

/** A class as the app sees it: `new` gives what `wrap` makes of the object, and only `statics` can be read. */
function strictClass<Made extends object, Statics extends object>(
  name: string,
  type: Constructor<Made>,
  wrap: (made: Made) => object,
  statics: Statics,
) {
  const shown = strict(name, statics);
  return new Proxy(type, {
    construct: (_type, [options]) => wrap(new type(options as never)),
    get: (_type, key): unknown => (key === "prototype" ? type.prototype : Reflect.get(shown, key)),
    set: (_type, key, value) => Reflect.set(statics, key, value),
  }) as Constructor<Made> & Statics;
}

const menuStatics = {
  buildFromTemplate: Menu.buildFromTemplate,
  setApplicationMenu: Menu.setApplicationMenu,
  getApplicationMenu: Menu.getApplicationMenu,
} satisfies Record<
  keyof Pick<typeof Electron.Menu, "buildFromTemplate" | "setApplicationMenu" | "getApplicationMenu">,
  unknown
>;

export const electron = strict("electron", {
  app,
  BrowserWindow: strictClass("BrowserWindow", BrowserWindow, (window) => window.proxy, windowStatics),
  clipboard,
  dialog,
  ipcMain,
  Menu: strictClass("Menu", Menu, (menu) => strict("Menu", menu), menuStatics),
  MenuItem: strictClass("MenuItem", MenuItem, (item) => strict("MenuItem", item), {}),
  nativeImage,
  nativeTheme,
  Notification: strictClass("Notification", Notification, (made) => strict("Notification", made), {
    isSupported: Notification.isSupported,
  }),
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray: strictClass("Tray", Tray, (tray) => strict("Tray", tray), {}),
  webContents: strict("webContents", webContentsStatics),
});
