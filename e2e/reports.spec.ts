// Reports of networks in through the wizard: asked, looked at, matched, read as numbers, and one of them taken back.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, root, test } from "./fixture.ts";
import { accessible, ask, choose, importFile, introduce, one, sample, saveTo } from "./workspace.ts";
import { open, pictures } from "./window.ts";

const report = (name: string): string =>
  path.join(root, "electron", "data", "read", "reports", "fixtures", name);

async function openFile(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await choose(app, file);
  await open(page, "/import");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await expect(page.getByRole("heading", { name: path.basename(file), exact: true })).toBeVisible();
}

const accounts = (userData: string) =>
  Number(one(userData, "SELECT count(DISTINCT networkKey) FROM result_account WHERE partnerId IS NULL"));

test("three reports in, two partners matched, the return read, one import taken back", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(180_000);
  const to = (file: string) => info.outputPath(file);
  await introduce(page);
  await importFile(app, page, sample("google_contacts.csv"), /^Import 20 contacts/);
  // Without a month in its name the file says nothing of its days.
  const undated = path.join(userData, "publisher performance.csv");
  copyFileSync(report("awin_publisher_performance_2026-10.csv"), undated);

  await test.step("a summary: what was found, and what each column means", async () => {
    await openFile(app, page, undated);
    await expect(page.getByRole("combobox", { name: "Format" })).toHaveValue("Awin, publisher performance");
    await expect(page.getByText("Not in the file. It is asked in the next step.")).toBeVisible();
    await expect(page.getByText("GBP, from its column")).toBeVisible();
    await expect(page.getByText("The id that the network gives the partner.")).toBeVisible();
    await accessible(page);
    await pictures(page, "1 file", to);
    await page.keyboard.press("Control+Enter");
  });

  await test.step("its program is new, its days are asked before anything can be imported", async () => {
    await expect(page.getByText("Which program is this report of?")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Which program is this report of?" })).toHaveValue(
      "A new program",
    );
    const button = page.getByRole("button", { name: /^Import|^Nothing to import/ });
    await expect(button).toBeDisabled();
    await expect(page.getByText("1 answer is missing before this can be imported.").first()).toBeVisible();
    await page.getByRole("textbox", { name: "First day" }).fill("1 oct 2026");
    await page.keyboard.press("Tab");
    await page.keyboard.type("31 oct 2026");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Import 16 rows" })).toBeEnabled();
    await expect(page.getByText("Northfield Outdoor, a new program on Awin")).toBeVisible();
    await accessible(page);
    await pictures(page, "2 preview", to);
    expect(one(userData, "SELECT count(*) FROM result_summary")).toBe(0);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("heading", { name: /is imported/ })).toBeVisible();
    expect(one(userData, "SELECT count(*) FROM result_summary")).toBe(16);
    expect(
      ask(
        userData,
        "SELECT name, network, currency FROM program WHERE network = 'awin' AND deletedAt IS NULL",
      ),
    ).toEqual([{ name: "Northfield Outdoor", network: "awin", currency: "GBP" }]);
    await accessible(page);
    await pictures(page, "3 result", to);
  });

  await test.step("what is not known waits; one is linked by Enter, another is made, both can be undone", async () => {
    const before = accounts(userData);
    expect(before).toBeGreaterThan(2);
    await page.getByRole("button", { name: /^Match \d+ partners?$/ }).click();
    await expect(page.getByRole("radio", { name: `Reports ${before}` })).toBeChecked();
    await accessible(page);
    await pictures(page, "6 tray", to);
    await page.getByRole("grid", { name: "Partners of reports" }).focus();
    await page.keyboard.press("r");
    await expect(page.getByRole("textbox", { name: "Name of the partner" })).toBeFocused();
    await page.keyboard.type("Made From A Report");
    await pictures(page, "7 tray new", to);
    await page.getByRole("textbox", { name: "Name of the partner" }).press("Enter");
    await expect(page.getByText(/^Made From A Report is a new partner with \d+ row/)).toBeVisible();
    await expect.poll(() => accounts(userData)).toBe(before - 1);
    await page
      .getByRole("alert")
      .filter({ hasText: "Made From A Report" })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect.poll(() => accounts(userData)).toBe(before);
    await expect
      .poll(() =>
        one(userData, "SELECT deletedAt IS NOT NULL FROM partner WHERE name = 'Made From A Report'"),
      )
      .toBe(1);
    await page.getByRole("grid", { name: "Partners of reports" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("1 row now belongs to Camping Kompass.")).toBeVisible();
    await page.keyboard.press("j");
    await expect(
      page.getByRole("region", { name: "The partner Kestrel Media Group Inc. of a report" }),
    ).toBeVisible();
    await page.keyboard.press("o");
    await page.getByRole("textbox", { name: "Find a partner" }).fill("Kestrel");
    await expect(page.getByRole("option").first()).toContainText("Kestrel Media");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/now belongs? to Kestrel Media/)).toBeVisible();
    await expect.poll(() => accounts(userData)).toBe(before - 2);
  });

  await test.step("an order list goes to the same program; the days of another network are in its title", async () => {
    await openFile(app, page, report("awin_transactions_2026-10.csv"));
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(page.getByText("Does this list hold all orders of its days?")).toBeVisible();
    await expect(page.getByText("Northfield Outdoor, on Awin")).toBeVisible();
    await page.getByRole("button", { name: "Import 36 rows" }).click();
    await expect(page.getByRole("heading", { name: /is imported/ })).toBeVisible();

    // A later download of the same days: one order is declined.
    const later = path.join(userData, "awin later.csv");
    const [before, after] = [`"2026-10-01 13:10:43",0,,`, `"2026-10-01 13:10:43",2,,`];
    const text = readFileSync(report("awin_transactions_2026-10.csv"), "utf8");
    expect(text).toContain(before);
    writeFileSync(later, text.replace(before, after));
    await openFile(app, page, later);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    const flips = page.getByRole("table", { name: "Orders whose status changes 1" });
    await expect(flips.getByRole("row").nth(1)).toContainText("Pending → Reversed");
    await expect(flips.getByRole("row").nth(1)).toContainText("£164.61");
    await pictures(page, "5 flips", to);
    await expect(page.getByRole("button", { name: "Import 1 row" })).toBeEnabled();

    await openFile(app, page, report("cj_performance_by_publisher_2026-10.csv"));
    await expect(page.getByText(/^Oct 1, 2026 to Oct 31, 2026, from the lines above/)).toBeVisible();
    await pictures(page, "4 cj file", to);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(page.getByText("The rows that are taken add up to the file's own totals.")).toBeVisible();
    await accessible(page);
    await pictures(page, "5 cj preview", to);
    await page.getByRole("button", { name: "Import 15 rows" }).click();
    await expect(page.getByRole("heading", { name: /is imported/ })).toBeVisible();
    expect(one(userData, "SELECT count(*) FROM result_order_row")).toBe(36);
  });

  await test.step("with a margin the page says the return", async () => {
    await page.getByRole("button", { name: "See the numbers" }).click();
    await expect(page.getByRole("heading", { name: "Performance", exact: true })).toBeVisible();
    await open(page, "/settings/programs");
    const programs = page.getByRole("region", { name: "Programs", exact: true });
    const details = programs.getByRole("button", { name: "Details of Northfield Outdoor" }).first();
    await details.click();
    const margin = programs
      .getByRole("textbox", { name: "Margin of Northfield Outdoor from The beginning" })
      .first();
    await margin.fill("35");
    await margin.press("Enter");
    await expect.poll(() => one(userData, "SELECT count(*) FROM program_money")).toBe(1);
    const { rows } = await value<{ rows: { currency: string; value: string; roiBp: number | null }[] }>(
      page,
      "performance.totals",
      { from: "2026-10-01", to: "2026-10-31", by: ["program"] },
    );
    const pounds = rows.find(({ currency }) => currency === "GBP");
    expect(pounds?.value).toBe("34178.67");
    // (34,178.67 × 35 % − 2,200.73) / 2,200.73, without a network fee.
    expect(pounds?.roiBp).toBe(44_357);
    const id = Number(one(userData, "SELECT id FROM program WHERE network = 'awin'"));
    await open(page, `/performance/span=between&from=2026-10-01&to=2026-10-31&programId=${id}`);
    await expect(page.getByText(/443[.,]6\s?%/).first()).toBeVisible();
    await pictures(page, "8 performance", to);
  });

  await test.step("the order list is taken back whole; the summary counts as before", async () => {
    await open(page, "/import");
    await accessible(page);
    await pictures(page, "9 past imports", to);
    await page
      .getByRole("row", { name: /awin_transactions/ })
      .getByRole("button", { name: /^Undo/ })
      .click();
    await expect(page.getByText(/The import is undone/)).toBeVisible();
    await expect.poll(() => one(userData, "SELECT count(*) FROM result_order_row")).toBe(0);
    expect(one(userData, "SELECT count(*) FROM result_summary")).toBe(31);
    expect(ask(userData, "SELECT file, state FROM batch WHERE kind = 'import' ORDER BY id").slice(1)).toEqual(
      [
        { file: "publisher performance.csv", state: "done" },
        { file: "awin_transactions_2026-10.csv", state: "undone" },
        { file: "cj_performance_by_publisher_2026-10.csv", state: "done" },
      ],
    );
    // What a person linked stays with the partner.
    expect(
      ask(
        userData,
        "SELECT p.name FROM partner_set s JOIN partner p ON p.id = s.ownerId WHERE s.key IN ('awin:704231', 'awin:712493') ORDER BY s.key",
      ).map((row) => Object.values(row as object)[0]),
    ).toEqual(["Camping Kompass", "Kestrel Media Grp."]);
  });
});

const haus = [
  "Nr;Wann;Wer;Wert;Lohn",
  "x1;03/10/2026;Trail Thrift;1.234,50;12,35",
  "x2;04/10/2026;Peak and Pine;10,00;0,50",
];

/** Chooses a field for a column. */
async function becomes(page: Page, column: string, label: string): Promise<void> {
  const field = page.getByRole("combobox", { name: `${column}: Becomes` });
  await field.fill(label);
  const list = page.getByRole("listbox", { name: `${column}: Becomes` });
  await list.getByRole("option", { name: label, exact: true }).click();
  await expect(field).toHaveValue(label);
}

test("a table of unknown words is named as a report, mapped, kept as a format and given on", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(120_000);
  const to = (file: string) => info.outputPath(file);
  await introduce(page);
  const file = path.join(userData, "haus.csv");
  writeFileSync(file, `${haus.join("\n")}\n`);

  await test.step("taken for contacts, said to be a report, its columns named", async () => {
    await openFile(app, page, file);
    await page.getByRole("button", { name: "This is a network report, not a list of contacts" }).click();
    await expect(page.getByText(/^Columns are missing/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Preview", exact: true })).toBeDisabled();
    await becomes(page, "Nr", "Transaction id");
    await becomes(page, "Wann", "Day or period");
    await becomes(page, "Wer", "Partner");
    await becomes(page, "Wert", "Order value");
    await becomes(page, "Lohn", "Commission");
    await expect(page.getByRole("combobox", { name: "Order of days" })).toHaveValue("Day, month, year");
    await expect(page.getByText("03/10/2026 is read as Oct 3, 2026.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Decimal mark" })).toHaveValue("Comma: 1.234,56");
    await accessible(page);
    await pictures(page, "a mapped", to);
  });

  await test.step("kept under a name", async () => {
    await page.getByRole("button", { name: "Keep as a format" }).click();
    await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
    await page.keyboard.type("Haus");
    await pictures(page, "b keep", to);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "Format" })).toHaveValue("Haus");
    const [kept] = ask<{ detail: string }>(userData, "SELECT detail FROM report_format");
    expect((JSON.parse(kept!.detail) as { columns: unknown }).columns).toEqual([
      { field: "id", names: ["Nr"] },
      { field: "day", names: ["Wann"] },
      { field: "partnerName", names: ["Wer"] },
      { field: "value", names: ["Wert"] },
      { field: "commission", names: ["Lohn"] },
    ]);
  });

  await test.step("its currency is asked, and its days can be read in two ways", async () => {
    await page.keyboard.press("Control+Enter");
    await page.getByRole("combobox", { name: "In which currency are the amounts?" }).fill("SEK");
    await page.getByRole("option", { name: /^SEK/ }).click();
    await expect(page.getByText("SEK", { exact: true }).first()).toBeVisible();
    await expect(page.getByRole("combobox", { name: "In which currency are the amounts?" })).toHaveValue(
      /^SEK/,
    );
    await accessible(page);
    await pictures(page, "c preview", to);
  });

  await test.step("in a small window, and at 200 %", async () => {
    await page.setViewportSize({ width: 900, height: 600 });
    await page.waitForTimeout(300);
    await page.screenshot({ path: to("d preview 900x600.png") });
    await page.getByRole("button", { name: "File", exact: true }).click();
    await page.screenshot({ path: to("d file 900x600.png") });
    await page.setViewportSize({ width: 640, height: 384 });
    await page.waitForTimeout(300);
    await page.screenshot({ path: to("e file 200.png") });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole("table", { name: "Columns" }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: to("e columns 200.png") });
    await open(page, "/unmatched/reports");
    await page.waitForTimeout(300);
    await page.screenshot({ path: to("e tray 200.png") });
    await page.setViewportSize({ width: 1280, height: 768 });
  });

  await test.step("in Settings: saved as a file, removed, brought back, loaded", async () => {
    await open(page, "/settings/formats");
    const formats = page.getByRole("region", { name: "Report formats" });
    await expect(formats.getByRole("cell", { name: "Haus", exact: true })).toBeVisible();
    const saved = path.join(userData, "Haus.json");
    await saveTo(app, saved);
    await formats.getByRole("button", { name: "Save Haus as a file" }).click();
    await expect(page.getByText("Saved as Haus.json")).toBeVisible();
    expect(JSON.parse(readFileSync(saved, "utf8"))).toMatchObject({
      liaison: "report-definition",
      name: "Haus",
    });
    await accessible(page);
    await pictures(page, "f settings", to);
    await formats.getByRole("button", { name: "Remove Haus" }).click();
    await expect(formats.getByText(/^None yet/)).toBeVisible();
    await page
      .getByRole("alert")
      .filter({ hasText: "is removed" })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect(formats.getByRole("cell", { name: "Haus", exact: true })).toBeVisible();
    await formats.getByRole("button", { name: "Remove Haus" }).click();
    await expect(formats.getByText(/^None yet/)).toBeVisible();
    await choose(app, saved);
    await formats.getByRole("button", { name: "Load a format from a file" }).click();
    await expect(page.getByText("The format Haus is here.")).toBeVisible();
    expect(ask(userData, "SELECT name FROM report_format")).toEqual([{ name: "Haus" }]);
  });
});
