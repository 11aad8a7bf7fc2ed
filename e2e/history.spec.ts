// Who, when, from which file: on a value, in a partner's whole history, and in the recent changes; undone from each.
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, importFile, introduce, one, sample } from "./workspace.ts";
import { open } from "./window.ts";

interface Made {
  id: number;
  batchId: number;
}

test("a partner's history: everything that hangs on it, filtered, undone from there", async ({
  page,
  app,
  userData,
}, info) => {
  await introduce(page);
  await importFile(app, page, sample("google_contacts.csv"), /^Import 20 contacts/);
  const partnerId = Number(
    one(userData, "SELECT partnerId FROM contact WHERE partnerId IS NOT NULL LIMIT 1"),
  );
  const { name } = await value<{ name: string }>(page, "partners.get", { id: partnerId });
  const programId = Number(one(userData, "SELECT id FROM program"));
  await value(page, "partners.update", { id: partnerId, set: { tier: "B", tags: ["q4"] } });
  await value(page, "partners.update", { id: partnerId, set: { tier: "A", privateNote: "Pays late" } });
  await value(page, "tasks.create", { title: "Send the banner", partnerId, dueOn: "2027-01-15" });
  const negotiation = await value<Made>(page, "negotiations.create", {
    partnerId,
    programId,
    subject: "Winter rate",
  });
  const negotiationId = negotiation.id;
  const terms = { currency: "EUR", basis: "percent", rateBp: 800, cookieDays: 30 };
  const offer = await value<Made>(page, "offers.add", { negotiationId, by: "us", terms });
  await value(page, "offers.update", { id: offer.id, set: { terms: { ...terms, rateBp: 950 } } });
  await value(page, "limits.set", { negotiationId, side: "us", lever: "rateBp", ideal: 800, walkAway: 1100 });

  await open(page, `/partners/${partnerId}/full`);
  await page.getByRole("tab", { name: "Changes" }).click();
  const list = page.getByRole("list", { name: "Changes" });
  await expect(list.getByRole("listitem").filter({ hasText: "Negotiation Winter rate added" })).toBeVisible();
  await expect(list.getByText(/8% .*→.* 9\.5%/)).toBeVisible();
  await expect(list.getByText("Pays late")).toBeVisible();
  await expect(list.getByText("Imported google_contacts.csv")).toBeVisible();
  await accessible(page);
  await page.screenshot({ path: info.outputPath("changes.png") });

  await test.step("what is ours to know is not there while presenting", async () => {
    await page.keyboard.press("ControlOrMeta+Shift+P");
    await expect(list.getByText("Pays late")).toHaveCount(0);
    await expect(list.getByText("Limit", { exact: true })).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+Shift+P");
    await expect(list.getByText("Pays late")).toBeVisible();
  });

  await test.step("by file, and by kind", async () => {
    await page.getByRole("combobox", { name: "From which file" }).click();
    await page.getByRole("option", { name: /google_contacts\.csv/ }).click();
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await page.screenshot({ path: info.outputPath("by-file.png") });
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.getByRole("combobox", { name: "Kind of change" }).click();
    await page.getByRole("option", { name: "Undos" }).click();
    await expect(page.getByText("No change fits these filters.")).toBeVisible();
    await page.getByRole("button", { name: "Clear the filters" }).click();
  });

  await test.step("an edit is undone where it stands, and what was changed since is kept and said", async () => {
    const first = list.getByRole("listitem").filter({ hasText: "q4" });
    await first.getByRole("button", { name: /^Undo/ }).click();
    await expect(page.getByText("1 value was kept, because it was changed since.")).toBeVisible();
    expect(await value(page, "partners.get", { id: partnerId })).toMatchObject({ tier: "A", tags: [] });
    await expect(first.first()).toContainText("Undo of:");
  });

  await test.step("a value says who wrote it, to the keyboard too", async () => {
    await page.getByRole("combobox", { name: "Tier" }).focus();
    await expect(page.getByRole("tooltip")).toContainText("Mara Lindt");
    await expect(page.getByRole("tooltip")).not.toContainText("google_contacts.csv");
    await page.getByRole("textbox", { name: "Name", exact: true }).first().focus();
    await expect(page.getByRole("tooltip").filter({ hasText: "from google_contacts.csv" })).toBeVisible();
    await page.screenshot({ path: info.outputPath("origin.png") });
  });

  await test.step("the recent changes are filtered, and an import leads to what it changed", async () => {
    await page.getByRole("main").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    const drawer = page.getByRole("dialog", { name: "Recent changes" });
    await drawer.getByRole("combobox", { name: "Kind of change" }).click();
    await page.getByRole("option", { name: "Imports" }).click();
    await expect(drawer.getByRole("listitem")).toHaveCount(1);
    await accessible(page);
    await page.screenshot({ path: info.outputPath("drawer.png") });
    await drawer.getByRole("button", { name: "What it changed: Imported google_contacts.csv" }).click();
    await expect(drawer.getByText("Person", { exact: true }).first()).toBeVisible();
    await page.screenshot({ path: info.outputPath("what-it-did.png") });
    await accessible(page);
    await drawer.getByRole("link", { name: `Changes of ${name}`, exact: true }).click();
    await expect(drawer).toHaveCount(0);
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await expect(list.getByText("Imported google_contacts.csv")).toBeVisible();
  });

  await test.step("so does its name among the imports", async () => {
    await open(page, "/import");
    await page.getByRole("button", { name: "What it changed: google_contacts.csv" }).click();
    const drawer = page.getByRole("dialog", { name: "Recent changes" });
    await expect(drawer.getByRole("link", { name: `Changes of ${name}`, exact: true })).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("from-imports.png") });
    // Back to all of them, with its undo, which takes the whole import.
    await drawer.getByRole("button", { name: "Recent changes", exact: true }).click();
    await drawer.getByRole("button", { name: "Undo the import: Imported google_contacts.csv" }).click();
    await expect(page.getByText(/^Undone: Imported google_contacts\.csv/)).toBeVisible();
  });
});

test("who wrote it, on a person, a task, a negotiation and what was agreed", async ({
  page,
  userData,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await introduce(page);
  const programId = Number(one(userData, "SELECT id FROM program"));
  const { id: partnerId } = await value<Made>(page, "partners.create", { name: "Roth Media" });
  const person = await value<Made>(page, "contacts.create", {
    fullName: "Ida Roth",
    partnerId,
    role: "Editor",
    emails: ["ida@rothmedia.example"],
  });
  const task = await value<Made>(page, "tasks.create", {
    title: "Send the banner",
    partnerId,
    dueOn: "2027-01-15",
  });
  const negotiation = await value<Made>(page, "negotiations.create", {
    partnerId,
    programId,
    subject: "Winter rate",
    decideOn: "2027-01-20",
  });
  const terms = { currency: "EUR", basis: "percent", rateBp: 800 };
  await value(page, "offers.add", { negotiationId: negotiation.id, by: "us", terms });
  await value(page, "agreements.create", { partnerId, programId, terms, from: "2026-01-01" });
  await value(page, "interactions.log", { partnerId, kind: "note", text: "They close in August" });
  const said = page.getByRole("tooltip").filter({ hasText: "Mara Lindt" });
  const looked = async (name: string): Promise<void> => {
    await expect(said.first()).toBeVisible();
    await shot(name);
    await page.keyboard.press("Tab");
    await page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
    await expect(said).toHaveCount(0);
  };

  await open(page, `/people/${person.id}`);
  await page.getByRole("textbox", { name: "Role" }).focus();
  await looked("person");
  await open(page, `/tasks/${task.id}`);
  await page.getByRole("textbox", { name: "Title" }).focus();
  await looked("task");
  await open(page, `/negotiations/${negotiation.id}`);
  await page.getByRole("textbox", { name: "Subject" }).focus();
  await looked("negotiation");
  await page.getByRole("button", { name: "Who wrote it, and when" }).first().focus();
  await looked("offer");
  await open(page, `/partners/${partnerId}/full`);
  await page.getByRole("tab", { name: "Terms" }).click();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Who wrote it, and when" }).first().focus();
  await looked("agreement");
  await page.getByRole("tab", { name: "Timeline" }).click();
  const talk = page.getByRole("article").filter({ hasText: "They close in August" });
  await page.keyboard.press("Tab");
  await talk.getByRole("button", { name: "Who wrote it, and when" }).focus();
  await looked("talk");
  await accessible(page);
});
