// Every page on the example workspace, light and dark, at 200 % zoom: nothing serious for axe, nothing cut off sideways, a picture of each.
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, test } from "./fixture.ts";
import { inbox } from "./fixtures/mail.ts";
import { accessible, importFile, introduce, one } from "./workspace.ts";
import { theme, zoom } from "./window.ts";

interface Shown {
  name: string;
  hash: string;
  shows: string | null;
}

const pages: Shown[] = [
  { name: "today", hash: "#/today", shows: "Today" },
  { name: "partners", hash: "#/partners", shows: "Partners" },
  { name: "partner panel", hash: "#/partners/4", shows: null },
  { name: "partner", hash: "#/partners/4/full", shows: null },
  { name: "call brief", hash: "#/partners/4/brief", shows: "Call brief" },
  { name: "payout check", hash: "#/payouts", shows: "Payout check" },
  { name: "people", hash: "#/people", shows: "People" },
  { name: "duplicates", hash: "#/duplicates", shows: "Duplicates" },
  { name: "unmatched", hash: "#/unmatched", shows: "Unmatched" },
  { name: "tasks", hash: "#/tasks", shows: "Tasks" },
  { name: "tasks board", hash: "#/tasks/board", shows: "Tasks" },
  { name: "tasks week", hash: "#/tasks/week", shows: "Tasks" },
  { name: "tasks month", hash: "#/tasks/month", shows: "Tasks" },
  { name: "task", hash: "#/tasks/1", shows: "Why it stands here" },
  { name: "negotiations", hash: "#/negotiations", shows: "Negotiations" },
  { name: "negotiations board", hash: "#/negotiations/board", shows: "Negotiations" },
  { name: "negotiation", hash: "#/negotiations/1", shows: "People" },
  { name: "performance", hash: "#/performance", shows: "Performance" },
  { name: "import", hash: "#/import", shows: "Import & share" },
  { name: "share", hash: "#/share", shows: "Shared folder" },
  { name: "trash", hash: "#/trash", shows: "Trash" },
  { name: "settings", hash: "#/settings", shows: "Settings" },
];

async function open(page: Page, hash: string, shows: string | null): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  if (shows) await expect(page.getByRole("heading", { name: shows, exact: true }).first()).toBeVisible();
  else await expect(page.getByText("Timeline").first()).toBeVisible();
  await page.waitForTimeout(400);
}

/** Zoom as the View menu does it. */
/** A picture of the window itself: at 200 % the page's own would show a quarter of it. */
async function picture(app: ElectronApplication, file: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage();
    return image.toPNG().toString("base64");
  });
  writeFileSync(file, Buffer.from(png, "base64"));
}

/** Only a table's own box may scroll sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("every page, light, dark and at 200 %", async ({ app, page, userData }, info) => {
  test.setTimeout(300_000);
  await introduce(page);
  await page.getByRole("button", { name: "Look around with an example" }).click();
  await expect(page.getByText("60 partners")).toBeVisible({ timeout: 30_000 });
  await open(page, "#/unmatched", "Unmatched");
  await accessible(page);
  await page.screenshot({ path: info.outputPath("unmatched empty.png") });
  const mails = path.join(userData, "inbox.mbox");
  writeFileSync(mails, inbox);
  await importFile(app, page, mails, /^Import 11 messages/);
  const message = Number(
    one(
      userData,
      "SELECT id FROM interaction WHERE envelope IS NOT NULL AND subject LIKE 'Re: Black%' ORDER BY at DESC",
    ),
  );
  const all = [...pages, { name: "thread", hash: `#/thread/${message}`, shows: "Black Friday placement" }];
  for (const look of ["light", "dark"] as const) {
    await theme(page, look);
    for (const { name, hash, shows } of all) {
      await open(page, hash, shows);
      await accessible(page);
      expect(await overflow(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: info.outputPath(`${name} ${look}.png`) });
    }
  }
  await theme(page, "light");
  await zoom(app, 2);
  for (const { name, hash, shows } of all) {
    await open(page, hash, shows);
    expect(await overflow(page), `${name} scrolls sideways at 200 %`).toBeLessThanOrEqual(0);
    await picture(app, info.outputPath(`${name} 200.png`));
  }
  expect(one(userData, "SELECT count(*) FROM partner")).toBe(60);
  expect(one(userData, "SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
});
