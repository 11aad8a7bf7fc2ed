// What the stand-in promises about itself: it is a whitelist, it is loud, and it tells what was asked of the system.
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, isReal, test } from "./fixture.ts";
import { logOf, makeSample, SAMPLE, type MainWorld, type PageWorld } from "./standin/sample/world.ts";

test.use({ appFolder: SAMPLE });
test.beforeAll(makeSample);
test.skip(isReal, "about the stand-in itself");

test("what it lacks throws by name", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const errors = await app.evaluate((electron) => {
    const { app: electronApp, BrowserWindow } = electron;
    const attempts = [
      () => Reflect.get(electron, "utilityProcess"),
      () => electronApp.on("login", () => {}),
      () => Reflect.get(electronApp, "relaunch"),
      () => new BrowserWindow({ frame: false }),
      () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      () => electron.Menu.buildFromTemplate([{ role: "toggleSpellChecker" }]),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return "nothing was thrown";
      } catch (error) {
        return (error as Error).message.replace(/^electron stand-in: (.*) is not implemented.*$/, "$1");
      }
    });
  });
  expect(errors).toEqual([
    "electron.utilityProcess",
    "app.on('login')",
    "app.relaunch",
    "new BrowserWindow { frame }",
    "webPreferences { nodeIntegration: true }",
    "MenuItem role 'toggleSpellChecker'",
  ]);
});

test("a window-open handler that allows is loud", async ({ app, page }) => {
  await app.evaluate(() => {
    (globalThis as unknown as MainWorld).sample.openAnswer = "allow";
  });
  await page.evaluate(() => (globalThis as unknown as PageWorld).open("https://example.com/allowed"));
  await expect
    .poll(() => logOf(app))
    .toContain(
      "uncaught electron stand-in: a window for https://example.com/allowed was answered with allow; it has none to open",
    );
});

test("it tells what was asked of the system", async ({ app, page, runtime }) => {
  expect(runtime).toMatch(/^the stand-in \(Chromium \d+\)$/);
  await page.getByRole("link", { name: "new window" }).click();
  const asked = () =>
    app.evaluate(() =>
      (globalThis as unknown as MainWorld).standin?.calls.map(({ api, args }) => [api, args[0]]),
    );
  await expect.poll(asked).toContainEqual(["shell.openExternal", "https://example.com/out"]);
  // Electron answers with the reason of a failure: empty where a program took the file.
  expect(await app.evaluate(({ shell }) => shell.openPath("/tmp/rates.pdf"))).toBe("");
  await expect.poll(asked).toContainEqual(["shell.openPath", "/tmp/rates.pdf"]);
});

test("dialogs are not silent when nobody is there", async ({ app, page }) => {
  await expect(page.getByRole("heading")).toBeVisible();
  const refused = await app.evaluate(({ dialog }) =>
    dialog.showMessageBox({ message: "Quit now?" }).catch((error: Error) => error.message),
  );
  expect(refused).toContain("nobody is there to answer dialog.showMessageBox (Quit now?)");
});

test.describe("with a person before it", () => {
  test.use({ launchEnv: { STANDIN_INTERACTIVE: "1" } });
  test("dialogs are small windows with a form", async ({ app, page, userData }) => {
    await expect(page.getByRole("heading")).toBeVisible();
    const box = app.waitForEvent("window");
    const answered = app.evaluate(({ dialog }) =>
      dialog.showMessageBox({
        message: "Keep the <draft>?",
        detail: "It is new.",
        buttons: ["Keep", "Drop", "Cancel"],
      }),
    );
    await expect((await box).getByRole("heading", { name: "Keep the <draft>?" })).toBeVisible();
    // The window closes under the click: what was answered says whether it came.
    const press = async (window: Promise<Page>, name: string) =>
      (await window)
        .getByRole("button", { name })
        .click()
        .catch(() => {});
    await press(box, "Drop");
    expect(await answered).toEqual({ response: 1, checkboxChecked: false });

    const file = path.join(userData, "a.vcf");
    writeFileSync(file, "BEGIN:VCARD");
    const chooser = app.waitForEvent("window");
    const chosen = app.evaluate(({ dialog }) =>
      dialog.showOpenDialog({ title: "Import", filters: [{ name: "Cards", extensions: ["vcf"] }] }),
    );
    await (await chooser).getByLabel("File").setInputFiles(file);
    await press(chooser, "Open");
    expect(await chosen).toEqual({ canceled: false, filePaths: [file] });

    const folders = app.waitForEvent("window");
    const folder = app.evaluate(
      ({ dialog }, defaultPath) =>
        dialog.showOpenDialog({ defaultPath, properties: ["openDirectory", "createDirectory"] }),
      userData,
    );
    await expect((await folders).getByLabel("Path")).toHaveValue(userData);
    await press(folders, "Open");
    expect(await folder).toEqual({ canceled: false, filePaths: [userData] });

    const saver = app.waitForEvent("window");
    const saved = app.evaluate(
      ({ dialog }, defaultPath) => dialog.showSaveDialog({ defaultPath }),
      `${file}.txt`,
    );
    await expect((await saver).getByLabel("Path")).toHaveValue(`${file}.txt`);
    await press(saver, "Cancel");
    expect(await saved).toEqual({ canceled: true, filePath: "" });
  });
});
