// The main screens in the order a newcomer meets them: how each is reached from the one before, by what is written on it.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { inbox } from "../../e2e/fixtures/mail.ts";
import { tourContacts } from "./contacts.ts";
import { negotiationScreens } from "./negotiationScreens.ts";
import { shareScreens } from "./shareScreens.ts";
import { taskScreens } from "./taskScreens.ts";
import { ask, escape, goTo, panel, partnerId, rowsOf, star, type Screen, type Tour } from "./touring.ts";

async function list({ page }: Tour): Promise<void> {
  await goTo(page, "/partners");
  await page.getByText("List", { exact: true }).first().click();
  await rowsOf(page).nth(8).waitFor();
}

export const screens: readonly Screen[] = [
  { name: "first-start", once: true, reach: ({ page }) => page.getByRole("dialog").waitFor() },
  {
    name: "empty",
    once: true,
    reach: async ({ page }) => {
      await page.getByLabel("Your name").fill("Mara Lind");
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Look around with an example" }).waitFor();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    },
  },
  {
    name: "partners",
    reach: async (tour) => {
      const example = tour.page.getByRole("button", { name: "Look around with an example" });
      if (await example.isVisible()) {
        await example.click();
        await rowsOf(tour.page).nth(8).waitFor({ timeout: 60_000 });
      }
      await list(tour);
    },
  },
  {
    name: "several-chosen",
    reach: async ({ page }) => {
      for (const nth of [1, 2, 4]) await rowsOf(page).nth(nth).getByRole("gridcell").first().click();
      await page.getByRole("toolbar").waitFor();
    },
    leave: ({ page }) => page.getByRole("button", { name: "Choose none" }).click(),
  },
  {
    name: "board",
    reach: async ({ page }) => {
      await page.getByText("Board", { exact: true }).first().click();
      await page.getByRole("region", { name: "Found" }).waitFor();
    },
    leave: list,
  },
  {
    name: "beside-the-list",
    reach: async ({ page }) => {
      await goTo(page, `/partners/${await partnerId(page, star)}`);
      await panel(page, star).waitFor();
    },
  },
  {
    name: "partner",
    reach: async ({ page }) => {
      await goTo(page, `/partners/${await partnerId(page, star)}/full`);
      await page.getByRole("heading", { name: star }).first().waitFor();
      await page.getByText("Timeline").first().waitFor();
    },
  },
  {
    name: "log-a-call",
    reach: async ({ page }) => {
      await page.keyboard.press("ControlOrMeta+l");
      await page.getByRole("dialog", { name: "Log a call" }).waitFor();
      await page
        .getByLabel("What was said")
        .last()
        .fill("Agreed on the second row for Black Friday, 8 % for the week.");
    },
    leave: escape,
  },
  {
    name: "search",
    reach: async ({ page }) => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.keyboard.type("berg");
      await page.getByRole("option").first().waitFor();
    },
    leave: escape,
  },
  {
    name: "people",
    reach: async ({ page }) => {
      await goTo(page, "/people");
      await rowsOf(page).nth(8).waitFor();
    },
  },
  {
    name: "person",
    reach: async ({ page }) => {
      const { rows } = await ask<{ rows: { id: number; fullName: string }[] }>(page, "contacts.list", {
        partnerId: await partnerId(page, star),
      });
      const first = rows[0]!;
      await goTo(page, `/people/${first.id}`);
      await panel(page, first.fullName).waitFor();
    },
  },
  {
    name: "import-file",
    reach: async ({ app, page, folder, today }) => {
      const file = path.join(folder, "contacts.csv");
      writeFileSync(file, tourContacts(today));
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, file);
      await goTo(page, "/import");
      await page.getByRole("button", { name: "Choose a file" }).click();
      await page.getByRole("button", { name: "Preview", exact: true }).waitFor();
    },
  },
  {
    name: "import-preview",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "Preview", exact: true }).click();
      await page.getByText("Records").first().waitFor();
    },
    leave: ({ page }) => page.getByRole("button", { name: "Close this file" }).click(),
  },
  {
    name: "import-mail",
    reach: async ({ app, page, folder }) => {
      const file = path.join(folder, "inbox.mbox");
      writeFileSync(file, inbox);
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, file);
      await goTo(page, "/import");
      await page.getByRole("button", { name: "Choose a file" }).click();
      await page.getByRole("button", { name: "Preview", exact: true }).click();
      await page.getByText("Messages").first().waitFor();
    },
    leave: async ({ page }) => {
      const go = page.getByRole("button", { name: /^Import \d+ messages/ });
      // The second time round everything is here already.
      if (await go.isVisible()) {
        await go.click();
        await page.getByRole("heading", { name: /is imported/ }).waitFor();
      }
      await page.getByRole("button", { name: "Close this file" }).click();
    },
  },
  {
    name: "unmatched",
    reach: async ({ page }) => {
      await goTo(page, "/unmatched");
      await page.getByRole("region", { name: /^The sender/ }).waitFor();
    },
  },
  {
    name: "thread",
    reach: async ({ page }) => {
      const { rows } = await ask<{ rows: { id: number }[] }>(page, "mail.sender", {
        address: "maya@trailthrift.example",
      });
      await goTo(page, `/thread/${rows[0]!.id}`);
      await page.getByRole("feed").waitFor();
    },
  },
  {
    name: "unmatched-reports",
    reach: async ({ page }) => {
      await goTo(page, "/unmatched/reports");
      await page.getByText("Reports 4").waitFor();
    },
  },
  {
    name: "performance",
    reach: async ({ page }) => {
      await goTo(page, "/performance");
      await page.getByRole("region", { name: "Numbers of the period" }).waitFor();
      await rowsOf(page).nth(3).waitFor();
    },
  },
  {
    name: "performance-partners",
    reach: async ({ page }) => {
      await rowsOf(page).first().scrollIntoViewIfNeeded();
      await page.getByRole("grid").evaluate((grid) => grid.scrollIntoView({ block: "start" }));
    },
  },
  {
    name: "performance-moves",
    reach: async ({ page }) => {
      await page.getByText("Coming and going").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "figure",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: /^ROI/ }).first().click();
      await page.getByRole("dialog").getByText("How it is worked out").waitFor();
      await page.getByRole("dialog").getByText("Orders", { exact: true }).first().waitFor();
    },
    leave: escape,
  },
  {
    name: "partner-results",
    reach: async ({ page }) => {
      await goTo(page, `/performance/span=last90/${await partnerId(page, star)}`);
      await panel(page, star).getByText("By program").waitFor();
    },
  },
  {
    name: "programs",
    reach: async ({ page }) => {
      await goTo(page, "/settings/programs");
      await page.getByRole("heading", { name: "Programs", exact: true }).waitFor();
    },
  },
  ...taskScreens,
  ...negotiationScreens,
  ...shareScreens,
  { name: "trash", reach: ({ page }) => goTo(page, "/trash") },
  { name: "settings", reach: ({ page }) => goTo(page, "/settings") },
  {
    name: "keys",
    reach: async ({ page }) => {
      await page.getByRole("main").click({ position: { x: 4, y: 4 } });
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
    leave: escape,
  },
];
