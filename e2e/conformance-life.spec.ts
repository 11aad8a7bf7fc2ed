// What both runtimes must do for the life of an app: windows that close or stay, instances, quitting, exit codes.
import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, isReal, launchApp, root, test } from "./fixture.ts";
import { logOf, makeSample, SAMPLE, type MainWorld } from "./standin/sample/world.ts";

test.use({ appFolder: SAMPLE });
test.beforeAll(makeSample);

/** Starts the app without a test's control, and waits for its end. */
async function runApart(
  app: ElectronApplication,
  userData: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const executable = await app.evaluate(() => process.execPath);
  const child = spawn(executable, [SAMPLE, ...args], {
    cwd: root,
    env: { ...process.env, LIAISON_USER_DATA: userData, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => {
      output += data.toString();
    });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}
const keepOpen = (app: ElectronApplication, keep: boolean) =>
  app.evaluate((_electron, value) => {
    (globalThis as unknown as MainWorld).sample.keepOpen = value;
  }, keep);
const firstWindow = async (app: ElectronApplication): Promise<Page> => {
  const page = await app.firstWindow();
  await page.getByRole("main").waitFor();
  return page;
};

test("closing can be prevented, by the app's own call and by a person's", async ({ app, page }) => {
  await keepOpen(app, true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(async () => (await logOf(app)).filter((entry) => entry === "close")).toHaveLength(1);
  const session = await page.context().newCDPSession(page);
  // Without a listener Playwright itself says yes to leaving, before the app has said no.
  page.on("dialog", () => {});
  await session.send("Page.close").catch(() => {}); // what a window manager's close does: beforeunload runs
  await expect.poll(async () => (await logOf(app)).filter((entry) => entry === "close")).toHaveLength(2);
  await expect(page.getByRole("heading", { name: "Sample" })).toBeVisible();
  await keepOpen(app, false);
});

test("a second instance tells the first and leaves", async ({ app, page, userData }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const { code, output } = await runApart(app, userData, ["--marked"]);
  expect(output).toContain("another instance has the lock");
  expect(code).toBe(0);
  await expect.poll(() => logOf(app)).toContain('second-instance {"hello":1} true');
});

test("quitting goes in order", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  let output = "";
  app.process().stdout?.on("data", (data: Buffer) => {
    output += data.toString();
  });
  await app.close();
  expect(output).toContain("order: before-quit close closed will-quit");
});

test("a prevented close stops quitting", async ({ app, page }) => {
  await keepOpen(app, true);
  await app.evaluate(({ app: electronApp }) => electronApp.quit());
  await expect.poll(() => logOf(app)).toContain("close");
  await expect(page.getByRole("heading")).toBeVisible();
  expect(await logOf(app)).not.toContain("will-quit");
  await keepOpen(app, false);
});

test("app.exit keeps its code and asks nobody", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const ended = new Promise<number | null>((resolve) => app.process().once("exit", resolve));
  let output = "";
  app.process().stdout?.on("data", (data: Buffer) => {
    output += data.toString();
  });
  await app.evaluate(({ app: electronApp }) => void setTimeout(() => electronApp.exit(3), 20));
  expect(await ended).toBe(3);
  expect(output).not.toContain("order:");
});

test("two user data folders run side by side", async ({ app, page, userData }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const other = mkdtempSync(path.join(tmpdir(), "liaison-other-"));
  const second = await launchApp(other, { appFolder: SAMPLE });
  try {
    await expect((await firstWindow(second)).getByRole("heading", { name: "Sample" })).toBeVisible();
    const folders = (of: ElectronApplication) =>
      of.evaluate(({ app: electronApp }) => [
        electronApp.getPath("userData"),
        electronApp.getPath("sessionData"),
      ]);
    expect(await folders(app)).toEqual([userData, userData]);
    expect(await folders(second)).toEqual([other, other]);
  } finally {
    await second.close();
    rmSync(other, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("after a kill the app starts again on the same folder", async ({ app, page, userData }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  app.process().kill("SIGKILL");
  await ended;
  const again = await launchApp(userData, { appFolder: SAMPLE });
  await expect((await firstWindow(again)).getByRole("heading", { name: "Sample" })).toBeVisible();
  await again.close();
});

test.describe("with switches", () => {
  test.use({ launchArgs: ["--hidden", "--mark=five"] });
  test("the app sees the switches of its own process", async ({ app, page }) => {
    await expect(page.getByRole("heading")).toBeVisible();
    const seen = await app.evaluate(({ app: { commandLine } }) => {
      commandLine.appendSwitch("later", "on");
      return [
        commandLine.hasSwitch("hidden"),
        commandLine.getSwitchValue("mark"),
        commandLine.getSwitchValue("later"),
        commandLine.hasSwitch("absent"),
      ];
    });
    expect(seen).toEqual([true, "five", "on", false]);
  });
});

test("names and paths come from the package and the app's choice", async ({ app, page, userData }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const seen = await app.evaluate(({ app: electronApp }) => [
    electronApp.getName(),
    electronApp.getVersion(),
    electronApp.getAppPath(),
    electronApp.isPackaged,
    electronApp.getPath("userData"),
  ]);
  expect(seen).toEqual(["Sample", "1.2.3", path.join(realpathSync(root), SAMPLE), false, userData]);
});

test("bounds keep to the smallest size, and the normal ones survive maximising", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const set = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds({ width: 100, height: 100 });
    return window?.getBounds();
  });
  expect(set).toMatchObject({ width: 500, height: 400 });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  await expect.poll(() => logOf(app)).toContain("maximize");
  const now = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return { isMaximized: window?.isMaximized(), normal: window?.getNormalBounds() };
  });
  expect(now).toMatchObject({ isMaximized: true, normal: { width: 500, height: 400 } });
});

test("a destroyed window says so", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const seen = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    electronApp.removeAllListeners("window-all-closed");
    electronApp.on("window-all-closed", () => {});
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error("there is no window");
    const closed = new Promise((resolve) => window.once("closed", () => resolve(1)));
    window.destroy();
    await closed;
    try {
      window.show();
      return "shown";
    } catch (error) {
      return [window.isDestroyed(), (error as Error).message, BrowserWindow.getAllWindows().length];
    }
  });
  expect(seen).toEqual([true, "Object has been destroyed", 0]);
});

test("an app goes on without a window, and opens another", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const count = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    electronApp.removeAllListeners("window-all-closed");
    electronApp.on("window-all-closed", () => {});
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect.poll(count).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const opened = app.waitForEvent("window");
  await app.evaluate(({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    window.once("ready-to-show", () => window.show());
    void window.loadURL("app://bundle/other.html");
  });
  await expect((await opened).locator("body")).toBeVisible();
  expect(await count()).toBe(1);
});

test("a tray icon has a menu, and is gone once destroyed", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const said = await app.evaluate(
    ({ app: electronApp, Menu, nativeImage, Tray }, icon) => {
      const tray = new Tray(nativeImage.createFromPath(icon));
      tray.setToolTip("Sample");
      tray.setContextMenu(Menu.buildFromTemplate([{ label: "Open", click: () => {} }]));
      const before = tray.isDestroyed();
      tray.destroy();
      electronApp.setBadgeCount(2);
      electronApp.setBadgeCount(0);
      return [before, tray.isDestroyed()];
    },
    path.join(root, "assets/shell/tray.png"),
  );
  expect(said).toEqual([false, true]);
});

test("a page that crashes is told", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => {}); // it never answers
  await expect.poll(() => logOf(app)).toContain("render-process-gone crashed");
});

test("a second process on one browser profile fails in words", async ({ app, page, userData }) => {
  test.skip(isReal, "Electron shares the folder; the stand-in's browser cannot");
  await expect(page.getByRole("heading")).toBeVisible();
  const { code, output } = await runApart(app, userData, [], { SAMPLE_LOCK: "none" });
  expect(output).toContain("Another process uses the profile");
  expect(code).toBe(1);
});
