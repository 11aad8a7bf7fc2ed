// What the screens of the tour have in common: the app as it stands, and how one gets around in it.
import type { ElectronApplication, Page } from "@playwright/test";

export interface Tour {
  app: ElectronApplication;
  page: Page;
  folder: string;
  today: string;
}

export interface Screen {
  name: string;
  /** Brings the screen up from wherever the tour stands. */
  reach: (tour: Tour) => Promise<void>;
  /** Closes what would cover the next screen. */
  leave?: (tour: Tour) => Promise<void>;
  /** Only on the way in: it cannot be reached again. */
  once?: true;
}

/** The value of a call, asked through the bridge as the page asks. */
export async function ask<T>(page: Page, call: string, input: unknown): Promise<T> {
  const result = await page.evaluate<{ ok: boolean; value: T; error?: { text: string } }>(
    `window.liaison.call(${JSON.stringify(call)}, ${JSON.stringify(input)})`,
  );
  if (!result.ok) throw new Error(`${call}: ${result.error?.text}`);
  return result.value;
}

export const goTo = async (page: Page, address: string): Promise<void> => {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
};

/** A partner of the example by its name. */
export async function partnerId(page: Page, name: string): Promise<number> {
  const { rows } = await ask<{ rows: { id: number; name: string }[] }>(page, "partners.list", { limit: 200 });
  const found = rows.find((row) => row.name === name);
  if (!found) throw new Error(`the example has no partner named ${name}`);
  return found.id;
}

export const escape = ({ page }: Tour): Promise<void> => page.keyboard.press("Escape");
export const rowsOf = (page: Page) => page.getByRole("grid").getByRole("row");
/** The record over the right part of a list. */
export const panel = (page: Page, name: string) => page.getByRole("complementary", { name });
export const star = "Wanderfuchs Magazin";
