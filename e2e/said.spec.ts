// Everything that was said: a mailbox dropped on the window, its strangers settled, a conversation read, all of it taken back.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { call, value } from "./bridge.ts";
import { conversation, inbox, own, strangers } from "./fixtures/mail.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, counts, importFile, introduce, one, sample, saveTo } from "./workspace.ts";
import { open } from "./window.ts";

/** Drops files that are on this disk, as a file manager does. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const made = document.createElement("input");
    made.type = "file";
    made.multiple = true;
    made.id = "dropped";
    document.body.append(made);
  });
  await page.locator("#dropped").setInputFiles([...files]);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>("#dropped")!;
    const data = new DataTransfer();
    for (const file of field.files ?? []) data.items.add(file);
    field.remove();
    for (const type of ["dragenter", "dragover", "drop"])
      window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
}

const tray = (userData: string) =>
  one(userData, "SELECT count(*) FROM interaction WHERE tray = 1 AND deletedAt IS NULL");

test("a mailbox in, two strangers settled, a conversation read, and all of it undone", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  await importFile(app, page, sample("google_contacts.csv"), /^Import 20 contacts/);
  const before = counts(userData);
  const file = path.join(userData, "inbox.mbox");
  writeFileSync(file, inbox);

  await test.step("what was found, and whose mailbox it is", async () => {
    await drop(page, [file]);
    await expect(page.getByText("Mailbox (mbox)")).toBeVisible();
    await expect(page.getByRole("table").getByText("Black Friday placement").first()).toBeVisible();
    await expect(page.getByText("Separator")).toHaveCount(0);
    await expect(page.getByText(own, { exact: true })).toBeVisible();
    await expect(page.getByText(/^Suggested/)).toBeVisible();
    const field = page.getByRole("combobox", { name: "Your own addresses" });
    await field.fill("mara at northfield");
    await page.keyboard.press("Enter");
    await expect(page.getByText("“mara at northfield” is not an e-mail address.")).toBeVisible();
    await expect(field).toHaveValue("mara at northfield");
    await field.fill("");
    await accessible(page);
    await page.screenshot({ path: info.outputPath("file.png") });
  });

  await test.step("what it would do", async () => {
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(page.getByText("8 match nobody and will wait in Unmatched.")).toBeVisible();
    await expect(page.getByText("A mailing list: news@news.example.")).toBeVisible();
    await expect(page.getByText("Some messages are automatic")).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("preview.png") });
    expect(counts(userData)).toEqual(before);
  });

  await test.step("the import", async () => {
    await page.getByRole("button", { name: "Import 11 messages" }).click();
    await expect(page.getByRole("heading", { name: /is imported/ })).toBeVisible();
    expect(one(userData, "SELECT count(*) FROM interaction WHERE kind = 'email'")).toBe(11);
    expect(tray(userData)).toBe(8);
    expect(
      ask<{ direction: string }>(
        userData,
        "SELECT direction FROM interaction WHERE subject LIKE '%Black Friday%' ORDER BY at",
      ).map(({ direction }) => direction),
    ).toEqual(["in", "out", "in"]);
    expect(one(userData, "SELECT value FROM setting WHERE key = 'ownAddresses'")).toBe(JSON.stringify([own]));
    await accessible(page);
    await page.screenshot({ path: info.outputPath("result.png") });
  });

  await test.step("a stranger becomes a partner, by keyboard", async () => {
    await page.getByRole("button", { name: "Go through 8 unmatched messages" }).click();
    await expect(page.getByRole("heading", { name: "Unmatched" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Unmatched 8 messages wait" })).toBeVisible();
    await expect(page.getByRole("region", { name: "The sender Ilse Brandt" })).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("unmatched.png") });
    await page.keyboard.press("r");
    await expect(page.getByRole("textbox", { name: "Name of the partner" })).toBeFocused();
    await page.keyboard.type("Hollow Pine");
    await expect(page.getByRole("textbox", { name: "Name of the person" })).toHaveValue("Ilse Brandt");
    await page.screenshot({ path: info.outputPath("new partner.png") });
    await page.keyboard.press("Enter");
    await expect(page.getByText("3 messages now belong to Ilse Brandt.")).toBeVisible();
    expect(tray(userData)).toBe(5);
    expect(
      ask(
        userData,
        `SELECT c.fullName, p.name FROM contact c JOIN partner p ON p.id = c.partnerId JOIN contact_set s ON s.ownerId = c.id
         WHERE s.kind = 'email' AND s.key = 'ilse@hollowpine.example'`,
      ),
    ).toEqual([{ fullName: "Ilse Brandt", name: "Hollow Pine" }]);
  });

  await test.step("another is ignored; the undo in the toast brings it back", async () => {
    await expect(page.getByRole("region", { name: "The sender Rank Wizard" })).toBeVisible();
    await page.keyboard.press("i");
    await expect(page.getByText(/offers@seo-wonder.example is ignored from now on/)).toBeVisible();
    await expect.poll(() => tray(userData)).toBe(3);
    await expect(page.getByRole("region", { name: "The sender Rank Wizard" })).toHaveCount(0);
    await page
      .getByRole("alert")
      .filter({ hasText: "is ignored from now on" })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect.poll(() => tray(userData)).toBe(5);
    await expect(page.getByRole("region", { name: "The sender Rank Wizard" })).toBeVisible();
    await page.keyboard.press("i");
    await expect.poll(() => tray(userData)).toBe(3);
    expect(one(userData, "SELECT address FROM ignored_sender WHERE deletedAt IS NULL")).toBe(
      "offers@seo-wonder.example",
    );
  });

  await test.step("a conversation, from the timeline", async () => {
    const id = Number(one(userData, "SELECT id FROM partner WHERE name = 'Trail Thrift'"));
    await open(page, `/partners/${id}/full`);
    const entry = page.getByRole("article").filter({ hasText: "Held until Friday." });
    await expect(entry.getByText("2 files")).toBeVisible();
    await expect(entry).not.toContainText("kaleidoscope");
    await page.screenshot({ path: info.outputPath("timeline.png") });
    await entry.getByRole("link", { name: "Re: Black Friday placement" }).click();
    await expect(page.getByRole("heading", { name: "Black Friday placement" })).toBeVisible();
    const messages = page.getByRole("feed").getByRole("article");
    await expect(messages).toHaveCount(3);
    await expect(messages.last()).toContainText("The insertion order is attached.");
    await expect(messages.last()).not.toContainText("kaleidoscope");
    await messages.last().getByRole("button", { name: "Show quoted text" }).click();
    await expect(messages.last()).toContainText("kaleidoscope");
    await accessible(page);
    await page.screenshot({ path: info.outputPath("thread.png") });
    await messages
      .nth(1)
      .getByRole("button", { name: /^Mara Lindt/ })
      .click();
    await expect(messages.nth(1)).toContainText("Could you hold it until Friday?");
  });

  await test.step("a word of it is found from anywhere", async () => {
    await open(page, "/partners");
    await page.keyboard.press("Control+k");
    await page.getByRole("searchbox", { name: "Search" }).fill("kaleidosc");
    await expect(page.getByRole("listbox", { name: "Search" }).getByRole("option").first()).toContainText(
      "kaleidoscope",
    );
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Black Friday placement" })).toBeVisible();
  });

  await test.step("a harmless file opens at once, a program only after asking", async () => {
    await app.evaluate(({ shell, dialog }) => {
      const opened: string[] = [];
      const asked: { message: string; detail?: string }[] = [];
      const said = { answer: 0 };
      Object.assign(globalThis, { opened, asked, said });
      shell.openPath = (file) => {
        opened.push(file);
        return Promise.resolve("");
      };
      dialog.showMessageBox = (...args: unknown[]) => {
        asked.push(args.at(-1) as { message: string });
        return Promise.resolve({ response: said.answer, checkboxChecked: false });
      };
    });
    const seen = () =>
      app.evaluate(() => ({
        ...(globalThis as unknown as { opened: string[]; asked: { message: string; detail: string }[] }),
      }));
    await page.getByRole("button", { name: /^Insertion order 2026.pdf/ }).click();
    await expect.poll(async () => (await seen()).opened.length).toBe(1);
    const first = (await seen()).opened[0]!;
    expect(path.basename(first)).toBe("Insertion order 2026.pdf");
    expect(first.startsWith(path.join(userData, "opened"))).toBe(true);
    expect(readFileSync(first, "utf8")).toBe("%PDF-1.4 nothing to see");
    await page.getByRole("button", { name: /^tracking setup.pdf.exe/ }).click();
    await expect.poll(async () => (await seen()).asked.length).toBe(1);
    const { opened, asked } = await seen();
    expect(opened).toHaveLength(1);
    expect(asked[0]?.detail).toContain(".exe");
    expect(asked[0]?.detail).toContain("looks like another kind of file");
    const saved = path.join(userData, "saved.pdf");
    await saveTo(app, saved);
    await page.getByRole("button", { name: "Save Insertion order 2026.pdf as…" }).click();
    await expect(page.getByText("Saved as saved.pdf.")).toBeVisible();
    expect(readFileSync(saved, "utf8")).toBe("%PDF-1.4 nothing to see");
  });

  await test.step("the same mailbox again changes nothing; undone, it is gone", async () => {
    await open(page, "/import");
    const before = counts(userData);
    await drop(page, [file]);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(page.getByText("No message of this file is new.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
    expect(counts(userData)).toEqual(before);
    await page.getByRole("button", { name: "Close this file" }).click();
    await page
      .getByRole("row", { name: /inbox\.mbox/ })
      .first()
      .getByRole("button", { name: /Undo/ })
      .click();
    await expect(page.getByText(/The import is undone/)).toBeVisible();
    expect(one(userData, "SELECT count(*) FROM interaction WHERE subject LIKE '%Black Friday%'")).toBe(0);
    expect(one(userData, "SELECT count(*) FROM contact WHERE fullName = 'Ilse Brandt'")).toBe(1);
  });

  await app.close();
  expect(existsSync(path.join(userData, "opened")), "copies that were opened").toBe(false);
});

test("several messages dropped at once wait for each other", async ({ page, userData }) => {
  await introduce(page);
  const files = [...conversation, strangers[0]!].map((text, at) => {
    const file = path.join(userData, `message ${at + 1}.eml`);
    writeFileSync(file, text);
    return file;
  });
  await drop(page, files);
  await expect(page.getByText(/^4 files are open\. message 1\.eml is the first/)).toBeVisible();
  await expect(page.getByText("One message (eml)")).toBeVisible();
  for (const number of [1, 2]) {
    await expect(page.getByRole("heading", { name: `message ${number}.eml`, exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await page.getByRole("button", { name: "Import 1 message" }).click();
    await expect(page.getByRole("heading", { name: /is imported/ })).toBeVisible();
    if (number === 1) await page.getByRole("button", { name: "Next: message 2.eml" }).click();
  }
  expect(one(userData, "SELECT count(*) FROM interaction")).toBe(2);
  await page.getByRole("button", { name: "Import the other 2 the same way" }).click();
  await expect(page.getByText("2 more files are imported.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Next/ })).toHaveCount(0);
  expect(one(userData, "SELECT count(*) FROM interaction")).toBe(4);
  const { messages } = await value<{ messages: number }>(page, "mail.waits");
  expect(messages).toBe(4);
  expect((await call(page, "desk.openAttachment", { id: 999 })).error?.code).toBe("missing-attachment");
});
