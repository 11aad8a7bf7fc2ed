// Writing what the page shows where the person says: text, the picture of a chart, the page as PDF.
import { dialog } from "electron";
import { open, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { HEADER_BYTES, isStore, storeName } from "../domain/storeFile.ts";
import { askWhere } from "./ask.ts";
import type { Log } from "./log.ts";
import { say } from "./say.ts";
import type { Page } from "./window.ts";

/** Nothing that the page shows is ever written over a workspace or a backup. */
async function holdsStore(path: string): Promise<boolean> {
  const file = await open(path, "r").catch(() => null);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES));
    return isStore(buffer.subarray(0, bytesRead));
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

const isStoreOrBeside = async (path: string): Promise<boolean> =>
  (await holdsStore(path)) || holdsStore(join(dirname(path), storeName(basename(path))));

export interface Saved {
  saved: boolean;
  /** Of the file that was chosen; null where none was. */
  name: string | null;
}

/**
 * The system's save dialog, then the file. The name is a proposal: whatever the page puts into it, the person sees and chooses the
 * place. `make` gives the content once a place is chosen.
 */
export async function saveAsked(
  page: Page,
  log: Log,
  name: string,
  make: () => string | Uint8Array | Promise<string | Uint8Array>,
): Promise<Saved> {
  const path = await askWhere(page, {
    title: say("ui.shell.files.saveTitle"),
    defaultPath: basename(name),
  });
  if (path === null) return { saved: false, name: null };
  if (await isStoreOrBeside(path)) {
    dialog.showErrorBox(
      say("ui.shell.files.saveTitle"),
      say("errors.export-over-workspace", { file: basename(path) }),
    );
    return { saved: false, name: basename(path) };
  }
  const content = await make();
  try {
    await writeFile(path, content);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?";
    log.write("warn", `a file could not be written: ${reason}`);
    dialog.showErrorBox(
      say("ui.shell.files.saveTitle"),
      say("ui.shell.files.saveFailed", { name: basename(path), reason }),
    );
    return { saved: false, name: basename(path) };
  }
  return { saved: true, name: basename(path) };
}

/** Inches. */
const margin = 0.45;

/** The window's page on A4, as its print style shows it; each sheet with its number. */
export async function pagePdf(page: Page, upright: boolean): Promise<Uint8Array> {
  const contents = page.window()?.webContents;
  if (!contents) throw new Error("there is no window to print");
  return contents.printToPDF({
    landscape: !upright,
    pageSize: "A4",
    printBackground: true,
    margins: { top: margin, bottom: margin + 0.1, left: margin, right: margin },
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate:
      '<div style="width:100%;padding:0 0.45in;font-size:8px;text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    generateTaggedPDF: true,
  });
}
