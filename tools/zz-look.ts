import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { value } from "../e2e/bridge.ts";
import { launchApp } from "../e2e/fixture.ts";
import { introduce } from "../e2e/workspace.ts";
const dir = mkdtempSync(path.join(tmpdir(), "look-"));
const app = await launchApp(dir);
const page = await app.firstWindow({ timeout: 20000 });
page.setDefaultTimeout(15000);
await page.getByRole("main").waitFor();
await introduce(page, "Mara Lindt");
await value(page, "example.add");
const shot = async (n: string) => { await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/zz-${n}.png` }); };
for (const [n, to] of [["t", "/tasks/board"], ["n", "/negotiations/board"]]) {
  await page.evaluate((h) => { location.hash = h!; }, to); await page.locator("[data-card]").first().waitFor(); await shot(`${n}1`);
  await page.locator("[data-card]").nth(2).focus(); await page.keyboard.press("Space"); await page.keyboard.press("ArrowRight"); await shot(`${n}2`); await page.keyboard.press("Escape");
}
await page.evaluate(() => { location.hash = "/partners"; });
await page.getByText("Board", { exact: true }).click(); await page.locator("[data-card]").first().waitFor(); await shot("p1");
await page.locator("[data-card]").nth(1).focus(); await page.keyboard.press("Space"); await page.keyboard.press("ArrowRight"); await shot("p2"); await page.keyboard.press("Space"); await shot("p3");
await app.close();
