// The screens of tasks and reminders, on the example's partners.
import { ask, escape, goTo, panel, partnerId, star, type Screen, type Tour } from "./touring.ts";

const first = async ({ page }: Tour): Promise<number> => {
  const { rows } = await ask<{ rows: { id: number; partner: object | null }[] }>(page, "tasks.today", {
    limit: 50,
  });
  const found = rows.find(({ partner }) => partner !== null);
  if (!found) throw new Error("the example has no task of a partner today");
  return found.id;
};

export const taskScreens: readonly Screen[] = [
  {
    name: "today",
    reach: async ({ page }) => {
      await goTo(page, "/today");
      await page.getByRole("heading", { name: "Today", exact: true }).first().waitFor();
      await page.getByRole("complementary").first().waitFor();
    },
  },
  {
    name: "task",
    reach: async (tour) => {
      await goTo(tour.page, `/today/${await first(tour)}`);
      await tour.page.getByText("Checklist").first().waitFor();
    },
    leave: ({ page }) => goTo(page, "/today"),
  },
  {
    name: "quick-entry",
    reach: async ({ page }) => {
      await page.getByRole("main").click({ position: { x: 4, y: 4 } });
      await page.keyboard.press("q");
      await page
        .getByRole("dialog")
        .getByRole("textbox")
        .first()
        .fill(`call ${star} tomorrow 9:30 !1 every 2 weeks #q4`);
      await page.getByRole("dialog").getByText(star).first().waitFor();
    },
    leave: escape,
  },
  {
    name: "tasks",
    reach: async ({ page }) => {
      await goTo(page, "/tasks");
      await page.getByRole("grid").getByRole("row").nth(4).waitFor();
    },
  },
  { name: "tasks-board", reach: ({ page }) => goTo(page, "/tasks/board") },
  { name: "tasks-week", reach: ({ page }) => goTo(page, "/tasks/week") },
  { name: "tasks-month", reach: ({ page }) => goTo(page, "/tasks/month") },
  {
    name: "partner-todo",
    reach: async ({ page }) => {
      await goTo(page, `/partners/${await partnerId(page, star)}`);
      await panel(page, star).getByRole("tab", { name: "To do" }).click();
    },
  },
  {
    name: "reminders",
    reach: async ({ page }) => {
      await goTo(page, "/settings/reminders");
      await page.getByRole("heading", { name: "Reminders", exact: true }).waitFor();
    },
  },
  {
    name: "priorities",
    reach: async ({ page }) => {
      await goTo(page, "/settings/priorities");
      await page.getByRole("heading", { name: "Priorities", exact: true }).waitFor();
    },
  },
];
