// A workspace in a synced folder is never opened there: it is moved out, another one is taken, or it is left alone.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { ElectronApplication, Page } from "@playwright/test";
import { call, value } from "./bridge.ts";
import { expect, launchApp, test } from "./fixture.ts";

async function ready(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForFunction(() => "liaison" in window);
  await expect.poll(async () => (await value<{ state: string }>(page, "desk.ready")).state).toBe("ready");
  return page;
}

interface Asked {
  message: string;
  detail: string;
  buttons: string[];
}

/** Answers questions by their button's beginning, in order, and the save dialogs with `where`. */
const answer = (app: ElectronApplication, buttons: string[], where: string[] = []) =>
  app.evaluate(
    ({ dialog }, [labels, places]) => {
      const asked: Asked[] = [];
      const proposed: string[] = [];
      Object.assign(globalThis, { asked, proposed });
      dialog.showMessageBox = async (...args: unknown[]) => {
        const question = args.at(-1) as Asked;
        asked.push(question);
        const label = labels?.[asked.length - 1] ?? "";
        const response = question.buttons.findIndex((button) => button.startsWith(label));
        return { response, checkboxChecked: false };
      };
      dialog.showSaveDialog = async (...args: unknown[]) => {
        proposed.push(String((args.at(-1) as { defaultPath?: string }).defaultPath));
        const filePath = places?.[proposed.length - 1] ?? "";
        return { canceled: filePath === "", filePath };
      };
    },
    [buttons, where],
  );

const seen = (app: ElectronApplication) =>
  app.evaluate(() => {
    const { asked, proposed } = globalThis as unknown as { asked: Asked[]; proposed: string[] };
    return { asked, proposed };
  });

function partnersIn(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare("SELECT name FROM partner ORDER BY name").pluck().all();
  } finally {
    database.close();
  }
}

/** A closed workspace with a partner and a backup, in a folder that a service then begins to copy. */
async function inSynced(userData: string): Promise<{ folder: string; file: string }> {
  const folder = path.join(userData, "team");
  const file = path.join(folder, "team.sqlite");
  mkdirSync(folder);
  const app = await launchApp(userData);
  await answer(app, [], [file]);
  const page = await ready(app);
  expect(await value(page, "desk.newWorkspace")).toEqual({ changed: true });
  await value(page, "partners.create", { name: "Kept" });
  await value(page, "backups.make");
  await app.close();
  mkdirSync(path.join(folder, ".stfolder"));
  return { folder, file };
}

test("at a start it is moved out on request, whole, and goes on from there", async ({ userData }, info) => {
  const { folder, file } = await inSynced(userData);
  const before = readFileSync(file);
  const app = await launchApp(userData);
  const target = path.join(userData, "mine", "team.sqlite");
  mkdirSync(path.dirname(target));
  await answer(app, ["Move it out", "Move it out", "Close"], [path.join(folder, "sub.sqlite"), target]);
  const page = await ready(app);
  expect(await value(page, "desk.workspace")).toMatchObject({ path: target });
  await expect.poll(async () => (await seen(app)).asked.length).toBe(3);
  const { asked, proposed } = await seen(app);
  expect(asked[0]?.buttons).toEqual(["Move it out…", "Choose another workspace…", "Quit"]);
  expect(asked[0]?.message).toBe("“team.sqlite” lies in a synced folder.");
  expect(asked[0]?.detail).toContain("Syncthing");
  expect(asked[0]?.detail).toContain(file);
  // A place that is synced as well is refused, and asked about again.
  expect(asked[1]?.detail).toContain("sub.sqlite");
  expect(asked[2]?.detail).toContain(target);
  expect(proposed[0]).toBe(path.join(userData, "team.sqlite"));
  await value(page, "partners.create", { name: "Later" });
  await page.screenshot({ path: info.outputPath("moved out.png") });
  await app.close();

  expect(partnersIn(target)).toEqual(["Kept", "Later"]);
  expect(readdirSync(path.join(path.dirname(target), "team backups"))).toHaveLength(1);
  const left = readdirSync(folder);
  expect(left).toContain("team – moved.txt");
  const old = left.find((name) => /^team\.sqlite\.moved-\d{8}-\d{6}$/.test(name));
  expect(readFileSync(path.join(folder, old!)).equals(before)).toBe(true);
  expect(left.filter((name) => name.endsWith(".sqlite"))).toEqual([]);

  // The next start opens it where it is now, and asks nothing.
  const again = await launchApp(userData);
  expect(await value(await ready(again), "desk.workspace")).toMatchObject({ path: target });
  await again.close();
});

test("it is left untouched when the person quits", async ({ userData }) => {
  const { folder, file } = await inSynced(userData);
  const [before, changed, names] = [readFileSync(file), statSync(file).mtimeMs, readdirSync(folder)];
  const app = await launchApp(userData);
  const ended = app.waitForEvent("close");
  await answer(app, ["Quit"]);
  await ended;
  expect(readFileSync(file).equals(before)).toBe(true);
  expect([statSync(file).mtimeMs, readdirSync(folder)]).toEqual([changed, names]);
});

test("another one can be chosen instead", async ({ userData }) => {
  await inSynced(userData);
  const app = await launchApp(userData);
  const other = path.join(userData, "liaison.sqlite");
  expect(existsSync(other)).toBe(true);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, other);
  await answer(app, ["Choose another"]);
  expect(await value(await ready(app), "desk.workspace")).toMatchObject({ path: other });
  await app.close();
});

test("one that is chosen later is moved or left; a new one is not made there", async ({ userData }) => {
  const { folder, file } = await inSynced(userData);
  // The last workspace is the usual one again.
  writeFileSync(path.join(userData, "window.json"), "{}");
  const app = await launchApp(userData);
  const usual = path.join(userData, "liaison.sqlite");
  const page = await ready(app);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
  await answer(app, ["Go back"]);
  expect(await call(page, "desk.openWorkspace")).toEqual({ ok: true, value: { changed: false } });
  expect((await seen(app)).asked.map(({ buttons }) => buttons)).toEqual([["Move it out…", "Go back"]]);
  expect(await value(page, "desk.workspace")).toMatchObject({ path: usual });

  await answer(app, ["Go back"], [path.join(folder, "new.sqlite")]);
  expect(await call(page, "desk.newWorkspace")).toEqual({ ok: true, value: { changed: false } });
  expect((await seen(app)).asked.map(({ buttons }) => buttons)).toEqual([["Go back"]]);
  expect(readdirSync(folder)).not.toContain("new.sqlite");

  const target = path.join(userData, "out.sqlite");
  await answer(app, ["Move it out", "Close"], [target]);
  expect(await call(page, "desk.openWorkspace")).toEqual({ ok: true, value: { changed: true } });
  expect(await value(page, "partners.list", {})).toMatchObject({ total: 1 });
  await app.close();
  expect(partnersIn(target)).toEqual(["Kept"]);
});

test("a first start in a synced profile makes the workspace elsewhere", async ({ userData }) => {
  const profile = path.join(userData, "profile");
  mkdirSync(path.join(profile, ".stfolder"), { recursive: true });
  const target = path.join(userData, "mine.sqlite");
  const app = await launchApp(profile);
  await answer(app, ["Make one elsewhere"], [target]);
  const page = await ready(app);
  expect(await value(page, "desk.workspace")).toMatchObject({ path: target });
  expect((await seen(app)).asked).toHaveLength(1);
  await app.close();
  expect(existsSync(path.join(profile, "liaison.sqlite"))).toBe(false);
  const again = await launchApp(profile);
  expect(await value(await ready(again), "desk.workspace")).toMatchObject({ path: target });
  await again.close();
});

test("a link into the folder is seen through", async ({ userData }) => {
  const { folder, file } = await inSynced(userData);
  // Moved by hand, and the synced folder linked from the old place: as the services' own settings do it.
  const moved = path.join(userData, "elsewhere");
  renameSync(folder, moved);
  symlinkSync(moved, folder, "junction");
  const app = await launchApp(userData);
  const ended = app.waitForEvent("close");
  await answer(app, ["Quit"]);
  await ended;
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(moved)).not.toContain("team.sqlite.lock");
});
