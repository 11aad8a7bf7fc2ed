// The screens of negotiations and agreed terms, on the example's partners; the last ones as others may see them.
import { ask, goTo, panel, partnerId, rowsOf, star, type Screen, type Tour } from "./touring.ts";

/** The example's negotiation with limits of both sides. */
async function negotiation(page: Tour["page"]): Promise<number> {
  const { rows } = await ask<{ rows: { id: number; stage: string }[] }>(page, "negotiations.list", {
    partnerId: await partnerId(page, star),
    limit: 10,
  });
  const found = rows.find(({ stage }) => stage === "countered");
  if (!found) throw new Error("the example has no countered negotiation with its star");
  return found.id;
}

async function open({ page }: Tour): Promise<void> {
  await goTo(page, `/negotiations/${await negotiation(page)}`);
  await page.getByText("Winter issue: rate and the opening page").first().waitFor();
}

const onTab = (name: RegExp) => async (tour: Tour) => {
  await open(tour);
  await tour.page.getByRole("tab", { name }).click();
  await tour.page.getByRole("tabpanel").getByRole("button").first().waitFor();
};

async function brief({ page }: Tour): Promise<void> {
  await goTo(page, `/partners/${await partnerId(page, star)}/brief`);
  await page.getByRole("heading", { name: "Last talks" }).waitFor();
}

const presenting = async ({ page }: Tour, on: boolean): Promise<void> => {
  const toggle = page.getByRole("button", { name: "Presentation", exact: true });
  if ((await toggle.getAttribute("aria-pressed")) !== String(on)) await toggle.click();
  // Its tooltip would cover the picture.
  await page.mouse.move(4, 400);
};
const shown = async (tour: Tour): Promise<void> => presenting(tour, false);

export const negotiationScreens: readonly Screen[] = [
  {
    name: "negotiations",
    reach: async ({ page }) => {
      await goTo(page, "/negotiations");
      await rowsOf(page).nth(3).waitFor();
    },
  },
  {
    name: "negotiations-board",
    reach: async ({ page }) => {
      await goTo(page, "/negotiations/board");
      await page.getByText("Winter issue: rate and the opening page").first().waitFor();
    },
  },
  { name: "negotiation", reach: open },
  { name: "replay", reach: onTab(/^Replay/) },
  { name: "middle-ground", reach: onTab(/^Middle ground/) },
  { name: "limits", reach: onTab(/^Limits/) },
  {
    name: "terms",
    reach: async ({ page }) => {
      await goTo(page, `/partners/${await partnerId(page, star)}`);
      await panel(page, star).getByRole("tab", { name: "Terms" }).click();
      await panel(page, star).getByText("In force").first().waitFor();
    },
  },
  {
    name: "payout-check",
    reach: async ({ page }) => {
      await goTo(page, `/payouts/${await partnerId(page, star)}`);
      await page.getByRole("table").getByRole("row").nth(3).waitFor();
    },
  },
  { name: "call-brief", reach: brief },
  {
    name: "call-brief-presenting",
    reach: async (tour) => {
      await presenting(tour, true);
      await brief(tour);
    },
    leave: shown,
  },
  {
    name: "negotiation-presenting",
    reach: async (tour) => {
      await presenting(tour, true);
      await open(tour);
    },
    leave: shown,
  },
];
