// One fixture for both runtimes: real Electron where its binary is, otherwise the stand-in in its place.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { _electron, test as base, type ElectronApplication, type Page } from "@playwright/test";

export const root = path.resolve(import.meta.dirname, "..");
const standin = path.join(root, "out/standin");

/** Real Electron, unless its binary is missing or STANDIN=1 asks for the stand-in. */
export const isReal =
  process.env.STANDIN !== "1" && existsSync(path.join(root, "node_modules/electron/path.txt"));

export interface Launch {
  /** The app's folder, relative to the project's root. */
  appFolder: string;
  /** Further arguments after the folder. */
  launchArgs: string[];
  /** Environment variables on top of the process's own. */
  launchEnv: Record<string, string>;
}

/** Starts an app on its own user data, with the flags of production. */
export async function launchApp(
  userData: string,
  launch: Partial<Launch> = {},
): Promise<ElectronApplication> {
  if (!isReal) {
    if (!existsSync(path.join(standin, "boot.cjs")))
      throw new Error(`the stand-in is not built: npm run build makes ${path.relative(root, standin)}`);
    process.env.ELECTRON_OVERRIDE_DIST_PATH = standin; // where the package "electron" then finds its binary
  }
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env as Record<string, string>;
  return _electron.launch({
    args: [launch.appFolder ?? ".", ...(launch.launchArgs ?? [])],
    cwd: root,
    env: { ...env, LIAISON_USER_DATA: userData, ...launch.launchEnv },
    chromiumSandbox: process.getuid?.() !== 0, // Chromium refuses its sandbox to root
  });
}

interface Fixtures extends Launch {
  /** A fresh folder. */
  userData: string;
  app: ElectronApplication;
  /** The first window, once its main region is there. */
  page: Page;
  /** "Electron 45.4.1" or "the stand-in (Chromium 156)". */
  runtime: string;
}

export const test = base.extend<Fixtures>({
  appFolder: [".", { option: true }],
  launchArgs: [[], { option: true }],
  launchEnv: [{}, { option: true }],
  userData: async ({ appFolder }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), `${path.basename(path.resolve(root, appFolder))}-`));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
  app: async ({ userData, appFolder, launchArgs, launchEnv }, use) => {
    const app = await launchApp(userData, { appFolder, launchArgs, launchEnv });
    let isOpen = true;
    app.on("close", () => {
      isOpen = false;
    });
    await use(app);
    if (isOpen) await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow({ timeout: 20_000 });
    await page.getByRole("main").waitFor();
    await use(page);
  },
  runtime: async ({ app }, use) => {
    const { electron, chrome } = await app.evaluate(() => ({ ...process.versions }));
    await use(isReal ? `Electron ${electron}` : `the stand-in (Chromium ${chrome?.split(".")[0]})`);
  },
});
export { expect } from "@playwright/test";
