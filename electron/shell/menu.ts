// The application menu: standard roles where the system knows better, `menu` events for everything the page does.
import type { MenuItemConstructorOptions } from "electron";
import type { WordKey } from "../domain/words/words.ts";
import type { MenuCommand } from "../api/desk.ts";

export interface MenuParts {
  platform: NodeJS.Platform;
  packaged: boolean;
  say: (key: WordKey) => string;
  send: (command: MenuCommand) => void;
  openWorkspace: () => void;
  newWorkspace: () => void;
  showLog: () => void;
  about: () => void;
}

type Item = MenuItemConstructorOptions;
type Own = "openWorkspace" | "newWorkspace" | "showLog" | "about";
type Label = `ui.shell.menu.${MenuCommand | Own}` & WordKey;

const line: Item = { type: "separator" };

/** The whole menu as data; Menu.buildFromTemplate makes it. */
export function menuTemplate(parts: MenuParts): Item[] {
  const { platform, packaged, say, send } = parts;
  const mac = platform === "darwin";

  const command = (name: MenuCommand, accelerator?: string): Item => ({
    id: name,
    label: say(`ui.shell.menu.${name}` satisfies Label),
    ...(accelerator && { accelerator }),
    click: () => send(name),
  });
  /** Its keys are shown but belong to the page: in a text field they mean the field's own undo. */
  const pageDecides = (name: MenuCommand, accelerator: string): Item => ({
    ...command(name, accelerator),
    registerAccelerator: false,
  });
  const own = (name: Own): Item => ({
    id: name,
    label: say(`ui.shell.menu.${name}` satisfies Label),
    click: parts[name],
  });
  const role = (name: NonNullable<Item["role"]>, key: WordKey): Item => ({ role: name, label: say(key) });
  const menu = (key: WordKey, submenu: Item[]): Item => ({ label: say(key), submenu });

  const settings = command("settings", "CmdOrCtrl+,");
  const file = menu("ui.shell.menu.file", [
    command("new", "CmdOrCtrl+N"),
    command("logCall", "CmdOrCtrl+L"),
    line,
    command("import"),
    command("openShared"),
    command("saveShared"),
    line,
    own("openWorkspace"),
    own("newWorkspace"),
    line,
    ...(mac
      ? [role("close", "ui.shell.menu.closeWindow")]
      : [settings, line, { ...role("quit", "ui.shell.menu.quit"), accelerator: "CmdOrCtrl+Q" }]),
  ]);
  const edit = menu("ui.shell.menu.edit", [
    pageDecides("undo", "CmdOrCtrl+Z"),
    pageDecides("redo", mac ? "Shift+Cmd+Z" : "CmdOrCtrl+Shift+Z"),
    line,
    role("cut", "ui.shell.menu.cut"),
    role("copy", "ui.shell.menu.copy"),
    role("paste", "ui.shell.menu.paste"),
    role("pasteAndMatchStyle", "ui.shell.menu.pastePlain"),
    role("delete", "ui.shell.menu.delete"),
    role("selectAll", "ui.shell.menu.selectAll"),
    line,
    command("search", "CmdOrCtrl+K"),
  ]);
  const view = menu("ui.shell.menu.view", [
    role("zoomIn", "ui.shell.menu.zoomIn"),
    role("zoomOut", "ui.shell.menu.zoomOut"),
    role("resetZoom", "ui.shell.menu.zoomReset"),
    line,
    role("togglefullscreen", "ui.shell.menu.fullScreen"),
    ...(packaged ? [] : [line, role("toggleDevTools", "ui.shell.menu.devTools")]),
  ]);
  const go = menu("ui.shell.menu.go", [
    command("back", mac ? "Cmd+[" : "Alt+Left"),
    command("forward", mac ? "Cmd+]" : "Alt+Right"),
    line,
    command("today"),
    command("partners"),
    command("negotiations"),
    command("tasks"),
    command("initiatives"),
    command("performance"),
    line,
    command("trash"),
  ]);
  const help: Item = {
    ...menu("ui.shell.menu.help", [command("keys"), own("showLog"), ...(mac ? [] : [line, own("about")])]),
    ...(mac && { role: "help" }),
  };
  if (!mac) return [file, edit, view, go, help];
  const app: Item = {
    role: "appMenu",
    submenu: [
      own("about"),
      line,
      settings,
      line,
      { role: "services" },
      line,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      line,
      { role: "quit" },
    ],
  };
  const window = menu("ui.shell.menu.window", [
    { role: "minimize" },
    { role: "zoom" },
    line,
    { role: "front" },
  ]);
  return [app, file, edit, view, go, window, help];
}
