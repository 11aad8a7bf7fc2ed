// dialog. A test replaces its functions, as on Electron; a person is asked in a small window; with neither, asking is an
// error and not silence.
import path from "node:path";
import type * as Electron from "electron";
import { appImpl } from "./app.ts";
import { askPerson } from "./ask.ts";
import { isInteractive } from "./desktop.ts";
import { windowOf } from "./registry.ts";
import { onlyKnown, record, strict } from "./strict.ts";

type FileOptions = Electron.OpenDialogOptions & Electron.SaveDialogOptions;

export const OPEN_OPTIONS = ["title", "defaultPath", "buttonLabel", "filters", "properties", "message"];
export const SAVE_OPTIONS = [...OPEN_OPTIONS, "nameFieldLabel", "showsTagField"];
export const MESSAGE_OPTIONS = [
  "message",
  "type",
  "buttons",
  "defaultId",
  "title",
  "detail",
  "cancelId",
  "noLink",
  "normalizeAccessKeys",
  "icon",
];
const MESSAGE_TYPES = new Set(["none", "info", "error", "question", "warning"]);

/** Electron's calls take an optional window before the options. */
function optionsOf(args: readonly unknown[]): object {
  if (!appImpl.isReady()) throw new TypeError("dialog module can only be used after app is ready");
  const [first] = args;
  const options = windowOf(first) || args.length > 1 ? args[1] : first;
  if (typeof options !== "object" || options === null) throw new TypeError("Options must be an object");
  return options;
}
function expectStrings(options: object, names: Record<string, string>): void {
  for (const [key, name] of Object.entries(names)) {
    const value: unknown = Reflect.get(options, key);
    if (value !== undefined && typeof value !== "string") throw new TypeError(`${name} must be a string`);
  }
}
function expectArray(value: unknown, name: string): void {
  if (value !== undefined && !Array.isArray(value)) throw new TypeError(`${name} must be an array`);
}
const FILE_TEXTS = {
  title: "Title",
  defaultPath: "Default path",
  buttonLabel: "Button label",
  message: "Message",
};

function fileOptions(api: string, args: readonly unknown[], known: string[]): FileOptions {
  const options: FileOptions = optionsOf(args);
  onlyKnown(api, options, known);
  expectStrings(options, FILE_TEXTS);
  expectArray(options.properties, "Properties");
  expectArray(options.filters, "Filters");
  for (const filter of options.filters ?? []) {
    expectStrings(filter, { name: "Filter name" });
    expectArray(filter.extensions, "Filter extensions");
    if (filter.extensions.some((extension) => /^[.*]./.test(extension)))
      throw new TypeError(`Filter extensions have no dot or wildcard: ${filter.extensions.join(", ")}`);
  }
  record(api, options);
  return options;
}

export const dialog = strict("dialog", {
  async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    const api = "dialog.showOpenDialog";
    const {
      title = "Open",
      buttonLabel = "Open",
      filters = [],
      ...options
    } = fileOptions(api, args, OPEN_OPTIONS);
    const properties = new Set<string>(options.properties);
    const extensions = filters.flatMap((filter) => filter.extensions);
    const accept = extensions.includes("*") ? "" : extensions.map((extension) => `.${extension}`).join();
    const { button, paths } = await askPerson({
      api,
      title,
      text: options.message,
      buttons: [buttonLabel, "Cancel"],
      field: properties.has("openDirectory")
        ? { kind: "path", value: options.defaultPath ?? "" }
        : { kind: "files", multiple: properties.has("multiSelections"), accept },
    });
    const chosen = button === 0 && paths.some(Boolean);
    return { canceled: !chosen, filePaths: chosen ? paths : [] };
  },
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    const api = "dialog.showSaveDialog";
    const { title = "Save", buttonLabel = "Save", ...options } = fileOptions(api, args, SAVE_OPTIONS);
    const value = path.resolve(appImpl.getPath("documents"), options.defaultPath ?? "");
    const { button, paths } = await askPerson({
      api,
      title,
      text: options.message,
      buttons: [buttonLabel, "Cancel"],
      field: { kind: "path", value },
    });
    const [filePath = ""] = button === 0 ? paths : [];
    return { canceled: filePath === "", filePath };
  },
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const api = "dialog.showMessageBox";
    const options = optionsOf(args) as Electron.MessageBoxOptions;
    onlyKnown(api, options, MESSAGE_OPTIONS);
    expectStrings(options, { title: "Title", message: "Message", detail: "Detail" });
    expectArray(options.buttons, "Buttons");
    if (options.type !== undefined && !MESSAGE_TYPES.has(options.type))
      throw new TypeError("Invalid message box type");
    record(api, options);
    const { message, detail, title = message, buttons = ["OK"], cancelId } = options;
    const { button } = await askPerson({
      api,
      title,
      text: [title === message ? undefined : message, detail].filter(Boolean).join("\n\n"),
      buttons,
    });
    // As Electron: without a cancelId, closing means the button that says so, or the first.
    const cancelled =
      cancelId ??
      Math.max(
        0,
        buttons.findIndex((text) => /^(cancel|no)$/i.test(text)),
      );
    return { response: button < 0 ? cancelled : button, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    expectStrings({ title, content }, { title: "Title", content: "Content" });
    record("dialog.showErrorBox", title, content);
    console.error(`${title}\n${content}`);
    if (isInteractive() && appImpl.isReady())
      askPerson({ api: "dialog.showErrorBox", title, text: content, buttons: ["OK"] }).catch(() => {});
  },
} satisfies Pick<Electron.Dialog, "showOpenDialog" | "showSaveDialog" | "showMessageBox" | "showErrorBox">);
