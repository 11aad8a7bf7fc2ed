// From the first ask to an agreement, by keyboard where people use it; the database has the last word.
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, test } from "./fixture.ts";
import { accessible, ask, introduce, one } from "./workspace.ts";

const call = <T>(page: Page, path: string, input: unknown): Promise<T> =>
  page.evaluate(
    async ([path, input]) => {
      const { liaison } = window as unknown as {
        liaison: { call: (path: string, input: unknown) => Promise<{ ok: boolean; value: unknown }> };
      };
      const reply = await liaison.call(path, input);
      if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(reply)}`);
      return reply.value;
    },
    [path, input] as const,
  ) as Promise<T>;

const theme = (page: Page, value: "light" | "dark") => call(page, "settings.set", { key: "theme", value });
const zoom = (app: ElectronApplication, factor: number) =>
  app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(to),
    factor,
  );
const size = (app: ElectronApplication, width: number, height: number) =>
  app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setSize(w, h),
    [width, height] as const,
  );

test("a negotiation: from the first ask to terms in force", async ({ app, page, userData }, info) => {
  test.setTimeout(180_000);
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await introduce(page);
  await call(page, "partners.create", { name: "Kestrel Media" });
  const db = (sql: string) => one(userData, sql);

  await test.step("the empty page says what to do next", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await expect(page).toHaveURL(/#\/negotiations$/);
    await expect(page.getByText(/No negotiation is open/)).toBeVisible();
    await accessible(page);
    await shot("empty");
  });

  await test.step("one is begun", async () => {
    await page.keyboard.press("Control+n");
    const dialog = page.getByRole("dialog", { name: "New negotiation" });
    await page.keyboard.type("Kestrel");
    await expect(page.getByRole("option", { name: "Kestrel Media" })).toBeVisible();
    await page.keyboard.press("Enter");
    await dialog.getByRole("textbox", { name: "Subject" }).fill("Rate for the Christmas season");
    await dialog.getByRole("textbox", { name: "Decide by" }).fill("in 2 weeks");
    await accessible(page);
    await shot("new");
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Stage: Preparing" })).toBeVisible();
    expect(db("SELECT subject FROM negotiation")).toBe("Rate for the Christmas season");
  });

  await test.step("they ask for 12 %", async () => {
    await page.getByRole("button", { name: "They offered" }).click();
    await page.getByRole("textbox", { name: "Share of the sale" }).fill("120");
    await page.keyboard.press("Tab");
    await expect(page.getByText("120 % is more than the whole.", { exact: false })).toBeVisible();
    await shot("wrong rate");
    await page.getByRole("textbox", { name: "Share of the sale" }).fill("12");
    await expect(page.getByLabel("In words")).toContainText("12% of the sale.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("heading", { name: "Round 1: they offered" })).toBeVisible();
    expect(ask(userData, `SELECT "by", answer FROM offer`)).toEqual([{ by: "them", answer: null }]);
    expect(db("SELECT stage FROM negotiation")).toBe("countered");
  });

  await test.step("we counter with 9 % and a fee", async () => {
    await page.getByRole("button", { name: "Counter", exact: true }).click();
    await page.getByRole("textbox", { name: "Share of the sale" }).fill("9");
    await page.getByRole("button", { name: "Add: Flat fee" }).click();
    await expect(page.getByRole("textbox", { name: "Flat fee" })).toBeFocused();
    await page.keyboard.type("500");
    await expect(page.getByLabel("In words")).toContainText("€500.00 once");
    await page.getByRole("textbox", { name: "Why" }).fill("They bring new customers in December.");
    for (const part of ["Tiers", "Bonus", "Cap", "Exclusivity"])
      await page.getByRole("button", { name: `Add: ${part}` }).click();
    await page.getByRole("button", { name: "Offer", exact: true }).click();
    await accessible(page);
    await shot("editor");
    for (const part of ["Tiers", "Bonus", "Cap", "Exclusivity"])
      await page.getByRole("button", { name: `Remove: ${part}` }).click();
    await page.getByRole("button", { name: "Offer", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Round 2: we offered" })).toBeVisible();
    await expect(page.getByText("12% → 9%; +500.00 once").first()).toBeVisible();
    await accessible(page);
    await shot("rounds");
  });
  await theme(page, "dark");
  await shot("rounds dark");
  await theme(page, "light");
  await size(app, 900, 600);
  await page.waitForTimeout(300);
  await shot("rounds 900");
  await size(app, 1280, 800);
  await zoom(app, 2);
  await page.waitForTimeout(300);
  await shot("rounds 200");
  await zoom(app, 1);
  await page.evaluate(() => { location.hash = "#/negotiations"; });
  await page.waitForTimeout(500);
  await shot("list");
  await page.evaluate(() => { location.hash = "#/negotiations/board"; });
  await page.waitForTimeout(500);
  await accessible(page);
  await shot("board");
});
