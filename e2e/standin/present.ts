// Whether the stand-in really has a member that the fidelity table names: asked of the code itself.
import { App } from "./app.ts";
import { PDF_MARGINS, PDF_OPTIONS, WebContents } from "./contents.ts";
import { clipboard, shell } from "./desktop.ts";
import { dialog, MESSAGE_OPTIONS, OPEN_OPTIONS, SAVE_OPTIONS } from "./dialog.ts";
import { electron } from "./electron.ts";
import { NativeImage, nativeImage } from "./image.ts";
import { IpcMain } from "./ipc.ts";
import { ITEM_OPTIONS, Menu, MenuItem } from "./menu.ts";
import { Notification, NOTIFICATION_OPTIONS } from "./notification.ts";
import { getPath } from "./paths.ts";
import { protocol } from "./protocol.ts";
import { roleOf } from "./roles.ts";
import { defaultSession, session } from "./session.ts";
import { raw } from "./strict.ts";
import { commandLine } from "./switches.ts";
import { PowerMonitor, screen } from "./system.ts";
import { NativeTheme } from "./theme.ts";
import { Tray } from "./tray.ts";
import {
  BrowserWindow,
  WEB_PREFERENCES,
  WINDOW_OPTIONS,
  webContentsStatics,
  windowStatics,
} from "./window.ts";
import type { RendererApi } from "./wire.ts";

/** Objects, or prototypes of classes, on which a member of the type is found. */
const OBJECTS: Record<string, object[]> = {
  App: [App.prototype],
  CommandLine: [commandLine],
  BrowserWindow: [BrowserWindow.prototype, windowStatics],
  WebContents: [WebContents.prototype, webContentsStatics],
  IpcMain: [IpcMain.prototype],
  Protocol: [protocol],
  Session: [session, defaultSession],
  Menu: [Menu.prototype, Menu, new Menu()],
  MenuItem: [MenuItem.prototype, new MenuItem({ label: "x", accelerator: "A", submenu: [] })],
  Dialog: [dialog],
  Shell: [shell],
  NativeTheme: [NativeTheme.prototype],
  Notification: [Notification.prototype, Notification],
  PowerMonitor: [PowerMonitor.prototype],
  Clipboard: [clipboard],
  NativeImage: [NativeImage.prototype, nativeImage],
  Tray: [Tray.prototype],
  Screen: [screen],
  Display: [screen.getPrimaryDisplay()],
};
/** The classes that emit. */
const EMITTERS: Record<string, { events: readonly string[] }> = {
  App,
  BrowserWindow,
  WebContents,
  Menu,
  NativeTheme,
  Notification,
  PowerMonitor,
  Tray,
};
const OPTIONS: Record<string, readonly string[]> = {
  BrowserWindowConstructorOptions: WINDOW_OPTIONS,
  WebPreferences: WEB_PREFERENCES,
  MenuItemConstructorOptions: ITEM_OPTIONS,
  OpenDialogOptions: OPEN_OPTIONS,
  SaveDialogOptions: SAVE_OPTIONS,
  MessageBoxOptions: MESSAGE_OPTIONS,
  NotificationConstructorOptions: NOTIFICATION_OPTIONS,
  PrintToPDFOptions: PDF_OPTIONS,
  PrintToPDFMargins: PDF_MARGINS,
};
/** The types hold preload-world.ts to the same names. */
const RENDERER: { [Name in keyof RendererApi]: Record<RendererApi[Name], true> } = {
  ContextBridge: { exposeInMainWorld: true },
  IpcRenderer: { invoke: true, send: true, on: true, off: true },
  WebUtils: { getPathForFile: true },
};
const RENDERER_MODULES = new Set(["contextBridge", "ipcRenderer", "webUtils"]);

const succeeds = (attempt: () => unknown): boolean => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

/** `member` as in the inventory. True for plain data: the code that gives it is typed against Electron's own types. */
export function isPresent(member: string): boolean {
  const [, type = "", event, name] = /^(\w+)(?: '(.+)'|[. ](.+))$/.exec(member) ?? [];
  if (type === "role") return succeeds(() => roleOf(event ?? ""));
  if (type === "path") return succeeds(() => getPath(event ?? "", "x"));
  if (type === "import") return RENDERER_MODULES.has(name ?? "") || (name ?? "") in raw(electron);
  if (event !== undefined) return EMITTERS[type]?.events.includes(event) ?? false;
  const key = name ?? "";
  if (type in RENDERER) return key in RENDERER[type as keyof RendererApi];
  if (OBJECTS[type]) return OBJECTS[type].some((object) => key in object);
  return OPTIONS[type]?.includes(key) ?? true;
}
