// The built app on a world of its own, for what can only be measured on the screen.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { launchApp } from "../../e2e/fixture.ts";
import type { Bench } from "./bench.ts";
import { root } from "./place.ts";
import type { sizes } from "./world.ts";

/** Runs `work` on the app's page, opened on the partners; null where the app is not built. */
export async function onPage<T>(
  bench: Bench,
  size: keyof typeof sizes,
  work: (page: Page, app: ElectronApplication) => Promise<T>,
): Promise<T | null> {
  if (!existsSync(path.join(root, "out/electron/main.js"))) return null;
  const userData = mkdtempSync(path.join(bench.folder, "profile-"));
  mkdirSync(userData, { recursive: true });
  copyFileSync(bench.world(size), path.join(userData, "liaison.sqlite"));
  writeFileSync(path.join(userData, "window.json"), "{}");
  const app = await launchApp(userData);
  try {
    const page = await app.firstWindow({ timeout: 20_000 });
    await page.getByRole("main").waitFor();
    await page.getByRole("link", { name: "Partners" }).click();
    await page.getByRole("main").getByRole("row").nth(10).waitFor();
    return await work(page, app);
  } finally {
    await app.close();
  }
}

export const notBuilt = "the app is not built: npm run build";
