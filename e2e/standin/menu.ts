// Menu and MenuItem. No bar is drawn: the items can be read and clicked, and their accelerators work in the page.
import type * as Electron from "electron";
import { parseAccelerator } from "./accelerator.ts";
import { focusedWindow, liveWindows } from "./registry.ts";
import { isOfThePage, roleOf } from "./roles.ts";
import { onlyKnown, raw, record, strict, StrictEmitter } from "./strict.ts";
import type { Shortcut } from "./wire.ts";

type Template = Electron.MenuItemConstructorOptions;
type ItemType = NonNullable<Template["type"]>;

export const ITEM_OPTIONS = [
  "accelerator",
  "checked",
  "click",
  "enabled",
  "id",
  "label",
  "registerAccelerator",
  "role",
  "submenu",
  "type",
  "visible",
] as const;
const TYPES = new Set<string>(["normal", "separator", "submenu", "checkbox", "radio", "header", "palette"]);
let lastCommand = 0;

export class MenuItem {
  readonly commandId = ++lastCommand;
  readonly id: string;
  readonly label: string;
  readonly role?: string;
  readonly type: ItemType;
  readonly accelerator?: string;
  readonly registerAccelerator: boolean;
  readonly submenu?: Menu;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  /** The menu that holds it. */
  menu?: Menu;
  #onClick: Template["click"];

  constructor(options: Template) {
    onlyKnown("MenuItem", options, ITEM_OPTIONS);
    if (options.type !== undefined && !TYPES.has(options.type))
      throw new Error(`Unknown menu item type: ${options.type}`);
    const role = options.role === undefined ? undefined : roleOf(options.role);
    const submenu = options.submenu ?? role?.submenu?.();
    if (options.type === "submenu" && submenu === undefined) throw new Error("Invalid submenu");
    this.id = options.id ?? "";
    this.role = options.role?.toLowerCase();
    this.label = options.label ?? role?.label() ?? "";
    this.type = options.type ?? (submenu === undefined ? "normal" : "submenu");
    this.accelerator = (options.accelerator ?? role?.accelerator) || undefined;
    this.registerAccelerator = options.registerAccelerator ?? true;
    if (submenu !== undefined) this.submenu = Array.isArray(submenu) ? build(submenu) : menuOf(submenu);
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#onClick = options.click;
    if (this.accelerator !== undefined) parseAccelerator(this.accelerator); // a wrong one throws here, as in Electron
  }

  /** As when a person chooses it. */
  click(event: object = {}, window: Electron.BrowserWindow | undefined = focusedWindow()?.proxy): void {
    if (!this.enabled) return;
    if (this.type === "checkbox") this.checked = !this.checked;
    if (this.type === "radio") {
      for (const other of this.menu?.radioGroup(this) ?? []) other.checked = false;
      this.checked = true;
    }
    if (this.role !== undefined) return roleOf(this.role).run?.(window);
    this.#onClick?.(this as unknown as Electron.MenuItem, window, event);
  }
}

export class Menu extends StrictEmitter {
  static readonly events: readonly string[] = ["menu-will-show", "menu-will-close"];
  readonly items: MenuItem[] = [];
  constructor() {
    super("Menu", Menu.events);
  }

  append(item: MenuItem): void {
    raw(item).menu = this;
    this.items.push(item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(options: Electron.PopupOptions = {}): void {
    onlyKnown("menu.popup", options, ["window", "x", "y", "callback"]);
    record(
      "Menu.popup",
      this.items.map((item) => item.label || item.type),
    );
    options.callback?.();
  }
  /** The radio items beside it, up to the next item of another kind. */
  radioGroup(item: MenuItem): MenuItem[] {
    const at = this.items.findIndex((other) => raw(other) === raw(item));
    const isBreak = (other: MenuItem) => other.type !== "radio";
    const start = this.items.slice(0, at).findLastIndex(isBreak) + 1;
    const length = this.items.slice(at).findIndex(isBreak);
    return this.items.slice(start, length < 0 ? undefined : at + length);
  }
  *all(): Generator<MenuItem> {
    for (const item of this.items) {
      yield item;
      if (item.submenu) yield* item.submenu.all();
    }
  }

  static #application: Menu | null = null;
  static buildFromTemplate(this: void, template: (Template | MenuItem)[]): Menu {
    return build(template);
  }
  static setApplicationMenu(this: void, menu: Menu | null): void {
    Menu.#application = menu;
    for (const window of liveWindows.values()) window.refreshAccelerators();
  }
  static getApplicationMenu(this: void): Menu | null {
    return Menu.#application;
  }
}

const menuOf = (menu: unknown): Menu => {
  if (raw(menu) instanceof Menu) return menu as Menu;
  throw new TypeError("Invalid submenu");
};

function build(template: unknown): Menu {
  if (!Array.isArray(template))
    throw new TypeError("Invalid template for Menu: Menu template must be an array");
  const menu = new Menu();
  const items = (template as (Template | MenuItem)[]).map((entry) => {
    if (typeof entry !== "object" || entry === null)
      throw new TypeError("Invalid template for MenuItem: must have at least one of label, role or type");
    if (raw(entry) instanceof MenuItem) return entry as MenuItem;
    if (!("label" in entry || "role" in entry || "type" in entry))
      throw new TypeError("Invalid template for MenuItem: must have at least one of label, role or type");
    return strict("MenuItem", new MenuItem(entry as Template));
  });
  const shown = withoutLooseSeparators(items);
  for (const item of shown) menu.append(item);
  checkOneOfEachRadioGroup(menu);
  return strict("Menu", menu);
}

/** A separator stands between two items: not first, last or twice. */
function withoutLooseSeparators(items: MenuItem[]): MenuItem[] {
  const kept: MenuItem[] = [];
  for (const item of items) {
    if (!item.visible) kept.push(item);
    else if (item.type !== "separator" || !["separator", undefined].includes(kept.at(-1)?.type))
      kept.push(item);
  }
  while (kept.at(-1)?.type === "separator") kept.pop();
  return kept;
}

/** Of a radio group without a checked item the first is checked, as in Electron. */
function checkOneOfEachRadioGroup(menu: Menu): void {
  for (const item of menu.items.filter(({ type }) => type === "radio")) {
    const group = menu.radioGroup(item);
    const first = group[0];
    if (first && !group.some(({ checked }) => checked)) first.checked = true;
  }
}

const listed = () => [...(Menu.getApplicationMenu()?.all() ?? [])];

/** What the pages listen for. */
export function shortcuts(): Shortcut[] {
  return listed()
    .filter((item) => item.enabled && item.registerAccelerator && !isOfThePage(item.role))
    .flatMap(({ accelerator, commandId }) =>
      accelerator === undefined ? [] : [{ ...parseAccelerator(accelerator), commandId }],
    );
}
/** A page heard the accelerator of a menu item. */
export function runShortcut(commandId: number, window: Electron.BrowserWindow): void {
  listed()
    .find((item) => item.commandId === commandId)
    ?.click({ triggeredByAccelerator: true }, window);
}
