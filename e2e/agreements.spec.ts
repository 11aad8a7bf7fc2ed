// Agreed terms: noted and amended on the partner, checked against what was paid; and a screen that others may see.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, introduce, saveTo } from "./workspace.ts";
import { dayIn, open } from "./window.ts";

/** Whether a word is anywhere in the page: its texts, its attributes and its fields' values. */
const holds = (page: Page, word: string): Promise<boolean> =>
  page.evaluate(
    (looked) =>
      document.documentElement.outerHTML.includes(looked) ||
      [...document.querySelectorAll<HTMLInputElement>("input, textarea")].some(({ value: text }) =>
        text.includes(looked),
      ),
    word,
  );

test("what is private is not on the screen while presenting", async ({ page }, info) => {
  await introduce(page);
  const privateNote = "Pays late, mention zanzibar never";
  const { id } = await value<{ id: number }>(page, "partners.create", {
    name: "Kestrel Media",
    privateNote,
    tier: "B",
  });
  await value(page, "partners.update", { id, set: { privateNote: `${privateNote} again` } });
  await open(page, `/partners/${id}/full`);
  const note = page.getByRole("textbox", { name: "Private note" });
  await expect(note).toHaveValue(/zanzibar/);
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.getByText(/zanzibar/).first()).toBeVisible();
  const tier = page.getByText("Tier", { exact: true });
  await expect(tier.first()).toBeVisible();

  const toggle = page.getByRole("button", { name: "Presentation", exact: true });
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await toggle.press("Enter");
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await expect(toggle).toHaveText("Presentation");
  await expect(page.getByText("Kestrel Media").first()).toBeVisible();
  await expect.poll(() => holds(page, "zanzibar")).toBe(false);
  await expect(tier).toHaveCount(0);
  await accessible(page);

  // The note still finds its partner, and says nothing.
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("zanzibar");
  await expect(page.getByRole("option")).toHaveText("Kestrel Media");
  await search.fill("");
  await expect.poll(() => holds(page, "zanzibar")).toBe(false);
  await page.keyboard.press("Escape");

  // A reload in front of others brings nothing back.
  await page.reload();
  await page.getByRole("heading", { name: "Kestrel Media" }).waitFor();
  await expect.poll(() => holds(page, "zanzibar")).toBe(false);
  await page.screenshot({ path: info.outputPath("presenting.png") });
  await open(page, "/partners");
  await expect(page.getByRole("columnheader", { name: "Stage" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Tier" })).toHaveCount(0);
  await open(page, `/partners/${id}/full`);
  await page.getByRole("heading", { name: "Kestrel Media" }).waitFor();
  await page.getByRole("main").click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect(note).toHaveValue(/zanzibar/);
});

test("terms are noted, amended from a day, and each day has its own", async ({ page }, info) => {
  await introduce(page);
  const { id } = await value<{ id: number }>(page, "partners.create", { name: "Kestrel Media" });
  const [{ id: programId }] = (await value<{ rows: [{ id: number }] }>(page, "programs.list")).rows;
  await open(page, `/partners/${id}/full`);
  await page.getByRole("tab", { name: "Terms" }).click();
  await expect(page.getByText("No terms are agreed yet.", { exact: false })).toBeVisible();
  await accessible(page);

  await page.getByRole("button", { name: "New terms" }).press("Enter");
  const form = page.getByRole("form", { name: "New terms" });
  await form.getByRole("textbox", { name: "Share of the sale" }).fill("8");
  await form.getByRole("button", { name: "Add: Net days" }).click();
  await form.getByRole("textbox", { name: "From", exact: true }).fill("40 days ago");
  await form.getByRole("textbox", { name: "Notice, days" }).fill("soon");
  await form.getByRole("button", { name: "Note the terms" }).click();
  await expect(form.getByText("Give whole days from 0 to 3,650, or leave it empty.")).toBeVisible();
  await form.getByRole("textbox", { name: "Notice, days" }).fill("30");
  await form.getByRole("textbox", { name: "To", exact: true }).fill("in 200 days");
  await accessible(page);
  await page.screenshot({ path: info.outputPath("new terms.png") });
  await form.getByRole("button", { name: "Note the terms" }).press("Enter");
  const lines = page.getByRole("list", { name: "Terms of My program over time" }).getByRole("listitem");
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText("In force");
  await expect(lines.first()).toContainText("8%");
  await expect(lines.first()).toContainText("The first terms.");

  const more = lines.first().getByRole("button", { name: /^More for the terms/ });
  await more.press("Enter");
  await page.getByRole("menuitem", { name: "Amend from a day" }).click();
  const amend = page.getByRole("form", { name: "Amend from a day" });
  await amend.getByRole("textbox", { name: "Share of the sale" }).fill("10");
  await amend.getByRole("textbox", { name: "From", exact: true }).fill("in 10 days");
  await expect(amend.getByText(/What changes: 8% → 10%/)).toBeVisible();
  await amend.getByRole("button", { name: "Amend" }).press("Enter");
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(1)).toContainText("To come");
  await expect(lines.nth(1)).toContainText("Against the ones before: 8% → 10%");
  const inForce = async (on: string) =>
    (
      await value<{ terms: { rateBp: number } } | null>(page, "agreements.inForce", {
        partnerId: id,
        programId,
        on,
      })
    )?.terms.rateBp;
  expect(await inForce(dayIn(-41))).toBeUndefined();
  expect(await inForce(dayIn(9))).toBe(800);
  expect(await inForce(dayIn(10))).toBe(1000);
  await accessible(page);
  await page.screenshot({ path: info.outputPath("terms.png") });

  // The amendment is taken back where it was made.
  const amended = page.getByRole("alert").filter({ hasText: "The terms are amended" });
  await amended.getByRole("button", { name: "Undo" }).click();
  await expect(lines).toHaveCount(1);
  expect(await inForce(dayIn(10))).toBe(800);

  await more.press("Enter");
  await page.getByRole("menuitem", { name: "Notice and fee day" }).click();
  const facts = page.getByRole("form", { name: "Notice and fee day" });
  await facts.getByRole("textbox", { name: "A fee is due on" }).fill("in 100 days");
  await facts.getByRole("button", { name: "Save" }).press("Enter");
  await expect(lines.first()).toContainText("fee due");
});

test("the payout check finds what was paid at the rate of before, and saves it to be sent", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  await value(page, "example.add", { job: "example" });
  const { rows } = await value<{ rows: { id: number; name: string }[] }>(page, "partners.list", {
    limit: 200,
  });
  const named = (name: string): number => rows.find((row) => row.name === name)!.id;
  await open(page, `/partners/${named("Wanderfuchs Magazin")}/full`);
  await page.getByRole("tab", { name: "Terms" }).click();
  await page.getByRole("link", { name: "Check payouts" }).click();
  const table = page.getByRole("table", { name: "Orders whose commission differs" });
  await expect(table.getByRole("row").nth(2)).toContainText("The terms had changed");
  await expect(page.getByText(/paid too little/)).toBeVisible();
  await expect(page.getByText(/were not checked|was not checked/)).toHaveCount(0);
  await accessible(page);
  await page.screenshot({ path: info.outputPath("payout check.png") });

  const file = path.join(userData, "check.csv");
  await saveTo(app, file);
  await page.getByRole("button", { name: "Save as CSV" }).click();
  await expect(page.getByText("Saved as check.csv.")).toBeVisible();
  expect(existsSync(file)).toBe(true);
  const lines = readFileSync(file, "utf8").trim().split("\r\n");
  expect(lines[0]).toContain("Order,Partner,Status,Value,Paid,Due,Difference");
  expect(lines).toHaveLength((await table.getByRole("row").count()) + 1);

  // Another partner's network pays as agreed.
  await open(page, `/payouts/${named("Bergpreis Vergleich")}`);
  await expect(page.getByText("Every commission is as agreed.")).toBeVisible();
  await accessible(page);
});

test("a call brief is one page of paper, and without what must not be said while presenting", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  await value(page, "example.add", { job: "example" });
  const { rows } = await value<{ rows: { id: number; name: string }[] }>(page, "partners.list", {
    limit: 200,
  });
  const star = rows.find(({ name }) => name === "Wanderfuchs Magazin")!.id;
  await open(page, `/partners/${star}/full`);
  await page.getByRole("button", { name: "Call brief" }).press("Enter");
  for (const name of [
    "Terms",
    "Numbers",
    "To give",
    "To ask for",
    "Open promises",
    "Last talks",
    "Not to be said",
  ])
    await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
  const limits = page.getByText(/^The rate, ours: \d+(\.\d)?%, to \d+(\.\d)?% at the end$/);
  await expect(limits).toBeVisible();
  await accessible(page);
  await page.screenshot({ path: info.outputPath("brief.png"), fullPage: true });

  // As it is printed and saved: with the notes, and without what is made of our limits.
  await page.emulateMedia({ media: "print" });
  await expect(limits).toBeHidden();
  await expect(page.getByText(/ at most$/)).toBeHidden();
  await expect(page.getByText("If it comes to nothing", { exact: true })).toBeHidden();
  for (const text of await page.getByText(/costs us|saves us/).all()) await expect(text).toBeHidden();
  await expect(page.getByText("sells out by mid December", { exact: false })).toBeVisible();
  for (const name of ["To give", "To ask for"]) {
    const points = page.getByRole("region", { name, exact: true }).getByRole("listitem");
    await expect(points.filter({ visible: true })).toHaveCount(3);
  }
  await page.screenshot({ path: info.outputPath("paper.png"), fullPage: true });
  await page.emulateMedia({ media: null });

  const file = path.join(userData, "brief.pdf");
  await saveTo(app, file);
  await page.getByRole("button", { name: "Save as PDF" }).click();
  await expect(page.getByText("Saved as brief.pdf.")).toBeVisible();
  const pdf = readFileSync(file);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  // One page, upright.
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  writeFileSync(info.outputPath("brief.pdf"), pdf);

  await page.keyboard.press("ControlOrMeta+Shift+P");
  await expect(page.getByRole("region", { name: "Not to be said" })).toHaveCount(0);
  expect(await holds(page, "sells out by mid December")).toBe(false);
  await expect(limits).toHaveCount(0);
  await expect(page.getByText(/costs us/)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "To give" }).getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("rowheader", { name: "Return on investment" })).toHaveCount(0);
  await accessible(page);
  await page.screenshot({ path: info.outputPath("brief presenting.png"), fullPage: true });
});
