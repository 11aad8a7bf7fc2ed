// The system's dialogs, standing on our window where there is one.
import { dialog, type MessageBoxOptions, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import type { Page } from "./window.ts";

/** The number of the button that was chosen. */
export async function ask(page: Page, options: MessageBoxOptions): Promise<number> {
  const window = page.window();
  const asked = { noLink: true, ...options };
  const { response } = await (window ? dialog.showMessageBox(window, asked) : dialog.showMessageBox(asked));
  return response;
}

/** The file that was chosen; null when none was. */
export async function askForFile(page: Page, options: OpenDialogOptions): Promise<string | null> {
  const window = page.window();
  const asked: OpenDialogOptions = { properties: ["openFile"], ...options };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, asked)
    : dialog.showOpenDialog(asked));
  return canceled ? null : (filePaths[0] ?? null);
}

/** The folder that was chosen, on macOS perhaps made in the dialog; null when none was. */
export const askForFolder = (page: Page, options: OpenDialogOptions): Promise<string | null> =>
  askForFile(page, { properties: ["openDirectory", "createDirectory"], ...options });

/** Where something is to be written; null when nowhere. */
export async function askWhere(page: Page, options: SaveDialogOptions): Promise<string | null> {
  const window = page.window();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? null : filePath;
}
