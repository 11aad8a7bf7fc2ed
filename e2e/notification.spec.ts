// A real notification: fired by the app, shown by a daemon on a display, clicked through it, read back from its own history.
import { startDesktop } from "./daemon.ts";
import { expect, test } from "./fixture.ts";
import { fired, open, remind } from "./reminding.ts";
import { introduce } from "./workspace.ts";

test("a reminder on the screen, clicked, with its task open in the window", async ({ userData }, info) => {
  test.skip(process.platform !== "linux", "only there can a journey bring its own notification daemon");
  const desktop = await startDesktop();
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
    const { id } = await remind(page, "Call Trail Thrift about <Q4>", at);
    await expect.poll(() => desktop.displayed(), { timeout: 20_000 }).toBe(1);
    const [row] = await fired(page, 1);
    expect(row).toMatchObject({ taskId: id, dueAt: at, outcome: "shown" });

    desktop.click();
    await expect(page.getByRole("complementary", { name: "Call Trail Thrift about <Q4>" })).toBeVisible();
    await expect.poll(async () => (await fired(page, 1))[0]?.clickedAt).toBeGreaterThan(at);

    // What was clicked has gone from the screen and is in the daemon's history.
    await expect
      .poll(() => desktop.history())
      .toMatchObject([{ app: "Liaison", title: "Call Trail Thrift about <Q4>" }]);
    expect(desktop.displayed()).toBe(0);
    await app.close();
  } finally {
    desktop.stop();
  }
});
