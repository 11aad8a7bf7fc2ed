// Menu roles: default labels, accelerators and submenus (as Electron's own table), and what choosing one does.
import type * as Electron from "electron";
import { appImpl } from "./app.ts";
import { missing, record } from "./strict.ts";

type Template = Electron.MenuItemConstructorOptions;
interface Role {
  label: () => string;
  accelerator?: string;
  submenu?: () => Template[];
  /** What it does; roles that act on the page's text have none: the page handles their keys itself. */
  run?(window: Electron.BrowserWindow | undefined): void;
}

const isMac = process.platform === "darwin";
const isLinux = process.platform === "linux";
const named = (label: string) => () => label;
const withName = (text: string) => () => `${text} ${appImpl.getName()}`;
const separator: Template = { type: "separator" };
const edit = (command: string) => (window: Electron.BrowserWindow | undefined) =>
  void window?.webContents.executeJavaScript(`document.execCommand("${command}")`, true);
const ZOOM_STEP = 0.5;

const ROLES: Record<string, Role> = {
  about: {
    label: () => (isLinux ? "About" : withName("About")()),
    run: () => record("app.showAboutPanel"),
  },
  close: {
    label: named(isMac ? "Close Window" : "Close"),
    accelerator: "CommandOrControl+W",
    run: (window) => window?.close(),
  },
  copy: { label: named("Copy"), accelerator: "CommandOrControl+C", run: edit("copy") },
  cut: { label: named("Cut"), accelerator: "CommandOrControl+X", run: edit("cut") },
  delete: { label: named("Delete"), run: edit("delete") },
  forcereload: {
    label: named("Force Reload"),
    accelerator: "Shift+CmdOrCtrl+R",
    run: (window) => window?.webContents.reload(),
  },
  front: { label: named("Bring All to Front") },
  help: { label: named("Help") },
  hide: { label: withName("Hide"), accelerator: "Command+H" },
  hideothers: { label: named("Hide Others"), accelerator: "Command+Alt+H" },
  minimize: {
    label: named("Minimize"),
    accelerator: "CommandOrControl+M",
    run: (window) => window?.minimize(),
  },
  paste: { label: named("Paste"), accelerator: "CommandOrControl+V", run: edit("paste") },
  pasteandmatchstyle: {
    label: named("Paste and Match Style"),
    accelerator: isMac ? "Cmd+Option+Shift+V" : "Shift+CommandOrControl+V",
    run: edit("paste"),
  },
  quit: {
    label: () => (isMac ? withName("Quit")() : process.platform === "win32" ? "Exit" : "Quit"),
    accelerator: process.platform === "win32" ? undefined : "CommandOrControl+Q",
    run: () => appImpl.quit(),
  },
  redo: {
    label: named("Redo"),
    accelerator: process.platform === "win32" ? "Control+Y" : "Shift+CommandOrControl+Z",
    run: edit("redo"),
  },
  reload: {
    label: named("Reload"),
    accelerator: "CmdOrCtrl+R",
    run: (window) => window?.webContents.reload(),
  },
  resetzoom: {
    label: named("Actual Size"),
    accelerator: "CommandOrControl+0",
    run: (window) => window?.webContents.setZoomLevel(0),
  },
  selectall: { label: named("Select All"), accelerator: "CommandOrControl+A", run: edit("selectAll") },
  services: { label: named("Services"), submenu: () => [] },
  toggledevtools: {
    label: named("Toggle Developer Tools"),
    accelerator: isMac ? "Alt+Command+I" : "Ctrl+Shift+I",
    run: (window) => window?.webContents.toggleDevTools(),
  },
  togglefullscreen: {
    label: named("Toggle Full Screen"),
    accelerator: isMac ? "Control+Command+F" : "F11",
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  undo: { label: named("Undo"), accelerator: "CommandOrControl+Z", run: edit("undo") },
  unhide: { label: named("Show All") },
  window: { label: named("Window") },
  zoom: { label: named("Zoom"), run: (window) => window?.maximize() },
  zoomin: {
    label: named("Zoom In"),
    accelerator: "CommandOrControl+Plus",
    run: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + ZOOM_STEP),
  },
  zoomout: {
    label: named("Zoom Out"),
    accelerator: "CommandOrControl+-",
    run: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() - ZOOM_STEP),
  },
  appmenu: {
    label: () => appImpl.getName(),
    submenu: () => [
      { role: "about" },
      separator,
      { role: "services" },
      separator,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      separator,
      { role: "quit" },
    ],
  },
  filemenu: { label: named("File"), submenu: () => [isMac ? { role: "close" } : { role: "quit" }] },
  editmenu: {
    label: named("Edit"),
    submenu: () => [
      { role: "undo" },
      { role: "redo" },
      separator,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      ...((isMac
        ? [{ role: "pasteAndMatchStyle" }, { role: "delete" }, { role: "selectAll" }]
        : [{ role: "delete" }, separator, { role: "selectAll" }]) satisfies Template[]),
    ],
  },
  viewmenu: {
    label: named("View"),
    submenu: () => [
      { role: "reload" },
      { role: "forceReload" },
      { role: "toggleDevTools" },
      separator,
      { role: "resetZoom" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      separator,
      { role: "togglefullscreen" },
    ],
  },
  windowmenu: {
    label: named("Window"),
    submenu: () => [
      { role: "minimize" },
      { role: "zoom" },
      ...((isMac ? [separator, { role: "front" }] : [{ role: "close" }]) satisfies Template[]),
    ],
  },
};

/** Roles whose keys the page handles itself: their accelerators are shown and not acted on. */
const OF_THE_PAGE = new Set([
  "undo",
  "redo",
  "cut",
  "copy",
  "paste",
  "pasteandmatchstyle",
  "selectall",
  "delete",
]);
export const isOfThePage = (role: string | undefined) => OF_THE_PAGE.has((role ?? "").toLowerCase());

/** Refuses a role that Electron has and the stand-in does not. */
export const roleOf = (role: string): Role => ROLES[role.toLowerCase()] ?? missing(`MenuItem role '${role}'`);
