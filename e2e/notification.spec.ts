// A real notification: fired by the app, shown by a daemon on a display, clicked through it, read back from its own history.
import { writeFileSync } from "node:fs";
import { startDesktop } from "./daemon.ts";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { fired, open } from "./reminding.ts";
import { introduce } from "./workspace.ts";

test("a reminder on the screen, clicked, with its task open in the window", async ({ userData }, info) => {
  test.skip(process.platform !== "linux", "only there can a journey bring its own notification daemon");
  const desktop = await startDesktop({ screen: true });
  try {
    const { app, page } = await open(userData, desktop);
    await introduce(page);
    info.annotations.push({
      type: "runtime",
      description: await app.evaluate(() =>
        process.versions["electron"]?.includes("standin")
          ? `the stand-in (Chromium ${process.versions["chrome"]?.split(".")[0]})`
          : `Electron ${process.versions["electron"]}`,
      ),
    });
    const at = Date.now() + 3000;
    const partner = await value<{ id: number }>(page, "partners.create", { name: "Trail & Thrift" });
    const { id } = await value<{ id: number }>(page, "tasks.create", {
      title: "Talk about <Q4>",
      partnerId: partner.id,
      dueAt: at + 15 * 60_000,
      timeZone: "Europe/Berlin",
      remindAt: [at],
    });
    await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
    const [row] = await fired(page, 1);
    expect(row).toMatchObject({ taskId: id, dueAt: at, outcome: "shown" });

    const shot = async (name: string) => {
      // What was told to be shown is drawn a moment later.
      await page.waitForTimeout(400);
      const file = info.outputPath(`${name}.png`);
      writeFileSync(file, desktop.picture());
      await info.attach(name, { path: file });
    };
    await shot("shown");
    desktop.click();
    await expect(page.getByRole("complementary", { name: "Talk about <Q4>" })).toBeVisible();
    await expect.poll(async () => (await fired(page, 1))[0]?.clickedAt).toBeGreaterThan(at);
    await shot("clicked");

    // What was clicked has gone from the screen and is in the daemon's history.
    await expect.poll(() => desktop.history()).toHaveLength(1);
    const [seen] = desktop.history();
    expect(seen).toMatchObject({ app: "Liaison", title: "Talk about <Q4>" });
    // The body is markup to the daemon, so what it was given says an ampersand in its words.
    expect(seen?.body).toMatch(/^Trail &amp; Thrift · due \d/);
    expect(desktop.displayed()).toBe(0);
    await app.close();
  } finally {
    desktop.stop();
  }
});
