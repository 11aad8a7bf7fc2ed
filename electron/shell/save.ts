// Writing what the page shows where the person says: text, the picture of a chart, the page as PDF.
import { dialog } from "electron";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { askWhere } from "./ask.ts";
import type { Log } from "./log.ts";
import { say } from "./say.ts";
import type { Page } from "./window.ts";

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
