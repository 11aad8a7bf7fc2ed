// Where everything is: folders of the installed app and of the signed-in user.
import { app } from "electron";
import { join } from "node:path";

/** A profile elsewhere, for tests and for trying things out; before anything asks where the profile is. */
export function useProfile(folder = process.env.LIAISON_USER_DATA) {
  // Windows shows notifications only of programs that it knows by the name of their installation (electron-builder.yml, appId).
  if (process.platform === "win32") app.setAppUserModelId("example.liaison.desktop");
  if (folder) app.setPath("userData", folder);
}

const user = (...parts: string[]) => join(app.getPath("userData"), ...parts);
const built = (...parts: string[]) => join(app.getAppPath(), "out", ...parts);

export const places = {
  /** Bounds of the window and the last workspace. */
  remembered: () => user("window.json"),
  /** What was shown as a reminder. */
  reminded: () => user("reminded.json"),
  /** What was written into shared folders, and put together from there. */
  shared: () => user("shared.json"),
  logs: () => user("logs"),
  workspace: () => user("liaison.sqlite"),
  /** The register of device ids. */
  register: () => user("devices.json"),
  /** Copies of files that other programs show. */
  opened: () => user("opened"),
  page: () => built("renderer"),
  /** A picture for the tray or the taskbar, by its name without the ending. */
  icon: (name: string) =>
    app.isPackaged
      ? join(process.resourcesPath, "icons", `${name}.png`)
      : join(app.getAppPath(), "assets", "shell", `${name}.png`),
  preload: () => built("electron", "preload.cjs"),
  migrations: () => join(app.isPackaged ? process.resourcesPath : app.getAppPath(), "drizzle", "migrations"),
  /** The native driver cannot be loaded from inside the archive: packaged, it lies beside it. */
  binding: () => {
    if (!app.isPackaged) return null;
    const file = `${process.platform}-${process.arch}.node`;
    return join(
      process.resourcesPath,
      "app.asar.unpacked",
      "node_modules",
      "better-sqlite3",
      "prebuilds",
      file,
    );
  },
};
