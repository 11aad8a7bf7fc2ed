// Shared files reach their page however they are opened: by double-click before and after the start, by drop and by the menu.
import { spawnSync } from "node:child_process";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, launchApp, root, test } from "./fixture.ts";
import { choose, introduce } from "./workspace.ts";

async function started(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForFunction(() => "liaison" in window);
  await expect.poll(async () => (await value<{ state: string }>(page, "desk.ready")).state).toBe("ready");
  return page;
}

/** Files that only look like shared ones: what the page says of them is the store's business, that it is asked about them is ours. */
function given(userData: string): { folder: string; file: (name: string) => string } {
  const folder = path.join(userData, "given files");
  mkdirSync(folder);
  return {
    folder,
    file(name) {
      const file = path.join(folder, name);
      writeFileSync(file, "no shared file");
      return file;
    },
  };
}

const shown = (page: Page, name: string) => expect(page.getByText(name).first()).toBeVisible();
const onShare = (page: Page) => expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/share/);

test("a double-click before the start opens it at the start", async ({ userData }) => {
  const file = given(userData).file("Ben 2026-11-20 09-00.liaison");
  const app = await launchApp(userData, { launchArgs: [file] });
  const page = await started(app);
  await introduce(page);
  await onShare(page);
  await shown(page, "Ben 2026-11-20 09-00.liaison");
  await app.close();
});

test("a double-click later brings it to the open window, together with a contact file; 500 MB wait for nobody", async ({
  userData,
}) => {
  const { folder, file } = given(userData);
  truncateSync(file("large.liaison"), 500 * 1024 * 1024);
  writeFileSync(path.join(folder, "people.csv"), "Name,E-mail 1 - Value\nAnn Lee,ann@shop.example\n");
  const app = await launchApp(userData);
  const page = await started(app);
  await introduce(page);
  await page.evaluate(() => {
    const opened: unknown[] = [];
    Object.assign(globalThis, { opened });
    window.liaison.on("open", (detail) => opened.push(detail));
  });
  const before = await app.evaluate(() => process.memoryUsage().rss);
  const executable = await app.evaluate(() => process.execPath);
  const second = spawnSync(executable, [root, "people.csv", "large.liaison"], {
    cwd: folder,
    env: { ...process.env, LIAISON_USER_DATA: userData },
    timeout: 30_000,
  });
  expect(second.status).toBe(0);
  const opened = () =>
    page.evaluate(
      () => (globalThis as unknown as { opened: { tokens: string[]; names: string[] }[] }).opened,
    );
  await expect.poll(async () => (await opened()).length).toBe(1);
  const [both] = await opened();
  expect(both?.names).toEqual(["people.csv", "large.liaison"]);
  expect(both?.tokens[1]).toMatch(/^file-[\w-]{32}$/);
  expect(JSON.stringify(both)).not.toContain(folder);
  await onShare(page);
  await shown(page, "large.liaison");
  expect((await app.evaluate(() => process.memoryUsage().rss)) - before).toBeLessThan(200 * 1024 * 1024);
  await app.close();
});

test("the menu opens and saves", async ({ userData }) => {
  const { file } = given(userData);
  const app = await launchApp(userData);
  const page = await started(app);
  await introduce(page);
  await choose(app, file("chosen.liaison"));
  const click = (id: string) =>
    app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
  await click("openShared");
  await onShare(page);
  await shown(page, "chosen.liaison");
  await page.getByRole("link", { name: "Partners" }).first().click();
  await expect(page.getByRole("heading", { name: "Fill this workspace" })).toBeVisible();
  await click("saveShared");
  await expect(page.getByRole("dialog")).toContainText("shared file");
  await app.close();
});

test("a drop on any page opens it", async ({ userData }) => {
  const dropped = given(userData).file("dropped.liaison");
  const app = await launchApp(userData);
  const page = await started(app);
  await introduce(page);
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [dropped], dragOperationsMask: 1 },
    });
  await onShare(page);
  await shown(page, "dropped.liaison");
  await app.close();
});

test("a folder is a token, and no path of the page's own is one", async ({ userData }) => {
  const app = await launchApp(userData);
  const page = await started(app);
  await choose(app, userData);
  const picked = await value<{ path: string; name: string }>(page, "desk.pickFolder");
  expect(picked.name).toBe(path.basename(userData));
  expect(picked.path).toMatch(/^file-[\w-]{32}$/);
  for (const input of [
    { path: userData, auto: true },
    { path: "/etc", auto: true },
    { path: 7, auto: true },
  ]) {
    const refused = await page.evaluate((wanted) => window.liaison.call("exchange.setFolder", wanted), input);
    expect(refused).toMatchObject({ ok: false, error: { code: "not-a-token" } });
  }
  await app.close();
});
