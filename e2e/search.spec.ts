// One box over everything: found while typing, by any spelling, by a slip of the keyboard, and commands beside it.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { inbox } from "./fixtures/mail.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, importFile, introduce, one, sample } from "./workspace.ts";
import { open } from "./window.ts";

test("everything that is kept is found while typing, and the same box runs commands", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  await importFile(app, page, sample("google_contacts.csv"), /^Import 20 contacts/);
  const file = path.join(userData, "inbox.mbox");
  writeFileSync(file, inbox);
  await importFile(app, page, file, /^Import \d+ messages/);
  const box = page.getByRole("searchbox", { name: "Search" });
  const hits = page.getByRole("listbox", { name: "Search" });
  const find = async (text: string): Promise<void> => {
    await page.keyboard.press("Control+k");
    await box.fill(text);
  };

  await test.step("partners, people and what was said, by kind, with the words marked", async () => {
    await find("trail");
    await expect(hits.getByRole("group", { name: "Partners" }).getByRole("option").first()).toContainText(
      "Trail",
    );
    await expect(hits.getByRole("group", { name: "People" })).toBeVisible();
    await expect(hits.locator("mark").first()).toHaveText("Trail");
    await accessible(page);
    await page.screenshot({ path: info.outputPath("hits.png") });
  });

  await test.step("a swapped letter, a part of a word, a number in another spelling", async () => {
    await find("ksetrel");
    await expect(hits.getByRole("option").first()).toContainText("Kestrel Media");
    await find("estrelmed");
    await expect(hits.getByRole("option").first()).toContainText("Kestrel");
    await find("(646) 555 0110");
    await expect(hits.getByRole("group", { name: "People" }).getByRole("option").first()).toContainText(
      "555-0110",
    );
  });

  await test.step("a message in the tray says so, and opens as a conversation", async () => {
    await find("hollowpine");
    const option = hits.getByRole("group", { name: "Conversations" }).getByRole("option").first();
    await expect(option).toContainText("Unmatched");
    await page.screenshot({ path: info.outputPath("tray.png") });
    await option.click();
    await expect(page).toHaveURL(/#\/thread\/\d+$/);
    const id = Number(page.url().split("/").at(-1));
    expect(ask(userData, "SELECT tray FROM interaction WHERE id = ?", id)).toEqual([{ tray: 1 }]);
  });

  await test.step("a word that was quoted far down leads to its conversation, by keyboard", async () => {
    await find("kaleidosc");
    await expect(hits.getByRole("option").first()).toContainText("kaleidoscope");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Black Friday placement" })).toBeVisible();
  });

  await test.step("a file by its name", async () => {
    await find("insertion order 2026");
    await expect(hits.getByRole("group", { name: "Files" }).getByRole("option").first()).toContainText(
      "Insertion order 2026.pdf",
    );
  });

  await test.step("Enter before the answer takes the best of that answer", async () => {
    await page.keyboard.press("Control+k");
    await box.fill("");
    await page.keyboard.type("maya okafor");
    await page.keyboard.press("Enter");
    const maya = Number(one(userData, "SELECT id FROM contact WHERE fullName LIKE 'Maya Okafor%'"));
    await expect(page).toHaveURL(new RegExp(`#/people/${maya}$`));
  });

  await test.step("commands: all of them, one by its words, one with a name", async () => {
    await find(">");
    await expect(hits.getByRole("option", { name: /Go to Import & share/ })).toBeVisible();
    await page.screenshot({ path: info.outputPath("commands.png") });
    await find("import");
    await hits.getByRole("option", { name: /Go to Import & share/ }).click();
    await expect(page).toHaveURL(/#\/import$/);
    await find("log a call with trail thrift");
    await expect(hits.getByRole("option").first()).toContainText("Log a call with");
    await page.screenshot({ path: info.outputPath("with a name.png") });
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Log a call" })).toContainText("Trail Thrift");
    await page.keyboard.press("Escape");
  });

  await test.step("what was opened lately while it is empty; nothing found says so", async () => {
    await page.keyboard.press("Control+k");
    await expect(hits).toContainText("Opened lately");
    await page.screenshot({ path: info.outputPath("empty.png") });
    await box.fill("zzzzqqq");
    await expect(hits).toContainText("Nothing has “zzzzqqq” in it.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  await test.step("the index is made anew from Settings and finds as before", async () => {
    await open(page, "/settings/search");
    await page.getByRole("button", { name: "Make the index anew" }).click();
    await expect(page.getByText("The index is new.")).toBeVisible();
    await page.screenshot({ path: info.outputPath("settings.png") });
    await find("kaleidosc");
    await expect(hits.getByRole("option").first()).toContainText("kaleidoscope");
  });

  await test.step("dark", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await find("trail");
    await expect(hits.locator("mark").first()).toBeVisible();
    await page.screenshot({ path: info.outputPath("dark.png") });
  });
});
