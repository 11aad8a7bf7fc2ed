import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { makeWords } from "../domain/words/words.ts";
import type { MenuCommand } from "../api/desk.ts";
import { menuTemplate } from "./menu.ts";

type Item = MenuItemConstructorOptions;
const submenu = (item: Item) => (Array.isArray(item.submenu) ? item.submenu : []);
const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(submenu(item))]);

function build(platform: NodeJS.Platform, packaged = false) {
  const sent: MenuCommand[] = [];
  const own: string[] = [];
  const note = (name: string) => () => void own.push(name);
  const template = menuTemplate({
    platform,
    packaged,
    say: makeWords("en"),
    send: (command) => void sent.push(command),
    openWorkspace: note("openWorkspace"),
    newWorkspace: note("newWorkspace"),
    showLog: note("showLog"),
    about: note("about"),
  });
  return { template, items: all(template), sent, own };
}

const click = (item: Item) => (item.click as (() => void) | undefined)?.();

describe.each(["linux", "win32", "darwin"] as const)("the menu on %s", (platform) => {
  test("every item of ours does what its name says", () => {
    const { items, sent, own } = build(platform);
    const ours = items.filter((item) => item.id);
    for (const item of ours) click(item);
    expect(new Set([...sent, ...own])).toEqual(new Set(ours.map((item) => item.id)));
    expect(sent.length + own.length).toBe(ours.length);
    expect(own.toSorted()).toEqual(["about", "newWorkspace", "openWorkspace", "showLog"]);
    expect(sent).toEqual(
      expect.arrayContaining([
        "new",
        "logCall",
        "import",
        "openShared",
        "saveShared",
        "settings",
        "undo",
        "redo",
        "search",
        "partners",
        "trash",
        "keys",
      ]),
    );
  });

  test("no keys are given twice, no item is without a name", () => {
    const { items } = build(platform);
    const keys = items.flatMap((item) => item.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(items.filter((item) => item.type !== "separator" && !item.label && !item.role)).toEqual([]);
  });

  test("undo and redo show their keys and leave them to the page", () => {
    const undo = build(platform).items.filter(({ id }) => id === "undo" || id === "redo");
    expect(undo).toHaveLength(2);
    for (const item of undo)
      expect(item).toMatchObject({ registerAccelerator: false, accelerator: expect.any(String) });
  });

  test("developer tools are not in the packaged program", () => {
    const has = (packaged: boolean) =>
      build(platform, packaged).items.some(({ role }) => role === "toggleDevTools");
    expect([has(false), has(true)]).toEqual([true, false]);
  });
});
