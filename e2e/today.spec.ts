// Today by keyboard: the order and its reasons, what wins over it, the plan of the day, promises of a partner, weights, reminders.
import type { Locator, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, introduce, one } from "./workspace.ts";
import { dayIn, open, pictures } from "./window.ts";

const task = (page: Page, title: string, more: object = {}) =>
  value<{ id: number }>(page, "tasks.create", { title, ...more });
const list = (page: Page): Locator => page.getByRole("list", { name: "Tasks in score order" });
const titles = (page: Page): Promise<string[]> => list(page).locator("[data-task]").allInnerTexts();
const line = (page: Page, title: string): Locator =>
  list(page).getByRole("listitem").filter({ hasText: title });
const title = (page: Page, text: string): Locator =>
  list(page).getByRole("button", { name: text, exact: true });
/** The Undo of the newest message. */
const undo = (page: Page): Promise<void> => page.getByRole("button", { name: "Undo" }).last().click();

/** Five tasks whose scores differ: 78, 70, 40, 30, 5. */
async function five(page: Page): Promise<void> {
  await task(page, "Correct the tracking", { dueOn: dayIn(-4), priority: 1, effortMinutes: 120 });
  await task(page, "Answer the newsletter", { dueOn: dayIn(0), priority: 1, effortMinutes: 90 });
  await task(page, "Send the feed", { dueOn: dayIn(0), effortMinutes: 60 });
  await task(page, "Plan the contest", { dueOn: dayIn(2) });
  await task(page, "Read the contract", { effortMinutes: 15 });
}
const inOrder = [
  "Correct the tracking",
  "Answer the newsletter",
  "Send the feed",
  "Plan the contest",
  "Read the contract",
];

test("score order with its reasons; a pin, a drag and not now win until they are released", async ({
  page,
  userData,
}, info) => {
  await introduce(page);
  await five(page);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect.poll(() => titles(page)).toEqual(inOrder);
  await expect(line(page, "Correct the tracking")).toContainText("overdue by 4 days +43 · priority 1 +30");
  await expect(line(page, "Correct the tracking")).toContainText("4 days late");
  await expect(line(page, "Answer the newsletter")).toContainText("due today +40 · priority 1 +30");
  await expect(page.getByRole("link", { name: "Today 3: overdue or due today" })).toBeVisible();

  // The arrows walk; a pin keeps its reason.
  await title(page, "Correct the tracking").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(title(page, "Plan the contest")).toBeFocused();
  await page.keyboard.press("t");
  await page.getByRole("dialog").getByRole("textbox", { name: "Why" }).fill("the client asked");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await titles(page))[0]).toBe("Plan the contest");
  await expect(line(page, "Plan the contest")).toContainText("Pinned: the client asked");
  await line(page, "Plan the contest").getByRole("button", { name: "Release Plan the contest" }).click();
  await expect.poll(() => titles(page)).toEqual(inOrder);

  // By keyboard to another place, and by one place.
  await page.getByRole("button", { name: "Move Read the contract" }).focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < 3; step++) {
    await page.waitForTimeout(150);
    await page.keyboard.press("ArrowUp");
  }
  await page.waitForTimeout(150);
  await page.keyboard.press("Space");
  const moved = [inOrder[0], inOrder[4], ...inOrder.slice(1, 4)];
  await expect.poll(() => titles(page)).toEqual(moved);
  await expect(line(page, "Read the contract")).toContainText("Moved by hand");
  await expect
    .poll(() => one(userData, "SELECT hold FROM task WHERE title = 'Read the contract'"))
    .toBe("drag");
  await title(page, "Read the contract").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(async () => (await titles(page))[0]).toBe("Read the contract");
  await accessible(page);
  await pictures(page, "today", (file) => info.outputPath(file));
  // Why it was moved can be said afterwards, and it stays where it was put.
  await title(page, "Read the contract").click();
  const moving = page.getByRole("complementary", { name: "Read the contract" });
  await moving.getByRole("textbox", { name: "Why", exact: true }).fill("she asked first");
  await page.keyboard.press("Enter");
  await expect(line(page, "Read the contract")).toContainText("Moved by hand: she asked first");
  expect((await titles(page))[0]).toBe("Read the contract");
  await moving.getByRole("button", { name: "Close" }).click();
  await expect(moving).toHaveCount(0);
  await title(page, "Read the contract").focus();
  await page.keyboard.press("u");
  await expect.poll(() => titles(page)).toEqual(inOrder);

  // Put away until another day, with the reason; released it is back.
  await title(page, "Send the feed").focus();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("In a week").click();
  await dialog.getByRole("textbox", { name: "Why" }).fill("they are on holiday");
  await page.keyboard.press("Enter");
  await expect.poll(() => titles(page)).not.toContain("Send the feed");
  expect(ask(userData, "SELECT hold, holdUntil, holdReason FROM task WHERE title = 'Send the feed'")).toEqual(
    [{ hold: "notNow", holdUntil: dayIn(7), holdReason: "they are on holiday" }],
  );
  await page.getByRole("button", { name: "1 task put away until later" }).click();
  await expect(page.getByText(/^Not before .*: they are on holiday$/)).toBeVisible();
  await page.getByRole("button", { name: "Release Send the feed" }).click();
  await expect.poll(() => titles(page)).toEqual(inOrder);

  // Shown beside, done and undone.
  await title(page, "Answer the newsletter").focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("complementary", { name: "Answer the newsletter" })).toBeVisible();
  await expect(title(page, "Answer the newsletter")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Answer the newsletter" })).toHaveCount(0);
  await title(page, "Answer the newsletter").focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect.poll(() => titles(page)).not.toContain("Answer the newsletter");
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => titles(page)).toEqual(inOrder);
});

test("the day is planned against its hours, and what is left over is carried on", async ({
  page,
  userData,
}) => {
  // In the morning, whatever the hour of the run: from the evening on the page offers tomorrow.
  await page.clock.setSystemTime(new Date(`${dayIn(0)}T09:00:00`));
  await introduce(page);
  await five(page);
  const old = await task(page, "Left from yesterday", { effortMinutes: 30 });
  await value(page, "tasks.plan", { ids: [old.id], on: dayIn(-1) });
  await open(page, "/today");
  const plan = page.getByRole("region", { name: "Plan of the day" });
  await title(page, "Correct the tracking").focus();
  await page.keyboard.press("p");
  await expect(line(page, "Correct the tracking")).toContainText("Planned for today");
  await title(page, "Answer the newsletter").focus();
  await page.keyboard.press("p");
  await expect(plan).toContainText("3 hr 30 min planned of");
  const hours = plan.getByRole("textbox", { name: "Hours I have today" });
  await hours.fill("2");
  await hours.press("Enter");
  await expect(plan).toContainText("1 hr 30 min more than you have");
  await hours.fill("40");
  await hours.press("Enter");
  await expect(plan.getByText("Give hours from 0.5 to 24, as in 6 or 7 h 30.")).toBeVisible();
  await hours.press("Escape");

  await expect(page.getByText("1 task planned for an earlier day is open.")).toBeVisible();
  await page.getByRole("button", { name: "Carry over to today" }).click();
  const planned = () =>
    ask(
      userData,
      "SELECT plannedOn AS day, count(*) AS n FROM task WHERE plannedOn IS NOT NULL GROUP BY 1 ORDER BY 1",
    );
  await expect.poll(planned).toEqual([{ day: dayIn(0), n: 3 }]);
  await undo(page);
  await expect.poll(planned).toEqual([
    { day: dayIn(-1), n: 1 },
    { day: dayIn(0), n: 2 },
  ]);

  // In the evening what is open goes to the next day.
  await open(page, "/partners");
  await page.clock.setSystemTime(new Date(`${dayIn(0)}T18:00:00`));
  await open(page, "/today");
  await expect(page.getByText("3 planned tasks are open.")).toBeVisible();
  await page.getByRole("button", { name: "Carry over to tomorrow" }).click();
  await expect.poll(planned).toEqual([{ day: dayIn(1), n: 3 }]);
  await undo(page);
  await expect.poll(() => planned().length).toBe(2);
});

test("promises of both sides on the partner, kept and broken, with the rate", async ({
  page,
  userData,
}, info) => {
  await introduce(page);
  const { id } = await value<{ id: number }>(page, "partners.create", { name: "Kestrel Media" });
  await open(page, `/partners/${id}/full`);
  // Together with the talk it was made in.
  const said = page.getByRole("textbox", { name: "What was said" });
  await said.fill("They send the banner");
  await page.getByRole("button", { name: "A promise was made" }).click();
  await page.getByRole("textbox", { name: "What", exact: true }).fill("The banner on the front page");
  await page.getByRole("textbox", { name: "By", exact: true }).fill("tomorrow");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect
    .poll(() => ask(userData, `SELECT "by", text, dueOn, interactionId IS NOT NULL AS talk FROM promise`))
    .toEqual([{ by: "them", text: "The banner on the front page", dueOn: dayIn(1), talk: 1 }]);

  await page.getByRole("tab", { name: "To do" }).click();
  await page.getByRole("button", { name: "New promise" }).click();
  await page.getByRole("textbox", { name: "What", exact: true }).fill("Photos in the right sizes");
  await page.getByRole("textbox", { name: "By", exact: true }).fill("yesterday");
  await page.keyboard.press("Enter");
  const ours = page.getByRole("list", { name: "We promised" });
  await expect(ours.getByRole("listitem")).toContainText("overdue");
  // A promise with a day is a task of its own.
  await expect(page.getByRole("list", { name: "Tasks", exact: true }).getByRole("listitem")).toHaveCount(2);
  await accessible(page);
  await pictures(page, "to do", (file) => info.outputPath(file));

  const theirs = page.getByRole("list", { name: "They promised" });
  await theirs.getByRole("button", { name: "Kept: The banner on the front page" }).click();
  await expect(page.getByText("1 of 1 kept on time")).toBeVisible();
  await ours.getByRole("button", { name: "Kept: Photos in the right sizes" }).click();
  await expect(page.getByText("0 of 1 kept on time")).toBeVisible();
  await expect(page.getByRole("list", { name: "Tasks", exact: true }).getByRole("listitem")).toHaveCount(0);
  await page.getByRole("button", { name: "1 settled" }).first().click();
  await expect(page.getByText(/^kept late, /)).toBeVisible();
  await undo(page);
  await expect(ours.getByRole("listitem")).toContainText("overdue");

  // What was agreed, until when.
  await page.getByRole("tab", { name: "Terms" }).click();
  await page.getByRole("button", { name: "Note in words" }).press("Enter");
  await page.getByRole("textbox", { name: "What was agreed" }).fill("12 % on new customers");
  await page.getByRole("textbox", { name: "To", exact: true }).fill("in 20 days");
  await page.getByRole("textbox", { name: "Notice, days" }).fill("14");
  await page.getByRole("button", { name: "Note it" }).press("Enter");
  const agreements = page.getByRole("list", { name: "Noted in words" });
  await expect(agreements.getByRole("listitem")).toContainText("ends in 2 weeks");
  await open(page, "/today");
  const expiring = page.getByRole("region", { name: "Expires within 30 days" });
  await expect(expiring).toContainText("Kestrel Media");
});

test("who waits for an answer is shown, put away and brought back", async ({ page }) => {
  await introduce(page);
  const { id } = await value<{ id: number }>(page, "partners.create", { name: "Kestrel Media" });
  const ana = await value<{ id: number }>(page, "contacts.create", { partnerId: id, fullName: "Ana Ruiz" });
  await value(page, "interactions.log", {
    partnerId: id,
    contactIds: [ana.id],
    kind: "email",
    direction: "in",
    subject: "Voucher codes",
    text: "Do you have new codes?",
    at: Date.now() - 3 * 86_400_000,
  });
  await open(page, "/today");
  const waits = page.getByRole("region", { name: "Wait for your answer" });
  await expect(waits.getByRole("listitem")).toContainText("Voucher codes");
  await accessible(page);
  await waits.getByRole("button", { name: "Put away: Ana Ruiz" }).click();
  await expect(waits).toHaveCount(0);
  await undo(page);
  await expect(waits.getByRole("listitem")).toHaveCount(1);
});

test("weights change the order at once, and come back", async ({ page }, info) => {
  await introduce(page);
  await five(page);
  await open(page, "/settings/priorities");
  const effect = page.getByRole("list", { name: "Today’s first tasks" });
  await expect(effect.getByRole("listitem")).toHaveCount(5);
  await page.getByRole("slider", { name: "Time left" }).focus();
  await page.keyboard.press("Home");
  // Without time only the urgent and the quick are left of the score.
  await expect(effect.getByRole("listitem").first()).toContainText("78 → 35");
  await expect(effect.getByRole("listitem").nth(2)).toContainText("Read the contract");
  await expect(effect).toContainText("2 places up");
  await accessible(page);
  await pictures(page, "priorities", (file) => info.outputPath(file));
  await open(page, "/today");
  await expect
    .poll(async () => (await titles(page)).slice(0, 2).toSorted())
    .toEqual(inOrder.slice(0, 2).toSorted());
  await expect(line(page, "Send the feed")).not.toContainText("due today +");
  await open(page, "/settings/priorities");
  await page.getByRole("button", { name: "Usual weights" }).click();
  await expect(page.getByRole("slider", { name: "Time left" })).toHaveAttribute("aria-valuenow", "40");
  await undo(page);
  await expect(page.getByRole("slider", { name: "Time left" })).toHaveAttribute("aria-valuenow", "0");
});

test("reminders: defaults, quiet hours, focus, and the offer with the first one", async ({ page }, info) => {
  await introduce(page);
  await open(page, "/settings/reminders");
  const reminders = page.getByRole("region", { name: "Reminders", exact: true });
  const settings = () =>
    value<{ defaults: { day: unknown[] }; quiet: unknown; daysOff: number[] }>(page, "reminders.settings");
  await expect(reminders.getByText("No reminder has come yet.")).toBeVisible();
  await reminders.getByRole("button", { name: "Add a reminder: Due on a day" }).click();
  await page.getByRole("textbox", { name: "Days before" }).press("Enter");
  await expect(reminders.getByText("The day before at 9:00 AM")).toHaveCount(2);
  expect((await settings()).defaults.day).toEqual([
    { days: 0, time: "09:00" },
    { days: 1, time: "09:00" },
  ]);
  await reminders.getByLabel("Quiet from").fill("20:00");
  await reminders.getByLabel("Until", { exact: true }).fill("07:30");
  await reminders.getByLabel("Until", { exact: true }).blur();
  await expect.poll(async () => (await settings()).quiet).toEqual({ from: "20:00", to: "07:30" });
  await reminders.getByText("Sun", { exact: true }).click();
  await expect.poll(async () => (await settings()).daysOff).toEqual([0]);
  await accessible(page);
  await pictures(page, "reminders", (file) => info.outputPath(file));

  await reminders.getByRole("button", { name: "2 hours" }).click();
  const focus = page.getByRole("button", { name: /^Focus until / });
  await expect(focus).toBeVisible();
  await focus.click();
  await expect(focus).toHaveCount(0);

  // The first reminder brings the offer, once.
  await page.keyboard.press("q");
  await page.getByRole("textbox", { name: "What is to be done" }).fill("call Kestrel tomorrow");
  await page.keyboard.press("Enter");
  const offer = page.getByRole("region", { name: "Reminders while Liaison is closed" });
  await expect(offer).toContainText("While Liaison is closed, nothing reminds you.");
  await accessible(page);
  await pictures(page, "offer", (file) => info.outputPath(file));
  await offer.getByRole("button", { name: "Leave it as it is" }).last().click();
  await expect(offer).toHaveCount(0);
  await page.keyboard.press("q");
  await page.getByRole("textbox", { name: "What is to be done" }).fill("write to Kestrel tomorrow");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(offer).toHaveCount(0);
});
