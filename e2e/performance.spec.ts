// The numbers of a month: three reports in, the ROI read and opened, the chart walked by keyboard, everything saved as files.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import readXlsx from "read-excel-file/node";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, choose, introduce, one, saveTo } from "./workspace.ts";

const report = (name: string): string =>
  path.join(import.meta.dirname, "..", "electron", "data", "read", "reports", "fixtures", name);
const OCTOBER = { from: "2026-10-01", to: "2026-10-31" };

/** A report as the wizard imports it: chosen in the system's dialog, answered, run. */
async function bringIn(app: ElectronApplication, page: Page, name: string, answers: object): Promise<void> {
  await choose(app, report(name));
  const { token } = await value<{ token: string }>(page, "desk.pickFile");
  await value(page, "imports.run", { file: token, answers });
}

async function save(app: ElectronApplication, page: Page, item: RegExp, file: string): Promise<void> {
  await saveTo(app, file);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  await expect(page.getByText(`Saved as ${path.basename(file)}.`)).toBeVisible();
  expect(existsSync(file)).toBe(true);
}

test("three reports, the ROI and its rows, the chart by keyboard, four files", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.getByText("No numbers yet.")).toBeVisible();
  await accessible(page);
  await page.screenshot({ path: info.outputPath("empty.png") });

  const money = { marginBp: 3500, networkFee: { kind: "percentOfCommission", value: 3000 } };
  const make = async (name: string, network: string, currency: string): Promise<number> =>
    (await value<{ id: number }>(page, "programs.create", { name, network, currency, ...money })).id;
  const awin = await make("Northfield UK", "awin", "GBP");
  const impact = await make("Northfield US", "impact", "USD");
  await bringIn(app, page, "awin_publisher_performance_2026-10.csv", { program: awin, period: OCTOBER });
  await bringIn(app, page, "awin_transactions_2026-10.csv", { program: awin });
  await bringIn(app, page, "impact_performance_by_partner_2026-10.csv", { program: impact, period: OCTOBER });

  await test.step("a partner of the report is linked", async () => {
    const { rows } = await value<{ rows: { network: string; externalId: string; name: string }[] }>(
      page,
      "partners.unmatched",
    );
    const { network, externalId, name } = rows.find(
      (row) => row.network === "awin" && row.name.startsWith("Wild Swim"),
    )!;
    const { id } = await value<{ id: number }>(page, "partners.create", { name });
    await value(page, "partners.link", { network, externalId, partnerId: id });
  });

  await test.step("the numbers of October, by program, are those of the report", async () => {
    await expect(page.getByRole("region", { name: "Numbers of the period" })).toBeVisible();
    await page.getByRole("combobox", { name: "Program", exact: true }).click();
    await page.getByRole("option", { name: "Northfield UK" }).click();
    await expect(page).toHaveURL(/programId=/);
    const { rows } = await value<{ rows: { value: string; roiBp: number; clicks: number }[] }>(
      page,
      "performance.totals",
      { ...OCTOBER, by: [], programId: awin },
    );
    const total = rows[0]!;
    const shown = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
    const card = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) });
    await expect(card("Net value")).toContainText(shown.format(Number(total.value)).replace("£", ""));
    const roi = new Intl.NumberFormat("en-GB", { style: "percent", minimumFractionDigits: 1 });
    await expect(card("ROI")).toContainText(roi.format(total.roiBp / 10_000));
    await accessible(page);
    await page.screenshot({ path: info.outputPath("performance.png") });
  });

  await test.step("a figure opens to its formula, reports and orders", async () => {
    await page.getByRole("button", { name: /^ROI/ }).click();
    const drawer = page.getByRole("dialog", { name: "Return on investment" });
    await expect(drawer.getByText("Net value × margin", { exact: true })).toBeVisible();
    await expect(drawer.getByRole("link", { name: "awin_publisher_performance_2026-10.csv" })).toBeVisible();
    await expect(
      drawer
        .getByText("The newest")
        .or(drawer.getByRole("columnheader", { name: "Order" }))
        .first(),
    ).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("figure.png") });
    await page.keyboard.press("Escape");
    await expect(drawer).toHaveCount(0);
  });

  await test.step("the chart says each point to the keyboard, and is a table too", async () => {
    const walker = page.getByRole("slider", { name: "Points of the chart" });
    await walker.focus();
    await page.keyboard.press("End");
    await expect(walker).toHaveAttribute("aria-valuetext", /^This period, .*2026: /);
    await page.keyboard.press("Home");
    await expect(walker).toHaveValue("1");
    await page.getByRole("button", { name: "Show as table" }).click();
    await expect(page.getByRole("rowheader", { name: /Oct .*2026/ }).last()).toBeVisible();
    await page.getByRole("button", { name: "Show as chart" }).click();
  });

  await test.step("the league is sorted by keyboard and opens a partner beside it", async () => {
    const head = page.getByRole("columnheader", { name: /^Orders/ });
    await head.focus();
    await page.keyboard.press("Enter");
    await expect(head).toHaveAttribute("aria-sort", "descending");
    const known = page.getByRole("grid").getByRole("rowheader", { name: /Wild Swim/ });
    await expect(known.getByLabel("not matched to a partner")).toHaveCount(0);
    await known.click();
    await expect(page.getByRole("tab", { name: "Results", selected: true })).toBeVisible();
    await expect(page.getByText("By program")).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("partner beside.png") });
    await page.goBack();
    await expect(page.getByRole("tab", { name: "Results" })).toHaveCount(0);
  });

  await test.step("what is seen, as files", async () => {
    const at = (name: string): string => path.join(userData, name);
    await save(app, page, /CSV/, at("partners.csv"));
    const lines = readFileSync(at("partners.csv"), "utf8").trim().split("\r\n");
    expect(lines[0]).toContain("Partner,Network id");
    expect(lines).toHaveLength(17);
    await save(app, page, /Excel/, at("numbers.xlsx"));
    const sheets = await readXlsx(at("numbers.xlsx"));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Numbers", "Over time", "Partners", "About"]);
    await save(app, page, /picture/, at("chart.png"));
    expect(readFileSync(at("chart.png")).subarray(1, 4).toString()).toBe("PNG");
    await save(app, page, /PDF/, at("page.pdf"));
    const pdf = readFileSync(at("page.pdf"));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.length).toBeGreaterThan(20_000);
    // Nothing of the paper stays on the screen.
    await expect(page.getByText(/^The first \d+ of/)).toHaveCount(0);
  });

  await test.step("in the dark, and at 200 %", async () => {
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await value(page, "settings.set", { key: "theme", value: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await accessible(page);
    await page.screenshot({ path: info.outputPath("performance dark.png") });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(2));
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(700);
    expect(await sideways()).toBeLessThanOrEqual(0);
  });

  expect(one(userData, "SELECT count(*) FROM batch WHERE kind = 'import' AND state = 'done'")).toBe(3);
  expect(one(userData, "SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
});
