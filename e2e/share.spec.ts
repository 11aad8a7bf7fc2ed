// Two managers edit copies apart and exchange shared files: by hand on the page, with conflicts, a passphrase, a drop, and an undo.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { plainFile } from "../electron/data/exchange/file/fixtures/byHand.ts";
import { value } from "./bridge.ts";
import { expect, launchApp, test } from "./fixture.ts";
import { accessible, ask, choose, counts, introduce, one, saveTo } from "./workspace.ts";

interface Desk {
  app: ElectronApplication;
  page: Page;
  userData: string;
}

async function desk(userData: string, name: string): Promise<Desk> {
  const app = await launchApp(userData);
  const page = await app.firstWindow({ timeout: 20_000 });
  await page.getByRole("main").waitFor();
  await introduce(page, name);
  return { app, page, userData };
}

const toShare = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: /^Import & share/ }).click();
  await page
    .getByRole("navigation", { name: "Import or share" })
    .getByRole("link", { name: "Share", exact: true })
    .click();
  await expect(page.getByRole("button", { name: "Open a shared file…" })).toBeVisible();
};

/** Through the dialog; everything that can be shared. */
async function save({ app, page }: Desk, file: string, passphrase?: string): Promise<void> {
  await saveTo(app, file);
  await toShare(page);
  await page.getByRole("button", { name: "Save a shared file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save a shared file" });
  if (passphrase !== undefined) {
    await dialog.getByLabel("Protect it with a passphrase").check();
    await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await dialog.getByRole("button", { name: "Save…" }).click();
    await expect(dialog.getByText("The two differ.")).toBeVisible();
    await dialog.getByLabel("The same once more").fill(passphrase);
  }
  await accessible(page);
  await dialog.getByRole("button", { name: "Save…" }).click();
  await expect(dialog.getByText(`${path.basename(file)} is saved`)).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(dialog).toHaveCount(0);
}

async function open({ app, page }: Desk, file: string): Promise<void> {
  await choose(app, file);
  await toShare(page);
  await page.getByRole("button", { name: "Open a shared file…" }).click();
  await expect(page.getByRole("heading", { name: path.basename(file), level: 1 })).toBeVisible();
}

const putTogether = async (page: Page, file: string): Promise<void> => {
  await page.getByRole("button", { name: /^Put together/ }).click();
  await expect(
    page.getByRole("heading", { name: `${path.basename(file)} is put together with what was here` }),
  ).toBeVisible({ timeout: 30_000 });
};

const digest = async ({ page }: Desk): Promise<string> =>
  (await value<{ digest: string }>(page, "exchange.digest")).digest;
const idOf = ({ userData }: Desk, table: string, column: string, name: string): number =>
  Number(one(userData, `SELECT id FROM ${table} WHERE ${column} = ?`, name));

test("two copies are edited apart and end alike, with each conflict decided by a person", async ({
  userData,
}, info) => {
  test.setTimeout(300_000);
  const other = mkdtempSync(path.join(tmpdir(), "liaison-ben-"));
  const mara = await desk(userData, "Mara Lindt");
  const ben = await desk(other, "Ben Ode");
  const file = (name: string): string => path.join(other, name);
  const picture = (name: string) => info.outputPath(`${name}.png`);

  await test.step("Mara gives Ben what she has", async () => {
    const { id } = await value<{ id: number }>(mara.page, "partners.create", {
      name: "Kestrel Trail",
      country: "DE",
      tags: ["blog"],
    });
    await value(mara.page, "contacts.create", {
      partnerId: id,
      fullName: "Ines Albrecht",
      note: "Prefers calls in the morning.",
    });
    await value(mara.page, "tasks.create", { title: "Send the banner", partnerId: id, dueOn: "2026-12-09" });
    await value(mara.page, "partners.create", { name: "Old Oak" });
    await save(mara, file("first.liaison"));
    await open(ben, file("first.liaison"));
    await expect(ben.page.getByText("Mara Lindt saved this on")).toBeVisible();
    await expect(ben.page.getByRole("button", { name: /^Kestrel Trail/ })).toBeVisible();
    await accessible(ben.page);
    await ben.page.screenshot({ path: picture("new") });
    await putTogether(ben.page, "first.liaison");
    expect(await digest(ben)).toBe(await digest(mara));
  });

  await test.step("each edits for a week", async () => {
    await value(mara.page, "partners.update", {
      id: idOf(mara, "partner", "name", "Kestrel Trail"),
      set: { country: "AT" },
    });
    await value(mara.page, "contacts.update", {
      id: idOf(mara, "contact", "fullName", "Ines Albrecht"),
      set: { note: "Prefers calls in the morning, before ten." },
    });
    await value(mara.page, "partners.create", { name: "Only Mara's" });
    await value(ben.page, "partners.update", {
      id: idOf(ben, "partner", "name", "Kestrel Trail"),
      set: { country: "CH", cadenceDays: 30 },
    });
    await value(ben.page, "contacts.update", {
      id: idOf(ben, "contact", "fullName", "Ines Albrecht"),
      set: { note: "Prefers mail to calls in the morning." },
    });
    await value(ben.page, "partners.trash", { id: idOf(ben, "partner", "name", "Old Oak") });
  });

  await test.step("a protected file asks for its passphrase, and says a wrong one at the field", async () => {
    await save(ben, file("week.liaison"), "spring sale 26");
    await open(mara, file("week.liaison"));
    const { page } = mara;
    const field = page.getByLabel("Passphrase");
    await field.fill("autumn sale 26");
    await page.keyboard.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await accessible(page);
    await page.screenshot({ path: picture("passphrase") });
    await field.fill("spring sale 26");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Ben Ode saved this on")).toBeVisible({ timeout: 20_000 });
  });

  await test.step("what would happen is shown before anything is written", async () => {
    const { page } = mara;
    await expect(page.getByRole("heading", { name: "1 record goes to the trash" })).toBeVisible();
    await expect(page.getByText("2 conflicts are still to be decided.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Put together/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await accessible(page);
    await page.screenshot({ path: picture("preview") });
  });

  await test.step("conflicts are decided by keyboard, and the choices survive leaving the page", async () => {
    const { page } = mara;
    await page.getByRole("button", { name: "Decide 2 conflicts" }).click();
    await expect(page.getByText("0 of 2 decided")).toBeVisible();
    const country = page.getByRole("heading", { name: "Country of Kestrel Trail" });
    if (!(await country.isVisible())) await page.keyboard.press("ArrowRight");
    await expect(country).toBeVisible();
    await expect(page.getByRole("button", { name: /^Theirs/ })).toContainText("Switzerland");
    await page.keyboard.press("2");
    await expect(page.getByText("1 of 2 decided")).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: picture("conflict") });
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await expect(page).toHaveURL(/#\/partners$/);
    await toShare(page);
    await expect(page.getByText("1 of 2 decided")).toBeVisible();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "Decide 1 conflict" }).click();
    await page.keyboard.press("n");
    await expect(page.getByRole("heading", { name: "Note of Ines Albrecht" })).toBeVisible();
    await page.keyboard.press("3");
    await expect(page.getByText("2 of 2 decided")).toBeVisible();
    await page.screenshot({ path: picture("decided") });
    await putTogether(page, "week.liaison");
    await accessible(page);
    await page.screenshot({ path: picture("result") });
    expect(one(userData, "SELECT country FROM partner WHERE name = 'Kestrel Trail'")).toBe("CH");
    const note = String(one(userData, "SELECT note FROM contact WHERE fullName = 'Ines Albrecht'"));
    expect(note).toContain("before ten");
    expect(note).toContain("Prefers mail");
  });

  const before = await digest(ben);
  await test.step("Ben drops the file that comes back: nothing is asked again, and both are alike", async () => {
    await save(mara, file("back.liaison"));
    const session = await ben.page.context().newCDPSession(ben.page);
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await session.send("Input.dispatchDragEvent", {
        type,
        x: 400,
        y: 300,
        data: { items: [], files: [file("back.liaison")], dragOperationsMask: 1 },
      });
    await expect(ben.page.getByRole("heading", { name: "back.liaison", level: 1 })).toBeVisible();
    await putTogether(ben.page, "back.liaison");
    expect(await digest(ben)).toBe(await digest(mara));
    expect(one(other, "SELECT count(*) FROM conflict")).toBe(0);
  });

  await test.step("the value that was not taken is one click away", async () => {
    const { page } = mara;
    const id = idOf(mara, "partner", "name", "Kestrel Trail");
    await page.evaluate((to) => {
      location.hash = `/partners/${to}/full`;
    }, id);
    await page.getByRole("tab", { name: "Changes" }).click();
    await page.getByRole("button", { name: "The other value of Country" }).first().click();
    await expect(page.getByRole("dialog")).toContainText("Austria");
    await page.screenshot({ path: picture("other") });
    await page.getByRole("dialog").getByRole("button", { name: "Take this value" }).click();
    await expect.poll(() => one(userData, "SELECT country FROM partner WHERE id = ?", id)).toBe("AT");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => one(userData, "SELECT country FROM partner WHERE id = ?", id)).toBe("CH");
  });

  await test.step("Ben takes the whole file back, and has what he had", async () => {
    const { page } = ben;
    await toShare(page);
    await accessible(page);
    await page.screenshot({ path: picture("start") });
    await page.getByRole("button", { name: "Undo back.liaison" }).click();
    await expect(page.getByText(/as it was before|as they were before/).first()).toBeVisible({
      timeout: 20_000,
    });
    expect(one(other, "SELECT count(*) FROM partner WHERE name = 'Only Mara''s'")).toBe(0);
    expect(await digest(ben)).toBe(before);
  });
  await mara.app.close();
  await ben.app.close();
  rmSync(other, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

test("some partners go along, chosen in the list; what is no whole shared file is said in a sentence", async ({
  userData,
}, info) => {
  test.setTimeout(120_000);
  const other = mkdtempSync(path.join(tmpdir(), "liaison-ida-"));
  const mara = await desk(userData, "Mara Lindt");
  const ida = await desk(other, "Ida Berg");
  const file = (name: string): string => path.join(other, name);
  const { page } = mara;
  for (const name of ["Alder Guide", "Birch Deals", "Cedar Club"])
    await value(page, "partners.create", { name });

  await test.step("chosen in the list", async () => {
    await saveTo(mara.app, file("two.liaison"));
    await page.getByRole("link", { name: "Partners", exact: true }).click();
    await page.getByRole("rowheader", { name: "Alder Guide" }).click();
    await page.getByRole("grid").focus();
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByRole("toolbar").getByRole("button", { name: "Share…" }).click();
    const dialog = page.getByRole("dialog", { name: "Save a shared file" });
    await expect(dialog.getByLabel("The 2 chosen partners")).toBeChecked();
    await page.screenshot({ path: info.outputPath("save.png") });
    await accessible(page);
    await dialog.getByRole("button", { name: "Save…" }).click();
    await expect(dialog.getByText(/^2 partners, \d+ records/)).toBeVisible({ timeout: 20_000 });
    await page.keyboard.press("Escape");
  });

  await test.step("a colleague gets these two, and only these", async () => {
    await open(ida, file("two.liaison"));
    await expect(ida.page.getByText(/It is a part of that workspace/)).toBeVisible();
    await putTogether(ida.page, "two.liaison");
    expect(one(other, "SELECT group_concat(name, ', ') FROM (SELECT name FROM partner ORDER BY name)")).toBe(
      "Alder Guide, Birch Deals",
    );
    await open(ida, file("two.liaison"));
    await expect(ida.page.getByText(/^This very file was put together on/)).toBeVisible();
    await expect(ida.page.getByText("Everything in this file is here already.")).toBeVisible();
    await expect(ida.page.getByRole("button", { name: "Put together", exact: true })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  await test.step("a truncated file, and one that only has the name", async () => {
    const before = await digest(ida);
    const whole = readFileSync(file("two.liaison"));
    writeFileSync(file("cut.liaison"), whole.subarray(0, whole.length - 40));
    await open(ida, file("cut.liaison"));
    await expect(ida.page.getByRole("alert")).toContainText("cut.liaison is damaged or incomplete");
    await accessible(ida.page);
    await ida.page.screenshot({ path: info.outputPath("damaged.png") });
    writeFileSync(file("people.liaison"), "Name,E-mail 1 - Value\nAnn Lee,ann@shop.example\n");
    await open(ida, file("people.liaison"));
    await expect(ida.page.getByRole("alert")).toContainText("people.liaison is not a shared file");
    await ida.page.getByRole("button", { name: "Look at it as an import" }).click();
    await expect(ida.page.getByRole("button", { name: "Preview" })).toBeVisible();
    expect(await digest(ida)).toBe(before);
  });
  await mara.app.close();
  await ida.app.close();
  rmSync(other, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** A shared file of a colleague with so many new partners that nobody could miss it being put together. */
function manyPartners(count: number): Buffer {
  const madeAt = Date.UTC(2026, 0, 2);
  const authors = [
    ["", ""],
    ["ben-uid", "Ben Ode"],
  ];
  const made = [madeAt * 1024, 1, 1];
  const lines = [
    { liaison: 1, madeAt, device: "ben", by: authors[1], whole: true, devices: ["", "ben"], authors },
    { table: "partner", columns: ["name"] },
    ...Array.from({ length: count }, (_, at) => [`many-${at}`, madeAt, made, [`Partner ${at}`], 0, 0, 0]),
    { end: { records: count } },
  ];
  return plainFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

test("cancelled in the middle of being put together, nothing of a file stays", async ({ userData }, info) => {
  test.setTimeout(180_000);
  const mara = await desk(userData, "Mara Lindt");
  const { page } = mara;
  await value(page, "partners.create", { name: "Kestrel Trail", country: "DE", tags: ["blog"] });
  const file = info.outputPath("many.liaison");
  writeFileSync(file, manyPartners(40_000));
  const before = { digest: await digest(mara), counts: counts(userData) };

  await open(mara, file);
  const start = page.getByRole("button", { name: /^Put together: 40,000/ });
  await start.click({ timeout: 60_000 });
  const running = page.getByRole("region", { name: "Putting many.liaison together with what is here" });
  // The backup is made: from here on it writes.
  await expect(running.getByText("Putting together", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(ask(userData, "SELECT id FROM batch WHERE kind = 'merge' AND state = 'running'")).toHaveLength(1);
  await running.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled. Nothing of this file stayed.")).toBeVisible({ timeout: 60_000 });
  await accessible(page);
  await page.screenshot({ path: info.outputPath("cancelled.png") });
  expect({ digest: await digest(mara), counts: counts(userData) }).toEqual(before);
  expect(ask(userData, "SELECT id FROM batch WHERE kind = 'merge' AND state <> 'undone'")).toEqual([]);

  await page.getByRole("button", { name: "Back to the preview" }).click();
  await expect(start).toBeEnabled({ timeout: 60_000 });
  await mara.app.close();
});
