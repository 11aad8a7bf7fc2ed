// Sets the application menu and answers the few items that are not the page's business.
import { app, Menu, shell } from "electron";
import { showAbout } from "./desk.ts";
import type { Log } from "./log.ts";
import { menuTemplate } from "./menu.ts";
import { say } from "./say.ts";
import type { Page } from "./window.ts";
import type { Workspaces } from "./workspaces.ts";

export function setMenu(page: Page, workspaces: Workspaces, log: Log) {
  const template = menuTemplate({
    platform: process.platform,
    packaged: app.isPackaged,
    say,
    send(command) {
      page.show();
      page.tell("menu", { command });
    },
    openWorkspace: () => void workspaces.choose(),
    newWorkspace: () => void workspaces.make(),
    showLog: () => shell.showItemInFolder(log.file),
    about: () => void showAbout(page, log),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
