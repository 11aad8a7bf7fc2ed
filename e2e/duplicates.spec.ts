// One partner once: pairs that could be one are compared, put together, taken apart, and said to be two.
import type { Page } from "@playwright/test";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, introduce, one } from "./workspace.ts";
import { open } from "./window.ts";

interface Made {
  id: number;
}

const make = async (page: Page, path: string, input: object): Promise<number> =>
  (await value<Made>(page, path, input)).id;

async function world(page: Page) {
  const roth = await make(page, "partners.create", {
    name: "Roth Media GmbH",
    tier: "A",
    country: "DE",
    websites: ["https://www.rothmedia.example"],
    tags: ["q4"],
    privateNote: "Pays late",
  });
  const rothToo = await make(page, "partners.create", {
    name: "RothMedia",
    tier: "B",
    websites: ["rothmedia.example"],
    tags: ["newsletter"],
    privateNote: "Never mention zanzibar",
    networkIds: [{ network: "awin", externalId: "4711", spelling: "ROTHMEDIA" }],
  });
  const ida = await make(page, "contacts.create", {
    fullName: "Ida Roth",
    partnerId: roth,
    emails: ["ida@rothmedia.example"],
  });
  await value(page, "interactions.log", { contactIds: [ida], kind: "call", text: "About the winter sale" });
  await make(page, "contacts.create", {
    fullName: "Ida Roth",
    partnerId: rothToo,
    emails: ["ida@rothmedia.example"],
    role: "Editor",
  });
  await value(page, "tasks.create", { title: "Send the banner", partnerId: rothToo });
  const long = "Verein zur Förderung der unabhängigen Preisvergleichs- und Gutscheinkultur im Alpenraum";
  await make(page, "partners.create", { name: `${long} e. V.`, websites: ["verein.example"] });
  await make(page, "partners.create", { name: long, websites: ["verein.example"] });
  await make(page, "partners.create", { name: "東京クーポン株式会社", websites: ["tokyo.example"] });
  await make(page, "partners.create", { name: "東京クーポン", websites: ["tokyo.example"] });
  await make(page, "partners.create", { name: "قسائم الرياض", websites: ["riyadh.example"] });
  await make(page, "partners.create", { name: "قسائم الرياض للتسويق", websites: ["riyadh.example"] });
  return { roth, rothToo };
}

test("a pair is compared, put together by choice of each field, and taken apart weeks later", async ({
  page,
  userData,
}, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await introduce(page);
  await open(page, "/duplicates");
  await expect(
    page.getByText("Nothing looks like the same partner or person twice.", { exact: false }),
  ).toBeVisible();
  await accessible(page);
  await shot("empty");

  const { roth, rothToo } = await world(page);
  await page.getByRole("link", { name: "Partners", exact: true }).first().click();
  await page.getByRole("link", { name: /likely duplicates?$/ }).click();
  const list = page.getByRole("list", { name: "Pairs that could be one" });
  const pair = list.getByRole("link").filter({ hasText: "Roth Media GmbH" });
  await expect(pair).toContainText(/Almost certain|Likely/);
  // From the list of partners those of partners; people are one choice away.
  await expect(list.getByText("Ida Roth")).toHaveCount(0);
  await page.getByText("All", { exact: true }).click();
  await expect(list.getByText("Ida Roth").first()).toBeVisible();
  await shot("list");
  await accessible(page);
  await pair.click();

  const both = page.getByRole("article", { name: "Roth Media GmbH and RothMedia" });
  await expect(both.getByText("Stays", { exact: true })).toBeVisible();
  await shot("pair");
  await accessible(page);

  await test.step("the private note is not there while presenting", async () => {
    await page.keyboard.press("ControlOrMeta+Shift+P");
    await expect(both.getByText("zanzibar", { exact: false })).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+Shift+P");
    await expect(both.getByText("zanzibar", { exact: false })).toBeVisible();
  });

  await test.step("which value is kept is chosen by the keyboard", async () => {
    const tier = both.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Tier" }) });
    await tier.getByRole("radio").first().focus();
    await expect(tier.getByRole("radio", { name: "A" })).toBeChecked();
    await page.keyboard.press("d");
    await expect(tier.getByRole("radio", { name: "B" })).toBeChecked();
    await page.keyboard.press("ArrowUp");
    await expect(tier.getByRole("radio", { name: "A" })).toBeChecked();
    await page.keyboard.press("d");
  });

  await test.step("put together, the next pair is there", async () => {
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByText("RothMedia is put into Roth Media GmbH.")).toBeVisible();
    await expect(both).toHaveCount(0);
    await expect(page.getByRole("article")).toHaveCount(1);
    // The keys go on in the next pair.
    await expect(page.getByRole("article")).toBeFocused();
    expect(await value(page, "partners.get", { id: roth })).toMatchObject({
      name: "Roth Media GmbH",
      tier: "B",
      country: "DE",
      people: 2,
    });
    await shot("next");
  });

  await test.step("the trash says where it went, and emptying it leaves it there", async () => {
    await open(page, "/trash");
    const line = page.getByRole("row").filter({ hasText: "put into Roth Media GmbH" });
    await expect(line.getByRole("button", { name: "Take apart: RothMedia" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Empty the trash" })).toHaveCount(0);
    await accessible(page);
    await shot("trash");
  });

  await test.step("on the partner's page it says what was put into it, and takes it apart", async () => {
    await open(page, `/partners/${roth}/full`);
    await page.getByRole("tab", { name: "Changes" }).click();
    await expect(page.getByText("Put RothMedia into Roth Media GmbH")).toBeVisible();
    await shot("merged");
    await accessible(page);
    await page.getByRole("button", { name: "Take apart: RothMedia" }).click();
    await expect(page.getByText("RothMedia is on its own again.", { exact: false })).toBeVisible();
    expect(await value(page, "partners.get", { id: rothToo })).toMatchObject({
      tier: "B",
      people: 1,
      deletedAt: null,
    });
    expect(await value(page, "partners.get", { id: roth })).toMatchObject({ tier: "A", people: 1 });
    await expect(page.getByText("May be the same as RothMedia")).toBeVisible();
    await shot("hint");
  });

  await test.step("said to be two, it is proposed nowhere, until that is undone", async () => {
    await page.getByRole("button", { name: "Not the same" }).click();
    await expect(page.getByText("May be the same as RothMedia")).toHaveCount(0);
    expect(Number(one(userData, "SELECT count(*) FROM not_same"))).toBe(1);
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect(page.getByText("May be the same as RothMedia")).toBeVisible();
    expect(Number(one(userData, "SELECT count(*) FROM not_same"))).toBe(0);
  });

  await test.step("weeks later that is taken back where both are side by side", async () => {
    await value(page, "duplicates.notSame", { kind: "partner", a: roth, b: rothToo });
    await open(page, `/duplicates/partner/${roth}-${rothToo}`);
    await expect(both.getByText("Somebody said that these are two.")).toBeVisible();
    await both.getByRole("button", { name: "Propose them again" }).click();
    await expect(both.getByRole("button", { name: "Not the same" })).toBeVisible();
    expect(Number(one(userData, "SELECT count(*) FROM not_same"))).toBe(0);
  });
});

test("long names, other scripts, the dark, a small window; two by hand", async ({ page }, info) => {
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await introduce(page);
  await world(page);
  await value(page, "settings.set", { key: "theme", value: "dark" });
  await open(page, "/duplicates");
  const list = page.getByRole("list", { name: "Pairs that could be one" });
  for (const [name, text] of [
    ["long", "Verein zur"],
    ["cjk", "東京クーポン"],
    ["rtl", "قسائم"],
  ] as const) {
    await list.getByRole("link").filter({ hasText: text }).click();
    await expect(page.getByRole("article").getByText(text, { exact: false }).first()).toBeVisible();
    await shot(`dark-${name}`);
  }
  await accessible(page);
  // What a window of 1280 by 960 shows at 200 %.
  await page.setViewportSize({ width: 640, height: 480 });
  await shot("zoomed-pair");
  await page.getByRole("link", { name: "All pairs" }).click();
  await shot("zoomed-list");
  await page.setViewportSize({ width: 1280, height: 800 });

  await open(page, "/partners");
  const grid = page.getByRole("grid");
  await grid
    .getByRole("row", { name: /RothMedia/ })
    .locator("[data-mark]")
    .click();
  await grid
    .getByRole("row", { name: /Verein.*e\. V\./ })
    .locator("[data-mark]")
    .click();
  await shot("chosen");
  await page.getByRole("button", { name: "Merge…" }).click();
  await expect(page.getByText("Chosen by hand")).toBeVisible();
  await shot("by-hand");
});
