// Liaison without a window: closed and brought back, started at login, and what is said where the system has no notifications.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { call, value } from "./bridge.ts";
import { startDesktop } from "./daemon.ts";
import { expect, isReal, launchApp, root, test } from "./fixture.ts";

interface Background {
  background: boolean;
  login: boolean;
  supported: Record<"tray" | "login" | "notifications" | "badge", boolean>;
  blocked: { reason: string } | null;
}

const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const close = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const ready = async (page: Page) => {
  await page.waitForFunction(() => "liaison" in window);
  await expect.poll(async () => (await value<{ state: string }>(page, "desk.ready")).state).toBe("ready");
};

/** Another start on the same profile; gives its code and what it said. */
async function startAgain(
  app: ElectronApplication,
  userData: string,
  args: string[] = [],
): Promise<number | null> {
  const executable = await app.evaluate(() => process.execPath);
  const child = spawn(executable, [root, ...args], {
    cwd: root,
    env: { ...process.env, LIAISON_USER_DATA: userData },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("close", resolve));
}

test("with the background on, a closed window comes back by a second start, and Quit quits", async ({
  app,
  page,
  userData,
}) => {
  await ready(page);
  expect(await value<Background>(page, "desk.background")).toMatchObject({ background: false, login: false });
  expect(await value<Background>(page, "desk.setBackground", { background: true })).toMatchObject({
    background: true,
    login: false,
  });
  await close(app);
  await expect.poll(() => windows(app)).toBe(0);
  // Started again by the login, it leaves the window closed; by the person, it brings it back.
  expect(await startAgain(app, userData, ["--hidden"])).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await windows(app)).toBe(0);
  const again = app.waitForEvent("window");
  expect(await startAgain(app, userData)).toBe(0);
  await (await again).getByRole("main").waitFor();
  expect(await windows(app)).toBe(1);
  await value(await again, "partners.create", { name: "Acme" });

  await close(app);
  await expect.poll(() => windows(app)).toBe(0);
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  await app.evaluate(({ app: electronApp }) => void setTimeout(() => electronApp.quit(), 20));
  await ended;
  const log = readFileSync(path.join(userData, "logs/liaison.log"), "utf8");
  expect(log).toContain("quit: the store is closed");
});

test("with the background off again, closing the window ends it", async ({ app, page }) => {
  await ready(page);
  await value(page, "desk.setBackground", { background: true });
  await value(page, "desk.setBackground", { background: false });
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  await app.evaluate(
    ({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 20),
  );
  await ended;
});

test("started at login it has no window, but a tray that opens one", async ({ userData }) => {
  writeFileSync(path.join(userData, "window.json"), '{"background":true}');
  const app = await launchApp(userData, { launchArgs: ["--hidden"] });
  await expect
    .poll(() => {
      const file = path.join(userData, "logs/liaison.log");
      return existsSync(file) ? readFileSync(file, "utf8") : "";
    })
    .toContain("store: ready");
  expect(await windows(app)).toBe(0);
  if (!isReal) {
    const opened = app.waitForEvent("window");
    await app.evaluate(() => {
      interface Item {
        id: string;
        label: string;
        click(): void;
      }
      const { standin } = globalThis as unknown as { standin: { trays: { menu: { items: Item[] } }[] } };
      standin.trays[0]?.menu.items.find(({ id }) => id === "open")?.click();
    });
    await (await opened).getByRole("main").waitFor();
  }
  await app.close();
});

test("told to be hidden without the background, it shows its window", async ({ userData }) => {
  const app = await launchApp(userData, { launchArgs: ["--hidden"] });
  await (await app.firstWindow()).getByRole("main").waitFor();
  await app.close();
});

test("start at login is a file of the desktop, and goes with the background", async ({ userData }) => {
  test.skip(process.platform !== "linux", "Windows and macOS keep it themselves");
  const config = path.join(userData, "config");
  const file = path.join(config, "autostart/liaison.desktop");
  const app = await launchApp(userData, {
    launchEnv: { XDG_CONFIG_HOME: config, XDG_CURRENT_DESKTOP: "XFCE" },
  });
  const page = await app.firstWindow();
  await ready(page);
  expect(await value<Background>(page, "desk.setBackground", { login: true })).toMatchObject({
    background: true,
    login: true,
    supported: { tray: true, login: true },
  });
  expect(readFileSync(file, "utf8")).toMatch(/^\[Desktop Entry\]\n[^]*\nExec="\/[^]*" "--hidden"\n/);
  await value(page, "desk.setBackground", { login: false });
  expect(existsSync(file)).toBe(false);
  await value(page, "desk.setBackground", { login: true });
  expect(await value<Background>(page, "desk.setBackground", { background: false })).toMatchObject({
    background: false,
    login: false,
  });
  expect(existsSync(file)).toBe(false);
  // A folder that cannot be written is said in words.
  writeFileSync(path.join(userData, "nofolder"), "");
  await app.evaluate(
    (_electron, to) => {
      process.env.XDG_CONFIG_HOME = to;
    },
    path.join(userData, "nofolder"),
  );
  expect(await call(page, "desk.setBackground", { login: true })).toMatchObject({
    ok: false,
    error: { code: "login-not-set" },
  });
  await app.close();
});

test("a notification for a try is shown by the daemon; without one that is said", async ({ userData }) => {
  test.skip(process.platform !== "linux", "only there can a journey bring its own daemon");
  const desktop = await startDesktop();
  const bare = await startDesktop({ daemon: false });
  try {
    const app = await launchApp(userData, { launchEnv: desktop.env });
    const page = await app.firstWindow();
    await ready(page);
    expect(await value(page, "desk.testReminder")).toEqual({ outcome: "shown" });
    expect(desktop.displayed()).toBe(1);
    desktop.closeAll();
    await expect.poll(() => desktop.history()).toHaveLength(1);
    expect(desktop.history()[0]).toMatchObject({
      app: "Liaison",
      title: "This is how Liaison reminds you",
    });
    expect((await value<Background>(page, "desk.background")).blocked).toBe(null);
    await app.close();

    const alone = await launchApp(userData, { launchEnv: bare.env });
    const other = await alone.firstWindow();
    await ready(other);
    const { outcome, reason } = await value<{ outcome: string; reason: string }>(other, "desk.testReminder");
    expect(outcome).toBe("refused");
    expect(reason).toMatch(/^The system did not show the notification: ./);
    expect((await value<Background>(other, "desk.background")).blocked).toEqual({ reason });
    await alone.close();
  } finally {
    desktop.stop();
    bare.stop();
  }
});

test("a clock that says nothing is refused in words", async ({ app, userData }) => {
  const executable = await app.evaluate(() => process.execPath);
  const profile = path.join(userData, "other");
  const child = spawn(executable, [root], {
    cwd: root,
    env: { ...process.env, LIAISON_USER_DATA: profile, LIAISON_NOW: "tomorrow" },
    stdio: "ignore",
  });
  expect(await new Promise((resolve) => child.on("close", resolve))).toBe(1);
  expect(readFileSync(path.join(profile, "logs/liaison.log"), "utf8")).toContain(
    "LIAISON_NOW says “tomorrow”",
  );
});
