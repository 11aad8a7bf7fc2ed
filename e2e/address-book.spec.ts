// The manager's first hour: imports what they have, corrects a fact, logs a call by keyboard only, takes an import back.
import { expect, test } from "./fixture.ts";
import { accessible, ask, counts, importFile, introduce, one, sample } from "./workspace.ts";

test("three files in, an edit, a call by keyboard, and one import taken back", async ({
  app,
  page,
  userData,
}, info) => {
  await introduce(page);
  await expect(page.getByRole("button", { name: "Import my partners" })).toBeVisible();
  await accessible(page);
  expect(counts(userData).partner).toBe(0);

  await importFile(app, page, sample("google_contacts.csv"), /^Import 20 contacts/);
  await accessible(page);
  expect(one(userData, "SELECT count(*) FROM contact")).toBe(20);
  expect(one(userData, "SELECT count(*) FROM partner WHERE name LIKE 'Kestrel%'")).toBe(1);
  const afterFirst = counts(userData);

  await importFile(app, page, sample("google_contacts_old_header.csv"), /^Import 5 /);
  expect(counts(userData)).toMatchObject({ partner: afterFirst.partner!, contact: 20 });

  await importFile(app, page, sample("linkedin_connections.csv"), /^Import \d+ /);
  const people = one(userData, "SELECT count(*) FROM contact");
  expect(Number(people)).toBeGreaterThan(20);
  const linkedin = one(userData, "SELECT max(id) FROM batch WHERE kind = 'import'");

  await test.step("an edit where the fact stands", async () => {
    await page.getByRole("link", { name: "Partners", exact: true }).click();
    await page.getByRole("rowheader", { name: "Gear Ledger" }).dblclick();
    await page.getByLabel("Cadence (days)").click();
    await page.keyboard.type("30");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => one(userData, "SELECT cadenceDays FROM partner WHERE name = 'Gear Ledger'"))
      .toBe(30);
    await accessible(page);
    await page.screenshot({ path: info.outputPath("partner.png") });
  });

  await test.step("a call, by keyboard only", async () => {
    await page.keyboard.press("Control+l");
    await expect(page.getByRole("dialog", { name: "Log a call" })).toBeVisible();
    await accessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await expect(page).toHaveURL(/#\/partners$/);
    const started = Date.now();
    await page.keyboard.press("Control+l");
    await expect(page.getByRole("dialog", { name: "Log a call" })).toBeVisible();
    await expect(page.getByRole("dialog").getByLabel("With").first()).toBeFocused();
    await page.keyboard.type("wild swim");
    await expect(page.getByRole("option").first()).toContainText("Wild Swim Weekly");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "What was said" })).toBeFocused();
    await page.keyboard.type("Wants a code for the January dip.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Next contact with Wild Swim Weekly" })).toBeVisible();
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(Date.now() - started).toBeLessThan(15_000);
    const [call] = ask<{ kind: string; text: string; name: string; next: string | null }>(
      userData,
      `SELECT i.kind, i.text, p.name, p.nextContactOn AS next FROM interaction i JOIN participant q ON q.interactionId = i.id
       JOIN partner p ON p.id = q.partnerId`,
    );
    expect(call).toMatchObject({
      kind: "call",
      text: "Wants a code for the January dip.",
      name: "Wild Swim Weekly",
    });
    expect(call?.next).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  await test.step("the last import is taken back, the rest stays", async () => {
    await page.getByRole("link", { name: "Import & share" }).click();
    await page
      .getByRole("row", { name: /linkedin_connections/ })
      .getByRole("button", { name: /Undo/ })
      .click();
    await expect
      .poll(() => one(userData, "SELECT state FROM batch WHERE id = ?", Number(linkedin)))
      .toBe("undone");
    expect(one(userData, "SELECT count(*) FROM contact")).toBe(20);
    expect(one(userData, "SELECT count(*) FROM partner")).toBe(afterFirst.partner);
    expect(one(userData, "SELECT count(*) FROM partner WHERE deletedAt IS NOT NULL")).toBe(0);
    expect(one(userData, "SELECT count(*) FROM interaction")).toBe(1);
    expect(one(userData, "SELECT cadenceDays FROM partner WHERE name = 'Gear Ledger'")).toBe(30);
    expect(one(userData, "SELECT quick_check FROM pragma_quick_check")).toBe("ok");
    await page.screenshot({ path: info.outputPath("imports.png") });
  });
});
