// Writing from a template: made, filled for somebody, handed to the mail program, a copy kept; and people saved into files.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, introduce, one, saveTo } from "./workspace.ts";
import { open, pictures } from "./window.ts";

interface Made {
  id: number;
}

/** What leaves for the system's mail program, and what is put on the clipboard. */
const catchLinks = (app: ElectronApplication) =>
  app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
const lastLink = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.at(-1) ?? "");
/** Takes away what the last steps said, so that nothing lies over a dialog. */
async function calm(page: Page): Promise<void> {
  const said = page.getByRole("alert");
  // All at once: each that goes moves the others away from under the pointer.
  await said
    .getByRole("button", { name: "Close" })
    .evaluateAll((buttons) =>
      buttons.forEach((button) => button.dispatchEvent(new MouseEvent("click", { bubbles: true }))),
    );
  await expect(said).toHaveCount(0);
}
async function world(page: Page) {
  const partner = await value<Made>(page, "partners.create", {
    name: "Trail Thrift",
    websites: ["trailthrift.example"],
  });
  const add = (input: object) => value<Made>(page, "contacts.create", { partnerId: partner.id, ...input });
  const maya = await add({
    fullName: "Maya Okafor",
    emails: ["maya+one@trailthrift.example"],
    phones: ["+44 20 7946 0101"],
  });
  const ben = await add({ fullName: "Ben Ode", emails: ["ben@trailthrift.example"], doNotContact: true });
  return { partner: partner.id, maya: maya.id, ben: ben.id };
}

test("templates, a message written, and its copy", async ({ app, page, userData }, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  await catchLinks(app);
  const { partner, maya } = await world(page);
  const shots = (file: string) => info.outputPath(file);
  const dialog = page.getByRole("dialog");

  await test.step("the empty list offers three to start from, and makes none by itself", async () => {
    await open(page, "#/settings");
    await page.getByRole("button", { name: "Templates", exact: true }).click();
    await expect(page.getByText("No template yet.")).toBeVisible();
    expect(one(userData, "SELECT count(*) FROM template")).toBe(0);
    await pictures(page, "templates empty", shots);
    await page.getByRole("button", { name: "Start from “Welcome to the program”" }).click();
    await expect(dialog.getByText("Hi Ben,")).toBeVisible();
    await expect(dialog.getByText(/is on its way/).last()).toBeVisible();
    await accessible(page);
    await pictures(page, "template", shots);
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toHaveCount(0);
    expect(one(userData, "SELECT name FROM template")).toBe("Welcome to the program");
  });

  await test.step("a field is put where the caret is; a name is asked for", async () => {
    await page.getByRole("button", { name: "New template" }).click();
    await dialog.getByLabel("Subject").fill("Numbers for ");
    await dialog.getByRole("button", { name: "Insert a field" }).click();
    await page.getByRole("menuitem", { name: "partner", exact: true }).click();
    await expect(dialog.getByLabel("Subject")).toHaveValue("Numbers for {partner}");
    await dialog
      .getByLabel("Text")
      .fill("Hi {First Name},\n\nyou had {visits} visits and {orders} orders.\n{{ok}}");
    await expect(dialog.getByText("{visits}: there is no such field.")).toBeVisible();
    await pictures(page, "template with unknown fields", shots);
    await dialog.getByRole("button", { name: "Save the template" }).click();
    await expect(dialog.getByText("Give the template a name.")).toBeVisible();
    await dialog.getByLabel("Name").fill("Numbers");
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await pictures(page, "templates", shots);
    await accessible(page);
  });

  await test.step("W on a person: what is not known is named, filled in or left out, and the mail program gets it", async () => {
    await calm(page);
    await open(page, `#/people/${maya}`);
    await expect(page.getByRole("tab", { name: "Timeline" })).toBeVisible();
    await page.keyboard.press("w");
    await expect(dialog.getByRole("heading", { name: "Write to Maya Okafor" })).toBeVisible();
    await dialog.getByLabel("Template").click();
    await page.getByRole("option", { name: "Numbers" }).click();
    await expect(dialog.getByLabel("Subject")).toHaveValue("Numbers for Trail Thrift");
    await expect(dialog.getByRole("textbox", { name: "Text" })).toHaveValue(/^Hi Maya,/);
    await expect(dialog.getByLabel("{orders}")).toBeVisible();
    await dialog.getByLabel("{visits}").fill("1,234 & more");
    await accessible(page);
    await pictures(page, "write", shots);
    await dialog.getByLabel("Subject").focus();
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("A copy to Maya Okafor is kept as sent.")).toBeVisible();
    const link = await lastLink(app);
    expect(
      link.startsWith("mailto:maya%2Bone@trailthrift.example?subject=Numbers%20for%20Trail%20Thrift&body="),
    ).toBe(true);
    const body = "Hi Maya,\n\nyou had 1,234 & more visits and orders.\n{ok}";
    expect(decodeURIComponent(link.split("body=")[1]!)).toBe(body.replaceAll("\n", "\r\n"));
    const [row] = ask<Record<string, unknown>>(
      userData,
      "SELECT kind, direction, subject, text, json_extract(envelope, '$.written') AS written FROM interaction",
    );
    expect(row).toEqual({
      kind: "email",
      direction: "out",
      subject: "Numbers for Trail Thrift",
      text: body,
      written: 1,
    });
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(page.getByText("sent from Liaison")).toBeVisible();
    await pictures(page, "written", shots);
    await page
      .getByRole("alert")
      .filter({ hasText: "A copy to Maya Okafor is kept as sent." })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect
      .poll(() => one(userData, "SELECT count(*) FROM interaction WHERE deletedAt IS NULL"))
      .toBe(0);
  });

  await test.step("W on a partner with several: chosen; “Do not contact” asks; too long goes to the clipboard", async () => {
    await calm(page);
    await open(page, `#/partners/${partner}/full`);
    await expect(page.getByText("Timeline").first()).toBeVisible();
    await page.keyboard.press("w");
    await expect(dialog.getByRole("heading", { name: "Write to Trail Thrift" })).toBeVisible();
    await dialog.getByRole("textbox", { name: "Text" }).fill("ä ".repeat(900));
    await dialog.getByRole("button", { name: "Open in mail program" }).click();
    await expect(dialog.getByText("Choose whom to write to.")).toBeVisible();
    await dialog.getByLabel("To", { exact: true }).click();
    await page.getByRole("option", { name: /Ben Ode/ }).click();
    await expect(dialog.getByText("Ben Ode is marked “Do not contact”.")).toBeVisible();
    await expect(dialog.getByText("This is too long to hand to a mail program.")).toBeVisible();
    await dialog.getByRole("button", { name: "Open in mail program" }).click();
    await expect(dialog.getByText("Say that it is meant")).toBeVisible();
    await pictures(page, "write do not contact", shots);
    await dialog.getByLabel("Write anyway").check();
    await dialog.getByLabel("Subject").fill("Long");
    await dialog.getByRole("button", { name: "Open in mail program" }).click();
    await expect(dialog).toHaveCount(0);
    expect(await lastLink(app)).toBe("mailto:ben@trailthrift.example?subject=Long");
    await expect(page.getByText("The text is on the clipboard")).toBeVisible();
    await page.keyboard.press("w");
    await dialog.getByRole("textbox", { name: "Text" }).focus();
    await page.keyboard.press("Control+v");
    await expect(dialog.getByRole("textbox", { name: "Text" })).toHaveValue("ä ".repeat(900));
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    expect(one(userData, "SELECT length(text) FROM interaction WHERE deletedAt IS NULL")).toBe(1800);
  });

  await test.step("a template in the trash comes back from there", async () => {
    await open(page, "#/settings");
    await page.getByRole("button", { name: "Move Numbers to the trash" }).click();
    await expect(page.getByText("The template Numbers is in the trash.")).toBeVisible();
    await open(page, "#/trash");
    await page.getByRole("main").locator("label", { hasText: "Templates" }).click();
    await page.getByRole("button", { name: "Restore Numbers" }).click();
    await expect.poll(() => one(userData, "SELECT count(*) FROM template WHERE deletedAt IS NULL")).toBe(2);
    expect(one(userData, "SELECT quick_check FROM pragma_quick_check")).toBe("ok");
  });
});

test("people saved into files, and back without a change", async ({ app, page, userData }, info) => {
  await introduce(page);
  const { partner, maya } = await world(page);
  const shots = (file: string) => info.outputPath(file);
  const before = one(userData, "SELECT max(id) FROM change");
  const file = path.join(userData, "all.vcf");

  await open(page, "#/import");
  await expect(page.getByRole("heading", { name: "Save contacts" })).toBeVisible();
  await accessible(page);
  await pictures(page, "save contacts", shots);
  await saveTo(app, null);
  await page.getByRole("button", { name: "For Apple and Outlook…" }).click();
  expect(existsSync(file)).toBe(false);
  await saveTo(app, file);
  await page.getByRole("button", { name: "For Apple and Outlook…" }).click();
  await expect(
    page.getByText("Saved 2 people in all.vcf. 1 of them is marked “Do not contact”."),
  ).toBeVisible();
  expect(readFileSync(file, "utf8").match(/VERSION:3\.0/g)).toHaveLength(2);

  await open(page, "#/people");
  await page
    .getByRole("row", { name: /Maya Okafor/ })
    .getByRole("gridcell")
    .first()
    .click();
  await page.getByRole("button", { name: "Save contacts" }).click();
  await pictures(page, "save selection", shots);
  await saveTo(app, path.join(userData, "some.csv"));
  await page.getByRole("menuitem", { name: "Save as Google CSV…" }).click();
  await expect(page.getByText("Saved 1 person in some.csv.")).toBeVisible();
  expect(readFileSync(path.join(userData, "some.csv"), "utf8")).toContain(",+44 20 7946 0101,");

  await calm(page);
  await open(page, `#/people/${maya}`);
  await saveTo(app, path.join(userData, "maya.vcf"));
  await page.getByRole("button", { name: "Save Maya Okafor as a file" }).click();
  await pictures(page, "save person", shots);
  await page.getByRole("menuitem", { name: "Save as vCard…" }).click();
  await expect(page.getByText("Saved 1 person in maya.vcf.")).toBeVisible();
  expect(readFileSync(path.join(userData, "maya.vcf"), "utf8")).toContain("FN:Maya Okafor\r\n");

  await open(page, `#/partners/${partner}`);
  await saveTo(app, path.join(userData, "partner.vcf"));
  await page.getByRole("button", { name: "More", exact: true }).click();
  await pictures(page, "partner menu", shots);
  await page.getByRole("menuitem", { name: "Save its people as vCard…" }).click();
  await expect(page.getByText("Saved 2 people in partner.vcf.")).toBeVisible();
  expect(readFileSync(path.join(userData, "partner.vcf"), "utf8")).toContain("VERSION:4.0");

  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  const token = await value<{ token: string }>(page, "desk.pickFile");
  expect(await value(page, "imports.run", { file: token.token })).toMatchObject({
    rows: 2,
    created: 0,
    changed: 0,
  });
  expect(one(userData, "SELECT max(id) FROM change")).toBe(before);
});
