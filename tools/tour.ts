// `npm run tour [-- --all]`: drives the built app through its main screens on the example and writes a picture of each.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { launchApp, root } from "../e2e/fixture.ts";
import { screens } from "./tour/screens.ts";
import type { Screen, Tour } from "./tour/touring.ts";

/** Light pictures are for the README; the others are looked at, and kept only when asked for. */
const all = process.argv.includes("--all");
const shown = path.join(root, "docs/tour");
const beside = all ? shown : path.join(root, "test-results/tour");

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** A picture of the still page: fonts there, nothing moving, no caret. */
async function picture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
}

/** Walks the screens; one that cannot be reached is told and does not stop the others. */
async function walk(tour: Tour, list: readonly Screen[], folder: string, suffix: string): Promise<string[]> {
  const missing: string[] = [];
  for (const { name, reach, leave } of list) {
    try {
      await reach(tour);
      await picture(tour.page, folder, `${name}${suffix}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
      missing.push(`${name}${suffix}: ${reason}`);
      await picture(tour.page, path.join(root, "test-results/tour"), `missing-${name}${suffix}`);
    }
    await leave?.(tour).catch(() => {});
  }
  return missing;
}

const setTheme = async (page: Page, theme: "light" | "dark"): Promise<void> => {
  await page.evaluate(
    `window.liaison.call("settings.set", { key: "theme", value: ${JSON.stringify(theme)} })`,
  );
};
const zoom = ({ app }: Tour, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, by) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(by);
  }, factor);

async function main(): Promise<void> {
  if (!existsSync(path.join(root, "out/electron/main.js")))
    throw new Error("the app is not built: npm run build");
  const folder = mkdtempSync(path.join(tmpdir(), "liaison-tour-"));
  const app = await launchApp(folder);
  try {
    const page = await app.firstWindow({ timeout: 20_000 });
    page.setDefaultTimeout(10_000);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("main").waitFor();
    const tour: Tour = { app, page, folder, today: new Date().toISOString().slice(0, 10) };
    const again = screens.filter((screen) => !screen.once);
    await setTheme(page, "light");
    const missing = await walk(tour, screens, shown, "");
    await setTheme(page, "dark");
    missing.push(...(await walk(tour, again, beside, "-dark")));
    await setTheme(page, "light");
    await zoom(tour, 2);
    missing.push(...(await walk(tour, again, beside, "-200")));
    const taken = screens.length + 2 * again.length;
    say(
      `${taken - missing.length} of ${taken} pictures; light ones in docs/tour, dark and 200 % in ${path.relative(root, beside)}`,
    );
    for (const text of missing) say(`  missing ${text}`);
    if (missing.length > 0) process.exitCode = 1;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

await main();
