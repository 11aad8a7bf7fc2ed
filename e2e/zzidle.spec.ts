import { test } from "./fixture.ts";
import { startDesktop } from "./daemon.ts";
import { open } from "./reminding.ts";
test("idle", async ({ userData }) => {
  test.setTimeout(900_000);
  const d = await startDesktop();
  const { app, page } = await open(userData, d);
  await page.evaluate(async (due) => {
    for (let n = 0; n < 500; n++)
      await window.liaison.call("tasks.create", { title: `Task ${n}`, remindAt: Array.from({ length: 20 }, (_, k) => due + (n * 20 + k) * 60000) });
  }, Date.now() + 7_200_000);
  await page.evaluate(() => window.liaison.call("desk.setBackground", { background: true }));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await new Promise((r) => setTimeout(r, 40_000));
  const before = await app.evaluate(() => process.cpuUsage());
  await new Promise((r) => setTimeout(r, 300_000));
  const after = await app.evaluate(() => process.cpuUsage());
  console.log("IDLE", (after.user - before.user + after.system - before.system) / 1e6);
  await app.close();
  d.stop();
});
