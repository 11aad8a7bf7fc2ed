// For journeys: looking into the database that the app writes, the sample files, and what the dialogs of the system answer.
import path from "node:path";
import Database from "better-sqlite3";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type ElectronApplication, type Page } from "@playwright/test";

const root = path.resolve(import.meta.dirname, "..");
export const sample = (name: string): string => path.join(root, "electron", "data", "read", "fixtures", name);

/** Asks the workspace of a profile with a connection of its own, as an outsider would. */
export function ask<T = unknown>(userData: string, sql: string, ...params: (string | number)[]): T[] {
  const db = new Database(path.join(userData, "liaison.sqlite"), { readonly: true });
  try {
    return db.prepare(sql).all(...params) as T[];
  } finally {
    db.close();
  }
}

/** The first column of the first row. */
export const one = (userData: string, sql: string, ...params: (string | number)[]): unknown =>
  Object.values(ask<Record<string, unknown>>(userData, sql, ...params)[0] ?? {})[0];

/** Every record that people see, by what it says: equal before and after means nothing stayed. */
export const counts = (userData: string) =>
  Object.fromEntries(
    ["partner", "contact", "interaction", "membership", "partner_set", "contact_set"].map((table) => [
      table,
      one(userData, `SELECT count(*) FROM ${table}`),
    ]),
  );

/** Answers the next open dialogs with a file. */
export const choose = (app: ElectronApplication, file: string) =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

/** Answers the next save dialogs with a place; null leaves them. */
export const saveTo = (app: ElectronApplication, file: string | null) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? "" });
  }, file);

/** No serious or critical accessibility finding on what is shown. */
export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

/** The first start asks who works here. */
export async function introduce(page: Page, name = "Mara Lindt"): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(name);
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
}

/** Through the wizard: choose, look, import. */
export async function importFile(
  app: ElectronApplication,
  page: Page,
  file: string,
  button: RegExp,
): Promise<void> {
  await choose(app, file);
  await page.getByRole("link", { name: "Import & share" }).click();
  await page
    .getByRole("button", { name: /^(Choose a file|Import another file|Import my partners)/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { name: /is imported/ })).toBeVisible();
}
