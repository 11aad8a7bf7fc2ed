// A hostile mail, shown formatted: nothing of it runs, nothing leaves, the page stays, and its harmless part can be read.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { value } from "./bridge.ts";
import { attack } from "./fixtures/attack.ts";
import { expect, test } from "./fixture.ts";
import { accessible, importFile, introduce, one } from "./workspace.ts";
import { open } from "./window.ts";

test("nothing of a hostile mail runs or leaves", async ({ app, page, userData }, info) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await introduce(page);
  const file = path.join(userData, "attack.eml");
  writeFileSync(file, attack);
  await importFile(app, page, file, /^Import 1 message/);
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  const id = Number(one(userData, "SELECT id FROM interaction"));
  const [stored] = await value<{ html: string }[]>(page, "interactions.thread", { id });
  expect(stored?.html).not.toMatch(/evil\.example|<script|onerror=|javascript:|<style|<svg|<form|<iframe/i);

  await open(page, `/thread/${id}`);
  const address = page.url();
  await page.getByText("Formatted", { exact: true }).click();
  await expect(page.getByText("Visible words of the attack.")).toBeVisible();
  await expect(page.getByText("white words")).toBeVisible();
  await expect(page.getByText("remote picture")).toBeVisible();

  // What stands in the page: nodes of its own making, from a short list.
  const inside = await page.evaluate(() => {
    const host = [...document.querySelectorAll("*")].find((node) => node.shadowRoot);
    const root = host!.shadowRoot!;
    const all = [...root.querySelectorAll("*")];
    return {
      names: [...new Set(all.map((node) => node.localName))].toSorted(),
      attributes: [...new Set(all.flatMap((node) => node.getAttributeNames()))].toSorted(),
      links: [...root.querySelectorAll("a")].map((link) => link.getAttribute("href")),
      pictures: [...root.querySelectorAll("img")].map((image) =>
        (image.getAttribute("src") ?? "").slice(0, 22),
      ),
      loaded: [...root.querySelectorAll("img")]
        .filter(({ src }) => src)
        .every((image) => image.naturalWidth > 0),
      folded: root.querySelector("details")?.open,
    };
  });
  const harmless = "a b blockquote br details div img p span summary table tbody td tr".split(" ");
  expect(inside.names.filter((name) => !harmless.includes(name))).toEqual([]);
  expect(inside.attributes.filter((name) => /^(?:on.*|style|id|name|target)$/.test(name))).toEqual([]);
  expect(inside.links.filter((link) => link !== null)).toEqual([
    "https://good.example/page",
    "mailto:a@good.example",
  ]);
  expect(inside.pictures.filter((source) => source !== "")).toEqual(["data:image/png;base64,"]);
  expect(inside.loaded).toBe(true);
  expect(inside.folded).toBe(false);

  await page.getByText("white words").hover();
  for (const name of ["script link", "split link", "data link", "relative link"])
    await page.getByText(name, { exact: true }).click();
  await page.getByRole("link", { name: "good link" }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(["https://good.example/page"]);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as { pwned?: string }).pwned)).toBeUndefined();
  expect(asked.filter((url) => /evil|good/.test(url))).toEqual([]);
  expect(page.url()).toBe(address);
  await expect(page.getByRole("main")).toBeVisible();
  // The subject is text wherever it stands.
  await expect(
    page.getByRole("heading", { name: "<img src=x onerror=window.pwned='subject'>" }),
  ).toBeVisible();
  await accessible(page);
  await page.screenshot({ path: info.outputPath("formatted.png") });
  await value(page, "settings.set", { key: "theme", value: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await accessible(page);
  await page.screenshot({ path: info.outputPath("formatted dark.png") });
});
