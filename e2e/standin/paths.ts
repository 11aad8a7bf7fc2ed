// app.getPath and app.setPath.
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { missing } from "./strict.ts";

const chosen = new Map<string, string>();

function appData(): string {
  const home = homedir();
  if (process.platform === "darwin") return path.join(home, "Library/Application Support");
  if (process.platform === "win32") return process.env.APPDATA ?? path.join(home, "AppData/Roaming");
  return process.env.XDG_CONFIG_HOME ?? path.join(home, ".config");
}

export function setPath(name: string, value: string): void {
  if (!path.isAbsolute(value)) throw new Error("Path must be absolute");
  chosen.set(name, value);
}

/** `appName` names the default userData folder. */
export function getPath(name: string, appName: string): string {
  const own = chosen.get(name);
  if (own !== undefined) return own;
  const at = (other: string, ...rest: string[]) => path.join(getPath(other, appName), ...rest);
  switch (name) {
    case "home":
      return homedir();
    case "appData":
      return appData();
    case "userData":
      return at("appData", appName);
    case "sessionData":
      return at("userData");
    case "logs":
      return at("userData", "logs");
    case "temp":
      return tmpdir();
    case "exe":
      return process.execPath;
    case "desktop":
      return at("home", "Desktop");
    case "documents":
      return at("home", "Documents");
    case "downloads":
      return at("home", "Downloads");
    default:
      return missing(`app.getPath('${name}')`);
  }
}
