// From the first ask to an agreement, by keyboard where people use it; the database has the last word.
import type { ElectronApplication, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, introduce, one } from "./workspace.ts";
import { open, theme, zoom } from "./window.ts";

const size = (page: Page, width: number, height: number) => page.setViewportSize({ width, height });

/** Pictures of what is shown: light, dark, in a small window, and at 200 %. */
const pictures = (app: ElectronApplication, page: Page, file: (name: string) => string) => {
  const shot = (name: string) => page.screenshot({ path: file(name) });
  return async (name: string): Promise<void> => {
    await page.waitForTimeout(300);
    await shot(name);
    await theme(page, "dark");
    await page.waitForTimeout(200);
    await shot(`${name} dark`);
    await theme(page, "light");
    await size(page, 900, 600);
    await page.waitForTimeout(300);
    await shot(`${name} 900`);
    await size(page, 1280, 800);
    await zoom(app, 2);
    await page.waitForTimeout(300);
    await shot(`${name} 200`);
    await zoom(app, 1);
    await page.waitForTimeout(200);
  };
};

test("a negotiation: from the first ask to terms in force", async ({ app, page, userData }, info) => {
  test.setTimeout(180_000);
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  const looks = pictures(app, page, (name) => info.outputPath(`${name}.png`));
  await introduce(page);
  await value(page, "partners.create", { name: "Kestrel Media" });
  const db = (sql: string) => one(userData, sql);

  await test.step("the empty page says what to do next", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await expect(page).toHaveURL(/#\/negotiations$/);
    await expect(page.getByText(/No negotiation is open/)).toBeVisible();
    await accessible(page);
    await shot("empty");
  });

  await test.step("one is begun", async () => {
    await page.keyboard.press("Control+n");
    const dialog = page.getByRole("dialog", { name: "New negotiation" });
    await page.keyboard.type("Kestrel");
    await expect(page.getByRole("option", { name: "Kestrel Media" })).toBeVisible();
    await page.keyboard.press("Enter");
    await dialog.getByRole("textbox", { name: "Subject" }).fill("Rate for the Christmas season");
    await dialog.getByRole("textbox", { name: "Decide by" }).fill("in 2 weeks");
    await accessible(page);
    await shot("new");
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Stage: Preparing" })).toBeVisible();
    expect(db("SELECT subject FROM negotiation")).toBe("Rate for the Christmas season");
  });

  await test.step("they ask for 12 %", async () => {
    await page.getByRole("button", { name: "They offered" }).press("Enter");
    await expect(page.getByRole("textbox", { name: "Share of the sale" })).toBeFocused();
    await page.keyboard.type("120");
    await page.keyboard.press("Tab");
    await expect(page.getByText("120 % is more than the whole.", { exact: false })).toBeVisible();
    await shot("wrong rate");
    await page.getByRole("textbox", { name: "Share of the sale" }).fill("12");
    await expect(page.getByLabel("In words")).toContainText("12% of the sale.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("heading", { name: "Round 1: they offered" })).toBeVisible();
    await expect(page.getByRole("button", { name: "We offer", exact: true })).toBeFocused();
    expect(ask(userData, `SELECT "by", answer FROM offer`)).toEqual([{ by: "them", answer: null }]);
    expect(db("SELECT stage FROM negotiation")).toBe("countered");
  });

  await test.step("we counter with 9 % and a fee", async () => {
    await page.getByRole("button", { name: "Counter", exact: true }).click();
    await page.getByRole("textbox", { name: "Share of the sale" }).fill("9");
    await page.getByRole("button", { name: "Add: Flat fee" }).click();
    await expect(page.getByRole("textbox", { name: "Flat fee" })).toBeFocused();
    await page.keyboard.type("500");
    await expect(page.getByLabel("In words")).toContainText("€500.00 once");
    await page.getByRole("textbox", { name: "Why" }).fill("They bring new customers in December.");
    for (const part of ["Tiers", "Bonus", "Cap", "Exclusivity"])
      await page.getByRole("button", { name: `Add: ${part}` }).click();
    await page.getByRole("button", { name: "Offer", exact: true }).click();
    await accessible(page);
    await shot("editor");
    for (const part of ["Tiers", "Bonus", "Cap", "Exclusivity"])
      await page.getByRole("button", { name: `Remove: ${part}` }).click();
    await page.getByRole("button", { name: "Offer", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Round 2: we offered" })).toBeVisible();
    await expect(page.getByText("12% → 9%; +500.00 once").first()).toBeVisible();
    expect(ask(userData, `SELECT "by", answer FROM offer ORDER BY id`)).toEqual([
      { by: "them", answer: "countered" },
      { by: "us", answer: null },
    ]);
    await accessible(page);
    await looks("rounds");
  });

  await test.step("a call logged here belongs to it", async () => {
    await page.getByRole("heading", { name: "Compare two" }).click();
    await page.keyboard.press("Control+l");
    const dialog = page.getByRole("dialog", { name: "Log a call" });
    await expect(dialog.getByText("Kestrel Media")).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: "What was said" })).toBeFocused();
    await page.keyboard.type("They would take less with a fee up front.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: /Kestrel Media/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByText("They would take less with a fee up front.").first()).toBeVisible();
    expect(db("SELECT count(*) FROM negotiation_part WHERE interactionId IS NOT NULL")).toBe(1);
  });

  await test.step("both sides' limits are noted, and refused the wrong way round", async () => {
    await page.keyboard.press("2");
    await expect(page.getByText(/Say for each lever/)).toBeVisible();
    const fill = async (name: string, value: string): Promise<void> => {
      const field = page.getByRole("textbox", { name, exact: true });
      await field.fill(value);
      await field.press("Enter");
    };
    const lever = async (name: string): Promise<void> => {
      await page.getByRole("button", { name: "Add a lever" }).click();
      await page.getByRole("menuitem", { name, exact: true }).click();
      await expect(page.getByRole("textbox", { name: `${name}: our ideal`, exact: true })).toBeFocused();
    };
    const limits = (): Record<string, string>[] =>
      ask(userData, "SELECT side, lever, ideal, walkAway, valuePerStep FROM negotiation_limit ORDER BY id");
    // Row by row with Tab alone, as a table is filled in.
    const type = async (name: string, text: string, there?: string): Promise<void> => {
      const field = page.getByRole("textbox", { name: `Rate: ${name}`, exact: true });
      await expect(field).toBeFocused();
      // A bound that stands in for the other is written over.
      if (there !== undefined) await expect(field).toHaveValue(there);
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    };
    await lever("Rate");
    await type("our ideal", "8");
    await expect.poll(limits).toHaveLength(1);
    await type("our walk-away", "7", "8%");
    await expect(page.getByText("The walk-away is better than the ideal. Swap the two.")).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await type("our walk-away", "10");
    await type("what a step costs us", "270");
    await type("their ideal", "12");
    await expect.poll(limits).toHaveLength(2);
    await type("their walk-away", "9", "12%");
    await type("what a step is worth to them", "210");
    await type("how we know", "Said so on the phone");
    await lever("Flat fee");
    await fill("Flat fee: our ideal", "0");
    await expect.poll(limits).toHaveLength(3);
    await fill("Flat fee: our walk-away", "500.00");
    await fill("Flat fee: what a step costs us", "100");
    await fill("Flat fee: step", "100");
    await fill("Flat fee: their ideal", "600");
    await expect.poll(limits).toHaveLength(4);
    await fill("Flat fee: their walk-away", "0");
    await fill("Flat fee: what a step is worth to them", "110");
    await expect
      .poll(() =>
        limits().map(({ side, lever, ideal, walkAway }) => [side, lever, ideal, walkAway].join(" ")),
      )
      .toEqual([
        "us rateBp 800 1000",
        "them rateBp 1200 900",
        "us flat.amount 0 500.00",
        "them flat.amount 600 0",
      ]);
    // Nothing that was typed one after the other got lost.
    await expect
      .poll(() => limits().map(({ valuePerStep }) => valuePerStep))
      .toEqual(["270", "210", "100", "110"]);
    await accessible(page);
    await looks("limits");
  });

  await test.step("without numbers a replay says so", async () => {
    await page.getByRole("tab", { name: "Replay" }).click();
    await expect(page.getByText("There are no orders in these days", { exact: false })).toBeVisible();
    await shot("replay of nothing");
    await page.getByRole("button", { name: "The mean of the program" }).click();
    await expect(page.getByText("Nobody there has numbers yet.")).toBeVisible();
    await accessible(page);
  });

  await test.step("in presentation nothing private is there", async () => {
    await page.evaluate(() => sessionStorage.setItem("presentation", "on"));
    await page.reload();
    await expect(page.getByRole("tab", { name: "Offers" })).toBeVisible();
    await expect(page.getByRole("tab", { name: /Limits|Middle/ })).toHaveCount(0);
    await expect(page.getByText("Only ours")).toHaveCount(0);
    await shot("presentation");
    await page.evaluate(() => sessionStorage.removeItem("presentation"));
    await page.reload();
  });

  await test.step("the middle ground becomes the next offer", async () => {
    await page.getByRole("tab", { name: /Middle ground/ }).click();
    await expect(page.getByText("9% to 10%")).toBeVisible();
    await accessible(page);
    await looks("middle ground");
    await page.getByRole("button", { name: /^Make it the next offer: .*Best together/ }).click();
    const words = page.getByLabel("In words");
    await expect(words).toContainText("9% of the sale. €500.00 once, paid directly.");
    await expect(words).toContainText("Nothing changes.");
    await page.getByRole("textbox", { name: "Share of the sale" }).press("Control+Enter");
    await expect(page.getByRole("heading", { name: "Round 3: we offered" })).toBeVisible();
  });

  await test.step("they accept, from a day on: the terms are in force", async () => {
    await page.getByRole("button", { name: "They accept" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "In force from" }).fill("1 jan 2027");
    await accessible(page);
    await shot("accept");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Accepted on", { exact: false })).toBeVisible();
    expect(ask(userData, "SELECT fromOn, terms FROM agreement")).toEqual([
      {
        fromOn: "2027-01-01",
        terms: JSON.stringify({
          currency: "EUR",
          basis: "percent",
          rateBp: 900,
          flat: { amount: "500.00", per: "once", viaNetwork: false },
        }),
      },
    ]);
    expect(db("SELECT stage FROM negotiation")).toBe("agreed");
    await expect(page.getByText("From Jan 1, 2027 on.")).toBeVisible();
    await shot("agreed");
    await open(page, "/partners/1/full");
    await page.getByRole("tab", { name: "To do" }).click();
    await page.getByRole("button", { name: "1 closed" }).click();
    await expect(page.getByRole("link", { name: "Rate for the Christmas season" })).toBeVisible();
    await shot("partner");
    await page.goBack();
    await expect(page.getByText("Accepted on", { exact: false })).toBeVisible();
    // Escape leads to the list.
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/#\/negotiations$/);
  });
});

test("negotiations: the list, the board by keyboard, and a replay on the partner's own numbers", async ({
  app,
  page,
  userData,
}, info) => {
  test.setTimeout(180_000);
  const looks = pictures(app, page, (name) => info.outputPath(`${name}.png`));
  await introduce(page);
  await page.getByRole("button", { name: "Look around with an example" }).click();
  await expect(page.getByRole("link", { name: /^Negotiations/ })).toBeVisible();
  await expect
    .poll(() => one(userData, "SELECT count(*) FROM negotiation"), { timeout: 60_000 })
    .toBeGreaterThan(5);
  await page.waitForTimeout(1000);

  await test.step("the list, by what is at stake", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await expect(page.getByRole("grid", { name: "Negotiations" }).getByRole("row").nth(3)).toBeVisible();
    await accessible(page);
    await looks("list");
  });

  await test.step("on the board a card is carried to a stage that it may go to, and refused elsewhere", async () => {
    await page.keyboard.press("v");
    await page.keyboard.press("b");
    await expect(page).toHaveURL(/negotiations\/board$/);
    await expect(page.locator("[data-card]").first()).toBeVisible();
    await accessible(page);
    await looks("board");
    const [first] = ask<{ id: number }>(
      userData,
      "SELECT id FROM negotiation WHERE stage = 'declined' AND deletedAt IS NULL",
    );
    const card = page.locator(`[data-card="${first!.id}"]`);
    await card.focus();
    await page.keyboard.press("Space");
    await page.waitForTimeout(200);
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(200);
    await page.keyboard.press("Space");
    await expect(
      page.getByText("A declined negotiation is opened again as Preparing first.").first(),
    ).toBeVisible();
    expect(one(userData, "SELECT stage FROM negotiation WHERE id = ?", first!.id)).toBe("declined");
    const [open] = ask<{ id: number }>(
      userData,
      "SELECT id FROM negotiation WHERE stage = 'countered' AND deletedAt IS NULL ORDER BY id",
    );
    await page.locator(`[data-card="${open!.id}"]`).focus();
    await page.keyboard.press("Space");
    await page.waitForTimeout(200);
    for (let at = 0; at < 2; at++) {
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(200);
    }
    await page.keyboard.press("Space");
    const dialog = page.getByRole("dialog", { name: "Why is it declined?" });
    await dialog.getByRole("textbox").fill("Too dear");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => ask(userData, "SELECT stage, outcomeReason FROM negotiation WHERE id = ?", open!.id))
      .toEqual([{ stage: "declined", outcomeReason: "Too dear" }]);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect
      .poll(() => one(userData, "SELECT stage FROM negotiation WHERE id = ?", open!.id))
      .toBe("countered");
  });

  await test.step("offers are replayed beside each other", async () => {
    const [busy] = ask<{ id: number }>(
      userData,
      `SELECT n.id FROM negotiation n WHERE n.deletedAt IS NULL AND n.closedAt IS NULL ORDER BY
         (SELECT count(*) FROM offer o WHERE o.negotiationId = n.id) DESC, n.id LIMIT 1`,
    );
    await open(page, `/negotiations/${busy!.id}`);
    await expect(page.getByRole("tab", { name: "Offers" })).toBeVisible();
    await accessible(page);
    await looks("example rounds");
    await page.getByRole("tab", { name: "Replay" }).click();
    const table = page.getByRole("table", { name: "Replay" });
    await expect(table.getByRole("row", { name: /^Total cost/ })).toBeVisible();
    await accessible(page);
    await looks("replay");
    await page.getByRole("heading", { name: "Over the volume" }).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 2000);
    await page
      .getByRole("slider", { name: /^Walk/ })
      .or(page.locator("figure input[type=range]"))
      .first()
      .focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    await looks("chart");
    const cost = await table.getByRole("row", { name: /^Total cost/ }).textContent();
    await page.getByRole("slider", { name: "Volume" }).press("ArrowRight");
    await expect(table.getByRole("row", { name: /^Total cost/ })).not.toHaveText(cost ?? "");
    await page.getByRole("button", { name: "As it was" }).click();
    await expect(table.getByRole("row", { name: /^Total cost/ })).toHaveText(cost ?? "");
    await page.getByRole("button", { name: "Show as table" }).click();
    await expect(page.getByRole("table", { name: /^Our cost over the volume/ })).toBeVisible();
    const [stepped] = ask<{ id: number }>(
      userData,
      `SELECT n.id FROM negotiation n JOIN offer o ON o.negotiationId = n.id WHERE o.terms LIKE '%tiers%' AND n.stage = 'agreed'`,
    );
    await open(page, `/negotiations/${stepped!.id}`);
    await page.getByRole("tab", { name: "Replay" }).click();
    await expect(page.locator("figure input[type=range]")).toBeVisible();
    await page.mouse.wheel(0, 3000);
    await looks("kinks");
    await open(page, `/negotiations/${busy!.id}`);
    await page.getByRole("tab", { name: "Offers" }).click();
    await page.getByRole("button", { name: "Counter", exact: true }).click();
    await page.getByRole("textbox", { name: "Share of the sale" }).fill("9");
    await page.waitForTimeout(900);
    await accessible(page);
    await looks("precedents");
    await page.getByRole("button", { name: "Cancel" }).click();
    for (const tab of ["Limits", "Middle ground"]) {
      await page.getByRole("tab", { name: new RegExp(tab) }).click();
      await page.waitForTimeout(400);
      await accessible(page);
      await looks(`example ${tab}`);
    }
  });
});
