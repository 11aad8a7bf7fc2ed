// A program's money and the exchange rates, entered in Settings by keyboard, undone, and loaded from a file.
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, choose, introduce } from "./workspace.ts";
import { open, pictures } from "./window.ts";

const settings = async (page: Page, section: string): Promise<Locator> => {
  await open(page, `/settings/${section}`);
  const region = page.getByRole("region", {
    name: section === "rates" ? "Exchange rates" : "Programs",
    exact: true,
  });
  await region.waitFor();
  return region;
};
/** Types into a field where it stands and leaves it with the keyboard. */
async function edit(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.selectText();
  await field.pressSequentially(text);
  await field.press("Enter");
}
const money = (userData: string) =>
  ask<{ fromOn: string; marginBp: number; feeKind: string; feeValue: number }>(
    userData,
    "SELECT fromOn, marginBp, feeKind, feeValue FROM program_money WHERE deletedAt IS NULL ORDER BY fromOn",
  );
test("a margin, a fee that changes from a day on, and the way back", async ({ page, userData }, info) => {
  await introduce(page);
  const programs = await settings(page, "programs");
  // The only program stands opened; without a margin it says what is missing.
  await expect(programs.getByText("Without a margin there is no return on investment.")).toBeVisible();
  const margin = programs.getByRole("textbox", { name: "Margin of My program from The beginning" });
  await edit(margin, "half");
  await expect(programs.getByText("Give a percentage, as in 35.")).toBeVisible();
  await edit(margin, "35");
  await expect(margin).toHaveValue("35%");
  const fee = programs.getByRole("textbox", { name: "Network fee of My program from The beginning" });
  await edit(fee, "30");
  await expect
    .poll(() => money(userData))
    .toEqual([{ fromOn: "0001-01-01", marginBp: 3500, feeKind: "percentOfCommission", feeValue: 3000 }]);

  await programs.getByRole("textbox", { name: "Changes from" }).fill("1 july 2026");
  await page.keyboard.press("Enter");
  const later = programs.getByRole("combobox", {
    name: "What the network fee of My program is on, from Jul 1, 2026",
  });
  await later.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Each order" }).click();
  await edit(programs.getByRole("textbox", { name: "Network fee of My program from Jul 1, 2026" }), "1.50");
  await expect
    .poll(() => money(userData))
    .toMatchObject([
      { feeKind: "percentOfCommission", feeValue: 3000 },
      { fromOn: "2026-07-01", marginBp: 3500, feeKind: "perOrder", feeValue: 150_000 },
    ]);
  await expect(programs.getByText("EUR 1.50 an order")).toBeVisible();
  await expect(programs.getByText("Holds today")).toBeVisible();

  await programs
    .getByRole("button", { name: "Remove margin and fee of My program from Jul 1, 2026" })
    .click();
  await expect.poll(() => money(userData).length).toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => money(userData).length).toBe(2);

  // The other facts, and a second program for another client.
  await edit(programs.getByRole("textbox", { name: "Target ROI of My program" }), "150");
  await edit(programs.getByRole("textbox", { name: "Days until orders of My program are decided" }), "60");
  const zone = programs.getByRole("combobox", { name: "Time zone of the reports of My program" });
  await zone.fill("Europe/Lon");
  await page.getByRole("option", { name: "Europe/London" }).click();
  await edit(programs.getByRole("combobox", { name: "Client of My program" }), "Northfield");
  await programs.getByRole("textbox", { name: "Program", exact: true }).fill("Northfield UK");
  await programs.getByRole("textbox", { name: "Currency", exact: true }).fill("gbp");
  await programs.getByRole("combobox", { name: "Network", exact: true }).fill("Awin");
  await page.getByRole("option", { name: "Awin" }).click();
  await programs.getByRole("button", { name: "Add a program" }).click();
  await expect(programs.getByRole("button", { name: "Details of Northfield UK" })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await edit(programs.getByRole("textbox", { name: "Margin of Northfield UK from The beginning" }), "42.5");
  await expect.poll(() => money(userData).length).toBe(3);
  expect(
    ask(
      userData,
      `SELECT g.name, k.name AS client, g.network, g.currency, g.ripeningDays, g.timeZone, g.targetRoiBp
       FROM program g JOIN client k ON k.id = g.clientId ORDER BY g.id`,
    ),
  ).toMatchObject([
    {
      name: "My program",
      client: "Northfield",
      ripeningDays: 60,
      timeZone: "Europe/London",
      targetRoiBp: 15_000,
    },
    { name: "Northfield UK", client: "Northfield", network: "awin", currency: "GBP" },
  ]);
  await expect(programs.getByRole("list", { name: "Clients" }).getByRole("listitem")).toHaveCount(1);
  await accessible(page);
  await pictures(page, "programs", (file) => info.outputPath(file));
});

test("a rate by hand, and a file of rates looked at before it is loaded", async ({
  app,
  page,
  userData,
}, info) => {
  await introduce(page);
  await value(page, "programs.create", { name: "Northfield UK", network: "awin", currency: "GBP" });
  const rates = await settings(page, "rates");
  await expect(rates.getByText("No rate has been given yet.")).toBeVisible();
  await rates.getByRole("textbox", { name: "Day" }).fill("18 nov 2026");
  await rates.getByRole("textbox", { name: "Is in" }).fill("gbp");
  await rates.getByRole("textbox", { name: "Rate" }).fill("0.8");
  await page.keyboard.press("Enter");
  const line = rates.getByRole("row", { name: /1 EUR in GBP/ });
  await expect(line).toContainText("0.8");

  const file = path.join(userData, "eurofxref-hist.csv");
  writeFileSync(
    file,
    "Date,USD,JPY,GBP,\n2026-11-20,1.0853,163.25,0.8412,\n2026-11-19,1.0841,162.9,0.8405,\n2026-11-18,1.084,N/A,0.84,\n2026-11-32,1,1,1,\n",
  );
  await choose(app, file);
  await rates.getByRole("button", { name: "Load a file" }).click();
  const load = rates.getByRole("region", { name: "eurofxref-hist.csv" });
  // Of the currencies only those of a program are offered at first.
  const button = load.getByRole("button", { name: "Load 3 rates" });
  await expect(button).toBeEnabled({ timeout: 20_000 });
  await expect(load.getByText("2026-11-32 is not a day.")).toBeVisible();
  await load.getByRole("combobox", { name: "Currencies" }).click();
  await page.getByRole("option", { name: "USD" }).click();
  await page.keyboard.press("Escape");
  await expect(load.getByRole("button", { name: "Load 6 rates" })).toBeEnabled();
  await accessible(page);
  await pictures(page, "rates-preview", (name) => info.outputPath(name));
  await load.getByRole("button", { name: "Load 6 rates" }).click();
  await expect(load.getByText("6 rates are loaded; 0 were there already.")).toBeVisible();
  await expect(rates.getByRole("row", { name: /1 EUR in USD/ })).toContainText("1.0853");
  await rates.getByRole("button", { name: "Days of EUR to GBP" }).click();
  const days = rates.getByRole("list", { name: "Days of EUR to GBP" });
  await expect(days.getByRole("listitem")).toHaveCount(3);
  await edit(days.getByRole("textbox", { name: "Rate of EUR to GBP on Nov 19, 2026" }), "0.9");
  await expect
    .poll(() => ask(userData, "SELECT rate FROM exchange_rate WHERE quote = 'GBP' AND day = '2026-11-19'"))
    .toEqual([{ rate: "0.9" }]);
  await pictures(page, "rates", (name) => info.outputPath(name));
  await load.getByRole("button", { name: "Undo" }).click();
  await expect(load.getByText("What the file brought is taken back.")).toBeVisible();
  // What was given by hand is as it was; what was changed since stays.
  expect(ask(userData, "SELECT day, rate FROM exchange_rate WHERE deletedAt IS NULL ORDER BY day")).toEqual([
    { day: "2026-11-18", rate: "0.8" },
    { day: "2026-11-19", rate: "0.9" },
  ]);
});
