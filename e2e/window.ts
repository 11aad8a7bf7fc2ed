// For journeys: another page, another look, pictures in both looks, and days from today.
import { expect, type ElectronApplication, type Page } from "@playwright/test";
import { value } from "./bridge.ts";

/** Goes to an address of the page, as in "/partners/1/full". */
export async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** The theme as Settings keeps it. */
export async function theme(page: Page, to: "light" | "dark"): Promise<void> {
  await value(page, "settings.set", { key: "theme", value: to });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", to);
}

export const zoom = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(to),
    factor,
  );

/** A picture in both looks, for whoever looks at the run; it stays light. `to` says where a file of the run goes. */
export async function pictures(page: Page, name: string, to: (file: string) => string): Promise<void> {
  for (const look of ["dark", "light"] as const) {
    await theme(page, look);
    await page.waitForTimeout(250); // its colours fade
    await page.screenshot({ path: to(`${name} ${look}.png`) });
  }
}

/** 'YYYY-MM-DD' of the day so many days from today, on this machine's clock. */
export function dayIn(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
