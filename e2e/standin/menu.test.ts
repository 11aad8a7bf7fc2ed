// Menus as Electron builds them: templates are checked, roles are whole, separators and radio groups are kept in order.
import { describe, expect, test } from "vitest";
import { Menu, type MenuItem } from "./menu.ts";

const build = (template: object[]) => Menu.buildFromTemplate(template);
const labels = (menu: Menu | undefined) => menu?.items.map((item) => item.label || item.type);
const first = (menu: Menu): MenuItem => {
  const [item] = menu.items;
  if (!item) throw new Error("the menu is empty");
  return item;
};

describe("a menu", () => {
  test("gives roles their label, accelerator and submenu", () => {
    const menu = build([{ role: "editMenu" }, { role: "viewMenu" }, { role: "reload" }]);
    expect(labels(menu)).toEqual(["Edit", "View", "Reload"]);
    expect(labels(menu.items[1]?.submenu)).toContain("Actual Size");
    expect(menu.items[2]?.accelerator).toBe("CmdOrCtrl+R");
  });

  test("lets a label and an accelerator stand in for the role's own", () => {
    expect(first(build([{ role: "quit", label: "Leave", accelerator: "F4" }]))).toMatchObject({
      label: "Leave",
      accelerator: "F4",
    });
  });

  test("drops separators that separate nothing", () => {
    const line = { type: "separator" };
    expect(labels(build([line, { label: "a" }, line, line, { label: "b" }, line]))).toEqual([
      "a",
      "separator",
      "b",
    ]);
  });

  test("keeps one item of a radio group checked", () => {
    const radio = (label: string) => ({ label, type: "radio" });
    const menu = build([radio("a"), radio("b"), { label: "between" }, radio("c")]);
    const checked = () => menu.items.filter((item) => item.checked).map((item) => item.label);
    expect(checked()).toEqual(["a", "c"]);
    menu.items[1]?.click();
    expect(checked()).toEqual(["b", "c"]);
  });

  test("turns a checkbox on and off, and tells its click", () => {
    const seen: boolean[] = [];
    const item = first(
      build([{ label: "x", type: "checkbox", click: (clicked: MenuItem) => seen.push(clicked.checked) }]),
    );
    item.click();
    item.click();
    item.enabled = false;
    item.click();
    expect(seen).toEqual([true, false]);
  });

  test("is found by id at any depth", () => {
    const menu = build([{ label: "a", submenu: [{ label: "b", submenu: [{ id: "deep", label: "c" }] }] }]);
    expect(menu.getMenuItemById("deep")?.label).toBe("c");
    expect(menu.getMenuItemById("absent")).toBeNull();
  });

  test.each([
    ["an entry without anything", [{}], "must have at least one of label, role or type"],
    ["an unknown type", [{ label: "x", type: "button" }], "Unknown menu item type"],
    ["a submenu that is none", [{ type: "submenu", label: "x" }], "Invalid submenu"],
    ["an unknown role", [{ role: "shareMenu" }], "MenuItem role 'shareMenu'"],
    ["an unknown option", [{ label: "x", sublabel: "y" }], "MenuItem { sublabel }"],
    ["a wrong accelerator", [{ label: "x", accelerator: "Hyper+X" }], "Invalid accelerator"],
  ])("refuses %s", (_name, template, message) => {
    expect(() => build(template)).toThrow(message);
  });
});
