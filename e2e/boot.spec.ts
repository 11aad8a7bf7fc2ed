// A start and an end, in order and out of order: what the window remembers, who else starts, what cannot be opened.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { ElectronApplication, Page } from "@playwright/test";
import { call, value } from "./bridge.ts";
import { expect, launchApp, root, test } from "./fixture.ts";

const inside = (folder: string, ...names: string[]) => path.join(folder, ...names);
const logOf = (userData: string) => readFileSync(inside(userData, "logs/liaison.log"), "utf8");
const rememberedIn = (userData: string) =>
  JSON.parse(readFileSync(inside(userData, "window.json"), "utf8")) as Record<string, unknown>;

function partnersIn(file: string): string[] {
  const database = new Database(file, { readonly: true });
  try {
    return database
      .prepare("SELECT name FROM partner WHERE deletedAt IS NULL ORDER BY name")
      .pluck()
      .all() as string[];
  } finally {
    database.close();
  }
}

async function open(
  userData: string,
  launchArgs: string[] = [],
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launchApp(userData, { launchArgs });
  const page = await app.firstWindow();
  await ready(page);
  return { app, page };
}

/** Until the store has opened. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => "liaison" in window);
  await expect.poll(async () => (await value<{ state: string }>(page, "desk.ready")).state).toBe("ready");
}

/** Answers message boxes with these buttons, in order, and keeps what was asked. */
const answerWith = (app: ElectronApplication, answers: number[]) =>
  app.evaluate(({ dialog, shell }, buttons) => {
    const asked: { message: string; detail: string; buttons: string[] }[] = [];
    const shown: string[] = [];
    Object.assign(globalThis, { asked, shown });
    shell.showItemInFolder = (file) => void shown.push(file);
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(args.at(-1) as (typeof asked)[number]);
      return { response: buttons[asked.length - 1] ?? 0, checkboxChecked: false };
    };
  }, answers);

const askedOf = (app: ElectronApplication) =>
  app.evaluate(() => {
    const seen = globalThis as unknown as {
      asked: { message: string; detail: string; buttons: string[] }[];
      shown: string[];
    };
    return { asked: seen.asked, shown: seen.shown };
  });

test("Liaison starts, keeps what is entered, and ends in order", async ({ userData }) => {
  const { app, page } = await open(userData);
  await page.getByRole("main").waitFor();
  await value(page, "partners.create", { name: "Acme" });
  await app.close();
  const lines = logOf(userData).split("\n");
  const at = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(at("store: ready")).toBeGreaterThan(-1);
  expect(at("quit: no new calls")).toBeGreaterThan(at("store: ready"));
  expect(at("quit: the store is closed")).toBeGreaterThan(at("quit: no new calls"));
  // Nothing is left that an unclean end leaves: no lock, no write-ahead log.
  expect(readdirSync(userData).filter((name) => /\.(lock|sqlite-wal|sqlite-shm)$/.test(name))).toEqual([]);
  expect(partnersIn(inside(userData, "liaison.sqlite"))).toEqual(["Acme"]);
});

test("what it runs on is named", async ({ page, runtime }) => {
  await expect(page.getByRole("main")).toBeVisible();
  test.info().annotations.push({ type: "runtime", description: runtime });
  const about = await value<Record<string, string>>(page, "desk.about");
  expect(about["version"]).toMatch(/^\d+\.\d+\.\d+$/);
  expect(runtime).toContain(about["chromium"]?.split(".")[0]);
});

test.describe("the window", () => {
  test("opens where it was", async ({ userData }) => {
    const place = { x: 120, y: 60, width: 1010, height: 690 };
    const first = await open(userData);
    await first.app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      place,
    );
    await expect
      .poll(() => existsSync(inside(userData, "window.json")) && rememberedIn(userData)["bounds"])
      .toEqual(place);
    await first.app.close();

    const second = await open(userData);
    expect(
      await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toEqual(place);
    await second.app.close();
  });

  test("opens in the theme that was chosen", async ({ userData }) => {
    const first = await open(userData);
    await value(first.page, "settings.set", { key: "theme", value: "dark" });
    const source = (app: ElectronApplication) => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
    await expect.poll(() => source(first.app)).toBe("dark");
    await first.app.close();
    expect(rememberedIn(userData)).toMatchObject({ theme: "dark" });
    const second = await launchApp(userData);
    await expect.poll(() => source(second)).toBe("dark");
    await second.close();
  });

  test("opens in the usual place when its screen is gone, or the file is broken", async ({ userData }) => {
    for (const text of [
      JSON.stringify({ bounds: { x: 9000, y: 9000, width: 1000, height: 700 } }),
      '{"bounds":',
    ]) {
      writeFileSync(inside(userData, "window.json"), text);
      const { app } = await open(userData);
      const { bounds, area } = await app.evaluate(({ BrowserWindow, screen }) => ({
        bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
        area: screen.getPrimaryDisplay().workArea,
      }));
      expect(bounds?.x).toBeLessThan(area.x + area.width);
      expect(bounds).toMatchObject({ width: Math.min(1280, area.width), height: Math.min(800, area.height) });
      await app.close();
    }
  });
});

test.describe("a second start", () => {
  const contacts = "Name,Given Name,Family Name,E-mail 1 - Value\nAnn Lee,Ann,Lee,ann@shop.example\n";

  test("hands its file to the first and leaves; the page gets a token, not a path", async ({ userData }) => {
    const folder = inside(userData, "given");
    mkdirSync(folder);
    writeFileSync(inside(folder, "people.csv"), contacts);
    const { app, page } = await open(userData);
    await page.evaluate(() => {
      const opened: unknown[] = [];
      Object.assign(globalThis, { opened });
      window.liaison.on("open", (detail) => opened.push(detail));
    });
    const executable = await app.evaluate(() => process.execPath);
    const second = spawnSync(executable, [root, "people.csv"], {
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
    const [given] = await opened();
    expect(given?.names).toEqual(["people.csv"]);
    expect(given?.tokens[0]).toMatch(/^file-[\w-]{32}$/);
    expect(JSON.stringify(given)).not.toContain(folder);
    expect(await value(page, "imports.preview", { file: given?.tokens[0] })).toMatchObject({
      rows: 1,
      created: 1,
    });
    expect(app.windows()).toHaveLength(1);
    await app.close();
    expect(partnersIn(inside(userData, "liaison.sqlite"))).toEqual([]);
  });
});

test.describe("the end", () => {
  test("comes in order when the system asks for it", async ({ userData }) => {
    const { app } = await open(userData);
    const ended = app.waitForEvent("close");
    app.process().kill("SIGTERM");
    await ended;
    expect(logOf(userData)).toContain("quit: the store is closed");
    expect(existsSync(inside(userData, "liaison.sqlite-wal"))).toBe(false);
  });

  test("asks while a job runs; stopped, the job leaves nothing", async ({ userData }) => {
    const rows = Array.from(
      { length: 20_000 },
      (_, row) => `Person ${row},Person,${row},p${row}@shop-${row % 500}.example`,
    );
    const file = inside(userData, "many.csv");
    writeFileSync(file, ["Name,Given Name,Family Name,E-mail 1 - Value", ...rows].join("\n"));
    const { app, page } = await open(userData);
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    // First "do not quit", then "stop it and quit".
    await answerWith(app, [2, 1]);
    const { token } = await value<{ token: string }>(page, "desk.pickFile");
    const input = { file: token, answers: { "*": "default" }, job: "many" };
    await page.evaluate((given) => void window.liaison.call("imports.run", given), input);
    const jobs = async () => (await value<{ rows: { done: number }[] }>(page, "desk.jobs")).rows;
    await expect.poll(async () => (await jobs())[0]?.done ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
    await app.evaluate(({ app: electronApp }) => electronApp.quit());
    await expect.poll(async () => (await askedOf(app)).asked.length).toBe(1);
    expect((await askedOf(app)).asked[0]?.buttons).toHaveLength(3);
    expect(await jobs()).toHaveLength(1);
    const ended = app.waitForEvent("close");
    await app.evaluate(({ app: electronApp }) => electronApp.quit());
    await ended;
    expect(partnersIn(inside(userData, "liaison.sqlite"))).toEqual([]);
  });
});

test.describe("a workspace that cannot be opened", () => {
  /** A workspace with one partner and a verified backup, closed, then broken. */
  async function broken(userData: string): Promise<string> {
    const { app, page } = await open(userData);
    await value(page, "partners.create", { name: "Kept in the backup" });
    await value(page, "backups.make");
    await app.close();
    const file = inside(userData, "liaison.sqlite");
    writeFileSync(file, "this is no database ".repeat(1000));
    return file;
  }

  test("is told with three ways on; the folder is shown, the backup is restored, the broken file kept", async ({
    userData,
  }) => {
    const file = await broken(userData);
    const app = await launchApp(userData);
    await answerWith(app, [1, 0]);
    const page = await app.firstWindow();
    await expect.poll(async () => (await askedOf(app)).asked.length).toBe(2);
    await ready(page);
    const { asked, shown } = await askedOf(app);
    expect(asked[0]?.buttons).toEqual(["Restore the last backup", "Show the folder", "Quit"]);
    expect(asked[0]?.detail).toContain(file);
    expect(shown).toEqual([file]);
    await app.close();
    expect(partnersIn(file)).toEqual(["Kept in the backup"]);
    const files = readdirSync(userData, { recursive: true }).map((name) => inside(userData, String(name)));
    const texts = files.filter((each) => statSync(each).isFile()).map((each) => readFileSync(each, "latin1"));
    expect(texts.filter((text) => text.startsWith("this is no database"))).toHaveLength(1);
  });

  test("is left alone when the person quits", async ({ userData }) => {
    const file = await broken(userData);
    const before = readFileSync(file);
    const app = await launchApp(userData);
    const ended = app.waitForEvent("close");
    await answerWith(app, [2]);
    await ended;
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("is not made anew, empty, where the last one was moved away", async ({ userData }) => {
    const first = await open(userData);
    const other = inside(userData, "Elsewhere.sqlite");
    await first.app.evaluate(({ dialog }, file) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
    }, other);
    const made = await call(first.page, "desk.newWorkspace");
    expect(made).toEqual({ ok: true, value: { changed: true } });
    await value(first.page, "partners.create", { name: "In the other one" });
    await first.app.close();
    expect(partnersIn(other)).toEqual(["In the other one"]);
    const moved = inside(userData, "Moved.sqlite");
    renameSync(other, moved);

    const app = await launchApp(userData);
    await app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, moved);
    await answerWith(app, [0]);
    const page = await app.firstWindow();
    await ready(page);
    const where = await value<{ path: string }>(page, "desk.workspace");
    expect(where.path).toBe(moved);
    await app.close();
    expect(existsSync(other)).toBe(false);
    expect(partnersIn(moved)).toEqual(["In the other one"]);
  });
});
