// What both runtimes must do with notifications: shown, clicked, acted on, refused.
import { spawnSync } from "node:child_process";
import type { ElectronApplication } from "@playwright/test";
import { startDesktop } from "./daemon.ts";
import { expect, launchApp, test } from "./fixture.ts";
import { makeSample, SAMPLE } from "./standin/sample/world.ts";

test.use({ appFolder: SAMPLE });
test.beforeAll(makeSample);

test("a notification is shown, clicked and gone", async ({ app, page }) => {
  const hasDaemon = spawnSync("dunstctl", ["count"]).status === 0;
  test.skip(!hasDaemon, "needs the notification daemon dunst, which can be told to click");
  await expect(page.getByRole("heading")).toBeVisible();
  const told = await app.evaluateHandle(({ Notification }) => {
    const events: string[] = [];
    const notification = new Notification({ title: "Call Ana", body: "at <10:00>" });
    notification.on("show", () => events.push("show"));
    notification.on("click", () => events.push("click"));
    notification.on("close", () => events.push("close"));
    notification.show();
    return events;
  });
  await expect.poll(() => told.evaluate((events) => events)).toEqual(["show"]);
  spawnSync("dunstctl", ["action", "0"]);
  await expect.poll(() => told.evaluate((events) => events)).toEqual(["show", "click", "close"]);
});

test("a notification's actions tell which was chosen; without a service it fails", async ({ userData }) => {
  test.skip(process.platform !== "linux", "only there can a journey bring its own daemon");
  const desktop = await startDesktop();
  const bare = await startDesktop({ daemon: false });
  const notify = (to: ElectronApplication) =>
    to.evaluateHandle(({ Notification }) => {
      const events: unknown[] = [];
      const notification = new Notification({
        title: "Call Ana",
        timeoutType: "never",
        actions: [
          { type: "button", text: "Done" },
          { type: "button", text: "Later" },
        ],
      });
      notification.on("show", () => events.push("show"));
      notification.on("action", ({ actionIndex }) => events.push(actionIndex));
      notification.on("failed", (_event, error) => events.push(typeof error));
      notification.show();
      return events;
    });
  try {
    const app = await launchApp(userData, { appFolder: SAMPLE, launchEnv: desktop.env });
    await app.firstWindow();
    const told = await notify(app);
    await expect.poll(() => told.evaluate((events) => events)).toEqual(["show"]);
    desktop.choose("Later");
    await expect.poll(() => told.evaluate((events) => events)).toEqual(["show", 1]);
    await app.close();
    const alone = await launchApp(userData, { appFolder: SAMPLE, launchEnv: bare.env });
    await alone.firstWindow();
    const failed = await notify(alone);
    await expect.poll(() => failed.evaluate((events) => events)).toEqual(["string"]);
    await alone.close();
  } finally {
    desktop.stop();
    bare.stop();
  }
});
