// Reminders that fire: window open or closed, after a kill, another clock, a flood, a refusal. Read back from the journal and the daemon.
import { spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { value } from "./bridge.ts";
import { startDesktop, type Desktop } from "./daemon.ts";
import { expect, launchApp, root, test } from "./fixture.ts";
import { calm, fired, journal, kill, open, ready, remind } from "./reminding.ts";
import { accessible, introduce } from "./workspace.ts";

test.skip(process.platform !== "linux", "only there can a journey bring its own notification daemon");

let desktop: Desktop;
test.beforeEach(async () => {
  desktop = await startDesktop();
});
test.afterEach(() => desktop.stop());

const day = 86_400_000;
const soon = 3000;
/** A minute is allowed; it is seen within two seconds, and a busy machine is given some more. */
const late = 10_000;
const isOnTime = ({ dueAt, firedAt }: { dueAt: number; firedAt: number }) => {
  expect(firedAt - dueAt).toBeGreaterThanOrEqual(0);
  expect(firedAt - dueAt).toBeLessThan(late);
};

test("with the window open it comes at its time, once", async ({ userData }) => {
  const { app, page } = await open(userData, desktop);
  const at = Date.now() + soon;
  const { id } = await remind(page, "Call Acme & Sons", at);
  const [row] = await fired(page, 1);
  expect(row).toMatchObject({ taskId: id, dueAt: at, outcome: "shown", clickedAt: null });
  isOnTime(row!);
  await calm();
  expect(desktop.displayed()).toBe(1);
  expect(await journal(page)).toHaveLength(1);
  await app.close();
});

test("with the window closed it comes too; a click opens the window with its task", async ({ userData }) => {
  const { app, page } = await open(userData, desktop);
  await introduce(page);
  await value(page, "desk.setBackground", { background: true });
  const at = Date.now() + soon + 1000;
  await remind(page, "Send the new rates", at);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
  const opened = app.waitForEvent("window");
  desktop.click();
  const again = await ready(await opened);
  await expect(again.getByRole("complementary", { name: "Send the new rates" })).toBeVisible();
  const [row] = await fired(again, 1);
  isOnTime(row!);
  await expect.poll(async () => (await journal(again))[0]?.clickedAt).toBeGreaterThan(at);
  await app.close();
});

test("started at login without a window it reminds, and the click makes the window", async ({ userData }) => {
  const first = await open(userData, desktop);
  await introduce(first.page);
  await value(first.page, "desk.setBackground", { background: true });
  await remind(first.page, "Look at the report", Date.now() + 6000);
  const ended = new Promise((resolve) => first.app.process().once("exit", resolve));
  await first.app.evaluate(({ app }) => void setTimeout(() => app.quit(), 20));
  await ended;
  const app = await launchApp(userData, { launchArgs: ["--hidden"], launchEnv: desktop.env });
  await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  const opened = app.waitForEvent("window");
  desktop.click();
  const page = await ready(await opened);
  // Due when it had just started it comes as a digest, which opens Today; else it is the task.
  const digest = (await journal(page))[0]?.outcome === "shown-digest";
  if (digest) await expect(page).toHaveURL(/#\/today/);
  else await expect(page.getByRole("complementary", { name: "Look at the report" })).toBeVisible();
  await app.close();
});

test("its actions: snoozed from the notification it waits again, done it closes the task", async ({
  userData,
}) => {
  const { app, page } = await open(userData, desktop);
  await introduce(page);
  const { id } = await remind(page, "Ask for the logo", Date.now() + soon);
  await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
  const before = Date.now();
  desktop.choose("10 min");
  await expect.poll(async () => (await journal(page))[0]?.snoozedTo).toBeGreaterThan(before + 590_000);
  const { at } = await value<{ at: number }>(page, "reminders.next");
  expect(at).toBe((await journal(page))[0]?.snoozedTo);

  await remind(page, "Ask again", Date.now() + soon);
  await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
  desktop.choose("Other…");
  await expect(page.getByRole("complementary", { name: "Ask again" })).toBeVisible();
  const when = page.getByRole("dialog");
  await expect(when).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(when).toHaveCount(0);

  await remind(page, "Thank Ben", Date.now() + soon);
  await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
  desktop.choose("Done");
  await expect
    .poll(async () => (await value<{ rows: { title: string }[] }>(page, "tasks.list", { show: "done" })).rows)
    .toMatchObject([{ title: "Thank Ben" }]);
  expect(await value(page, "tasks.get", { id })).toMatchObject({ closedAt: null });
  await app.close();
});

test("killed between due and fired: one digest with the due time, and nothing at the next start", async ({
  userData,
}) => {
  const first = await open(userData, desktop);
  const at = Date.now() + 4000;
  await remind(first.page, "Sign the order", at);
  await kill(first.app);
  await calm(at + 500 - Date.now());
  expect(desktop.displayed()).toBe(0);

  const second = await open(userData, desktop);
  const rows = await fired(second.page, 1);
  expect(rows).toMatchObject([{ title: "Sign the order", dueAt: at, outcome: "shown-digest" }]);
  expect(desktop.displayed()).toBe(1);
  await kill(second.app);

  const third = await open(userData, desktop);
  await calm();
  expect(await journal(third.page)).toHaveLength(1);
  desktop.closeAll();
  await expect.poll(() => desktop.history().length).toBe(1);
  const [seen] = desktop.history();
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at);
  expect(`${seen?.title}\n${seen?.body}`).toContain("Sign the order");
  expect(seen?.body).toMatch(new RegExp(`${time}|${time.replace(/^0/, "")}|\\d:\\d\\d`));
  await third.app.close();
});

test("a second start shows the first one's window, and nothing comes twice", async ({ userData }) => {
  const { app, page } = await open(userData, desktop);
  await remind(page, "Only once", Date.now() + soon);
  const executable = await app.evaluate(() => process.execPath);
  const second = spawn(executable, [root], {
    cwd: root,
    env: { ...process.env, ...desktop.env, LIAISON_USER_DATA: userData },
    stdio: "ignore",
  });
  expect(await new Promise((resolve) => second.on("close", resolve))).toBe(0);
  await fired(page, 1);
  await calm();
  expect(desktop.displayed()).toBe(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await app.close();
});

test("a clock set back a day, or forward, brings nothing twice and loses nothing", async ({ userData }) => {
  const first = await open(userData, desktop);
  const at = Date.now() + soon;
  await remind(first.page, "Today", at);
  await fired(first.page, 1);
  await remind(first.page, "The day after tomorrow", at + 2 * day);
  await first.app.close();
  const copy = `${userData}-copy`;
  cpSync(userData, copy, { recursive: true });
  try {
    const back = await open(copy, desktop, at - day);
    await calm(4000);
    expect((await journal(back.page)).map(({ title }) => title)).toEqual(["Today"]);
    await back.app.close();
    const forward = await open(copy, desktop, at + 3 * day);
    expect((await fired(forward.page, 2)).map(({ title, outcome }) => [title, outcome])).toEqual([
      ["The day after tomorrow", "shown-digest"],
      ["Today", "shown"],
    ]);
    await forward.app.close();
    const now = await open(copy, desktop);
    await calm();
    expect(await journal(now.page)).toHaveLength(2);
    await now.app.close();
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("a clock that is set while Liaison runs is noticed within half a minute", async ({ userData }) => {
  const { app, page } = await open(userData, desktop);
  await remind(page, "In an hour", Date.now() + 3_600_000);
  await calm(1500);
  await app.evaluate(() => {
    const before = Date.now;
    Date.now = () => before() + 2 * 3_600_000;
  });
  await expect.poll(() => desktop.displayed(), { timeout: 40_000 }).toBe(1);
  await fired(page, 1);
  await app.close();
});

test("after sleep the system's word is enough, and what was missed comes together", async ({ userData }) => {
  const { app, page } = await open(userData, desktop);
  const at = Date.now() + 3_600_000;
  await remind(page, "In an hour", at, at + 60_000);
  await remind(page, "A little later", at + 120_000);
  await calm(1500);
  await app.evaluate(({ powerMonitor }) => {
    const before = Date.now;
    Date.now = () => before() + 8 * 3_600_000;
    powerMonitor.emit("resume");
    powerMonitor.emit("unlock-screen");
  });
  expect((await fired(page, 3)).map(({ outcome }) => outcome)).toEqual(Array(3).fill("shown-digest"));
  await calm();
  expect(desktop.displayed()).toBe(1);
  await app.close();
});

test("nine o'clock is nine o'clock of where the laptop is", async ({ userData }) => {
  const { app, page } = await open(userData, desktop, undefined, "America/Los_Angeles");
  // What the clocks of Tokyo showed a minute ago, which California will see many hours later.
  const wall = (type: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", ...type }).format(Date.now() - 60_000);
  const time = wall({ hour: "2-digit", minute: "2-digit" });
  await value(page, "tasks.create", {
    title: "Call Osaka",
    dueOn: wall({ year: "numeric", month: "2-digit", day: "2-digit" }),
    remind: [{ days: 0, time }],
  });
  await calm();
  expect(await journal(page)).toEqual([]);
  await app.evaluate(({ powerMonitor }) => {
    process.env.TZ = "Asia/Tokyo";
    powerMonitor.emit("resume");
  });
  expect(await fired(page, 1)).toMatchObject([{ title: "Call Osaka" }]);
  await app.close();
});

test("a notification of a workspace that is closed changes nothing in the one that is open", async ({
  userData,
}) => {
  const { app, page } = await open(userData, desktop);
  const { id } = await remind(page, "Of the first", Date.now() + soon);
  await fired(page, 1);
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    path.join(userData, "other.sqlite"),
  );
  expect(await value(page, "desk.newWorkspace")).toEqual({ changed: true });
  const other = await remind(page, "Of the second", Date.now() + day);
  expect(other.id).toBe(id);
  desktop.choose("Done");
  await calm();
  expect(await value(page, "tasks.get", { id })).toMatchObject({ title: "Of the second", closedAt: null });
  await app.close();
});

test("five thousand overdue reminders come as one digest", async ({ userData }) => {
  test.setTimeout(180_000);
  const first = await open(userData, desktop);
  const at = Date.now() + day;
  await first.page.evaluate(async (due) => {
    for (let n = 0; n < 5000; n += 100) {
      const made = Array.from({ length: 100 }, (_, of) =>
        window.liaison.call("tasks.create", { title: `Task ${n + of}`, remindAt: [due + n + of] }),
      );
      await Promise.all(made);
    }
  }, at);
  await first.app.close();
  const second = await open(userData, desktop, at + day);
  await expect.poll(() => desktop.displayed(), { timeout: 30_000 }).toBe(1);
  await expect
    .poll(async () => (await journal(second.page)).filter((row) => row.outcome === "shown-digest").length)
    .toBe(1000);
  const { rows } = await value<{ rows: unknown[] }>(second.page, "reminders.due", { now: at + day });
  expect(rows).toEqual([]);
  await calm();
  desktop.closeAll();
  await expect.poll(() => desktop.history().length).toBe(1);
  expect(desktop.history()[0]?.title).toMatch(/5,?000/);
  await second.app.close();
});

test("without a notification service the journal says refused, and why", async ({ userData }) => {
  const bare = await startDesktop({ daemon: false });
  try {
    const { app, page } = await open(userData, bare);
    await remind(page, "Nobody shows this", Date.now() + soon);
    expect(await fired(page, 1)).toMatchObject([{ title: "Nobody shows this", outcome: "refused" }]);
    const { blocked } = await value<{ blocked: { reason: string } | null }>(page, "reminders.settings");
    expect(blocked?.reason).toMatch(/^The system did not show the notification: ./);
    expect(await value(page, "desk.background")).toMatchObject({ blocked: { reason: blocked?.reason } });
    // The window says it instead, wherever one is, until it was seen.
    await introduce(page);
    const note = page.getByRole("alert").filter({ hasText: "Your system did not show a reminder" });
    await expect(note.getByRole("link", { name: "Nobody shows this" })).toBeVisible();
    await accessible(page);
    await note.getByRole("button", { name: "Seen" }).click();
    await expect(note).toHaveCount(0);
    await app.close();
  } finally {
    bare.stop();
  }
});

test("a workspace restored from before does not remind of what was shown", async ({ userData }) => {
  const file = path.join(userData, "liaison.sqlite");
  const saved = `${userData}-saved.sqlite`;
  const first = await open(userData, desktop);
  const at = Date.now() + 60_000;
  await remind(first.page, "Shown already", at);
  await first.app.close();
  cpSync(file, saved);
  try {
    const second = await open(userData, desktop, at + 1000);
    await fired(second.page, 1);
    await second.app.close();
    for (const more of ["", "-wal", "-shm"]) rmSync(`${file}${more}`, { force: true });
    cpSync(saved, file);
    const third = await open(userData, desktop, at + day);
    expect(await fired(third.page, 1)).toMatchObject([{ title: "Shown already", outcome: "already" }]);
    await calm();
    expect(desktop.displayed()).toBe(1);
    await third.app.close();
  } finally {
    rmSync(saved, { force: true });
  }
});
