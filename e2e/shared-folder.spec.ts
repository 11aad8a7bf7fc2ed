// A folder that two colleagues share: what one writes is offered to the other, or put together unseen where that is wished.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { call, value } from "./bridge.ts";
import { expect, launchApp, test } from "./fixture.ts";
import { accessible, choose, introduce, one } from "./workspace.ts";

interface Colleague {
  app: ElectronApplication;
  page: Page;
  userData: string;
}
interface Shared {
  folder: { name: string; there: boolean } | null;
  auto: boolean;
  waiting: {
    token: string;
    name: string;
    by: string | null;
    encrypted: boolean;
    news: object | null;
    error?: { code: string };
  }[];
}

/** Long enough for a file to stand still and be looked into on a busy machine (ms). */
const soon = { timeout: 30_000 };

let root: string;
let folder: string;
let open: Colleague[];
test.beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "liaison-team-"));
  folder = path.join(root, "Team files");
  mkdirSync(folder);
  open = [];
});
test.afterEach(async () => {
  for (const { app } of open) await app.close().catch(() => {});
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function start(name: string, more: { introduced?: boolean } = {}): Promise<Colleague> {
  const userData = path.join(root, name);
  mkdirSync(userData, { recursive: true });
  const app = await launchApp(userData);
  const page = await app.firstWindow();
  await page.waitForFunction(() => "liaison" in window);
  await expect.poll(async () => (await value<{ state: string }>(page, "desk.ready")).state).toBe("ready");
  if (!more.introduced) await introduce(page, name);
  const colleague = { app, page, userData };
  open.push(colleague);
  return colleague;
}

async function share({ app, page }: Colleague, auto = false): Promise<void> {
  await choose(app, folder);
  const picked = await value<{ path: string; name: string }>(page, "desk.pickFolder");
  expect(picked.name).toBe("Team files");
  await value(page, "exchange.setFolder", { path: picked.path, auto });
}
const write = ({ page }: Colleague, input: object = {}) =>
  value<{ name: string; partners: number; removed: number }>(page, "desk.writeToFolder", input);
const shared = ({ page }: Colleague) => value<Shared>(page, "desk.sharedFolder");
const names = async (who: Colleague) =>
  (await shared(who)).waiting.map(({ name, error }) => (error ? `${name}: ${error.code}` : name));
const digest = async ({ page }: Colleague) =>
  (await value<{ digest: string }>(page, "exchange.digest")).digest;
const create = async ({ page }: Colleague, name: string) =>
  (await value<{ id: number }>(page, "partners.create", { name })).id;
const total = async ({ page }: Colleague) =>
  (await value<{ total: number }>(page, "partners.list", {})).total;

test("what a colleague writes is offered and put together; one's own is not; both hold the same", async () => {
  const ben = await start("Ben Ode");
  const mara = await start("Mara Lindt");
  await create(ben, "Kestrel Media");
  await create(mara, "Otter Deals");
  await share(ben);
  await share(mara);
  const told = mara.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const off = window.liaison.on("sharedFolder", () => {
          void window.liaison.call("desk.sharedFolder", {}).then(({ value: now }) => {
            if ((now as { waiting: unknown[] }).waiting.length === 0) return;
            off();
            resolve();
          });
        });
      }),
  );
  const written = await write(ben);
  expect(written).toMatchObject({ partners: 1, removed: 0 });
  expect(written.name).toMatch(/^Ben Ode \d{4}-\d\d-\d\d \d\d-\d\d\.liaison$/);
  await told;
  const [offer] = (await shared(mara)).waiting;
  expect(offer).toMatchObject({
    name: written.name,
    by: "Ben Ode",
    encrypted: false,
    news: { conflicts: 0, deleted: 0 },
  });
  expect(offer?.token).toMatch(/^file-/);
  // The same token as long as the window has it.
  expect((await shared(mara)).waiting[0]?.token).toBe(offer?.token);
  expect(await total(mara)).toBe(1);

  await value(mara.page, "exchange.merge", { file: offer?.token });
  await expect.poll(() => names(mara), soon).toEqual([]);
  // Two at once have two names, and the second is no half of the first.
  const both = await Promise.all([write(mara), write(mara)]);
  expect(new Set(both.map((each) => each.name)).size).toBe(2);
  rmSync(path.join(folder, both[1].name));
  const [back] = both;
  await expect.poll(() => names(ben), soon).toEqual([back.name]);
  await value(ben.page, "exchange.merge", { file: (await shared(ben)).waiting[0]?.token });
  expect(await digest(ben)).toBe(await digest(mara));
  await expect.poll(() => names(ben), soon).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(2);

  // Nothing of it is news at the next start.
  await mara.app.close();
  const again = await start("Mara Lindt", { introduced: true });
  await expect
    .poll(async () => (await shared(again)).folder, soon)
    .toEqual({ name: "Team files", there: true });
  await again.page.waitForTimeout(5000);
  expect(await names(again)).toEqual([]);
});

test("where it is wished, what has no conflict is put together unseen, said with Undo, and never twice", async () => {
  const ben = await start("Ben Ode");
  await create(ben, "Kestrel Media");
  await share(ben);
  const mara = await start("Mara Lindt");
  await share(mara, true);
  const { name } = await write(ben);
  const notice = mara.page.getByText(/^What Ben Ode shared was put together: \d+ records? /);
  await expect(notice).toBeVisible(soon);
  await mara.page.screenshot({ path: test.info().outputPath("put together unseen.png") });
  expect(await total(mara)).toBe(1);
  expect(await names(mara)).toEqual([]);
  await mara.page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => total(mara), soon).toBe(0);
  // It waits now, for a person took it back.
  await expect.poll(() => names(mara), soon).toEqual([name]);
  await mara.page.waitForTimeout(3000);
  expect(await total(mara)).toBe(0);
});

test("with a conflict or a passphrase it is offered all the same", async () => {
  const ben = await start("Ben Ode");
  const kestrel = await create(ben, "Kestrel Media");
  await share(ben);
  const mara = await start("Mara Lindt");
  await share(mara, true);
  await write(ben);
  await expect.poll(() => total(mara), soon).toBe(1);
  const mine = one(mara.userData, "SELECT id FROM partner") as number;
  await value(mara.page, "partners.update", { id: mine, set: { cadenceDays: 30 } });
  await value(ben.page, "partners.update", { id: kestrel, set: { cadenceDays: 60 } });
  const second = await write(ben);
  await expect.poll(() => names(mara), soon).toEqual([second.name]);
  expect((await shared(mara)).waiting[0]?.news).toMatchObject({ conflicts: 1 });
  expect(one(mara.userData, "SELECT cadenceDays FROM partner")).toBe(30);
  const refused = await call(mara.page, "exchange.merge", { file: (await shared(mara)).waiting[0]?.token });
  expect(refused.error?.code).toBe("needs-answer");

  const locked = await write(ben, { passphrase: "a long one" });
  await expect.poll(async () => (await names(mara)).length, soon).toBe(2);
  const offer = (await shared(mara)).waiting.find(({ name }) => name === locked.name);
  expect(offer).toMatchObject({ encrypted: true, news: null, by: null });
});

test("a file that arrives in pieces waits until it is whole; a folder that goes and comes back is calm", async () => {
  const ben = await start("Ben Ode");
  await create(ben, "Kestrel Media");
  await share(ben);
  const { name } = await write(ben);
  const whole = readFileSync(path.join(folder, name));
  rmSync(path.join(folder, name));
  const mara = await start("Mara Lindt");
  await share(mara);
  const file = path.join(folder, "arriving.liaison");
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  writeFileSync(path.join(folder, ".arriving.liaison.0a1b2c3d-7-000000000000.part"), whole);
  await mara.page.waitForTimeout(6000);
  expect(await names(mara)).toEqual([]);
  writeFileSync(file, whole);
  await expect.poll(() => names(mara), soon).toEqual(["arriving.liaison"]);

  renameSync(folder, `${folder} (away)`);
  await expect
    .poll(async () => (await shared(mara)).folder, { timeout: 40_000 })
    .toEqual({
      name: "Team files",
      there: false,
    });
  expect(await names(mara)).toEqual([]);
  expect((await call(mara.page, "desk.writeToFolder")).error?.code).toBe("shared-folder-gone");
  renameSync(`${folder} (away)`, folder);
  await expect.poll(() => names(mara), { timeout: 40_000 }).toEqual(["arriving.liaison"]);

  // Off: nothing is followed any more.
  await value(mara.page, "exchange.setFolder", { path: null, auto: false });
  await expect.poll(async () => (await shared(mara)).folder).toBeNull();
  expect((await call(mara.page, "desk.writeToFolder")).error?.code).toBe("shared-folder-none");
});

test("on the page: what waits is listed; of one's own files the last three stay where that is chosen", async () => {
  const ben = await start("Ben Ode");
  await create(ben, "Kestrel Media");
  await share(ben);
  const mara = await start("Mara Lindt");
  await share(mara);
  const { name } = await write(ben);
  await mara.page.evaluate(() => (location.hash = "#/share"));
  await expect(mara.page.getByText(name)).toBeVisible(soon);
  await accessible(mara.page);
  await mara.page.screenshot({ path: test.info().outputPath("shared folder.png"), fullPage: true });
  const own = () => readdirSync(folder).filter((each) => each.startsWith("Mara"));
  const press = () => mara.page.getByRole("button", { name: "Write my changes there" }).click();
  for (let nth = 1; nth <= 4; nth++) {
    await press();
    await expect.poll(() => own().length, soon).toBe(nth);
    await expect(mara.page.getByRole("button", { name: "Write my changes there" })).toBeVisible(soon);
  }
  await mara.page.getByRole("switch", { name: "Keep only my last three" }).check();
  await press();
  await expect.poll(() => own().length, soon).toBe(3);
  expect(readdirSync(folder)).toContain(name);
});

test("a kill in the middle of writing leaves no half file to anybody, and the next writing tidies up", async () => {
  const ben = await start("Ben Ode");
  await value(ben.page, "example.add");
  await share(ben);
  const mara = await start("Mara Lindt");
  await share(mara);
  const parts = () => readdirSync(folder).filter((name) => name.endsWith(".part"));
  const begun = new Promise<void>((resolve) => {
    const watching = watch(folder, () => {
      if (parts().length === 0) return;
      watching.close();
      resolve();
    });
  });
  void ben.page
    .evaluate(() => void window.liaison.call("desk.writeToFolder", { include: ["attachments"] }))
    .catch(() => {});
  await begun;
  ben.app.process().kill("SIGKILL");
  await expect.poll(() => parts().length).toBe(1);
  expect(readdirSync(folder).filter((name) => name.endsWith(".liaison"))).toEqual([]);
  await mara.page.waitForTimeout(4000);
  expect(await names(mara)).toEqual([]);

  const again = await start("Ben Ode", { introduced: true });
  await expect.poll(async () => (await shared(again)).folder?.there, soon).toBe(true);
  const { name } = await write(again);
  expect(readdirSync(folder)).toEqual([name]);
  await expect.poll(() => names(mara), soon).toEqual([name]);
});

test("quitting and another workspace end the watching in order, in the middle of looking", async () => {
  const ben = await start("Ben Ode");
  for (let nth = 0; nth < 20; nth++) await create(ben, `Partner ${nth}`);
  await share(ben);
  const mara = await start("Mara Lindt");
  for (let nth = 0; nth < 8; nth++) await write(ben, { partnerIds: [nth + 1] });
  await share(mara, true);
  await mara.page.waitForTimeout(3000);
  const other = path.join(mara.userData, "other.sqlite");
  await mara.app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
  }, other);
  await value(mara.page, "desk.newWorkspace");
  expect(await shared(mara)).toMatchObject({ folder: null, waiting: [] });
  await mara.page.waitForTimeout(4000);
  expect(await total(mara)).toBe(0);
  await mara.app.close();
  const log = readFileSync(path.join(mara.userData, "logs/liaison.log"), "utf8");
  expect(log).toContain("quit: the store is closed");
  expect(log).not.toMatch(/\berror\b/i);
  expect(readdirSync(mara.userData).filter((name) => /\.(lock|sqlite-wal|sqlite-shm)$/.test(name))).toEqual(
    [],
  );
});
